"""Whether a mail reports what another builds or runs without a permit, or asks whether that one has it.

Its writer wants no permit and pays nobody: "tetangga saya bangun empat lantai, tidak ada papan PBG, lapor ke siapa?",
"katanya izin towernya sudah keluar, bagaimana kami cek?"
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
_NOT = "tidak|tak|tdk|ga|gak|nggak|ngga|engga|enggak|kagak|kaga|belum|blm|gaada"
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
_I = r"(?<!tetangga )(?<!warga )(?<!sebelah )(?<!belakang )\b(?:saya|kami|sy|aku|gue|gw)"
_OWN = Pattern(  # who builds himself, or was reported
    rf"{_I} (?:(?!(?:{_NOT})\b)\w+ )?(?:mau|ingin|pengen|hendak|akan|rencana|berencana)"
    r" (?!tahu|tau|(?:ber)?tanya|nanya|(?:me)?lapor|(?:meng|ng)adu|komplain|protes|minta|mohon|se?top|(?:meng)?hentikan"
    r"|(?:me)?mastikan|pastikan|(?:nge|menge)?cek|gaduh|ribut|cari)\w",
    r"\A(?:\W*(?:halo|hai|min|kak|pagi|siang|sore|malam|selamat|permisi|izin|mohon|info|tanya|bertanya)\b)*\W*"
    r"(?:mau|ingin|pengen|hendak|rencana|berencana)"
    r" (?:buka|bangun|bikin|pasang|membuka|membangun|mendirikan|memasang)\b",
    rf"{_I} (?:sedang |lagi |sudah |udah )?"
    r"(?:bangun|bikin|buka|membangun|mendirikan|membuka|renovasi|merenovasi)\b",
    r"(?<!sebelah )(?<!samping )(?<!belakang )(?<!depan )(?<!dekat )"
    r"\b(?:rumah|bangunan|usaha|ruko|kos\w*|warung|bengkel|proyek|gudang|toko|kafe)"
    r"(?: (?!tetangga|sebelah|belakang|dekat|depan|samping|di|dalam|wilayah|lingkungan)\w+){0,2}"
    r" (?:saya|kami|sy|aku|gue|gw)\b"
    # what the other's work does to it
    r"(?! (?:\w+ ){0,2}(?:retak|rusak|bocor|kena|terdampak|terganggu|tertutup|gelap|banjir|kebanjiran|miring|ambles"
    r"|amblas|getar|bergetar|roboh|berdebu|bising))",
    rf"{_I} (?:\w+ )?(?:punya|memiliki|menyewakan|pakai|pake) (?:\w+ )?(?:rumah|usaha|bengkel|warung|toko|kos\w*"
    rf"|gudang)",
    rf"{_I} [^.?!]{{0,40}}, (?:punya|memiliki) (?:rumah|usaha|bengkel|warung|toko|kos\w*|gudang)",
    r"\b(?:warga|rw|rt|pkk|karang taruna)\b[^.?!]{0,40}\b(?:bermaksud|berencana|hendak|ingin|mau|akan)"
    r" (?:membuka|membangun|mendirikan|buka|bangun|bikin|mengadakan|adakan|menyelenggarakan|gelar)\b",
    r"\b(?:sebelum|takut|daripada|kalau|kalo|klo|jangan sampai) (?:\w+ )?(?:dilaporin|dilaporkan|disegel|digerebek)\b",
    r"\b(?:saya|kami|sy) (?:dilaporkan|dilaporin|ditegur|disegel|didatangi)\b",
    r"\b(?:i|we) (?:want|plan|would like|am going|are going|am|are) (?:to )?(?:build|open|start|building|opening)\w*\b",
    r"\b(?:my|our) (?:building|project|business|workshop|warehouse|shop)\b",
    flags=re.IGNORECASE,
)
_IN_OUR_STREET = Pattern(  # of whom a neighbourhood speaks
    r"\b(?:ketua|pengurus|warga|bendahara|sekretaris) (?:rt|rw)\b|\b(?:rt|rw) \d+"
    r"|\b(?:dekat|deket|belakang|samping|depan|sebelah|seberang) (?:rumah|kos\w*|apartemen|kontrakan|kantor)(?:nya)?\b"
    r"|\bwarga (?:saya|sy|kami|sekitar|sini|setempat)\b|\btetangga\b|\bsebelah rumah\b"
    r"|(?<!ke )\b(?:rumah|bangunan|ruko|lahan|tanah|kavling) (?:sebelah|samping|belakang|depan)\b"
    r"|\b(?:wilayah|lingkungan|kampung|gang|komplek\w*|daerah|perumahan) (?:saya|sy|kami|kita|sini)\b"
    r"|\b(?:our|my) (?:neighbou?r\w*|street|area)\b|\bnext door\b",
    flags=re.IGNORECASE,
)
_DONE_THERE = Pattern(
    r"\b(?:praktik|praktek|(?:nyuntik|suntik\w*)|ngaku (?:dokter|perawat|bidan|mantri|ahli)|klinik|lounge|diskotek"
    r"|hiburan"
    r"|tower|menara|bts|galian|menggali|kabel|fiber|reklame|baliho|billboard|videotron|lapangan|padel|futsal|salon|spa|filler|parkir\w*|hajatan|konser)\b",
    flags=re.IGNORECASE,
)
_PAPER = r"(?:(?:ber)?i[zj]in\w*|imb|pbg|slf|permits?|licen[cs]e[ds]?)"
_WHETHER_THERE = Pattern(  # "sudah berizin?", "bener ada izinnya?", "gimana ngecek izinnya?"
    rf"\b(?:nge|menge|di)?cek\w*\b[^.?!]{{0,50}}\b{_PAPER}\b|\b{_PAPER}\b[^?!]{{0,60}}\b(?:nge|menge|di)?cek\w*\b",
    r"\b(?:sudah|udah|udh|sdh|apakah|benar|bener|beneran|betul|memang|emang)\b[^.?!]{0,40}(?<!sampai )(?<!perlu )"
    rf"(?<!butuh )(?<!wajib )(?<!sebelum )(?<!urus )(?<!mengurus )(?<!minta )(?<!nunggu )(?<!pakai )"
    rf"(?<!pemohon )(?<!memohon )(?<!memerlukan )(?<!membutuhkan )(?<!mengajukan )(?<!ajukan )\b{_PAPER}\b"
    r"[^.?!]{0,25}\?",
    rf"\b(?:ada|punya|pny)\b(?: \w+)? ?{_PAPER} (?:apa |atau )?(?:{_NOT}|g)\b",
    rf"\b(?:apakah|apa) {_PAPER}(?: (?!saya|kami|sy)\w+){{0,3}} (?:terdaftar|tercatat|sah|asli|resmi|lengkap)\b",
    rf"\bapakah [^.?!,;]{{0,40}}\b(?:ada|punya|memiliki|mempunyai|sudah|telah)(?: \w+)? {_PAPER}\b",
    rf"\b(?:check|verify|find out|tell)\b[^.?!]{{0,40}}\b(?:has|have|holds?|there is|got)\b[^.?!]{{0,15}}\b{_PAPER}\b",
    flags=re.IGNORECASE,
)
_SIGNS = (_ANOTHER, _WITHOUT, _WANTED)


def reports_unpermitted(words: str) -> bool:
    """Whether the writer of ``words``, on one line, reports a building or business of another that has no permit.

    Or asks, for a neighbourhood, whether what is built or run there has one.
    """
    reports = _done_there(words) and all(sign.search(words) for sign in _SIGNS)
    return (reports or asks_whether_permitted(words)) and not _OWN.search(words)


def asks_whether_permitted(sentence: str) -> bool:
    """Whether words ask if what another builds or runs in the neighbourhood of their writer has a permit."""
    return bool(_done_there(sentence) and _IN_OUR_STREET.search(sentence) and _WHETHER_THERE.search(sentence))


def _done_there(words: str) -> bool:
    """Whether words speak of something that is built, dug, put up or run."""
    return (_BUILDING.search(words) or _DONE_THERE.search(words)) is not None
