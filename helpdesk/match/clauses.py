"""A sentence parted into the clauses that ask by themselves: "ngurus SIUP dimana ya, trs biayanya brp" asks twice."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from helpdesk.match import courtesy, cues
from helpdesk.match.aspects import usual
from helpdesk.match.parting import COMMA, LEADS, is_one, names_further, parts
from helpdesk.match.sentences import Span
from helpdesk.match.spoken import ends_by_particle, hangs_together

SEPARATORS = 60  # places in one sentence where it may be parted
SHORT = 4  # words of a question that follows a story after a comma
CLAUSE = 600  # characters of a clause that are read

_WORDS = (
    "dan|serta|dn|trus|trs|terus|truss|lalu|kemudian|sama|sm|ama|ame|sareng|jeung|karo|kaliyan|kalih|sekalian|plus|and|also"
    "|then|&|\\+|juga|jg"
    "|nah|kalau|kalo|klo|kl|satu lagi|oh iya|oiya"
)
_SEPARATOR = re.compile(
    # begins at the first of a run of blanks and never looks into the run again: mail holds runs of forty thousand
    rf"(?<!\s)(?:\s*+[,;:]\s+(?:(?:dan|serta|and)\s+)?|\s++(?:{_WORDS})\s+"
    r"|(?:\s*+[,;])?\s++(?:selain itu|disamping itu|di samping itu|or(?=\s+(?:what|how|where|which|when|who)\b))\s+"
    # or nothing but the word that begins another question: "syaratnya apa ya berapa lama"
    r"|\s++(?=(?:apakah|apkh|brp|berapa|gmn|gimana|bagaimana|kapan|kpn|bisa|bs|boleh|blh|perlu|harus|hrs|ada|kena|masih"
    r"|syarat|biaya|bayar|lama(?!\s+(?:harus|hrs|sudah|udah|udh|itu|yang|yg|atau|masih|boleh|bisa)\b)|cara|dokumen"
    r"|berkas|masa|dimana|dmn|kemana|urus|ngurus|pake|pakai|lewat|proses|daftar"
    r"|retribusi)\w{0,4}\s)"
    # "wajib ya | umurnya berapa", "di mana | apa harus baru lagi", "SIPGZ kan ya | itu dari mana"
    r"|\s++(?=(?:\w{3,}nya|\w{3,}\s+ny?a)\s+(?:brp|berapa|gmn|gimana|bagaimana|apa|dmn|di|ke|kmn|kapan|harus|hrs|bisa"
    r"|bs|perlu)\b|(?:apa|ap)\s+(?:bisa|bs|boleh|blh|harus|hrs|perlu|wajib|masih|ada|kena|cukup|saya|sy|kami)\s"
    r"|(?:itu|ini)\s+(?:dari|di|ke|lewat|perlu|harus|hrs|bisa|bs)\s))",
    re.IGNORECASE,
)
# after three words at least: "trus yang nebang petugas atau boleh sendiri | nah kalau dahannya ..."
_FURTHER = re.compile(
    r"(?<=\s)(?:trus|trs|terus|truss|lalu|kemudian|nah|satu lagi|oh iya|oiya|selain itu)\s", re.IGNORECASE
)
# a question word that ends a question nobody marked: "bayar berapa | booking berapa lama sebelumnya"
_ASKED = re.compile(
    r"\s(?:brp|berapa|gmn|gimana|bagaimana|dmn|dimana|kmn|kemana|mana|kapan|apa|apa aja|apa saja|apaan"
    r"|(?:brp|berapa) (?:lama|hari|orang|tahun|thn|taun|bulan|bln|persen|meter|kali))(\s++)(?=\w)",
    re.IGNORECASE,
)
# a particle that ends a question nobody marked: "butuh akreditasi ga | kalau telat harus tutup"
_ENDED = re.compile(
    r"\s(?:ga|gak|gk|nggak|ngga|enggak|engga|kagak|kaga|tidak|tdk|tak|kah|ya|yah|kan)"
    r"(?:\s(?:ya|sih|min|kak|kakak|pak|bapak|bu|ibu|bang|gan|mas|mbak|bos|om|tante|dok))*(\s++)(?=\w)",
    re.IGNORECASE,
)
_WHETHER = re.compile(  # ", serta bolehkah ...": its ending is gone in usual spelling
    r"(?:boleh|bisa|ada|perlu|harus|dapat|wajib|benar|mungkin|cukup|masih)kah\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence or clause: its place, its words in usual spelling, and whether it asks."""

    start: int
    end: int
    words: str
    asks: bool
    item: bool = False
    joined: bool = False  # "... dan" leads from here to the next question


