"""Links for citizens: each ticket's epoch, which a link must name to hold."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from helpdesk.store.database import Tx
from helpdesk.store.schema import public_link

_EPOCH = sa.select(public_link.c.epoch).where(public_link.c.ticket_id == sa.bindparam("ticket"))


def epoch(tx: Tx, ticket_id: int) -> int:
    """Return the epoch of a ticket's links: 0 until they are revoked for the first time."""
    return tx.scalar(_EPOCH, {"ticket": ticket_id}) or 0


def revoke(tx: Tx, ticket_id: int, now: datetime) -> int:
    """Make every link of a ticket worthless and return the new epoch."""
    c = public_link.c
    raised = sa.update(public_link).where(c.ticket_id == ticket_id).values(epoch=c.epoch + 1, at=now)
    if tx.execute(raised).rowcount == 0:
        tx.execute(sa.insert(public_link).values(ticket_id=ticket_id, epoch=1, at=now))
    return epoch(tx, ticket_id)
