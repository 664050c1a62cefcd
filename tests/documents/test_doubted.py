"""What a mail says against a paper, what nobody can open, and the list by whose numbers files are called."""

from dataclasses import replace
from pathlib import Path

import pytest

from helpdesk.documents.mailed import Mailed
from helpdesk.documents.recognise import recognise_all
from helpdesk.documents.spoken import said_by_number
from helpdesk.documents.told import NOTHING_TOLD
from helpdesk.documents.under_way import gives_password, why_closed
from helpdesk.documents.wanted import wanted_by
from helpdesk.documents.words import number_of
from helpdesk.knowledge.load import read
from helpdesk.model.message import Unreadable
from helpdesk.model.question import BLANK_FORM, DAMAGED, LOCKED, UNREADABLE, Recognised
from tests.entries import attachment

KNOWLEDGE = read(Path(__file__).parents[2] / "faq")
NURSE = KNOWLEDGE.permits["sipp-perawat"]
WANTED = wanted_by(NURSE)


def _seen(name: str, mail: str, problem: Unreadable | None = None) -> Recognised | None:
    """Return what is made of the one file ``name`` of a nurse's mail."""
    file = replace(attachment(name), problem=problem)
    return next(iter(recognise_all(Mailed((file,), mail), KNOWLEDGE.documents, NURSE)), None)


@pytest.mark.parametrize(
    ("name", "mail", "remark"),
    [
        ("ijazah.jpg", "Mohon maaf ijazah saya buram.", UNREADABLE),
        ("ijazah.jpg", "ijazahnya tidak bisa dibuka, lupa password", LOCKED),
        ("ijazah.jpg", "ijazah saya masih terkunci", LOCKED),
        ("ijazah.jpg", "ijazahnya tidak bisa dibuka di HP saya", DAMAGED),
        ("ijazah.jpg", "my diploma is blurry", UNREADABLE),
        ("permohonan.pdf", "Surat permohonan belum saya ttd.", BLANK_FORM),
        ("str.jpg", "STR saya sudah mati.", "expired"),
        ("ktp.jpg", "KTP tertukar, itu punya teman", "other-name"),
        ("ktp.jpg", "KTP blur, saya kirim ulang", UNREADABLE),
        ("ktp.jpg", "KTP saya blur fotonya, nanti saya kirim ulang. Apa lagi yang kurang?", UNREADABLE),
        ("ktp.jpg", "Foto KTP kurang jelas, saya kirim ulang besok.", UNREADABLE),
        ("ktp.jpg", "KTP terpotong, nanti saya scan ulang. Terima kasih sebelumnya.", UNREADABLE),
        ("ktp.jpg", "maaf ktp nya burem, besok difoto lagi", UNREADABLE),
        ("ijazah.jpg", "Ijazahnya tidak terbaca ya, nanti saya scan lagi.", UNREADABLE),
        ("ktp.jpg", "KTP itu punya suami saya, punya saya menyusul.", "other-name"),
        ("ktp.jpg", "KTP yang ini punya kakak saya, punya saya nyusul.", "other-name"),
        ("ktp.jpg", "ktp atas nama istri, yg saya belum jadi", "other-name"),
        ("str.jpg", "STR saya sudah mati, yang baru nyusul.", "expired"),
        ("str.jpg", "STR sudah mati, yang baru masih di KTKI", "expired"),
        ("str.jpg", "STR ini sudah expired, perpanjangannya masih proses.", "expired"),
        ("str.jpg", "STR yang lama, nanti saya ganti", "expired"),
        ("ktp.jpg", "KTP nya masih yang lama sudah mati, yang baru nyusul.", "expired"),
        ("surat keterangan sehat.jpg", "Surat sehat ini sudah 8 bulan, mau tes ulang.", "expired"),
    ],
)
def test_what_a_mail_says_against_a_paper_is_held_against_it(name: str, mail: str, remark: str) -> None:
    found = _seen(name, mail)

    assert found is not None
    assert found.remarks == (remark,)


