"""Whether a mail reports what another builds or runs without a permit.

Its writer wants no permit and pays nobody: "tetangga saya bangun empat lantai, tidak ada papan PBG, lapor ke siapa?"
"""

from __future__ import annotations

import re

from helpdesk.pattern import Pattern

_ANOTHER = Pattern(
    r"\b(?:tetangga|sebelah|samping|belakang|depan|dekat|gang|kampung|lingkungan|rt|rw|warga|orang|org|dia|mereka"
    r"|next (?:door|to)|neighbou?rs?|behind|beside|opposite|near|someone|somebody)\b",
    flags=re.IGNORECASE,
)
_BUILDING = Pattern(
    r"\b(?:(?:mem|di|pem)?bangun(?:an)?(?:nya)?|proyek\w*|konstruksi|ditingkat|lantai|ruko|kos(?:an|-kosan)?|gudang"
    r"|usaha\w*|bengkel|pabrik|kafe|warung|build\w*|construct\w*|stor(?:eys?|ies)|floors?|business|workshop|warehouse)\b",
    flags=re.IGNORECASE,
)
_NOT = "tidak|tak|tdk|ga|gak|nggak|ngga|enggak|kagak|belum|blm|gaada"
_WITHOUT = Pattern(
    rf"(?<!boleh )(?<!bisa )(?<!apa )\b(?:tanpa|{_NOT}|no|without|not)\b"
    r"(?: (?!tahu|tau|perlu|usah|know|need)\w+){0,3}"
    r" (?:(?:ber)?i[zj]in\w*|imb|pbg|slf|papan|permits?|licen[cs]e[ds]?)\b",
    rf"\b(?:i[zj]in\w*|imb|pbg|slf|papan\w*)(?: \w+){{0,2}} (?:{_NOT}) (?:ada|kelihatan|terlihat|dipasang)\b",
    r"\b(?:bangunan|pembangunan|usaha|kos\w*) (?:liar|ilegal|illegal)\b",
    r"\billegal(?:ly)?\b",
    flags=re.IGNORECASE,
)
_WANTED = Pattern(  # who is told, looks, stops it, learns the name
    r"\b(?:(?:me|di)?lapor\w*|pelapor\w*|(?:meng|di)?adu(?:kan|in)?|ngadu\w*|(?:di|meng)?henti\w*|stop|distop|nyetop"
    r"|ditindak|ditertibkan|dibongkar|disegel|(?:di|nge|menge)?cek|diperiksa|(?:di)?rahasia\w*|anonim\w*|report(?:ing)?|stop(?:ped)?|check|anonym\w*)\b",
    flags=re.IGNORECASE,
)
_I = r"(?<!tetangga )(?<!sebelah )(?<!belakang )\b(?:saya|kami|sy|aku|gue|gw)"
_OWN = Pattern(  # who builds himself, or was reported
    rf"{_I} (?:\w+ )?(?:mau|ingin|pengen|hendak|akan|rencana|berencana)"
    r" (?!tahu|tau|(?:ber)?tanya|nanya|(?:me)?lapor|(?:meng|ng)adu|komplain|protes|minta|mohon)\w",
    rf"{_I} (?:sedang |lagi |sudah |udah )?"
    r"(?:bangun|bikin|buka|membangun|mendirikan|membuka|renovasi|merenovasi)\b",
    r"\b(?:rumah|bangunan|usaha|ruko|kos\w*|warung|bengkel|proyek|gudang|toko|kafe)"
    r"(?: (?!tetangga|sebelah|belakang|dekat|depan|samping)\w+){0,2} (?:saya|kami|sy|aku|gue|gw)\b",
    r"\b(?:saya|kami|sy) (?:dilaporkan|dilaporin|ditegur|disegel|didatangi)\b",
    r"\b(?:i|we) (?:want|plan|would like|am going|are going|am|are) (?:to )?(?:build|open|start|building|opening)\w*\b",
    r"\b(?:my|our) (?:building|project|business|workshop|warehouse|shop)\b",
    flags=re.IGNORECASE,
)
_SIGNS = (_ANOTHER, _BUILDING, _WITHOUT, _WANTED)


def reports_unpermitted(words: str) -> bool:
    """Whether the writer of ``words``, on one line, reports a building or business of another that has no permit."""
    return all(sign.search(words) for sign in _SIGNS) and not _OWN.search(words)
