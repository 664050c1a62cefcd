"""Who writes the number of their identity card into a mail is told once, and never repeated it, that none is wanted."""

from __future__ import annotations

import pytest

from helpdesk.draft.writer.exposed import is_warned, writes_number
from tests.draft.test_demanded import reply

CAUTION = "mohon tidak menuliskan NIK"


@pytest.mark.parametrize(
    "text",
    [
        "nama saya Darmi, NIK 3174054507820003, mau tanya syarat SIP bidan",
        "KTP no. 3171 0112 0590 0004 atas nama Hendra",
        "Ini nomor KK kami: 3175.0631.0114.0012",
        "npwp 09.254.294.3-407.000 punya CV",
        "3173016502910007 itu data saya",
    ],
)
def test_a_whole_number_is_seen(text: str) -> None:
    assert writes_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "NIK saya depannya 3174, sisanya saya kirim kalau perlu",
        "nomor permohonan 3174054507820003 sudah dua minggu",
        "transfer ke virtual account 3171011205900004 benar?",
        "NIB 9120304050607 saya salah KBLI",
        "hp 0812 3456 7890",
        "sesuai permintaan bapak kemarin, NIK 3174054507820003",
    ],
)
def test_another_number_or_one_that_was_asked_for_is_none(text: str) -> None:
    assert not writes_number(text)


def test_one_that_our_own_mail_asked_for_is_none() -> None:
    assert not writes_number("ini NIK 3174054507820003", "Mohon kirimkan NIK dan nama pemohon.")
    assert writes_number("ini NIK 3174054507820003", "Mohon jangan menuliskan NIK di dalam email.")


def test_the_letter_says_so_once_and_never_repeats_it() -> None:
    letter = reply("NIB", "Saya mau bikin NIB buat warung, biayanya berapa? NIK 3174054507820003")
    assert letter.count(CAUTION) == 1
    assert "3174054507820003" not in letter
    assert CAUTION not in reply("NIB", "Saya mau bikin NIB buat warung, biayanya berapa?")


def test_a_letter_that_says_it_already_does_not_say_it_again() -> None:
    assert is_warned("Jangan menuliskan kata sandi atau NIK di dalam email.")
    assert not is_warned("Butir a: KTP pemohon.")
