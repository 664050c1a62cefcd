"""Where one begins, what is done already, and what is told to whom it has happened."""

from __future__ import annotations

from tests.draft.test_demanded import reply

FIRST_STEP = "Urus NIB lebih dahulu bila belum ada."
BEGINS = "mulai dengan NIB dan kode kegiatan usaha (KBLI)"
STANDS = "Apakah reklame yang sudah terpasang harus diturunkan"
PAY = "Pajak reklame dibayar setelah nilainya ditetapkan"
ADVERTISER = "wajib membayar pajak reklame"
INSPECTED = "diinspeksi petugas sebelum SLHS terbit"


def test_who_asks_where_to_begin_is_told_the_steps_and_no_order_stays_open() -> None:
    begin = reply("abon", "Saya mau daftar PIRT untuk abon lele. Ngurusnya dari mana dulu ya?")
    where = reply("abon", "Saya mau daftar PIRT untuk abon lele. Ngurusnya di mana ya?")

    assert FIRST_STEP in begin
    assert "urutan pengurusan" not in begin
    assert FIRST_STEP not in where


def test_of_many_permits_the_business_number_comes_first() -> None:
    many = reply("gym", "Mau buka gym di ruko Sunter. Katanya perlu NIB, PBG, SLF dan SPPL. Urutannya gimana?")
    few = reply("rumah", "Mau bangun rumah di Sunter, perlu KRK sama PBG. Urutannya gimana?")

    assert BEGINS in many
    assert BEGINS not in few


def test_who_is_told_to_take_a_sign_down_is_told_what_is_not_known_of_that() -> None:
    warned = reply(
        "neon box",
        "Pajak reklame neon box kami sudah dibayar Maret, izinnya masih diverifikasi. Kemarin Satpol PP menyuruh"
        " copot dalam tiga hari. Apakah boleh tetap terpasang?",
    )
    asks = reply("neon box", "Mau pasang neon box, izin reklame dulu atau pajak dulu yang dibayar?")

    assert STANDS in warned
    assert PAY not in warned
    assert ADVERTISER not in warned
    assert PAY in asks
    assert STANDS not in asks


def test_who_comes_to_the_office_asks_no_inspection() -> None:
    comes = reply("SLHS", "Mau urus SLHS kantin. Boleh datang langsung ke kecamatan?")
    visited = reply("SLHS", "Mau urus SLHS kantin. Apa nanti ada petugas yang datang memeriksa kantinnya?")

    assert INSPECTED not in comes
    assert INSPECTED in visited


def test_an_application_in_the_account_of_another_is_named_as_what_is_open() -> None:
    moved = reply(
        "PBG",
        "My contractor filed the building approval (PBG) of our house. We do not know the application number. How can I"
        " find out whether it was really submitted, and can the application be moved to our own account?",
    )

    assert "moving an application to another account" in moved


def test_who_asks_if_a_permit_is_transferred_or_new_is_told_what_holds_of_any() -> None:
    holds = "Sebagian izin tidak dapat dialihkan"
    other = reply("optik", "Izin optik masih atas nama rekan yang keluar. Izinnya dialihkan atau harus bikin baru?")
    house = reply("IMB", "Rumah warisan, IMB masih nama kakek. IMB-nya dibalik nama atau bikin PBG baru?")

    assert holds in other
    assert holds not in house


def test_who_opens_a_water_depot_reads_beside_the_general_answer_what_depots_need() -> None:
    depot = "Depot air minum harus memenuhi persyaratan SLHS sebelum NIB terbit"
    opens = reply("galon", "Aku arep bukak depot galon neng Koja, ijine opo wae?")
    other = reply("warung", "Aku arep bukak warung pecel neng Koja, ijine opo wae?")

    assert depot in opens
    assert "sebutkan alamat" not in opens
    assert depot not in other


def test_whether_an_old_paper_counts_asks_no_term_of_the_permit() -> None:
    no_term = "Mengenai masa berlaku, belum kami temukan"
    paper = reply(
        "SLHS",
        "Orang dinas yang survei dapur kemarin minta sertifikat penjamah, punya kami terbitan 2018 masih berlaku ga?",
    )
    permit = reply("SLHS", "SLHS katering itu berlaku berapa tahun?")

    assert "sertifikat pelatihan bagi penjamah pangan" in paper
    assert no_term not in paper
    assert "Petugas akan meninjau lokasi" not in paper
    assert no_term in permit
