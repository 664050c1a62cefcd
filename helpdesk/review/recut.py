"""Recut: people merge, split and move the questions of a mail where the desk cut them badly. All of it can be undone.

What the desk read is derived again with the given cut; what people chose for a question follows it by its text. Other
mails are cut alike from then on (``match.boundaries``), until the cut is taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from helpdesk.desk import Desk
from helpdesk.errors import ConflictError, NotFoundError
from helpdesk.intake import joint
from helpdesk.match.questions import MOST
from helpdesk.model.asked_text import asked_text
from helpdesk.model.conversation import FiledMessage, Part
from helpdesk.model.person import Actor
from helpdesk.review import rewriting
from helpdesk.store import drafts, events, judgements, messages, question_cuts
from helpdesk.store.database import Tx

GONE = "There is no such question; the mail was read again meanwhile."


@dataclass(frozen=True, slots=True)
class Place:
    """A question: the row of its message and its index."""

    message_row_id: int
    position: int


def merge(desk: Desk, actor: Actor, place: Place, now: datetime) -> None:
    """Make one question of this one and the one before it in the mail, with what stands between them."""

    def merged(parts: list[Part], text: str) -> list[Part]:
        own = parts[place.position]
        before = [part for part in parts if part.start < own.start]
        if not before:
            raise ConflictError("There is no question before this one.")
        other = max(before, key=lambda part: part.start)
        whole = _part(text, other.start, max(own.end, other.end))
        return [whole if part is other else part for part in parts if part is not own]

    _change(desk, actor, place, merged, "merged", now)


def split(desk: Desk, actor: Actor, place: Place, at: int, now: datetime) -> None:
    """Make two questions of one: the second begins ``at`` code points from the beginning of the first."""

    def parted(parts: list[Part], text: str) -> list[Part]:
        own = parts[place.position]
        halves = [_part(text, own.start, own.start + at), _part(text, own.start + at, own.end)]
        if at <= 0 or own.start + at >= own.end or not all(half.text for half in halves):
            raise ConflictError("Both halves of a question must hold words.")
        return [*parts[: place.position], *halves, *parts[place.position + 1 :]]

    _change(desk, actor, place, parted, "split", now)


def move(desk: Desk, actor: Actor, place: Place, by: int, now: datetime) -> None:
    """Answer a question earlier (``by`` -1) or later (1) in the letter."""

    def moved(parts: list[Part], _text: str) -> list[Part]:
        target = place.position + by
        if not 0 <= target < len(parts):
            raise ConflictError("The question stands at the end already.")
        parts.insert(target, parts.pop(place.position))
        return parts

    _change(desk, actor, place, moved, "moved", now)


def undo(desk: Desk, actor: Actor, message_row_id: int, now: datetime) -> None:
    """Take back the latest merge, split or move of a message's questions."""
    with desk.database.transaction() as tx:
        filed = _message(tx, message_row_id)
        if not question_cuts.undo(tx, message_row_id, now):
            raise ConflictError("Nobody has changed how this mail is cut.")
        desk.remember(tx)  # else this mail would be cut by what the cut had taught
        _read_again(desk, tx, filed, now)
        _record(tx, actor, filed, "undone", now)
    desk.remember()


def _change(
    desk: Desk,
    actor: Actor,
    place: Place,
    how: Callable[[list[Part], str], Sequence[Part]],
    what: str,
    now: datetime,
) -> None:
    with desk.database.transaction() as tx:
        filed = _message(tx, place.message_row_id)
        if not 0 <= place.position < len(filed.questions):
            raise NotFoundError(GONE)
        read = asked_text(filed.subject, filed.new_text, filed.questions)
        parts = how([Part(q.text, q.start, q.end) for q in read.questions], read.text)
        if len(parts) > MOST:
            raise ConflictError(f"A mail may have {MOST} questions.")
        question_cuts.record(tx, now, filed.id, parts, actor.person_id)
        _read_again(desk, tx, filed, now)
        _record(tx, actor, filed, what, now)
    desk.remember()


def _read_again(desk: Desk, tx: Tx, before: FiledMessage, now: datetime) -> None:
    """Store what is derived from a message with the cut that stands now, and let what people did follow."""
    messages.put_reading(tx, before.id, joint.explanation(desk, tx, before, now))
    after = _message(tx, before.id)
    judgements.settle(tx, after.id, [question.text for question in after.questions])
    draft = drafts.open_draft(tx, after.ticket_id)
    if draft is not None and after.id in draft.mails and draft.state == "edited":
        places = {question.text: position for position, question in enumerate(after.questions)}
        moved = {old: places.get(question.text, judgements.NOWHERE) for old, question in enumerate(before.questions)}
        drafts.follow(tx, draft, after.id, moved)
    rewriting.rewrite(desk, tx, after, now)


def _record(tx: Tx, actor: Actor, filed: FiledMessage, what: str, now: datetime) -> None:
    kind = f"review.questions-{what}"
    events.record(tx, now, actor, kind, ticket_id=filed.ticket_id, message_row_id=filed.id)


def _message(tx: Tx, message_row_id: int) -> FiledMessage:
    filed = messages.get(tx, message_row_id)
    if filed is None:
        raise NotFoundError(GONE)
    return filed


def _part(text: str, start: int, end: int) -> Part:
    """Return a part of the text that asks without the blanks around it."""
    said = text[start:end]
    start += len(said) - len(said.lstrip())
    return Part(said.strip(), start, start + len(said.strip()))
