"""A matter that lies in another region is told apart from a citizen who lives there."""

from __future__ import annotations

import pytest

from helpdesk.draft.places import place_elsewhere


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Mau tanya syarat izin warung makan di Kota Bogor", "Bogor"),
        ("lokasi usaha saya ada di bekasi, izinnya apa aja", "Bekasi"),
        ("mau buka klinik gigi di Tangerang Selatan, syaratnya apa", "Tangerang Selatan"),
        ("I would like to open a restaurant in Bali. Which permits do I need?", "Bali"),
    ],
)
def test_where_the_matter_lies_is_read(text: str, place: str) -> None:
    assert place_elsewhere(text) == place


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
    assert place_elsewhere(text) is None
