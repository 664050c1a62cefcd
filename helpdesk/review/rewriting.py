"""The text of a letter: saved over the version that its editor saw, and written anew while nobody has edited it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from helpdesk.desk import Desk
from helpdesk.intake import joint
from helpdesk.model.conversation import FiledDraft, FiledMessage
from helpdesk.model.draft import Letter
from helpdesk.model.message import Address
from helpdesk.model.person import Actor
from helpdesk.store import drafts, events, messages
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


def rewrite(desk: Desk, tx: Tx, filed: FiledMessage, now: datetime) -> None:
    """Write an unedited draft anew from what people chose for the questions of a message that it answers."""
    current = drafts.open_draft(tx, filed.ticket_id)
    if current is None or current.state != "proposed" or filed.id not in current.mails:
        return
    is_asked = current.message_row_id in (None, filed.id)
    asked = filed if is_asked else messages.get(tx, current.message_row_id or 0) or filed
    letter = joint.rewritten(desk, tx, asked, current.language, now, current.mails)
    if letter is not None:
        put(tx, current, letter, now)


def renew(desk: Desk, tx: Tx, ticket_id: int, now: datetime) -> None:
    """Write an unedited draft anew where mails have come to its ticket, or have left it."""
    draft = drafts.open_draft(tx, ticket_id)
    filed = messages.get(tx, draft.message_row_id) if draft and draft.blocks and draft.message_row_id else None
    if filed is not None:
        rewrite(desk, tx, filed, now)


def put(tx: Tx, draft: FiledDraft, letter: Letter, now: datetime) -> None:
    """Put a letter that the desk wrote into an open draft that nobody edited."""
    values = {"subject": letter.subject, "body": letter.text, "proposed_body": letter.text}
    drafts.save(tx, draft.id, draft.version, now, blocks=letter.blocks, language=letter.language, **values)
