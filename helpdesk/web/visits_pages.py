"""The supervisor's page of suspended site visits: whom it hits, the letter to each, and one act for all of them."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import Response

from helpdesk.errors import ConflictError
from helpdesk.review import announce
from helpdesk.web.access import Supervisor
from helpdesk.web.show import back, page

router = APIRouter()
Field = Annotated[str, Form()]


@router.get("/visits")
def show(visit: Supervisor, sent: int = -1, held: int = 0, new: int = -1) -> Response:
    """Show whether visits are suspended, whom that hits, and the letter; nothing is changed."""
    reach = announce.reach(visit.desk)
    with visit.desk.database.read() as tx:
        today = visit.desk.today(visit.now)
        return page(visit, tx, "visits.html", reach=reach, today=today, sent=sent, held=held, new=new)


@router.post("/visits/suspend")
def suspend(visit: Supervisor, day: Field = "", reason: Field = "") -> Response:
    """Suspend site visits from a day on."""
    announce.suspend_visits(visit.desk, visit.actor, _day(day), reason, visit.now)
    return back("/visits", "visits-suspended")


@router.post("/visits/resume")
def resume(visit: Supervisor, day: Field = "") -> Response:
    """Say which day was the last without visits."""
    announce.resume_visits(visit.desk, visit.actor, _day(day), visit.now)
    return back("/visits", "visits-resumed")


@router.post("/visits/announce")
def prepare(visit: Supervisor) -> Response:
    """Prepare the letters to everybody who is hit."""
    count = announce.announce(visit.desk, visit.actor, visit.now)
    return back(f"/visits?new={count}")


@router.post("/visits/send")
def send(visit: Supervisor) -> Response:
    """Approve every letter that nobody has touched."""
    found = Counter(bool(outcome.problem) for outcome in announce.send_untouched(visit.desk, visit.actor, visit.now))
    return back(f"/visits?sent={found[False]}&held={found[True]}")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ConflictError("Choose a day.") from error
