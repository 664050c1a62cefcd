"""What the desk has sent to whom by itself, so that it stays within its limits."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from helpdesk.store.database import Tx
from helpdesk.store.schema import citizen_address, notice


def sent_since(tx: Tx, address: str, since: datetime) -> tuple[str, ...]:
    """Return the kinds of the notices that went to ``address`` after ``since``.

    The address is locked until the transaction ends, so that two processes do not both find room for one more.
    """
    mine = sa.select(citizen_address.c.address).where(citizen_address.c.address == address.lower())
    tx.execute(mine.with_for_update()).all()
    query = sa.select(notice.c.kind).where(notice.c.address == address.lower(), notice.c.at > since)
    return tuple(tx.scalars(query.order_by(notice.c.id)))


def record(tx: Tx, kind: str, address: str, ticket_id: int, delivery_id: int, now: datetime) -> None:
    """Note that a notice is in the outbox."""
    values = {"kind": kind, "address": address.lower(), "ticket_id": ticket_id, "delivery_id": delivery_id, "at": now}
    tx.execute(sa.insert(notice).values(values))
