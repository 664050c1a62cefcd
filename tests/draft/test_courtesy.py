"""Whom a citizen has lost, what they went through, and how a narrow question asks."""

from __future__ import annotations

import pytest

from helpdesk.draft.asked.as_asked import as_asked
from helpdesk.draft.entry.bearing import in_a_case
from helpdesk.draft.writer.courtesy import greeting_of, late
from helpdesk.draft.writer.grief import kin_lost
from helpdesk.model.question import Aspect, Form, Question


@pytest.mark.parametrize(
    ("words", "kin"),
    [
        ("Suami saya meninggal Selasa lalu", "husband"),
        ("babeh kami wafat tahun lalu", "father"),
        ("SIP atas nama almarhumah istri saya", "wife"),
        ("My mother-in-law was laid to rest in Tanah Kusir", "parent-in-law"),
        ("ibu kami meninggal, mau dimakamkan dengan almarhum bapak", ""),  # of two nobody knows which is meant
        ("makam kakek di TPU", ""),
    ],
)
def test_the_relative_who_died_is_named_when_only_one_is(words: str, kin: str) -> None:
    assert kin_lost(words) == kin


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("udah bolak balik 5x ke PTSP", "sent-around"),
        ("saya sudah tiga kali datang ke kelurahan", "sent-around"),
        ("INI KE 5 KALI SAYA DATENG KE LOKET CUMA BUAT SURAT SKTM", "sent-around"),
        ("saya ke kecamatan sudah 3 kali, syaratnya beda terus", "sent-around"),
        ("ke 3 kali anak saya ikut lomba, izin acaranya apa", None),
        ("ruko akan dioperasikan Maret", None),
        ("INI UDAH EMAIL KE EMPAT!!", "unanswered"),
        ("email saya minggu lalu belum dibalas", "unanswered"),
        ("surel kami kepada PTSP tentang dinas tata ruang belum dijawab", "unanswered"),
        ("pemilik klinik tidak mau tanda tangan surat dan chat saya tidak dibalas", None),
        ("email ke kampus belum dijawab padahal syaratnya itu", None),
        ("Sudah tiga tahun kami menjalankan kelompok bermain. Belum ada izin, jujur saja.", None),
        ("Beliau mengajar sudah 15 tahun, SK yayasan belum keluar.", None),
        ("ini sudah ketiga kalinya permohonan saya ditolak", "sent-around"),
        ("katanya lewat jalur biasa bakal dipingpong", None),
        ("kurang apa lagi ya biar gak bolak balik", None),
        ("dia bantu fotokopi, saya tidak disuruh bolak balik", None),
    ],
)
def test_who_was_sent_around_is_owed_an_apology(text: str, reason: str | None) -> None:
    assert late(text) == reason


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("melalui sistem apa slf diajukan", Form.WHERE),
        ("through which website do we apply", Form.WHERE),
        ("itungannya sip baru apa perpanjangan", Form.WHICH),
        ("bagaimana caranya", Form.OPEN),
    ],
)
def test_what_a_question_wants_is_read_from_its_words(words: str, form: Form) -> None:
    asked = Question(words, 0, len(words), (Aspect.PROCEDURE,), 0.0, (), words, Form.OPEN)
    assert as_asked(asked).form is form


@pytest.mark.parametrize(
    ("words", "beside"),
    [
        ("bukti apa yang harus dilampirkan karena lama tidak praktik", True),
        ("tambahan dokumennya apa", True),
        ("selain itu apa lagi yang kurang", False),
        ("syaratnya apa saja", False),
    ],
)
def test_what_is_asked_in_one_case_is_no_whole_list(words: str, beside: bool) -> None:
    asked = Question(words, 0, len(words), (Aspect.REQUIREMENTS,), 0.0, (), words, Form.LIST)
    assert in_a_case(asked) is beside


@pytest.mark.parametrize(
    "words",
    [
        "mengurus surat ke dua wali kota secara terpisah",
        "surat ke tiga sekolah sekaligus",
        "saya sudah 68 tahun dan adik-adik tidak ada yang mau mengurus",
    ],
)
def test_neither_a_letter_to_two_offices_nor_an_age_was_waited_for(words: str) -> None:
    assert late(words) is None


@pytest.mark.parametrize(
    ("text", "greeting"),
    [
        ("Assalaamu'alaikum warahmatullah, mau tanya", "assalamualaikum"),
        ("Asslmkm pak", "assalamualaikum"),
        ("askum min", "assalamualaikum"),
        ("As-salamu alaykum, I have a question", "assalamualaikum"),
        ("Samlekum bang", "assalamualaikum"),
        ("asal ada izin boleh", ""),
        ("asosiasi kami mau tanya", ""),
    ],
)
def test_a_greeting_is_returned_however_it_is_written(text: str, greeting: str) -> None:
    assert greeting_of(text) == greeting


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        # a receipt, a report and a change that others owe are not waited for with us
        ("makam. Petugas minta uang, sampai sekarang belum ada kuitansinya. Izinnya sudah diajukan atau belum?", None),
        ("klinik. Penanggung jawab berganti sejak Januari dan belum dilaporkan. Permohonan kami bagaimana?", None),
        (
            "dapur. Status gizi anak dicatat. Air diuji? Sudah beroperasi 2 minggu padahal SLHS blm ada",
            None,
        ),
        ("status permohonan sudah 47 hari, kok lama. Mohon kejelasan", "waiting"),
        ("SIP. Saya ajukan tanggal 4. Statusnya verifikasi teknis dan ga gerak", "waiting"),
        ("izin apotek. Diajukan bulan lalu. Sudah 3 minggu belum ada kabar", "waiting"),
        ("SIPP. Saya ajukan SIPP 2 bulan lalu. Semua syarat sudah lengkap. Kok lama sekali ya?", "waiting"),
        (
            "x. I applied on 1 October. My name is Budi. I have been waiting for six weeks",
            "waiting",
        ),
        (
            "makam. Kami sudah ajukan IPTM. Lalu ada tukang. Dia minta uang gali dan sampai sekarang belum ada nota",
            None,
        ),
    ],
)
def test_only_what_is_with_this_office_is_waited_for(words: str, reason: str | None) -> None:
    assert late(words) == reason
