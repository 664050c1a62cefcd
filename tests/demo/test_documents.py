"""The drawn documents are valid files with readable content, and the same octets each time."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

import pytest
from PIL import Image

from helpdesk.demo.documents import content_type, draw, papers
from helpdesk.demo.inquiries import Inquiry, first_inquiries, later_inquiries

FILES = [
    (inquiry, inquiry.worded(item.name), item.paper)
    for inquiry in (*first_inquiries(), *later_inquiries())
    for item in inquiry.attachments
]


def _drawn(kind: str) -> Iterator[tuple[str, str, bytes]]:
    for inquiry, name, paper in FILES:
        if content_type(name) == kind:
            yield name, paper, draw(name, paper, inquiry.paper_facts)


def _pdf_text(octets: bytes) -> str:
    """Return what a PDF of fpdf2 shows: the strings of its content streams."""
    streams = re.findall(rb"stream\n(.*?)\nendstream", octets, re.DOTALL)
    content = b"\n".join(zlib.decompress(stream) for stream in streams if stream.startswith(b"\x78"))
    shown = re.findall(rb"\(((?:\\.|[^()\\])*)\)\s*Tj", content)
    return b"\n".join(re.sub(rb"\\(.)", rb"\1", text) for text in shown).decode("latin-1")


@pytest.mark.parametrize(("inquiry", "name", "paper"), FILES, ids=lambda value: str(getattr(value, "id", value)))
def test_a_document_is_drawn_the_same_each_time(inquiry: Inquiry, name: str, paper: str) -> None:
    assert draw(name, paper, inquiry.paper_facts) == draw(name, paper, inquiry.paper_facts)


def test_every_pdf_is_whole_and_its_table_of_objects_points_at_them() -> None:
    for name, _, octets in _drawn("application/pdf"):
        assert octets.startswith(b"%PDF-"), name
        assert octets.rstrip().endswith(b"%%EOF"), name
        start = int(re.findall(rb"startxref\s+(\d+)", octets)[-1])
        assert octets[start:].startswith(b"xref"), name
        offsets = [int(offset) for offset in re.findall(rb"(\d{10}) 00000 n", octets[start:])]
        assert offsets, name
        assert all(re.match(rb"\d+ 0 obj", octets[offset : offset + 20]) for offset in offsets), name


def test_every_pdf_shows_the_title_of_its_paper() -> None:
    for name, paper, octets in _drawn("application/pdf"):
        title = papers()[paper].title[-1].split("{")[0].upper()
        assert title.strip() in _pdf_text(octets), name


def test_a_pdf_card_shows_its_holder_and_a_nik_that_was_never_issued() -> None:
    text = _pdf_text(draw("1.pdf", "ktp", {"nama": "Sukirman"}))

    assert "Nama : Sukirman" in text
    assert re.search(r"NIK : \d{12}0000", text)


def test_every_jpeg_decodes_and_carries_no_metadata() -> None:
    for name, _, octets in _drawn("image/jpeg"):
        with Image.open(io.BytesIO(octets)) as picture:
            assert picture.format == "JPEG", name
            picture.load()
            assert not picture.getexif(), name
            assert len(picture.resize((60, 60)).getcolors(3600) or ()) > 100, name


def test_the_word_file_is_a_zip_without_a_date_of_today() -> None:
    (octets,) = [octets for _, _, octets in _drawn(content_type("x.docx"))]
    with zipfile.ZipFile(io.BytesIO(octets)) as archive:
        assert archive.testzip() is None
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "PROPOSAL PENELITIAN" in archive.read("word/document.xml").decode()
