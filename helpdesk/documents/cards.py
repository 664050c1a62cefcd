"""An identity card by the words printed on it, when its scan is cut off or badly read."""

from __future__ import annotations

import re

from helpdesk.documents.words import word_set

_ALIKE = str.maketrans("l1|!0", "iiiio")  # signs that readers of pictures take for one another


def _folded(text: str) -> str:
    return text.lower().translate(_ALIKE).replace("rn", "m")


_FIELDS = tuple(
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
_ENOUGH = 5  # of these fields; letters and forms that have them say that they are letters and forms
_BARE = 30  # words of a page of which only the head of the card could be read
_WORDS = 90  # a card has no more
_NO_CARD = word_set(
    _folded(
        "surat menerangkan bertanda formulir permohonan yth kepala kartu keluarga akta menyatakan biodata riwayat npwp "
        "sim paspor"
    )
)
_HOLDER = re.compile(r"\bnama\s*[:.]?\s*([^\n:]{3,40})", re.IGNORECASE)


def is_identity_card(page: str) -> bool:
    """Whether ``page``, as printed, is what can be read on an Indonesian identity card (KTP), be it in part."""
    plain = _folded(page)
    words = re.findall(r"[a-z]+", plain)
    if len(words) > _WORDS or set(words) & _NO_CARD:
        return False
    bare = {"provinsi", "nik", "nama"} <= set(words) and len(words) <= _BARE
    return bare or (sum(field.search(plain) is not None for field in _FIELDS) >= _ENOUGH and "nama" in words)


def holder_of(page: str) -> frozenset[str]:
    """Return the words of the name on a card, lower-cased."""
    found = _HOLDER.search(page)
    return frozenset(re.findall(r"[a-z]{3,}", found[1].lower())) if found else frozenset()
