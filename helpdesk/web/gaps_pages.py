"""The supervisor's page of gaps: what citizens ask and the knowledge base does not answer; what it holds in vain."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from helpdesk.knowledge.files import skeleton
from helpdesk.match.gaps import EXAMPLES, find_gaps
from helpdesk.store import asked
from helpdesk.web.access import Supervisor
from helpdesk.web.masking import mask
from helpdesk.web.show import page

router = APIRouter()
DAYS = 90
MOST = 20_000  # questions looked at
SHOWN = 30
LONGEST = 300  # characters of an example in a draft


@router.get("/gaps")
def gaps(visit: Supervisor) -> Response:
    """Show the gaps of the last months."""
    with visit.desk.database.read() as tx:
        questions = asked.questions_since(tx, visit.now - timedelta(days=DAYS), MOST)
        found = find_gaps(questions, visit.desk.knowledge, visit.desk.config.match.minimum_confidence)
        knowledge = visit.desk.knowledge
        return page(visit, tx, "gaps.html", found=found, knowledge=knowledge, days=DAYS, shown=SHOWN)


@router.get("/gaps/draft")
def draft(visit: Supervisor, question: Annotated[list[str], Query()] = []) -> Response:  # noqa: ARG001, B006 -- read only
    """Give the file of a new topic that these questions begin; it is finished by hand and put into faq/topics/."""
    asked_in_words = [mask(text)[:LONGEST] for text in question[:EXAMPLES]]
    rows = "".join(f"  {json.dumps(text, ensure_ascii=False)},\n" for text in asked_in_words)
    text = re.sub(r"(?m)^(questions = \[.*\n)", lambda line: line[1] + rows, skeleton("topic", "topik-baru"), count=1)
    headers = {"Content-Disposition": 'attachment; filename="topik-baru.md"'}
    return Response(text, media_type="text/markdown; charset=utf-8", headers=headers)
