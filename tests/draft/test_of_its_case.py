"""The case that a mail tells decides what its questions are on, and only where it is their writer's own."""

from __future__ import annotations

from tests.draft.test_demanded import reply

COUNSEL = "Penyuluh menjelaskan persyaratan"
REVOKED = "pencabutan dilakukan di OSS lewat akun pemiliknya"
GET_A_NIB = "Daftarkan hak akses di oss.go.id"
TO_OBJECT = "unit yang menerbitkan penolakan"
MISSED_NUMBER = "Apakah nomor antrean yang terlewat masih dilayani"
ANOTHER_DAY = "meminta penjadwalan ulang"
ONE_OF_TWO = "Lanjutkan satu permohonan"
SEALED = "Cara menyelesaikan penyegelan bangunan"
OSS_DATA = "Siapkan pula laporan kepada layanan bantuan OSS"
A_NEW_ONE = "mengajukan permohonan baru dengan berkas yang sudah dibenahi"
MATCHED = "agar petugas mencocokkannya"
DO_NOT_PAY = "Jangan membayar apa pun di luar retribusi"
MENDED = "bagian yang keliru, penulisan yang benar"
AS_WHOLE = "Penebangan pohon yang tidak mendesak memerlukan izin"


def test_who_closes_is_not_told_how_to_begin() -> None:
    closes = reply("warung", "Warung kelontong saya sudah tutup sejak Lebaran. NIB-nya mau saya nonaktifkan. Caranya?")
    begins = reply("warung", "Saya mau buka warung kelontong, perlu NIB. Caranya?")

    assert REVOKED in closes
    assert GET_A_NIB not in closes
    assert GET_A_NIB in begins


def test_a_result_that_is_disputed_is_not_applied_for() -> None:
    disputed = reply(
        "KRK",
        "KRK rumah saya yang terbit kemarin zonanya keliru. Saya tidak setuju hasilnya, minta dikaji ulang ke siapa?",
    )
    wanted = reply("KRK", "Saya mau minta KRK untuk rumah saya, mengajukannya ke siapa?")

    assert TO_OBJECT in disputed
    assert TO_OBJECT not in wanted


def test_a_missed_number_of_the_queue_is_no_missed_visit() -> None:
    queue = reply("antrean", "Nomor antrean online saya di PTSP hangus karena saya telat. Bisa dijadwal ulang?")
    visit = reply("survei", "Survei lokasi SLF kami batal karena saya sakit. Bisa dijadwal ulang?")

    assert MISSED_NUMBER in queue
    assert ANOTHER_DAY not in queue
    assert ANOTHER_DAY in visit


def test_a_second_application_beside_a_wrong_one() -> None:
    letter = reply(
        "salah pilih",
        "Saya keliru mengirim permohonan izin toko obat, padahal maksudnya apotek. Bagaimana menarik permohonan itu?"
        " Kalau tidak ditarik, apakah permohonan apotek nanti bentrok?",
    )

    assert ONE_OF_TWO in letter


def test_a_seal_on_ones_own_house_comes_first() -> None:
    own = reply(
        "segel", "Ruko saya disegel Satpol PP kemarin, PBG belum ada. Saya harus urus apa dulu supaya segelnya dibuka?"
    )

    assert SEALED in own


def test_a_number_that_oss_does_not_know() -> None:
    unknown = reply(
        "OSS", "Mau buat NIB di OSS muncul NIK tidak ditemukan. Bisa dibantu kalau saya datang ke kecamatan?"
    )
    known = reply("OSS", "Mau buat NIB di OSS. Bisa dibantu kalau saya datang ke kecamatan?")

    assert OSS_DATA in unknown
    assert OSS_DATA not in known


def test_the_same_number_after_a_refusal() -> None:
    refused = reply("SLHS", "Permohonan SLHS depot air saya ditolak. Boleh pakai nomor permohonan yang sama?")
    asked = reply(
        "SLHS", "Permohonan SLHS depot air saya ditolak. Boleh konsultasi dengan penyuluh sebelum mengajukan lagi?"
    )

    assert A_NEW_ONE in refused
    assert COUNSEL in asked


def test_a_fee_that_was_paid_is_no_illegal_one() -> None:
    paid = reply(
        "SKRD",
        "Retribusi PBG sudah saya bayar dua minggu lalu, status masih menunggu pembayaran. Uang saya tidak hilang kan?",
    )
    demanded = reply("uang", "Retribusi PBG sudah saya bayar, lalu petugas minta 2 juta lagi biar cepat. Itu resmi?")

    assert MATCHED in paid
    assert DO_NOT_PAY not in paid
    assert DO_NOT_PAY in demanded


def test_what_is_printed_wrong_is_mended_wherever_that_is() -> None:
    letter = reply("salah cetak", "IPTM ayah saya yg keluar salah tulis bloknya. Online-nya di mana?")

    assert MENDED in letter


def test_who_has_applied_is_not_told_that_a_permit_is_needed() -> None:
    letter = reply(
        "pohon",
        "Izin tebang pohon mangga di halaman sudah saya ajukan sebulan lalu. Boleh saya tebang sendiri sekarang?",
    )

    assert AS_WHOLE not in letter


def test_how_long_papers_are_kept_is_no_processing_time() -> None:
    letter = reply("antrean", "Berkas asli saya waktu urus IPTM masih dititip di loket. Berapa lama disimpan di sana?")

    assert "Mengenai lama proses" not in letter
