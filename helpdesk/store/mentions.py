"""Mentions: notes that name a colleague, until the colleague has seen them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from helpdesk.model.conversation import Mention
from helpdesk.model.person import Person
from helpdesk.store.database import Tx
from helpdesk.store.schema import mention, note, person, ticket
from helpdesk.store.tickets import seen_by

_C = mention.c


def add(tx: Tx, now: datetime, *, note_id: int, ticket_id: int, people: Collection[int]) -> None:
    """Say that a note names these people."""
    rows = [{"note_id": note_id, "ticket_id": ticket_id, "person_id": one, "at": now} for one in people]
    if rows:
        tx.execute(sa.insert(mention), rows)


def unseen(tx: Tx, viewer: Person) -> int:
    """Return how many mentions somebody has not seen yet, in tickets that they may see."""
    query = sa.select(sa.func.count()).select_from(mention).join(ticket, ticket.c.id == _C.ticket_id)
    return tx.scalar(query.where(_C.person_id == viewer.id, _C.seen_at.is_(None), seen_by(viewer))) or 0


def of_person(tx: Tx, viewer: Person, limit: int = 100) -> tuple[Mention, ...]:
    """Return the mentions of somebody, unseen ones first, then the newest; none in a ticket that they may not see."""
    query = (
        sa.select(_C.id, _C.ticket_id, ticket.c.number, ticket.c.subject, person.c.name, note.c.text, _C.at, _C.seen_at)
        .join(note, note.c.id == _C.note_id)
        .join(ticket, ticket.c.id == _C.ticket_id)
        .join(person, person.c.id == note.c.author_id, isouter=True)
        .where(_C.person_id == viewer.id, seen_by(viewer))
        .order_by(sa.case((_C.seen_at.is_(None), 0), else_=1), _C.id.desc())
        .limit(limit)
    )
    return tuple(
        Mention(
            row.id, row.ticket_id, row.number, row.subject, row.name or "", row.text, row.at, row.seen_at is not None
        )
        for row in tx.execute(query)
    )


def see(tx: Tx, person_id: int, ticket_id: int | None, now: datetime) -> int:
    """Mark somebody's mentions in a ticket (None: everywhere) as seen; return how many were not yet."""
    mine = [_C.person_id == person_id, _C.seen_at.is_(None)]
    if ticket_id is not None:
        mine.append(_C.ticket_id == ticket_id)
    return tx.execute(sa.update(mention).where(*mine).values(seen_at=now)).rowcount
