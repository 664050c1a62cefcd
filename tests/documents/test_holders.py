"""Whose a paper is: the applicant is told by the mail and the other papers, not by the card alone."""

from __future__ import annotations

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
