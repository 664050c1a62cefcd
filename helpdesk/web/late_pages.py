"""The supervisor's page of what is late: which applications and answers, why, whose they are, and giving them away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form
from starlette.responses import Response

from helpdesk.errors import NotFoundError
from helpdesk.follow_up.follow_up import due_of
from helpdesk.report.application_parts import STAGES
from helpdesk.report.lateness import Late, late, shares
from helpdesk.review import handle
from helpdesk.store import calendar, people
from helpdesk.store import late as kept
from helpdesk.store.late import LateApplication, Wanted
from helpdesk.track.clock import CountedDay
from helpdesk.web.access import Supervisor, Visit
from helpdesk.web.figures_pages import names_of
from helpdesk.web.show import back, page

router = APIRouter()
SHOWN = 50
ALL, NONE = "", "-"


@dataclass(frozen=True, slots=True)
class Case:
    """A late application as the page shows it: the count of its days, and where they went."""

    found: LateApplication
    why: Late
    days: tuple[CountedDay, ...]


@router.get("/late")
def show(visit: Supervisor, person: str = ALL, permit: str = ALL, unit: str = ALL) -> Response:
    """Show what is late, the longest first."""
    today = visit.desk.today(visit.now)
    wanted = Wanted(_part(person), _part(permit), _part(unit))
    with visit.desk.database.read() as tx:
        found = shares(kept.counts(tx, today))
        listed, days = kept.page(tx, today, wanted, SHOWN), calendar.load(tx)
        waiting = kept.tickets_due(tx, visit.now, wanted.person, SHOWN)
        staff = [one for one in people.every(tx) if one.active]
    cases = []
    for item in listed:
        due = due_of(visit.desk, item.application.id)
        if due is not None:
            cases.append(Case(item, late(due, item.stays, days, today), due.days))
    chosen = {"person": person, "permit": permit, "unit": unit}
    with visit.desk.database.read() as tx:
        return page(
            visit,
            tx,
            "late.html",
            shares=found,
            cases=cases,
            waiting=waiting,
            staff=staff,
            names=names_of(visit),
            stages={stage: visit.words.say(name) for stage, name in STAGES.items()},
            chosen=chosen,
            shown=SHOWN,
            link=lambda **values: f"/late?{urlencode({k: v for k, v in (chosen | values).items() if v})}",
            NONE=NONE,
        )


@router.post("/late/assign")
def assign(
    visit: Supervisor, person: Annotated[str, Form()] = "", ticket: Annotated[list[int] | None, Form()] = None
) -> Response:
    """Give the chosen tickets to a person, or (``-``) to nobody; each is an event. Without a choice nothing changes."""
    chosen = list(dict.fromkeys(ticket or []))
    person_id = _person(visit, person)
    if not chosen or not person:
        return back("/late", "none-chosen")
    with visit.desk.database.read() as tx:
        for ticket_id in chosen:
            visit.ticket(tx, ticket_id)
    for ticket_id in chosen:
        handle.assign(visit.desk, visit.actor, ticket_id, person_id, visit.now)
    return back("/late", "assigned" if person_id is not None else "unassigned")


def _person(visit: Visit, text: str) -> int | None:
    """Return the id of an active person; None is nobody."""
    if text in ("", NONE):
        return None
    with visit.desk.database.read() as tx:
        found = people.get(tx, int(text)) if text.isdecimal() and len(text) < 19 else None
    if found is None or not found.active:
        raise NotFoundError(f"There is no active person {text}.")
    return found.id


def _part(text: str) -> str | None:
    return None if text == ALL else "" if text == NONE else text
