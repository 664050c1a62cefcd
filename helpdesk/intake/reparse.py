"""Reparse: derive everything that is derived from octets again, with today's stages, and touch nothing people did.

    octets -> explain -> reading, attachments, questions (one transaction a message)

Guarantee: a message that was read again is whole, with the old reading or the new one, wherever the run is killed; the
next run of the same selection goes on where it stopped. A judgement follows its question by its text, or its file by
name and size, and stays without a place when that is no longer there. A letter that nobody touched is written anew; one
that a person edited or approved stays as it is, and so do states, assignments and notes.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, fields, replace
from datetime import datetime

import structlog

from helpdesk.desk import Desk
from helpdesk.errors import BlobError, ConflictError
from helpdesk.explain import written_by_us
from helpdesk.intake import joint
from helpdesk.mail.identity import identity
from helpdesk.mail.parse import parse
from helpdesk.model.conversation import FiledAttachment, FiledMessage
from helpdesk.model.explanation import PARSER, Explanation
from helpdesk.model.message import Automatic, AutomaticKind
from helpdesk.model.person import Actor, ActorKind
from helpdesk.store import document_judgements, drafts, events, judgements, messages, question_cuts, tickets
from helpdesk.store.database import UNAVAILABLE, Tx
from helpdesk.store.messages import Selection

log = structlog.get_logger()
BATCH = 100
ACTOR = Actor(ActorKind.SYSTEM, "helpdesk reparse", origin="terminal")
RECORDED = frozenset(
    {"id", "ticket_id", "message_id", "outgoing", "digest", "received_at", "decisions", "knowledge_version"}
)
DERIVED = tuple(field.name for field in fields(FiledMessage) if field.name not in RECORDED)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What reading one message again has changed: names of fields, ``draft``, ``identity``; or why it was not read."""

    message_row_id: int
    ticket_number: str
    changed: tuple[str, ...] = ()
    error: str | None = None


def reparse(desk: Desk, selection: Selection, now: datetime) -> Generator[Outcome]:
    """Read the selected messages again, oldest first, and yield what became of each.

    Nothing is recorded for a message that cannot be read again; it comes with its error.
    """
    name = f"{selection} parser {PARSER} knowledge {desk.knowledge.version}"
    last = _resume(desk, name)
    while True:
        with desk.database.read() as tx:
            batch = messages.selected(tx, selection, last, BATCH)
        for filed in batch:
            yield _again(desk, filed, now)
            last = filed.id
        with desk.database.transaction() as tx:
            what = "reparse.progressed" if len(batch) == BATCH else "reparse.ended"
            events.record(tx, now, ACTOR, what, data={"selection": name, "last": last})
        if len(batch) < BATCH:
            return


def _resume(desk: Desk, name: str) -> int:
    """Return the message after which a run of the same selection goes on, 0 at its beginning."""
    with desk.database.read() as tx:
        newest = events.newest(tx, ("reparse.progressed", "reparse.ended"))
    if newest is None or newest.what == "reparse.ended" or newest.data.get("selection") != name:
        return 0
    return int(newest.data["last"])


def _again(desk: Desk, filed: FiledMessage, now: datetime) -> Outcome:
    with desk.database.read() as tx:
        number = tickets.get(tx, filed.ticket_id).number
    try:
        octets = desk.blobs.get(filed.digest)
        changed = _store(desk, filed, _read(desk, filed, octets, now), now)
        if "files" in changed:  # what people said of them now stands at their new places
            changed += tuple(set(_store(desk, filed, _read(desk, filed, octets, now), now)) - set(changed))
        return Outcome(filed.id, number, changed)
    except (BlobError, ConflictError) as error:
        return Outcome(filed.id, number, error=str(error))
    except UNAVAILABLE:
        raise
    except Exception as error:
        log.exception("reparse.failed", message=filed.id)
        return Outcome(filed.id, number, error=f"{type(error).__name__}: {error}"[:500])


