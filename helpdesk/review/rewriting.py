"""The text of a letter: saved over the version that its editor saw, and written anew while nobody has edited it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from helpdesk.desk import Desk
from helpdesk.explain import NOTHING_SAID
from helpdesk.model.conversation import FiledDraft, FiledMessage
from helpdesk.model.draft import Letter
from helpdesk.model.explanation import Explanation
from helpdesk.model.message import Address
from helpdesk.model.person import Actor
from helpdesk.model.question import Action
from helpdesk.store import document_judgements, drafts, events, judgements, question_cuts, tickets
from helpdesk.store.database import Tx


@dataclass(frozen=True, slots=True)
class Edit:
    """A draft as its editor wants it."""

    subject: str
    body: str
    to: tuple[Address, ...]
    cc: tuple[Address, ...] = ()


def save(tx: Tx, actor: Actor, draft_id: int, seen_version: int, edit: Edit, now: datetime) -> int:
    """Save an edited draft and return its new version; ConflictError when somebody saved or sent it meanwhile.

    A letter that waits for a supervisor no longer does when the one who handed it over writes on.
    """
    found = drafts.get(tx, draft_id)
    if found.version == seen_version and edit == Edit(found.subject, found.body, found.to, found.cc):
        return seen_version
    values: dict[str, object] = {"subject": edit.subject, "body": edit.body, "to": edit.to, "cc": edit.cc}
    if found.submitted_by_id is not None and found.submitted_by_id == actor.person_id:
        values |= {"submitted_at": None, "submitted_by_id": None}
    version = drafts.save(tx, draft_id, seen_version, now, state="edited", author_id=actor.person_id, **values)
    events.record(tx, now, actor, "review.edited", ticket_id=found.ticket_id, data={"draft": draft_id})
    return version


def explanation(desk: Desk, tx: Tx, filed: FiledMessage, now: datetime) -> Explanation:
    """Return what the desk makes of a message today, with what people said about its files and its questions."""
    corrections = document_judgements.corrections(tx, filed.id) if filed.attachments else NOTHING_SAID
    parts = question_cuts.standing(tx, filed.id)
    return desk.explainer.explain(desk.blobs.get(filed.digest), desk.today(now), corrections, parts)


def rewrite(desk: Desk, tx: Tx, filed: FiledMessage, now: datetime) -> None:
    """Write an unedited draft anew from what people chose for the questions of its message."""
    current = drafts.open_draft(tx, filed.ticket_id)
    if current is None or current.state != "proposed" or current.message_row_id != filed.id:
        return
    letter = rewritten(desk, tx, filed, current.language, now)
    if letter is not None:
        put(tx, current, letter, now)


def put(tx: Tx, draft: FiledDraft, letter: Letter, now: datetime) -> None:
    """Put a letter that the desk wrote into an open draft that nobody edited."""
    values = {"subject": letter.subject, "body": letter.text, "proposed_body": letter.text}
    drafts.save(tx, draft.id, draft.version, now, blocks=letter.blocks, language=letter.language, **values)


def rewritten(desk: Desk, tx: Tx, filed: FiledMessage, language: str, now: datetime) -> Letter | None:
    """Return the letter to a message in ``language`` (id or en), with the entries that people chose for its questions.

    None when no reply is due, or the templates are broken.
    """
    writer = desk.explainer.writer
    if writer is None:
        return None
    chosen = judgements.of_message(tx, filed.id)
    office_day = desk.today(now)
    found = replace(explanation(desk, tx, filed, now), language=language)
    number = tickets.get(tx, filed.ticket_id).number
    letter = desk.explainer.letter(found, office_day, number)
    if not chosen:
        return letter
    automatic = {block.question: block for block in letter.blocks} if letter else {}
    blocks = [
        writer.block(question, index, chosen[index], language) if index in chosen else automatic.get(index)
        for index, question in enumerate(found.understanding.questions)
    ]
    return writer.assemble(
        [block for block in blocks if block is not None],
        found.message,
        found.body,
        action=Action.ANSWER,
        ticket_number=number,
        today=office_day,
        language=language,
        documents=found.documents,
        illegal_fee=found.understanding.illegal_fee,
        asked=found.understanding.questions,
    )
