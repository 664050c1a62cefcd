"""The queue pages: tickets by what must happen next, narrowed and ordered as the address says."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends
from starlette.responses import RedirectResponse, Response

from helpdesk.errors import NotFoundError
from helpdesk.follow_up.terms import soon
from helpdesk.model.conversation import TicketLine
from helpdesk.model.knowledge import Knowledge
from helpdesk.model.person import Role
from helpdesk.store import people, queues, views
from helpdesk.store.database import Tx
from helpdesk.store.queues import Key, Page, Queue
from helpdesk.web import list_filters
from helpdesk.web.access import Counselor, Needs, Visit
from helpdesk.web.confidence import level
from helpdesk.web.show import page

router = APIRouter()
SIGNED_IN = [Depends(Needs(Role.COUNSELOR))]
FIRST = Queue.TO_REVIEW
NO_TERM = "-"


@router.get("/", dependencies=SIGNED_IN)
def start() -> Response:
    """Lead to the first queue."""
    return RedirectResponse(f"/queue/{FIRST}", 303)


@router.get("/queue/failed-mail", dependencies=SIGNED_IN)
def failed_mail() -> Response:
    """Lead to the page of failed mail, which lists other things than tickets."""
    return RedirectResponse("/failed-mail", 303)


@router.get("/queue/{name}")
def show(visit: Counselor, name: str, after: str = "") -> Response:
    """Show one page of a queue."""
    queue = named(name)
    with visit.desk.database.read() as tx:
        narrowed = list_filters.read(visit.request.query_params)
        found = _page(visit, tx, queue, after)
        context: dict[str, Any] = {
            "queue": queue,
            "narrowed": narrowed,
            "choices": list_filters.choices(visit, tx, queue),
            "view": views.at(tx, visit.person, written(queue, narrowed.query)),
            "after": after,
            "next_page": written(queue, narrowed.query, after=write_key(found.next_key)) if found.next_key else "",
            "address": written(queue, narrowed.query),
        }
        return page(visit, tx, "queue.html", **context, **shown(visit, tx, found.lines))


@router.get("/queue/{name}/next")
def following(visit: Counselor, name: str, after: str = "") -> Response:
    """Lead to the ticket that comes after a place in a queue, or from its end back to the list."""
    queue = named(name)
    with visit.desk.database.read() as tx:
        found = _page(visit, tx, queue, after, limit=1)
    if not found.lines:
        return RedirectResponse(f"/queue/{name}?said=queue-end", 303)
    return RedirectResponse(f"/tickets/{found.lines[0].id}?from={name}", 303)


def named(name: str) -> Queue:
    """Return the queue of this name; NotFoundError if there is none."""
    if name not in tuple(Queue):
        raise NotFoundError(f"There is no queue {name}.")
    return Queue(name)


def _page(visit: Visit, tx: Tx, queue: Queue, after: str, limit: int = 50) -> Page:
    narrowed = list_filters.read(visit.request.query_params)
    return queues.page(
        tx,
        queue,
        visit.person,
        visit.now,
        soon(visit.desk, tx, visit.now),
        filters=narrowed.filters,
        sort=narrowed.sort,
        after=read_key(after),
        limit=limit,
    )


def written(queue: Queue, query: str, **more: str) -> str:
    """Return the address of a queue with its filters."""
    parts = [part for part in (query, urlencode(more)) if part]
    return f"/queue/{queue}" + (f"?{'&'.join(parts)}" if parts else "")


def shown(visit: Visit, tx: Tx, found: tuple[TicketLine, ...]) -> dict[str, Any]:
    """Return what a page needs to show a list of tickets and to do something with several of them."""
    return {
        "lines": [(line, titles(visit.desk.knowledge, line), _level(line)) for line in found],
        "colleagues": [person for person in people.every(tx) if person.active],
    }


def titles(knowledge: Knowledge, line: TicketLine) -> list[str]:
    """Return what a ticket is about, by name."""
    entries = [knowledge.entry(entry_id) for entry_id in line.permits]
    return [entry.title for entry in entries if entry is not None]


def _level(line: TicketLine) -> str:
    return level(line.confidence) if line.confidence is not None else ""


def write_key(key: Key) -> str:
    """Return a place in a queue as it stands in an address."""
    moment, number = key
    if moment is None:
        return f"{NO_TERM}~{number}"
    return f"{moment.astimezone(UTC).isoformat().removesuffix('+00:00')}Z~{number}"


def read_key(text: str) -> Key | None:
    """Return the place that an address names, None for the beginning (also when it makes no sense)."""
    moment, _, number = text.partition("~")
    try:
        if moment == NO_TERM:
            return (None, int(number))
        at = datetime.fromisoformat(moment)
        return (at, int(number)) if at.tzinfo and abs(int(number)) < 2**62 else None
    except ValueError:
        return None
