"""Terms: when a ticket is due, and why: with its applications, or with the first answer that an inquiry is owed.

A ticket with applications is due with the first of them that has not ended. One without any, or without any whose term
is known, is due when the office hours of its mailbox have passed since the mail that is not answered yet; the
time in which the citizen was asked back does not count.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from helpdesk.desk import Desk
from helpdesk.model.ticket import Ticket, TicketState
from helpdesk.store import answering, applications, calendar, tickets
from helpdesk.store.database import Tx
from helpdesk.track.first_answer import FirstAnswer, first_answer
from helpdesk.track.office_hours import OfficeHours
from helpdesk.track.soon import Soon

LAST_MINUTE = time(23, 59, 59)
APPLICATION = "application"
FIRST_ANSWER = "first-answer"
_OWED = frozenset({TicketState.NEW, TicketState.DRAFTED, TicketState.WAITING_OFFICE})


@dataclass(frozen=True, slots=True)
class _Kept:
    """The office hours as last read, and what the calendar was like then."""

    stamp: tuple[object, ...]
    hours: OfficeHours


@dataclass(frozen=True, slots=True)
class Owed:
    """The first answer that a ticket is owed, and within how many hours of office time."""

    answer: FirstAnswer
    hours: int


def office_hours(desk: Desk, tx: Tx) -> OfficeHours:
    """Return when the office answers, by the calendar in force; it is read again only when its days have changed."""
    stamp = calendar.stamp(tx)
    known = desk.kept.get("hours")
    if isinstance(known, _Kept) and known.stamp == stamp:
        return known.hours
    hours = OfficeHours(calendar.load(tx), ZoneInfo(desk.config.office.timezone), desk.config.hours.spans)
    desk.kept["hours"] = _Kept(stamp, hours)
    return hours


def soon(desk: Desk, tx: Tx, now: datetime) -> Soon:
    """Return what is due soon at ``now``, by the calendar in force."""
    return Soon.after(now, office_hours(desk, tx))


def first_due(desk: Desk, tx: Tx, mailbox: str, asked_at: datetime) -> dict[str, Any]:
    """Return when a ticket that a person's mail has just opened is due, as its columns: none where there is no term.

    It says what ``set_due`` would find, for less, and every mail pays it.
    """
    term = term_of(desk, mailbox)
    if not term:
        return {}
    return {"due_at": office_hours(desk, tx).after(asked_at, timedelta(hours=term)), "due_kind": FIRST_ANSWER}


def set_due(desk: Desk, tx: Tx, ticket_ids: Iterable[int], now: datetime) -> None:
    """Let each ticket be due when it is, by what is known now."""
    for ticket_id in sorted(set(ticket_ids)):
        ticket = tickets.get(tx, ticket_id)
        due_at, kind = _due(desk, tx, ticket)
        if (due_at, kind) != (ticket.due_at, ticket.due_kind):
            tickets.change(tx, ticket_id, now, due_at=due_at, due_kind=kind)


def _due(desk: Desk, tx: Tx, ticket: Ticket) -> tuple[datetime | None, str | None]:
    days = _days(tx, ticket)
    if days:
        return datetime.combine(min(days), LAST_MINUTE, ZoneInfo(desk.config.office.timezone)), APPLICATION
    found = owed(desk, tx, ticket)
    return (found.answer.due_at, FIRST_ANSWER) if found and found.answer.due_at else (None, None)


def _days(tx: Tx, ticket: Ticket) -> list[date]:
    """Return the days by which its applications are due, of those whose term is known."""
    return [found.due_on for found in applications.of_ticket(tx, ticket.id) if found.due_on is not None]


def owed(desk: Desk, tx: Tx, ticket: Ticket) -> Owed | None:
    """Return the first answer that a ticket is owed; None when none is, or it is due with an application."""
    term = term_of(desk, answering.mailbox_of(tx, ticket.id))
    if (
        not term
        or _days(tx, ticket)
        or ticket.spam
        or ticket.held
        or ticket.merged_into_id
        or ticket.state not in _OWED
    ):
        return None
    found = first_answer(answering.moments(tx, ticket.id), office_hours(desk, tx), timedelta(hours=term))
    return Owed(found, term) if found else None


def term_of(desk: Desk, mailbox: str | None) -> int:
    """Return the hours of office time within which mail of a mailbox is answered, 0 for no term.

    A ticket that began with a call or at the counter has the term of the first mailbox.
    """
    if not any(desk.config.hours.spans.values()):
        return 0
    boxes = desk.config.mailbox
    named = next((box for box in boxes if box.name == mailbox), boxes[0] if boxes else None)
    return named.first_answer_hours if named else 0
