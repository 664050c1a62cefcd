"""An identity card by the words printed on it, when its scan is cut off or badly read."""

from __future__ import annotations

import re

from helpdesk.documents.words import word_set

_FIELDS = tuple(
    re.compile(pattern)
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
_ENOUGH = 5  # of these fields; letters and forms that have them say that they are letters and forms
_WORDS = 90  # a card has no more
_NO_CARD = word_set(
    "surat menerangkan bertanda formulir permohonan yth kepala kartu keluarga akta menyatakan biodata riwayat npwp "
    "sim paspor"
)
_HOLDER = re.compile(r"\bnama\s*[:.]?\s*([^\n:]{3,40})", re.IGNORECASE)
_MISREAD = str.maketrans("105", "ios")  # digits that readers of pictures take for letters, inside a word
_MIXED = re.compile(r"\b(?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{3,}\b")


def is_identity_card(page: str) -> bool:
    """Whether ``page`` is what can be read on an Indonesian identity card (KTP), though some of it be missing."""
    plain = _MIXED.sub(lambda found: found[0].translate(_MISREAD), page.lower())
    words = re.findall(r"[a-z]+", plain)
    if len(words) > _WORDS or set(words) & _NO_CARD:
        return False
    return sum(field.search(plain) is not None for field in _FIELDS) >= _ENOUGH and "nama" in words


def holder_of(page: str) -> frozenset[str]:
    """Return the words of the name on a card, lower-cased."""
    found = _HOLDER.search(page)
    return frozenset(re.findall(r"[a-z]{3,}", found[1].lower())) if found else frozenset()
