"""The knowledge pages: what the office knows, entry by entry. Unknown is said, never left blank."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from helpdesk.errors import NotFoundError
from helpdesk.model.knowledge import Entry, Permit, Topic
from helpdesk.web.access import Counselor, Visit
from helpdesk.web.show import page

router = APIRouter()
FOUND = 20  # entries that a search shows


@router.get("/knowledge")
def every(visit: Counselor, q: str = "") -> Response:
    """List the entries, or those that a search finds."""
    knowledge = visit.desk.knowledge
    entries: tuple[Entry, ...] = knowledge.entries()
    if q.strip():
        entries = search(visit, q, FOUND)
    permits = [entry for entry in entries if isinstance(entry, Permit)]
    topics = [entry for entry in entries if isinstance(entry, Topic)]
    with visit.desk.database.read() as tx:
        return page(
            visit,
            tx,
            "knowledge.html",
            q=q,
            permits=permits,
            topics=topics,
            version=knowledge.version,
            today=_today(visit),
        )


@router.get("/knowledge/{entry_id}")
def one(visit: Counselor, entry_id: str) -> Response:
    """Show one entry with all its fields."""
    entry = visit.desk.knowledge.entry(entry_id)
    if entry is None:
        raise NotFoundError(f"There is no entry {entry_id}.")
    with visit.desk.database.read() as tx:
        return page(visit, tx, "entry.html", entry=entry, knowledge=visit.desk.knowledge, today=_today(visit))


def search(visit: Visit, text: str, limit: int) -> tuple[Entry, ...]:
    """Return the entries that fit a text best."""
    found = visit.desk.explainer.matcher.search(text, limit)
    entries = (visit.desk.knowledge.entry(candidate.id) for candidate in found)
    return tuple(entry for entry in entries if entry is not None)


def _today(visit: Visit) -> str:
    return visit.desk.today(visit.now).isoformat()
