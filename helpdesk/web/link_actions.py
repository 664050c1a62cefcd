"""The page of a ticket's citizen, as its counselor sees and revokes it."""

from __future__ import annotations

from urllib.parse import urlsplit

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from helpdesk import citizen
from helpdesk.errors import NotFoundError
from helpdesk.mail.public_links import Purpose
from helpdesk.send.page_links import link
from helpdesk.web.access import Counselor
from helpdesk.web.show import back

router = APIRouter()


@router.get("/tickets/{ticket_id}/page")
def show(visit: Counselor, ticket_id: int) -> Response:
    """Open the page that the ticket's citizen sees."""
    with visit.desk.database.read() as tx:
        address = link(visit.desk, tx, Purpose.STATUS, visit.ticket(tx, ticket_id).id, visit.now)
    if address is None:
        raise NotFoundError("The office offers no pages to citizens.")
    return RedirectResponse(urlsplit(address).path, 303)


@router.post("/tickets/{ticket_id}/revoke-link")
def revoke(visit: Counselor, ticket_id: int) -> Response:
    """Make every link that went out worthless; the next letter carries a new one."""
    with visit.desk.database.read() as tx:
        visit.ticket(tx, ticket_id)
    citizen.revoke(visit.desk, visit.actor, ticket_id, visit.now)
    return back(f"/tickets/{ticket_id}", "link-revoked")
