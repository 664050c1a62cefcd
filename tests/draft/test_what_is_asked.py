"""A letter answers what was asked: by its own channel, without steps nobody wants, and not what an aside names."""

from __future__ import annotations

import pytest

from helpdesk.draft.asked.own_words import main_part
from helpdesk.draft.writer.addressed import address_told_in
from tests.draft.test_asks import asked
from tests.draft.test_letters_read import letter_to
from tests.letters import mail


def told(text: str) -> str:
    """Return the letter to a mail."""
    letter = letter_to(mail(text))
    assert letter is not None
    return letter.text


def test_who_asks_whether_to_come_or_to_apply_online_reads_the_channel_of_the_permit() -> None:
    text = "Izin penelitian skripsi saya, bisa lewat online dari Malang atau mesti datang ke kantor?"

    assert "diajukan secara daring melalui JakEVO" in told(text)


def test_which_system_is_asked_of_the_permit_spoken_of_and_not_of_the_number() -> None:
    text = "Kami akan memperpanjang izin klinik pratama. Apakah dilakukan melalui OSS atau melalui JakEVO?"

    assert "Permohonan NIB" not in told(text)


def test_whether_the_old_permit_goes_first_is_answered_without_the_steps_of_giving_it_back() -> None:
    letter = told("Saya TTK, mau pindah apotek dari Jakarta Pusat ke Jakarta Timur. SIPTTK lama wajib dicabut dulu?")

    assert "biasanya dicabut" in letter
    assert "Langkah pengurusan" not in letter


def test_how_a_permit_is_given_back_is_told_to_who_asks_that() -> None:
    assert "Langkah pengurusan" in told("Bagaimana cara mencabut SIP perawat saya?")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Berapa lama prosesnya, agar kami bisa menghitung asuransi", "berapa lama proses"),
        ("apakah wajib akreditasi, mengingat klinik sudah disurvei", "apakah wajib akreditasi"),
        ("bisa saya urus karena apa?", "bisa saya urus karena apa"),
        ("karena sakit, boleh diwakilkan?", "karena sakit boleh diwakilkan"),
    ],
)
def test_what_something_is_asked_for_is_not_what_is_asked(text: str, words: str) -> None:
    assert main_part(asked(text)) == words


def test_the_reason_of_a_question_gives_it_no_name() -> None:
    letter = told(
        "Mohon penjelasan izin klinik utama kami:\n1. persyaratan dan tata cara perpanjangan\n"
        "2. jangka waktu penyelesaian, agar kami dapat menghitung kerja sama dengan asuransi"
    )

    assert "suransi" not in letter
    assert "Yang perlu disiapkan" in letter
    assert "Langkah pengurusan" in letter


def test_who_lends_a_name_applies_for_nobody() -> None:
    letter = told("Toko obat saya butuh TTK. Boleh pinjam nama SIPTTK karyawan apotek lain yang urus?")

    assert "dikuasakan" not in letter


def test_who_was_sent_from_counter_to_counter_and_filed_nothing_is_asked_for_no_number() -> None:
    letter = told(
        "Saya ke PTSP kecamatan, disuruh ke kota. Di kota disuruh balik lagi ke kecamatan. Kenapa tidak dibilang dari"
        " awal? Saya cuma mau tahu langkah SLF gudang."
    )

    assert "dengan nomor permohonan" not in letter


def test_thanks_to_somebody_are_passed_on_and_leave_no_question_open() -> None:
    letter = told("Cuma mau bilang terima kasih buat Mbak Wulan di loket, sabar sekali. Tidak ada pertanyaan kok.")

    assert "kami teruskan kepada kepala unitnya" in letter
    assert "belum dapat kami jawab" not in letter


def test_who_has_the_bill_reads_no_steps_of_applying() -> None:
    letter = told("SKRD PBG rumah saya sudah keluar dan jumlahnya salah. Saya minta dihitung ulang, caranya gimana?")

    assert "Buat akun di simbg" not in letter


