"""Whose a paper is: the applicant is told by the mail and the other papers, not by the card alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from helpdesk.conditions import stated_conditions
from helpdesk.documents.checklist import check_documents
from helpdesk.documents.mailed import Mailed
from helpdesk.knowledge.load import read
from tests.entries import attachment

KNOWLEDGE = read(Path(__file__).parents[2] / "faq")
CARD = "PROVINSI DKI JAKARTA\nNIK : 31\nNama : ANDREAS SETIAWAN\nAgama : ISLAM\nKewarganegaraan : WNI"
STR = "KOMITE FARMASI NASIONAL\nSURAT TANDA REGISTRASI APOTEKER\nDESY NATALIA"


def remarks(permit: str, text: str, *papers: str, sender: str = "") -> list[tuple[str, ...]]:
    """Return what is remarked on each of the papers."""
    files = tuple(attachment(f"{place}.pdf", paper) for place, paper in enumerate(papers))
    mailed = Mailed(files, text, stated_conditions(text), sender, date(2026, 11, 27))
    return [file.remarks for file in check_documents(KNOWLEDGE.permits[permit], mailed, KNOWLEDGE.documents).files]


@pytest.mark.parametrize(
    ("permit", "text", "papers"),
    [
        ("sipa-apoteker", "Saya apt. Desy Natalia, mohon dicek", (CARD, STR)),
        ("sipa-apoteker", "Saya apt. Desy Natalia, mohon dicek", (CARD,)),
        ("sipa-apoteker", "Mohon dicek.\nDesy Natalia", (CARD, STR)),
        ("krk", "Saya Siti Rukmini", (CARD, "NPWP 00.1\nSITI RUKMINI\nKPP PRATAMA")),
    ],
)
def test_a_card_that_nothing_else_speaks_of_is_a_strangers(permit: str, text: str, papers: tuple[str, ...]) -> None:
    assert remarks(permit, text, *papers)[0] == ("other-name: ANDREAS SETIAWAN",)


@pytest.mark.parametrize(
    ("permit", "text", "papers"),
    [
        ("sipa-apoteker", "Mohon dicek.\nTerima Kasih", (CARD,)),
        ("sipa-apoteker", "Mohon dicek.\nDesy", (CARD,)),
        ("sipa-apoteker", "Saya Desy Natalia, untuk suami saya Andreas", (CARD,)),
        ("nib", "Kami PT Maju Jaya.\nTasya Putri, Legal", (CARD,)),
        ("krk", "saya dikuasakan.\nSiti Rukmini", (CARD, "NPWP 00.1\nANDREAS SETIAWAN\nKPP PRATAMA")),
    ],
)
def test_a_card_is_the_applicants_as_long_as_nobody_says_otherwise(
    permit: str, text: str, papers: tuple[str, ...]
) -> None:
    assert remarks(permit, text, *papers)[0] == ()


def test_relatives_share_the_last_name_alone() -> None:
    other = "PROVINSI DKI JAKARTA\nNIK : 31\nNama : RUDI NATALIA\nAgama : ISLAM\nKewarganegaraan : WNI"
    assert remarks("sipa-apoteker", "Saya apt. Desy Natalia", other, STR)[0] == ("other-name: RUDI NATALIA",)


def test_who_writes_for_somebody_without_saying_so_makes_no_paper_a_strangers() -> None:
    diploma = "UNIVERSITAS\nIJAZAH\ndiberikan kepada DESY NATALIA\ngelar Apoteker"
    named = "SURAT TANDA REGISTRASI APOTEKER\nNama : DESY NATALIA"
    assert remarks("sipa-apoteker", "Mohon dicek", named, diploma, sender="Andreas Setiawan") == [(), ()]


def test_a_letter_that_names_its_director_too_is_about_the_applicant() -> None:
    letter = (
        "RSIA BUNDA\nSURAT KETERANGAN\nNama : dr. Hendro Susilo\nmenerangkan bahwa\n"
        "Nama : Desy Natalia\nberpraktik di sini"
    )
    assert remarks("sipa-apoteker", "Saya apt. Desy Natalia", letter, STR) == [(), ()]
    other = letter.replace("Desy Natalia", "Rini Astuti")
    assert remarks("sipa-apoteker", "Saya apt. Desy Natalia", other, STR)[0] != ()


def test_of_several_papers_in_one_file_only_the_one_that_has_run_out_is_asked_for_again() -> None:
    pages = (
        "SURAT TANDA REGISTRASI APOTEKER\nDESY NATALIA\nBerlaku s.d. 12 Mei 2025\n",
        "UNIVERSITAS\nIJAZAH\ndiberikan kepada DESY NATALIA\n",
    )
    file = replace(attachment("berkas.pdf", "".join(pages)), starts=(0, len(pages[0])))
    permit = KNOWLEDGE.permits["sipa-apoteker"]
    check = check_documents(permit, Mailed((file,), "", today=date(2026, 11, 27)), KNOWLEDGE.documents)
    assert check.received == ((0, None, ("str", "ijazah")),)
    assert check.files[0].remarks == ("expired: str 2025-05-12",)
    assert check.missing is not None
    assert "str" in check.missing
    assert "ijazah" not in check.missing
