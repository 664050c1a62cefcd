"""Who writes against a deadline of their own reads a word on it."""

from __future__ import annotations

import pytest

from helpdesk.draft.writer.deadline import hurry_of, is_hurried
from tests.draft.test_letters_read import letter_to
from tests.letters import mail


@pytest.mark.parametrize(
    "text",
    [
        "bank minta suratnya paling lambat akhir bulan jadi saya agak panik",
        "SIP sy abis tgl 14 bulan depan",
        "kami sudah sebar brosur, opening tgl 1",
        "acaranya 5 minggu lagi, masih keburu kan?",
        "puskesmas minta sip jakarta sebelum hari senin",
        "They need it by next Friday.",
        "My deadline is in five weeks.",
        "ijinnya perlu sebelum tanggal 1",
    ],
)
def test_a_near_day_by_which_somebody_needs_it_presses(text: str) -> None:
    assert is_hurried(text)


@pytest.mark.parametrize(
    "text",
    [
        "saya kerja senin jumat, kantor buka sabtu?",
        "minggu lalu satpol pp datang minta surat",
        "berapa lama sebelum habis harus diperpanjang?",
        "izin operasional habis 5 bulan lagi",
        "sampai kapan batas perpanjangan SIP?",
        "warungnya buka dari senin sampai jumat",
        "SIP saya habis 12 Maret 2029",
        "sudah diminta tanggal 12 bulan lalu",
        "klinik buka, mulai praktik Senin sampai Jumat",
        "saya mau minta nomor antrian untuk Kamis",
    ],
)
def test_a_day_of_the_week_or_a_far_one_does_not(text: str) -> None:
    assert not is_hurried(text)


def test_no_date_is_promised_to_who_is_in_a_hurry() -> None:
    told = letter_to(mail("Biaya izin PAUD berapa? Yayasan minta izinnya paling lambat akhir bulan ini.\nRatih"))
    assert told is not None
    assert told.text.count("tanggal selesainya tidak dapat kami janjikan") == 1


def test_whoever_is_told_to_apply_in_time_is_told_so_once() -> None:
    ends = "Izin kursus kami akan berakhir pada 28 Februari."
    asked = letter_to(mail(f"{ends} Berapa lama sebelum berakhir perpanjangan LKP harus diajukan?\nRatih"))
    other = letter_to(mail(f"{ends} Apa syarat izin LKP?\nRatih"))
    assert asked is not None
    assert other is not None
    assert "sebelum masa berlakunya habis" in asked.text
    assert "sebelum tanggal itu" not in asked.text
    assert "sebelum tanggal itu" in other.text


def test_who_asks_for_speed_is_not_told_so_twice() -> None:
    told = letter_to(mail("Bisakah izin PAUD saya dipercepat? Yayasan minta izinnya paling lambat Jumat.\nRatih"))
    assert told is not None
    assert "tidak dapat menjanjikan tanggal" in told.text
    assert "dapat kami janjikan" not in told.text


@pytest.mark.parametrize(
    ("text", "presses"),
    [
        ("klinik minta saya mulai tanggal 1, SIP diurus di mana?", "applying"),
        ("permohonan SIP saya sudah saya ajukan di JakEVO tgl 4, SIP lama habis tanggal 14", "case"),
        ("izin optik kami sudah terbit minggu lalu, opening tgl 1", ""),
        ("berapa lama SIP jadi?", ""),
        ("izin kursus kami akan berakhir pada 28 Februari, syarat perpanjangannya apa?", "expiring"),
        ("SIP saya habis bulan depan, rumah sakit minta yang baru paling lambat tgl 20", "applying"),
        ("kontrak ruko saya habis bulan depan, izinnya ikut pindah?", "applying"),
        ("izin saya habis bulan depan, perpanjangannya dikembalikan kemarin. Kurang apa?", "case"),
    ],
)
def test_what_presses_is_an_application_to_come_or_one_under_way(text: str, presses: str) -> None:
    assert hurry_of(text) == presses
