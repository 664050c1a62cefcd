"""Presence: who has a ticket open now and who types. A page says so again and again; who stops saying it is gone."""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa

from helpdesk.model.conversation import Present
from helpdesk.store.database import Tx
from helpdesk.store.receipts import insert_or_ignore
from helpdesk.store.schema import person, presence

HERE = timedelta(seconds=35)  # a page says every few seconds that it is open; a hidden one more rarely
TYPES = timedelta(seconds=12)
AGAIN = timedelta(seconds=10)  # what was said so recently is not written again
_C = presence.c


def needs_saying(tx: Tx, ticket_id: int, person_id: int, now: datetime, *, typing: bool) -> bool:
    """Whether what the table says of somebody is too old, so that a look at a ticket seldom writes."""
    row = tx.execute(sa.select(_C.seen_at, _C.typed_at).where(*_of(ticket_id, person_id))).one_or_none()
    if row is None or now - row.seen_at >= AGAIN:
        return True
    types = row.typed_at is not None and now - row.typed_at < TYPES
    return typing != types or (typing and now - row.typed_at >= AGAIN / 2)


def say(tx: Tx, ticket_id: int, person_id: int, now: datetime, *, typing: bool) -> None:
    """Note that somebody has a ticket open, and whether they type."""
    typed_at = now if typing else None
    values = {"ticket_id": ticket_id, "person_id": person_id, "seen_at": now, "typed_at": typed_at}
    tx.execute(insert_or_ignore(tx, presence), values)
    tx.execute(sa.update(presence).where(*_of(ticket_id, person_id)).values(seen_at=now, typed_at=typed_at))


def leave(tx: Tx, ticket_id: int, person_id: int) -> None:
    """Note that somebody has closed a ticket."""
    tx.execute(sa.delete(presence).where(*_of(ticket_id, person_id)))


def others(tx: Tx, ticket_id: int, person_id: int, now: datetime) -> tuple[Present, ...]:
    """Return the colleagues who have a ticket open, by name; not the one who asks."""
    query = sa.select(_C.person_id, person.c.name, _C.typed_at).join(person, person.c.id == _C.person_id)
    here = (_C.ticket_id == ticket_id, _C.person_id != person_id, _C.seen_at > now - HERE)
    rows = tx.execute(query.where(*here).order_by(person.c.name))
    return tuple(Present(r.person_id, r.name, r.typed_at is not None and now - r.typed_at < TYPES) for r in rows)


def _of(ticket_id: int, person_id: int) -> tuple[sa.ColumnElement[bool], ...]:
    return (_C.ticket_id == ticket_id, _C.person_id == person_id)
