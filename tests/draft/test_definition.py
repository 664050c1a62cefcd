"""A definition is told under its permit's name as a sentence, in the way in which its entry has written it."""

from __future__ import annotations

import pytest

from helpdesk.draft.entry.definition import Manner, defined, permit_needed
from helpdesk.draft.entry.facts import Teller
from helpdesk.draft.templating.templates import Templates
from tests.draft.conftest import KNOWLEDGE, TEMPLATES


@pytest.mark.parametrize(
    ("about", "told"),
    [
        ("Izin ini diperlukan untuk klinik", "SIK diperlukan untuk klinik."),
        ("Izin bagi klinik", "SIK adalah izin bagi klinik."),
        ("Tanda daftar ini dimiliki gudang", "SIK: tanda daftar ini dimiliki gudang."),
        ("Usaha kost didaftarkan", "SIK: usaha kost didaftarkan."),
        ("Pemohon adalah pemilik klinik", "Pemohon adalah pemilik klinik."),
        ("Dokter memiliki SIK di tiap tempat", "Dokter memiliki SIK di tiap tempat."),
    ],
)
def test_an_indonesian_definition_names_its_permit_once(about: str, told: str) -> None:
    assert permit_needed(Teller(Templates(TEMPLATES), KNOWLEDGE, "id"), "SIK", about) == told


@pytest.mark.parametrize(
    ("about", "told"),
    [
        ("This permit is needed for clinics", "SIK is needed for clinics."),
        ("A permit for clinics", "SIK: A permit for clinics."),
        ("A clinic is run under this permit", "A clinic is run under this permit."),
    ],
)
def test_an_english_definition_names_its_permit_once(about: str, told: str) -> None:
    assert permit_needed(Teller(Templates(TEMPLATES), KNOWLEDGE, "en"), "SIK", about) == told


def test_a_name_is_put_as_it_is_written() -> None:
    assert defined("Izin ini diperlukan", r"Izin \1 (X)", english=False) == (r"Izin \1 (X) diperlukan", Manner.SENTENCE)
