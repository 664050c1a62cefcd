"""The supervisor's page of gaps: what citizens ask and the knowledge base does not answer; what it holds in vain."""

from __future__ import annotations

from datetime import timedelta

from fastapi import APIRouter
from starlette.responses import Response

from helpdesk.match.gaps import find_gaps
from helpdesk.store import asked
from helpdesk.web.access import Supervisor
from helpdesk.web.show import page

router = APIRouter()
DAYS = 90
MOST = 20_000  # questions looked at
SHOWN = 30


@router.get("/gaps")
def gaps(visit: Supervisor) -> Response:
    """Show the gaps of the last months."""
    with visit.desk.database.read() as tx:
        questions = asked.questions_since(tx, visit.now - timedelta(days=DAYS), MOST)
        found = find_gaps(questions, visit.desk.knowledge, visit.desk.config.match.minimum_confidence)
        knowledge = visit.desk.knowledge
        return page(visit, tx, "gaps.html", found=found, knowledge=knowledge, days=DAYS, shown=SHOWN)
