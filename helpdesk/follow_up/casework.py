"""Casework: what people do with an application. Each function is one transaction, and each change an event with a why.

Nothing is overwritten: a stage that was entered wrongly is taken back by a correction, a report like any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from helpdesk.desk import Desk
from helpdesk.errors import ConflictError, NotFoundError
from helpdesk.follow_up.checklists import permit_of
from helpdesk.follow_up.follow_up import take_one
from helpdesk.follow_up.news import follow
from helpdesk.follow_up.terms import set_due
from helpdesk.model.application import FINAL, Application, Stage, StageReport
from helpdesk.model.person import Actor
from helpdesk.store import applications, events, requirement_checks, tickets
from helpdesk.store.database import Tx
from helpdesk.track.checklist import Said
from helpdesk.track.history import history

NEED_REASON = frozenset({Stage.RETURNED, Stage.REFUSED, Stage.WITHDRAWN})
CLOCKS_DIFFER = timedelta(minutes=5)
SOURCE = "counselor"


class ReasonNeededError(ConflictError):
    """This change needs a reason in words."""


class FinalError(ConflictError):
    """The application has ended; only a correction can change that."""


class NumberTakenError(ConflictError):
    """Another application has this number already; ``application_id`` is its id."""

    def __init__(self, number: str, application_id: int) -> None:
        super().__init__(f"The number {number} belongs to another application.")
        self.application_id = application_id


class FutureError(ConflictError):
    """An event cannot lie in the future."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an application beside its stage; None is unknown. ``unit`` is a name."""

    number: str | None
    permit_id: str | None
    applicant: str | None
    unit: str | None
    channel: str | None


@dataclass(frozen=True, slots=True)
class Entered:
    """A stage that a person enters. ``key`` is made by the form, so that a form sent twice counts once.

    ``day`` is by when the applicant must act, or the day of the visit.
    """

    key: str
    stage: Stage
    at: datetime
    note: str | None = None
    failed: tuple[str, ...] = ()
    day: date | None = None

    def report(self, corrects: str | None = None) -> StageReport:
        """Return the report that goes into the application's history."""
        key = f"{SOURCE}:{self.key}"
        return StageReport(key, self.at, self.stage, SOURCE, None, self.failed, self.note, corrects, self.day)


def add(desk: Desk, actor: Actor, ticket_id: int, facts: Facts, entered: Entered, now: datetime) -> int:
    """Add an application to a ticket and return its id; one that is known and has no ticket is taken over.

    Raises NumberTakenError when it belongs to another ticket.
    """
    _check(entered, now)
    with desk.database.transaction() as tx:
        applications.lock(tx)
        known = applications.by_numbers(tx, [facts.number]).get(facts.number) if facts.number else None
        if known is not None and known.ticket_id is not None:
            if known.ticket_id == ticket_id:
                return known.id
            raise NumberTakenError(facts.number or "", known.id)
        said = {**_columns(tx, facts), "ticket_id": tickets.get(tx, ticket_id).id}
        if known is not None:
            said = {name: value for name, value in said.items() if value is not None}
        found = take_one(desk, tx, actor, known, said, [] if known else [entered.report()], now)
        _record(tx, now, actor, "track.added", ticket_id, found, data={"number": facts.number})
    return found


def describe(desk: Desk, actor: Actor, application_id: int, facts: Facts, now: datetime) -> None:
    """Change what is known of an application. Raises NumberTakenError."""
    with desk.database.transaction() as tx:
        applications.lock(tx)
        found = _get(tx, application_id)
        other = applications.by_numbers(tx, [facts.number]).get(facts.number) if facts.number else None
        if other is not None and other.id != found.id:
            raise NumberTakenError(facts.number or "", other.id)
        said = {name: v for name, v in _columns(tx, facts).items() if v != getattr(found, name)}
        if not said:
            return
        before = {name: getattr(found, name) for name in said}
        take_one(desk, tx, actor, found, said, [], now)
        _record(tx, now, actor, "track.changed", found.ticket_id, found.id, data={"before": before, "after": said})


def enter(desk: Desk, actor: Actor, application_id: int, entered: Entered, now: datetime) -> None:
    """Let an application enter a stage. Raises ReasonNeededError, FutureError, and FinalError when it has ended."""
    _check(entered, now)
    with desk.database.transaction() as tx:
        applications.lock(tx)
        found = _get(tx, application_id)
        if found.stage in FINAL and found.stage is not entered.stage:
            raise FinalError(f"The application is {found.stage}. Correct the event that says so.")
        take_one(desk, tx, actor, found, {}, [entered.report()], now)


