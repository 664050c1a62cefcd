"""By which way one applies is asked of what the mail spoke of, not of the business number that OSS also issues."""

from __future__ import annotations

from tests.draft.test_demanded import reply

OF_SPPL = "Permohonan SPPL ditangani"
OF_NIB = "Permohonan NIB diajukan"
OF_STANDARD = "Permohonan Sertifikat Standar diajukan"
NO_LAW = "Mengenai dasar hukum"
STAMP = "Apakah SPPL harus bermeterai"


def test_the_way_is_that_of_what_was_spoken_of() -> None:
    sppl = reply("SPPL", "Laundry kiloan saya disuruh RT buat SPPL. itu apa? daftarnya di oss apa ke kelurahan?")
    nib = reply("NIB", "Warung saya belum punya NIB. daftarnya di oss apa ke kelurahan?")

    assert OF_SPPL in sppl
    assert OF_NIB not in sppl
    assert STAMP not in sppl
    assert OF_NIB in nib


def test_where_a_permit_of_the_past_is_had_now() -> None:
    letter = reply(
        "izin kontraktor",
        "CV kami dulu punya SIUJK, habis 2020, sekarang diminta izin usaha jasa konstruksi baru. Urusnya di mana, apa"
        " SIUJK masih ada?",
    )
    rule = reply("SIUJK", "Apa dasar hukum SIUJK dihapus?")

    assert OF_STANDARD in letter
    assert OF_NIB not in letter
    assert NO_LAW not in letter
    assert NO_LAW in rule
