"""What is told to somebody of whom money was demanded, and when a letter speaks of a report at all."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from helpdesk.draft.block.demanded import only_offers, sold_in_our_name
from tests.draft.test_letters_read import letter_to


def mailed(subject: str, body: str) -> bytes:
    """Return the octets of a mail."""
    mail = EmailMessage()
    mail["From"] = "Ratna Dewi <ratna@example.com>"
    mail["To"] = "penyuluhan@desk.example"
    mail["Subject"] = subject
    mail["Date"] = "Mon, 23 Nov 2026 09:00:00 +0700"
    mail["Message-ID"] = "<demanded@example.com>"
    mail.set_content(body)
    return mail.as_bytes()


def reply(subject: str, body: str) -> str:
    """Return the text of the letter to a mail."""
    letter = letter_to(mailed(subject, body))
    assert letter is not None
    return letter.text


def test_a_swindlers_threat_is_met_by_a_warning_first_and_by_no_term_of_a_permit() -> None:
    text = reply(
        "orang ngaku dari PTSP",
        "Saya sedang mengurus SLHS rumah makan. Semalam ada WA dari orang yang mengaku petugas PTSP. Katanya SLHS saya "
        "tinggal dibayar 2 juta ke rekening pribadi, paling lambat besok pagi, kalau tidak hangus.\n"
        "Apa itu betul petugas? Kalau sudah telanjur saya transfer, uangnya bisa kembali? "
        "Biaya SLHS sebenarnya berapa?",
    )

    assert text.index("Jangan membayar") < text.index("SLHS")
    assert "tidak ke rekening pribadi" in text
    assert "tidak dapat kami janjikan" in text
    assert "satu tahun sejak NIB" not in text


def test_whose_identity_card_a_swindler_has_is_not_told_to_move_house() -> None:
    text = reply(
        "ketipu",
        "Kemarin saya ditelepon orang yang mengaku pegawai dinas, minta transfer 1,5 juta supaya NIB keluar. Foto KTP "
        "sudah saya kirim. KTP saya aman tidak?",
    )

    assert "mengatasnamakan petugas" in text
    assert "Dukcapil" not in text


@pytest.mark.parametrize(
    "told",
    [
        'Kata penjaganya "gampang bu, tiga juta beres, nanti saya yang gali".',
        "Penjaganya sebut satu juta lima ratus ribu.",
        "Ada calo bilang pasti susah kalau tidak setor 2,5 juta ke dia.",
    ],
)
def test_money_that_a_person_wants_brings_the_word_not_to_pay(told: str) -> None:
    text = reply("pindah makam", f"Saya mau memindahkan makam ayah dari TPU Karet Bivak ke Solo. {told} Syaratnya apa?")

    assert "tidak dibayar" in text or "Jangan membayar" in text


def test_an_agents_offer_told_by_the_way_is_no_report_and_the_questions_are_answered() -> None:
    text = reply(
        "izin klinik",
        "Konsultan menawarkan mengurus izin klinik kami dengan 30 juta. Persyaratan izin klinik apa saja?",
    )

    assert "Terima kasih sudah melaporkannya" not in text
    assert "Profil klinik" in text


@pytest.mark.parametrize(
    "body",
    [
        "Dahan pohon di depan rumah saya nyenggol kabel listrik. Saya sudah lapor Pak RT. Kalau dipangkas perlu izin?",
        "Pemilik ruko menaikkan sewa di tengah kontrak. Apa pemilik ruko boleh menaikkan sewa begitu, lapor ke mana?",
        "Saya mau adakan bazar RT sehari. Lapor ke siapa dulu?",
    ],
)
def test_nobody_is_reported_where_nobody_of_ours_or_without_a_permit_is_accused(body: str) -> None:
    assert "identitas pelapor" not in reply("tanya", body)
    assert "kami beri nomor" not in reply("tanya", body)


def test_a_branch_on_a_power_line_is_met_by_what_is_urgent_first() -> None:
    text = reply("pohon", "Dahan pohon di depan rumah saya nyenggol kabel listrik. Kalau mau dipangkas perlu izin?")

    assert "Yang paling mendesak" in text.partition("pangkas")[0]


@pytest.mark.parametrize(
    "body",
    [
        "Petugas loket kecamatan membentak ibu saya. Saya mau lapor ke siapa?",
        "Tetangga saya membangun ruko tanpa izin dan berisik sampai malam. Lapor ke mana?",
    ],
)
def test_who_complains_of_an_officer_or_of_an_unlicensed_building_is_told_what_becomes_of_it(body: str) -> None:
    text = reply("pengaduan", body)

    assert "kami teruskan" in text


def test_praise_of_an_officer_is_passed_on_and_no_complaint() -> None:
    text = reply(
        "terima kasih", "Izin saya sudah terbit. Tolong sampaikan ke Mbak petugas loket 2, sabar dan ramah sekali."
    )

    assert "Pujian" in text
    assert "identitas pelapor" not in text


def test_a_file_that_is_under_examination_is_not_said_to_lack_every_paper() -> None:
    text = reply(
        "izin klinik",
        "Permohonan izin klinik kami sudah sejak 12 Oktober statusnya pemeriksaan teknis. Kurangnya apa? Mohon dicek.",
    )

    assert "Yang belum ada" not in text
    assert "Profil klinik" not in text


def test_papers_that_a_mail_names_are_held_against_the_list() -> None:
    text = reply("izin klinik", "KTP dan profil klinik sudah ada. Yang masih kurang untuk izin klinik apa saja?")

    assert "Hasil penilaian mandiri" in text


def test_praise_brings_no_apology() -> None:
    text = reply("terima kasih", "Tolong disampaikan ke Mas di loket PTSP Tebet, sabar sekali menjelaskan kepada saya.")

    assert "mohon maaf" not in text


def test_an_offer_that_is_asked_about_is_not_thanked_for_as_a_report() -> None:
    text = reply("PBG", "Ada konsultan nawarin urus PBG 15 juta terima beres. Apa boleh pakai jasa seperti itu?")

    assert "mengurus izin sendiri" in text
    assert "melaporkannya" not in text


def test_a_mail_to_somebody_else_that_went_unanswered_is_none_of_ours() -> None:
    text = reply(
        "email tidak dibalas",
        "Saya email ke rumah sakit lama minta surat, tidak dibalas. SIP perawat bisa diperpanjang?",
    )

    assert "mohon maaf" not in text


def test_who_pays_for_a_roof_asks_for_no_fee_of_a_permit() -> None:
    text = reply("tree", "A branch fell on our roof. Do we need a permit to cut the tree, and who pays for the roof?")

    assert "the fee" not in text


def test_money_that_the_writer_offers_is_declined() -> None:
    text = reply(
        "PBG klien",
        "PBG klien kami di Pluit syaratnya apa? Kalau ada jalur percepatan kami siap uang rokok asal cepat.",
    )

    assert "kami tidak dapat menerimanya" in text
    assert "Bila ada yang meminta uang" not in text


@pytest.mark.parametrize(
    "said",
    [
        "Kami siap melengkapi dokumen tambahan bila diperlukan.",
        "Kami siap datang ke kantor, terima kasih.",
        "We are willing to send additional documents.",
    ],
)
def test_who_is_ready_to_help_has_offered_no_money(said: str) -> None:
    assert "yang ditawarkan" not in reply("PBG klien", f"PBG klien kami di Pluit syaratnya apa? {said}")


def test_a_sum_for_which_a_grave_is_to_be_spared_is_met_by_the_fee_by_rule() -> None:
    text = reply(
        "makam nenek",
        "Makam nenek di TPU mau diperpanjang. Kata yang bersih-bersih di sana harus nebus 700 ribu biar tidak ditimpa "
        "orang lain. Apa memang segitu?",
    )

    assert "Jangan membayar" in text
    assert "tidak dipungut biaya" in text
    assert "belum dapat kami jawab" not in text


def test_who_was_sent_here_by_another_office_is_not_sent_back() -> None:
    text = reply(
        "mobil box",
        "Mobil box bekas saya masih plat kuning, mau saya hitamkan. Samsat minta rekomendasi dulu. Yang dibawa apa, "
        "dan pajak STNK mati bayar di mana?",
    )

    assert "di luar layanan" not in text
    assert "BPKB" in text


def test_what_comes_first_is_no_wish_for_speed() -> None:
    text = reply("SIPB", "Saya bidan, SIPB saya habis 2020. Apa yang harus saya urus lebih dahulu?")

    assert "jalur berbayar" not in text


def test_how_a_returned_application_is_mended_brings_no_list_for_a_new_one() -> None:
    text = reply("dikembalikan", "Berkas izin penelitian saya dikembalikan, disuruh perbaiki. Cara perbaikinya gimana?")

    assert "permohonan yang sama" in text
    assert "Tentukan cakupan wilayah" not in text


def test_where_to_go_is_asked_though_no_mark_says_so() -> None:
    text = reply(
        "sumur bor",
        "Usaha saya pakai sumur bor. Yang mau saya tanya, apa sumur saya masih bisa diizinkan, ngurusnya ke gubernur "
        "atau ke menteri, sebab ada yang bilang sekarang ke pusat. Terus buang air limbah itu surat apa namanya.",
    )

    assert "Pengusahaan Air Tanah" in text
    assert "Air Limbah" in text


def test_who_is_offered_a_service_for_money_reports_nobody_and_reads_the_fee_that_is_due() -> None:
    text = reply("perpanjang SIUP", "Ada biro jasa pasang harga 2 juta buat perpanjang SIUP. Memang masih perlu?")

    assert "harga jasa, bukan biaya resmi" in text
    assert "tidak dipungut biaya" in text
    assert "pejabat pengawas" not in text
    assert "SIUP) sudah tidak diterbitkan lagi" in text


def test_who_reports_an_officer_reads_where_to_report_and_no_permit_of_the_past() -> None:
    body = (
        "Orang yang mengaku tim survei minta uang bensin 900 ribu di tempat usaha saya. Memang ada biaya survei? "
        "Saya lapor ke mana supaya tidak ketahuan?"
    )
    text = reply("dimintai uang", body)

    assert "JAKI" in text
    assert "Layanan PTSP sendiri tidak dipungut biaya" in text
    assert "Identitas pelapor dijaga" in text
    assert "Gangguan" not in text


def test_a_price_that_a_neighbour_told_is_a_question_on_the_fee_and_none_on_his_consent() -> None:
    text = reply("PIRT", "Cara bikin PIRT sambal gimana? kata tetangga 300rb bener ga")

    assert "persetujuan atau keberatan tetangga" not in text
    assert "selebihnya" not in text
    assert "Mengenai biaya" in text


def test_a_tag_that_asks_is_no_refusal() -> None:
    text = reply("surat waris", "Kami tiga bersaudara, satu di Makassar. Yang di Makassar harus tanda tangan ga?")

    assert "Perselisihan" not in text


def test_an_officer_who_names_papers_wants_no_money() -> None:
    body = (
        "Petugas kelurahan bilang harus bawa girik asli. Ada juga agen yang nawarin 4 juta beres semua. "
        "Surat riwayat tanah diurus di mana?"
    )
    text = reply("riwayat tanah", body)

    assert "harga jasa, bukan biaya resmi" in text
    assert "pejabat pengawas" not in text


def test_who_else_may_do_it_is_answered_with_who_may() -> None:
    text = reply("surat waris", "Saksi surat ahli waris harus siapa? kalo sepupu boleh?")

    assert "Siapa yang boleh menjadi saksi" in text
    assert "selebihnya" not in text


@pytest.mark.parametrize(
    ("mail", "only"),
    [
        ("ada yang nawarin jasa IMB rumah 15jt terima beres, boleh?", True),
        ("nawarin jasa IMB 15jt, katanya orang dalem ptsp, minta dp ke rek pribadi", False),
        ("KTP saya pernah dikasih ke orang yang nawarin bantuan UMKM, dikasih 300rb", False),
    ],
)
def test_who_claims_to_be_an_insider_or_gives_aid_offers_no_service(mail: str, *, only: bool) -> None:
    assert only_offers(mail) is only


def test_a_paper_that_we_are_said_to_sell_is_warned_of() -> None:
    assert sold_in_our_name("katanya SIKM dibikin lewat email ini 150rb. bener ta?")
    assert not sold_in_our_name("saya sudah bayar 150rb di bank, kirim bukti ke email ini")


def test_the_fee_that_is_due_is_told_to_who_reports_a_tout() -> None:
    told = "Depan kecamatan ada orang nawarin urus PBG rumah saya 9 juta terima beres, ngakunya orang PTSP."
    asked = reply("calo", f"{told} Emang biaya resminya berapa? Lapornya ke mana?")
    unasked = reply("calo", f"{told} Lapornya ke mana?")

    assert "PBG dikenai retribusi daerah" in asked
    assert "Jangan membayar" in asked
    assert "PBG dikenai retribusi daerah" not in unasked
