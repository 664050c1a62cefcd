"""A word of the story does not bring a narrow answer that only who asks for it wants."""

from __future__ import annotations

import pytest

from helpdesk.draft.asked.of_its_matter import is_unasked

CLINIC = "Untuk perubahan nama klinik dilampirkan surat pernyataan perubahan nama."
PARKING = "Menurut bahan kami, izin wajib bila tempat parkir memiliki lebih dari 5 satuan ruang parkir."
LESSONS = "Bimbel dan les adalah sebutan umum; apakah izin LKP yang diperlukan bergantung pada bentuk usahanya."
LABORATORY = "Parameter uji laboratorium untuk SLHS yang kami ketahui adalah E. coli."
BANK = "Surat ini dicatat di kelurahan. Apakah bank atau lembaga lain menerimanya mohon ditanyakan."
FORM = "Formulir UKL-UPL diisi pelaku usaha. Keharusan memakai konsultan bersertifikat tidak disebut."
BODY = "Rekomendasi Kesbangpol ditunggu setelah permohonan diajukan lewat JakEVO."
DEED = "Untuk badan usaha, perubahan akta dan pengesahannya diperbarui lebih dahulu di OSS."


@pytest.mark.parametrize(
    ("text", "asks", "tells"),
    [
        (CLINIC, "Klinik kami ganti nama, apa suratnya?", "Dokter yang namanya tercantum di izin klinik keluar."),
        (PARKING, "Lahan muat 6 mobil, wajib izin?", "Izin parkir dialihkan ke PT kami, berapa lama prosesnya?"),
        (LESSONS, "Buka bimbel perlu LKP?", "Kegiatan belajar menjahit harus dihentikan?"),
        (LABORATORY, "Yang diperiksa apanya?", "Hasil lab airnya positif, boleh diuji lagi?"),
        (BANK, "Apa suratnya diterima bank?", "Bank menolak mencairkan deposito. Bisa diperbaiki?"),
        (FORM, "Formulirnya boleh diisi sendiri?", "Dokumen lama diubah atau disusun baru?"),
        (BODY, "Penelitian saya perlu rekomendasi Kesbangpol?", "Ormas kami mengajukan ke PTSP atau Kesbangpol?"),
        (DEED, "Direktur PT kami ganti, aktanya dulu?", "Ketua paguyuban ganti, aktanya dulu?"),
    ],
)
def test_only_who_asks_is_told(text: str, asks: str, tells: str) -> None:
    assert not is_unasked(text, asks)
    assert is_unasked(text, tells)
