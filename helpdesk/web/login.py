"""Login and logout, and a person's own password."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from helpdesk.errors import NotFoundError
from helpdesk.language import LANGUAGES
from helpdesk.model.person import SYSTEM, Actor, ActorKind, Person
from helpdesk.store import events, people
from helpdesk.store.database import Tx
from helpdesk.web import languages, passwords
from helpdesk.web.access import Counselor, ForgeryError, Site, local, origin, verify
from helpdesk.web.passwords import Attempts
from helpdesk.web.session import NOBODY
from helpdesk.web.show import back, page
from helpdesk.web.tour_pages import toured

router = APIRouter()


@router.get("/login")
def form(request: Request, next: str = "/", ended: str = "") -> Response:
    """Show the login form; the session that carries its token begins here."""
    return _form(request, "ended" if ended else "", next_path=local(next))


@router.post("/login")
def enter(
    request: Request,
    email: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    token: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "/",
    lang: Annotated[str, Form()] = "",
) -> Response:
    """Begin a session for whoever knows the password; the language chosen on the login page becomes theirs."""
    site: Site = request.app.state.site
    attempts: Attempts = request.app.state.attempts
    now, place, email = site.clock(), origin(request), email.strip()
    waiting = site.sessions.read(request.cookies.get(site.sessions.cookie), now)
    try:
        if waiting is None:
            raise ForgeryError("The login page was open too long.")
        verify(request, waiting, site.desk.config.web, token)
    except ForgeryError:
        return _form(request, "stale", email, local(next), 403)
    if not attempts.allowed(email, place):
        return _form(request, "too-many", email, local(next), 429)
    with site.desk.database.read() as tx:
        person = people.by_email(tx, email)
    if not _opens(person, password) or person is None:
        attempts.failed(email, place)
        _note_failure(site, place, person)
        return _form(request, "wrong", email, local(next), 401)
    actor = Actor(ActorKind.PERSON, person.name, person.id, place)
    with site.desk.database.transaction() as tx:
        events.record(tx, now, actor, "login.succeeded")
        if lang in LANGUAGES and lang != person.language:
            _choose(tx, now, actor, person, lang)
    with site.desk.database.read() as tx:
        new = request.app.state.newcomers and local(next) == "/" and not toured(tx, person)
    response = RedirectResponse("/tour/1" if new else local(next), 303)
    languages.remember(response, lang or person.language, secure=site.desk.config.web.secure_cookies)
    site.sessions.attach(response, site.sessions.begin(person.id, person.session_epoch, now))
    return response


@router.post("/logout")
def leave(visit: Counselor) -> Response:
    """End all sessions of the person, so that no copy of a cookie is of use to anybody."""
    with visit.desk.database.transaction() as tx:
        people.change(tx, visit.person.id, session_epoch=visit.person.session_epoch + 1)
        events.record(tx, visit.now, visit.actor, "login.ended")
    response = RedirectResponse("/login", 303)
    visit.site.sessions.detach(response)
    return response


@router.get("/account")
def account(visit: Counselor) -> Response:
    """Show the person's own account."""
    with visit.desk.database.read() as tx:
        return page(visit, tx, "account.html", problem="", **_limits())


@router.get("/account/password")
def account_again(_visit: Counselor) -> Response:
    """Lead to the account whoever loads again a page on which a password was refused."""
    return RedirectResponse("/account", 303)


@router.post("/account/language")
def change_language(visit: Counselor, language: Annotated[str, Form()]) -> Response:
    """Let the desk speak another language to the person. Letters and the knowledge keep theirs."""
    if language not in LANGUAGES:
        raise NotFoundError(f"There is no language {language}.")
    with visit.desk.database.transaction() as tx:
        _choose(tx, visit.now, visit.actor, visit.person, language)
    response = back("/account", "language")
    languages.remember(response, language, secure=visit.desk.config.web.secure_cookies)
    return response


def _choose(tx: Tx, now: datetime, actor: Actor, person: Person, language: str) -> None:
    people.change(tx, person.id, language=language)
    events.record(tx, now, actor, "person.language-changed", data={"person": person.id, "language": language})


@router.post("/account/password")
def change_password(
    visit: Counselor, current: Annotated[str, Form()] = "", password: Annotated[str, Form()] = ""
) -> Response:
    """Give the person another password; every other session of theirs ends."""
    problem = ""
    if not passwords.fits(current, visit.person.password_hash):
        problem = "wrong"
    elif len(password) < passwords.SHORTEST:
        problem = "short"
    elif len(password) > passwords.LONGEST:
        problem = "long"
    if problem:
        with visit.desk.database.read() as tx:
            return page(visit, tx, "account.html", 422, problem=problem, **_limits())
    with visit.desk.database.transaction() as tx:
        people.change(tx, visit.person.id, password_hash=passwords.hashed(password))
        events.record(tx, visit.now, visit.actor, "person.password-changed", data={"person": visit.person.id})
        changed = people.get(tx, visit.person.id) or visit.person
    response = back("/account", "password")
    visit.site.sessions.attach(response, visit.site.sessions.begin(changed.id, changed.session_epoch, visit.now))
    return response


def _limits() -> dict[str, Any]:
    return {"shortest": passwords.SHORTEST, "longest": passwords.LONGEST, "languages": LANGUAGES}


def _form(request: Request, problem: str = "", email: str = "", next_path: str = "/", status: int = 200) -> Response:
    site: Site = request.app.state.site
    now = site.clock()
    session = site.sessions.read(request.cookies.get(site.sessions.cookie), now)
    if session is None or session.person_id != NOBODY:
        session = site.sessions.begin(NOBODY, 0, now)
    response = site.pages.render(
        "login.html",
        languages.of_visitor(request),
        status,
        token=session.token,
        problem=problem,
        email=email,
        next_path=next_path,
        languages=languages.switch(request),
        lang=languages.chosen(request) or "",
    )
    languages.keep(response, request, secure=site.desk.config.web.secure_cookies)
    site.sessions.attach(response, session)
    return response


def _opens(person: Person | None, password: str) -> bool:
    """Whether a password opens an account; to find out takes as long where there is none."""
    return passwords.fits(password, person.password_hash if person and person.active else None)


def _note_failure(site: Site, place: str, person: Person | None) -> None:
    """Record which account somebody tried and from where; what they typed in place of an address may be a password."""
    why = None if person else "no account bears this address"
    tried = {"person": person.id} if person else {}
    with site.desk.database.transaction() as tx:
        events.record(tx, site.clock(), replace(SYSTEM, origin=place), "login.failed", why=why, data=tried)
