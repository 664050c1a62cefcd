"""The headings of points that answer a narrow question."""

from __future__ import annotations

import re

from tests.draft.test_letters_read import letter_to
from tests.letters import mail


def headings(text: str, subject: str = "Tanya") -> list[str]:
    letter = letter_to(mail(text, subject=subject))
    assert letter is not None
    return re.findall(r"^\d+\. (.+)$", letter.text, re.MULTILINE)


def test_each_point_is_headed_by_what_it_answers_and_not_by_the_permit_again() -> None:
    asked = "1. Apakah masih perlu rekomendasi IAI untuk SIPA?\n2. Berapa lama SIPA berlaku?\n"
    first, second = headings(asked, "SIPA apoteker")
    assert first == "Rekomendasi organisasi profesi"
    assert second.startswith("Masa berlaku Surat Izin Praktik Apoteker")


def test_a_list_of_requirements_keeps_the_heading_by_which_one_looks_for_it() -> None:
    first, *_ = headings(
        "Syarat izin penebangan pohon apa saja, dan pohon penggantinya berapa? Lalu kalau hanya dipangkas dahannya "
        "apakah perlu izin juga?"
    )
    assert first.startswith("Persyaratan")


def test_the_permit_is_named_beside_the_title_when_a_letter_speaks_of_several() -> None:
    found = headings(
        "1. Syarat perpanjangan izin makam (IPTM) apa saja?\n"
        "2. Apakah masih perlu rekomendasi IAI untuk SIPA apoteker?\n",
        "IPTM dan SIPA",
    )
    assert found[1] == "Rekomendasi organisasi profesi – Surat Izin Praktik Apoteker (SIPA)"


def test_whether_one_may_go_on_is_not_answered_by_the_name_of_a_regulation() -> None:
    letter = letter_to(
        mail(
            "TTK toko obat saya keluar mendadak. Selama kosong toko obat harus tutup apa boleh buka?",
            subject="toko obat",
        )
    )
    assert letter is not None
    assert "Dasar hukum" not in letter.text
