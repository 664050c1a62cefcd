"""The event table: appended to in the transaction of the change it tells about, never changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from helpdesk.model.conversation import Event
from helpdesk.model.person import Actor
from helpdesk.store.database import Tx
from helpdesk.store.gathering import later
from helpdesk.store.schema import event

_APPEND = sa.insert(event)


def record(  # noqa: PLR0913 -- every keyword is a column of the event table
    tx: Tx,
    now: datetime,
    actor: Actor,
    what: str,
    *,
    ticket_id: int | None = None,
    message_row_id: int | None = None,
    delivery_id: int | None = None,
    why: str | None = None,
    data: Mapping[str, Any] | None = None,
) -> None:
    """Append one event (``what`` is stage dot past participle, e.g. ``review.approved``)."""
    values = {
        "at": now,
        "actor_kind": actor.kind,
        "actor_name": actor.name,
        "person_id": actor.person_id,
        "origin": actor.origin,
        "what": what,
        "why": why,
        "ticket_id": ticket_id,
        "message_row_id": message_row_id,
        "delivery_id": delivery_id,
        "data": dict(data or {}),
    }
    later(tx, _APPEND, [values])


_INSERT = sa.insert(event)


def record_many(tx: Tx, now: datetime, actor: Actor, what: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Append an event of one kind for each of ``rows``: ``why``, ``data``, ids of ticket, application and delivery."""
    if rows:
        who = {"actor_kind": actor.kind, "actor_name": actor.name, "person_id": actor.person_id, "origin": actor.origin}
        empty: dict[str, Any] = {
            "ticket_id": None,
            "application_id": None,
            "delivery_id": None,
            "why": None,
            "data": {},
        }
        tx.execute(_INSERT, [{"at": now, **who, "what": what, **empty, **row} for row in rows])


def last_id(tx: Tx) -> int:
    """Return the newest event's id, 0 when there is none; pages compare it to learn that something changed."""
    return tx.scalar(sa.select(sa.func.max(event.c.id))) or 0


def since(tx: Tx, event_id: int, limit: int = 500) -> tuple[Event, ...]:
    """Return the events after ``event_id`` in order."""
    query = sa.select(event).where(event.c.id > event_id).order_by(event.c.id).limit(limit)
    return tuple(_event(row) for row in tx.execute(query))


def of_kind(tx: Tx, what: str, limit: int = 1000) -> tuple[Event, ...]:
    """Return the newest events of one kind, newest first."""
    query = sa.select(event).where(event.c.what == what).order_by(event.c.id.desc()).limit(limit)
    return tuple(_event(row) for row in tx.execute(query))


def of_ticket(tx: Tx, ticket_id: int, limit: int = 500) -> tuple[Event, ...]:
    """Return a ticket's history, oldest first."""
    query = sa.select(event).where(event.c.ticket_id == ticket_id).order_by(event.c.id).limit(limit)
    return tuple(_event(row) for row in tx.execute(query))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events a log shows: of one ticket, of one person, or (neither) of the desk itself; older than ``below``.

    ``kinds`` are beginnings of ``what``; ``since`` and ``until`` moments, the second excluded.
    """

    ticket_id: int | None = None
    person_id: int | None = None
    kinds: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    below: int | None = None


def log(tx: Tx, wanted: Wanted, limit: int) -> tuple[Event, ...]:
    """Return events, newest first."""
    c = event.c
    query = sa.select(event).order_by(c.id.desc()).limit(limit)
    if wanted.ticket_id is None and wanted.person_id is None:
        query = query.where(c.ticket_id.is_(None), c.application_id.is_(None))
    if wanted.kinds:
        query = query.where(sa.or_(*(c.what.startswith(kind, autoescape=True) for kind in wanted.kinds)))
    given = [
        (wanted.ticket_id, c.ticket_id.__eq__),
        (wanted.person_id, c.person_id.__eq__),
        (wanted.since, c.at.__ge__),
        (wanted.until, c.at.__lt__),
        (wanted.below, c.id.__lt__),
    ]
    query = query.where(*(condition(value) for value, condition in given if value is not None))
    return tuple(_event(row) for row in tx.execute(query))


def count_of(tx: Tx, what: str, person_id: int) -> int:
    """Return how many events of a kind somebody has caused."""
    query = sa.select(sa.func.count()).where(event.c.what == what, event.c.person_id == person_id)
    return tx.scalar(query) or 0


def newest(tx: Tx, kinds: Sequence[str]) -> Event | None:
    """Return the newest event of one of these kinds (values of ``what``)."""
    query = sa.select(event).where(event.c.what.in_(kinds)).order_by(event.c.id.desc()).limit(1)
    row = tx.execute(query).one_or_none()
    return _event(row) if row else None


def _event(row: Any) -> Event:
    return Event(
        row.id,
        row.at,
        row.actor_kind,
        row.actor_name,
        row.origin,
        row.what,
        row.why,
        row.ticket_id,
        row.data,
    )
