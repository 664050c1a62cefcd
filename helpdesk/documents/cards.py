"""An identity card by the words printed on it, when its scan is cut off, badly read or without its labels."""

from __future__ import annotations

import re

from helpdesk.documents.words import word_set

_ALIKE = str.maketrans("l1|!0", "iiiio")  # signs that readers of pictures take for one another


def _folded(text: str) -> str:
    return text.lower().translate(_ALIKE).replace("rn", "m")


_LABELS = tuple(
    re.compile(pattern.replace("l", "i"))
    for pattern in (
        r"\bnik\b",
        r"\bnama\b",
        r"\b(?:tempat|tgl|tanggal) ?/? ?(?:tgl )?lahir\b",
        r"\bjenis kelamin\b",
        r"\bgol\.? darah\b",
        r"\balamat\b",
        r"\brt ?/? ?rw\b",
        r"\bkel ?/? ?desa\b",
        r"\bkecamatan\b",
        r"\bagama\b",
        r"\bstatus perkawinan\b",
        r"\bpekerjaan\b",
        r"\bkewarganegaraan\b",
        r"\bberlaku hingga\b",
        r"\bprovinsi\b",
        r"\bseumur hidup\b",
    )
)
_VALUES = tuple(
    re.compile(pattern.replace("l", "i"))
    for pattern in (
        r"\b(?:islam|kristen|katholik|katolik|protestan|hindu|budd?ha|konghucu)\b",
        r"\b(?:laki ?- ?laki|perempuan)\b",
        r"\b(?:kawin|cerai)\b",
        r"\bwni\b",
        r"\bseumur hidup\b",
    )
)
_BORN = re.compile(r"\b\d\d ?- ?\d\d ?- ?(?:19|20)\d\d\b")
_NUMBER = re.compile(r"\bnik\b|\b\d{16}\b", re.IGNORECASE)
# The number above the name is how such a card begins; what else has both says at its top what it is.
_BEGINS = re.compile(
    r"\A(?:[^\n:]{0,40}\n){0,3}?[^\na-z]{0,3}n ?i ?k\W{0,4}\d[\dx*.]{13,18}[^\n]{0,4}\n\W{0,3}nama\b", re.IGNORECASE
)
_ENOUGH = 5  # of these labels; letters and forms that have them say that they are letters and forms
_FEW = 2  # values that stand on a card with its number and its province
_BARE = 30  # words of a page of which only the head of the card could be read
_WORDS = 90  # a card has no more
_NO_CARD = word_set(
    _folded(
        "surat menerangkan bertanda formulir permohonan yth kepala kartu keluarga akta menyatakan biodata riwayat npwp "
        "sim paspor bpjs peserta mahasiswa mengemudi vaksin vaksinasi pasien faskes nisn nip jabatan instansi rekening"
    )
)
_LIVES_BY = re.compile(r"(?<=\bpekerjaan)[^\n]{3,40}$", re.IGNORECASE | re.MULTILINE)  # "PELAJAR/MAHASISWA"
_HOLDER = re.compile(r"\bnama\s*[:.]?\s*([^\n:]{3,40})", re.IGNORECASE)
_BELOW = re.compile(r"(?:\bnik\b|\b\d{16}\b)[^\n]*\n\s*([A-Z][A-Z .,']{2,39})\s*$", re.MULTILINE | re.IGNORECASE)


def is_identity_card(page: str) -> bool:
    """Whether ``page``, as printed, is what can be read on an Indonesian identity card (KTP), be it in part."""
    plain = _folded(_LIVES_BY.sub("", page))
    words = re.findall(r"[a-z]+", plain)
    if len(words) > _WORDS or set(words) & _NO_CARD:
        return False
    named = {"provinsi", "nik", "nama"} <= set(words) or _BEGINS.match(page.strip()) is not None
    bare = named and len(words) <= _BARE
    return bare or _is_bare_of_labels(page, plain) or (_count(_LABELS, plain) >= _ENOUGH and "nama" in words)


def _is_bare_of_labels(page: str, plain: str) -> bool:
    """Whether a number, a province and what a card says of its holder are there, without what it calls them."""
    values = _count(_VALUES, plain) + bool(_BORN.search(page))
    labels = _count(_LABELS, plain)
    return _NUMBER.search(page) is not None and values >= _FEW and ("provinsi" in plain or labels > _FEW)


def _count(patterns: tuple[re.Pattern[str], ...], plain: str) -> int:
    return sum(pattern.search(plain) is not None for pattern in patterns)


def named_on(page: str) -> str:
    """Return the name on a card as printed: behind its label, else in the line below the number; "" when none is."""
    found = _HOLDER.search(page) or _BELOW.search(page)
    return found[1].strip() if found else ""


def holder_of(page: str) -> frozenset[str]:
    """Return the words of the name on a card, lower-cased."""
    return frozenset(re.findall(r"[a-z]{3,}", named_on(page).lower()))
