"""The supervisor's page of the office's calendar: holidays to approve, closures, and what each change moves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Form, Query
from starlette.responses import Response

from helpdesk.errors import ConflictError
from helpdesk.follow_up import office_calendar
from helpdesk.follow_up.news import VISIT_ACTIVITY
from helpdesk.follow_up.office_calendar import Change
from helpdesk.review import announce
from helpdesk.store import calendar
from helpdesk.store.database import Tx
from helpdesk.track.calendar import DayKind, DayOff, Suspension
from helpdesk.web.access import Supervisor, Visit
from helpdesk.web.show import page

router = APIRouter()
FIRST_YEAR, LAST_YEAR = 1945, 2200
LONGEST = 200  # characters of a name or a source
Wish = Annotated[Literal["look", "do"], Form()]
Field = Annotated[str, Form(max_length=LONGEST)]
Year = Annotated[int, Form(ge=FIRST_YEAR, le=LAST_YEAR)]
BY_HAND = "halaman Kalender kantor"
NOTHING: Mapping[str, Any] = {
    "chosen": None,
    "source": "",
    "compared": False,
    "closing": {"day": "", "name": ""},
    "opening": None,
    "suspending": {"day": "", "reason": ""},
    "looked": "",
    "moves": None,
    "done": "",
    "moved": 0,
    "problem": "",
}


@router.get("/calendar")
def show(visit: Supervisor, year: Annotated[int | None, Query(ge=FIRST_YEAR, le=LAST_YEAR)] = None) -> Response:
    """Show a year: what counts, what is proposed, closures and suspensions."""
    return _show(visit, year or visit.desk.today(visit.now).year)


@router.post("/calendar/year")
def approve(
    visit: Supervisor,
    year: Year,
    wish: Wish,
    day: Annotated[list[str] | None, Form()] = None,
    source: Field = "",
    compared: Annotated[bool, Form()] = False,
) -> Response:
    """Show what approving the chosen days would move, or approve them."""
    with visit.desk.database.read() as tx:
        listed = office_calendar.choices(calendar.load(tx), year)
    taken = [proposal for proposal, _ in listed if proposal.off.day.isoformat() in (day or ())]
    days = [proposal.off for proposal in taken]
    given: dict[str, Any] = {"chosen": {off.day for off in days}, "source": source, "compared": compared}
    if any(proposal.estimated for proposal in taken) and not compared:
        return _show(visit, year, 422, problem="estimates", **given)
    if wish == "look":
        moves = office_calendar.would_move(visit.desk, office_calendar.with_year(year, days))
        return _show(visit, year, looked="year", moves=moves, **given)
    moved = office_calendar.approve_year(visit.desk, visit.actor, year, days, source.strip(), visit.now)
    return _show(visit, year, done="approved", moved=moved)


@router.post("/calendar/close")
def close(visit: Supervisor, year: Year, wish: Wish, day: Field = "", name: Field = "") -> Response:
    """Show what closing a day would move, or close it."""
    given, found = {"closing": {"day": day, "name": name}}, _day(day)
    if found is None or not name.strip():
        return _show(visit, year, 422, problem="closure", **given)
    off = DayOff(found, " ".join(name.split()), DayKind.CLOSURE, BY_HAND)
    if wish == "look":
        return _looked(visit, found.year, "close", office_calendar.with_closure(off), given)
    return _did(visit, found.year, "closed", lambda: office_calendar.close_day(visit.desk, visit.actor, off, visit.now))


@router.post("/calendar/open")
def reopen(visit: Supervisor, year: Year, wish: Wish, day: Field = "") -> Response:
    """Show what taking a closure back would move, or take it back."""
    found = _day(day)
    if found is None:
        return _show(visit, year, 422, problem="meanwhile")
    if wish == "look":
        return _looked(visit, year, "open", office_calendar.without(found), {"opening": found})
    return _did(visit, year, "opened", lambda: office_calendar.open_day(visit.desk, visit.actor, found, visit.now))


@router.post("/calendar/suspend")
def suspend(visit: Supervisor, year: Year, wish: Wish, day: Field = "", reason: Field = "") -> Response:
    """Show what suspending site visits from a day on would move, or suspend them."""
    given, found = {"suspending": {"day": day, "reason": reason}}, _day(day)
    if found is None or not reason.strip():
        return _show(visit, year, 422, problem="suspension", **given)
    if wish == "look":
        change = office_calendar.with_suspension(Suspension(found, None, VISIT_ACTIVITY, reason))
        return _looked(visit, year, "suspend", change, given)
    return _did(
        visit, year, "suspended", lambda: announce.suspend_visits(visit.desk, visit.actor, found, reason, visit.now)
    )


def _looked(visit: Visit, year: int, what: str, change: Change, given: Mapping[str, Any]) -> Response:
    return _show(visit, year, looked=what, moves=office_calendar.would_move(visit.desk, change), **given)


def _did(visit: Visit, year: int, done: str, act: Callable[[], int]) -> Response:
    """Do it and show what moved; a change that a colleague made first is said."""
    try:
        moved = act()
    except ConflictError:
        return _show(visit, year, 409, problem="meanwhile")
    return _show(visit, year, done=done, moved=moved)


def _show(visit: Visit, year: int, status: int = 200, **given: Any) -> Response:
    with visit.desk.database.read() as tx:
        return page(visit, tx, "calendar.html", status, **_context(visit, tx, year), **{**NOTHING, **given})


def _context(visit: Visit, tx: Tx, year: int) -> dict[str, Any]:
    found, suspensions = calendar.load(tx), calendar.suspensions(tx)
    days = sorted((off for off in found.days.values() if off.day.year == year), key=lambda off: off.day)
    today = visit.desk.today(visit.now)
    return {
        "year": year,
        "years": sorted({today.year - 1, today.year, today.year + 1, year}),
        "approved": year in found.years,
        "choices": office_calendar.choices(found, year),
        "closures": [off for off in days if off.kind is DayKind.CLOSURE],
        "suspensions": [one for one in suspensions if one.first.year <= year <= (one.last or date.max).year],
        "lasting": any(one.last is None for one in suspensions),
        "today": today,
    }


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
