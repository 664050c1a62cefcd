"""PDF by pdfium (ISO 32000): its text, the files it carries, its pages as pictures. Runs in the guarded worker only."""

from __future__ import annotations

import io
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from helpdesk.extract import limits
from helpdesk.extract.result import Unopened
from helpdesk.model.message import Unreadable

Document = Any  # pypdfium2.PdfDocument: the package brings no types


def opened(content: bytes) -> Document:
    """Return the document. Raises Unopened: locked by a password, or damaged."""
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise Unopened(Unreadable.LOCKED if locked else Unreadable.DAMAGED) from error


def pages_of(document: Document) -> list[str]:
    """Return the text of the first pages; none for a scan."""
    pages: list[str] = []
    left = limits.TEXT
    for index in range(min(len(document), limits.PAGES)):
        if left <= 0:
            break
        text = _page_text(document, index)[:left]
        pages.append(text)
        left -= len(text) + 1
    letters = sum(character.isalnum() for page in pages for character in page)
    return [] if letters < limits.SCAN_CHARACTERS else [_plain(page) for page in pages]


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "-").strip()


def _page_text(document: Document, index: int) -> str:
    try:
        page = document[index]
    except pypdfium2.PdfiumError:  # one broken page of a document that is otherwise whole
        return ""
    try:
        textpage = page.get_textpage()
        try:
            count = textpage.count_chars()
            return str(textpage.get_text_range(0, min(count, limits.TEXT))) if count > 0 else ""
        finally:
            textpage.close()
    finally:
        page.close()


def names_inside(document: Document) -> list[str]:
    """Return the names of the files that a portfolio carries (section 7.11.4)."""
    count = min(document.count_attachments(), limits.MEMBERS)
    return [document.get_attachment(index).get_name() for index in range(count)]


def file_inside(document: Document, index: int) -> bytes:
    """Return the octets of one carried file."""
    data: Any = document.get_attachment(index).get_data()
    return bytes(data)[: limits.MEMBER_OCTETS]


def picture_of(document: Document, index: int, *, width: int, height: int) -> bytes:
    """Return a page as PNG that fits into the given pixels. Raises Unopened when there is no such page."""
    if not 0 <= index < len(document):
        raise Unopened(Unreadable.DAMAGED)
    page = document[index]
    wide, high = page.get_size()
    scale = min(width / max(wide, 1), height / max(high, 1))
    image = page.render(scale=scale, may_draw_forms=False).to_pil()
    kept = io.BytesIO()
    image.convert("L" if image.mode == "L" else "RGB").save(kept, "PNG")
    page.close()
    return kept.getvalue()
