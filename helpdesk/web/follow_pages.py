"""The bring-forward list of each counselor, and what is put off, promised, done or asked of a unit."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Form
from starlette.responses import Response

from helpdesk.errors import ConflictError, NotFoundError
from helpdesk.follow_up import enquire, planning
from helpdesk.model.person import Role
from helpdesk.store import follow_ups, people, reminders
from helpdesk.web.access import Counselor, Visit
from helpdesk.web.show import back, page

router = APIRouter()
Field = Annotated[str, Form()]
AHEAD = timedelta(days=14)
NOBODY, EVERYBODY = "none", "all"


@router.get("/follow-up")
def agenda(visit: Counselor, of: str = "") -> Response:
    """Show what is to be done until two weeks ahead; supervisors may look at everybody's."""
    with visit.desk.database.read() as tx:
        supervisor = visit.person.may(Role.SUPERVISOR)
        of = of if supervisor else ""
        whose = {NOBODY: 0, EVERYBODY: None}.get(of, int(of) if of.isdigit() else visit.person.id)
        today = visit.desk.today(visit.now)
        end = datetime.combine(today + AHEAD, time(23, 59, 59), ZoneInfo(visit.desk.config.office.timezone))
        lines = reminders.agenda(tx, visit.person, whose, end.date(), end)
        parts = (
            ("late", [line for line in lines if line.on < today]),
            ("today", [line for line in lines if line.on == today]),
            ("ahead", [line for line in lines if line.on > today]),
        )
        colleagues = [one for one in people.every(tx) if one.active] if supervisor else []
        of = of or str(visit.person.id)
        return page(visit, tx, "follow_up.html", parts=parts, of=of, colleagues=colleagues, today=today)


@router.post("/follow-up/{follow_up_id}/done")
def done(visit: Counselor, follow_up_id: int, to: Field = "") -> Response:
    """Tick something off."""
    ticket_id = _seen_of(visit, follow_up_id)
    planning.settle(visit.desk, visit.actor, follow_up_id, visit.now)
    return _back(ticket_id, to, "plan-done")


@router.post("/follow-up/{follow_up_id}/later")
def later(visit: Counselor, follow_up_id: int, day: Field = "", to: Field = "") -> Response:
    """Put something off until a day."""
    ticket_id = _seen_of(visit, follow_up_id)
    planning.put_off(visit.desk, visit.actor, follow_up_id, _day(day), visit.now)
    return _back(ticket_id, to, "plan-later")


@router.post("/tickets/{ticket_id}/snooze")
def snooze(visit: Counselor, ticket_id: int, days: Field = "", day: Field = "") -> Response:
    """Let a ticket sleep for some working days, or until a day."""
    with visit.desk.database.read() as tx:
        visit.ticket(tx, ticket_id)
        counted = planning.working_day(visit.desk, tx, int(days), visit.now) if days.isdigit() and not day else None
    planning.snooze(visit.desk, visit.actor, ticket_id, counted or _day(day), visit.now)
    return back(f"/tickets/{ticket_id}", "snoozed", "#follow")


@router.post("/tickets/{ticket_id}/wake")
def wake(visit: Counselor, ticket_id: int) -> Response:
    """Let a ticket sleep no longer."""
    _seen(visit, ticket_id)
    planning.wake(visit.desk, visit.actor, ticket_id, visit.now)
    return back(f"/tickets/{ticket_id}", "woken", "#follow")


@router.post("/tickets/{ticket_id}/promise")
def promise(visit: Counselor, ticket_id: int, day: Field = "", what: Field = "") -> Response:
    """Note what was promised for a day."""
    _seen(visit, ticket_id)
    planning.promise(visit.desk, visit.actor, ticket_id, _day(day), what, visit.now)
    return back(f"/tickets/{ticket_id}", "promised", "#follow")


@router.post("/tickets/{ticket_id}/ask-unit")
def ask_unit(visit: Counselor, ticket_id: int, unit: Field = "", text: Field = "") -> Response:
    """Send a question to a technical unit."""
    _seen(visit, ticket_id)
    enquire.ask(visit.desk, visit.actor, ticket_id, unit, text.replace("\r\n", "\n"), visit.now)
    return back(f"/tickets/{ticket_id}", "asked-unit", "#follow")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ConflictError("Choose a day.") from error


def _back(ticket_id: int, to: str, said: str) -> Response:
    """Lead back to the list for who came from there, else to the ticket."""
    return back("/follow-up" if to == "list" else f"/tickets/{ticket_id}", said, "" if to == "list" else "#follow")


def _seen(visit: Visit, ticket_id: int) -> None:
    with visit.desk.database.read() as tx:
        visit.ticket(tx, ticket_id)


def _seen_of(visit: Visit, follow_up_id: int) -> int:
    """Return the ticket of a follow-up, if this person may see it."""
    with visit.desk.database.read() as tx:
        found = follow_ups.get(tx, follow_up_id)
        if found is None:
            raise NotFoundError(f"There is nothing to do under the number {follow_up_id}.")
        return visit.ticket(tx, found.ticket_id).id