def test_the_family_of_a_dead_doctor_reads_what_is_for_them() -> None:
    letter = told("Suami saya dr. Hadi meninggal bulan lalu. Apakah SIP beliau harus saya cabut?")

    assert "Pencabutan oleh keluarga" in letter
    assert "Langkah pengurusan" not in letter


def test_half_a_sentence_stays_that_the_next_one_leans_on() -> None:
    letter = letter_to(mail("We want to put a neon box above our shop. Does it need a permit, and do we pay a fee?"))

    assert letter is not None
    assert "as such. Its rate" not in letter.text


def test_who_asks_for_the_steps_by_their_name_reads_them() -> None:
    assert "Langkah pengurusan" in told("Gudang saya sudah ber-IMB sejak 2003. SLF gudang, langkahnya apa saja?")


def test_what_is_said_behind_a_question_leaves_nothing_open() -> None:
    letter = told("Mau nebang pohon di trotoar. Perlu izin? Atau boleh saya tebang sendiri, kan saya yang tanam dulu")

    assert "belum dapat kami jawab" not in letter


def test_how_long_a_permit_is_valid_is_not_answered_by_what_needs_one() -> None:
    letter = told("Untuk gudang tiga lantai yang dipakai kantor, SLF berlakunya berapa tahun ya?")

    assert "masa berlaku" in letter
    assert "yang wajib memiliki SLF" not in letter


def test_whether_an_old_sip_goes_first_is_answered_in_long_letters_too() -> None:
    letter = told(
        "Bagi dokter spesialis yang bermaksud mengganti salah satu tempatnya dengan rumah sakit kami, apakah SIP"
        " lama wajib dicabut terlebih dahulu?"
    )

    assert "biasanya dicabut" in letter
    assert "Langkah pengurusan" not in letter


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("saya mau pindah ikut suami ke Depok", "Ibu"),
        ("Apoteker saya mau resign karena ikut suami ke Makassar", "Bapak/Ibu"),
        ("Perawat kami ikut suami pindah. SIP-nya bagaimana?", "Bapak/Ibu"),
    ],
)
def test_whose_husband_it_is_tells_whom_a_letter_addresses(text: str, address: str) -> None:
    assert address_told_in(text) == address


def test_the_number_of_a_letter_is_no_applications() -> None:
    letter = told(
        "Nomor : 41/YMS/XI\nHal : Permohonan Informasi\n\nDengan hormat, mohon informasi apakah PKBM yang memakai"
        " gedung sewa dapat mengajukan izin.\nKetua Pengurus"
    )

    assert "Nomor permohonan yang" not in letter


def test_whose_registration_is_not_for_life_reads_how_long_a_permit_holds_with_the_old_one() -> None:
    letter = told("SIP bidan saya masa berlakunya berapa lama? STR saya belum yang seumur hidup.")

    assert "mengikuti masa berlaku STR itu" in letter


def test_who_says_to_be_of_an_office_and_wants_money_is_reported_whoever_is_spoken_of_before() -> None:
    letter = told(
        "Sumur bor kosan saya dari zaman mertua belum ada izinnya. Kemarin dua orang ngaku dari dinas bilang kalau mau"
        " aman bayar 4 juta nanti dibikinin izin. Sumur bor itu wajib izin?"
    )

    assert "mohon tidak dibayar" in letter


def test_a_van_for_goods_carries_no_passengers() -> None:
    letter = told("Mobil box saya buat antar barang orang. Kartu pengawasan itu wajib?")

    assert "Angkutan Orang" not in letter


def test_who_thanks_in_advance_still_asks() -> None:
    letter = told("Mohon penjelasan izin reklame untuk toko saya, makasih untuk ibu dan tim")

    assert "Pujian" not in letter
    assert "eklame" in letter


