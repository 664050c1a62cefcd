"""A matter that lies in another region is told apart from a citizen who lives there."""

from __future__ import annotations

import pytest

from helpdesk.config_office import ELSEWHERE, REGION, Office
from helpdesk.draft.asked.places import asks_of_card, asks_there, place_elsewhere


def test_whether_a_card_from_elsewhere_is_good_enough_to_make_it_here_is_asked_of_the_card() -> None:
    assert asks_of_card("sy ktp Bogor, bisa bikin di jakarta?", ELSEWHERE)
    assert not asks_of_card("ktp Bogor, berapa lama jadinya?", ELSEWHERE)


@pytest.mark.parametrize(
    "text",
    [
        "pasang neon box di ruko sewa di Kemang, yang punya ruko di Surabaya susah dihubungi",
        "spanduk toko saya, pemilik gedungnya tinggal di Bandung",
        "the owner of the shop lives in Bandung, who signs for the sign?",
        "optik kami di ITC, SIP refraksionis pengganti masih di optik lain di Serpong, boleh pegang dua?",
        "perawat kami terdaftar di klinik lain di Bekasi, izinnya bagaimana?",
    ],
)
def test_where_an_owner_lives_is_not_where_the_matter_lies(text: str) -> None:
    assert place_elsewhere(text, REGION, ELSEWHERE) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Mau tanya syarat izin warung makan di Kota Bogor", "Bogor"),
        ("lokasi usaha saya ada di bekasi, izinnya apa aja", "Bekasi"),
        ("mau buka klinik gigi di Tangerang Selatan, syaratnya apa", "Tangerang Selatan"),
        ("ruko saya di Margonda Depok mau jadi apotek, bisa di PTSP Jakarta? Saya tinggal di Jakarta", "Depok"),
        ("mau tambah satu tempat praktik lagi di Depok, apakah bisa lewat DPMPTSP DKI?", "Depok"),
        ("I would like to open a restaurant in Bali. Which permits do I need?", "Bali"),
        ("kedai kopi baru di Pamulang, KTP saya masih Jakarta Timur, urusnya di kantor ini?", "Pamulang"),
        (
            "Rumah orang tua kami di Cibinong akan dibongkar lalu dibangun lagi. PBG bisa lewat Jakarta tidak?",
            "Cibinong",
        ),
        ("rumah tinggal di Jatiasih mau ditingkat, ktp saya masih jakbar", "Jatiasih"),
        ("masaknya di rumah di Cileungsi, dijual di Kebayoran. Bisa urus di DKI aja?", "Cileungsi"),
        ("izin salon di Pancoran Mas ngurusnya kemana", "Pancoran Mas"),
        ("saya punya depot air minum di Sawangan Depok, KTP saya Jakarta Selatan", "Depok"),
        ("saya pemilik toko di Bekasi, mau pasang reklame", "Bekasi"),
    ],
)
def test_where_the_matter_lies_is_read(text: str, place: str) -> None:
    assert place_elsewhere(text, REGION, ELSEWHERE) == place


@pytest.mark.parametrize(
    "text",
    [
        "saya tinggal di Bekasi, mau buka warung di Jakarta Timur",
        "Surat makam ayah saya di TPU Tegal Alur habis bulan depan.",  # and no other Tegal
        "KTP saya di Depok, bisa urus izin praktik?",
        "izin reklame toko saya di Tebet, saya warga Bogor",
        "apakah izin praktik di Bekasi bisa dipakai di Jakarta?",
        "rumah orang tua di Bandung",
        "bengkel saya di Jl. Raya Bogor KM 22 mau pasang papan nama",
        "toko di jalan raya bekasi, izin reklamenya gimana",
        "ruko di Ciledug Raya mau jadi apotek",
        "rumah saya di Depok, kantor di Tebet mau direnovasi",
        "saya punya rumah di Serpong. Mau tanya SIP perawat.",
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


@pytest.mark.parametrize(
    "text",
    [
        "KTP saya Cirebon, apakah bisa?",
        "yang mengajukan kakak saya, KTP-nya Bekasi",
        "ktp saya masih Garut, jadi masalah ga ya min?",
        "KTP kami Tangerang Selatan, boleh mengajukan di Jakarta?",
    ],
)
def test_who_asks_only_of_a_card_from_elsewhere_is_told_apart(text: str) -> None:
    assert asks_of_card(text, ELSEWHERE) == text.rstrip().endswith("?")


@pytest.mark.parametrize(
    "text",
    [
        "KTP saya Cirebon, bisa tanpa surat pindah dari IDI?",
        "KTP saya Bekasi, berapa lama prosesnya?",
        "KTP saya hilang, apa bisa?",
        "yang jualan saya sendiri di rumah kontrakan dan belum punya NIB, KTP masih Cirebon, itu bisa?",
        "KTP saya Bogor mau pindah KTP Jakarta, bisa?",
    ],
)
def test_who_asks_more_than_that_is_not(text: str) -> None:
    assert not asks_of_card(text, ELSEWHERE)


@pytest.mark.parametrize(
    ("question", "mail", "place"),
    [
        ("cabutnya lewat PTSP sini atau harus pulang ke Malang?", "Saya bidan. SIPB di Malang masih ada.", "Malang"),
        (
            "yang di Depok bisa diurus lewat sini?",
            "izin di Tebet dicabut, yang di Depok bisa diurus lewat sini?",
            "Depok",
        ),
        ("cabutnya lewat PTSP atau harus balik ke Malang?", "Izin saya di Tebet, minggu depan saya ke Malang.", None),
        ("lewat Bapak/Ibu atau di Malang?", "SIP di Malang", None),
        ("pencabutannya online?", "SIPA lama di Bandung belum dicabut", None),
    ],
)
def test_one_of_two_things_lies_elsewhere(question: str, mail: str, place: str | None) -> None:
    assert asks_there(question, mail, ELSEWHERE) == place
    assert asks_there(question, mail, ()) is None


def test_the_name_of_our_office_says_nothing_of_where_the_matter_lies() -> None:
    text = "mau buka klinik di Depok, apakah bisa lewat DPMPTSP DKI Jakarta?"
    assert place_elsewhere(text, REGION, ELSEWHERE) == "Depok"


def test_another_place_after_a_card_is_asked_of_too() -> None:
    assert not asks_of_card("KTP saya Bekasi jadi masalah di Bandung?", ELSEWHERE)


def test_an_island_is_with_us() -> None:
    assert place_elsewhere("penginapan di Pulau Tidung, gudang kami di Bekasi, izinnya?", REGION, ELSEWHERE) is None
