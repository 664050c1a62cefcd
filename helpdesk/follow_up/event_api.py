"""The event API: what a system reports about an application, taken in once.

Guarantee: a request under one idempotency key is done once; the same request again gets the same answer, another one
under that key is refused. The event itself is known by its own id, so that it counts once even when it is sent under
several keys, in whatever order. A system writes only about applications that are its own: those that it reported first,
and those of its channel or of no known channel that no other system has reported.
"""

from __future__ import annotations

from collections.abc import Mapping
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
from helpdesk.store.database import Tx
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
        actor = Actor(ActorKind.TOKEN, token.system, origin=asked.origin)
        (outcome,) = take_in(desk, tx, actor, [item], now)
        status = CREATED if outcome.effect is Effect.CREATED else DONE
        answer = _answer(tx, outcome)
        api_tokens.remember(tx, token.system, asked.key, Answered(asked.digest, status, answer), now)
        api_tokens.used(tx, token.id, now)
    return status, answer, False


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


def _answer(tx: Tx, outcome: Outcome) -> Mapping[str, Any]:
    found = applications.by_numbers(tx, [outcome.number])[outcome.number]
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
