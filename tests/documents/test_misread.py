"""What readers of pictures take for letters is put right, and what only looks so is left alone."""

import pytest

from helpdesk.documents.misread import as_printed


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("SURAT KETERAN6AN 5EHAT", "SURAT KETERANGAN SEHAT"),
        ("lJAZAH", "IJAZAH"),
        ("REG|STRASI", "REGISTRASI"),
        ("D0M!SILI", "DOMISILI"),
        ("KARTU KELUAR6A", "KARTU KELUARGA"),
        ("Nama KepaIa Ke1uarga", "Nama Kepala Keluarga"),
        ("Periha1 : Perrnohonan", "Perihal : Permohonan"),
        ("Narna : SITI", "Nama : SITI"),
        ("rnenerangkan", "menerangkan"),
        ("Ternpat", "Tempat"),
        ("praktlk", "praktik"),
        ("ber1aku sampal 15 Junl 2026", "berlaku sampai 15 Juni 2026"),
        ("(be1um ditandatangani)", "(belum ditandatangani)"),
        ("S U R A T   K U A S A", "SURAT KUASA"),
    ],
)
def test_a_misread_letter_is_put_right(read: str, printed: str) -> None:
    assert as_printed(read) == printed


@pytest.mark.parametrize(
    "text",
    [
        "yang pernah menyatakan pernikahan di warnet",
        "Karni Ilyas, Suparno, Purnomo",
        "LIMBAH B3 di TPS LB3",
        "NIK 3173060101940000",
        "8 Mei 2026 - 15/06/2028",
        "B 1868 SBG, Blok A6",
        "NPWP 00.568.000.1-003.000",
        "RT 06 RW 08",
    ],
)
def test_what_is_printed_so_stays_as_it_is(text: str) -> None:
    assert as_printed(text) == text
