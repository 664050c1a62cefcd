"""Who may do what: one dependency on every route checks session, role and the origin of a change.

A change (any method but GET, HEAD and OPTIONS) needs the session's token, in the form field ``token`` or the header
``X-Token``, and must not come from another site by what the browser says (``Sec-Fetch-Site``, else ``Origin``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from secrets import compare_digest
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from helpdesk.config import Web
from helpdesk.desk import Desk
from helpdesk.errors import HelpdeskError
from helpdesk.language import INDONESIAN, LANGUAGES, Words, words_of
from helpdesk.model.person import Actor, ActorKind, Person, Role
from helpdesk.model.ticket import Ticket
from helpdesk.store import people, tickets
from helpdesk.store.database import Tx
from helpdesk.web.pages import Pages
from helpdesk.web.session import NOBODY, Session, Sessions

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class LoginNeededError(HelpdeskError):
    """Nobody is logged in, or the session has ended."""


class RoleError(HelpdeskError):
    """The person may not do this."""


class ForgeryError(HelpdeskError):
    """A change without the session's token, or from another site."""


@dataclass(frozen=True, slots=True)
class Site:
    """What every request shares."""

    desk: Desk
    pages: Pages
    sessions: Sessions
    clock: Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Visit:
    """One request of a person who may make it."""

    request: Request
    site: Site
    person: Person
    session: Session
    now: datetime

    @property
    def desk(self) -> Desk:
        """Return the desk."""
        return self.site.desk

    @property
    def words(self) -> Words:
        """Return the words of the language that the person chose."""
        return words_of(self.person.language if self.person.language in LANGUAGES else INDONESIAN)

    @property
    def actor(self) -> Actor:
        """Return who acts, for the event table."""
        return Actor(ActorKind.PERSON, self.person.name, self.person.id, origin(self.request))

    @property
    def wants_json(self) -> bool:
        """Whether a program of the page asks, not the browser for a page."""
        return "application/json" in self.request.headers.get("accept", "")

    def ticket(self, tx: Tx, ticket_id: int) -> Ticket:
        """Return a ticket that this person may see; NotFoundError otherwise."""
        return tickets.visible(tx, ticket_id, self.person)


class Needs:
    """The dependency: the visit of somebody who holds at least ``role``."""

    def __init__(self, role: Role) -> None:
        self.role = role

    async def __call__(self, request: Request) -> Visit:
        """Return the visit. Raises LoginNeededError, RoleError or ForgeryError."""
        site: Site = request.app.state.site
        now = site.clock()
        session = site.sessions.read(request.cookies.get(site.sessions.cookie), now)
        if session is None or session.person_id == NOBODY:
            raise LoginNeededError("Nobody is logged in.")
        await check_token(request, session, site.desk.config.web)
        person = await run_in_threadpool(_person, site.desk, session)
        request.state.language = person.language  # for the page that says what went wrong
        if not person.may(self.role):
            raise RoleError(f"{request.url.path} needs the role {self.role}.")
        return Visit(request, site, person, session, now)


def _person(desk: Desk, session: Session) -> Person:
    with desk.database.read() as tx:
        person = people.get(tx, session.person_id)
    if person is None or not person.active or person.session_epoch != session.epoch:
        raise LoginNeededError("The session has ended.")
    return person


async def check_token(request: Request, session: Session, web: Web) -> None:
    """Raise ForgeryError when a change comes from elsewhere or without the session's token."""
    if request.method in SAFE:
        return
    given = request.headers.get("x-token")
    if given is None:
        value = (await request.form()).get("token")
        given = value if isinstance(value, str) else ""
    verify(request, session, web, given)


def verify(request: Request, session: Session, web: Web, given: str) -> None:
    """Raise ForgeryError unless ``given`` is the session's token and the request comes from a page of ours."""
    if not same_origin(request, web):
        raise ForgeryError("The request comes from another site.")
    if not compare_digest(given.encode(), session.token.encode()):
        raise ForgeryError("The request lacks the session's token.")


def same_origin(request: Request, web: Web, another: str | None = None) -> bool:
    """Whether the browser says, or lets us assume, that a page of ours makes the request.

    ``another`` is one more address under which pages of ours are reached.
    """
    fetch_site = request.headers.get("sec-fetch-site")
    if fetch_site is not None:
        return fetch_site in ("same-origin", "none")
    stated = request.headers.get("origin")
    if stated is None:
        return True
    return urlsplit(stated).netloc.lower() in _hosts(request, web, another)


def came_from(request: Request, web: Web) -> str:
    """Return path and query of the page of ours on which the browser says it was (Referer), empty for none."""
    try:
        before = urlsplit(request.headers.get("referer", ""))
    except ValueError:
        return ""
    if not before.netloc or before.netloc.lower() not in _hosts(request, web):
        return ""
    return f"{before.path}?{before.query}" if before.query else before.path


def _hosts(request: Request, web: Web, another: str | None = None) -> set[str]:
    named = {urlsplit(url).netloc.lower() for url in (web.public_url, another) if url}
    return {request.headers.get("host", "").lower(), *named}


def local(target: str) -> str:
    """Return ``target`` if it is a path of this desk, else the queue: a login must lead to no other site."""
    parts = urlsplit(target)
    foreign = parts.scheme or parts.netloc or "\\" in target or not target.startswith("/") or target.startswith("//")
    return "/" if foreign else target


def origin(request: Request) -> str:
    """Return where a request comes from, for the event table and the login limits."""
    return request.client.host if request.client else ""


Counselor = Annotated[Visit, Depends(Needs(Role.COUNSELOR))]
Supervisor = Annotated[Visit, Depends(Needs(Role.SUPERVISOR))]
Administrator = Annotated[Visit, Depends(Needs(Role.ADMINISTRATOR))]
