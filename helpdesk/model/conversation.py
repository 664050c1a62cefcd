"""What a ticket's page shows: messages, drafts, notes and events as they were stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from helpdesk.model.message import Address, AutomaticKind
from helpdesk.model.question import Question, Recognised


@dataclass(frozen=True, slots=True)
class FiledAttachment:
    """An attachment's place in its message; the octets are read from the message's blob.

    ``members`` are (name, why it could not be read) of what it carries; ``files`` what it, or each member, is.
    """

    position: int
    filename: str
    content_type: str
    size: int
    inline: bool
    problem: str | None = None
    pages: int = 0
    members: tuple[tuple[str, str | None], ...] = ()
    files: tuple[Recognised, ...] = ()


@dataclass(frozen=True, slots=True)
class FiledMessage:
    """A stored message with what was last derived from it. ``outgoing`` says that the desk wrote it.

    ``decisions`` say, for good, why it stands where it does: ``stage``, ``reason`` and what else the stage knew.
    """

    id: int
    ticket_id: int
    message_id: str | None
    outgoing: bool
    digest: str
    received_at: datetime
    sender: Address | None
    reply_to: tuple[Address, ...]
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    subject: str
    date: datetime | None
    text: str
    html: str | None
    new_text: str
    quoted_text: str
    signature: str
    language: str | None
    knowledge_version: str | None
    automatic_kind: str | None
    automatic_reason: str | None
    defects: tuple[str, ...]
    action: str
    permits: tuple[str, ...]
    topics: tuple[str, ...]
    application_numbers: tuple[str, ...]
    documents: tuple[Mapping[str, Any], ...]
    vouched: bool
    standing_reason: str
    log: tuple[str, ...]
    decisions: tuple[Mapping[str, str], ...]
    attachments: tuple[FiledAttachment, ...]
    questions: tuple[Question, ...]

    @property
    def from_citizen(self) -> bool:
        """Return whether it came from outside the office: neither we nor a unit that we asked wrote it."""
        return not self.outgoing and self.automatic_kind != AutomaticKind.OFFICE


@dataclass(frozen=True, slots=True)
class FiledDraft:
    """A draft. ``proposed_body`` is what the desk wrote; ``version`` grows with every save, so that no edit is lost.

    ``submitted_at`` says since when it waits for a supervisor, ``submitted_by_id`` for whom.
    ``purpose``: reply (to a mail), news (of an application, or a reminder), office (a question to a unit).
    """

    id: int
    ticket_id: int
    message_row_id: int | None
    state: str
    language: str
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    subject: str
    body: str
    proposed_body: str
    blocks: tuple[Mapping[str, Any], ...]
    knowledge_version: str | None
    version: int
    author_id: int | None
    submitted_at: datetime | None
    submitted_by_id: int | None
    created_at: datetime
    updated_at: datetime
    purpose: str = "reply"

    @property
    def may_be_replaced(self) -> bool:
        """Return whether the desk may still put another letter in its place: it is open, and nobody has edited it."""
        return self.state == "proposed"

    @property
    def mails(self) -> tuple[int, ...]:
        """Return the rows of the mails that it answers, that of ``message_row_id`` first."""
        rows = [row for block in self.blocks if (row := self.place_of(block)[0]) is not None]
        return tuple(dict.fromkeys((*(() if self.message_row_id is None else (self.message_row_id,)), *rows)))

    def place_of(self, block: Mapping[str, Any]) -> tuple[int | None, int]:
        """Return the row of the mail whose question a block answers, and the index of the question."""
        row, position = block.get("earlier") or (self.message_row_id, block["question"])
        return row, position


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A file that goes out with a letter; its octets are a blob.

    ``text`` was read in it; ``unread`` says that something in it could not be read.
    """

    id: int
    draft_id: int
    filename: str
    content_type: str
    size: int
    digest: str
    text: str = ""
    unread: bool = True


@dataclass(frozen=True, slots=True)
class Mention:
    """A note that names a colleague, for the list of the one it names."""

    id: int
    ticket_id: int
    ticket_number: str
    ticket_subject: str
    author_name: str
    text: str
    at: datetime
    seen: bool


@dataclass(frozen=True, slots=True)
class Present:
    """A colleague who has a ticket open now; ``typing`` in its letter or note."""

    person_id: int
    name: str
    typing: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A question as a person cut it: ``new_text[start:end] == text`` when it was cut.

    Of a mail that asks in its subject alone ``subject[start:end] == text``.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Note:
    """What a colleague wrote for colleagues."""

    id: int
    ticket_id: int
    author_id: int | None
    author_name: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Event:
    """One line of history."""

    id: int
    at: datetime
    actor_kind: str
    actor_name: str
    origin: str
    what: str
    why: str | None
    ticket_id: int | None
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Receipt:
    """One message that a server showed us, and what became of it.

    ``received``: kept, not yet imported; ``wanted``: to be fetched again; then imported, duplicate, ignored or failed.
    ``archive`` says that it came in as old mail, which nobody waits for an answer to.
    """

    id: int
    mailbox: str
    folder: str
    uidvalidity: int
    uid: int
    digest: str | None
    state: str
    reason: str | None
    attempts: int
    received_at: datetime
    message_row_id: int | None
    archive: bool = False


@dataclass(frozen=True, slots=True)
class MailboxHealth:
    """How reading a mailbox goes; ``late`` when it was not read for three intervals.

    ``missing`` is how many messages of the server the last reconciliation found without a receipt. ``position`` is the
    UID up to which everything is accounted for under ``uidvalidity``; ``paused_at`` since when nobody reads it, by an
    administrator's word.
    """

    name: str
    heartbeat_at: datetime | None
    failing_since: datetime | None
    problem: str | None
    permanent: bool
    late: bool
    reconciled_at: datetime | None = None
    missing: int = 0
    folder: str = ""
    uidvalidity: int | None = None
    position: int = 0
    paused_at: datetime | None = None
    paused_why: str = ""


@dataclass(frozen=True, slots=True)
class TicketLine:
    """A ticket as one line of a queue."""

    id: int
    number: str
    state: str
    subject: str
    citizen_name: str
    citizen_address: str
    assignee_name: str | None
    language: str
    last_at: datetime
    due_at: datetime | None
    needs_person: bool
    held: bool
    spam: bool
    undeliverable: bool
    confidential: bool
    snippet: str
    permits: tuple[str, ...]
    attachments: int
    questions: int
    confidence: float | None
    due_kind: str | None = None
