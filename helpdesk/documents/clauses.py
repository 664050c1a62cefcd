"""The clauses of a mail, and whether what is said in one is so: of the writer's paper, and not denied or supposed."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from helpdesk.pattern import Pattern

_AROUND = 300  # code points of a sentence, or of a clause, on either side of a name or of what is said
_STOP = re.compile(r"[.?!](?=\s|$)|[;\n]")
_SENTENCE = re.compile(r"[.!?\n]+(?=\s|$)")
_PIECE = re.compile(
    r"[,;()]|\b(?:tapi|tp|tpi|tetapi|namun|cuma|cuman|hanya(?: saja)?|kecuali|sedangkan|sementara|melainkan|but|except"
    r"|however)\b"
    r"|\b(?=(?:sisanya|lainnya|selebihnya|(?:yang|yg) lain)\b)",
    re.IGNORECASE,
)
_NO_REASON = "".join(  # "belum jadi" is no "so"
    rf"(?<!\b{word} )"
    for word in ("belum", "blm", "tidak", "tdk", "ga", "gak", "nggak", "ngga", "sudah", "udah", "akan")
)
_REASON = re.compile(
    rf"\b(?:karena|krn|karna|soalnya|makanya|sehingga|because|so|{_NO_REASON}jadi(?:nya)?)\b", re.IGNORECASE
)
_NO = (
    r"(?:tidak|tdk|tak|gak?|nggak|ngga|enggak|kagak|bukan|bkn|belum|blm|blom|tanpa|jangan|not|never|no|isn'?t|aren'?t"
    r"|wasn'?t|don'?t)"
)
_DENIED = Pattern(
    rf"\b{_NO}(?: (?:ada|yang|yg|lagi|terlalu|begitu|sampai|akan|pernah|jadi|mau|perlu|boleh|bisa|pakai|sama|sekali"
    r"|longer|too|very|so|that|be|been|yet)){0,3} *$",
    r"\bbukan(?:lah)? (?:\w+ ){1,3}(?:yang|yg) *$",
    flags=re.IGNORECASE,
)
_SUPPOSED = Pattern(
    r"\b(?:kalau|kalo|klo|kl|jika|bila|apabila|seandainya|misal\w*|contoh\w*|apakah|apa|takut\w*|khawatir\w*|kuatir\w*"
    r"|kenapa|mengapa|boleh(?:kah)?|jangan|harus(?! (?:jujur|akui|mengakui|bilang|minta maaf))|wajib|dengar|denger|if"
    r"|whether|in case|(?:must|should)(?! (?:also |first )?(?:apologi[sz]e|admit|confess|mention|say|add|tell|note"
    r"|inform|warn)\b)|afraid|do(?: not|n'?t) think)\b",
    flags=re.IGNORECASE,
)
_RULE = Pattern(
    # "syarat sudah lengkap" is the writer's case
    r"\b(?:(?:per)?syarat(?:an)?(?:nya)?\b(?! (?:\w+ ){0,2}(?:lengkap|siap|terpenuhi|dipenuhi|beres|komplit)\b)"
    r"|(?:per)?aturan\w*|ketentuan\w*|pengumuman|tertulis|biasanya|rules?|requirements?)\b",
    r"\b(?:muncul (?:tulisan|pesan|notif\w*|keterangan)|(?:tulisan|pesan|notif\w*)(?:nya)? ?:? ?['\"‘“])",  # a screen
    flags=re.IGNORECASE,
)
_PARTICLES = r"(?:ya|yah|yaa|pak|bu|bpk|min|kak|mas|mbak|gan|sih|kan|kah|nih)"
_ASKED = re.compile(
    rf"\s{{0,3}}(?:{_PARTICLES}\s{{1,3}}){{0,3}}(?:(?:apa |atau )?(?:tidak|tdk|gak?|nggak|ngga|enggak|belum|blm))?"
    rf"(?:\s{{0,3}}{_PARTICLES}){{0,3}}\s{{0,3}}",
    re.IGNORECASE,
)
# "STR yang sudah mati tidak diterima"
_REFUSED = re.compile(
    r"\s{0,3}(?:(?:akan|pasti|otomatis|langsung|nanti|bisa|biasanya|maka|yang|yg) ){0,4}"
    r"(?:(?:tidak|tdk|gak?|nggak|ngga) (?:akan |bisa |dapat )?(?:di ?terima|di ?proses|berlaku)"
    r"|di ?tolak|di ?kembalikan|di ?balikin|is rejected|are rejected|will be (?:rejected|returned))\b",
    re.IGNORECASE,
)
_MINE = re.compile(
    r"\b(?:saya|sy|aku|gue|gw|kami|my|mine|our)\b|\b(?:ktp|kk|npwp|str|sip\w{0,3}|ijazah|foto|surat|berkas|punya)ku\b",
    re.IGNORECASE,
)
_FRIEND = r"te?man|rekan|kawan|kolega|colleague|friend"
FRIENDS = frozenset({"teman", "temen", "rekan", "kawan", "kolega", "colleague", "friend"})
# "saya bantu teman urus SIPP", "SIPP untuk teman saya", "I am applying for my colleague"
_FOR_FRIEND = re.compile(
    rf"\b(?:(?:mem)?bantu(?:in)?|(?:mem)?wakili|mewakili|atas nama|a\.?n\.?|kuasa (?:dari )?|untuk|utk|buat|bagi|for"
    rf"|on behalf of|helping|help)\s+(?:my |a |se ?orang )?(?:{_FRIEND})\b"
    rf"|\b(?:urus(?:kan|in)?|ngurus(?:in)?|mengurus(?:kan)?)\s+(?:\w+\s+){{0,3}}?(?:{_FRIEND})\b",
    re.IGNORECASE,
)
# Who is said to have a paper, before it or, of no relative, behind it; not who says something of it, or helps
_HELPS = r"(?! (?:bilang|kata|bantu|yang|yg|foto|scan|kirim|said|says)\b)"
_OF_WRITER = r"(?:'s|nya|ku)?(?: (?:kerja|kantor|kandung|saya|sy|kami|aku|gue))*\b"
_ANOTHER = re.compile(
    r"(?:(?<!\bkata )(?<!\bmenurut )(?<!\boleh )(?<!\bsama )(?<!\bdibantu )(?<!\blewat )(?<!\bke )(?<!\buntuk )"
    r"(?<!\bdifoto )(?<!\bdi foto )(?<!\bdiskan )(?<!\bdiscan )(?<!\bdi scan )(?<!\bdikirim )(?<!\bkak )(?<!\bby my )"
    rf"\b(?:(?P<friend>{_FRIEND})|tetangga|orang lain|neighbou?r)(?:-te?man)?"
    r"|^\W{0,5}(?:(?:punya|milik|kepunyaan|kalau|kalo|klo|dan|my) ){0,3}"
    r"(?P<kin>sepupu|kakak|adik|adek|abang|suami|istri|isteri|mertua|paman|tante|husband|wife|brother|sister"
    rf"|(?:bapak|ibu|ayah|mama|papa|anak|saudara)(?= (?:saya|sy|kami|aku)\b))){_OF_WRITER}{_HELPS}",
    re.IGNORECASE,
)
_PAGE = (
    r"(?:halaman|page)(?=(?:nya)? (?:upload|unggah\w*|login|masuk|daftar|web\w*|situs|portal|jakevo|oss|pendaftaran"
    r"|permohonan|pengajuan|utama|error|(?:tidak|tdk|gak?|nggak|ngga|enggak) (?:bisa|dapat|bs|mau) (?:di)?(?:buka|akses"
    r"|load)))|(?:upload|login|web|submission|application) page"
)
_THING = re.compile(
    r"\b(?P<at>(?:di|dari|dr|pakai|pake|lewat|lwt|melalui|via|dengan|dgn|ke|pada|oleh|by|from|in|on|with|to"
    r"|(?P<by>(?:hasil|(?<!pas )foto|scan|jepretan|versi|cetakan|print)"
    r"(?: (?:foto|kamera|scan|print|dari|pakai|pake))?))"
    r" (?:the )?)?"
    # a page of a paper is no page of a website
    rf"(?:(?:website|web|situs|portal|jakevo|oss|sistem|aplikasi|app|server|akun|account|link|tautan|{_PAGE}|site"
    r"|menu|tombol|e-?mail|gmail|surel|wa|whatsapp|hp|hape|handphone|ponsel|laptop|komputer|pc|printer|scanner|kamera"
    r"|internet|jaringan|koneksi|sinyal|wifi|listrik|atm|sim|bpjs)(?:nya|ku)?\b ?){1,4}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """What is said in one go; ``piece`` and ``sentence`` are the numbers of those that it belongs to.

    A piece stands between commas and words like *tapi*: in it, what is said has its reason. ``asks``: it ends a
    question.
    """

    text: str
    piece: int
    sentence: int
    asks: bool


def clauses(text: str) -> list[Clause]:
    """Return the clauses of a text, in order."""
    found: list[Clause] = []
    start = piece = 0
    edges = [(edge.start(), edge.end(), "?" in edge[0]) for edge in _SENTENCE.finditer(text)]
    for number, (end, after, asks) in enumerate((*edges, (len(text), len(text), False))):
        parts = [_REASON.split(part) for part in _PIECE.split(text[start:end])]
        own = [(part, piece + at) for at, together in enumerate(parts) for part in together]
        found += [Clause(part, at, number, asks and i + 1 == len(own)) for i, (part, at) in enumerate(own)]
        start, piece = after, piece + len(parts)
    return found


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands in the same sentence before and after ``text[start:end]``, up to 300 code points each."""
    before = _STOP.split(text[max(0, start - _AROUND) : start])[-1]
    return before, _STOP.split(text[end : end + _AROUND], maxsplit=1)[0]


