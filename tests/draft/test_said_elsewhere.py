"""What a mail says elsewhere: what was downloaded is blank, a fee if it is refused, papers that are on paper."""

from __future__ import annotations

from tests.draft.test_demanded import reply

CANNOT_OPEN = "Bila berkas izin tidak dapat dibuka"
NOT_COME = "Petugas mencocokkan alamat email yang terdaftar"
MONEY = "Apa yang terjadi dengan retribusi yang sudah dibayar"
ELECTRONIC = "berupa dokumen elektronik"
RENEWAL_PAPER = "untuk perpanjangan. Apakah keadaan"
EACH_PLACE = "Setiap tempat praktik memerlukan SIP tersendiri"
STILL_APPLY = "Ajukan permohonan dengan surat pengantar kampus"


def test_a_permit_that_opens_blank_has_come() -> None:
    blank = reply(
        "SIP bidan terbit", "SIP bidan saya sudah terbit, tapi pdf yang diunduh kosong semua. Bisa minta dikirim ulang?"
    )
    none = reply("SIP bidan terbit", "SIP bidan saya sudah terbit katanya, tapi email belum masuk. Bisa dikirim ulang?")

    assert CANNOT_OPEN in blank
    assert CANNOT_OPEN not in none


def test_what_was_paid_and_is_refused_is_no_question_of_the_fee() -> None:
    back = reply("SKRD", "Retribusi PBG sudah kami bayar. Kalau permohonannya ditolak, uangnya bisa kembali?")
    costs = reply("PBG", "Retribusi PBG berapa, dan dibayar kapan?")

    assert MONEY in back
    assert MONEY not in costs


def test_a_permit_on_paper_is_in_no_account() -> None:
    paper = reply(
        "izin hilang", "Izin toko obat saya yang kertas hilang, dulu ngurusnya belum online. Perlu surat polisi?"
    )
    other = reply("izin hilang", "Izin toko obat saya hilang. Bisa cetak ulang? Perlu surat polisi?")

    assert ELECTRONIC not in paper
    assert ELECTRONIC in other


def test_a_receipt_that_is_shown_to_somebody_else_is_no_paper_for_a_renewal() -> None:
    letter = reply(
        "reklame toko",
        "Pajak reklame toko saya sudah dibayar, izinnya masih diverifikasi. Boleh bukti bayar pajak saya tunjukkan ke"
        " satpol?",
    )

    assert RENEWAL_PAPER not in letter


def test_who_counts_the_days_since_they_filed_is_not_told_to_apply() -> None:
    waits = reply(
        "izin penelitian",
        'Saya mengajukan izin penelitian S1 ke Jakarta Timur, ini hari ke-9 dan masih "menunggu". Sekolahnya tambah'
        " satu, bagaimana?",
    )

    assert STILL_APPLY not in waits


def test_whom_to_ask_of_a_visit_is_no_question_where_to_apply() -> None:
    letter = reply(
        "SLF belum ditinjau",
        "SLF gedung kami diajukan bulan lalu, berkas lengkap. Siapa yang menjadwalkan peninjauan lapangan dan ke mana"
        " kami menanyakannya?",
    )

    assert "kirimkan nomor permohonan" in letter
    assert "diajukan secara daring melalui SIMBG" not in letter


def test_how_long_from_complete_to_issued_is_no_time_for_corrections() -> None:
    letter = reply("SLF", "Berkas SLF kami sudah lengkap. Apakah ada batas waktu dari lengkap sampai terbit?")

    assert "atas waktu perbaikan" not in letter


def test_each_place_of_practice_has_a_permit_of_its_own() -> None:
    several = reply(
        "SIP perawat",
        "SIP saya di klinik habis Januari, yang di RS masih lama. Saya praktik di dua tempat. Perpanjangnya sekalian"
        " atau sendiri-sendiri?",
    )
    one = reply("SIP perawat", "SIP saya di klinik habis Januari. Perpanjang STR dan SIP sekalian atau satu-satu?")

    assert EACH_PLACE in several
    assert EACH_PLACE not in one
