"""What stands near a required paper is not taken for it, and what it says of itself is believed."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpdesk.documents.misnamed import is_misnamed
from helpdesk.documents.neighbours import is_drafted, is_it
from helpdesk.documents.pages import titled_as_foreign
from helpdesk.knowledge.load import read

DOCUMENTS = read(Path(__file__).parents[2] / "faq").documents


@pytest.mark.parametrize(
    ("key", "page", "is_one"),
    [
        ("bukti-pajak", "SURAT KETETAPAN PAJAK DAERAH\nJatuh tempo 1 Desember 2026", False),
        ("bukti-pajak", "SURAT KETETAPAN PAJAK DAERAH\nLUNAS 1 Desember 2026", True),
        ("skpd-air-tanah", "SURAT KETETAPAN PAJAK DAERAH\nPajak air tanah\nJatuh tempo 1 Desember 2026", True),
        ("npwp", "BUKTI PENERIMAAN SURAT\nKPP PRATAMA\nPermohonan pendaftaran NPWP", False),
        ("surat-kehilangan", "POLRI\nSURAT TANDA TERIMA LAPORAN KEHILANGAN", True),
        ("ijazah", "UNIVERSITAS\nTRANSKRIP NILAI\nIPK 3,2", False),
        ("ijazah", "IJAZAH\ntelah menyelesaikan pendidikan", True),
        ("perjanjian-sewa", "INVOICE\nSewa ruko", False),
        ("perjanjian-sewa", "PERJANJIAN SEWA MENYEWA\nTagihan listrik ditanggung penyewa", True),
        ("mou-limbah", "Perihal : Penawaran harga pengangkutan limbah", False),
        ("rekening-air", "TAGIHAN AIR\nPAM JAYA", True),
        ("rekomendasi-dinas", "DINAS SOSIAL\nKami belum dapat memberikan rekomendasi", False),
        ("sertifikat-tanah", "SURAT KETERANGAN\nsertifikat sedang dalam proses balik nama", False),
        ("rekomendasi-lurah-camat", "KELURAHAN\nSURAT KETERANGAN\nKeperluan : pembuatan SKCK", False),
        ("sertifikat-kompetensi", "KARTU PESERTA UJI KOMPETENSI", False),
        ("kir", "KARTU UJI BERKALA", True),
    ],
)
def test_a_paper_is_not_what_stands_near_it(key: str, page: str, is_one: bool) -> None:
    assert is_it(key, page) is is_one


@pytest.mark.parametrize(
    ("page", "drafted"),
    [
        ("DRAFT\nPERJANJIAN SEWA", True),
        ("PERJANJIAN SEWA\nPihak pertama\n(belum ditandatangani)", True),
        ("SURAT PERNYATAAN\nsaya menyatakan\nJakarta", False),
        ("PERJANJIAN SEWA\nsetelah draft ini disetujui", False),
    ],
)
def test_a_draft_says_so_at_its_top_or_below_its_end(page: str, drafted: bool) -> None:
    assert is_drafted(page) is drafted


@pytest.mark.parametrize(
    ("key", "name", "misnamed"),
    [
        ("bukti-pajak", "skpd reklame", True),
        ("bukti-pajak", "skpd reklame lunas", False),
        ("perjanjian-sewa", "invoice sewa ruko", True),
        ("mou-limbah", "penawaran kontrak limbah", True),
        ("sertifikat-kompetensi", "kartu peserta uji kompetensi", True),
        ("bukti-skp", "skp webinar", True),
        ("bukti-skp", "rekap skp webinar", False),
        ("ijazah", "ijazah transkrip", False),
        ("ijazah", "transkrip nilai", True),
        ("kir", "kir tidak lulus", True),
        ("pbb", "tagihan pbb 2026", True),
        ("pbb", "sppt pbb 2026", False),
        ("krk", "permohonan krk", True),
        ("surat-permohonan", "surat permohonan rekomendasi ppni", True),
        ("surat-permohonan", "surat permohonan sip", False),
        ("mou-limbah", "proposal kerjasama limbah", True),
        ("rekening-bank", "rekening listrik", True),
    ],
)
def test_a_name_may_say_that_a_file_is_the_neighbour(key: str, name: str, misnamed: bool) -> None:
    assert is_misnamed(key, tuple(name.split())) is misnamed


@pytest.mark.parametrize(
    ("key", "page", "foreign"),
    [
        ("stnk", "PT DEALER TRUK\nSURAT JALAN\nPengiriman unit truk", True),
        ("stnk", "SURAT TANDA NOMOR KENDARAAN", False),
        ("ket-tempat-praktik", "KLINIK MEDIKA\nSURAT KETERANGAN\nmenerangkan bahwa", False),
        ("susunan-pengurus", "SURAT KEPUTUSAN\nPembentukan Panitia Bakti Sosial\nKetua: Budi", False),
        ("susunan-pengurus", "YAYASAN KASIH\nSURAT KEPUTUSAN\nKetua Yayasan\nTentang Pengurus", False),
        ("kurikulum", "SURAT KEPUTUSAN\nTentang Kurikulum PKBM", False),
        ("kurikulum", "SURAT KEPUTUSAN\nTentang Pengangkatan Pegawai", True),
        ("susunan-pengurus", "SURAT KEPUTUSAN MUTASI PEGAWAI\nPengurus barang dipindahkan", True),
        ("denah-lokasi", "LANTAI 1", False),
        ("sertifikat-tanah", "GIRIK\nSURAT IURAN DESA", False),
    ],
)
def test_a_title_of_its_own_says_that_a_name_is_wrong(key: str, page: str, foreign: bool) -> None:
    assert titled_as_foreign(page, key, DOCUMENTS) is foreign
