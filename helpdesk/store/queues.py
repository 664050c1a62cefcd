"""The queues: tickets by what must happen next, with counts, paged by key.

A page begins after the last ticket of the one before, so that the hundredth costs what the first does. A count stops at
``MOST_COUNTED``: nobody acts on the difference between two thousand and two thousand and one, and every page of every
counselor counts anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any

import sqlalchemy as sa

from helpdesk.model.conversation import TicketLine
from helpdesk.model.filters import Filters, Sort
from helpdesk.model.person import Person, Role
from helpdesk.store import columns, lines
from helpdesk.store.database import Tx
from helpdesk.store.filters import Condition, conditions, stands_in
from helpdesk.store.lines import Line
from helpdesk.store.schema import citizen, citizen_address, person, ticket
from helpdesk.store.tickets import seen_by, seen_by_counselor
from helpdesk.track.soon import Soon

MOST_COUNTED = 2000
Key = tuple[datetime | None, int]
"""A place in a list: the time by which it is sorted (None: no term), and the ticket."""
Value = Any
"""A value, or the parameter of a statement that is made once."""


class Queue(StrEnum):
    """The queues, in the order in which pages show them."""

    TO_REVIEW = "to-review"
    NEEDS_PERSON = "needs-person"
    MINE = "mine"
    WAITING_CITIZEN = "waiting-citizen"
    WAITING_OFFICE = "waiting-office"
    DUE_SOON = "due-soon"
    OVERDUE = "overdue"
    UNSURE = "unsure"
    FAILED_MAIL = "failed-mail"
    SPAM = "spam"
    DONE = "done"


HAVE_TERMS = (Queue.DUE_SOON, Queue.OVERDUE)
_COUNTED = tuple(queue for queue in Queue if queue is not Queue.FAILED_MAIL)


@dataclass(frozen=True, slots=True)
class Page:
    """Some lines of a queue; ``next_key`` is where the next page begins, None on the last."""

    lines: tuple[TicketLine, ...]
    next_key: Key | None


def counts(tx: Tx, viewer: Person, now: datetime, soon: Soon) -> dict[Queue, int]:
    """Return how many tickets that ``viewer`` may see stand in each queue, at most ``MOST_COUNTED`` of each.

    Failed mail is no ticket and is counted elsewhere.
    """
    values = {"viewer": viewer.id, "now": now, "answer": soon.first_answer, "application": soon.application}
    row = tx.execute(_counting(everything=viewer.may(Role.SUPERVISOR)), values).one()
    return {queue: int(value or 0) for queue, value in zip(_COUNTED, row, strict=True)}


@cache
def _counting(*, everything: bool) -> sa.Select[Any]:
    """Return the query of all counts; every page asks it, and making it takes as long as running it."""
    viewer: sa.BindParameter[int] = sa.bindparam("viewer", type_=columns.Key)
    now, *soon = (sa.bindparam(name, type_=columns.Moment) for name in ("now", "answer", "application"))
    seen = sa.true() if everything else seen_by_counselor(viewer)
    some = [
        _by_index(sa.select(sa.literal(1)).select_from(ticket), queue)
        .where(_stands(queue, viewer, now, *soon), seen)
        .limit(MOST_COUNTED)
        .subquery()
        for queue in _COUNTED
    ]
    return sa.select(*(sa.select(sa.func.count()).select_from(part).scalar_subquery() for part in some))


def usual_sort(queue: Queue) -> Sort:
    """Return the order in which a queue stands unless somebody asks for another."""
    if queue in (Queue.DONE, Queue.SPAM):
        return Sort.NEWEST
    return Sort.DUE if queue in HAVE_TERMS else Sort.AGE


def page(  # noqa: PLR0913 -- every keyword narrows or orders the list
    tx: Tx,
    queue: Queue,
    viewer: Person,
    now: datetime,
    soon: Soon,
    *,
    filters: Filters = Filters(),  # noqa: B008 -- frozen
    sort: Sort | None = None,
    after: Key | None = None,
    limit: int = 50,
) -> Page:
    """Return one page of a queue in its usual order or in another."""
    sort = sort or usual_sort(queue)
    wanted = (condition(queue, viewer, now, soon), *conditions(filters, viewer, now), seen_by(viewer))
    query = _by_index(sa.select(ticket), queue).where(*wanted)
    if after is not None:
        query = query.where(_beyond(sort, after, termless=queue not in HAVE_TERMS))
    rows = tx.execute(query.order_by(*_order(sort)).limit(limit + 1)).all()
    last = rows[limit - 1] if len(rows) > limit else None
    return Page(of_rows(tx, rows[:limit]), _key(sort, last) if last else None)


def _by_index(query: sa.Select[Any], queue: Queue) -> sa.Select[Any]:
    """Let SQLite, which has no statistics to tell by, read a queue by the index made for it."""
    names = {Queue.MINE: "mine", Queue.DUE_SOON: "open_due", Queue.OVERDUE: "open_due"}
    name = names.get(queue, queue.replace("-", "_"))
    return query.with_hint(ticket, f"INDEXED BY ix_ticket_{name}", "sqlite")


def of_tickets(tx: Tx, ids: list[int]) -> tuple[TicketLine, ...]:
    """Return the lines of tickets in the order of their ids as given."""
    rows = {row.id: row for row in tx.execute(sa.select(ticket).where(ticket.c.id.in_(ids)))}
    return of_rows(tx, [rows[one] for one in ids if one in rows])


def condition(queue: Queue, viewer: Person, now: datetime, soon: Soon) -> Condition:
    """Return what makes a ticket stand in a queue; failed mail is no ticket."""
    return _stands(queue, viewer.id, now, soon.first_answer, soon.application)


def of_ticket(tx: Tx, ticket_id: int, viewer: Person, now: datetime, soon: Soon) -> Queue | None:
    """Return the first queue in which a ticket stands for ``viewer``; None while it sleeps."""
    stands = sa.case(
        *((condition(queue, viewer, now, soon), sa.literal(queue.value)) for queue in _COUNTED), else_=None
    )
    found = tx.execute(sa.select(stands).select_from(ticket).where(ticket.c.id == ticket_id)).scalar()
    return Queue(found) if found else None


def _stands(queue: Queue, viewer: Value, now: Value, answer: Value, application: Value) -> Condition:
    c = ticket.c
    awake = sa.or_(c.snoozed_until.is_(None), c.snoozed_until <= now)
    if queue in (Queue.TO_REVIEW, Queue.NEEDS_PERSON):
        return sa.and_(stands_in(queue), awake)
    if queue is Queue.MINE:
        return sa.and_(stands_in("open"), c.assignee_id == viewer)
    if queue is Queue.DUE_SOON:
        near = sa.or_(c.due_at <= answer, c.due_kind == "application")  # the index holds both columns
        return sa.and_(stands_in("open"), c.due_at > now, c.due_at <= application, near)
    if queue is Queue.OVERDUE:
        return sa.and_(stands_in("open"), c.due_at <= now)
    return stands_in(queue)


def _order(sort: Sort) -> list[sa.ColumnElement[Any]]:
    c = ticket.c
    if sort is Sort.NEWEST:
        return [c.last_inbound_at.desc(), c.id.desc()]
    if sort is Sort.DUE:
        return [c.due_at.asc().nulls_last(), c.id.asc()]
    return [c.last_inbound_at.asc(), c.id.asc()]


def _beyond(sort: Sort, after: Key, *, termless: bool) -> Condition:
    """Return what stands after a place in a list; ``termless`` says that tickets without a term may be in it."""
    c, (moment, number) = ticket.c, after
    column = c.due_at if sort is Sort.DUE else c.last_inbound_at
    if moment is None:
        return sa.and_(column.is_(None), c.id > number)
    key, edge = sa.tuple_(column, c.id), sa.tuple_(sa.literal(moment, column.type), sa.literal(number))
    if sort is Sort.DUE and termless:
        return sa.or_(key > edge, column.is_(None))
    return key < edge if sort is Sort.NEWEST else key > edge


def _key(sort: Sort, row: Any) -> Key:
    return (row.due_at if sort is Sort.DUE else row.last_inbound_at, row.id)


def of_rows(tx: Tx, rows: Iterable[Any]) -> tuple[TicketLine, ...]:
    """Return rows of the ticket table as lines."""
    rows = list(rows)
    names = _names(tx, {row.citizen_id for row in rows if row.citizen_id})
    people = {row.assignee_id for row in rows if row.assignee_id}
    assignees: dict[int, str] = {
        row.id: row.name for row in tx.execute(sa.select(person.c.id, person.c.name).where(person.c.id.in_(people)))
    }
    known = lines.of_tickets(tx, [row.id for row in rows])
    return tuple(
        _line(row, names.get(row.citizen_id, ("", "")), assignees.get(row.assignee_id), known.get(row.id, Line()))
        for row in rows
    )


def _names(tx: Tx, ids: set[int]) -> dict[int, tuple[str, str]]:
    first = sa.and_(citizen_address.c.citizen_id == citizen.c.id, citizen_address.c.position == 0)
    query = sa.select(citizen.c.id, citizen.c.name, citizen_address.c.address).join(
        citizen_address, first, isouter=True
    )
    return {row.id: (row.name, row.address or "") for row in tx.execute(query.where(citizen.c.id.in_(ids)))}


def _line(row: Any, name: tuple[str, str], assignee: str | None, line: Line) -> TicketLine:
    return TicketLine(
        id=row.id,
        number=row.number,
        state=row.state,
        subject=row.subject,
        citizen_name=name[0],
        citizen_address=name[1],
        assignee_name=assignee,
        language=row.language,
        last_at=row.last_inbound_at,
        due_at=row.due_at,
        due_kind=row.due_kind,
        needs_person=row.needs_person,
        held=row.held,
        spam=row.spam,
        undeliverable=row.undeliverable,
        confidential=row.confidential,
        snippet=line.snippet,
        permits=line.entries,
        attachments=line.attachments,
        questions=line.questions,
        confidence=line.confidence,
    )
