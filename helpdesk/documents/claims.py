"""The papers that a mail says its writer has, lacks or has lost: "STR sudah ada, KK belum", "ijazah saya hilang".

Nothing is taken from a question ("apakah harus punya STR?") or a supposition ("kalau KTP hilang").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from helpdesk.circumstances import Circumstances, circumstances
from helpdesk.conditions import stated_conditions
from helpdesk.documents.lexicon import Lexicon, lexicon
from helpdesk.documents.told import told_by
from helpdesk.documents.words import tokens
from helpdesk.model.knowledge import DocumentKind
from helpdesk.model.question import Claims
from helpdesk.pattern import Pattern

_READ = 10_000  # code points of a mail that are looked at
_CLAUSE = re.compile(
    r"[.!?;\n]+|,\s(?=(?:(?:saya|kami|sekarang) )?(?:mau|ingin|pengen|hendak|berencana) )|,?\s\b(?:tapi|tp"
    r"|tpi|tetapi|namun|cuma|cuman|cm|padahal|sedangkan|but|apakah|apa|kurang)\b",
    re.IGNORECASE,
)
_LONG = re.compile(r"\b[a-z]{5,}\b")
_ALREADY = r"(?:sudah|udah|udh|sdh|dah|already)"
_NOT = r"(?:belum|blm|blom|tidak|tdk|ga|gak|g|nggak|enggak|ngga|kagak|tak)"
_OWNS = (
    r"(?:ada|punya|pny|memiliki|miliki|mempunyai|pegang|megang|siap\w*|lengkap|keluar|terbit|jadi|dapat|dpt|dapet"
    r"|terkumpul)"
)
_MADE = r"(?:disiapkan|siapkan|siapin|disiapin|dikumpulkan|kumpulkan|dilegalisir|diurus|dibuat|kami miliki|saya miliki)"
_LOST = r"(?:hilang|ilang|kehilangan|raib|tercecer|kecopetan|lost|stolen)"
_LACK = (
    rf"{_NOT} (?:\w+ ){{0,1}}?(?:{_OWNS}|di ?tangan|kebuat)|tanpa|belum(?= *(?:,|$))|blm(?= *(?:,|$))"
    r"|(?:masih (?:di ?)?|(?:sedang|lagi) (?:di)?)(?:proses|urus)\w*(?! (?:balik nama|mutasi))"
    r"|(?:do not|don'?t|does not|doesn'?t) (?:yet )?(?:have|hold|own)|have no|without|still waiting for"
    r"|no longer (?:have|hold|own|possess)|(?:have|hold) no longer"
    rf"|{_ALREADY} {_NOT} (?:\w+ )?{_OWNS}|tidak lagi (?:punya|memiliki|memegang|pegang)"
)
_HAVE = (
    rf"{_ALREADY} (?:(?!{_NOT} )\w+ ){{0,2}}?(?:{_OWNS}|{_MADE}|di ?tangan|beres|have|prepared|got)"
    rf"|{_ALREADY}(?= *(?:,|$))"
    r"|(?:saya|sy|aku|gue|kami) (?:cuma |hanya |baru )?(?:punya|memiliki|mempunyai|pegang|megang|ada)"
    r"|(?:cuma|hanya|baru) (?:ada|punya)|(?:juga|sudah|udah) (?:cukup|terpenuhi)"
    r"|(?:berdiri|didirikan|berbadan hukum)(?: \w+){0,4} dengan"
    r"|ada(?= *(?:,|$| atas nama| a\.?n\b))|(?:i|we) (?:already |only )?have|(?:is|are) ready"
)
# "STNK (masih pelat hitam)": there, but not as it should be; a person looks at it
_STILL = re.compile(
    r"[^,(]*\(?\bmasih\b(?! (?:ber)?laku| aktif| hidup| valid| ada| baru| lengkap)[^,)]*\)?", re.IGNORECASE
)
# there, and doubtful: torn, run out, only a copy, in another name
_UNFIT = Pattern(
    r"\b(?:robek|sobek|rusak|pudar|luntur|buram|lapuk|bolong|dimakan rayap|tidak (?:bisa )?(?:terbaca|kebaca)|expired"
    r"|kedaluwarsa|kadaluarsa|kadaluwarsa|(?:sudah|udah|udh) (?:mati|habis|lewat)"
    r"|(?:(?:cuma|hanya|tinggal) |^)(?:foto ?kopi\w*|foto ?copy\w*|kopi(?:an)?|salinan\w*)"
    r"|(?:atas nama|a\.?n\.?) (?:alm\w*|mertua|bapak|ayah|ibu|kakek|nenek|orang ?tua|ortu|penjual|pemilik lama"
    r"|orang lain)"
    r"|salah (?:ketik|nama|tulis)|nama(?:nya)? (?:beda|salah|lain)|beda nama|torn|damaged|faded|illegible)\b",
    flags=re.IGNORECASE,
)
_STOPS = re.compile(r"[.!?;\n]")
_ITEM = re.compile(r"\s{0,8}(?:[-*•–+]|\d{1,2}[.)]|[a-zA-Z][.)])\s*(?=\S)")
_SAYS = Pattern(rf"\b(?:(?P<lost>{_LOST})|(?P<lack>{_LACK})|(?P<have>{_HAVE}))(?!\w)", flags=re.IGNORECASE)
_SUPPOSED = Pattern(
    r"\b(?:kalau|kalo|klo|jika|bila|apabila|misal\w*|seandainya|apakah|harus|perlu|wajib|mesti|syarat\w*|if|whether"
    r"|takut\w*|khawatir\w*|kuatir\w*|cemas|afraid|worried"
    r"|should|must|need|do i|do we)\b",
    flags=re.IGNORECASE,
)
_FIRST_PERMIT = "sip-pertama"
_PRACTISES = Pattern(  # with the permit for one place, which is shown for the second one
    r"\b(?:sudah|udah|udh|sdh|telah|already) (?:punya|memiliki|mempunyai|ada|pegang|have) (?:satu |1 |one |a )?"
    r"(?:sip[a-z]{0,3}|sik)\b(?! (?:lama|baru))",
    flags=re.IGNORECASE,
)
_GUESSED = Pattern(
    r"\b(?:sepertinya|kayaknya|kayanya|keknya|mungkin|rasanya|kira-?kira|harusnya|seharusnya|semoga|katanya|berpendapat"
    r"|menurut|probably|perhaps|maybe|i think)\b",
    flags=re.IGNORECASE,
)
_WITHIN = re.compile(r"\b(?:di|pada|dalam|in|on)(?: dalam)? [^,]*$", re.IGNORECASE)  # "di OSS ga ada tombolnya"
_AND = re.compile(r"\b(?:dan|serta|and)\s*$", re.IGNORECASE)
_OTHERS = Pattern(
    r"\b(?:tetangga|teman|temen|orang lain|katanya|beliau|mereka|neighbou?r|friend)\b", flags=re.IGNORECASE
)


def claims_of(subject: str, text: str, documents: Mapping[str, DocumentKind]) -> Claims:
    """Return what a mail with this subject and new text says; a paper counts as what it is last said to be."""
    book = lexicon(documents)
    said: dict[str, str] = {}
    before: list[str] = []
    for clause, goes_on in _clauses(_lists_joined(text[:_READ])):
        claims = _claims(clause, book)
        for key, what in claims:
            said.pop(key, None)
            said[key] = what
        if unfit := _UNFIT.search(clause):
            doubtful = [*(before if goes_on else ()), *_papers(clause[: unfit.start()], book)][-1:]
            said = {key: what for key, what in said.items() if what != "have" or key not in doubtful}
        if _PRACTISES.search(clause):
            said.setdefault(_FIRST_PERMIT, "have")
        before = [key for key, _ in claims]
    by = {what: tuple(key for key, said_of in said.items() if said_of == what) for what in ("have", "lack", "lost")}
    words = frozenset(_LONG.findall(text[:_READ].lower())) if said else frozenset()
    mail = f"{subject}\n{text}"
    case = circumstances(mail)
    return Claims(
        **by, stated=stated_conditions(mail), words=words, sure=case.sure, out=case.out, rare=_rare(mail, case)
    )


def _clauses(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each clause and whether it goes on the sentence of the one before: "masih ada" - "tapi sudah robek"."""
    start, goes_on = 0, False
    for edge in _CLAUSE.finditer(text):
        yield " ".join(text[start : edge.start()].split()), goes_on
        start, goes_on = edge.end(), not _STOPS.search(edge[0])
    yield " ".join(text[start:].split()), goes_on


