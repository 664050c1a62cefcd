"""What is told is for the case of the mail: its permit, its paper, its day."""

from __future__ import annotations

import pytest

from tests.draft.test_demanded import reply

OF_A_SIP = "surat pernyataan atau permohonan pencabutan bermeterai"
IN_OSS = "pencabutan dilakukan di OSS"
DOWNLOAD_IT = "berupa dokumen elektronik, unduhlah kembali"
POLICE = "surat keterangan hilang dari kepolisian"
NOT_READY = "belum terbit, sebaiknya permohonan dibatalkan dahulu"
OTHERS_TERMS = "IPTM 3 tahun"
NO_SUBSTITUTE = "daftar kami tidak menyebut penggantinya"
IF_CARD_LOST = "Gantinya bila kartu itu hilang"
WHOM_TO_RING = "pusat panggilan 1500164"
WHO_APPLIES = "siapa yang dapat mengajukan"
RENEWED_LIST = "IPTM asli yang akan diperpanjang"
NEW_LIST = "Sertifikat medis penyebab kematian"
BETWEEN = "Jeda antara dua pemakaman"
STEPS = "Langkah pengurusan"
RAN_OUT = "izin PAUD yang sudah lewat masih dapat diperpanjang"
WASTE_LIST = "neraca limbah"
AT_WEEKENDS = "Apakah loket melayani pada hari Sabtu atau Minggu"


def test_who_closes_a_workshop_gives_back_no_practice_permit() -> None:
    workshop = reply("tutup", "Bengkel motor saya di Cakung sudah tutup. Bagaimana cara mencabut NIB-nya?")
    nurse = reply("tutup", "Saya perawat, praktik mandiri saya di Cakung tutup. Bagaimana cara mencabut SIP-nya?")

    assert IN_OSS in workshop
    assert OF_A_SIP not in workshop
    assert OF_A_SIP in nurse or "pencabutan" in nurse.lower()


def test_who_has_a_paper_signed_by_hand_is_not_told_to_fetch_it_from_an_account() -> None:
    asks = "Harus lapor polisi dulu atau bisa minta cetak ulang?"
    paper = reply(
        "izin hilang", f"Surat izin praktik saya yang masih kertas dan ttd basah, terbit 2020, hilang. {asks}"
    )
    account = reply("izin hilang", f"Surat izin praktik saya terbit 2020 lewat JakEVO, cetakannya hilang. {asks}")

    assert POLICE in paper
    assert DOWNLOAD_IT not in paper
    assert DOWNLOAD_IT in account


def test_who_asks_to_wait_for_a_paper_of_others_is_told_of_that() -> None:
    asks = "Apakah permohonannya bisa ditunda dulu sampai surat dari BPN keluar?"
    back = reply("PBG", f"Permohonan PBG rumah saya dikembalikan karena sertifikat masih dibalik nama. {asks}")
    first = reply("PBG", f"Permohonan PBG rumah saya sudah masuk. {asks.replace('sampai surat dari BPN keluar', '')}")

    assert NOT_READY in back
    assert NOT_READY not in first


def test_terms_of_other_permits_are_no_example_for_a_named_one() -> None:
    school = reply("izin TK", "Izin operasional TK kami sudah habis. Apakah masih bisa diperpanjang?")
    grave = reply("perpanjangan", "Bagaimana cara memperpanjang izin? Berapa lama berlakunya tiap izin?")

    assert OTHERS_TERMS not in school
    assert OTHERS_TERMS in grave


@pytest.mark.parametrize(
    ("said", "lacks"),
    [("Saya sudah punya NIB. Di OSS tidak ada tombol unggah.", False), ("NIB saya tidak ada.", True)],
)
def test_a_button_that_is_missing_in_oss_is_no_missing_number(said: str, *, lacks: bool) -> None:
    told = reply("sertifikat standar", f"{said} Untuk sertifikat standar katering saya harus unggah apa lagi?")

    assert (NO_SUBSTITUTE in told) == lacks


