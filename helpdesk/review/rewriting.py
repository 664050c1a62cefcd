"""The text of a letter: saved over the version that its editor saw, and written anew while nobody has edited it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from helpdesk.desk import Desk
from helpdesk.intake import joint
from helpdesk.model.conversation import FiledMessage
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
    if current is not None and filed.id in current.mails:
        is_asked = current.message_row_id in (None, filed.id)
        asked = filed if is_asked else messages.get(tx, current.message_row_id or 0) or filed
        joint.rewrite(desk, tx, current, asked, now)


def renew(desk: Desk, tx: Tx, ticket_id: int, now: datetime) -> None:
    """Write an unedited draft anew where mails have come to its ticket, or have left it."""
    draft = drafts.open_draft(tx, ticket_id)
    filed = messages.get(tx, draft.message_row_id) if draft and draft.blocks and draft.message_row_id else None
    if draft is not None and filed is not None:
        joint.rewrite(desk, tx, draft, filed, now)
