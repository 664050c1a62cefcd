"""A ticket that begins at the office: a call, the counter, or a first mail to a citizen."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form
from pydantic import BaseModel
from starlette.responses import Response

from helpdesk.model.ticket import Origin
from helpdesk.review import handle
from helpdesk.review.handle import Opening
from helpdesk.web.access import Counselor
from helpdesk.web.letter_form import LONGEST_BODY, LONGEST_LINE, read_addresses
from helpdesk.web.show import back, page

router = APIRouter()


class OpeningForm(BaseModel):
    """The fields as the browser sends them."""

    origin: Literal["phone", "counter", "counselor"] = "phone"
    name: str = ""
    address: str = ""
    subject: str = ""
    text: str = ""
    language: Literal["id", "en"] = "id"

    def problems(self) -> tuple[str, ...]:
        """Return what keeps the ticket from being opened."""
        found = []
        addresses = read_addresses(self.address)
        if addresses is None or len(addresses) > 1:
            found.append("address")
        if not self.name.strip() and not self.address.strip():
            found.append("nobody")
        if self.origin == "counselor" and not self.address.strip():
            found.append("no-address")
        if self.origin != "counselor" and not self.text.strip():
            found.append("no-text")
        if len(self.subject) > LONGEST_LINE or len(self.text) > LONGEST_BODY:
            found.append("too-long")
        return tuple(found)

    def opening(self) -> Opening:
        """Return what the desk opens a ticket from."""
        addresses = read_addresses(self.address) or ()
        first = addresses[0] if addresses else None
        return Opening(
            name=self.name.strip() or (first.name if first else ""),
            address=first.address if first else None,
            subject=" ".join(self.subject.split()),
            text=self.text.replace("\r\n", "\n"),
            origin=Origin(self.origin),
            language=self.language,
        )


@router.get("/tickets/new")
def form(visit: Counselor) -> Response:
    """Show the form."""
    with visit.desk.database.read() as tx:
        return page(visit, tx, "new_ticket.html", form=OpeningForm(), problems=())


@router.post("/tickets/new")
def open_ticket(visit: Counselor, form: Annotated[OpeningForm, Form()]) -> Response:
    """Open the ticket and show it."""
    problems = form.problems()
    if problems:
        with visit.desk.database.read() as tx:
            return page(visit, tx, "new_ticket.html", 422, form=form, problems=problems)
    ticket_id = handle.open_ticket(visit.desk, visit.actor, form.opening(), visit.now)
    return back(f"/tickets/{ticket_id}", "opened")