def _store(desk: Desk, filed: FiledMessage, fresh: Explanation, now: datetime) -> tuple[str, ...]:
    """Put the new reading in place of the old one and return what changed."""
    with desk.database.transaction() as tx:
        before = messages.get(tx, filed.id)
        if before is None:
            raise ConflictError("The message was erased meanwhile.")
        messages.put_reading(tx, filed.id, fresh)
        after = messages.get(tx, filed.id) or before
        changed = [name for name in DERIVED if getattr(before, name) != getattr(after, name)]
        if messages.identify(tx, filed.id, identity(fresh.message), fresh.message.message_id):
            changed.append("identity")
        if "questions" in changed:
            _follow_questions(tx, before, after)
        if "attachments" in changed and _follow_files(tx, before, after):
            changed.append("files")
        if changed and _rewrite(desk, tx, after, fresh, now):
            changed.append("draft")
        if changed:
            data = {"changed": changed}
            events.record(
                tx, now, ACTOR, "reparse.changed", ticket_id=after.ticket_id, message_row_id=filed.id, data=data
            )
    return tuple(changed)


def _read(desk: Desk, filed: FiledMessage, octets: bytes, now: datetime) -> Explanation:
    """Return the new reading; nothing is asked in what we wrote, and it was not written by a program."""
    with desk.database.read() as tx:
        corrections = document_judgements.corrections(tx, filed.id)
        parts = question_cuts.standing(tx, filed.id)
    if not filed.outgoing:
        read = desk.explainer.explain(octets, desk.today(now), corrections, parts)
        office = next((one["reason"] for one in filed.decisions if one["stage"] == "office"), None)
        return read if office is None else replace(read, automatic=Automatic(AutomaticKind.OFFICE, office))
    if any(decision["stage"] == "archive" for decision in filed.decisions):  # as ``archive`` reads it
        return replace(desk.explainer.explain(octets, desk.today(now)), automatic=None)
    return written_by_us(parse(octets), filed.language, filed.knowledge_version)


def _follow_questions(tx: Tx, before: FiledMessage, after: FiledMessage) -> None:
    """Let judgements and the blocks of the open letter point to the same questions as before."""
    places = {question.text: position for position, question in reversed(list(enumerate(after.questions)))}
    moved = {
        position: position
        if position < len(after.questions) and after.questions[position].text == question.text
        else places.get(question.text, judgements.NOWHERE)
        for position, question in enumerate(before.questions)
    }
    judgements.follow(tx, after.id, moved)
    draft = drafts.open_draft(tx, after.ticket_id)
    if draft is not None and after.id in draft.mails:
        drafts.follow(tx, draft, after.id, moved)


def _follow_files(tx: Tx, before: FiledMessage, after: FiledMessage) -> bool:
    """Let what people said about files point to the same files as before; return whether anything moved."""
    places = {_key(file): file.position for file in reversed(after.attachments)}
    moved = {file.position: places.get(_key(file), judgements.NOWHERE) for file in before.attachments}
    here = {file.position: _key(file) for file in after.attachments}
    stay = {file.position: file.position for file in before.attachments if here.get(file.position) == _key(file)}
    return document_judgements.follow(tx, after.id, {**moved, **stay})


def _key(file: FiledAttachment) -> tuple[str, int]:
    return (file.filename, file.size)


def _rewrite(desk: Desk, tx: Tx, filed: FiledMessage, fresh: Explanation, now: datetime) -> bool:
    """Write the letter to a message anew if nobody touched it or judged its questions; return whether it changed."""
    draft = drafts.open_draft(tx, filed.ticket_id)
    if draft is None or filed.id not in draft.mails or not draft.may_be_replaced or draft.author_id is not None:
        return False
    if any(judgements.of_message(tx, row_id) for row_id in draft.mails):
        return False
    asked = filed if draft.message_row_id in (None, filed.id) else messages.get(tx, draft.message_row_id) or filed
    newest = fresh if asked is filed else joint.explanation(desk, tx, asked, now)
    heard = joint.hear(desk, tx, asked, newest, now, draft.mails)
    letter = joint.write(desk, tx, heard, now, tickets.get(tx, filed.ticket_id).number)
    if letter is None or (letter.subject, letter.text) == (draft.subject, draft.body):
        return False
    joint.put(tx, draft, letter, now, knowledge_version=fresh.knowledge_version)
    return True
