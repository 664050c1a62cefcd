"""What is late: applications past their due date that have not ended, and tickets whose first answer is due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from helpdesk.model.application import Application, Stage
from helpdesk.store.applications import by_ids
from helpdesk.store.database import Tx
from helpdesk.store.schema import application, person, stage_stay, ticket, unit
from helpdesk.track.stays import Stay

_PERMIT = sa.func.coalesce(application.c.permit_id, application.c.permit_label)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose, which permit's and which unit's; None takes all, ``""`` those without."""

    person: str | None = None
    permit: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class LateApplication:
    """An application past its due date, its days in each stage, its unit, and its ticket with who has it."""

    application: Application
    stays: tuple[Stay, ...]
    unit: str | None
    ticket_number: str | None
    person: str | None


@dataclass(frozen=True, slots=True)
class LateTicket:
    """A ticket whose term has passed, and who has it."""

    id: int
    number: str
    subject: str
    due_at: datetime
    person: str | None


def counts(tx: Tx, today: date) -> list[tuple[str | None, str | None, str | None, int]]:
    """Return how many applications are late, by who has the ticket, permit and unit."""
    query = sa.select(person.c.name, _PERMIT, unit.c.name, sa.func.count()).select_from(_joined())
    rows = tx.execute(query.where(*_late(today)).group_by(person.c.name, _PERMIT, unit.c.name))
    return [(row[0], row[1], row[2], int(row[3])) for row in rows]


def page(tx: Tx, today: date, wanted: Wanted, limit: int) -> list[LateApplication]:
    """Return the applications that are late, the longest first."""
    query = (
        sa.select(application.c.id, unit.c.name.label("unit"), ticket.c.number, person.c.name.label("person"))
        .select_from(_joined())
        .where(*_late(today), *_wanted(wanted))
        .order_by(application.c.due_on, application.c.id)
        .limit(limit)
    )
    rows = tx.execute(query).all()
    ids = [int(row.id) for row in rows]
    found, stays = by_ids(tx, ids), _stays(tx, ids)
    return [LateApplication(found[r.id], tuple(stays[r.id]), r.unit, r.number, r.person) for r in rows]


def tickets_due(tx: Tx, now: datetime, wanted_person: str | None, limit: int) -> list[LateTicket]:
    """Return the tickets whose first answer is late, the longest first; those of late applications stand elsewhere."""
    open_states = ("new", "drafted", "waiting-citizen", "waiting-office")
    where = [
        ticket.c.due_at <= now,
        sa.or_(ticket.c.due_kind.is_(None), ticket.c.due_kind != "application"),
        ticket.c.state.in_(open_states),
        ticket.c.spam.is_(False),
        ticket.c.held.is_(False),
        ticket.c.merged_into_id.is_(None),
    ]
    if wanted_person is not None:
        where.append(person.c.name == wanted_person if wanted_person else person.c.id.is_(None))
    query = (
        sa.select(ticket.c.id, ticket.c.number, ticket.c.subject, ticket.c.due_at, person.c.name)
        .select_from(ticket.outerjoin(person, person.c.id == ticket.c.assignee_id))
        .where(*where)
        .order_by(ticket.c.due_at, ticket.c.id)
        .limit(limit)
    )
    return [LateTicket(row[0], row[1], row[2], row[3], row[4]) for row in tx.execute(query)]


def _stays(tx: Tx, ids: Sequence[int]) -> dict[int, list[Stay]]:
    found: dict[int, list[Stay]] = defaultdict(list)
    query = sa.select(stage_stay).where(stage_stay.c.application_id.in_(ids))
    for row in tx.execute(query.order_by(stage_stay.c.application_id, stage_stay.c.position)):
        stay = Stay(Stage(row.stage), row.first_on, row.last_on, tuple(row.failed), row.due_on)
        found[row.application_id].append(stay)
    return found


def _joined() -> sa.Join:
    with_ticket = application.outerjoin(ticket, ticket.c.id == application.c.ticket_id)
    return with_ticket.outerjoin(person, person.c.id == ticket.c.assignee_id).outerjoin(
        unit, unit.c.id == application.c.unit_id
    )


def _late(today: date) -> tuple[sa.ColumnElement[bool], ...]:
    return application.c.due_on < today, application.c.ended_at.is_(None)


def _wanted(wanted: Wanted) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = []
    for column, name in ((person.c.name, wanted.person), (_PERMIT, wanted.permit), (unit.c.name, wanted.unit)):
        if name is not None:
            found.append(column.in_([name]) if name else column.is_(None))
    return found
