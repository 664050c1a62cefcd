"""Lines that suppose what a mail does not tell are left out, and told where it does."""

from __future__ import annotations

from tests.draft.test_demanded import reply

WITHOUT_PHARMACIST = "selagi apoteker penggantinya belum ada"
BY_SYSTEM = "Arti penolakan oleh sistem"
WHY_REFUSED = "Alasan tertulis terdapat"
FORGOTTEN = "menu lupa kata sandi"
DAMAGED = "Penggantian dokumen yang rusak"
TERM = "Batas hari untuk perbaikan belum kami temukan"
NUMBER_EN = "The application number is on your receipt"


def test_a_new_owner_of_a_pharmacy_is_no_new_pharmacist() -> None:
    sold = reply(
        "apotek dijual",
        "Apotek kami berpindah pemilik bulan ini, alamat tetap. Saya tetap apotekernya. Izin apoteknya harus baru?"
        " Selama pengurusan apotek boleh tetap buka?",
    )
    left = reply("apotek", "Apoteker penanggung jawab kami resign minggu depan. Selama proses apotek boleh tetap buka?")

    assert WITHOUT_PHARMACIST not in sold
    assert WITHOUT_PHARMACIST in left


def test_a_refusal_that_is_only_feared_is_none() -> None:
    feared = reply(
        "SLHS katering",
        "SLHS katering saya sudah saya ajukan minggu lalu. Hasil uji airnya jelek. Berarti otomatis ditolak?",
    )
    refused = reply("izin", "Permohonan saya ditolak sistem. Maksud ditolak by system itu apa?")

    assert BY_SYSTEM not in feared
    assert WHY_REFUSED not in feared
    assert BY_SYSTEM in refused


def test_whose_account_it_is_asks_for_no_password() -> None:
    hers = reply(
        "SIP istri", "Istri saya bidan, lagi di luar kota. Boleh saya login pakai akunnya untuk perpanjang SIP?"
    )
    lost = reply("akun", "Saya bidan, mau login jakevo lupa password. Gimana?")

    assert FORGOTTEN not in hers
    assert FORGOTTEN in lost


def test_a_lost_paper_is_not_a_damaged_one() -> None:
    lost = reply("SIP hilang", "SIP perawat saya yang kertas hilang waktu pindahan. Perlu surat polisi?")

    assert DAMAGED not in lost


def test_who_has_to_mend_something_is_told_of_the_time_for_that() -> None:
    mend = reply(
        "PBG dikembalikan",
        "PBG rumah saya dikembalikan, gambar atapnya harus diperbaiki. Kami punya waktu berapa hari untuk memperbaiki"
        " sebelum permohonan hangus?",
    )
    takes = reply("PBG", "PBG rumah saya dikembalikan lalu saya perbaiki Senin. Setelah ini prosesnya berapa lama?")

    assert TERM in mend
    assert TERM not in takes


def test_who_never_got_the_number_is_told_where_it_stands_in_english_too() -> None:
    letter = reply(
        "consultant gone",
        "Our consultant filed an SLF for our office and disappeared. We do not have the application number. How can we"
        " find out whether the application was filed?",
    )

    assert NUMBER_EN in letter


def test_several_permits_in_no_order_are_not_defined() -> None:
    order = reply(
        "bingung urutan",
        "Saya mau buka bimbel dan TK di ruko, disuruh urus PBG, SLF, SPPL, NIB, izin operasional TK. Urutannya yang"
        " mana dulu?",
    )
    apart = reply("SLF dan PBG", "SLF sama PBG itu bedanya apa?")

    assert "memenuhi syarat untuk dimanfaatkan" not in order
    assert "memenuhi syarat untuk dimanfaatkan" in apart


def test_a_remark_on_what_came_back_is_no_question_what_the_permit_is() -> None:
    letter = reply(
        "SIP dikembalikan",
        'Permohonan SIP fisioterapis saya dikembalikan, tulisannya "surat keterangan kerja tidak valid". Itu maksudnya'
        " apa ya? Apa yang harus saya upload?",
    )

    assert "SIPF adalah" not in letter
    assert "Pas foto" not in letter
    assert "Penyuluh akan menjelaskan butir mana" in letter


def test_who_holds_a_number_asks_not_whether_one_is_needed() -> None:
    moved = reply(
        "office moved",
        "Our trading company moved to Jakarta Barat and our NIB still shows the old address. Do we need a new NIB?",
    )
    begins = reply("new shop", "I will open a small book shop in Jakarta Barat. Do I need an NIB?")

    assert "whether it is needed in your case" not in moved
    assert "single identity" in begins


def test_the_only_place_of_work_is_not_told_of_a_move() -> None:
    told = "We extend the RPTKA of our engineer. Do we apply at your office or at the Ministry?"
    one = reply("RPTKA", f"{told} He has only one work location.")

    assert "when it moves elsewhere" not in one


def test_who_was_divorced_asks_for_no_divorce() -> None:
    was = reply(
        "surat ahli waris", "Bapak saya wafat, ada istri pertama (sudah cerai). Perlu dimasukkan di surat ahli waris?"
    )
    wants = reply("cerai", "Saya mau urus surat cerai, bisa di PTSP?")

    assert "diputus pengadilan" not in was
    assert "diputus pengadilan" in wants


def test_the_least_number_of_days_before_it_ends_is_the_last_day() -> None:
    least = reply("SIP bidan", "SIP saya mau habis. Perpanjangan minimal berapa hari sebelum habis?")
    first = reply("SIP bidan", "SIP saya habis tahun depan. Paling cepat berapa bulan sebelum habis bisa diperpanjang?")

    assert "Waktu paling lambat" in least
    assert "waktu paling awal" in first.lower()
    assert "Waktu paling lambat" not in first


def test_whoever_signs_behind_their_plea_asks_for_no_steps() -> None:
    letter = reply(
        "izin TK",
        "Perpanjangan izin TK kami sedang diperiksa. Siapa yang boleh menandatangani suratnya? Mohon petunjuk, Bu Ratih"
        " kepala TK Mawar",
    )

    assert "Langkah pengurusan" not in letter
