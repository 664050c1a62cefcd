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
