"""An enumeration of what is not known is cut to what the mail is on."""

from __future__ import annotations

import pytest

from helpdesk.draft.entry.narrowed import narrowed_to, title_narrowed

UNKNOWN = "tidak disebut dalam bahan kami; mohon ditanyakan kepada petugas."


@pytest.mark.parametrize(
    ("items", "mail", "left"),
    [
        ("Pagar, kanopi, dan menara", "kami mau pasang menara di atap", "Menara"),
        (
            "Perubahan alamat, nama, atau program pada izin LPK",
            "mau tambah program las",
            "Perubahan program pada izin LPK",
        ),
        ("KKN, magang, dan pengabdian masyarakat", "mahasiswa kami mau KKN di Cilincing", "KKN"),
        ("Pergantian jabatan dan laporan realisasi", "laporan realisasi TKA ke mana?", "Laporan realisasi"),
    ],
)
def test_what_the_mail_speaks_of_is_left(items: str, mail: str, left: str) -> None:
    assert narrowed_to(f"{items} {UNKNOWN}", mail) == f"{left} {UNKNOWN}"


@pytest.mark.parametrize(
    ("items", "mail"),
    [
        ("Batas pagar, kanopi, dan menara", "mau bangun carport"),  # none of them, by these names
        ("Pagar, kanopi, dan menara", "pagar dan kanopi dan menara"),  # all of them
        ("Antar-jemput sekolah dan perubahan trayek", "jemputan sekolah perlu izin trayek?"),  # a word of each
        ("Dokter gigi internsip dan lulusan luar negeri", "dokter gigi lulusan Filipina"),
        ("Tempat dan jadwal penyuluhan", "tempat penyuluhannya di mana, jadwal saya padat"),
        ("Waktu paling awal dan paling lambat untuk memperpanjang", "paling lambat kapan?"),
        ("Pembagian kewenangan antara Jakarta dan pusat, termasuk soal frekuensi,", "frekuensi siapa yang beri"),
    ],
)
def test_what_cannot_be_told_apart_stays_whole(items: str, mail: str) -> None:
    assert narrowed_to(f"{items} {UNKNOWN}", mail) == f"{items} {UNKNOWN}"


def test_who_speaks_of_none_of_them_reads_no_list() -> None:
    told = narrowed_to(f"Pagar, kanopi, dan menara {UNKNOWN}", "mau bangun kolam renang")
    assert told == f"Hal yang Bapak/Ibu tanyakan {UNKNOWN}"


def test_what_is_known_stays_whole() -> None:
    told = "Pagar, kanopi, dan menara memerlukan PBG."
    assert narrowed_to(told, "mau pasang menara") == told


def test_the_title_is_cut_as_its_line_is() -> None:
    assert title_narrowed("Pagar, kanopi, dan menara", "kami mau pasang menara di atap") == "Menara"
    assert title_narrowed("Denda keterlambatan", "denda") == "Denda keterlambatan"
