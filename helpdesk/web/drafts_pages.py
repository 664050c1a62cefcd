"""The supervisor's page of the drafts: how many left as proposed, where people change them, what they take out."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from helpdesk.draft.letter.compared import FRAME, compare_replies
from helpdesk.draft.templating.templates import fixed_words
from helpdesk.store import drafts
from helpdesk.web.access import Supervisor
from helpdesk.web.show import page

router = APIRouter()
PERIODS = (30, 90, 365)
MOST = 5_000  # replies looked at
SHOWN = 25


@router.get("/drafts")
def quality(visit: Supervisor, days: Annotated[int, Query(ge=1, le=3650)] = 90) -> Response:
    """Show how the drafts of the last days compare with what was sent."""
    folder = visit.desk.config.draft.templates
    with visit.desk.database.read() as tx:
        replies = drafts.sent_replies(tx, visit.now - timedelta(days=days), MOST)
        found = compare_replies(replies, fixed_words(folder))
        knowledge = visit.desk.knowledge
        titles = {row.name: entry.title for row in found.entries if (entry := knowledge.entry(row.name)) is not None}
        return page(
            visit,
            tx,
            "drafts.html",
            found=found,
            days=days,
            periods=PERIODS,
            titles=titles,
            whole_frame=FRAME,
            shown=SHOWN,
        )
