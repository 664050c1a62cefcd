"""Narrow answers that suppose a case, and what of a mail says that its writer is in it, or is not.

"Whether it can be renewed while credits are short" is for who is short of them and renews; the twenty trees are owed by
who felled one without a permit, and not by who asks what a permit will demand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from helpdesk.pattern import Pattern


@dataclass(frozen=True, slots=True)
class _Supposed:
    """What a line says, what a mail in its case says, and what one that is not in it says; None: nothing decides."""

    says: re.Pattern[str]
    told: Pattern | None = None
    denied: Pattern | None = None
    unless: Pattern | None = None  # with which ``denied`` says nothing


_NO = r"(?:tidak|tdk|ga|gak|nggak|ngga|enggak|belum|blm)"
_TIMES = Pattern(  # a third time is no third place
    r"\b(?:kedua|ketiga|ke ?-?[23]|[23]|second|third) ?(?:kali|x|times?)(?:nya)?\b", flags=re.IGNORECASE
)
_PLACES = Pattern(
    r"\b(?:sip\w*|izin|ijin|praktik|praktek|tempat|lokasi|apotek|klinik|rs|rumah sakit|optik|permit)(?: (?:saya|kami"
    r"|praktik"
    r"|praktek|yang|yg))*(?: ke ?-?|-| )?(?:kedua|ketiga|ke-?[23]|[23]|dua|tiga|lain\b)(?! ?(?:kali|x\b))",
    r"\b(?:kedua|ketiga|ke-?[23]|dua|tiga|2|3|beberapa|lebih dari satu|two|three|second|third|another)(?:nya)? "
    r"(?:tempat|sip\w*|lokasi|apotek|apotik|klinik|rs|rumah sakit|optik|praktik|praktek|izin|places?|permits?|clinics?"
    r"|hospitals?|pharmac\w+)\b",
    r"\b(?:dua-?duanya|tambah\w*|nambah|rangkap\w*|merangkap|sekaligus di|cabang|kota lain|daerah lain|nyambi"
    r"|sampingan)\b",
    flags=re.IGNORECASE,
)
_SHORT_OF = Pattern(
    rf"\bskp\w*\b[^?!\n]{{0,100}}\b(?:kurang|belum|blm|baru|masih|sedikit|dikit|merah|{_NO} (?:cukup|penuh|lengkap"
    rf"|ada))\b",
    r"\b(?:kurang|kekurangan|belum (?:cukup|lengkap|penuh))\b[^.?!\n]{0,30}\bskp\b",
    r"\bskp (?:saya |nya )?(?:cuma|hanya)\b|\b(?:skp|credits?)\b[^.?!\n]{0,30}\b(?:short|lack\w*|not enough|missing"
    r"|only)\b",
    r"\btanpa skp\b|\bskp(?:nya)? (?:menyusul|nyusul)\b",
    flags=re.IGNORECASE,
)
_RENEWS = Pattern(
    r"(?<!bukan )\b(?:di|mem)?perpanjang\w*|\b(?:sip|izin|ijin)\w*\b[^.?!\n]{0,40}\b(?:habis|abis|mati|berakhir"
    r"|expired?|lewat)"
    r"|\brenew\w*|\bextend\w*|\bexpir\w*",
    flags=re.IGNORECASE,
)
_FELLED = Pattern(
    r"\b(?:sudah|udah|udh|sdh|telah|keburu|terlanjur|kadung|habis|abis) (?:\w+ ){0,2}(?:di|me|ne)?n?[et]bang\w*"
    r"|\b(?:tanpa|belum ada|tidak ada|ga ada|gak ada) (?:surat )?(?:izin|ijin)|\b(?:sanksi|denda|hukum\w*|pidana"
    r"|ketahuan|ketauan"
    r"|sembarangan|diam-?diam|liar|ilegal)\b"
    r"|\b(?:already|illegally) (?:cut|felled)|\bwithout (?:a |any )?permit|\bfine[sd]?\b|\bpenalt\w+",
    flags=re.IGNORECASE,
)
_LOST = Pattern(
    r"\b(?:hilang|ilang|kehilangan|rusak|sobek|robek|terbakar|kebakar\w*|kebanjiran|banjir|(?:tidak|ga|gak"
    r"|nggak) (?:ada|ketemu|punya)"
    r"|entah (?:ke|di) ?mana|lost|damaged|missing)\b",
    flags=re.IGNORECASE,
)
_MOVES = Pattern(
    r"\b(?:(?:di|ber|ke)?pindah\w*|pndah|mutasi|relokasi|resign|tempat (?:\w+ )?(?:baru|lain)|(?:rs|klinik|apotek"
    r"|puskesmas|optik|faskes"
    r"|rumah sakit)\w* (?:\w+ )?(?:baru|lain)|(?:sip\w*|izin) (?:yang |yg )?(?:baru|lama|lain)"
    r"|dicabut (?:lebih )?d(?:ul|ahul)u"
    r"|cabut d(?:ul|ahul)u"
    r"|kerja di|keterima|diterima di|mov(?:e|es|ed|ing)|new (?:place|clinic|hospital|job)|other (?:clinic|hospital))\b",
    flags=re.IGNORECASE,
)
_DEAD = Pattern(
    r"\b(?:suami|istri|isteri|ayah|ibu|bapak|pemegang|dokter|almarhum\w*|alm|beliau|husband|wife|father"
    r"|mother)\b[^.?!\n]{0,40}"
    r"\b(?:meninggal|wafat|berpulang|died|passed away)\b|\b(?:almarhum\w*|alm\.)",
    flags=re.IGNORECASE,
)
_SEVERAL_BODIES = Pattern(
    r"\b(?:[2-9]|[1-9]\d|dua|tiga|empat|lima|enam|tujuh|delapan|beberapa|sejumlah|several|two|three|four|five)"
    r" (?:(?:buah|unit|lokasi) )?(?:sd|smp|sma|smk|slb|tk|paud|sekolah|instansi|dinas|kantor|puskesmas|rs|rsud"
    r"|rumah sakit|kelurahan|kecamatan|panti|schools?|hospitals?|offices?|agencies)\b",
    flags=re.IGNORECASE,
)
_OF_THE_DEAD = Pattern(  # who can no longer sign an agreement on the use of their land
    r"\b(?:sertifikat|sertipikat|shm|hgb|girik|ajb|letter c|tanah|lahan|certificate|title deed|land)\b[^.?!\n]{0,60}"
    r"\b(?:almarhum\w*|alm\b|mendiang|meninggal|wafat|warisan|inherit\w*|deceased|late (?:father|mother|husband"
    r"|grand\w+))",
    flags=re.IGNORECASE,
)
_OF_OTHERS = Pattern(
    r"\b(?:\w*sewa\w*|\w*kontrak\w*|\w*pinjam\w*|numpang|menumpang|(?:orang|pihak|pemilik) lain|bukan milik|rent\w*"
    r"|lease\w*|somebody else\w*|perjanjian)\b",
    flags=re.IGNORECASE,
)
_CASES = (
    _Supposed(
        re.compile(
            r"\bpemilik bangunan bukan pemegang hak atas tanah\b|\bowner of the building does not hold\b", re.IGNORECASE
        ),
        denied=_OF_THE_DEAD,
        unless=_OF_OTHERS,
    ),
    _Supposed(
        re.compile(r"\bpenelitian di satu instansi saja\b|\bresearch is at one institution only\b", re.I),
        denied=_SEVERAL_BODIES,
    ),
    _Supposed(
        re.compile(r"selagi skp masih kurang|while (?:the )?(?:skp|credits?)\b[^.]*\b(?:short|not enough)", re.I),
        _SHORT_OF,
    ),
    _Supposed(
        re.compile(r"selagi skp masih kurang|while (?:the )?(?:skp|credits?)\b[^.]*\b(?:short|not enough)", re.I),
        _RENEWS,
    ),
    _Supposed(
        re.compile(r"\bkedua (?:dan|atau) ketiga\b|\bsecond (?:and|or) third\b", re.IGNORECASE),
        denied=_TIMES,
        unless=_PLACES,
    ),
    _Supposed(
        re.compile(
            r"\bditebang tanpa izin wajib diganti\b|\bfelled without a permit\b[^.]*\breplaced\b", re.IGNORECASE
        ),
        _FELLED,
    ),
    _Supposed(
        re.compile(r"^(?:Bila|Jika) (?:IPTM|surat) [^,.]*\bhilang\b|^If the (?:IPTM|paper) [^,.]*\blost\b"), _LOST
    ),
    _Supposed(
        re.compile(
            r"\bbiasanya dicabut (?:sebelum pemegangnya pindah|dahulu, lalu)"
            r"|\busually revoked (?:before its holder moves|first)"
        ),
        denied=_DEAD,
        unless=_MOVES,
    ),
    _Supposed(
        re.compile(r"^Apakah papan nama usaha\b[^.]*\bdikecualikan\b|^Whether (?:small )?shop signs\b"),
        denied=Pattern(r"\b(?:menunggu pembayaran|skrd|skpd)\b", flags=re.IGNORECASE),
    ),
)


def is_for_another_case(text: str, mail: str) -> bool:
    """Return whether ``text`` of a narrow answer supposes a case in which the writer of ``mail`` is not."""
    return any(
        (one.told is not None and not one.told.search(mail))
        or (one.denied is not None and one.denied.search(mail) and not (one.unless and one.unless.search(mail)))
        for one in _cases_of(text)
    )


@lru_cache(maxsize=8192)  # of the knowledge base
def _cases_of(text: str) -> tuple[_Supposed, ...]:
    return tuple(one for one in _CASES if one.says.search(text))
