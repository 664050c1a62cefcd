"""What reminders are made of: applications near their date, silent tickets, documents that end, and the agenda."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from helpdesk.model.application import Stage
from helpdesk.model.follow_up import FollowUpKind, FollowUpState
from helpdesk.model.person import Person
from helpdesk.model.ticket import TicketState
from helpdesk.store.database import Tx
from helpdesk.store.follow_ups import ACTIONS
from helpdesk.store.schema import application, attachment, citizen, event, follow_up, message, person, ticket
from helpdesk.store.tickets import seen_by

_OPEN = (TicketState.NEW, TicketState.DRAFTED, TicketState.WAITING_CITIZEN, TicketState.WAITING_OFFICE)
MOST = 5_000  # of one kind in one go; what is left comes with the next


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One thing to do on a day: a follow-up, or (without an id) a ticket that wakes or falls due then."""

    id: int | None
    kind: str
    on: date
    ticket_id: int
    number: str
    subject: str
    citizen_name: str
    assignee_name: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Silence:
    """A ticket on which nothing has happened since an event."""

    ticket_id: int
    event_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Ending:
    """A document that a citizen sent and that ends on a day."""

    ticket_id: int
    message_row_id: int
    position: int
    found: tuple[dict[str, Any], ...]


def near(tx: Tx, until: date) -> list[tuple[int, int, date]]:
    """Return (application, ticket, due date) of applications that have not ended and are due until a day."""
    c = application.c
    query = sa.select(c.id, c.ticket_id, c.due_on).where(c.ended_at.is_(None), c.due_on <= until)
    rows = tx.execute(query.where(c.ticket_id.is_not(None)).order_by(c.due_on, c.id).limit(MOST))
    return [(row.id, row.ticket_id, row.due_on) for row in rows]


def overtaken(tx: Tx) -> list[int]:
    """Return the reminders of due dates that have moved, or of applications that have ended."""
    f, a = follow_up.c, application.c
    query = sa.select(f.id, f.key, a.id.label("application_id"), a.due_on, a.ended_at)
    query = query.join(application, a.id == f.application_id)
    query = query.where(f.kind == FollowUpKind.DUE_NEAR, f.state == FollowUpState.WAITING).order_by(f.id)
    rows = tx.execute(query.limit(MOST))
    return [r.id for r in rows if r.ended_at is not None or r.key != f"{r.application_id}:{r.due_on}"]


def waiting_for_citizens(tx: Tx, since: datetime, before: datetime, after: int = 0) -> tuple[int, ...]:
    """Return tickets that wait for a citizen who was silent since before a moment, and were written to from ``since``.

    By id, those after ``after``; whom we have written to longer ago nobody reminds.
    """
    c = ticket.c
    last = sa.func.coalesce(c.answered_at, c.updated_at)
    silent = (c.state == TicketState.WAITING_CITIZEN, c.last_inbound_at < before, last >= since, last < before)
    query = sa.select(c.id).where(*silent, c.merged_into_id.is_(None), c.spam.is_(False), c.id > after)
    return tuple(tx.scalars(query.order_by(c.id).limit(500)))


def asked_of(tx: Tx, before: datetime) -> list[Any]:
    """Return news that asked the citizen to mend or to pay, was approved before a moment, and still holds."""
    f, a = follow_up.c, application.c
    stage = {FollowUpKind.RETURNED: Stage.RETURNED, FollowUpKind.PAYMENT: Stage.AWAITING_PAYMENT}
    holds = sa.or_(*(sa.and_(f.kind == kind, a.stage == where) for kind, where in stage.items()))
    query = sa.select(f.id, f.ticket_id, f.application_id, f.kind, f.key, f.data, f.updated_at)
    query = query.join(application, a.id == f.application_id)
    return list(tx.execute(query.where(holds, f.state == FollowUpState.DONE, f.updated_at < before).limit(MOST)))


def reminded(tx: Tx, before: datetime) -> list[Any]:
    """Return reminders that were approved before a moment and that nothing has answered since."""
    f = follow_up.c
    query = sa.select(f.ticket_id, f.application_id, f.key).join(ticket, ticket.c.id == f.ticket_id)
    query = query.where(f.kind == FollowUpKind.CITIZEN_SILENT, f.state == FollowUpState.DONE, f.updated_at < before)
    return list(tx.execute(query.where(ticket.c.id.not_in(_answered())).limit(MOST)))


def answered_meanwhile(tx: Tx) -> list[int]:
    """Return reminders of silence, open in any way, whose citizen has written or acted meanwhile."""
    f, a = follow_up.c, application.c
    kinds = (FollowUpKind.CITIZEN_SILENT, FollowUpKind.CITIZEN_STILL_SILENT)
    query = sa.select(f.id).outerjoin(application, a.id == f.application_id)
    query = query.where(f.kind.in_(kinds), f.state.in_([FollowUpState.WAITING, FollowUpState.DRAFTED]))
    acted = sa.and_(a.id.is_not(None), a.stage.not_in([Stage.RETURNED, Stage.AWAITING_PAYMENT]))
    return list(tx.scalars(query.where(sa.or_(acted, f.ticket_id.in_(_answered()))).limit(MOST)))


