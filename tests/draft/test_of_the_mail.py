"""What a mail says elsewhere decides what its questions are on, and only there."""

from __future__ import annotations

import pytest

from tests.draft.test_demanded import reply

WHERE_THE_NUMBER_IS = "Nomor permohonan tertulis pada tanda terima"
NOT_DEEMED = "belum dapat kami nyatakan disetujui"
ANOTHER_DAY = "meminta penjadwalan ulang"
HOW_TO_OBJECT = "unit yang menerbitkan penolakan"
WITHDRAWN = "alasan pembatalan"
CARDS = "diurus oleh Dinas Kependudukan dan Pencatatan Sipil"
SMALL_SIGNS = "Apakah papan nama usaha atau papan praktik yang kecil"
DO_NOT_PAY = "Jangan membayar apa pun di luar retribusi"
REFUSED = "Bila statusnya ditolak, permohonan itu sudah selesai"
MEND_IT = "Selama permohonan masih dapat diperbaiki"
NOT_FILED = "bukan loket pengajuan"
NOT_COME = "Petugas mencocokkan alamat email yang terdaftar sebelum"
ONE_OF_TWO = "Lanjutkan satu permohonan"
CHANGED = "Perubahan isi, misalnya alamat praktik atau pemilik"
UNTIL_WHEN = "Batas hari untuk perbaikan belum kami temukan"
EXPLAINED = "Penyuluh akan menjelaskan butir mana yang perlu dibenahi"
SEND_THE_NUMBER = "mohon balas surel ini dengan nomor permohonan"


def test_who_forgot_the_number_is_told_where_it_stands() -> None:
    forgot = reply(
        "status", "Mohon info status izin penelitian saya, diajukan tgl 10 November. Nomornya lupa saya catat."
    )
    given = reply("status", "Mohon info status izin penelitian saya nomor 2209/KRK/0417, diajukan tgl 10 November.")

    assert WHERE_THE_NUMBER_IS in forgot
    assert WHERE_THE_NUMBER_IS not in given


def test_silence_is_not_taken_for_consent() -> None:
    told = "Izin angkutan barang kami diajukan 19 hari kerja lalu, belum ada jawaban."
    deemed = reply("SLA", f"{told} Konsultan bilang otomatis dianggap disetujui. Boleh truk kami jalan?")
    plain = reply("SLA", f"{told} Boleh truk kami jalan?")

    assert NOT_DEEMED in deemed
    assert NOT_DEEMED not in plain


def test_silence_is_one_question_and_what_the_file_lacks_another() -> None:
    letter = reply(
        "lama",
        "Permohonan izin angkutan barang nomor 2209/AB/0417 sudah 19 hari kerja. Apakah ada yang kurang dari kami?"
        " Kalau begini apa otomatis disetujui?",
    )

    assert NOT_DEEMED in letter
    assert "petugas akan memeriksanya pada sistem" in letter


def test_who_waited_for_a_visit_in_vain_may_ask_for_another_day() -> None:
    missed = reply(
        "peninjauan SLF",
        "Peninjauan lapangan SLF kami tanggal 12 tidak terlaksana karena tim teknis tidak hadir. Apakah bisa"
        " penjadwalan ulang?",
    )

    assert ANOTHER_DAY in missed


def test_neighbours_object_to_no_refusal() -> None:
    others = reply(
        "minimarket",
        "Kami warga RW 04 keberatan di tengah perumahan kami mau dibangun minimarket. Apakah izin mendirikannya sudah"
        " ada? Warga bisa minta lihat di mana, dan kalau mau menyampaikan keberatan ke siapa?",
    )
    own = reply("KRK ditolak", "Permohonan KRK saya ditolak dan saya keberatan. Mau menyampaikan keberatan ke siapa?")

    assert HOW_TO_OBJECT not in others
    assert HOW_TO_OBJECT in own


def test_who_has_filed_and_wants_it_back_is_told_how() -> None:
    back = reply(
        "gak jadi",
        "Saya terlanjur masukkan permohonan izin toko obat, suami tidak setuju, jadi mau tak tarik saja. Caranya?",
    )
    on = reply("toko obat", "Saya mau buka toko obat. Caranya?")

    assert WITHDRAWN in back
    assert WITHDRAWN not in on


def test_a_broken_identity_card_is_another_offices_matter() -> None:
    broken = reply("salah kamar", "KTP saya rusak patah jadi dua, ngurus gantinya bisa di sini?")
    lacking = reply("SIP", "STR sudah ada tapi KTP saya hilang, buat SIP perawat bisa pakai surat kehilangan?")

    assert CARDS in broken
    assert CARDS not in lacking


