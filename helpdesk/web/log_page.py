"""The administrators' log: who did what, when, from where and why; of the desk itself, a person, or one ticket."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Annotated
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Query
from starlette.responses import Response

from helpdesk.store import events, people, tickets
from helpdesk.store.database import Tx
from helpdesk.store.events import Wanted
from helpdesk.web.access import Administrator, Visit
from helpdesk.web.show import page

router = APIRouter()
SHOWN = 100
KINDS = {
    "accounts": ("person.", "login."),
    "mailboxes": ("admin.mailbox", "intake."),
    "switches": ("admin.switched",),
    "calendar": ("track.calendar", "track.day", "track.visits"),
    "knowledge": ("knowledge.", "learn."),
    "alarms": ("alert.",),
}
Text = Annotated[str, Query(max_length=60)]


@router.get("/log")
def show(  # noqa: PLR0913 -- one parameter a field of the form
    visit: Administrator,
    ticket: Text = "",
    person: Text = "",
    kind: Text = "",
    begin: Annotated[str, Query(alias="from", max_length=60)] = "",
    end: Annotated[str, Query(alias="to", max_length=60)] = "",
    below: int | None = None,
) -> Response:
    """Show events, newest first; ``below`` is where the next page begins."""
    chosen = {"ticket": ticket.strip(), "person": person, "kind": kind, "from": begin, "to": end}
    with visit.desk.database.read() as tx:
        wanted = _wanted(visit, tx, chosen, below)
        found = () if isinstance(wanted, str) else events.log(tx, wanted, SHOWN + 1)
        return page(
            visit,
            tx,
            "log.html",
            events=found[:SHOWN],
            more=_more(chosen, found[SHOWN - 1].id) if len(found) > SHOWN else "",
            chosen=chosen,
            problem=wanted if isinstance(wanted, str) else "",
            kinds=tuple(KINDS),
            people={one.id: one.name for one in people.every(tx)},
            numbers={one: tickets.get(tx, one).number for one in {e.ticket_id for e in found} if one is not None},
        )


def _wanted(visit: Visit, tx: Tx, chosen: Mapping[str, str], below: int | None) -> Wanted | str:
    """Return which events are asked for, or which field cannot be used."""
    ticket_id = None
    if chosen["ticket"]:
        found = tickets.by_number(tx, chosen["ticket"].upper())
        if found is None or not tickets.may_see(visit.person, found):
            return "ticket"
        ticket_id = found.id
    person_id = int(chosen["person"]) if chosen["person"].isdecimal() and len(chosen["person"]) < 19 else None
    try:
        since = _midnight(visit, chosen["from"])
        until = _midnight(visit, chosen["to"], after=1)
    except (ValueError, OverflowError):
        return "day"
    return Wanted(ticket_id, person_id, KINDS.get(chosen["kind"], ()), since, until, below)


def _more(chosen: Mapping[str, str], below: int) -> str:
    return f"/log?{urlencode({name: value for name, value in chosen.items() if value} | {'below': str(below)})}"


def _midnight(visit: Visit, text: str, after: int = 0) -> datetime | None:
    """Return when a day begins at the office, or the day ``after`` days later; None when no day is given."""
    if not text:
        return None
    day = date.fromisoformat(text) + timedelta(days=after)
    return datetime.combine(day, time(), ZoneInfo(visit.desk.config.office.timezone))
