"""The event API: what a system reports about an application, taken in once.

Guarantee: a request under one idempotency key is done once; the same request again gets the same answer, another one
under that key is refused. The event itself is known by its own id, so that it counts once even when it is sent under
several keys or in several lists, in whatever order. A system writes only about applications that are its own: those
that it reported first, and those of its channel or of no known channel that no other system has reported.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from helpdesk.desk import Desk
from helpdesk.errors import HelpdeskError
from helpdesk.follow_up.follow_up import Effect, Outcome, Reported, take_in
from helpdesk.model.application import Application
from helpdesk.model.person import Actor, ActorKind
from helpdesk.model.system import ApiToken
from helpdesk.store import api_tokens, applications
from helpdesk.store.api_tokens import Answered
from helpdesk.track.linking import stranger

CREATED, DONE = 201, 200


class NotYoursError(HelpdeskError):
    """The application belongs to another system."""


class KeyReusedError(HelpdeskError):
    """An idempotency key was used before for another request."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: its idempotency key, the SHA-256 of its content, and where it came from."""

    key: str
    digest: str
    origin: str


def receive(
    desk: Desk, token: ApiToken, asked: Asked, item: Reported, now: datetime
) -> tuple[int, Mapping[str, Any], bool]:
    """Take in what a system reports; return HTTP status, answer, and whether this is an earlier answer again.

    Raises NotYoursError or KeyReusedError, and changes nothing then.
    """
    with desk.database.transaction() as tx:
        applications.lock(tx)
        known = api_tokens.answered(tx, token.system, asked.key)
        if known is not None:
            if known.digest != asked.digest:
                raise KeyReusedError("This Idempotency-Key was used before for another request. Take a new key.")
            return known.status, known.answer, True
        _check(applications.by_numbers(tx, [item.number]).get(item.number), token.system)
        (outcome,) = take_in(desk, tx, _actor(token, asked.origin), [item], now)
        status = _status_of(outcome)
        answer = _answer(applications.by_numbers(tx, [item.number])[item.number], outcome)
        api_tokens.remember(tx, token.system, asked.key, Answered(asked.digest, status, answer), now)
        api_tokens.used(tx, token.id, now)
    return status, answer, False


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one event of a list: its HTTP status, and the answer or why it was not taken."""

    status: int
    answer: Mapping[str, Any] | None
    detail: str | None = None


def receive_many(
    desk: Desk, token: ApiToken, origin: str, items: Sequence[Reported | Taken], now: datetime
) -> tuple[Taken, ...]:
    """Take in many events in one transaction, and return what became of each, in their order.

    An item that is Taken already (it could not be read) stays as it is; one about another system's application is not
    taken; the others are, as if each had come alone. ``effect`` and ``before`` are those of the whole list on the
    application.
    """
    with desk.database.transaction() as tx:
        applications.lock(tx)
        known = applications.by_numbers(tx, (item.number for item in items if isinstance(item, Reported)))
        checked = [_refused(item, known, token.system) for item in items]
        own = [item for item in checked if isinstance(item, Reported)]
        outcomes = {one.number: one for one in take_in(desk, tx, _actor(token, origin), own, now)} if own else {}
        after = applications.by_numbers(tx, outcomes)
        api_tokens.used(tx, token.id, now)
    return tuple(item if isinstance(item, Taken) else _taken(outcomes[item.number], after) for item in checked)


def _refused(item: Reported | Taken, known: Mapping[str, Application], system: str) -> Reported | Taken:
    problem = stranger(known.get(item.number), system) if isinstance(item, Reported) else None
    return Taken(403, None, problem) if problem else item


def _taken(outcome: Outcome, after: Mapping[str, Application]) -> Taken:
    return Taken(_status_of(outcome), _answer(after[outcome.number], outcome))


def _status_of(outcome: Outcome) -> int:
    return CREATED if outcome.effect is Effect.CREATED else DONE


def _actor(token: ApiToken, origin: str) -> Actor:
    return Actor(ActorKind.TOKEN, token.system, origin=origin)


def look_up(desk: Desk, token: ApiToken, number: str) -> Mapping[str, Any] | None:
    """Return what the desk knows of an application of this system, or None. Raises NotYoursError."""
    with desk.database.read() as tx:
        found = applications.by_numbers(tx, [number]).get(number)
    if found is None:
        return None
    _check(found, token.system)
    return _status(found)


def _check(known: Application | None, system: str) -> None:
    if problem := stranger(known, system):
        raise NotYoursError(problem)


def _answer(found: Application, outcome: Outcome) -> Mapping[str, Any]:
    return {
        **_status(found),
        "effect": outcome.effect.value,
        "before": outcome.before.value if outcome.before else None,
    }


def _status(found: Application) -> dict[str, Any]:
    return {
        "number": found.number,
        "stage": found.stage.value,
        "label": found.system_label,
        "permit": found.permit_id,
        "complete_on": found.complete_on.isoformat() if found.complete_on else None,
        "due_on": found.due_on.isoformat() if found.due_on else None,
        "due_why": found.due_why,
        "ended_at": found.ended_at.isoformat() if found.ended_at else None,
        "contradicted": found.contradicted,
    }
