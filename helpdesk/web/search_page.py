"""The search: a page of results, and the short list that appears while somebody types."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from fastapi import APIRouter
from starlette.responses import Response

from helpdesk.store import people, units
from helpdesk.store.database import Tx
from helpdesk.store.search import Found, search
from helpdesk.web import search_line
from helpdesk.web.access import Counselor, Visit
from helpdesk.web.queue import shown
from helpdesk.web.search_line import Around, Line
from helpdesk.web.show import embed, page

router = APIRouter()
MOST = 50  # results on a page
BRIEF = 8  # results that appear while somebody types


@router.get("/search")
def results(visit: Counselor, q: str = "", after: str = "") -> Response:
    """Show the tickets that a line describes."""
    with visit.desk.database.read() as tx:
        line, found = _looked_up(visit, tx, q, after)
        context: dict[str, Any] = {"q": q, "unclear": line.unclear, "after": after, "next_key": found.next_key}
        return page(visit, tx, "search.html", **context, **shown(visit, tx, found.lines))


@router.get("/search/brief")
def brief(visit: Counselor, q: str = "") -> Response:
    """Show the first results, for the list under the field."""
    with visit.desk.database.read() as tx:
        line, found = _looked_up(visit, tx, q, "", typing=True)
        return embed(visit, "search_brief.html", q=q, lines=found.lines, unclear=line.unclear)


def _looked_up(visit: Visit, tx: Tx, text: str, after: str, *, typing: bool = False) -> tuple[Line, Found]:
    line = search_line.read(text, _around(visit, tx))
    if not text.strip():
        return line, Found((), None)
    key = int(after) if after.isascii() and after.isdecimal() and len(after) < 20 else None
    wanted = replace(line.wanted, typing=typing)
    return line, search(tx, wanted, visit.person, visit.now, after=key, limit=BRIEF if typing else MOST)


def _around(visit: Visit, tx: Tx) -> Around:
    colleagues = tuple((one.id, one.name) for one in people.every(tx))
    return Around(visit.desk.knowledge, ZoneInfo(visit.desk.config.office.timezone), units.every(tx), colleagues)