def test_a_sign_with_a_phone_number_asks_for_no_number() -> None:
    sign = reply("reklame", "Papan 1x2 meter, isinya cuma nama warung sama nomer hp. Emang segitu juga harus izin?")
    whom = reply("reklame", "Mau pasang papan nama, nomer hp petugas yang bisa saya hubungi berapa?")

    assert SMALL_SIGNS in sign
    assert "saluran yang diumumkan" not in sign
    assert "saluran yang diumumkan" in whom


def test_a_list_asked_under_a_condition_is_told() -> None:
    letter = reply("makam tumpang", "Makam kakek belum 3 tahun, boleh ditumpang? Kalau boleh surat2nya apa")

    assert "Surat pengantar dari kantor TPU" in letter


def test_who_reports_a_demand_hears_what_to_do_beside_a_narrow_answer() -> None:
    letter = reply(
        "", "dimintain 1,5jt sm orang ngaku dr kecamatan biar kost ga disegel. ada no rekeningnya. itu resmi?"
    )

    assert DO_NOT_PAY in letter


def test_if_i_file_again_is_no_application_that_runs() -> None:
    letter = reply("ditolak", "Permohonan toko obat gw ditolak. Klo gw ajuin lagi nomornya baru apa lanjut yg kmrn?")

    assert REFUSED in letter


def test_a_real_change_is_no_slip_of_the_pen() -> None:
    moved = reply(
        "alamat", "Praktik dokter hewan saya pindah. Apakah cukup koreksi alamat di SIP, atau tetap dianggap pindah?"
    )
    slip = reply("salah ketik", "SIP bidan saya sudah terbit tapi nama saya salah ketik. Cara membetulkannya?")

    assert CHANGED in moved
    assert "Salah ketik petugas dibetulkan" in slip


def test_what_a_neighbour_builds_asks_no_permit_of_the_writer() -> None:
    storeys = "Menambah lantai atau memperluas bangunan memerlukan PBG"
    others = reply("tetangga", "Tetangga saya naik jadi 4 lantai tanpa papan izin, tembok saya retak. Lapor ke mana?")
    own = reply("rumah", "Rumah saya 1 lantai dan punya IMB, mau nambah lantai dua. Perlu izin lagi?")

    assert storeys not in others
    assert storeys in own


def test_dl_is_first_and_no_download() -> None:
    assert "unduh" not in reply("SIPA", "Saya pindah apotek. Langsung bikin SIPA baru bisa? atau harus dicabut dl")


def test_a_slip_in_what_is_being_checked_is_mended_and_need_not_be_withdrawn() -> None:
    slip = reply(
        "salah nomor rumah",
        "Permohonan SIP bidan saya masih diperiksa, tapi saya salah ketik nomor rumah. Bisa saya ubah sendiri atau"
        " harus dibatalkan lalu daftar lagi?",
    )
    withdrawn = reply(
        "batal",
        "Permohonan SIP bidan saya masih diperiksa, tapi saya tidak jadi praktik. Bisa dibatalkan? Caranya gimana?",
    )

    assert MEND_IT in slip
    assert MEND_IT not in withdrawn
    assert WITHDRAWN in withdrawn


def test_papers_that_are_sent_here_to_be_entered_have_not_been_filed() -> None:
    sent = reply(
        "perbaikan",
        "Pak perbaikannya saya kirim lewat email ini ya, KTP sama denah terlampir. Tolong dimasukkan ke permohonan SIP"
        " perawat saya.",
    )
    filed = reply("perbaikan", "Pak denah SIP perawat saya sudah saya unggah di JakEVO. Tolong dicek apa sudah masuk.")

    assert NOT_FILED in sent
    assert NOT_FILED not in filed


def test_what_is_said_to_be_out_and_came_nowhere_is_looked_for() -> None:
    out = reply(
        "izin", "Kata petugas izin saya udah terbit, tapi di email ga ada apa-apa, spam juga kosong. Ini gimana ya"
    )
    not_out = reply("akun", "Saya baru bikin akun JakEVO, email aktivasi belum masuk juga. Ini gimana ya")

    assert NOT_COME in out
    assert NOT_COME not in not_out


def test_what_went_in_twice_is_no_mere_withdrawal() -> None:
    twice = reply(
        "kepencet",
        "Kemarin JakEVO muter terus jadi saya klik kirim lagi, ternyata masuk duanya. Yang satu dihapus gimana?",
    )

    assert ONE_OF_TWO in twice


def test_silence_counts_as_no_approval_in_english_either() -> None:
    told = "I applied for a tree felling permit five weeks ago and nobody has contacted me."
    deemed = reply("No news", f"{told} Is it true that if you stay silent it counts as approved?")

    assert "We therefore cannot say that an unanswered application is approved" in deemed