def _rare(mail: str, case: Circumstances) -> frozenset[str]:
    """Return the rare conditions that a mail names; who applies for another who lives needs a power of attorney."""
    told = told_by(mail, stated_conditions(mail))
    return case.named | ({"attorney"} if told.principals - told.dead else frozenset())


def _lists_joined(text: str) -> str:
    """Return the text with what stands under a line that says of papers what they are ("sudah siap:") beside that line.

    That is a list, or one line of papers; where these say it themselves, they stay where they are.
    """
    if ":" not in text:
        return text
    lines = text.split("\n")
    joined: list[str] = []
    while lines:
        line = lines.pop(0)
        if line.rstrip().endswith(":") and _SAYS.search(line):
            count = next((at for at, item in enumerate(lines) if not _ITEM.match(item)), len(lines))
            count = count or int(bool(lines and lines[0].strip()))
            items = [_ITEM.sub("", item).strip(" \r\t.,;") for item in lines[:count]]
            if not any(_SAYS.search(item) for item in items):
                line = f"{line.rstrip()} {', '.join(items)}"
                del lines[:count]
        joined.append(line)
    return "\n".join(joined)


def _claims(clause: str, book: Lexicon) -> list[tuple[str, str]]:
    """Return (document key, "have", "lack" or "lost") of one clause: what is said stands before or after its papers."""
    words = list(_SAYS.finditer(clause))
    if not words or _SUPPOSED.search(clause[: words[0].start()]) or _OTHERS.search(clause[: words[0].start()]):
        return []
    edges = [0, *(edge for word in words for edge in word.span()), len(clause)]
    between = [clause[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    papers = [_papers(part, book) for part in between]
    found: list[tuple[str, str]] = []
    for place, word in enumerate(words):
        before, after = papers[place], papers[place + 1]
        if guess := _GUESSED.search(between[place]):  # "SKP sepertinya sudah cukup": nobody has looked
            before = _papers(between[place][: guess.start()].rpartition(",")[0], book)
        if word.lastgroup != "have" and (place_said := _WITHIN.search(between[place])):
            before = _papers(between[place][: place_said.start()], book)
        mine = before
        # "dengan IMB tahun 2009 dan belum memiliki SLF": what stands before the "dan" is something else's
        if after and (not before or _AND.search(between[place])):
            # "sudah ada akta, SK, NPWP belum": the last before another word is that word's
            mine, papers[place + 1] = _shared(between[place + 1], after, papers[place + 2 :], book)
        found += [(key, str(word.lastgroup)) for key in mine]
    return found


def _shared(
    part: str, keys: tuple[str, ...], later: Sequence[tuple[str, ...]], book: Lexicon
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return which papers of ``part``, between two words, are the first one's and which the second one's."""
    if not later or later[0]:
        return keys, ()
    last = _papers(part.rpartition(",")[2], book)
    return tuple(key for key in keys if key not in last), last


def _papers(text: str, book: Lexicon) -> tuple[str, ...]:
    found = book.find(book.repair(tokens(_STILL.sub("", text))), frozenset())
    return tuple(dict.fromkeys(hit.key for hit in found if not hit.weak))