def _answered() -> sa.Select[Any]:
    """Return the tickets whose citizen has written since they were last reminded or were to be."""
    f = follow_up.c
    noted = sa.select(f.ticket_id).join(ticket, ticket.c.id == f.ticket_id)
    silent = f.kind == FollowUpKind.CITIZEN_SILENT
    return noted.where(silent, ticket.c.last_inbound_at > f.created_at)


def office_moved(tx: Tx) -> list[int]:
    """Return lines about a silent office on tickets that no longer wait for it."""
    f = follow_up.c
    query = sa.select(f.id).join(ticket, ticket.c.id == f.ticket_id)
    query = query.where(f.kind == FollowUpKind.OFFICE_SILENT, f.state == FollowUpState.WAITING)
    return list(tx.scalars(query.where(ticket.c.state != TicketState.WAITING_OFFICE).limit(MOST)))


def silent_offices(tx: Tx, before: datetime) -> list[Silence]:
    """Return tickets that wait for the office and on which nothing has happened since before a moment."""
    waiting = sa.select(ticket.c.id).where(ticket.c.state == TicketState.WAITING_OFFICE)
    newest = sa.select(event.c.ticket_id, sa.func.max(event.c.id).label("id")).where(event.c.ticket_id.in_(waiting))
    last = newest.group_by(event.c.ticket_id).subquery()
    query = (
        sa.select(ticket.c.id, event.c.id.label("event_id"), event.c.at)
        .join(last, last.c.ticket_id == ticket.c.id)
        .join(event, event.c.id == last.c.id)
        .where(ticket.c.state == TicketState.WAITING_OFFICE, ticket.c.merged_into_id.is_(None), event.c.at < before)
    )
    return [Silence(row.id, row.event_id, row.at) for row in tx.execute(query.limit(MOST))]


def dated_documents(tx: Tx) -> list[Ending]:
    """Return files on open tickets of which it was read until when they hold."""
    query = (
        sa.select(message.c.ticket_id, attachment.c.message_row_id, attachment.c.position, attachment.c.found)
        .join(message, message.c.id == attachment.c.message_row_id)
        .join(ticket, ticket.c.id == message.c.ticket_id)
        .where(ticket.c.state.in_(_OPEN), message.c.direction == "in")
        .where(sa.cast(attachment.c.found, sa.Text).like('%"until: %'))
    )
    return [
        Ending(row.ticket_id, row.message_row_id, row.position, tuple((row.found or {}).get("files", ())))
        for row in tx.execute(query.limit(MOST))
    ]


def agenda(tx: Tx, viewer: Person, assignee_id: int | None, until: date, zone_until: datetime) -> list[AgendaLine]:
    """Return what is to be done until a day on tickets of ``assignee_id`` (0: of nobody, None: of anybody).

    ``zone_until`` is the end of that day as a moment.
    """
    f, t = follow_up.c, ticket.c
    actions = sa.select(f.id, f.kind, f.due_on, f.note, sa.literal(None).label("moment"), *_ABOUT)
    actions = _named(actions.select_from(follow_up.join(ticket, t.id == f.ticket_id)))
    actions = actions.where(f.state == FollowUpState.WAITING, f.kind.in_(ACTIONS), f.due_on <= until)
    rows = [*tx.execute(_whose(actions, viewer, assignee_id).order_by(f.due_on, f.id).limit(500))]
    lines = [_line(row, row.due_on) for row in rows]
    asleep = sa.select(
        sa.literal(None).label("id"),
        sa.literal("snoozed").label("kind"),
        sa.literal(None).label("note"),
        t.snoozed_until.label("moment"),
        *_ABOUT,
    )
    asleep = _named(asleep.select_from(ticket)).where(t.snoozed_until.is_not(None), t.snoozed_until <= zone_until)
    asleep = asleep.where(t.state.in_(_OPEN), t.merged_into_id.is_(None))
    waking = tx.execute(_whose(asleep, viewer, assignee_id).order_by(t.snoozed_until, t.id).limit(500))
    lines += [_line(row, row.moment.astimezone(zone_until.tzinfo).date()) for row in waking]
    return sorted(lines, key=lambda line: (line.on, line.ticket_id, line.id or 0))


_ABOUT = (
    ticket.c.id.label("ticket_id"),
    ticket.c.number,
    ticket.c.subject,
    citizen.c.name.label("citizen_name"),
    person.c.name.label("assignee_name"),
)


def _named(query: sa.Select[Any]) -> sa.Select[Any]:
    query = query.outerjoin(citizen, citizen.c.id == ticket.c.citizen_id)
    return query.outerjoin(person, person.c.id == ticket.c.assignee_id)


def _whose(query: sa.Select[Any], viewer: Person, assignee_id: int | None) -> sa.Select[Any]:
    query = query.where(seen_by(viewer))
    if assignee_id is None:
        return query
    return query.where(ticket.c.assignee_id.is_(None) if assignee_id == 0 else ticket.c.assignee_id == assignee_id)


def _line(row: Any, on: date) -> AgendaLine:
    who = row.citizen_name or ""
    return AgendaLine(row.id, row.kind, on, row.ticket_id, row.number, row.subject, who, row.assignee_name, row.note)
