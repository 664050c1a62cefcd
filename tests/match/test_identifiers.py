"""Numbers found, typed and masked."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk.match.identifiers import Kind, blank, find, is_nik, mask

PATTERNS = (re.compile(r"\b\d{1,7}/\d[\d.]*/[\d.]+/-?[\d.]+/\d{4}\b"),)


@pytest.mark.parametrize(
    ("digits", "expected"),
    [
        ("3174044108950000", True),
        ("3175036502000000", True),
        ("0003200001082017", False),
        ("3174047208950000", False),
        ("3174040113950000", False),
        ("1234567890123456", False),
        ("317404410895000", False),
    ],
)
def test_the_shape_of_a_nik_is_province_and_birthday(digits: str, expected: bool) -> None:
    assert is_nik(digits) is expected


CASES = {
    "a NIK": ("NIK saya 3174044108950000.", [(Kind.NIK, "3174044108950000")]),
    "a NIK with blanks": ("nik 3171 0152 0390 0000 ya", [(Kind.NIK, "3171 0152 0390 0000")]),
    "a family card": ("No KK 3175036502000000", [(Kind.KK, "3175036502000000")]),
    "sixteen other digits": ("kartu 1234567890123456", [(Kind.NUMBER, "1234567890123456")]),
    "a taxpayer number": ("NPWP 01.234.567.8-901.000", [(Kind.NPWP, "01.234.567.8-901.000")]),
    "a business number": ("NIB kami 9120001234567", [(Kind.NIB, "9120001234567")]),
    "a phone": ("HP 0812-0000-0102", [(Kind.PHONE, "0812-0000-0102")]),
    "a phone with country": ("wa +62 812 3456 7890", [(Kind.PHONE, "+62 812 3456 7890")]),
    "a permit of the province": (
        "izin nomor 11884/8.1/31.75.00.000/-1.785.51/2015",
        [(Kind.PERMIT, "11884/8.1/31.75.00.000/-1.785.51/2015")],
    ),
    "an application by pattern": (
        "permohonan 221/8.1/31.75.00.000/-1.785.51/2026",
        [(Kind.APPLICATION, "221/8.1/31.75.00.000/-1.785.51/2026")],
    ),
    "an application by its word": (
        "Permohonan izin tebang kami no. ABC-1234-2026 belum selesai",
        [(Kind.APPLICATION, "ABC-1234-2026")],
    ),
    "an application number": ("nomor permohonan: JKV20261234567", [(Kind.APPLICATION, "JKV20261234567")]),
    "an English application": ("my application no. 0012345 is pending", [(Kind.APPLICATION, "0012345")]),
    "a permit, no application": ("practice permit (no. 123/SIPP/2024) was", [(Kind.PERMIT, "123/SIPP/2024")]),
    "a regulation": ("PP Nomor 28 Tahun 2025 dan KBLI 56101", []),
    "money and times": ("biaya Rp 1.500.000 tgl 12/11/2026 jam 07.30-16.00", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_a_number_is_found_and_typed(text: str, expected: list[tuple[Kind, str]]) -> None:
    assert [(i.kind, i.text) for i in find(text, PATTERNS)] == expected


def test_masking_hides_persons_and_keeps_files() -> None:
    text = "Permohonan no. ABC-1234-2026, NIK 3174044108950000, hp 081200000102"

    assert mask(text) == "Permohonan no. ABC-1234-2026, NIK [nik], hp [phone]"
    assert mask(text, everything=True) == "Permohonan no. [application-number], NIK [nik], hp [phone]"


@given(st.text(alphabet="0123456789 .-/+abNIK\n", max_size=80))
@settings(deadline=None, max_examples=300)
def test_no_long_run_of_digits_survives_masking_and_blanking_keeps_the_length(text: str) -> None:
    assert not re.search(r"(?<![\w/.-])\d{15,16}(?![\w/])", mask(text))
    assert len(blank(text)) == len(text)
    assert all(text[i.start : i.end] == i.text for i in find(text))