def test_a_card_is_not_told_of_as_lost_where_something_else_is_missing() -> None:
    asks = "Apakah kartu pengawasan wajib untuk peremajaan angkot?"
    loan = reply("peremajaan angkot", f"BPKB angkot saya belum ada karena kredit. {asks}")
    lost = reply("peremajaan angkot", f"Kartu pengawasan angkot saya hilang. {asks}")

    assert IF_CARD_LOST not in loan
    assert IF_CARD_LOST in lost


def test_whom_to_contact_is_no_question_of_who_may_apply() -> None:
    told = "Perpanjangan IPTM ayah saya di TPU Tegal Alur belum ada kabar."
    contact = reply("iptm", f"{told} Siapa yang dapat saya hubungi?")
    applies = reply("iptm", "Siapa yang boleh mengajukan perpanjangan IPTM ayah saya di TPU Tegal Alur?")

    assert WHOM_TO_RING in contact
    assert WHO_APPLIES not in contact
    assert WHOM_TO_RING not in applies


def test_who_buried_somebody_this_week_and_holds_no_paper_renews_nothing() -> None:
    asks = "Saya disuruh urus IPTM. Apa saja syaratnya?"
    new = reply("perpanjang? IPTM", f"Ibu saya baru dimakamkan tiga hari lalu, saya tidak punya surat apa pun. {asks}")
    old = reply("perpanjang IPTM", f"Ibu saya dimakamkan tahun 2019, suratnya sudah habis. {asks}")

    assert NEW_LIST in new
    assert RENEWED_LIST not in new
    assert RENEWED_LIST in old


def test_javanese_of_days_and_opening_is_on_the_hours() -> None:
    saturday = reply("tanglet", "Nuwun sewu, kantore bukak nopo mboten dinten Setu? Kulo kerjo pabrik.")
    nothing = reply("tanglet", "Nuwun sewu, kulo badhe bukak warung dinten Senen. Ngurus NIB pripun?")

    assert AT_WEEKENDS in saturday
    assert "Jam loket" not in nothing


def test_a_yes_to_an_attorney_is_no_leave_to_sign() -> None:
    signs = reply("kuasa", "Direktur kami di luar negeri. Apakah boleh manajer yang teken surat kuasanya dulu?")
    files = reply("kuasa", "Apakah permohonan izin boleh diurus orang lain dengan surat kuasa?")

    assert "Boleh. Lampirkan surat kuasa" not in signs
    assert "Lampirkan surat kuasa" in files


def test_how_long_after_a_burial_is_no_question_of_the_steps() -> None:
    years = reply("tumpang", "Makam paman di TPU Karet baru setahun, apa boleh ditumpang jenazah bibi?")
    steps = reply("tumpang", "Bagaimana langkah mengurus izin makam tumpang untuk bibi di TPU Karet?")

    assert BETWEEN in years
    assert STEPS not in years
    assert STEPS in steps


def test_a_line_of_the_named_permit_goes_before_a_topic_on_any() -> None:
    asks = "Masih bisa diperpanjang atau harus urus dari awal?"
    school = reply("izin KB", f"Izin operasional kelompok bermain kami habis Mei lalu. {asks}")
    shop = reply("reklame", f"Izin reklame toko kami habis Mei lalu. {asks}")

    assert RAN_OUT in school
    assert RAN_OUT not in shop


def test_a_permit_that_is_only_come_upon_gives_its_lines_and_no_list() -> None:
    nurse = reply("SIPP", "Saya perawat, apa syarat SIPP untuk praktik mandiri? Dan limbah medisnya gimana?")
    store = reply("TPS LB3", "Apa saja persyaratan izin TPS limbah B3 untuk bengkel kami?")

    assert WASTE_LIST not in nurse
    assert WASTE_LIST in store
