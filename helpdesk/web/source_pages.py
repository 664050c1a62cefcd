"""The page of where status comes from: systems with tokens, systems that are asked, and notification mails."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from helpdesk.store import api_tokens, status_sources, tickets
from helpdesk.web.access import Supervisor
from helpdesk.web.show import page

router = APIRouter()
SHOWN = 100


@router.get("/sources")
def show(visit: Supervisor) -> Response:
    """Show tokens, how polling goes, and notifications that were not taken."""
    track = visit.desk.config.track
    with visit.desk.database.read() as tx:
        health = {one.name: one for one in status_sources.health(tx)}
        found = status_sources.notifications(tx, ["waiting", "unread", "refused"], SHOWN)
        mails = [one for one in found if tickets.may_see(visit.person, tickets.get(tx, one.ticket_id))]
        return page(
            visit,
            tx,
            "sources.html",
            tokens=api_tokens.every(tx),
            polls=[(poll, health.get(poll.system)) for poll in track.poll],
            senders=track.notification,
            mails=mails,
        )
