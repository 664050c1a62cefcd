"""The page of failed mail: what could not be read, what could not be sent, and what to do about each."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from helpdesk.review import handle
from helpdesk.store import deliveries, receipts, tickets
from helpdesk.web import delivery_view
from helpdesk.web.access import Counselor
from helpdesk.web.show import back, page

router = APIRouter()
SHOWN = 200  # failed mails on one page


@router.get("/failed-mail")
def show(visit: Counselor, below: int | None = None) -> Response:
    """Show everything that is stuck, as far as this person may see it; ``below`` is where the next page begins."""
    with visit.desk.database.read() as tx:
        failed = receipts.failed(tx, SHOWN + 1, below)
        stuck = [
            (delivery_view.view(visit, tx, delivery), tickets.get(tx, delivery.ticket_id))
            for delivery in deliveries.stuck(tx, visit.person)
        ]
        return page(
            visit,
            tx,
            "failed_mail.html",
            receipts=failed[:SHOWN],
            more=failed[SHOWN - 1].id if len(failed) > SHOWN else None,
            wanted=receipts.count_in(tx, "wanted"),
            stuck=stuck,
        )


@router.post("/receipts/retry")
def retry_all(visit: Counselor) -> Response:
    """Put every mail that could not be read back in line."""
    count = handle.retry_receipt(visit.desk, visit.actor, None, visit.now)
    return back("/failed-mail", "retried-all" if count else "not-retried")


@router.post("/receipts/{receipt_id}/retry")
def retry(visit: Counselor, receipt_id: int) -> Response:
    """Put a mail that could not be read back in line."""
    again = handle.retry_receipt(visit.desk, visit.actor, receipt_id, visit.now)
    return back("/failed-mail", "retried" if again else "not-retried")
