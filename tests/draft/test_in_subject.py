"""A mail written into its subject gets the letter that it would get below: all that is told there counts."""

from __future__ import annotations

import pytest

from tests.draft.test_letters_read import letter_to
from tests.letters import mail

MAILS = {
    "danger": "Dahan pohon besar depan sekolah hampir patah, bahaya buat anak2!! tolong segera, ke siapa lapor?",
    "address": "Saya bidan tapi tidak praktik, cuma ngajar di akbid. Perlu SIPB?",
    "greeting": "Selamat siang, saya perawat dan minggu depan kerja di RS. Apa saja syarat SIPP dan ke PTSP mana?",
    "papers": "Mau urus IPTB perencana arsitektur. Ijazah legalisir, KTP, NPWP sudah. Kurang apa dan berapa hari?",
    "lost": "Surat makam (IPTM) bapak saya hilang, sekarang mau diperpanjang. Gimana ya? Harus lapor polisi dulu?",
    "grief": "bapak saya meninggal barusan jam 2 pagi. makam di TPU Kampung Kandang langsung bisa? atau surat RT dulu?",
    "price": "ada yg nawarin bikin NIB 750rb, emang NIB bayar?",
    "points": "Mau buka apotek di Tebet. 1) syaratnya apa saja 2) urusnya di mana",
}


@pytest.mark.parametrize("told", MAILS.values(), ids=MAILS.keys())
def test_what_stands_in_the_subject_is_answered_as_what_stands_below(told: str) -> None:
    below, above = letter_to(mail(told, subject="")), letter_to(mail("", subject=told))

    assert below is not None
    assert above is not None
    assert above.text == below.text


def test_who_signs_and_greets_below_the_question_is_addressed_so() -> None:
    letter = letter_to(
        mail("Selamat pagi,\nmohon info.\n\nSalam,\nBudi Santoso", subject=MAILS["lost"], sender="x@y.example")
    )

    assert letter is not None
    assert "Budi Santoso" in letter.text
    assert "Selamat pagi" in letter.text
