"""Alerts: when an administrator was last told of each cause, so that one is told once and by one process only."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from helpdesk.store.database import Tx
from helpdesk.store.receipts import insert_or_ignore
from helpdesk.store.schema import alert


def claim(tx: Tx, cause: str, now: datetime, not_since: datetime) -> bool:
    """Return whether this process is to tell of ``cause``: nobody has since ``not_since``."""
    first = insert_or_ignore(tx, alert).values(cause=cause, sent_at=now).returning(alert.c.cause)
    if tx.scalar(first) is not None:
        return True
    change = sa.update(alert).where(alert.c.cause == cause, alert.c.sent_at <= not_since)
    return tx.execute(change.values(sent_at=now)).rowcount == 1


def release(tx: Tx, cause: str) -> None:
    """Note that ``cause`` could not be told, so that it is tried again."""
    tx.execute(sa.delete(alert).where(alert.c.cause == cause))
