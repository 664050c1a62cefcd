"""What goes into a letter beside what is typed: snippets, files, another language; and a supervisor's answer."""

from __future__ import annotations

import mimetypes
from typing import Annotated

from fastapi import APIRouter, Form, UploadFile
from starlette.responses import Response

from helpdesk.draft.templating.snippets import inserted
from helpdesk.errors import ConflictError, NotFoundError
from helpdesk.model.conversation import FiledDraft
from helpdesk.review import prepare, review
from helpdesk.review.rewriting import Edit
from helpdesk.store import draft_files, drafts, messages, people
from helpdesk.web.access import Counselor, Supervisor, Visit
from helpdesk.web.letter import Letter, refused, visible
from helpdesk.web.letter_form import LetterForm
from helpdesk.web.letter_view import Typed, snippets
from helpdesk.web.mail_files import download
from helpdesk.web.papers_view import missing_labels
from helpdesk.web.show import back, page

router = APIRouter()
LONGEST_NAME = 120  # characters of a file's name
OCTETS = "application/octet-stream"


@router.post("/drafts/{draft_id}/insert")
def insert(visit: Counselor, draft_id: int, form: Letter) -> Response:
    """Put a snippet into the letter before its closing, and save."""
    draft = visible(visit, draft_id)
    with visit.desk.database.read() as tx:
        filed = messages.get(tx, draft.message_row_id) if draft.message_row_id else None
    missing = missing_labels(visit.desk.knowledge, filed)
    chosen = next((s for s in snippets(visit, draft.language, missing) if s.name == form.snippet), None)
    if chosen is None:
        raise NotFoundError(f"There is no snippet {form.snippet}.")
    refusal = _saved(visit, draft, form, inserted(form.text, chosen.text))
    return refusal or back(f"/tickets/{draft.ticket_id}", "inserted", "#letter")


@router.post("/drafts/{draft_id}/language")
def language(visit: Counselor, draft_id: int, form: Letter) -> Response:
    """Write the letter anew in another language; what was typed is put aside whole."""
    draft = visible(visit, draft_id)
    refusal = _saved(visit, draft, form, form.text)
    if refusal:
        return refusal
    prepare.translate(visit.desk, visit.actor, draft_id, form.language, visit.now)
    return back(f"/tickets/{draft.ticket_id}", "translated", "#letter")


@router.post("/drafts/{draft_id}/files")
def attach(visit: Counselor, draft_id: int, file: UploadFile) -> Response:
    """Put a file into the letter."""
    draft = visible(visit, draft_id)
    name = (file.filename or "").replace("\\", "/").rpartition("/")[2].strip()
    name = "".join(c for c in name if c.isprintable())[-LONGEST_NAME:] or "lampiran"
    media_type = mimetypes.guess_type(name)[0] or OCTETS
    content = file.file.read()
    if not content:
        return back(f"/tickets/{draft.ticket_id}", "empty-file", "#files")
    try:
        prepare.attach(visit.desk, visit.actor, draft_id, (name, media_type, content), visit.now)
    except prepare.UncleanError:
        return back(f"/tickets/{draft.ticket_id}", "file-unclean", "#files")
    except ConflictError:
        with visit.desk.database.read() as tx:
            still_open = drafts.get(tx, draft_id).state in drafts.OPEN
        return back(f"/tickets/{draft.ticket_id}", "too-large" if still_open else "letter-gone", "#files")
    return back(f"/tickets/{draft.ticket_id}", "attached", "#files")


@router.post("/drafts/{draft_id}/files/{file_id}/remove")
def detach(visit: Counselor, draft_id: int, file_id: int) -> Response:
    """Take a file out of the letter."""
    draft = visible(visit, draft_id)
    prepare.detach(visit.desk, visit.actor, draft_id, file_id, visit.now)
    return back(f"/tickets/{draft.ticket_id}", "detached", "#files")


@router.get("/drafts/{draft_id}/files/{file_id}")
def file(visit: Counselor, draft_id: int, file_id: int) -> Response:
    """Give a file that goes out with a letter, to look at it once more."""
    visible(visit, draft_id)
    with visit.desk.database.read() as tx:
        found = next((one for one in draft_files.of_draft(tx, draft_id) if one.id == file_id), None)
    if found is None:
        raise NotFoundError(f"There is no file {file_id} in this letter.")
    return download(visit.desk.blobs.get(found.digest), found.filename)


@router.post("/drafts/{draft_id}/send-back")
def send_back(visit: Supervisor, draft_id: int, why: Annotated[str, Form()] = "") -> Response:
    """Give a letter back to its counselor with a word why."""
    draft = visible(visit, draft_id)
    if not why.strip():
        return back(f"/tickets/{draft.ticket_id}", "say-why", "#letter")
    prepare.send_back(visit.desk, visit.actor, draft_id, why[:2000].replace("\r\n", "\n"), visit.now)
    return back(f"/tickets/{draft.ticket_id}", "sent-back", "#letter")


@router.get("/approvals")
def approvals(visit: Supervisor) -> Response:
    """Show the letters that wait for a second pair of eyes."""
    with visit.desk.database.read() as tx:
        waiting = [(draft, visit.ticket(tx, draft.ticket_id)) for draft in drafts.submitted(tx, visit.person)]
        names = {person.id: person.name for person in people.every(tx)}
        return page(visit, tx, "approvals.html", waiting=waiting, names=names)


def _saved(visit: Visit, draft: FiledDraft, form: LetterForm, body: str) -> Response | None:
    """Save what was typed with ``body`` as its text; return a page only when that is refused."""
    reading = form.read()
    if reading.problems:
        return refused(visit, draft, Typed(form, reading.problems), 422)
    edit = Edit(reading.edit.subject, body, reading.edit.to, reading.edit.cc)
    try:
        review.save_draft(visit.desk, visit.actor, draft.id, form.version, edit, visit.now)
    except ConflictError:
        return refused(visit, draft, Typed(form, ("conflict",)), 409)
    return None
