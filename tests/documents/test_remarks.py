"""What a counselor is told about a recognised document beside what it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from helpdesk.documents.checklist import check_documents
from helpdesk.documents.mailed import Corrections, Mailed
from helpdesk.documents.recognise import NAMED, SAID, TAUGHT, recognise_all
from helpdesk.documents.spoken import said
from helpdesk.documents.told import NOTHING_TOLD
from helpdesk.documents.wanted import wanted_by
from helpdesk.documents.words import is_anonymous, pattern
from helpdesk.knowledge.load import read
from helpdesk.model.message import Attachment
from helpdesk.model.question import DUPLICATE, Recognised
from tests.entries import attachment

KNOWLEDGE = read(Path(__file__).parents[2] / "faq")
NURSE = KNOWLEDGE.permits["sipp-perawat"]
TODAY = date(2026, 11, 24)
CARD = "PROVINSI DKI JAKARTA\nNIK : 31\nNama : SITI AMINAH\nAgama : ISLAM\nKewarganegaraan : WNI"


def found(*files: Attachment, text: str = "", sender: str = "") -> tuple[Recognised, ...]:
    """Return what is recognised for a nurse's permit."""
    return recognise_all(Mailed(files, text, sender=sender, today=TODAY), KNOWLEDGE.documents, NURSE)


@pytest.mark.parametrize(
    ("line", "remarks"),
    [
        ("Berlaku sampai dengan : 31 Desember 2025", ("expired: 2025-12-31",)),
        ("Berlaku s/d 24-11-2025", ("expired: 2025-11-24",)),
        ("Masa berlaku : 01/02/2020", ("expired: 2020-02-01",)),
        ("Valid until 2026-11-23", ("expired: 2026-11-23",)),
        ("Berlaku hingga 24 Nopember 2026", ("until: 2026-11-24",)),
        ("Masa berlaku : Seumur hidup", ()),
        ("Berlaku sampai 99 Foo 2020", ()),
    ],
)
def test_a_registration_that_has_run_out_is_said_so(line: str, remarks: tuple[str, ...]) -> None:
    (item,) = found(attachment("scan.pdf", f"SURAT TANDA REGISTRASI\nPERAWAT\n{line}"))
    assert (item.keys, item.remarks) == (("str",), remarks)


def test_a_paper_in_another_name_is_said_and_still_counted() -> None:
    other = "SURAT TANDA REGISTRASI\nPERAWAT\nNama : BUDI SANTOSO"
    card, registration = found(attachment("1.pdf", CARD), attachment("2.pdf", other))
    assert registration.keys == ("str",)
    assert registration.remarks == ("other-name: BUDI SANTOSO",)
    assert card.remarks == ()
    assert found(attachment("2.pdf", other), sender="dr. Budi Santosa")[0].remarks == ()


def test_the_same_octets_are_one_document() -> None:
    (first, second) = found(
        attachment("ktp.jpg", content=b"the same" * 200), attachment("KTP (1).jpg", content=b"the same" * 200)
    )
    assert (first.remarks, second.remarks) == ((), (DUPLICATE,))
    twice = KNOWLEDGE.permits["slhs"]
    papers = tuple(attachment(f"sertifikat penjamah {n}.pdf", content=b"same" * 500) for n in (1, 2))
    missing = check_documents(twice, Mailed(papers), KNOWLEDGE.documents).missing
    assert missing is not None
    assert missing.count("sertifikat-kompetensi") == 1


def test_an_empty_form_is_no_document_and_said_to_be_one() -> None:
    form = "SURAT PERMOHONAN\nNama : ..............\nAlamat : ..............\nNIK : ______________"
    (item,) = found(attachment("surat permohonan.docx", form))
    assert (item.keys, item.remarks) == (("surat-permohonan",), ("blank-form",))


def test_a_long_text_that_never_speaks_of_what_the_name_says_is_not_believed() -> None:
    (item,) = found(attachment("ktp.pdf", "Nota pembelian alat tulis kantor. " * 20))
    assert (item.keys, item.remarks) == ((), ("text-disagrees: ktp",))


def test_what_the_sender_says_names_nameless_files_if_the_counts_agree() -> None:
    files = (attachment("IMG_1.jpg"), attachment("IMG_2.jpg"))
    told = found(*files, text="Terlampir ktp dan str saya")
    assert [(item.keys, item.confidence, item.reason) for item in told] == [
        (("ktp",), SAID, "said"),
        (("str",), SAID, "said"),
    ]
    assert found(*files, text="Terlampir ktp, str dan ijazah") == ()
    assert found(*files, text="Terlampir ktp, str belum ada") == ()
    (named, other) = found(attachment("ktp.jpg"), attachment("IMG_2.jpg"), text="saya lampirkan ktp dan ijazahnya")
    assert (named.confidence, other.keys) == (NAMED, ("ijazah",))


def test_a_logo_in_a_signature_is_nothing() -> None:
    logo = Attachment("IMG_1.png", "image/png", 900, True, b"x" * 900)
    assert found(logo, text="terlampir ktp") == ()


def test_what_a_counselor_taught_comes_before_everything() -> None:
    files = (attachment("suket dari bu lurah Ani 12.pdf"), attachment("ktp.pdf"))
    taught = {pattern("Suket dari bu lurah Ani.PDF"): ("domisili",), pattern("ktp.pdf"): ()}
    items = recognise_all(Mailed(files, corrections=Corrections(names=taught)), KNOWLEDGE.documents, NURSE)
    assert [(item.keys, item.confidence) for item in items] == [(("domisili",), TAUGHT), ((), 0.0)]


@pytest.mark.parametrize(
    "name",
    ["IMG_20200312_WA0003.jpg", "WhatsApp Image 2026-11-01 at 10.15.22 (2).jpeg", "scan0001.pdf", "DSC_0012.JPG"],
)
def test_a_camera_s_name_is_nameless_and_teaches_nothing(name: str) -> None:
    assert is_anonymous(name)
    assert pattern(name) == ()


def test_a_name_with_a_word_of_its_own_is_not_nameless() -> None:
    assert not is_anonymous("kwitansi warung.jpg")


def test_only_what_is_said_to_be_here_is_said_to_be_here() -> None:
    wanted = wanted_by(NURSE)
    text = "Saya mau urus SIPP. Apakah perlu ijazah? Saya lampirkan KTP, STR. Pas foto menyusul."
    assert said(text, KNOWLEDGE.documents, wanted, NOTHING_TOLD) == ("ktp", "str")


def test_nothing_between_two_commas_is_no_paper() -> None:
    wanted = wanted_by(NURSE)
    assert "ktp" in said("Terlampir KTP,, STR, .", KNOWLEDGE.documents, wanted, NOTHING_TOLD)
