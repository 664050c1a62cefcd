"""The files of a mail on the ticket page: what each is and why, one key to confirm it, and a word that teaches."""

from __future__ import annotations

import io
import re
from datetime import timedelta

import pytest
from PIL import Image

from helpdesk.desk import Desk
from helpdesk.intake import reparse
from helpdesk.store import events, messages
from tests import papers
from tests.web.seeds import START, deliver
from tests.web.serving import Visitor

PDF, JPEG, ZIP = "application/pdf", "image/jpeg", "application/zip"
BODY = "Mohon dicek berkas SIPP perawat saya, sudah lengkap belum?"
STR = papers.pdf("SURAT TANDA REGISTRASI\nPERAWAT\nNama : Budi Santoso\nBerlaku sampai dengan 31 Desember 2025")


def receive(desk: Desk, *files: tuple[str, bytes, str], number: int = 1) -> int:
    """Let a nurse's mail arrive and return its ticket."""
    octets = papers.mail("SIPP", BODY, files).replace(b"<berkas@", f"<berkas{number}@".encode())
    deliver(desk, octets, START + timedelta(days=1, minutes=number))
    with desk.database.read() as tx:
        return max(event.ticket_id or 0 for event in events.since(tx, 0, 10_000))


def message_of(desk: Desk, ticket_id: int) -> int:
    """Return the row of a ticket's first message."""
    with desk.database.read() as tx:
        return messages.conversation(tx, ticket_id)[0].id


def missing(desk: Desk, ticket_id: int) -> list[str]:
    """Return the keys that the ticket's check says are missing."""
    with desk.database.read() as tx:
        return list(messages.conversation(tx, ticket_id)[0].documents[0]["missing"])


def test_each_file_says_what_it_is_why_and_what_is_wrong_with_it(rina: Visitor, desk: Desk) -> None:
    archive = papers.zipped({"ijazah ners.pdf": papers.scanned_pdf(), "3174044108950000.pdf": papers.locked_pdf()})
    files = (("scan.pdf", STR, PDF), ("berkas.zip", archive, ZIP), ("kk.rar", b"Rar!\x1a\x07\x00", "application/x-rar"))
    ticket = receive(desk, *files)
    page = rina.get(f"/tickets/{ticket}").text

    assert "Surat Tanda Registrasi (STR)" in page
    assert "dari isinya" in page
    assert "masa berlaku habis: 2025-12-31" in page
    assert "ijazah ners.pdf" in page
    assert "hasil pindai, isinya tidak terbaca" in page
    assert "terkunci kata sandi" in page
    assert "format ini tidak dibuka" in page
    assert "3174044108950000" not in page
    assert "3174044108950000" in rina.get(f"/tickets/{ticket}?reveal=1").text

    row = message_of(desk, ticket)
    rina.post(f"/messages/{row}/attachments/1/document", {"keys": "pas-foto", "member": "1"})
    assert "pas-foto" not in missing(desk, ticket)


def test_a_word_of_a_counselor_changes_the_check_and_the_letter_and_teaches(rina: Visitor, desk: Desk) -> None:
    ticket = receive(desk, ("STR.pdf", b"%PDF-1.4 x", PDF), ("suket dari bu kepala Ani.pdf", b"%PDF-1.4 y", PDF))
    row = message_of(desk, ticket)
    assert "ket-tempat-praktik" in missing(desk, ticket)

    answer = rina.post(f"/messages/{row}/attachments/1/document", {"keys": "ket-tempat-praktik"})
    assert answer.status_code == 200
    assert "diperiksa orang" in answer.text
    assert "ket-tempat-praktik" not in missing(desk, ticket)
    letter = re.search(r'<textarea id="body".*?</textarea>', answer.text, re.DOTALL)
    assert letter is not None
    received, _, lacking = letter[0].partition("elum")
    assert "tempat praktik" in received.lower()
    assert "tempat praktik" not in lacking.lower()

    second = receive(desk, ("Suket dari Bu Kepala Ani 2.pdf", b"%PDF-1.4 z", PDF), number=2)
    assert "ket-tempat-praktik" not in missing(desk, second)
    assert "seperti berkas lain yang bernama sama" in rina.get(f"/tickets/{second}").text


