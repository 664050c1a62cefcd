"""Notes: what colleagues write for colleagues; no citizen ever sees one."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from helpdesk.model.conversation import Note
from helpdesk.store.database import Tx
from helpdesk.store.schema import note, person


def add(tx: Tx, ticket_id: int, author_id: int | None, text: str, now: datetime) -> int:
    """Write a note on a ticket and return its id."""
    values = {"ticket_id": ticket_id, "author_id": author_id, "text": text, "at": now}
    return int(tx.scalar(sa.insert(note).values(values).returning(note.c.id)) or 0)


def of_ticket(tx: Tx, ticket_id: int) -> tuple[Note, ...]:
    """Return a ticket's notes, oldest first."""
    author = person.c.name.label("author_name")
    query = sa.select(note, author).join(person, person.c.id == note.c.author_id, isouter=True)
    return tuple(
        Note(row.id, row.ticket_id, row.author_id, row.author_name or "", row.text, row.at)
        for row in tx.execute(query.where(note.c.ticket_id == ticket_id).order_by(note.c.id))
    )
