"""Where the matter of a mail lies, when that is not with us: then its citizen must hear that our answers are Jakarta's.

Only a place that a business, a building, a practice or a grave is said to be at counts, and only in a mail that names
none of ours: who lives in Bekasi may well have a shop in Jakarta.
"""

from __future__ import annotations

import re

from helpdesk.pattern import Pattern

_ELSEWHERE = (
    "Bogor", "Depok", "Tangerang Selatan", "Tangsel", "Tangerang", "Bekasi", "Cikarang", "Karawang", "Serang",
    "Cilegon", "Bandung", "Cimahi", "Cirebon", "Sukabumi", "Cianjur", "Garut", "Tasikmalaya", "Semarang",
    "Surakarta", "Solo", "Yogyakarta", "Jogja", "Yogya", "Sleman", "Bantul", "Magelang", "Surabaya", "Sidoarjo",
    "Malang", "Gresik", "Kediri", "Denpasar", "Bali", "Mataram", "Lombok", "Kupang", "Medan", "Padang", "Pekanbaru",
    "Batam", "Jambi", "Palembang", "Lampung", "Bengkulu", "Banda Aceh", "Pontianak", "Banjarmasin", "Balikpapan",
    "Samarinda", "Makassar", "Manado", "Palu", "Kendari", "Ambon", "Ternate", "Jayapura", "Sorong",
)  # fmt: skip
_NAMES = {name.lower(): name for name in _ELSEWHERE}
_HERE = Pattern(r"\b(?:jakarta|dki|jkt|jak(?:sel|bar|pus|tim|ut)|kepulauan seribu|pulau seribu)\b", flags=re.IGNORECASE)
_THERE = Pattern(
    r"\b(?:lokasi|lokasinya|tempat(?:nya)?|usaha(?:nya)?|toko(?:nya)?|warung(?:nya)?|cabang|gerai|kafe|cafe|restoran|klinik"
    r"|apotek|praktik|praktek|pabrik|gudang|bangunan|ruko|salon|kos|izin(?:nya)?|ijin(?:nya)?|buka|membuka|bangun"
    r"|membangun|makam(?:nya)?|shop|store|clinic|restaurant|business|located|location|office|open|build)\b"
    r"(?:[ ,]+(?!di |in |at )[\w/()-]+){0,4}[ ,]+(?:di|in|at) (?:daerah |wilayah |kota |kab(?:upaten|\.)? )?"
    rf"(?P<place>{'|'.join(map(str.lower, _ELSEWHERE))})\b",
    flags=re.IGNORECASE,
)
_OF_THE_WRITER = Pattern(r"\b(?:ktp|domisili|tinggal|warga|alamat|asal|live|living|resident)\b", flags=re.IGNORECASE)


def place_elsewhere(text: str) -> str | None:
    """Return the name of the place outside our province in which the matter lies, or None."""
    found = None if _HERE.search(text) else _THERE.search(text)
    if found is None or _OF_THE_WRITER.search(found[0]):
        return None
    return _NAMES[found["place"].lower()]
