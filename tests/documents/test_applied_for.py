"""Which permit a mail's papers are for, and how often they are looked at to find out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from helpdesk.documents.applied_for import documents_for
from helpdesk.documents.mailed import Corrections, Mailed
from helpdesk.knowledge.load import load
from helpdesk.model.question import Action, Aspect, Candidate, Question, Understanding
from tests.entries import attachment

KNOWLEDGE = load(Path(__file__).parents[2] / "faq")


class Asked(Mapping[tuple[int, str | None], tuple[str, ...]]):
    """What people said of single files: nothing. It notes which are asked about, once each time one is recognised."""

    def __init__(self) -> None:
        self.of: list[int] = []

    def __getitem__(self, key: tuple[int, str | None]) -> tuple[str, ...]:
        self.of.append(key[0])
        raise KeyError(key)

    def __iter__(self) -> Iterator[tuple[int, str | None]]:
        return iter(())

    def __len__(self) -> int:
        return 0


def check(*permits: str) -> Understanding:
    """Return one wish to have papers checked that is on the first of ``permits``; the mail names them all."""
    candidates = tuple(Candidate("permit", permit, 0.9) for permit in permits[:1])
    question = Question("q", 0, 1, (Aspect.DOCUMENTS_CHECK,), 0.0, candidates)
    return Understanding(Action.DOCUMENTS_CHECK, (question,), permits, (), ())


def mailed(text: str, names: Iterable[str], asked: Asked | None = None) -> Mailed:
    """Return a mail with these files, of which nothing can be read."""
    files = tuple(attachment(name) for name in names)
    return Mailed(files, text, corrections=Corrections(asked if asked is not None else {}))


@pytest.mark.parametrize(
    ("text", "names", "permits", "checked"),
    [
        (
            "Mau bikin izin toko obat, TTK nya Sekar.",
            ("SIPTTK sekar.jpg", "NIB.jpg"),
            ("sipttk", "izin-toko-obat"),
            "izin-toko-obat",
        ),
        (
            "Hendak memperpanjang SIPA.",
            ("rekap debit 2026.jpg", "NIB.jpg", "SHGB.jpg"),
            ("sipa-apoteker", "izin-pengusahaan-air-tanah"),
            "izin-pengusahaan-air-tanah",
        ),
        ("Mohon dicek SIPTTK saya.", ("STR.jpg", "KTP.jpg"), ("sipttk", "izin-toko-obat"), "sipttk"),
    ],
)
def test_papers_are_recognised_once_for_each_permit_that_they_may_be_for(
    text: str, names: tuple[str, ...], permits: tuple[str, ...], checked: str
) -> None:
    asked = Asked()

    found = documents_for(check(*permits), mailed(text, names, asked), KNOWLEDGE)

    assert [one.permit for one in found] == [checked]
    assert sorted(asked.of) == sorted([*range(len(names))] * len(permits))


def test_a_condition_of_the_mail_holds_of_the_permit_that_its_papers_say() -> None:
    text = "Mau bikin izin apotek, apotekernya Ratih. Pemilik sarana bukan apoteker."
    (found,) = documents_for(
        check("sipa-apoteker", "izin-apotek"), mailed(text, ("NIB.jpg", "denah.jpg", "KTP.jpg")), KNOWLEDGE
    )

    assert found.permit == "izin-apotek"
    assert found.missing is not None
    assert "perjanjian-kerjasama" in found.missing


@pytest.mark.parametrize(
    ("signed", "permit"),
    [
        ("dr Bimo Prakoso", "sip-dokter"),
        ("drg. Sinta Maharani", "sip-dokter-gigi"),
        ("drh. Laras Ayu", "sip-dokter-hewan"),
        ("apt. Ratih Kumala", "sipa-apoteker"),
        ("Ns. Dewi Lestari", "sipp-perawat"),
        ("Bd. Wulan Sari", "sipb-bidan"),
        ("Ftr. Bagus Setyo", "sip-fisioterapis"),
    ],
)
def test_whose_sip_it_is_says_the_title_of_who_signs(signed: str, permit: str) -> None:
    asked = Understanding(Action.DOCUMENTS_CHECK, (), (), (), ())
    found = documents_for(asked, mailed(f"SIP kedua di tempat lain, mohon dicek.\n{signed}", ("KTP.jpg",)), KNOWLEDGE)

    assert [one.permit for one in found] == [permit]


STR = "KONSIL TENAGA KESEHATAN\nSURAT TANDA REGISTRASI\nNama / Name : drg. Sinta Maharani\nSeumur hidup"
LETTER = "REKOMENDASI\nNama : drg. Sinta Maharani\nKetua cabang"


@pytest.mark.parametrize(
    ("text", "sender", "files", "checked"),
    [
        ("SIP kedua.\ndrg. Sinta", "", (("surat sehat dr Budi.jpg", ""),), ["sip-dokter-gigi"]),
        ("Mohon dicek SIP.", "Ns. Dewi Lestari", (("surat keterangan dr Hadi.pdf", ""),), ["sipp-perawat"]),
        ("SIP saya.\nSinta", "", (("STR.pdf", STR), ("surat sehat dr Budi.jpg", "")), ["sip-dokter-gigi"]),
        ("SIP saya.\nSinta", "", (("rekomendasi.pdf", LETTER), ("STR dr Yoga.jpg", "")), ["sip-dokter"]),
        ("SIP saya.", "", (("surat sehat drg Sinta.jpg", ""),), ["sip-dokter-gigi"]),  # there is no other
        ("SIP saya.\nadmin", "", (("STR drg Maya.jpg", ""), ("rekom dr Budi.jpg", "")), ["sip-dokter-gigi"]),
        ("SIP, mohon dicek.\napt. Dewi Ratna", "", (("STR dr Yoga.jpg", ""),), []),  # who may write for him
        ("SIP, mohon dicek.\ndr. Yoga", "", (("STR.pdf", STR),), []),
    ],
)
def test_who_signs_or_is_registered_tells_more_than_who_wrote_a_letter_for_them(
    text: str, sender: str, files: tuple[tuple[str, str], ...], checked: list[str]
) -> None:
    asked = Understanding(Action.DOCUMENTS_CHECK, (), (), (), ())
    came = tuple(attachment(name, printed) for name, printed in (*files, ("KTP.jpg", "")))

    found = documents_for(asked, Mailed(came, text, sender=sender), KNOWLEDGE)

    assert [one.permit for one in found] == checked


def test_a_title_that_two_entries_have_tells_nothing() -> None:
    both = {**KNOWLEDGE.permits, "krk": replace(KNOWLEDGE.permits["krk"], titles=("dr",))}
    asked = Understanding(Action.DOCUMENTS_CHECK, (), (), (), ())
    found = documents_for(
        asked, mailed("SIP kedua, mohon dicek.\ndr Bimo", ("KTP.jpg",)), replace(KNOWLEDGE, permits=both)
    )

    assert found == ()


@pytest.mark.parametrize(
    "text",
    [
        "Mohon dicek SIP kami.\ndr. Bimo dan drg. Sinta",  # two professions
        "Mohon dicek SIP kami.\nKlinik dr. Bimo",  # a place's name
        "Mohon dicek berkas kami.\ndr. Bimo",  # of no practice
    ],
)
def test_a_title_that_may_be_anybodys_says_nothing(text: str) -> None:
    asked = Understanding(Action.DOCUMENTS_CHECK, (), (), (), ())

    assert documents_for(asked, mailed(text, ("KTP.jpg",)), KNOWLEDGE) == ()


FORM = "SURAT KUASA\nNama : .......... pemberi kuasa\nNama : .......... penerima kuasa\nuntuk mengurus .........."


@pytest.mark.parametrize(
    ("text", "checked"),
    [
        ("mau urus KRK, dikuasakan ke saya oleh paman. ini berkas", ["krk"]),
        ("Mau urus KRK. Berkas terlampir.", ["krk"]),
        ("Mau urus KRK. Terlampir dokumen saya.", ["krk"]),
        ("Mau urus KRK, terlampir dokumen kuasa, cara mengisi gimana?", []),
        ("Mau urus KRK, syaratnya apa?", []),
    ],
)
def test_an_empty_form_is_looked_at_where_it_is_brought_as_the_papers(text: str, checked: list[str]) -> None:
    question = Question("q", 0, 1, (Aspect.PROCEDURE,), 0.0, (Candidate("permit", "krk", 0.9),))
    asked = Understanding(Action.ANSWER, (question,), ("krk",), (), ())
    found = documents_for(asked, Mailed((attachment("surat kuasa kosong.docx", FORM),), text), KNOWLEDGE)

    assert [one.permit for one in found] == checked