@pytest.mark.parametrize(
    "text",
    [
        "Kami mau mengurus izin angkutan orang, bukan angkutan barang. Apa syaratnya?",
        "Koperasi kami punya izin truk, sekarang mau izin trayek angkot. Apa saja syarat izin angkutan orang?",
    ],
)
def test_who_names_the_permit_for_people_reads_of_it(text: str) -> None:
    assert "Yang perlu disiapkan" in told(text)


def test_an_early_revocation_is_not_one_before_a_move() -> None:
    assert "sebelum pemegangnya pindah" not in told(
        "Bisa dicabut lebih awal SIP saya? Saya berhenti praktik bulan depan."
    )


def test_a_year_is_no_number_of_an_application() -> None:
    assert "Nomor permohonan yang" not in told("Permohonan 2026 saya untuk SIP bidan belum ada kabar. Statusnya?")


def test_a_complaint_that_opens_politely_is_no_praise() -> None:
    letter = told("Mau bilang terima kasih untuk petugas loket, tapi berkas saya hilang dan saya kecewa.")

    assert "Pujian" not in letter


def test_a_thing_of_the_story_does_not_call_what_stays_open() -> None:
    letter = told(
        "Kami mengajukan izin reklame papan nama, tapi kode pembayarannya tidak bisa diunduh.\n"
        "1. Bayarnya ke mana kalau begitu, bisa minta kode billing lewat email?\n"
        "2. Yang membayar pajak reklame kami atau pemilik toko?"
    )
    assert "Tentang surel" not in letter


def test_thanks_leave_nothing_open() -> None:
    letter = told(
        "Buat mas Anto petugas loket PTSP kecamatan Tebet, terima kasih banyak kemarin sudah bantu saya scan berkas dan"
        " unggah. Oya nanti IPTM istri saya diperpanjang di mana?"
    )
    assert "pemindaian dokumen" not in letter
    assert "Tentang layanan di kecamatan" not in letter


def test_how_many_of_a_thing_is_no_fee_and_where_it_is_tested_no_counter() -> None:
    tested = told("Katering kami mau mengurus SLHS. Tes lab makanannya di mana dan berapa sampel?")
    filed = told("Katering kami mau mengurus SLHS. Permohonannya diajukan di mana dan berapa biayanya?")

    assert "Nama laboratorium yang diterima" in tested
    assert "ditangani PTSP" not in tested
    assert "biaya" not in tested
    assert "ditangani PTSP" in filed
    assert "biaya" in filed


def test_to_register_is_no_list_of_those_whom_one_keeps() -> None:
    home = told("Yayasan kami menampung 9 anak yatim di Cipayung. Apa wajib daftar juga supaya diakui dinsos?")
    children = told("Kami mengurus izin panti asuhan. Apa daftar nama anak asuh harus dilampirkan?")

    assert "Izin operasional berbeda dari tanda daftar yayasan" in home
    assert "rekapitulasi data klien" not in home
    assert "rekapitulasi data klien" in children


def test_who_wants_data_of_one_agency_reads_whom_to_ask_first() -> None:
    letter = told("Buat makalah saya mau minta data pasien ke RSUD, apa tetap perlu izin penelitian PTSP?")

    assert "sebagian instansi meminta izin diajukan langsung" in letter


def test_an_heir_who_cannot_come_home_is_read_of_and_a_power_of_attorney_is_no_friend() -> None:
    far = told(
        "Ibu saya wafat Maret lalu, kami butuh surat ahli waris. Kakak kerja di Taiwan dan belum bisa pulang."
        " Tanda tangannya bagaimana? Boleh pakai surat kuasa?"
    )
    near = told("Ibu saya wafat Maret lalu. Adik saya menolak. Surat ahli waris harus semua tanda tangan?")

    assert "ahli waris yang tinggal jauh" in far
    assert "teman atau orang lain" not in far
    assert "ahli waris yang tinggal jauh" not in near
