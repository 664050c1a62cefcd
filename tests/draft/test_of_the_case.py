"""What a letter makes of its writer's case: what was tried, told, filed or refused, and what only sounds so."""

from __future__ import annotations

import pytest

from helpdesk.draft.asked.asks import asks_penalty
from helpdesk.draft.writer.case import case_of
from helpdesk.model.question import Action
from tests.draft.test_asks import asked
from tests.draft.test_demanded import mailed, reply
from tests.draft.test_letters_read import TODAY, explainer, letter_to


def action(text: str) -> Action:
    """Return what is to be done about a mail."""
    return explainer().explain(mailed("kabar", text), TODAY).understanding.action


@pytest.mark.parametrize(
    "text",
    [
        "Alhamdulillah SIP saya sudah keluar tadi pagi. Terima kasih bu sudah dijelaskan yang masih kurang.",
        "Surat makam nenek sudah jadi, makasih banyak sampai saya paham caranya. Sehat selalu semuanya.",
        "My permit has been issued. Thank you for all your help with the forms!",
    ],
)
def test_who_thanks_for_what_is_done_is_asked_for_no_number(text: str) -> None:
    assert action(text) is Action.NO_REPLY


@pytest.mark.parametrize(
    "text",
    [
        "SIP saya sudah terbit, terima kasih, tapi nama saya salah ketik. Cara memperbaikinya?",
        "Izin saya sudah selesai tiga bulan lalu dan hilang. Terima kasih atas bantuannya, saya perlu salinan.",
    ],
)
def test_what_is_done_and_yet_wanting_gets_an_answer(text: str) -> None:
    assert action(text) is not Action.NO_REPLY


def test_a_step_that_was_tried_is_not_advised_and_the_rest_stands_alone() -> None:
    tried = reply("sandi", "Sandi jakevo lupa, sudah saya klik lupa kata sandi tapi emailnya tidak datang. Bagaimana?")
    bare = reply("sandi", "Saya lupa kata sandi jakevo. Bagaimana cara masuknya?")

    assert "Cobalah menu" not in tried
    assert "Bila tautannya tetap tidak masuk" in tried
    assert "Cobalah menu" in bare


def test_who_has_been_sent_around_gets_the_list_that_they_ask_for() -> None:
    text = reply(
        "dilempar",
        "Saya sudah bolak-balik kelurahan dan kecamatan tiga kali. Mau pindah kerangka ibu ke kampung. Surat apa saja"
        " yang harus saya bawa?",
    )

    assert "nomor permohonan" not in text
    assert "KTP ahli waris" in text


def test_who_wants_to_look_something_up_reads_nothing_of_attachments() -> None:
    text = reply("zona", "Sebelum beli tanah di Cakung mau cek dulu peruntukannya, boleh untuk gudang tidak? KRK?")

    assert "lampiran" not in text


def test_papers_that_were_said_to_be_sent_and_did_not_come_are_missed() -> None:
    text = reply("KRK", "Terlampir berkas permohonan KRK saya, mohon dicek sudah lengkap belum.")

    assert "belum menemukan lampiran" in text


def test_where_to_complain_is_told_with_when_it_is_answered_only_to_who_asks_that() -> None:
    where = reply("kecewa", "Petugasnya tidak pernah mengangkat telepon. Saya mengadu ke mana?")
    both = reply("kecewa", "Telepon tidak pernah diangkat. Keluhan saya disampaikan ke mana, dan kapan dijawab?")

    assert "SP4N-LAPOR!" in where
    assert "Nomor 25 Tahun 2009" not in where
    assert "SP4N-LAPOR!" in both
    assert "Nomor 25 Tahun 2009" in both


def test_who_was_refused_reads_whether_to_begin_again_and_is_not_asked_for_the_reason_they_quote() -> None:
    quoted = reply(
        "ditolak",
        'Izin reklame saya ditolak kemarin, alasannya cuma ditulis "data tidak lengkap". Yang mana yang kurang?'
        " Saya ajukan dari awal lagi atau cukup dibetulkan di permohonan lama?",
    )
    bare = reply("ditolak", "Izin reklame saya ditolak kemarin. Kenapa ya?")

    assert "bunyi alasan" not in quoted
    assert "mengajukan permohonan baru" in quoted
    assert "bunyi alasan" in bare


def test_a_letter_asks_once_for_the_number() -> None:
    text = reply(
        "PBG",
        "Saya mengajukan PBG tanggal 3 Agustus lewat SIMBG dan belum ada kabar. Permohonan saya sampai di mana? Apakah"
        " ada batas waktunya kalau sudah lewat?",
    )

    assert text.count("nomor permohonan") == 1
    assert "tanggal pengajuan" not in text  # which they told


def test_who_asks_where_to_download_waits_for_nothing() -> None:
    text = reply("SIP", "Status SIP perawat saya sudah selesai sejak Kamis, tapi di email tidak ada. Download di mana?")

    assert "diunduh dari akun" in text
    assert "NIK tidak perlu" not in text


