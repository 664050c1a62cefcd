"""Saved views: a queue with its filters under a name, a person's own or shared with everybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from helpdesk.model.person import Person
from helpdesk.store.database import Tx
from helpdesk.store.schema_lists import saved_view

MOST = 30  # views that one page shows


@dataclass(frozen=True, slots=True)
class View:
    """A saved view; ``address`` is the page that it leads to."""

    id: int
    person_id: int
    name: str
    address: str
    shared: bool


_COLUMNS = [saved_view.c[name] for name in View.__slots__]


def seen_by(tx: Tx, person: Person) -> tuple[View, ...]:
    """Return a person's own views and the shared ones, by name."""
    mine = sa.or_(saved_view.c.person_id == person.id, saved_view.c.shared.is_(True))
    query = sa.select(*_COLUMNS).where(mine).order_by(sa.func.lower(saved_view.c.name), saved_view.c.id)
    return tuple(map(_view, tx.execute(query.limit(MOST))))


def at(tx: Tx, person: Person, address: str) -> View | None:
    """Return the view that leads to ``address``, if the person sees one."""
    return next((view for view in seen_by(tx, person) if view.address == address), None)


def get(tx: Tx, view_id: int) -> View | None:
    """Return one view."""
    row = tx.execute(sa.select(*_COLUMNS).where(saved_view.c.id == view_id)).one_or_none()
    return _view(row) if row else None


def add(tx: Tx, now: datetime, person: Person, name: str, address: str, *, shared: bool) -> int:
    """Save a view and return its id."""
    values = {"person_id": person.id, "name": name, "address": address, "shared": shared, "created_at": now}
    return int(tx.scalar(sa.insert(saved_view).values(**values).returning(saved_view.c.id)) or 0)


def remove(tx: Tx, view_id: int) -> None:
    """Take a view away; the tickets stay where they are."""
    tx.execute(sa.delete(saved_view).where(saved_view.c.id == view_id))


def _view(row: Any) -> View:
    return View(**row._asdict())
