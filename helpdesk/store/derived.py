"""Derived: everything that lists and the search keep of a mail, in one place, so that no step forgets a part of it."""

from __future__ import annotations

import sqlalchemy as sa

from helpdesk.model.explanation import Explanation
from helpdesk.store import lines, search_index
from helpdesk.store.database import Database, Tx
from helpdesk.store.schema import message, reading
from helpdesk.store.schema_lists import ticket_line

BATCH = 500  # mails that one transaction takes in


def begin(tx: Tx, row_id: int, explanation: Explanation, ticket_id: int | None) -> None:
    """Take in a mail that was read for the first time; ``ticket_id`` is None for one that we wrote."""
    search_index.add(tx, row_id, explanation)
    if ticket_id is not None:
        lines.follow(tx, ticket_id, row_id, explanation)


def follow(tx: Tx, row_id: int, explanation: Explanation) -> None:
    """Take in a mail that was read again, in place of what was derived from it before."""
    search_index.put(tx, row_id, explanation)
    ticket_id = tx.scalar(sa.select(message.c.ticket_id).where(message.c.id == row_id))
    if ticket_id is not None:
        lines.rebuild(tx, [ticket_id])


def fill(database: Database) -> int:
    """Take in the mails of an older desk that never were, newest first, and return how many were looked at.

    It can be interrupted: the oldest mail comes last, so that its absence says that there is more to do. What stands
    in files comes in with ``helpdesk reparse --all``.
    """
    with database.read() as tx:
        oldest = tx.scalar(sa.select(sa.func.min(reading.c.message_row_id)))
        if oldest is None or _complete(tx, oldest):
            return 0
        newest = int(tx.scalar(sa.select(sa.func.max(reading.c.message_row_id))) or 0)
    below, looked_at = newest + 1, 0
    while True:
        with database.transaction() as tx:
            ids = sa.select(reading.c.message_row_id).where(reading.c.message_row_id < below)
            rows = tx.scalars(ids.order_by(reading.c.message_row_id.desc()).limit(BATCH)).all()
            if not rows:
                return looked_at
            search_index.put_readings(tx, rows)
            lines.rebuild(tx, tx.scalars(sa.select(message.c.ticket_id).where(message.c.id.in_(rows)).distinct()))
        below, looked_at = rows[-1], looked_at + len(rows)


def _complete(tx: Tx, oldest: int) -> bool:
    lineless = (
        sa.select(message.c.id)
        .where(message.c.id == oldest, message.c.direction == "in")
        .where(message.c.ticket_id.not_in(sa.select(ticket_line.c.ticket_id)))
    )
    return search_index.holds(tx, oldest) and tx.scalar(lineless) is None
