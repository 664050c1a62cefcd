"""A sentence parted into the clauses that ask by themselves: "ngurus SIUP dimana ya, trs biayanya brp" asks twice."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice

from helpdesk.match import cues
from helpdesk.match.aspects import aspects_of, usual
from helpdesk.match.sentences import Span
from helpdesk.model.question import Aspect

SEPARATORS = 60  # places in one sentence where it may be parted
LISTED = 6  # words of a noun in a list
CLAUSE = 600  # characters of a clause that are read

_WORDS = (
    "dan|serta|dn|trus|trs|terus|truss|lalu|kemudian|sama|sm|ama|ame|sareng|jeung|kaliyan|kalih|sekalian|plus|and|also|then|&|juga|jg"
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
    r"|retribusi)\w{0,4}\s))",
    re.IGNORECASE,
)
# a question word that ends a question nobody marked: "bayar berapa | booking berapa lama sebelumnya"
_ASKED = re.compile(
    r"\s(?:brp|berapa|gmn|gimana|bagaimana|dmn|dimana|kmn|kemana|mana|kapan|apa|apa aja|apa saja|apaan"
    r"|(?:brp|berapa) (?:lama|hari|orang|tahun|thn|taun|bulan|bln|persen|meter|kali))(\s++)(?=\w)",
    re.IGNORECASE,
)
# what may follow it without another question: a particle, the thing counted, what the question was for
_FOLLOWS = re.compile(
    r"(?:ya|sih|dong|min|kak|kakak|pak|bapak|bu|ibu|bang|gan|mas|mbak|saja|kira|lagi|lama|hari|jam|minggu|bulan|tahun|biaya"
    r"|besar|banyak|orang|kali|persen|meter|lembar|jumlah|minimal|maksimal|rupiah|cara|yang|untuk|buat|kalau|jika|bila|di"
    r"|dari|dan|atau|itu|ini|nya|saya|kami|kita|pun|karena|supaya|agar|sampai|setelah|sebelum|dengan|apa|bagaimana|berapa"
    r"|kapan|dimana|kemana|is|are|do|does|the|a|an|it)\b"
)
_MERE = re.compile(r"(?:berapa|apa|mana|kapan|bagaimana|dimana|kemana|di mana|ke mana)(?: \w+)?")  # nothing said yet
_IF = re.compile(r"\s*(?:kalau|kalo|klo|kl)\b", re.IGNORECASE)
_DENIED = re.compile(r"(?:ada|bisa|boleh|perlu|harus|kena|masih|bayar)\b")
_AND = re.compile(r"\s*,?\s*(?:dan|serta|and|juga|sareng)\b", re.IGNORECASE)
_LEADS = re.compile(
    r"\s*,?\s*(?:dan|serta|dn|and|trus|trs|terus|truss|lalu|kemudian|sekalian|plus|also|then|selain itu|sama|sm|ama|ame"
    r"|sareng|kaliyan)\b",
    re.IGNORECASE,
)
_COMMA = re.compile(r"[,;]\s")
_NEXT = re.compile(
    r"\W*(?:trus|trs|terus|truss|lalu|kemudian|sekalian|plus|also|then|juga|jg|nah|satu lagi|oh iya|oiya|selain itu)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:atau|karena|soalnya|padahal|sedangkan|yang|supaya|agar|untuk|dan|or|because|since)\b")
# "jam bukanya", "the processing time": nothing but a thing
_ITS = re.compile(r"\s*(?:(?:[^\W\d_]+\s+){0,2}[^\W\d_]{3,}ny?a|the(?:\s+[a-z]+){1,3})\s*[.?!]*\s*", re.IGNORECASE)
_COMPARES = re.compile(r"\b(?:beda|perbedaan|antara|sama|difference|between|differ)\b")
_THINGS = re.compile(r"apakah \w+(?: \w+)?")
# "ngurusnya kemana | harus bayar dulu?", "biayanya berapa | harus tunai?"
_WHERE = re.compile(r"\b(?:kemana|dimana|(?:ke|di) mana|bagaimana|berapa)$")
_MUST_BE = re.compile(r"(?:harus|perlu|wajib|kena|butuh|pakai)\b")
_MUST = re.compile(r"\b(?:harus|perlu|wajib)\b")
_OPENS = re.compile(
    r"^(?:(?:dan|kalau|terus|juga|untuk) )*(?:apakah|apa|berapa|bagaimana|kapan|siapa|dimana|kemana|di mana|ke mana"
    r"|(?:ke|di|lewat) \w+ mana|what|how|when|where|who|which|do|does|is|are|can|could|may|should|will)\b"
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
    start = span.start + cues.greeting_length(text[span.start : span.end])
    whole = text[start : span.end]
    marked = whole.rstrip("\"'”’) ").endswith("?")
    cuts = [(start, start)]
    for first, after in _places(whole):
        if not whole[cuts[-1][1] - start : first].strip():
            continue
        clause = _COMMA.split(whole[after : after + CLAUSE], maxsplit=1)[0]
        last = marked and after + len(clause) == len(whole)
        left = text[cuts[-1][1] : start + first][-CLAUSE:]
        parted = _parts(left, usual(clause), whole[first:after], item=span.item, marked=marked, last=last)
        if parted or _names_its(left, clause, whole[first:after]):
            cuts.append((start + first, start + after))
    ends = [*(before for before, _ in cuts[1:]), span.end]
    pieces = [_piece(text, a, b, item=span.item) for (_, a), b in zip(cuts, ends, strict=True) if a < b]
    if len(cuts) > 1 and _AND.match(text, *cuts[1]):
        pieces[0] = replace(pieces[0], joined=True)
    # a cut was made because both sides ask
    return [replace(piece, asks=True) for piece in pieces] if len(pieces) > 1 else pieces


def _places(whole: str) -> list[tuple[int, int]]:
    """Return where a sentence may be parted (before, after), in order."""
    found = [match.span() for match in islice(_SEPARATOR.finditer(whole), SEPARATORS)]
    taken = {after for _, after in found}
    asked = (match.span(1) for match in islice(_ASKED.finditer(whole), SEPARATORS))
    return sorted([*found, *(place for place in asked if place[1] not in taken)])


def _parts(left: str, right: str, separator: str, *, item: bool, marked: bool, last: bool) -> bool:
    """Whether two questions meet at this separator; ``left`` is as written, ``right`` in usual spelling."""
    starts = cues.starts_asking(right, last=last)
    outright = cues.has_substance(right) and cues.asks_outright(right)
    before = usual(left)
    comma = separator.lstrip()[:1] in (",", ";")
    if cues.confirms(right) and not cues.asks_outright(before):
        return False
    if last and cues.has_substance(right) and _asked_by_mark(before, right, separator):
        return True
    if not (starts or outright) or (_IF.match(separator) and not outright):
        return False
    if not separator.strip() or not (starts or comma or _OPENS.search(right)):
        # "ga ada", "belum bayar" belong together
        denied = before.endswith((" tidak", " belum")) and _DENIED.match(right)
        ended = cues.ends_asking(before) or (bool(_NEXT.match(separator)) and outright)
        goes_on = not separator.strip() and (_FOLLOWS.match(right) or not outright or _MERE.fullmatch(before))
        ended = ended or (not goes_on and cues.ends_in_question_word(before))
        # "berapa biaya krk berapa hari jadi": two sides, each with its own question word
        twice = right.startswith(("berapa ", "kapan ")) and re.search(r"\b(?:berapa|syarat|cara)\b", before)
        ended = ended or bool(twice and _other_side(before, right))
        # "apakah perlu izin bayarnya berapa": the noun of another question, and a question word of its own
        ended = ended or (starts and outright and "apakah" in before.split()[:-1] and cues.names_aspect(right))
        # "apakah ... dapat menjadi pemegang izin dan pajaknya berapa persen"
        ended = ended or bool(_AND.match(separator) and cues.interrogates(right) and len(cues.substance(before)) > 1)
        return (
            cues.asks_outright(before) and ended and not denied and _may_part(before, right, item=item, marked=marked)
        )
    opens = bool(_OPENS.search(right)) or (comma and outright)
    requested = opens and cues.requests(before) and len(cues.substance(before)) > 1
    return requested or _may_part(before, right, item=item, marked=marked) or (not item and _noun_before(left, right))


def _other_side(before: str, right: str) -> bool:
    """Whether both clauses name a side of a permit, and not the same one."""
    left, named = set(aspects_of(before)), set(aspects_of(right))
    return bool(left and named) and not left & named


def _names_its(left: str, right: str, separator: str) -> bool:
    """Whether a few words after a question name a further thing to know of its matter: "..., sama jam bukanya"."""
    before = usual(left)
    if not (_LEADS.match(separator) or separator.lstrip()[:1] == ",") or not cues.asks_outright(before):
        return False
    return names_its(right) and bool(cues.substance(before)) and not _COMPARES.search(before)


def names_its(text: str) -> bool:
    """Whether a few words, as written, are only the name of something that belongs to what was spoken of."""
    words = usual(text)
    return bool(_ITS.fullmatch(text)) and cues.has_substance(words) and not (cues.tells(words) or cues.requests(words))


def _asked_by_mark(before: str, right: str, separator: str) -> bool:
    """Whether a question mark at its end is all that makes ``right`` another question."""
    if separator.lstrip()[:1] in (",", ";") and _announced(before, right):
        return True
    # "izinnya masih berlaku dan perlu diperpanjang?": the mark at the end asks both
    if _AND.match(separator) and cues.says_duty(before) and cues.says_may(right):
        return True
    complete = cues.asks_outright(before) and cues.has_substance(before)
    if not complete or _GOES_ON.match(right) or _THINGS.fullmatch(before):  # "apakah KTP dan NPWP wajib?"
        return False
    return _asks_further(before, right, separator)


def _asks_further(before: str, right: str, separator: str) -> bool:
    """Whether ``right``, with the mark at its end, asks further after a question that is complete."""
    if right.startswith("ada ") and cues.ends_in_question_word(before):  # "pernyataannya yang gimana, ada contohnya?"
        return True
    if not separator.strip():  # "bisa diambilkan teman tidak pakai surat kuasa?"
        after = not _MERE.fullmatch(before) and _WHERE.search(before) and _MUST_BE.match(right)
        return cues.says_may(right) and (cues.ends_asking(before) or bool(after))
    if _IF.match(separator):
        return cues.ends_in_question_word(before) and bool(_MUST.search(right))
    return bool(_LEADS.match(separator)) and cues.says_duty(right)


def _announced(before: str, right: str) -> bool:
    """Whether a question mark ends what a preamble announced, or asks for a duty in a case of what was asked before.

    "mau tanya izin optik, alatnya harus baru?"; "boleh saya gambar sendiri, kalau pakai arsitek harus berlisensi?"
    """
    if cues.requests(before) and cues.announces(before) and not aspects_of(before) and not cues.asks_outright(before):
        return True
    if not cues.asks_outright(before) or _GOES_ON.match(right):
        return False
    if right.startswith("kalau "):
        return bool(_MUST.search(right)) or cues.ends_asking(right)
    return bool(_MUST.search(right)) and len(right.split()) > 2  # "..., asistennya wajib punya izin semua?"


def _noun_before(left: str, right: str) -> bool:
    """Whether the clause before a cut names what is asked after a story: "punya 10 truk, syarat izinnya | sama ..."."""
    if cues.requests(usual(left)) or _joined(usual(left), right):
        return False
    clause = usual(re.split(r"[,;:.]\s", left)[-1])
    told = re.search(r"\b(?:sudah|lengkap|ada|siap|habis|punya|terlampir|belum)\b", clause)
    return cues.names_aspect(clause) and cues.names_aspect(right.removeprefix("dan ")) and not told


def _may_part(left: str, right: str, *, item: bool, marked: bool) -> bool:
    if not cues.has_substance(left) or not cues.can_stand_alone(left, marked=marked):
        return False
    both = set(aspects_of(left)) | set(aspects_of(" ".join(right.split()[:6])))
    # "syarat dan prosedur" is one question, and so is "tahapan dan lamanya" as one item of a list
    pair = both == {Aspect.REQUIREMENTS, Aspect.PROCEDURE}
    if (
        pair
        and (cues.names_aspect(left.split()[-1]) or not cues.asks_outright(left))
        and cues.names_aspect(right)
        and len(right.split()) <= 4
    ):
        return False
    if _joined(left, right):
        return False
    # "mohon info syarat, biaya, dan lama": nouns under one verb are one question
    if cues.requests(left) and not cues.asks_outright(left) and cues.names_aspect(_bare(right)):
        return len(right.split()) > LISTED or cues.asks_outright(right)
    return not (item and cues.names_aspect(left) and cues.names_aspect(right) and len(right.split()) <= 3)


def _joined(left: str, right: str) -> bool:
    """Whether two nouns stand under one question word: "bagaimana prosedur dan persyaratan izin ini"."""
    return cues.names_aspect(left.split()[-1]) and cues.names_aspect(_bare(right)) and not cues.asks_outright(right)


def _bare(words: str) -> str:
    """Return the words without the "and" they begin with, and without "the size of"."""
    return re.sub(r"^(?:(?:dan|serta|juga|besar|besaran|total|nilai|jumlah) )+", "", words)


def _piece(text: str, start: int, end: int, *, item: bool) -> Piece:
    raw = text[start:end]
    stripped = raw.strip(" \t\n,;:")
    start += raw.find(stripped) if stripped else 0
    words = usual(stripped[: 3 * CLAUSE])
    marked = stripped.endswith("?")
    asks = cues.asks(words, marked=marked) or (item and cues.names_aspect(words))
    if not asks:  # "urusnya susah tidak, saya tidak bisa main komputer"
        asks = any(cues.asks_outright(usual(part)) for part in _COMMA.split(stripped[:CLAUSE])[:-1] if " " in part)
    return Piece(start, start + len(stripped), words, asks, item)
