"""Names that say of a paper only that it is under way or paid for: "bukti registrasi ulang STR", "resi KTP"."""

from __future__ import annotations

from itertools import pairwise

from helpdesk.documents.words import word_set

_PROOFS = word_set("bukti resi proses antrian antrean invoice billing nomor kode")
_FILED = word_set(
    "pengajuan pendaftaran daftar registrasi perpanjangan terima antrian antrean proses pengurusan pembuatan upload "
    "submit kirim pengiriman penyerahan"
)
_PAID = word_set("bayar pembayaran transfer invoice billing kwitansi")
_OF_MONEY = frozenset(
    {
        "pbb",
        "bukti-pajak",
        "bukti-retribusi",
        "rekening-air",
        "rekening-bank",
        "skpd-air-tanah",
        "kwitansi-sewa-rumah",
        "perjanjian-sewa",
        "surat-pernyataan",
    }
)


def is_under_way(words: tuple[str, ...]) -> bool:
    """Whether ``words`` name the proof that a paper was applied for, not the paper."""
    receipt = any(pair == ("tanda", "terima") for pair in pairwise(words))
    return receipt or bool(set(words) & _PROOFS and set(words) & _FILED)


def is_paid_for(key: str, words: tuple[str, ...]) -> bool:
    """Whether ``words`` name the proof that a document ``key`` was paid for, which is no proof of having it."""
    return key not in _OF_MONEY and bool(set(words) & _PAID)