def test_no_list_is_looked_up_for_where_a_card_is_from() -> None:
    text = reply("PIRT", "Saya mau urus PIRT, usahanya di Cakung tapi KTP masih Garut, itu bisa tidak?")

    assert "tidak tercantum" not in text
    assert "biasanya bukan penghalang" in text


def test_a_paper_whose_substitute_is_for_the_lost_is_not_said_to_have_none() -> None:
    text = reply(
        "pindah kerangka",
        "Kami mau memindahkan kerangka kakek ke Wonogiri. Surat makamnya tidak ada pada saya, dulu dipegang paman dan"
        " entah di mana. Apa saja syaratnya?",
    )

    assert "tidak menyebut penggantinya" not in text


def test_whether_to_renew_first_is_no_question_of_order_between_permits() -> None:
    text = reply("kerangka", "Kerangka kakek mau dipindah. Apakah IPTM yang lewat itu harus kami perpanjang dulu?")

    assert "lebih dahulu. Pada persyaratan" not in text


def test_what_a_stage_means_is_no_definition_of_the_permit() -> None:
    text = reply(
        "kartu izin truk",
        "Saya ajukan izin angkutan barang sejak 6 Juli di JakEVO, sampai sekarang tulisannya penilaian teknis. Itu"
        " artinya apa?",
    )

    assert "tim teknis menilai berkas" in text
    assert "diperlukan untuk menyelenggarakan" not in text


def test_whether_the_office_is_open_on_a_holiday_is_told_by_the_calendar_of_the_year() -> None:
    text = reply("jam buka", "Tanggal 24 Desember kantor PTSP kecamatan buka tidak? Sampai jam berapa?")

    assert "24 Desember 2026 adalah cuti bersama" in text
    assert "selebihnya belum dapat" not in text


def test_whether_one_may_go_on_working_is_looked_up_in_no_list() -> None:
    text = reply(
        "SIPA", "SIPA saya habis Januari dan perpanjangan sudah diajukan. Boleh tetap bekerja dengan SIPA lama?"
    )

    assert "tercantum pada daftar persyaratan" not in text


def test_a_bare_no_does_not_outlive_what_it_was_about() -> None:
    text = reply("kos", "Izin kost saya dari PTSP sudah mati. Perpanjangnya bagaimana, apa masih ada izin itu?")

    assert "\n\nTidak.\n" not in text


def test_whether_a_permit_can_still_be_renewed_is_looked_up_in_no_list() -> None:
    text = reply(
        "makam", "Surat makam bapak habis Agustus, baru ketemu waktu beres-beres. Masih bisa diperpanjang tidak?"
    )

    assert "tentang hal itu" not in text


def test_who_wants_to_stay_unnamed_is_called_by_no_name() -> None:
    mail = mailed("lapor", "Ada yang minta uang di loket, saya harus lapor ke mana?")
    letter = letter_to(mail.replace(b"Ratna Dewi", b"Tidak mau disebut"))

    assert letter is not None
    assert "Disebut" not in letter.text


def test_a_refused_application_is_not_checked_for_papers() -> None:
    text = reply(
        "ditolak",
        'KRK saya ditolak kedua kali, alasannya cuma "dokumen tidak sesuai". Sertifikat masih nama bapak. Tolong'
        " dijelaskan kurangnya apa.",
    )

    assert "belum menemukan lampiran" not in text
    assert "butir mana yang perlu dibenahi" in text
    assert "Alasan tertulis terdapat" not in text  # they have read it


def test_how_to_renew_now_is_told_by_the_steps_and_not_by_a_day() -> None:
    text = reply("makam", "IPTM ayah habis 2017 dan tidak pernah diperpanjang. Perpanjangnya sekarang bagaimana?")

    assert "sebelum masa berlakunya habis" not in text
    assert "kantor TPU" in text


def test_whether_to_apply_anew_goes_on_with_what_told_when_one_must() -> None:
    text = reply(
        "salah nama",
        "SIP fisioterapis saya terbit kemarin tapi nama salah ketik. Cara betulkannya bagaimana, harus"
        " ajukan permohonan baru?",
    )

    assert "Salah ketik petugas dibetulkan" in text
    assert "langkah pengurusan" not in text


@pytest.mark.parametrize(
    ("text", "numbered"),
    [
        ("permohonan saya nomor 0821/2026 sampai mana", True),
        ("status permohonan No. 4512?", True),
        ("nomor 081234567890, tolong telepon", False),
        ("hp nomor 0812-3456-7890", False),
        ("rumah di Jl. Kramat Raya no 112", False),
    ],
)
def test_a_number_is_an_applications_where_it_is_no_telephones_and_no_houses(text: str, *, numbered: bool) -> None:
    assert case_of(text).numbered is numbered


@pytest.mark.parametrize(
    ("text", "fine"),
    [
        ("Would I be charged a fine for that?", True),
        ("If it is late, must I pay a fine?", True),
        ("Is one issued in the Netherlands fine?", False),
    ],
)
def test_what_is_fine_is_no_penalty(text: str, *, fine: bool) -> None:
    assert asks_penalty(asked(text)) is fine
