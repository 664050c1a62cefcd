"""Names that say of a paper only that it is under way or paid for: "bukti registrasi ulang STR", "resi KTP"."""

from __future__ import annotations

import re
from itertools import pairwise

from helpdesk.documents.neighbours import MONEY
from helpdesk.documents.words import word_set
from helpdesk.model.question import DAMAGED, LOCKED, UNREADABLE
from helpdesk.pattern import Pattern

_PROOFS = word_set("receipt bukti resi antrian antrean invoice billing")
_WAITS = word_set("pending antri antre menyusul nyusul")
_NOT_YET = word_set("belum blm blom")
_NO = word_set("tidak ga gak nggak kurang belum blm not")
_GONE = word_set("dicabut dibekukan diblokir blokir hilang ilang ditahan disita dicuri tercecer")
_REPORTED = word_set("surat laporan lapor lp keterangan tanda stplk sktlk polisi polsek polres kepolisian kehilangan")
_UNREADABLE = word_set("buram burem blur ngeblur blurry unreadable")
_CORRUPT = word_set("corrupt")
_ILL = word_set("jelas terbaca kebaca terlihat kelihatan")
_THERE = word_set("jadi terbit keluar selesai ada punya dapat turun")
_STILL = word_set("dalam sedang masih on msh lagi")
_BY_WHOM = word_set(
    "kelurahan kecamatan bpn ptsp notaris dinas rt rw dukcapil cetak perpanjangan penerbitan pengurusan verifikasi"
)
_FILED = word_set(
    "pengajuan pendaftaran daftar registrasi perpanjangan terima antrian antrean proses pengurusan permohonan "
    "application registration submission pembuatan upload submit kirim pengiriman penyerahan"
)
_OF_A_PAYMENT = word_set("setoran pembayaran uang stts pbb")  # "surat tanda terima setoran"
_OF_A_PLANT = word_set("alir alur uraian diagram bagan")  # "diagram alir proses"
_NOTICE = 600  # characters of what a viewer says in place of a document
_CLOSED = re.compile(
    r"\b(?:dokumen|file|berkas|pdf|document)\b[^.\n]{0,30}\b(?:terkunci|dikunci|terenkripsi|tidak (?:dapat|bisa) dibuka"
    r"|(?:is )?(?:password[- ]protected|locked|protected|encrypted|damaged))"
    r"|\b(?:masukkan|enter)\b[^.\n]{0,20}\b(?:kata sandi|password)"
    r"|if this message is not eventually replaced by the proper contents",
    re.IGNORECASE,
)
_LOCKED = re.compile(r"kunci|enkripsi|sandi|password|locked|protected|encrypted", re.IGNORECASE)
_UNLOCKS = r"(?:password|kata sandi|sandi)"
_PASSWORD = Pattern(
    rf"\b(?:{_UNLOCKS}(?:nya)?(?:(?: \w+){{0,3}}\s?[:=]|\s(?:adalah|yaitu|is\b|pakai|pake|tgl|tanggal|nanti|menyusul"
    r"|(?:akan )?(?:saya|kami) (?:kirim|kasih|beri)))"
    rf"|(?:kirim|kasih|beri|info)(?:kan|in)? {_UNLOCKS})",
    flags=re.IGNORECASE,
)
_PAID = word_set("bayar pembayaran transfer invoice billing kwitansi")
_OF_MONEY = MONEY | {"surat-pernyataan"}


def is_under_way(words: tuple[str, ...]) -> bool:
    """Whether ``words`` name the proof that a paper was applied for, not the paper."""
    receipt = any(pair == ("tanda", "terima") for pair in pairwise(words)) and not set(words) & _OF_A_PAYMENT
    running = (
        bool(set(words) & _WAITS)
        or any(a in _NOT_YET and b in _THERE for a, b in pairwise(words))
        or (words[-1:] == ("proses",) and not set(words) & _OF_A_PLANT)
        or any((a in _STILL and b == "proses") or (a == "proses" and b in _BY_WHOM) for a, b in pairwise(words))
    )
    return receipt or running or bool(set(words) & _PROOFS and set(words) & _FILED)


def is_absent(words: tuple[str, ...]) -> bool:
    """Whether a name says that the paper is not there: "KTP hilang", "NPWP belum ada"."""
    return words[-1] in _NOT_YET or (bool(set(words[1:]) & _GONE) and not set(words) & _REPORTED)


def why_unusable(words: tuple[str, ...]) -> str | None:
    """Return the remark that a name makes of its paper itself: "KTP buram", "ijazah kurang jelas", "STR corrupt"."""
    if set(words) & _CORRUPT:
        return DAMAGED
    ill = any(first in _NO and second in _ILL for first, second in pairwise(words))
    return UNREADABLE if ill or set(words) & _UNREADABLE else None


def why_closed(text: str) -> str | None:
    """Return the remark on a file of which all that could be read is that it asks for a password, or does not open."""
    if len(text) >= _NOTICE or not _CLOSED.search(text):
        return None
    return LOCKED if speaks_of_password(text) else DAMAGED


def speaks_of_password(text: str) -> bool:
    """Whether what is said not to open is locked."""
    return _LOCKED.search(text) is not None


def gives_password(mail: str) -> bool:
    """Whether who sends a locked file gives the password, or says that it will be sent."""
    return _PASSWORD.search(mail) is not None


def is_paid_for(key: str, words: tuple[str, ...]) -> bool:
    """Whether ``words`` name the proof that a document ``key`` was paid for, which is no proof of having it."""
    return key not in _OF_MONEY and bool(set(words) & _PAID)
