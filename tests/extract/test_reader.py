"""What stands in the attachments of a mail, whatever program wrote them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from email.message import EmailMessage

import pytest
import xlsxwriter

from helpdesk.demo.docx import docx
from helpdesk.extract import ocr
from helpdesk.extract.kinds import Kind, kind_of
from helpdesk.extract.pictures import size_of
from helpdesk.extract.reader import Reader
from helpdesk.mail.parse import parse
from helpdesk.model.message import Attachment, Member, Unreadable
from tests import papers

PDF = "application/pdf"
OCTETS = "application/octet-stream"


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    """Return one reader for the tests of this module."""
    shared = Reader()
    yield shared
    shared.guard.close()


def read(reader: Reader, *files: tuple[str, bytes, str]) -> tuple[Attachment, ...]:
    """Return the attachments of a mail with ``files``, read."""
    return reader.read(parse(papers.mail("berkas", "terlampir", files))).attachments


def one(reader: Reader, name: str, octets: bytes, media: str = OCTETS) -> Attachment:
    """Return a single attachment, read."""
    (attachment,) = read(reader, (name, octets, media))
    return attachment


def test_a_mail_without_such_files_starts_no_worker() -> None:
    fresh = Reader()
    read(fresh, ("foto.jpg", b"\xff\xd8\xff\xe0rest", "image/jpeg"), ("a.txt", b"halo", "text/plain"))
    assert fresh.guard._process is None


def test_a_pdf_is_read_whatever_its_sender_calls_it(reader: Reader) -> None:
    octets = papers.pdf("SURAT KETERANGAN SEHAT\nMenerangkan bahwa")
    assert one(reader, "IMG_1.pdf", octets, PDF).text == "SURAT KETERANGAN SEHAT\nMenerangkan bahwa"
    assert one(reader, "scan.dat", octets).pages == 1


def test_word_processor_files_are_read(reader: Reader) -> None:
    odt = papers.zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": b'<d xmlns:text="urn:t"><text:h>SURAT KUASA</text:h>\n'
            b"<text:p>Saya<text:tab/>Ani</text:p></d>",
        }
    )
    assert one(reader, "a.docx", docx(["SURAT PERNYATAAN"], ["Saya & kawan"])).text == "SURAT PERNYATAAN\nSaya & kawan"
    assert one(reader, "a.odt", odt).text == "SURAT KUASA\nSaya Ani"
    rtf = b"{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\b SURAT KUASA\\b0\\par Saya \\u8211? Ani}"
    assert one(reader, "a.rtf", rtf).text == "SURAT KUASA\nSaya – Ani"


def test_a_spreadsheet_is_read_row_by_row(reader: Reader) -> None:
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["DAFTAR TENAGA", "STR"])
        sheet.write_row(1, 0, ["dr. Ani", 12345])
    assert one(reader, "daftar.xlsx", kept.getvalue()).text == "DAFTAR TENAGA STR\ndr. Ani 12345"


def test_entities_in_a_document_are_refused(reader: Reader) -> None:
    laughs = b'<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><d xmlns:w="w"><w:t>&b;</w:t></d>'
    octets = papers.zipped({"word/document.xml": laughs})
    assert one(reader, "a.docx", octets).problem is Unreadable.DAMAGED


def test_a_zip_and_a_forwarded_mail_are_opened_one_level(reader: Reader) -> None:
    letter = papers.pdf("SURAT KUASA dengan isi yang cukup")
    archive = papers.zipped({"berkas/a.pdf": letter, "berkas/KTP.jpg": b"\xff\xd8\xff", "dalam.zip": b"PK\x05\x06"})
    assert one(reader, "a.zip", archive, "application/zip").members == (
        Member("berkas/a.pdf", "SURAT KUASA dengan isi yang cukup", starts=(0,)),
        Member("berkas/KTP.jpg"),
        Member("dalam.zip"),
    )
    outer = EmailMessage()
    outer.set_content("terusan")
    inner = EmailMessage()
    inner["Subject"] = "berkas"
    inner.set_content("ini")
    inner.add_attachment(letter, maintype="application", subtype="pdf", filename="kuasa.pdf")
    outer.add_attachment(inner)
    (forwarded,) = reader.read(parse(outer.as_bytes())).attachments
    assert forwarded.members == (Member("kuasa.pdf", "SURAT KUASA dengan isi yang cukup", starts=(0,)),)


@pytest.mark.parametrize(
    ("name", "octets", "problem"),
    [
        ("a.rar", b"Rar!\x1a\x07\x00rest", Unreadable.UNKNOWN),
        ("a.7z", b"7z\xbc\xaf\x27\x1crest", Unreadable.UNKNOWN),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", Unreadable.UNKNOWN),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Unreadable.LOCKED),
        ("a.pdf", b"nothing of the kind", Unreadable.DAMAGED),
        ("a.zip", b"PK\x03\x04broken", Unreadable.DAMAGED),
        ("a.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", None),
        ("besar.png", papers.png_of(40_000, 40), Unreadable.TOO_LARGE),
    ],
)
def test_what_cannot_be_read_is_named_with_the_reason(
    reader: Reader, name: str, octets: bytes, problem: Unreadable | None
) -> None:
    found = one(reader, name, octets)
    assert (found.text, found.problem) == (None, problem)


def test_a_mail_full_of_bombs_is_given_up_after_some(reader: Reader) -> None:
    bomb = papers.looping_pdf()
    found = read(reader, *[(f"{number}.pdf", bomb, PDF) for number in range(6)])
    assert [bool(item.problem) for item in found] == [True, True, True, False, False, False]


def test_the_size_of_a_picture_is_read_without_decoding_it() -> None:
    assert size_of(papers.png_of(40_000, 9)) == (40_000, 9)
    assert size_of(b"GIF89a\x10\x00\x20\x00") == (16, 32)
    assert size_of(b"\xff\xd8\xff\xe0\x00\x04AB\xff\xc0\x00\x11\x08\x01\x00\x02\x00\x03") == (512, 256)
    assert size_of(b"\xff\xd8\xff\xe0") is None
    assert size_of(b"words") is None


def test_the_kind_of_a_file_is_what_its_octets_say() -> None:
    assert kind_of(papers.pdf("x"), "a.jpg", "image/jpeg") is Kind.PDF
    assert kind_of(b"<html><body>x", "a.bin") is Kind.HTML
    assert kind_of(b"RIFF\0\0\0\0WEBPVP8 ") is Kind.WEBP
    assert kind_of(docx(["a"], ["b"])) is Kind.DOCX


@pytest.mark.skipif(not ocr.installed(), reason="tesseract is not installed: pictures are not read here")
def test_a_scan_is_read_where_the_program_for_it_is_installed() -> None:
    from helpdesk.demo.pictures import jpeg_of_lines

    reading = Reader(ocr=True)
    picture = jpeg_of_lines(["SURAT KUASA"], ["Yang bertanda tangan"], card=False, seed="1")
    (found,) = read(reading, ("IMG_1.jpg", picture, "image/jpeg"))
    reading.guard.close()
    assert "SURAT KUASA" in (found.text or "")


def test_an_empty_file_is_said_to_be_damaged(reader: Reader) -> None:
    for name, media in (("surat permohonan.doc", OCTETS), ("ktp.pdf", PDF), ("catatan.txt", "text/plain")):
        assert one(reader, name, b"", media).problem is Unreadable.DAMAGED
