"""Error pages: what happened and what to do about it, in plain words; for a script of ours the same as JSON."""

from __future__ import annotations

import secrets
from urllib.parse import urlencode

import structlog
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from jinja2 import TemplateError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response

from helpdesk.errors import BlobError, ConflictError, HelpdeskError, NotFoundError, TransitionError
from helpdesk.store.database import UNAVAILABLE
from helpdesk.web import api_problems, languages
from helpdesk.web.access import SAFE, ForgeryError, LoginNeededError, RoleError, Site, came_from, local
from helpdesk.web.security import HEADERS
from helpdesk.web.session import NOBODY

log = structlog.get_logger()
KINDS: dict[type[Exception], tuple[int, str]] = {
    NotFoundError: (404, "not-found"),
    RoleError: (403, "role"),
    ForgeryError: (403, "forgery"),
    ConflictError: (409, "conflict"),
    TransitionError: (409, "transition"),
    RequestValidationError: (400, "request"),
}
STATUSES = {
    404: "not-found",
    405: "not-found",
    403: "role",
    400: "request",
    413: "too-large",
    422: "request",
    429: "too-many",
}


def install(app: FastAPI) -> None:
    """Give ``app`` an answer to every error."""
    for kind in KINDS:
        app.add_exception_handler(kind, _known)
    app.add_exception_handler(LoginNeededError, _login)
    app.add_exception_handler(HTTPException, _status)
    app.add_exception_handler(BlobError, _broken)
    for unavailable in UNAVAILABLE:
        app.add_exception_handler(unavailable, _broken)
    app.add_exception_handler(Exception, _broken)


def _known(request: Request, error: Exception) -> Response:
    status, kind = next(KINDS[base] for base in type(error).__mro__ if base in KINDS)
    return _answer(request, status, kind)


def _status(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return _answer(request, status, STATUSES.get(status, "broken"))


def _login(request: Request, error: Exception) -> Response:  # noqa: ARG001 -- the signature of a handler
    """Lead to the login, and from there to the page that was asked for, or from which something was sent."""
    if _asks_for_data(request):
        return JSONResponse({"error": "login"}, 401)
    site: Site = request.app.state.site
    here = f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path
    following = here if request.method == "GET" else local(came_from(request, site.desk.config.web))
    before = site.sessions.once(request.cookies.get(site.sessions.cookie))
    ended = {"ended": "1"} if before and before.person_id != NOBODY else {}
    return RedirectResponse(f"/login?{urlencode({'next': following} | ended)}", 303)


def _broken(request: Request, error: Exception) -> Response:
    """Write the error down under a number that the page shows too."""
    number = secrets.token_hex(4)
    log.error("web.failed", number=number, path=request.url.path, exc_info=error)
    kind = _kind(error)
    detail = str(error) if isinstance(error, HelpdeskError) else ""
    try:
        response = _answer(request, 503 if kind == "unavailable" else 500, kind, number, detail)
    except TemplateError as worse:  # the page that says so is broken too
        log.error("web.failed", number=number, path="error.html", exc_info=worse)
        response = PlainTextResponse(f"Templat halaman rusak. / A page template is broken. ({number})", 500)
    response.headers.update(HEADERS)  # this handler stands outside the middleware that adds them
    return response


def _kind(error: Exception) -> str:
    if isinstance(error, TemplateError):
        return "template"
    return "unavailable" if isinstance(error, (*UNAVAILABLE, BlobError)) else "broken"


def _answer(request: Request, status: int, kind: str, number: str = "", detail: str = "") -> Response:
    if request.url.path.startswith("/api/"):  # an address that no route of the API bears
        return api_problems.answer(status, "There is nothing at this address.")
    if _asks_for_data(request):
        return JSONResponse({"error": kind, "number": number}, status)
    site: Site = request.app.state.site
    citizen = request.url.path.startswith(languages.FOR_CITIZENS)
    told = {"code": status, "kind": kind, "number": number, "detail": detail, "citizen": citizen}
    told["before"] = "" if request.method in SAFE else _before(request, site)
    return site.pages.render("error.html", languages.of_error(request), status, **told)


def _before(request: Request, site: Site) -> str:
    """Return the page of ours from which something was sent, empty when the browser does not say."""
    before = came_from(request, site.desk.config.web)
    return local(before) if before else ""


def _asks_for_data(request: Request) -> bool:
    accept = request.headers.get("accept", "")
    return "application/json" in accept or "text/event-stream" in accept