def correct(desk: Desk, actor: Actor, application_id: int, wrong: str, entered: Entered, now: datetime) -> None:
    """Take back the event with the key ``wrong`` and put another in its place, with the reason."""
    if not entered.note:
        raise ReasonNeededError("A correction needs a reason.")
    _check(entered, now)
    with desk.database.transaction() as tx:
        applications.lock(tx)
        found = _get(tx, application_id)
        _report(tx, found, wrong)
        take_one(desk, tx, actor, found, {}, [entered.report(wrong)], now)


def strike(desk: Desk, actor: Actor, application_id: int, wrong: str, entered: Entered, now: datetime) -> None:
    """Take back an event that never happened: the stage before it goes on. Only key and note of ``entered`` count."""
    with desk.database.read() as tx:
        found = _get(tx, application_id)
        lie = _report(tx, found, wrong)
        others = [r for r in applications.reports_of(tx, [found.id])[found.id] if r.key != wrong and r.at <= lie.at]
    before = history(others).stage if others else Stage.PREPARING
    correct(desk, actor, application_id, wrong, Entered(entered.key, before, lie.at, entered.note), now)


def link(desk: Desk, actor: Actor, application_id: int, ticket_id: int | None, why: str, now: datetime) -> None:
    """Give an application to a ticket, or take it from its ticket (None)."""
    with desk.database.transaction() as tx:
        applications.lock(tx)
        found = _get(tx, application_id)
        if ticket_id is not None:
            ticket_id = tickets.followed(tx, tickets.get(tx, ticket_id)).id
        applications.change(tx, [(found.id, {"ticket_id": ticket_id})], now)
        what = "track.unlinked" if ticket_id is None else "track.linked"
        for place in {found.ticket_id, ticket_id} - {None}:
            data = {"number": found.number, "from": found.ticket_id, "to": ticket_id}
            _record(tx, now, actor, what, place, found.id, why, data)
        set_due(desk, tx, [place for place in (found.ticket_id, ticket_id) if place is not None], now)
        if ticket_id is not None:
            follow(desk, tx, [found.id], now)


def check(desk: Desk, actor: Actor, application_id: int, position: int, said: Said | None, now: datetime) -> None:
    """Say where one item of the requirement list stands; None takes back what was said.

    A word that leaves a part open (state or applies None) keeps what was said of that part before. Raises NotFoundError
    when the list has no such item.
    """
    with desk.database.transaction() as tx:
        found = _get(tx, application_id)
        permit = permit_of(desk, tx, found)
        listed = permit.requirements if permit is not None else None
        if listed is None or not 0 <= position < len(listed):
            raise NotFoundError(f"Application {application_id} has no requirement {position}.")
        document = listed[position].document
        if said is None:
            if not requirement_checks.take_back(tx, found.id, position):
                return
            data: dict[str, Any] = {"document": document, "state": None}
        else:
            earlier = requirement_checks.of_applications(tx, [found.id]).get(found.id, {}).get(position)
            state = said.state or (earlier.state if earlier else None)
            applies = said.applies if said.applies is not None else (earlier.applies if earlier else None)
            word = Said(state, applies, said.note, actor.name, now)
            requirement_checks.put(
                tx,
                now,
                application_id=found.id,
                position=position,
                document=document,
                said=word,
                person_id=actor.person_id,
            )
            data = {"document": document, "state": state, "applies": applies}
        _record(tx, now, actor, "track.checked", found.ticket_id, found.id, said.note if said else None, data)


def _check(entered: Entered, now: datetime) -> None:
    if entered.at > now + CLOCKS_DIFFER:
        raise FutureError("An event cannot lie in the future.")
    if entered.stage in NEED_REASON and not entered.note:
        raise ReasonNeededError(f"The stage {entered.stage} needs a reason.")


def _get(tx: Tx, application_id: int) -> Application:
    found = applications.get(tx, application_id)
    if found is None:
        raise NotFoundError(f"There is no application {application_id}.")
    return found


def _report(tx: Tx, found: Application, key: str) -> StageReport:
    for report in applications.reports_of(tx, [found.id])[found.id]:
        if report.key == key:
            return report
    raise NotFoundError(f"Application {found.id} has no event {key}.")


def _columns(tx: Tx, facts: Facts) -> dict[str, Any]:
    unit_id = applications.units(tx, {facts.unit})[facts.unit] if facts.unit else None
    return {
        "number": facts.number,
        "permit_id": facts.permit_id,
        "applicant": facts.applicant,
        "unit_id": unit_id,
        "channel": facts.channel,
    }


def _record(  # noqa: PLR0913 -- every argument is a column of the event
    tx: Tx,
    now: datetime,
    actor: Actor,
    what: str,
    ticket_id: int | None,
    application_id: int,
    why: str | None = None,
    data: Mapping[str, Any] | None = None,
) -> None:
    row = {"ticket_id": ticket_id, "application_id": application_id, "why": why or None, "data": dict(data or {})}
    events.record_many(tx, now, actor, what, [row])
