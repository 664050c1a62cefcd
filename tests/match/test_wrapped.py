"""Lines that a mail program has broken are sentences all the same; what a person writes a line each stays apart."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk.match.questions import cut

MAILS = [
    "Selamat pagi, saya pengurus rumah singgah di Cakung dan izin operasional kami berakhir bulan depan. Apakah "
    "perpanjangan diajukan lewat JakEVO atau harus ke loket kota, dan berapa lama biasanya sampai surat itu terbit? "
    "Ketua kami baru diganti, apakah akta perubahan harus dilampirkan?",
    "Kepala lingkungan bilang surat riwayat tanah tidak lagi dibuat di sana sejak semua dipindah. Apakah benar surat "
    "itu sekarang diurus lewat PTSP kelurahan, dan apakah saya harus datang sendiri dengan KTP asli? Biayanya berapa?",
    "We rent a small hall in Kemayoran for a charity concert and the owner says that the police letter comes first. Is "
    "that the right order, and how long before the date must we apply to your office? Do we pay a fee for the permit?",
    "Dengan hormat, perusahaan kami mengelola empat truk yang mengangkut barang sendiri dari gudang Pulogadung ke toko "
    "di Jakarta Selatan. Apakah untuk angkutan barang milik sendiri tetap diperlukan izin penyelenggaraan angkutan? "
    "Bila diperlukan, dokumen apa saja yang harus disiapkan oleh PT?",
]


def questions(text: str) -> list[str]:
    """Return the questions of a text, each on one line."""
    return [" ".join(text[question.start : question.end].split()) for question in cut(text).questions]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(MAILS), st.integers(55, 90))
def test_wherever_a_mail_program_breaks_lines_the_questions_are_the_same(text: str, width: int) -> None:
    wrapped = "\n".join(textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False))

    assert questions(wrapped) == questions(text)


def test_a_name_in_capitals_at_the_head_of_a_broken_line_begins_no_sentence() -> None:
    text = (
        "Sebelum saya beli tanahnya, mohon info, apakah benar surat itu diurus lewat\nPTSP kelurahan sejak lalu dan"
        " bukan lagi di kantor lurah yang dulu\nmelayani kami waktu tanah bapak saya dipecah menjadi tiga bidang yang"
        " kecil?\nPetugas yang dulu sudah pindah dan saya tidak tahu lagi harus bertanya\nkepada siapa."
    )

    assert any("lewat PTSP kelurahan" in question for question in questions(text))


@pytest.mark.parametrize(
    "text",
    [
        "Mau tanya izin apotek\nsyaratnya apa aja\nbiayanya berapa\nkalau apoteker cuma satu boleh ga",
        "Selamat siang\nSyarat perpanjangan IPTM apa saja?\nBiayanya berapa?\nHarus ke kelurahan mana?",
        "izin reklame toko\nberapa lama prosesnya sekarang\nbisa online atau ke loket\npajaknya bayar di mana ya",
    ],
)
def test_what_a_person_asks_a_line_each_stays_apart(text: str) -> None:
    assert len(questions(text)) == len(text.splitlines()) - 1


def test_nothing_whatever_is_no_question() -> None:
    assert questions("Bangunan itu tidak pakai izin apa-apa waktu itu. Sekarang izinnya namanya apa?") == [
        "Sekarang izinnya namanya apa?"
    ]
    assert questions("Syaratnya apa-apa saja?") == ["Syaratnya apa-apa saja?"]


@pytest.mark.parametrize("sign", ["*", "_", "**"])
def test_signs_around_words_are_no_part_of_them(sign: str) -> None:
    text = f"Selamat pagi. {sign}Izin apotek sekarang lewat OSS ya? Syaratnya apa saja?{sign} Terima kasih."

    assert [question.strip(sign) for question in questions(text)] == [
        "Izin apotek sekarang lewat OSS ya?",
        "Syaratnya apa saja?",
    ]


def test_a_word_that_asks_whether_ends_no_question() -> None:
    assert questions("Untuk membawa rangkanya ke luar kota apa ada surat tersendiri?") == [
        "Untuk membawa rangkanya ke luar kota apa ada surat tersendiri?"
    ]
    assert len(questions("izin apotek syaratnya apa bisa online atau harus ke loket")) > 1
