"""One file to its text, by its format. Runs in the guarded worker only."""

from __future__ import annotations

from itertools import accumulate

from helpdesk.extract import archive, limits, ocr, office, pdf, rtf
from helpdesk.extract.closed import too_large, why_closed
from helpdesk.extract.kinds import PICTURES, Kind, kind_of
from helpdesk.extract.result import Result, Unopened
from helpdesk.mail.charset import decode, tidy
from helpdesk.mail.html import to_text
from helpdesk.model.message import Unreadable


def read(content: bytes, filename: str, *, with_ocr: bool) -> Result:
    """Return what stands in a file. What cannot be read comes back with the reason."""
    kind = kind_of(content, filename)
    try:
        if kind is Kind.PDF:
            return _pdf(content, with_ocr=with_ocr)
        if kind is Kind.ZIP:
            with archive.opened(content) as zipped:
                return Result(members=tuple(info.filename for info in archive.members(zipped)))
        return _simple(content, kind, filename, with_ocr=with_ocr)
    except Unopened as error:
        return Result(problem=error.reason)
    except (MemoryError, RecursionError):
        return Result(problem=Unreadable.TOO_LARGE)


def _simple(content: bytes, kind: Kind, filename: str, *, with_ocr: bool) -> Result:
    if kind in (Kind.DOCX, Kind.ODT, Kind.XLSX):
        return Result(text=tidy(office.text_of(content, kind)))
    if kind is Kind.RTF:
        return Result(text=tidy(rtf.text_of(content)))
    if kind in (Kind.TEXT, Kind.HTML):
        text = tidy(decode(content[: 4 * limits.TEXT])[0])
        return Result(text=(to_text(text) if kind is Kind.HTML else text)[: limits.TEXT])
    if kind in PICTURES:
        return _picture(content, with_ocr=with_ocr)
    return Result(problem=why_closed(content, kind, filename))


def _pdf(content: bytes, *, with_ocr: bool) -> Result:
    document = pdf.opened(content)
    pages, members, texts = len(document), tuple(pdf.names_inside(document)), pdf.pages_of(document)
    if not texts and with_ocr:
        texts = [ocr.text_of(_page(document, index)) for index in range(min(pages, limits.OCR_PAGES))]
    texts = [tidy(text) for text in texts]
    if any(texts):
        text = "\n".join(texts)[: limits.TEXT]
        starts = accumulate((len(page) + 1 for page in texts[:-1]), initial=0)
        return Result(text=text, members=members, pages=pages, starts=tuple(s for s in starts if s <= len(text)))
    return Result(problem=None if members else Unreadable.SCAN, members=members, pages=pages)


def _page(document: pdf.Document, index: int) -> bytes:
    return pdf.picture_of(document, index, width=2 * limits.PREVIEW_WIDTH, height=2 * limits.PREVIEW_HEIGHT)


def _picture(content: bytes, *, with_ocr: bool) -> Result:
    if too_large(content):
        return Result(problem=Unreadable.TOO_LARGE)
    text = tidy(ocr.text_of(content)) if with_ocr else ""
    return Result(text=text or None)


def member(content: bytes, filename: str, index: int) -> tuple[str, bytes]:
    """Return the name and the octets of one file inside a container. Raises Unopened."""
    if kind_of(content, filename) is Kind.PDF:
        document = pdf.opened(content)
        names = pdf.names_inside(document)
        if not 0 <= index < len(names):
            raise Unopened(Unreadable.DAMAGED)
        return names[index], pdf.file_inside(document, index)
    with archive.opened(content) as zipped:
        infos = archive.members(zipped)
        if not 0 <= index < len(infos):
            raise Unopened(Unreadable.DAMAGED)
        return infos[index].filename, archive.unpacked(zipped, infos[index])


def picture(content: bytes, filename: str, page: int) -> bytes:
    """Return a page of a PDF as PNG. Raises Unopened when it is none."""
    if kind_of(content, filename) is not Kind.PDF:
        raise Unopened(Unreadable.UNKNOWN)
    width, height = limits.PREVIEW_WIDTH, limits.PREVIEW_HEIGHT
    return pdf.picture_of(pdf.opened(content), page, width=width, height=height)
