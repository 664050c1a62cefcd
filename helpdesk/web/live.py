"""Live: tells open pages that something happened, as Server-Sent Events.

One task asks the event table while at least one page listens, and none does when nobody does. A page that was asleep
says the last event it saw and learns at once that it is behind. A stream carries ticket ids, nothing else.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import structlog
from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from helpdesk.desk import Desk
from helpdesk.store import events, people
from helpdesk.store.database import UNAVAILABLE
from helpdesk.web.access import Counselor, Visit

log = structlog.get_logger()
router = APIRouter()
LOOK_SECONDS = 0.3
KEEPALIVE_SECONDS = 15  # shorter than the silence after which proxies hang up
LONGEST_SECONDS = 600  # then the page connects anew, with a session that is checked anew
RETRY_MILLISECONDS = 2000


@dataclass(eq=False)
class Listener:
    """An open page: what it has not been told yet."""

    changed: asyncio.Event = field(default_factory=asyncio.Event)
    tickets: set[int] = field(default_factory=set)
    last: int = 0


class Live:
    """The open pages of this process, and the one task that looks for them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._listeners: set[Listener] = set()
        self._task: asyncio.Task[None] | None = None
        self.stopping = False

    def join(self, after: int) -> Listener:
        """Add a page that has seen everything up to event ``after``."""
        listener = Listener(last=after)
        self._listeners.add(listener)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._look())
        return listener

    def leave(self, listener: Listener) -> None:
        """Forget a page."""
        self._listeners.discard(listener)

    def stop(self) -> None:
        """Let every stream end, so that the server can."""
        self.stopping = True
        for listener in self._listeners:
            listener.changed.set()

    async def _look(self) -> None:
        while self._listeners and not self.stopping:
            try:
                behind = min(listener.last for listener in self._listeners)
                last, tickets = await run_in_threadpool(self._news, behind)
                self._tell(last, tickets)
            except UNAVAILABLE:
                log.warning("live.database-away")
            await asyncio.sleep(LOOK_SECONDS)

    def _news(self, after: int) -> tuple[int, dict[int, int]]:
        """Return the newest event's id and, per ticket that changed since, the id of its newest event."""
        with self._desk.database.read() as tx:
            last = events.last_id(tx)
            if last <= after:
                return last, {}
            found = events.since(tx, max(after, last - 500))
        return last, {event.ticket_id: event.id for event in found if event.ticket_id is not None}

    def _tell(self, last: int, tickets: dict[int, int]) -> None:
        for listener in self._listeners:
            if last > listener.last:
                listener.tickets.update(ticket for ticket, newest in tickets.items() if newest > listener.last)
                listener.last = last
                listener.changed.set()


@router.get("/live")
async def live(visit: Counselor, after: int = 0) -> Response:
    """Stream what happens from event ``after`` on."""
    request = visit.request
    seen = request.headers.get("last-event-id", "")
    start = int(seen) if seen.isdigit() else after
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    return StreamingResponse(_stream(request, visit, start), media_type="text/event-stream", headers=headers)


async def _stream(request: Request, visit: Visit, start: int) -> AsyncIterator[str]:
    hub: Live = request.app.state.live
    listener = hub.join(start)
    ends = asyncio.get_running_loop().time() + LONGEST_SECONDS
    try:
        yield f"retry: {RETRY_MILLISECONDS}\n\n"
        while not hub.stopping and asyncio.get_running_loop().time() < ends:
            try:
                await asyncio.wait_for(listener.changed.wait(), KEEPALIVE_SECONDS)
            except TimeoutError:
                if not await run_in_threadpool(_still_here, visit):
                    return
                yield "event: here\ndata: \n\n"
                continue
            yield _event(listener)
    finally:
        hub.leave(listener)


def _event(listener: Listener) -> str:
    """Take what a page has not been told yet, as one event."""
    data: dict[str, Any] = {"last": listener.last, "tickets": sorted(listener.tickets)}
    listener.tickets.clear()
    listener.changed.clear()
    return f"id: {listener.last}\ndata: {json.dumps(data)}\n\n"


def _still_here(visit: Visit) -> bool:
    with visit.desk.database.read() as tx:
        person = people.get(tx, visit.person.id)
    return person is not None and person.active and person.session_epoch == visit.session.epoch