@pytest.mark.parametrize(
    ("name", "mail"),
    [
        ("ijazah.jpg", "Maaf kalau ijazah saya buram."),
        ("ijazah.jpg", "Kemarin ijazah saya buram, ini saya foto ulang."),
        ("ijazah.jpg", "ijazah saya kunci, passwordnya: 1234"),
        ("ijazah.jpg", "KTP saya buram"),
        ("permohonan.pdf", "Apakah surat permohonan tidak bermeterai boleh?"),
        ("str.jpg", "STR lama sudah mati, ini yang baru."),
        ("ktp.jpg", "KTP suami menyusul."),
        ("ktp.jpg", "Katanya KTP saya blur, saya kirim ulang."),
        ("ktp.jpg", "KTP yang kemarin blur, saya kirim ulang."),
        ("ktp.jpg", "Saya kirim ulang KTP karena buram."),
        ("ktp.jpg", "KTP blur, ini sudah saya foto ulang."),
        ("ktp.jpg", "Sesuai permintaan karena KTP blur, saya kirim ulang."),
        ("ktp.jpg", "KTP saya blur, berikut KTP yang jelas."),
        ("ktp.jpg", "KTP punya suami saya terlampir."),
        ("ktp.jpg", "KTP saya lampirkan. KK punya kakak saya, punya saya menyusul."),
        ("ktp.jpg", "KTP yang lama saya lampirkan, STR yang baru menyusul."),
        ("str.jpg", "STR masih yang lama, masih berlaku."),
        ("str.jpg", "SIP lama sudah mati, yang baru nyusul."),
        ("pas foto.jpg", "Pas foto sudah 6 bulan."),
        ("ijazah.jpg", "Ijazah sudah 10 tahun."),
        ("str.jpg", "STR legalisir menyusul"),
    ],
)
def test_what_is_feared_mended_or_said_of_another_paper_is_not(name: str, mail: str) -> None:
    found = _seen(name, mail)

    assert found is not None
    assert found.remarks == ()


def test_a_paper_that_is_said_to_come_later_is_not_there() -> None:
    assert _seen("str.jpg", "STR menyusul ya") is None


@pytest.mark.parametrize("problem", [Unreadable.LOCKED, Unreadable.DAMAGED])
def test_a_file_that_nobody_can_open_does_not_count(problem: Unreadable) -> None:
    found = _seen("ijazah.pdf", "Mohon dicek.", problem)

    assert found is not None
    assert found.keys == ("ijazah",)
    assert found.remarks == (str(problem),)


def test_a_locked_file_counts_when_the_password_is_told_and_a_damaged_one_never() -> None:
    told = "Password ijazah: 1234"

    locked, damaged = (_seen("ijazah.pdf", told, problem) for problem in (Unreadable.LOCKED, Unreadable.DAMAGED))

    assert locked is not None
    assert locked.remarks == ()
    assert damaged is not None
    assert damaged.remarks == (DAMAGED,)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[dokumen terkunci - masukkan kata sandi untuk membuka]", LOCKED),
        ("This file is password protected", LOCKED),
        ("Please wait...\nIf this message is not eventually replaced by the proper contents of the document", DAMAGED),
        ("SURAT PERNYATAAN\nPintu gudang selalu terkunci", None),
        ("dokumen terkunci " + 100 * "isi surat ", None),
    ],
)
def test_a_text_that_only_says_that_it_is_locked_is_no_paper(text: str, why: str | None) -> None:
    assert why_closed(text) == why


@pytest.mark.parametrize(
    ("name", "remark"), [("Ijazah buram.jpg", UNREADABLE), ("Ijazah corrupt.pdf", DAMAGED), ("Ijazah.jpg", None)]
)
def test_a_name_says_of_its_paper_why_nobody_can_use_it(name: str, remark: str | None) -> None:
    found = _seen(name, "Mohon dicek.")

    assert found is not None
    assert found.remarks == (() if remark is None else (remark,))


@pytest.mark.parametrize(
    ("mail", "gives"),
    [
        ("passwordnya tgl lahir saya", True),
        ("nanti saya kirim passwordnya", True),
        ("kata sandi: 1234", True),
        ("saya lupa passwordnya", False),
        ("file pakai password", False),
    ],
)
def test_a_password_is_given_or_promised(mail: str, *, gives: bool) -> None:
    assert gives_password(mail) is gives


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("syarat no 3.pdf", 3),
        ("lampiran_12.jpg", 12),
        ("3.pdf", 3),
        ("IMG_0412.jpg", None),
        ("scan 1 dari 3.pdf", None),
        ("syarat 3 ktp.pdf", None),
    ],
)
def test_a_name_without_other_words_has_its_number(name: str, number: int | None) -> None:
    assert number_of(name) == number


@pytest.mark.parametrize(
    ("mail", "listed"),
    [
        ("1. STR\n2. ijazah\n3. KTP", {1: "str", 2: "ijazah", 3: "ktp"}),
        ("1) STR 2) ijazah dan KTP 3) pas foto", {1: "str", 3: "pas-foto"}),
        ("no 1 STR, no 2 ijazah", {1: "str", 2: "ijazah"}),
        ("1. STR\n2. KTP menyusul", {}),
        ("saya punya 1 STR", {}),
        ("lahir 12 Mei 1990, lulus 2012", {}),
    ],
)
def test_a_numbered_list_says_which_paper_has_which_number(mail: str, listed: dict[int, str]) -> None:
    assert said_by_number(mail, KNOWLEDGE.documents, WANTED, NOTHING_TOLD) == listed
