"""Show: a page for a visit, with its frame; and the way from a change back to a page (RFC 9110 section 15.4.4)."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from starlette.responses import HTMLResponse, RedirectResponse

from helpdesk.follow_up.terms import soon
from helpdesk.model.person import Role
from helpdesk.store import drafts, events, mentions, queues, views
from helpdesk.store.database import Tx
from helpdesk.store.queues import Queue
from helpdesk.web import trouble
from helpdesk.web.access import Visit
from helpdesk.web.pages import Frame


def frame(visit: Visit, tx: Tx) -> Frame:
    """Return what stands around the page of a visit."""
    troubled = trouble.look(tx, visit.person, visit.desk, visit.now)
    counts = {
        **queues.counts(tx, visit.person, visit.now, soon(visit.desk, tx, visit.now)),
        Queue.FAILED_MAIL: troubled.stuck,
    }
    return Frame(
        person=visit.person,
        token=visit.session.token,
        counts=counts,
        views=views.seen_by(tx, visit.person),
        trouble=troubled,
        mentions=mentions.unseen(tx, visit.person),
        approvals=drafts.count_submitted(tx, visit.person) if visit.person.may(Role.SUPERVISOR) else 0,
        live_id=events.last_id(tx),
        now=visit.now,
        path=visit.request.url.path,
        address=_address(visit),
        said=visit.request.query_params.get("said", ""),
        tour=int(stop) if (stop := visit.request.query_params.get("tour", "")) in ("1", "2", "3", "4", "5") else 0,
    )


def _address(visit: Visit) -> str:
    """Return the page that is shown, without the sentence that it says once."""
    url = visit.request.url.remove_query_params(["said", "tour"])
    return f"{url.path}?{url.query}" if url.query else url.path


def page(visit: Visit, tx: Tx, template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """Return a page with its frame."""
    return visit.site.pages.render(template, visit.words.language, status, frame=frame(visit, tx), **context)


def back(path: str, said: str = "", anchor: str = "") -> RedirectResponse:
    """Send the browser to a page after a change; ``said`` names the sentence that the page says."""
    mark = "&" if "?" in path else "?"
    query = f"{mark}{urlencode({'said': said})}" if said else ""
    return RedirectResponse(f"{path}{query}{anchor}", 303)


def embed(visit: Visit, template: str, **context: Any) -> HTMLResponse:
    """Return a page without a frame, to stand inside another."""
    return visit.site.pages.render(template, visit.words.language, **context)
