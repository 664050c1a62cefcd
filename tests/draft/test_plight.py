"""What of a mail is urgent: a burial within the day is told by who has just died."""

from __future__ import annotations

import pytest

from helpdesk.draft.writer.plight import plight, urgent


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("ibu saya baru wafat tadi subuh di RS, mau satu liang sama bapak, hari ini juga bisa?", "burial"),
        ("bapak meninggal semalam, suratnya apa saja", "burial"),
        ("ayah akan dimakamkan besok siang", "burial"),
        ("ibu meninggal tadi malam dan sudah dimakamkan pagi ini, surat makamnya menyusul?", ""),
        ("kakek dimakamkan tahun 2014, izinnya habis", ""),
    ],
)
def test_a_burial_within_the_day_is_urgent(words: str, kind: str) -> None:
    assert urgent(words) == kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("besok pagi mau dikubur, suratnya gimana", "burial"),
        ("mohon dibalas cepat, mau dikubur dzuhur", "burial"),
        ("Jenazah sudah enam hari di kamar jenazah dan tidak ada keluarga", "burial"),
        ("musibah kebakaran yang menimpa 11 KK di lingkungan kami", ""),
        ("takut kebakaran karena kabelnya percik", "danger"),
        ("pohon roboh menimpa mobil saya, batangnya sudah dipotong petugas", ""),
        ("tiang itu mau roboh ke rumah orang", "danger"),
        ("tembok kamar retak sejak sebelah dibangun, kami ini aman nggak tidur di situ?", "danger"),
        ("apakah data saya aman di sini?", ""),
        ("SIP saya salah ketik, kalo dipakai dulu yang salah ini bahaya gak?", ""),
        ("kabelnya menjuntai, bahaya sekali", "danger"),
        ("pohonnya miring ke kabel, bahaya gak ya?", "danger"),
    ],
)
def test_what_is_urgent_is_still_to_come(words: str, kind: str) -> None:
    assert urgent(words) == kind


@pytest.mark.parametrize(
    ("words", "feeling"),
    [
        ("NIK saya dipakai orang ??? Saya sampai ga bisa tidur.", "worried"),
        ("mobilnya jadi atas nama koperasi apa tetap nama saya???", ""),
        ("ini keterlaluan!!!", "angry"),
        ("Anak-anak akan dibawa? Itu yang istri saya nangis terus.", "worried"),
        ("pernah diusir satpam pas bawa reflektor ke taman", ""),
        ("jangan2 kalau izinnya mati kita langsung diusir", ""),
        ("saya ke loket kelurahan Senin, malah diusir", "treated-badly"),
        ("saya dibentak petugas di depan orang banyak", "treated-badly"),
        ("beliau bertugas di PTSP, tidak pernah saya dengar beliau membentak warga", ""),
        ("di loket tidak pernah dilayani, malah dibentak petugas", "treated-badly"),
        ("dimarahi mertua karena suratnya lama", ""),
        ("musibah kebakaran yang menimpa 11 KK", "misfortune"),
        ("surat keterangan keselamatan kebakaran gedung", ""),
        ("pohon menimpa mobil saya semalam", "misfortune"),
        ("ibu saya lagi kritis di RS", "misfortune"),
        ("saya perawat di ICU RS Tarakan, mau perpanjang SIP", ""),
    ],
)
def test_a_kind_word_is_for_what_somebody_goes_through(words: str, feeling: str) -> None:
    assert plight(words) == feeling
