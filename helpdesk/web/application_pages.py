"""The pages of applications: the list of those without a ticket, one application, and every change of it."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Form
from starlette.responses import Response

from helpdesk.errors import ConflictError, NotFoundError
from helpdesk.follow_up import casework
from helpdesk.follow_up.casework import FinalError, FutureError, NumberTakenError, ReasonNeededError
from helpdesk.model.application import Application, Stage
from helpdesk.store import applications, tickets
from helpdesk.store.database import Tx
from helpdesk.track.checklist import ItemState, Said
from helpdesk.web import application_offer, application_view
from helpdesk.web.access import Counselor, Visit
from helpdesk.web.application_forms import LONGEST, FactsForm, NewForm, StageForm, new_key
from helpdesk.web.show import back, page

router = APIRouter()
Field = Annotated[str, Form()]
SHOWN = 50
LONGEST_REASON = 500
PROBLEMS: dict[type[ConflictError], str] = {
    ReasonNeededError: "reason",
    FinalError: "final",
    FutureError: "future",
    NumberTakenError: "number",
}
CHANNELS = ("JakEVO", "OSS", "SIMBG", "Loket")


@router.get("/applications")
def listed(visit: Counselor, q: str = "", before: int | None = None) -> Response:
    """Show the applications without a ticket, or with ``q`` all that match a number or a name."""
    q = q[:200]
    with visit.desk.database.read() as tx:
        find = applications.search if q.strip() else applications.without_ticket
        found = find(tx, q, before, SHOWN + 1)
        seen = [one for one in found[:SHOWN] if _may_see(visit, tx, one)]
        names = {one.id: application_view.tickets_naming(visit, tx, one) for one in seen if one.ticket_id is None}
        places = {one.id: tickets.get(tx, one.ticket_id) for one in seen if one.ticket_id is not None}
        more = found[SHOWN - 1].id if len(found) > SHOWN else None
        context: dict[str, Any] = {"found": seen, "q": q, "more": more, "named": names, "places": places}
        return page(visit, tx, "applications.html", knowledge=visit.desk.knowledge, **context)


@router.get("/applications/{application_id}")
def show(visit: Counselor, application_id: int) -> Response:
    """Show an application."""
    return _page(visit, application_id)


@router.post("/tickets/{ticket_id}/applications")
def add(visit: Counselor, ticket_id: int, form: Annotated[NewForm, Form()]) -> Response:
    """Add an application to a ticket."""
    with visit.desk.database.read() as tx:
        visit.ticket(tx, ticket_id)
    entered = form.entered(_zone(visit), visit.now)
    facts = _known(visit, form)
    try:
        if entered is None:
            raise FutureError("The time cannot be read.")
        found = casework.add(visit.desk, visit.actor, ticket_id, facts, entered, visit.now)
    except NumberTakenError as error:
        return back(f"/applications/{error.application_id}", "application-elsewhere")
    except ConflictError as error:
        with visit.desk.database.read() as tx:
            said = application_offer.offer(tx, visit.desk.knowledge, ticket_id, form.number)
            return _form_page(visit, tx, ticket_id, form, said, PROBLEMS.get(type(error), "time"))
    return back(f"/applications/{found}", "application-added")


@router.get("/tickets/{ticket_id}/applications/new")
def new(visit: Counselor, ticket_id: int, number: str = "", permit: str = "") -> Response:
    """Show the form of a new application; what the mails of the ticket say is filled in, and said to be from there."""
    number, permit = number[:LONGEST], permit[:LONGEST]
    with visit.desk.database.read() as tx:
        said = application_offer.offer(tx, visit.desk.knowledge, ticket_id, number)
        form = NewForm(key=new_key(), number=number or said.number, permit=permit or said.permit)
        return _form_page(visit, tx, ticket_id, form, said)


def _form_page(
    visit: Visit, tx: Tx, ticket_id: int, form: NewForm, said: application_offer.Offer, problem: str = ""
) -> Response:
    """Return the form of a new application, with what is wrong in it, if anything is."""
    context = {"form": form, "problem": problem, "ticket": visit.ticket(tx, ticket_id), "said": said}
    return page(visit, tx, "application_new.html", 409 if problem else 200, **context, **_choices(visit, tx))


@router.post("/applications/{application_id}/stage")
def enter(visit: Counselor, application_id: int, form: Annotated[StageForm, Form()]) -> Response:
    """Let the application enter a stage."""
    _seen(visit, application_id)
    entered = form.entered(_zone(visit), visit.now)
    if entered is None:
        return _page(visit, application_id, "time", form)
    try:
        casework.enter(visit.desk, visit.actor, application_id, entered, visit.now)
    except (ReasonNeededError, FinalError, FutureError) as error:
        return _page(visit, application_id, PROBLEMS[type(error)], form)
    return back(f"/applications/{application_id}", "stage-entered")


@router.post("/applications/{application_id}/correct")
def correct(visit: Counselor, application_id: int, form: Annotated[StageForm, Form()]) -> Response:
    """Take an event back: another stands in its place, or (``never``) it did not happen."""
    _seen(visit, application_id)
    entered = form.entered(_zone(visit), visit.now)
    if entered is None:
        return _page(visit, application_id, "time", form)
    change = casework.strike if form.never else casework.correct
    try:
        change(visit.desk, visit.actor, application_id, form.wrong, entered, visit.now)
    except (ReasonNeededError, FutureError) as error:
        return _page(visit, application_id, PROBLEMS[type(error)], form)
    return back(f"/applications/{application_id}", "stage-corrected", "#way")


@router.post("/applications/{application_id}/facts")
def describe(visit: Counselor, application_id: int, form: Annotated[FactsForm, Form()]) -> Response:
    """Change what is known of the application."""
    _seen(visit, application_id)
    try:
        casework.describe(visit.desk, visit.actor, application_id, _known(visit, form), visit.now)
    except NumberTakenError:
        return _page(visit, application_id, "number")
    return back(f"/applications/{application_id}", "application-changed")


@router.post("/applications/{application_id}/link")
def link(visit: Counselor, application_id: int, ticket: Field = "", why: Field = "") -> Response:
    """Give the application to the ticket with this number, or to none."""
    _seen(visit, application_id)
    target = None
    if ticket.strip():
        with visit.desk.database.read() as tx:
            found = tickets.by_number(tx, ticket.strip()[:40])
            if found is None or not tickets.may_see(visit.person, found):
                return _page(visit, application_id, "ticket")
            target = found.id
    casework.link(visit.desk, visit.actor, application_id, target, why[:LONGEST_REASON], visit.now)
    return back(f"/applications/{application_id}", "application-linked" if target else "application-unlinked")


@router.post("/applications/{application_id}/requirements/{position}")
def check(
    visit: Counselor,
    application_id: int,
    position: int,
    state: Annotated[ItemState | Literal["", "undo"], Form()] = "",
    applies: Annotated[bool | None, Form()] = None,
) -> Response:
    """Say where one requirement stands, or whether it applies to this applicant."""
    _seen(visit, application_id)
    said = Said(state if isinstance(state, ItemState) else None, applies, None, None, visit.now)
    word = None if state == "undo" else said
    casework.check(visit.desk, visit.actor, application_id, position, word, visit.now)
    return back(f"/applications/{application_id}", "requirement-checked", f"#item-{position}")


def _page(visit: Visit, application_id: int, problem: str = "", typed: StageForm | None = None) -> Response:
    with visit.desk.database.read() as tx:
        found = _visible(visit, tx, application_id)
        shown = application_view.view(visit, tx, found)
        named = application_view.tickets_naming(visit, tx, found) if found.ticket_id is None else ()
        context: dict[str, Any] = {
            "a": shown,
            "named": named,
            "problem": problem,
            "typed": typed or StageForm(stage=found.stage),
            "key": new_key(),
            "knowledge": visit.desk.knowledge,
            "counting_from": application_view.first_day(shown.due),
            **_choices(visit, tx),
        }
        return page(visit, tx, "application.html", 409 if problem else 200, **context)


def _choices(visit: Visit, tx: Tx) -> dict[str, Any]:
    return {
        "stages": tuple(Stage),
        "permits": sorted(visit.desk.knowledge.permits.values(), key=lambda permit: permit.name),
        "units": tuple(applications.unit_names(tx).values()),
        "channels": CHANNELS,
    }


def _known(visit: Visit, form: FactsForm) -> casework.Facts:
    facts = form.facts()
    if facts.permit_id is not None and facts.permit_id not in visit.desk.knowledge.permits:
        raise NotFoundError(f"There is no permit {facts.permit_id}.")
    return facts


def _visible(visit: Visit, tx: Tx, application_id: int) -> Application:
    """Return an application that this person may see: its ticket decides. NotFoundError otherwise."""
    found = applications.get(tx, application_id)
    if found is None or not _may_see(visit, tx, found):
        raise NotFoundError(f"There is no application {application_id}.")
    return found


def _may_see(visit: Visit, tx: Tx, found: Application) -> bool:
    return found.ticket_id is None or tickets.may_see(visit.person, tickets.get(tx, found.ticket_id))


def _seen(visit: Visit, application_id: int) -> None:
    with visit.desk.database.read() as tx:
        _visible(visit, tx, application_id)


def _zone(visit: Visit) -> ZoneInfo:
    return ZoneInfo(visit.desk.config.office.timezone)