def clauses(text: str, span: Span) -> list[Piece]:
    """Return the clauses of a sentence that ask by themselves; a sentence that asks once stays whole."""
    start = span.start + courtesy.greeting_length(text[span.start : span.end])
    whole = text[start : span.end]
    marked = whole.rstrip("\"'”’) ").endswith("?")
    cuts = [(start, start)]
    for first, after in places(whole):
        if not whole[cuts[-1][1] - start : first].strip():
            continue
        clause = COMMA.split(whole[after : after + CLAUSE], maxsplit=1)[0]
        last = marked and after + len(clause) == len(whole)
        clause = _until_next(clause)
        left = text[cuts[-1][1] : start + first][-CLAUSE:]
        right = usual(clause)
        if hangs_together(usual(left), right, whole[first:after]) or is_one(left, right, whole[first:after]):
            continue
        parted = parts(left, right, whole[first:after], item=span.item, marked=marked, last=last)
        anew = whole[first:after].strip() and _WHETHER.match(clause) is not None and _has_asked(usual(left))
        if parted or anew or names_further(left, clause, whole[first:after]):
            cuts.append((start + first, start + after))
    ends = [*(before for before, _ in cuts[1:]), span.end]
    pieces = [_piece(text, a, b, item=span.item) for (_, a), b in zip(cuts, ends, strict=True) if a < b]
    if len(cuts) > 1 and LEADS.match(text, *cuts[1]):
        pieces[0] = replace(pieces[0], joined=True)
    # a cut was made because both sides ask
    return [replace(piece, asks=True) for piece in pieces] if len(pieces) > 1 else pieces


def _has_asked(words: str) -> bool:
    """Whether words have asked something; "entah di mana" has not."""
    return courtesy.has_substance(words) and cues.asks_outright(words) and "entah" not in words.split()


def _until_next(clause: str) -> str:
    """Return what stands before the word by which speech goes on to another matter: "terus", "nah"."""
    further = next((m for m in islice(_FURTHER.finditer(clause), 3) if len(clause[: m.start()].split()) > 2), None)
    return clause[: further.start()] if further else clause


@lru_cache(maxsize=256)  # the sentences of the mails in step are parted twice
def places(whole: str) -> tuple[tuple[int, int], ...]:
    """Return where a sentence may be parted (before, after), in order."""
    found = [match.span() for match in islice(_SEPARATOR.finditer(whole), SEPARATORS)]
    taken = {after for _, after in found}
    asked = [match.span(1) for match in islice(_ASKED.finditer(whole), SEPARATORS)]
    asked += [
        match.span(1)
        for match in islice(_ENDED.finditer(whole), SEPARATORS)
        if ends_by_particle(usual(whole[: match.start(1)][-CLAUSE:]), usual(whole[match.end() :][:CLAUSE]))
    ]
    return tuple(sorted({*found, *(place for place in asked if place[1] not in taken)}))


def _piece(text: str, start: int, end: int, *, item: bool) -> Piece:
    raw = text[start:end]
    stripped = raw.strip(" \t\n,;:")
    start += raw.find(stripped) if stripped else 0
    words = usual(stripped[: 3 * CLAUSE])
    marked = stripped.endswith("?")
    asks = cues.asks(words, marked=marked) or (item and cues.names_aspect(words))
    if not asks:  # "urusnya susah tidak, saya tidak bisa main komputer"
        asks = any(cues.asks_outright(usual(part)) for part in _told_apart(stripped[:CLAUSE]))
    return Piece(start, start + len(stripped), words, asks, item)


def _told_apart(clause: str) -> list[str]:
    """Return the parts between commas that may ask by themselves; the last must be short: "..., is that allowed"."""
    *told, last = COMMA.split(clause)
    short = [last] if told and len(last.split()) <= SHORT else []
    return [part for part in [*told, *short] if " " in part]
