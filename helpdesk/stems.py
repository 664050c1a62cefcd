"""Roots of Indonesian words: memakai, dipakai and pemakaian are of one, whatever their affixes.

A list of our own holds the roots that a plain stemmer does not bring together; Snowball does the rest.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Iterable
from threading import Lock
from types import ModuleType
from typing import Any

_PREFIX = "memper diper meny peny meng peng menge penge mem pem men pen me pe di ke se ter ber per nge ng ny n"
_PREFIXES = frozenset(_PREFIX.split())
_NASAL = {"meny": "s", "peny": "s", "ny": "s", "mem": "p", "pem": "p", "men": "t", "pen": "t", "n": "t"}
_SUFFIXES = ("", "kan", "an", "i", "in")
_PACKAGE = "snowballstemmer"


def _stemmer() -> Any:
    """Return Snowball's stemmer of Indonesian alone: those of its thirty other languages take 3 MiB and 20 ms.

    Raises ModuleNotFoundError when the package is not installed.
    """
    found = importlib.util.find_spec(_PACKAGE)
    if found is None or found.submodule_search_locations is None:
        raise ModuleNotFoundError(_PACKAGE)
    known = sys.modules.get(_PACKAGE)
    bare = ModuleType(_PACKAGE)  # the package as it is before its own __init__, which loads every language
    bare.__path__ = list(found.submodule_search_locations)
    sys.modules[_PACKAGE] = known or bare
    try:
        return importlib.import_module(f"{_PACKAGE}.indonesian_stemmer").IndonesianStemmer()
    finally:
        if known is None:
            del sys.modules[_PACKAGE]


_STEMMER = _stemmer()
_ONE_AT_A_TIME = Lock()  # it keeps the word at hand in itself, and the desk reads mails in several threads
# Written words that are remembered: those of the knowledge base and as many of mails as come again. Each mail brings a
# slip of the pen that no other has: what remembers more grows for months.
REMEMBERED_WORDS = 4096

# Roots whose derived words a plain stemmer does not bring together (menebang, tebang; penelitian, teliti).
_ROOTS = """
tebang teliti tolak mati sehat tinjau tunjuk tanam tumpang tutup tagih tulis tanya tanda tambah tarik tempat tunggu
terima terbit sewa survei simpan syuting selenggara selesai setuju sanggup salur sebar kirim kubur kelola kuasa kembali
kerja
pakai pasang pindah potong pangkas perpanjang panggil pungut pimpin periksa perbaiki pesan pulang pijat percaya
urus aju ambil ubah unggah unduh ganti cabut cetak cek daftar bayar bangun bongkar buang buat buka batal beri
lapor lengkap lanjut latih lebih lupa libur izin isi ikut angkut antar adu akses aktif alih
guna gali galang gelar huni hilang hapus hitung jual jelas jadwal jemput jalan kuning hitam muat mudah
daya didik dagang dampak dirikan diri domisili rusak rawat rumah renovasi reklame rekam riset sah salah sakit
sambung syarat biaya lama prosedur proses praktik apotek apoteker perawat bidan dokter terapis pelaku makam
usaha perusahaan kelurahan kecamatan kabupaten meterai sertifikat keterangan pernyataan
pertanyaan masyarakat lingkungan pekerja karyawan peserta keluarga kendaraan keramaian
keberatan sumbangan yayasan jaringan perhubungan pariwisata ketenagakerjaan gangguan
meninggal jenazah kuasa waris ahli tanah taman pohon parkir air limbah sumur gedung kantor bank toko pagar
pendidikan penyehat pengobat peternakan perikanan pertanian industri perkantoran pelayanan
berlaku berkas berapa bagaimana belum besar kecil beda bisa tetangga kalau satu kedua selain asli akte akta
"""
ROOTS = frozenset(_ROOTS.split())

# Words that look derived from a root and mean something else: an officer of a body, places of Jakarta, "apart".
_WHOLE = """
pengurus kuningan pancoran kemayoran senayan menteng penjaringan pademangan pesanggrahan kembangan kebayoran matraman
kalideres cilandak cipayung
terapi tersendiri
"""
WHOLE = frozenset(_WHOLE.split())


def stem(word: str) -> str:
    """Return the root of a word in its usual spelling: a root we know, else what Snowball makes of it."""
    root = known_root(word)
    return snowball_stem(word) if root is None else root


def known_root(word: str) -> str | None:
    """Return the root of a word where it is one that we know, or the word where it has none to be looked for."""
    if len(word) < 4 or not word.isalpha() or word in ROOTS or word in WHOLE:
        return word
    return next((candidate for candidate in _candidates(word) if candidate in ROOTS), None)


def snowball_stem(word: str) -> str:
    """Return what Snowball takes for the root of a word."""
    with _ONE_AT_A_TIME:
        return str(_STEMMER.stemWord(word))


def _candidates(word: str) -> Iterable[str]:
    """Return what is left of ``word`` without its affixes, likely roots first."""
    for suffix in _SUFFIXES:
        if not word.endswith(suffix) or len(word) - len(suffix) < 3:
            continue
        body = word[: len(word) - len(suffix)]
        yield body
        for cut in range(1, min(7, len(body) - 2)):
            prefix = body[:cut]
            if prefix in _PREFIXES:
                yield body[cut:]
                if prefix in _NASAL:
                    yield _NASAL[prefix] + body[cut:]
                elif prefix in ("meng", "peng", "ng"):
                    yield "k" + body[cut:]
