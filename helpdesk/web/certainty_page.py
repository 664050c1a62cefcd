"""The supervisor's page of certainty: whether proposals were right as often as the desk said they would be."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from helpdesk.match.certainty import FEWEST, certainty
from helpdesk.store import asked
from helpdesk.web.access import Supervisor
from helpdesk.web.show import page

router = APIRouter()
PERIODS = (30, 90, 365)
MOST = 20_000  # questions looked at
SHOWN = 20


@router.get("/certainty")
def certain(visit: Supervisor, days: Annotated[int, Query(ge=1, le=3650)] = 90) -> Response:
    """Show how the confidences of the last days held against what people chose."""
    with visit.desk.database.read() as tx:
        found = certainty(asked.questions_since(tx, visit.now - timedelta(days=days), MOST))
        knowledge = visit.desk.knowledge
        ids = {entry_id for row in found.confusions[:SHOWN] for entry_id in (row.wanted, row.found)}
        titles = {entry_id: entry.title for entry_id in ids if (entry := knowledge.entry(entry_id)) is not None}
        return page(
            visit,
            tx,
            "certainty.html",
            found=found,
            days=days,
            periods=PERIODS,
            titles=titles,
            shown=SHOWN,
            fewest=FEWEST,
        )
