"""The page of failed mail: what could not be read, what could not be sent, and what to do about each."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from helpdesk import handle
from helpdesk.errors import NotFoundError
from helpdesk.model.delivery import Delivery
from helpdesk.model.ticket import Ticket
from helpdesk.store import deliveries, receipts
from helpdesk.store.database import Tx
from helpdesk.web.access import Counselor, Visit
from helpdesk.web.show import back, page

router = APIRouter()


@router.get("/failed-mail")
def show(visit: Counselor) -> Response:
    """Show everything that is stuck."""
    with visit.desk.database.read() as tx:
        return page(visit, tx, "failed_mail.html", receipts=receipts.failed(tx), stuck=_stuck(visit, tx))


@router.post("/receipts/{receipt_id}/retry")
def retry(visit: Counselor, receipt_id: int) -> Response:
    """Put a mail that could not be read back in line."""
    again = handle.retry_receipt(visit.desk, visit.actor, receipt_id, visit.now)
    return back("/failed-mail", "retried" if again else "not-retried")


def _stuck(visit: Visit, tx: Tx) -> list[tuple[Delivery, Ticket]]:
    found = []
    for delivery in deliveries.uncertain(tx):
        try:
            found.append((delivery, visit.ticket(tx, delivery.ticket_id)))
        except NotFoundError:
            continue  # a confidential ticket that this person may not see
    return found
