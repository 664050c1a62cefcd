"""What is inside a mail: attachments, its HTML and its octets, served so that a browser runs none of it."""

from __future__ import annotations

import re
from urllib.parse import quote

import structlog
from fastapi import APIRouter
from starlette.responses import Response

from helpdesk.errors import NotFoundError
from helpdesk.extract.clamd import ScannerError
from helpdesk.extract.metadata import without_metadata
from helpdesk.intake.scanning import look
from helpdesk.mail.parse import parse
from helpdesk.model.conversation import FiledMessage
from helpdesk.model.message import Attachment, Message, Unreadable
from helpdesk.review import handle, pictures
from helpdesk.store import messages
from helpdesk.web.access import Counselor, Visit
from helpdesk.web.mail_html import POLICY, clean, picture_addresses, picture_type
from helpdesk.web.masking import mask
from helpdesk.web.show import back, embed

log = structlog.get_logger()
router = APIRouter()
LOCKED = "default-src 'none'; frame-ancestors 'none'; sandbox"
OCTETS = "application/octet-stream"


@router.get("/messages/{row_id}/original")
def original(visit: Counselor, row_id: int) -> Response:
    """Give a message's octets as they arrived."""
    filed = _visible(visit, row_id)
    return download(visit.desk.blobs.get(filed.digest), f"surel-{row_id}.eml")


@router.get("/receipts/{receipt_id}/original")
def unread(visit: Counselor, receipt_id: int) -> Response:
    """Give the octets of a mail that could not be read; the event table remembers to whom."""
    octets = handle.failed_octets(visit.desk, visit.actor, receipt_id, visit.now)
    return download(octets, f"surel-gagal-{receipt_id}.eml")


@router.get("/messages/{row_id}/html")
def html(visit: Counselor, row_id: int, reveal: bool = False) -> Response:
    """Show a message's HTML without anything that runs, for the sandboxed frame of the ticket page."""
    filed = _visible(visit, row_id)
    if filed.html is None:
        raise NotFoundError("This mail has no HTML.")
    source = filed.html if reveal else mask(filed.html)
    fetched = pictures.kept(visit.desk, row_id)
    if not reveal:  # an address may hold what looks like a number of a person
        fetched = {mask(address): content for address, content in fetched.items()}
    shown = clean(source, _parsed(visit, filed).attachments, fetched)
    response = embed(visit, "mail.html", shown=shown)
    response.headers.update({"content-security-policy": POLICY, "x-frame-options": "SAMEORIGIN"})
    return response


@router.post("/messages/{row_id}/pictures")
def show_pictures(visit: Counselor, row_id: int) -> Response:
    """Let the desk fetch the pictures of this mail that lie on other machines, as far as config.toml allows it."""
    filed = _visible(visit, row_id)
    if filed.html is None or filed.outgoing or not visit.desk.config.web.remote_images:
        raise NotFoundError("This mail has no pictures that may be fetched.")
    came = pictures.fetch(visit.desk, visit.actor, row_id, picture_addresses(filed.html), visit.now)
    return back(
        f"/tickets/{filed.ticket_id}?open={row_id}", "pictures" if came else "no-pictures", f"#message-{row_id}"
    )


@router.get("/messages/{row_id}/attachments/{position}")
def attachment(visit: Counselor, row_id: int, position: int, original: bool = False) -> Response:
    """Give an attachment to keep: a picture without what the camera wrote beside it, unless ``original``."""
    found = _attachment(visit, row_id, position)
    if held := _held_back(visit, row_id, position, found):
        return held
    content = found.content if original else without_metadata(found.content)
    return download(content, found.filename or f"lampiran-{position + 1}")


@router.get("/messages/{row_id}/attachments/{position}/pages/{number}")
def page_picture(visit: Counselor, row_id: int, position: int, number: int) -> Response:
    """Show a page of a PDF, counted from 1, as a picture that was drawn by the guarded worker."""
    found = _attachment(visit, row_id, position)
    if held := _held_back(visit, row_id, position, found):
        return held
    picture = visit.desk.explainer.reader.guard.picture(found.content, found.filename, number - 1)
    if isinstance(picture, Unreadable):
        raise NotFoundError(f"Page {number} of this file cannot be shown: {picture}.")
    headers = {
        "content-security-policy": LOCKED,
        "content-disposition": "inline",
        "cache-control": "private, max-age=600",
    }
    return Response(picture, media_type="image/png", headers=headers)


@router.get("/messages/{row_id}/attachments/{position}/preview")
def preview(visit: Counselor, row_id: int, position: int) -> Response:
    """Show an attachment: an image as it is, anything else as the text that was read in it; else say that none was."""
    found = _attachment(visit, row_id, position)
    if held := _held_back(visit, row_id, position, found):
        return held
    headers = {"content-security-policy": LOCKED, "content-disposition": "inline"}
    if media_type := picture_type(found.content):
        return Response(without_metadata(found.content), media_type=media_type, headers=headers)
    (read,) = visit.desk.explainer.reader.read_all((found,))
    if not read.text:
        return back(f"/tickets/{_visible(visit, row_id).ticket_id}", "file-unreadable", f"#message-{row_id}")
    return Response(mask(read.text), media_type="text/plain; charset=utf-8", headers=headers)


def _held_back(visit: Visit, row_id: int, position: int, found: Attachment) -> Response | None:
    """Return the way back to the ticket when the virus scanner has not called this file clean, else None."""
    try:
        said = look(visit.desk, row_id, position, found.content, visit.now)
    except ScannerError as error:
        log.warning("scan.stuck", why=str(error))
        return back(f"/tickets/{_visible(visit, row_id).ticket_id}", "file-unscanned", f"#message-{row_id}")
    if said is None or not said.found:
        return None
    return back(f"/tickets/{_visible(visit, row_id).ticket_id}", "file-infected", f"#message-{row_id}")


def _visible(visit: Visit, row_id: int) -> FiledMessage:
    with visit.desk.database.read() as tx:
        filed = messages.get(tx, row_id)
        if filed is None:
            raise NotFoundError(f"There is no message {row_id}.")
        visit.ticket(tx, filed.ticket_id)
    return filed


def _parsed(visit: Visit, filed: FiledMessage) -> Message:
    return parse(visit.desk.blobs.get(filed.digest))


def _attachment(visit: Visit, row_id: int, position: int) -> Attachment:
    attachments = _parsed(visit, _visible(visit, row_id)).attachments
    if not 0 <= position < len(attachments):
        raise NotFoundError(f"There is no attachment {position}.")
    return attachments[position]


def download(content: bytes, filename: str) -> Response:
    """Return octets that a browser saves and never shows (RFC 6266, RFC 8187)."""
    plain = re.sub(r"[^A-Za-z0-9._-]+", "_", filename).strip("._") or "lampiran"
    disposition = f"attachment; filename=\"{plain[:100]}\"; filename*=UTF-8''{quote(filename[:150], safe='')}"
    headers = {"content-security-policy": LOCKED, "content-disposition": disposition}
    return Response(content, media_type=OCTETS, headers=headers)
