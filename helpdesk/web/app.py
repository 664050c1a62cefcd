"""The pages of the desk as one application.

Every handler is a plain function that opens its own transaction; changes go through ``helpdesk.review`` and
``helpdesk.review.handle``. Every route but login, static files and health names the role it needs (``access.Needs``).
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from fastapi import FastAPI
from starlette.responses import PlainTextResponse, Response
from starlette.staticfiles import StaticFiles

from helpdesk.citizen import MOST_OCTETS
from helpdesk.desk import Desk
from helpdesk.review.prepare import MEGABYTE
from helpdesk.store import events
from helpdesk.web import (
    application_pages,
    bulk_actions,
    calendar_page,
    certainty_page,
    drafts_pages,
    error_pages,
    figures_pages,
    follow_pages,
    gaps_pages,
    knowledge_pages,
    late_pages,
    letter,
    letter_parts,
    link_actions,
    live,
    log_page,
    login,
    mail_files,
    mailbox_pages,
    new_ticket,
    new_topic_page,
    notice_pages,
    people_pages,
    proposals_page,
    public_help,
    public_status,
    public_survey,
    question_pages,
    queue,
    satisfaction_page,
    search_page,
    source_pages,
    switch_pages,
    templates_pages,
    ticket,
    ticket_actions,
    together,
    tour_pages,
    trouble_pages,
    view_actions,
    visits_pages,
)
from helpdesk.web.access import Site
from helpdesk.web.api import create_api
from helpdesk.web.live import Live
from helpdesk.web.pages import Pages, folder_of
from helpdesk.web.passwords import Attempts
from helpdesk.web.public import Limits
from helpdesk.web.security import MAX_BODY, SecureHeaders
from helpdesk.web.session import Sessions

MODULES = (
    login,
    queue,
    search_page,
    view_actions,
    application_pages,
    bulk_actions,
    certainty_page,
    new_ticket,  # before ticket: /tickets/new is no number
    new_topic_page,
    ticket,
    ticket_actions,
    question_pages,
    together,
    letter,
    letter_parts,
    link_actions,
    mail_files,
    figures_pages,
    drafts_pages,
    follow_pages,
    visits_pages,
    gaps_pages,
    knowledge_pages,
    late_pages,
    people_pages,
    proposals_page,
    public_help,
    public_status,
    public_survey,
    satisfaction_page,
    notice_pages,
    templates_pages,
    source_pages,
    tour_pages,
    trouble_pages,
    mailbox_pages,
    switch_pages,
    calendar_page,
    log_page,
    live,
)


def now_utc() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


def create_app(desk: Desk, clock: Callable[[], datetime] = now_utc, *, newcomers: bool = False) -> FastAPI:
    """Return the application that shows ``desk``; ``newcomers`` are led through the tour at their first login."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, lifespan=_lifespan)
    pages = Pages(folder_of(desk.config.draft.templates), desk.config.office)
    app.state.site = Site(desk, pages, Sessions(desk.key, desk.config.web), clock)
    app.state.attempts = Attempts()
    app.state.newcomers = newcomers
    app.state.limits = Limits()
    app.state.live = Live(desk)
    app.add_middleware(SecureHeaders, secure=desk.config.web.secure_cookies, larger=_larger(desk))
    app.mount("/static", StaticFiles(directory=pages.static), name="static")
    app.mount("/api", create_api(desk, clock))
    app.add_api_route("/health", _health(desk), methods=["GET"])
    for module in MODULES:
        app.include_router(module.router)
    error_pages.install(app)
    return app


def _larger(desk: Desk) -> dict[str, int]:
    """Return the paths that may be sent more than a form, with how many octets."""
    files = {"/drafts/": desk.config.send.attachment_megabytes * MEGABYTE + MAX_BODY}
    return files | ({"/status/": MOST_OCTETS + MAX_BODY} if desk.config.citizen.upload_megabytes else {})


def _health(desk: Desk) -> Callable[[], Response]:
    def health() -> Response:
        """Say that pages can be shown: the database answers."""
        with desk.database.read() as tx:
            events.last_id(tx)
        return PlainTextResponse("ok")

    return health


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    hub: Live = app.state.live
    hub.stop()
