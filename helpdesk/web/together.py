"""Working together: who has a ticket open now, and the notes that name one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import JSONResponse, Response

from helpdesk.store import mentions, presence
from helpdesk.web.access import Counselor
from helpdesk.web.show import back, page

router = APIRouter()


@router.post("/tickets/{ticket_id}/here")
def here(
    visit: Counselor,
    ticket_id: int,
    typing: Annotated[bool, Form()] = False,
    leaving: Annotated[bool, Form()] = False,
) -> Response:
    """Say that the visitor has a ticket open, and learn who else has."""
    me = visit.person.id
    with visit.desk.database.read() as tx:
        visit.ticket(tx, ticket_id)
        colleagues = presence.others(tx, ticket_id, me, visit.now)
        news = leaving or presence.needs_saying(tx, ticket_id, me, visit.now, typing=typing)
    if news:
        with visit.desk.database.transaction() as tx:
            if leaving:
                presence.leave(tx, ticket_id, me)
            else:
                presence.say(tx, ticket_id, me, visit.now, typing=typing)
    return JSONResponse({"here": [{"name": one.name, "typing": one.typing} for one in colleagues]})


@router.get("/mentions")
def mentioned(visit: Counselor) -> Response:
    """Show the notes that name the visitor."""
    with visit.desk.database.read() as tx:
        return page(visit, tx, "mentions.html", mentions=mentions.of_person(tx, visit.person))


@router.post("/mentions/seen")
def seen(visit: Counselor, ticket: Annotated[int | None, Form()] = None) -> Response:
    """Mark the notes of one ticket, or all of them, as read."""
    with visit.desk.database.transaction() as tx:
        mentions.see(tx, visit.person.id, ticket, visit.now)
    return back("/mentions", "mentions-seen")
