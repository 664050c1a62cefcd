"""A rule for one city and for several is told as it holds for the places that a mail names."""

from __future__ import annotations

import pytest

from helpdesk.config_office import CITIES, REGION
from helpdesk.draft.entry.cities import cities_in, with_cities
from helpdesk.model.draft import Block
from tests.draft.test_demanded import reply

RULE = (
    "Survei di satu kota administrasi diajukan ke tingkat kota. Survei di dua kota administrasi atau lebih diajukan ke"
    " tingkat provinsi. Bawa proposalnya."
)
RULE_EN = (
    "A survey in one municipality is applied for at the city level. A survey in two or more municipalities is applied"
    " for at the provincial level."
)


@pytest.mark.parametrize(
    ("mail", "cities"),
    [
        ("Survei di kelurahan Gandaria dan Tebet", ("Jakarta Selatan",)),
        ("Kuesioner di Koja sama Cakung ya kak", ("Jakarta Timur", "Jakarta Utara")),
        ("Riset di Jakarta Barat dan Pusat", ("Jakarta Pusat", "Jakarta Barat")),
        ("Fieldwork in South and East Jakarta", ("Jakarta Selatan", "Jakarta Timur")),
        ("Survei di Srengseng Sawah", ("Jakarta Selatan",)),  # no Srengseng, which lies in the west
        ("Saya tinggal di Tebet, surveinya di Koja", ("Jakarta Utara",)),
        ("Survei di dua kota, salah satunya Jaksel", ()),
        ("Survei di seluruh wilayah, mulai dari Koja", ()),
        ("Survei di Koja bulan ini. Teman saya survei di Tebet.", ()),  # which of them is asked about is open
        ("Surveinya kapan bisa mulai?\n\nDewi\nCipayung", ()),
        ("Survei di Bogor", ()),
        ("", ()),
    ],
)
def test_the_cities_of_a_mail(mail: str, cities: tuple[str, ...]) -> None:
    assert cities_in(mail, CITIES) == cities


@pytest.mark.parametrize(
    ("mail", "told"),
    [
        ("Survei di Tebet", "Survei di satu kota administrasi, yaitu Jakarta Selatan, diajukan ke tingkat kota."),
        (
            "Survei di Tebet dan Koja",
            "Survei di dua kota administrasi, yaitu Jakarta Selatan dan Jakarta Utara, diajukan ke tingkat provinsi.",
        ),
    ],
)
def test_what_holds_is_told_alone(mail: str, told: str) -> None:
    (block,) = with_cities([Block(0, "Survei", RULE, ())], mail, CITIES, "id")
    assert block.text == f"{told} Bawa proposalnya."


def test_it_is_told_in_english_too() -> None:
    (block,) = with_cities([Block(0, "Survey", f"1. {RULE_EN}\n2. Apply.", ())], "Survey in Koja", CITIES, "en")
    told = "A survey in one municipality, Jakarta Utara, is applied for at the city level."
    assert block.text == f"1. {told}\n2. Apply."


@pytest.mark.parametrize(
    "mail", ["Survei di lima wilayah kota", "Survei di dua kota, salah satunya Jaksel", "Survei se-DKI"]
)
def test_several_that_are_not_named_are_several(mail: str) -> None:
    (block,) = with_cities([Block(0, "Survei", RULE, ())], mail, CITIES, "id")
    told = "Survei di dua kota administrasi atau lebih diajukan ke tingkat provinsi."
    assert block.text == f"{told} Bawa proposalnya."


@pytest.mark.parametrize("mail", ["Survei di mana saja?", "Survei di Bekasi", "Kalau di dua kota bagaimana?"])
def test_where_the_places_are_open_both_stay(mail: str) -> None:
    blocks = [Block(0, "Survei", RULE, ())]
    assert with_cities(blocks, mail, CITIES, "id") == blocks


def test_a_letter_on_research_holds_the_rule_of_its_city_alone() -> None:
    one = reply("riset", "Saya mahasiswa, mau riset di kelurahan Koja dan Semper. Izin penelitiannya diajukan ke mana?")
    two = reply("riset", "Saya mahasiswa, mau riset di puskesmas Koja dan Tebet. Izin penelitiannya diajukan ke mana?")

    assert "tingkat kota" in one
    assert "provinsi" not in one.split("Hormat kami")[0]
    assert "tingkat provinsi" in two
    assert "tingkat kota" not in two


def test_no_name_is_of_two_cities() -> None:
    names = [name for names in CITIES.values() for name in names]
    assert len(names) == len(set(names))
    assert not {*names} & {"Jakarta", "DKI", "Senayan", "Kapuk"}
    assert len({*names} & {*REGION}) > len(REGION) / 2


def test_the_days_of_one_units_standard_are_told_as_that_units() -> None:
    text = reply("truk", "Izin angkutan barang untuk tiga truk di Sunter berapa hari kerja jadinya?")

    assert "standar pelayanan UP PMPTSP Kota Administrasi Jakarta Pusat, jangka waktu" in text
    assert "14 hari kerja" in text
    assert "Untuk unit lain mohon dipastikan" in text


def test_who_asks_something_else_of_a_study_in_two_cities_reads_where_it_is_applied_for() -> None:
    text = reply(
        "Izin penelitian dikembalikan",
        "Permohonan izin penelitian saya dikembalikan. Penelitiannya di 3 puskesmas, dua di Jakarta Selatan dan satu di"
        " Jakarta Timur. Saya ajukannya ke kota Jakarta Selatan.\n\nApakah tanda tangan wakil dekan bisa diterima, dan"
        " apakah yang dikembalikan itu masih hidup permohonannya atau sudah mati?",
    )
    assert "dua kota administrasi, yaitu Jakarta Selatan dan Jakarta Timur, diajukan ke tingkat provinsi" in text


def test_who_studies_in_one_city_and_asks_something_else_does_not() -> None:
    text = reply(
        "Izin penelitian dikembalikan",
        "Permohonan izin penelitian saya dikembalikan. Penelitiannya di 3 puskesmas di Jakarta Selatan.\n\nApakah yang"
        " dikembalikan itu masih hidup permohonannya atau sudah mati?",
    )
    assert "kota administrasi" not in text
