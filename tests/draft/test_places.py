"""A matter that lies in another region is told apart from a citizen who lives there."""

from __future__ import annotations

import pytest

from helpdesk.config_office import ELSEWHERE, REGION, Office
from helpdesk.draft.places import place_elsewhere


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Mau tanya syarat izin warung makan di Kota Bogor", "Bogor"),
        ("lokasi usaha saya ada di bekasi, izinnya apa aja", "Bekasi"),
        ("mau buka klinik gigi di Tangerang Selatan, syaratnya apa", "Tangerang Selatan"),
        ("ruko saya di Margonda Depok mau jadi apotek, bisa di PTSP Jakarta? Saya tinggal di Jakarta", "Depok"),
        ("mau tambah satu tempat praktik lagi di Depok, apakah bisa lewat DPMPTSP DKI?", "Depok"),
        ("I would like to open a restaurant in Bali. Which permits do I need?", "Bali"),
    ],
)
def test_where_the_matter_lies_is_read(text: str, place: str) -> None:
    assert place_elsewhere(text, REGION, ELSEWHERE) == place


@pytest.mark.parametrize(
    "text",
    [
        "saya tinggal di Bekasi, mau buka warung di Jakarta Timur",
        "KTP saya di Depok, bisa urus izin praktik?",
        "izin reklame toko saya di Tebet, saya warga Bogor",
        "apakah izin praktik di Bekasi bisa dipakai di Jakarta?",
        "rumah orang tua di Bandung",
        "perpanjang SIP dokter",
        "",
    ],
)
def test_who_lives_elsewhere_or_also_names_jakarta_asks_about_jakarta(text: str) -> None:
    assert place_elsewhere(text, REGION, ELSEWHERE) is None


def test_without_names_no_place_is_looked_for() -> None:
    assert place_elsewhere("warung saya di Bogor", (), ELSEWHERE) is None
    assert place_elsewhere("warung saya di Bogor", REGION, ()) is None


def test_the_places_of_the_office_are_those_that_it_names() -> None:
    assert place_elsewhere("warung saya di Kudus", ("Semarang",), ("Kudus",)) == "Kudus"
    assert place_elsewhere("warung saya di Kudus, dulu di Semarang", ("Semarang",), ("Kudus",)) is None


def test_no_place_is_here_and_elsewhere() -> None:
    with pytest.raises(ValueError, match="elsewhere names what region names too: bogor"):
        Office(region=("Bogor",), elsewhere=("Bogor",))