@pytest.mark.parametrize(
    ("text", "told", "not_told"),
    [
        (
            "Berkas izin optik saya sudah diterima dua minggu lalu. Kapan surveinya ya?",
            "pemohon menerima jadwalnya",
            "lama proses",
        ),
        (
            "Izin toko obat saya mau disurvei Kamis. Saya dinas luar, kalau keponakan saya yang menemani tim boleh?",
            "dapat dihadiri kuasa pemohon",
            "Izin Toko Obat belum",
        ),
        (  # a survey of customers
            "Izin penelitian untuk survei kepuasan pasien, kapan suratnya jadi?",
            "enelitian",
            "pemohon menerima jadwalnya",
        ),
        (
            "Mau urus izin optik, kapan paling lambat harus diperpanjang?",
            "ptik",
            "pemohon menerima jadwalnya",
        ),
    ],
)
def test_when_somebody_comes_to_look_and_who_attends_is_on_the_visit(text: str, told: str, not_told: str) -> None:
    letter = reply("Tanya", text)
    assert told in letter
    assert not_told not in letter


def test_who_lost_the_slip_or_has_but_a_name_is_not_asked_for_the_number() -> None:
    lost = reply("cek izin", "Izin reklame saya sudah sampai mana pak? Tanda terimanya hilang waktu banjir.")
    name = reply("cek izin", "Izin reklame saya masuk bulan lalu. Statusnya bisa dicek pakai nama saya saja?")
    other = reply("cek izin", "Izin reklame saya sudah sampai mana pak? Tanda terimanya masih saya simpan.")

    for told in (lost, name):
        assert WHERE_THE_NUMBER_IS in told
        assert SEND_THE_NUMBER not in told
    assert WHERE_THE_NUMBER_IS not in other


def test_the_time_to_complete_what_came_back_is_no_processing_time() -> None:
    back = reply(
        "PBG", "Permohonan PBG rumah kami dikembalikan, katanya suruh lengkapi gambar. Dikasih waktu berapa hari?"
    )
    new = reply("PBG", "Permohonan PBG rumah kami baru masuk. Prosesnya berapa hari?")
    english = reply("Clinic", "My clinic application was sent back for a missing paper. How many days do I have?")

    assert UNTIL_WHEN in back
    assert UNTIL_WHEN not in new
    assert "We have not found an official number of days for corrections" in english


def test_a_note_that_says_no_more_than_to_complete_is_explained_by_a_counselor() -> None:
    bare = reply("SIP", 'Berkas SIP bidan saya dikembalikan, catatannya cuma "perbaiki". Yang kurang itu apa ya?')
    list_ = reply("SIP", "Mau urus SIP bidan, KTP dan STR sudah ada. Yang kurang apa ya?")

    assert EXPLAINED in bare
    assert EXPLAINED not in list_


def test_a_heading_with_an_article_gets_no_other_one() -> None:
    lost = reply("No slip", "I lost the receipt of my nurse permit application. Can you check the status by my name?")

    assert "Here is our answer about an application number that is not found." in lost


def test_what_was_mistyped_may_be_mended_by_who_typed_it() -> None:
    slip = reply("salah", "Judul penelitian saya salah waktu daftar, statusnya masih proses. Bisa diedit sendiri?")
    other = reply("batal", "Saya sudah daftar izin penelitian tapi tidak jadi berangkat. Dibatalkan lewat mana?")

    assert MEND_IT in slip
    assert MEND_IT not in other


def test_of_whom_money_is_to_be_had_back_is_no_place_to_apply() -> None:
    paid = "Permohonan izin reklame kafe saya ditolak, pajaknya sudah dibayar."
    asked = reply("reklame", f"{paid} Bisa dikembalikan ga uangnya? Mintanya ke siapa?")
    other = reply("reklame", "Mau pasang reklame di depan kafe. Mintanya ke siapa?")

    assert "Permohonan Izin Penyelenggaraan Reklame ditangani" not in asked
    assert "Permohonan Izin Penyelenggaraan Reklame ditangani" in other


def test_pupils_are_no_teachers() -> None:
    pupils = reply("PAUD", "Mau mendirikan TK. Berapa jumlah minimal anak didiknya?")
    teachers = reply("PAUD", "Mau mendirikan TK. Apa semua guru harus sarjana?")

    assert "Apakah semua guru harus bergelar sarjana" not in pupils
    assert "Apakah semua guru harus bergelar sarjana" in teachers


def test_by_which_way_somebody_applies_themselves_is_where_they_apply() -> None:
    told = reply("reklame", "Mau pasang reklame di ruko. Apa wajib izin? Kalau diurus sendiri lewat apa ya?")
    assert "PTSP kecamatan, PTSP kota administrasi" in told
