"""How a mail says that only a part of a paper came: "hasil uji baru 3 bulan, sisanya menyusul"."""

from __future__ import annotations

import re

from helpdesk.pattern import Pattern

# *hanya* and *cuma* begin a clause, and then no longer stand before it
PART = (
    r"(?:(?:baru|hanya|cuma|cuman|only)|(?<!\w )(?=\w))"
    r"(?: ?\b(?:ada|dapat|dapet|sampai|sampe|keluar|terkumpul|yang|yg)\b){0,2} ?"
    r"(?:(?:\d{1,2}|satu|dua|tiga|empat|lima|enam|one|two|three|four|five) ?(?:bulan|bln|minggu|unit|lembar|halaman|hal"
    r"|orang|org|kendaraan|buah|set|titik|months?|pages?)|sebagian|separuh|separo|setengah(?:nya)?|part|half)"
)
"""What says of a paper that it is a part, where the writer says as well that there is a rest."""
REST = Pattern(
    r"\b(?:sisanya|selebihnya|kekurangannya|sisa (?:\w+ )?lagi|(?:yang|yg) lain(?:nya)?"
    r"|the (?:rest|remaining|others?))\b[^.;\n]{0,40}"
    r"\b(?:menyusul|nyusul|susul\w*|belum|blm|masih|nanti|besok|akan|follow|later|soon)\b",
    flags=re.IGNORECASE,
)
"""What says that there is a rest, which will follow."""
