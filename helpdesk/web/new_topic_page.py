"""The supervisor's page for a new topic: it begins with questions that nothing answers and ends as a published entry.

What is accepted is published at once with the person's name; ``helpdesk faq export`` writes it into its file.
"""

from __future__ import annotations

import json
import re
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Query
from starlette.responses import Response

from helpdesk.errors import KnowledgeError
from helpdesk.knowledge.files import render, skeleton
from helpdesk.knowledge.load import ID, parse
from helpdesk.match.gaps import EXAMPLES
from helpdesk.model.knowledge import Entry
from helpdesk.web.access import Supervisor, Visit
from helpdesk.web.masking import mask
from helpdesk.web.show import back, page

router = APIRouter()
LONGEST = 60_000  # characters of a file
LONGEST_QUESTION = 300
LONGEST_ID = 80
_PROSE = "## Jawaban\n\n\n## Answer\n\n\n"
"""The headings under which a topic's answer stands in its file, in place of the comment that explains them."""


@router.get("/topics/new")
def begin(visit: Supervisor, question: Annotated[list[str], Query()] = []) -> Response:  # noqa: B006 -- read only
    """Show the file of a new topic that these questions begin."""
    asked = [mask(text)[:LONGEST_QUESTION] for text in question[:EXAMPLES]]
    rows = "".join(f"  {json.dumps(text, ensure_ascii=False)},\n" for text in asked)
    blank = re.sub(r"(?s)<!--.*-->\n", lambda _: _PROSE, skeleton("topic", "topik-baru"))
    return _page(visit, "", re.sub(r"(?m)^(questions = \[.*\n)", lambda line: line[1] + rows, blank, count=1))


@router.post("/topics/new")
def write(
    visit: Supervisor,
    entry_id: Annotated[str, Form(max_length=LONGEST_ID)],
    text: Annotated[str, Form(max_length=LONGEST)],
    wish: Annotated[Literal["look", "accept"], Form()],
) -> Response:
    """Show what is wrong with the file, or how the topic reads; or publish it."""
    entry_id, text = entry_id.strip(), f"{text.replace(chr(13), '').rstrip()}\n"
    knowledge = visit.desk.knowledge
    if not ID.fullmatch(entry_id) or knowledge.entry(entry_id) is not None:
        return _page(visit, entry_id, text, name="taken" if ID.fullmatch(entry_id) else "wrong")
    try:
        entry = parse("topic", entry_id, text, dict(knowledge.documents), knowledge.permits.keys())
        render(entry)
    except KnowledgeError as error:
        return _page(visit, entry_id, text, problems=tuple(map(str, error.problems)))
    if wish == "look":
        return _page(visit, entry_id, text, entry=entry)
    visit.desk.amend(entry, visit.actor, visit.now)
    return back(f"/knowledge/{entry_id}", "entry-added")


def _page(
    visit: Visit,
    entry_id: str,
    text: str,
    *,
    name: str = "",
    problems: tuple[str, ...] = (),
    entry: Entry | None = None,
) -> Response:
    """Return the page; ``name`` says why the id cannot be taken, ``entry`` is what the file says when it is sound."""
    shown = {"entry_id": entry_id, "text": text, "name": name, "problems": problems, "entry": entry}
    with visit.desk.database.read() as tx:
        return page(visit, tx, "new_topic.html", 422 if name or problems else 200, **shown)