def why_not_so(before: str, after: str, ours: Collection[str] = (), *, asks: bool = False) -> str:
    """Return why what is said between ``before`` and ``after`` of a clause is not so of a paper of the writer's.

    That is "supposed", "denied", "asked", "rule" or "another's", and "" where it is so. ``ours`` are the relatives for
    whom the writer acts.
    """
    if _SUPPOSED.search(before):
        return "supposed"
    if _DENIED.search(before):
        return "denied"
    if asks and _ASKED.fullmatch(after):
        return "asked"
    if (_REFUSED.match(after) or _RULE.search(before)) and not _MINE.search(before):
        return "rule"
    return "another's" if is_anothers(before, ours) else ""


def is_anothers(words: str, ours: Collection[str] = ()) -> bool:
    """Whether somebody else's paper is spoken of, and not the writer's behind it, nor that of one of ``ours``."""
    others = [
        found for found in _ANOTHER.finditer(words) if (found["kin"] or found["friend"] or "").lower() not in ours
    ]
    return bool(others) and not _MINE.search(words, others[-1].end())


def acts_for_a_friend(text: str) -> bool:
    """Whether the writer of a mail says to apply for a friend or a colleague, whose papers are then meant."""
    return _FOR_FRIEND.search(text) is not None


def behind_a_thing(words: str) -> str | None:
    """Return what stands behind the last website, account or telephone that is spoken of; None without one.

    One by which something is done is not spoken of: "saya kirim lewat website".
    """
    things = [found for found in _THING.finditer(words) if not found["at"]]
    return words[things[-1].end() :] if things else None


def opens_with_a_thing(words: str) -> bool:
    """Whether a website, an account or a telephone is what is spoken of first: "error websitenya".

    Not one that the paper was made with: "agak buram hasil foto HP".
    """
    found = _THING.match(words.lstrip())
    return found is not None and not found["by"]
