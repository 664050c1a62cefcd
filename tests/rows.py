"""Rows that no step of the desk makes, reads or removes, but a test wants to."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from helpdesk.store.database import Tx
from helpdesk.store.schema import citizen_address, message
from helpdesk.store.schema_lists import ticket_entry, ticket_line


def every_digest(tx: Tx) -> list[tuple[int, str]]:
    """Return (row id, digest) of every message, oldest first."""
    rows = tx.execute(sa.select(message.c.id, message.c.digest).order_by(message.c.id))
    return [(row.id, row.digest) for row in rows]


def another_address(tx: Tx, citizen_id: int, address: str, now: datetime) -> None:
    """Give a citizen one more address."""
    values = {"citizen_id": citizen_id, "address": address.lower(), "position": 9, "created_at": now}
    tx.execute(sa.insert(citizen_address).values(values))


def forget_what_is_derived(tx: Tx) -> None:
    """Empty what lists and search keep, as an older desk never had it."""
    for table in (ticket_entry, ticket_line):
        tx.execute(sa.delete(table))
    tx.execute(sa.text("DELETE FROM search_message"))
