"""The tour: five stops that show a newcomer how the desk works, on the real pages.

The demo offers it at a person's first login; everybody finds it in their menu. Each stop is an ordinary address
(``?tour=2``), so it works without a script and can be left at any time; that somebody took or left it is an event, and
whoever has one is not offered the tour again.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import RedirectResponse, Response

from helpdesk.errors import NotFoundError
from helpdesk.follow_up.terms import soon
from helpdesk.model.person import Person
from helpdesk.store import events, queues
from helpdesk.store.database import Tx
from helpdesk.store.queues import Queue
from helpdesk.web.access import Counselor, local
from helpdesk.web.show import back

router = APIRouter()
STOPS = 5
ON_A_TICKET = frozenset({2, 3, 4})
TOURED = "person.toured"
WHERE = (Queue.TO_REVIEW, Queue.NEEDS_PERSON, Queue.MINE, Queue.DONE)  # where a ticket to show is looked for


@router.get("/tour")
def begin(_visit: Counselor) -> Response:
    """Begin it."""
    return RedirectResponse("/tour/1", 303)


@router.get("/tour/{stop}")
def show(visit: Counselor, stop: int) -> Response:
    """Lead to the page of a stop; without any ticket all of them are told beside the empty queue."""
    if not 1 <= stop <= STOPS:
        raise NotFoundError(f"The tour has no stop {stop}.")
    if stop in ON_A_TICKET:
        with visit.desk.database.read() as tx:
            near = soon(visit.desk, tx, visit.now)
            for queue in WHERE:
                if found := queues.page(tx, queue, visit.person, visit.now, near, limit=1).lines:
                    return RedirectResponse(f"/tickets/{found[0].id}?from={queue}&tour={stop}", 303)
    return RedirectResponse(f"/queue/{Queue.TO_REVIEW}?tour={stop}", 303)


@router.post("/tour/end")
def end(visit: Counselor, to: Annotated[str, Form()] = "/") -> Response:
    """Leave it, and remember that."""
    with visit.desk.database.transaction() as tx:
        if not toured(tx, visit.person):
            events.record(tx, visit.now, visit.actor, TOURED, data={"person": visit.person.id})
    return back(local(to))


def toured(tx: Tx, person: Person) -> bool:
    """Return whether a person took or left the tour before."""
    return events.count_of(tx, TOURED, person.id) > 0
