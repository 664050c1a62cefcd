"""Prepare: what people do to a letter before it goes, beside its text. Each function is one transaction and one event.

    language, files -> (submit -> a supervisor approves, or sends back)

No text is lost: a letter that is replaced by one in another language stays among the ticket's old drafts.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from helpdesk.desk import Desk
from helpdesk.errors import ConflictError, NotFoundError
from helpdesk.extract.clamd import ScannerError, scan
from helpdesk.extract.kinds import Kind, kind_of
from helpdesk.extract.metadata import without_metadata
from helpdesk.intake import joint
from helpdesk.mail.charset import decode
from helpdesk.model.conversation import DraftFile, FiledDraft
from helpdesk.model.draft import Letter
from helpdesk.model.message import Attachment
from helpdesk.model.person import Actor
from helpdesk.review import rewriting, supervision
from helpdesk.review.rewriting import Edit
from helpdesk.store import citizens, draft_files, drafts, events, mentions, messages, notes, tickets
from helpdesk.store.database import Tx

MEGABYTE = 1_000_000


class UncleanError(ConflictError):
    """The virus scanner found something in a file that was to go out, or did not look at it."""


LANGUAGES = ("id", "en")
LONGEST_TEXT = 100_000  # characters of a file that cautions look at


def translate(desk: Desk, actor: Actor, draft_id: int, language: str, now: datetime) -> int:
    """Write a letter anew in another language (id or en) and return the id of its draft.

    A letter that somebody has edited is put aside, whole, and a new one takes its place.
    """
    if language not in LANGUAGES:
        raise NotFoundError(f"Letters are written in {' or '.join(LANGUAGES)}, not in {language}.")
    with desk.database.transaction() as tx:
        found = _open(tx, draft_id)
        letter = _in(desk, tx, found, language, now)
        if found.state == "edited":
            drafts.close(tx, found.id, "discarded", now)
        version = found.knowledge_version
        new = drafts.propose(
            tx,
            now,
            ticket_id=found.ticket_id,
            message_row_id=found.message_row_id,
            letter=letter,
            to=found.to,
            cc=found.cc,
            knowledge_version=version,
            author_id=actor.person_id,
        )
        draft_files.give(tx, found.id, new)
        data = {"draft": new, "language": language}
        events.record(tx, now, actor, "review.translated", ticket_id=found.ticket_id, data=data)
        return new


def _in(desk: Desk, tx: Tx, draft: FiledDraft, language: str, now: datetime) -> Letter:
    """Return the letter that the desk would write in a language: salutation and closing where it has no answer."""
    filed = messages.get(tx, draft.message_row_id) if draft.message_row_id else None
    letter = joint.rewritten(desk, tx, filed, language, now, draft.mails) if filed else None
    if letter is not None:
        return letter
    ticket = tickets.get(tx, draft.ticket_id)
    citizen = citizens.get(tx, ticket.citizen_id) if ticket.citizen_id else None
    blank = desk.explainer.blank(language, citizen.name if citizen else "", ticket.number, draft.subject)
    return replace(blank, subject=draft.subject)


def attach(desk: Desk, actor: Actor, draft_id: int, given_file: tuple[str, str, bytes], now: datetime) -> int:
    """Put a file (name, media type, octets) into a letter and return its id; a photograph without place and device.

    Raises ConflictError when it is empty, or when all files of the letter together would be too large; UncleanError
    when config.toml names a virus scanner and it has not called the file clean.
    """
    name, media_type, given = given_file
    content = without_metadata(given)
    room = desk.config.send.attachment_megabytes
    if not content:
        raise ConflictError(f"{name} is empty. Choose another file.")
    _check(desk, name, given)
    digest = desk.blobs.put(content)
    file = _read(desk, DraftFile(0, draft_id, name, media_type, len(content), digest), content)
    with desk.database.transaction() as tx:
        found = _open(tx, draft_id)
        if sum(one.size for one in draft_files.of_draft(tx, draft_id)) + len(content) > room * MEGABYTE:
            raise ConflictError(f"The files of one reply may have {room} MB together. Send a smaller one.")
        messages.note_blob(tx, digest, len(content), now)
        file_id = draft_files.add(tx, now, file, actor.person_id)
        data = {"draft": draft_id, "file": file_id, "name": name}
        events.record(tx, now, actor, "review.attached", ticket_id=found.ticket_id, data=data)
    return file_id


def _check(desk: Desk, name: str, content: bytes) -> None:
    """Raise UncleanError unless the scanner that config.toml names, if any, calls a file clean."""
    if desk.config.documents.clamd is None:
        return
    try:
        found = scan(desk.config.documents.clamd, content).found
    except ScannerError as error:
        raise UncleanError(f"{name} was not scanned: {error}.") from error
    if found:
        raise UncleanError(f"{name} holds {found}. Do not send it; tell your administrator.")


def _read(desk: Desk, file: DraftFile, content: bytes) -> DraftFile:
    """Return a file that is to go out with what stands in it, and in the files inside it."""
    if kind_of(content, file.filename, file.content_type) in (Kind.TEXT, Kind.HTML):
        return replace(file, text=decode(content)[0][:LONGEST_TEXT], unread=False)
    attachment = Attachment(file.filename, file.content_type, file.size, inline=False, content=content)
    (read,) = desk.explainer.reader.read_all((attachment,))
    texts = [member.text for member in read.members] or [read.text]
    found = [text for text in (read.text, *texts) if text]
    return replace(file, text="\n".join(found)[:LONGEST_TEXT], unread=not all(texts))


def detach(desk: Desk, actor: Actor, draft_id: int, file_id: int, now: datetime) -> None:
    """Take a file out of a letter."""
    with desk.database.transaction() as tx:
        found = _open(tx, draft_id)
        if not draft_files.remove(tx, draft_id, file_id, now):
            raise NotFoundError(f"There is no file {file_id} in this letter.")
        data = {"draft": draft_id, "file": file_id}
        events.record(tx, now, actor, "review.detached", ticket_id=found.ticket_id, data=data)


def submit(desk: Desk, actor: Actor, draft_id: int, seen_version: int, edit: Edit, now: datetime) -> bool:
    """Hand a letter to a supervisor; False when its sender needs none and may send it.

    Raises ConflictError when the draft changed meanwhile.
    """
    with desk.database.transaction() as tx:
        found = _open(tx, draft_id)
        reason = supervision.why(desk, tx, actor, found)
        if not reason:
            return False
        version = rewriting.save(tx, actor, draft_id, seen_version, edit, now)
        drafts.save(tx, draft_id, version, now, state="edited", submitted_at=now, submitted_by_id=actor.person_id)
        events.record(
            tx, now, actor, "review.submitted", ticket_id=found.ticket_id, why=reason, data={"draft": draft_id}
        )
    return True


def send_back(desk: Desk, actor: Actor, draft_id: int, why: str, now: datetime) -> None:
    """Give a letter back to the counselor who handed it over, with a note that names them."""
    if not why.strip():
        raise ConflictError("Say what the counselor should change.")
    with desk.database.transaction() as tx:
        found = _open(tx, draft_id)
        if found.submitted_at is None:
            raise ConflictError("This letter was decided meanwhile.")
        drafts.save(tx, draft_id, found.version, now, submitted_at=None, submitted_by_id=None)
        note_id = notes.add(tx, found.ticket_id, actor.person_id, why.strip(), now)
        people = [found.submitted_by_id] if found.submitted_by_id is not None else []
        mentions.add(tx, now, note_id=note_id, ticket_id=found.ticket_id, people=people)
        events.record(tx, now, actor, "review.sent-back", ticket_id=found.ticket_id, data={"draft": draft_id})


def _open(tx: Tx, draft_id: int) -> FiledDraft:
    found = drafts.get(tx, draft_id)
    if found.state not in drafts.OPEN:
        raise ConflictError("The draft was sent or discarded meanwhile.")
    return found