def test_a_file_that_is_nothing_is_said_to_be_so_and_stays_so_when_mail_is_read_again(
    rina: Visitor, desk: Desk
) -> None:
    ticket = receive(desk, ("IMG_1.jpg", b"\xff\xd8\xff\xe0", JPEG), ("ktp.pdf", b"%PDF-1.4 x", PDF))
    row = message_of(desk, ticket)
    rina.post(f"/messages/{row}/attachments/1/document", {})
    rina.post(f"/messages/{row}/attachments/0/document", {"keys": "str"})
    assert {"ktp", "str"} & set(missing(desk, ticket)) == {"ktp"}

    selection = messages.Selection(ticket_id=ticket)
    list(reparse.reparse(desk, selection, START + timedelta(days=2)))
    assert {"ktp", "str"} & set(missing(desk, ticket)) == {"ktp"}
    after = receive(desk, ("IMG_1.jpg", b"\xff\xd8\xff\xe1", JPEG), ("ijazah.pdf", b"%PDF-1.4", PDF), number=3)
    assert "str" in missing(desk, after)


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("0/document", {"keys": "no-such-key"}),
        ("7/document", {"keys": "ktp"}),
        ("0/document", {"keys": "ktp", "member": "3"}),
    ],
)
def test_what_is_not_there_cannot_be_judged(rina: Visitor, desk: Desk, path: str, fields: dict[str, str]) -> None:
    row = message_of(desk, receive(desk, ("ktp.pdf", b"%PDF-1.4 x", PDF)))
    assert rina.post(f"/messages/{row}/attachments/{path}", fields).status_code == 404


def test_a_page_of_a_pdf_is_shown_as_a_picture_and_a_bomb_is_not(rina: Visitor, desk: Desk) -> None:
    row = message_of(desk, receive(desk, ("scan.pdf", STR, PDF), ("bom.pdf", papers.looping_pdf(), PDF)))
    shown = rina.get(f"/messages/{row}/attachments/0/pages/1")

    assert shown.headers["content-type"] == "image/png"
    with Image.open(io.BytesIO(shown.content)) as picture:
        assert picture.size == (1000, 1414)
    assert rina.get(f"/messages/{row}/attachments/0/pages/2").status_code == 404
    assert rina.get(f"/messages/{row}/attachments/1/pages/1").status_code == 404
    assert "Berlaku sampai" in rina.get(f"/messages/{row}/attachments/0/preview").text


def test_a_damaged_file_says_so_once_and_a_look_into_it_says_what_to_do(rina: Visitor, desk: Desk) -> None:
    files = (("ktp.pdf", b"%PDF-1.4 x", PDF), ("surat permohonan.doc", b"", "application/msword"))
    ticket = receive(desk, *files)
    row = message_of(desk, ticket)
    damaged = rina.get(f"/tickets/{ticket}").text.split('<ul class="files"')[1].split("</li>")[0]

    assert "ktp.pdf" in damaged
    assert damaged.count("rusak, tidak terbaca") == 1
    for position in (0, 1):
        shown = rina.get(f"/messages/{row}/attachments/{position}/preview")
        assert shown.url.path == f"/tickets/{ticket}"
        assert "Tidak ada yang terbaca dalam berkas itu. Unduh berkasnya" in shown.text


def test_a_photograph_leaves_without_its_place_unless_the_original_is_asked_for(rina: Visitor, desk: Desk) -> None:
    exif = Image.Exif()
    exif[0x010F] = "KameraSiti"
    kept = io.BytesIO()
    Image.new("RGB", (8, 8)).save(kept, "JPEG", exif=exif)
    row = message_of(desk, receive(desk, ("ktp.jpg", kept.getvalue(), JPEG)))

    assert b"KameraSiti" not in rina.get(f"/messages/{row}/attachments/0").content
    assert b"KameraSiti" not in rina.get(f"/messages/{row}/attachments/0/preview").content
    assert rina.get(f"/messages/{row}/attachments/0?original=1").content == kept.getvalue()


def test_a_link_into_the_cloud_is_named_as_not_opened(rina: Visitor, desk: Desk) -> None:
    octets = papers.mail("SIPP", BODY + " https://drive.google.com/drive/folders/1", [])
    deliver(desk, octets, START + timedelta(days=1))
    with desk.database.read() as tx:
        ticket = max(event.ticket_id or 0 for event in events.since(tx, 0, 10_000))
    assert "drive.google.com" in rina.get(f"/tickets/{ticket}").text.split("Isinya tidak dibuka")[0]
