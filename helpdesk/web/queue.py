"""The queue pages: tickets by what must happen next, and the search."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter, Depends
from starlette.responses import RedirectResponse, Response

from helpdesk.model.conversation import TicketLine
from helpdesk.model.knowledge import Knowledge
from helpdesk.model.person import Role
from helpdesk.store import queues
from helpdesk.store.queues import Page, Queue
from helpdesk.web.access import Counselor, Needs, Visit
from helpdesk.web.confidence import level
from helpdesk.web.show import page

router = APIRouter()
SIGNED_IN = [Depends(Needs(Role.COUNSELOR))]
FIRST = Queue.TO_REVIEW
Key = tuple[datetime, int]


@router.get("/", dependencies=SIGNED_IN)
def start() -> Response:
    """Lead to the first queue."""
    return RedirectResponse(f"/queue/{FIRST}", 303)


@router.get("/queue/failed-mail", dependencies=SIGNED_IN)
def failed_mail() -> Response:
    """Lead to the page of failed mail, which lists other things than tickets."""
    return RedirectResponse("/failed-mail", 303)


@router.get("/queue/{name}")
def show(visit: Counselor, name: Queue, after: str = "") -> Response:
    """Show one page of a queue."""
    with visit.desk.database.read() as tx:
        found = queues.page(tx, name, visit.person, visit.now, after=read_key(after))
        return page(visit, tx, "queue.html", queue=name, after=after, q="", **_shown(visit, found))


@router.get("/queue/{name}/next")
def following(visit: Counselor, name: Queue, after: str = "") -> Response:
    """Lead to the ticket that comes after a place in a queue, or from its end back to the list."""
    with visit.desk.database.read() as tx:
        found = queues.page(tx, name, visit.person, visit.now, after=read_key(after), limit=1)
    if not found.lines:
        return RedirectResponse(f"/queue/{name}?said=queue-end", 303)
    return RedirectResponse(f"/tickets/{found.lines[0].id}?from={name}", 303)


@router.get("/search")
def search(visit: Counselor, q: str = "") -> Response:
    """Show the tickets in whose number, requester, address or subject ``q`` stands."""
    with visit.desk.database.read() as tx:
        found = queues.search(tx, q, visit.person) if q.strip() else Page((), None)
        return page(visit, tx, "queue.html", queue=None, after="", q=q, **_shown(visit, found, paged=False))


def _shown(visit: Visit, found: Page, *, paged: bool = True) -> dict[str, Any]:
    lines = [(line, titles(visit.desk.knowledge, line), _level(line)) for line in found.lines]
    return {"lines": lines, "next_key": write_key(found.next_key) if paged and found.next_key else ""}


def titles(knowledge: Knowledge, line: TicketLine) -> list[str]:
    """Return what a ticket is about, by name."""
    entries = [knowledge.entry(entry_id) for entry_id in line.permits]
    return [entry.title for entry in entries if entry is not None]


def _level(line: TicketLine) -> str:
    return level(line.confidence) if line.confidence is not None else ""


def write_key(key: Key) -> str:
    """Return a place in a queue as it stands in an address."""
    return f"{key[0].astimezone(UTC).isoformat().removesuffix('+00:00')}Z~{key[1]}"


def read_key(text: str) -> Key | None:
    """Return the place that an address names, None for the beginning (also when it makes no sense)."""
    moment, _, number = text.partition("~")
    try:
        at = datetime.fromisoformat(moment)
        return (at, int(number)) if at.tzinfo else None
    except ValueError:
        return None
