"""The new text of a mail cut into its questions, in order, each with its place.

``text[question.start:question.end] == question.text``. Greetings, thanks, preambles, stories and signatures are no
questions; they are the context from which a question inherits what it is about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice

from helpdesk.match import cues
from helpdesk.match.aspects import aspects_of, speaks_of_attachments, usual
from helpdesk.match.identifiers import blank
from helpdesk.match.sentences import Span, sentences
from helpdesk.model.question import Aspect

LONGEST = 20_000  # characters of a mail that are read; what lies beyond is no longer a question to a desk
MOST = 25  # questions in one mail
PIECES = 150  # clauses that are looked at
SEPARATORS = 40  # places in one sentence where it may be cut
CLAUSE = 600  # characters of a clause that are read

_SEPARATOR = re.compile(
    r"\s*[,;:]\s+(?:(?:dan|serta|and)\s+)?|\s+(?:dan|serta|dn|trus|trs|terus|lalu|kemudian|sama|sm|sekalian|plus|and|also|then|&|juga|jg)\s+"
    r"|\s*[,;]?\s+(?:selain itu|disamping itu|di samping itu)\s+",
    re.IGNORECASE,
)
_CONTINUES = re.compile(r"^(?:atau|or)\b")
_SUBMITS = re.compile(r"\b(?:berkas|dokumen|persyaratan|permohonan|kelengkapan|syarat|documents?|files?)\b")


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence or clause: its place, its words in usual spelling, and whether it asks."""

    start: int
    end: int
    words: str
    asks: bool
    item: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """The questions of a mail and the pieces between them, both in the order of the text."""

    questions: tuple[Piece, ...]
    context: tuple[Piece, ...]


def cut(text: str, *, attachments: bool = False) -> Cut:
    """Return the questions in ``text`` and what stands around them."""
    masked = blank(text[:LONGEST])
    pieces = list(islice((piece for span in sentences(masked) for piece in _pieces(masked, span)), PIECES))
    pieces = _with_items(masked, pieces)
    body = pieces[: _closing(pieces)]
    asking = [p for p in body if p.asks and cues.has_substance(p.words)]
    questions = _merged(masked, [piece for piece in body if piece.asks and _is_question(piece, asking)])
    questions = _with_submission(questions, body, attachments=attachments)
    if not questions:
        questions = _fallback(masked, body)
    inside = [(q.start, q.end) for q in questions]
    context = [p for p in body if not any(start <= p.start < end for start, end in inside)]
    return Cut(tuple(questions[:MOST]), tuple(p for p in context if not cues.is_greeting(p.words)))


def _pieces(text: str, span: Span) -> list[Piece]:
    """Return the clauses of a sentence that ask by themselves; a sentence that asks once stays whole."""
    start = span.start + cues.greeting_length(text[span.start : span.end])
    whole = text[start : span.end]
    marked = whole.rstrip("\"'”’) ").endswith("?")
    cuts = [(start, start)]
    for match in islice(_SEPARATOR.finditer(whole), SEPARATORS):
        clause = re.split(r"[,;]\s", whole[match.end() : match.end() + CLAUSE], maxsplit=1)[0]
        last = marked and match.end() + len(clause) == len(whole)
        right = usual(clause)
        if not cues.starts_asking(right, last=last):
            continue
        left_text = text[cuts[-1][1] : start + match.start()][-CLAUSE:]
        left = usual(left_text)
        if _may_part(left, right, item=span.item, marked=marked) or (not span.item and _noun_before(left_text, right)):
            cuts.append((start + match.start(), start + match.end()))
    ends = [*(before for before, _ in cuts[1:]), span.end]
    pieces = [_piece(text, a, b, item=span.item) for (_, a), b in zip(cuts, ends, strict=True) if a < b]
    # a cut was made because both sides ask
    return [replace(piece, asks=True) for piece in pieces] if len(pieces) > 1 else pieces


def _noun_before(left: str, right: str) -> bool:
    """Whether the clause before a cut names what is asked after a story: "punya 10 truk, syarat izinnya | sama ..."."""
    clause = usual(re.split(r"[,;:.]\s", left)[-1])
    told = re.search(r"\b(?:sudah|lengkap|ada|siap|habis|punya|terlampir|belum)\b", clause)
    return cues.names_aspect(clause) and cues.names_aspect(right.removeprefix("dan ")) and not told


def _with_items(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces, items of a list asking where the line above announces it ("mohon penjelasan: ...")."""
    result: list[Piece] = []
    announced = False
    for piece in pieces:
        if not piece.item:
            announced = cues.announces(piece.words) and not aspects_of(piece.words)
            announced = announced and text[piece.end - 1 : piece.end + 2].rstrip().endswith((":", "："))
        asks = piece.asks or (announced and piece.item and cues.has_substance(piece.words))
        result.append(replace(piece, asks=asks))
    return result


def _may_part(left: str, right: str, *, item: bool, marked: bool) -> bool:
    if not cues.can_stand_alone(left, marked=marked):
        return False
    both = set(aspects_of(left)) | set(aspects_of(" ".join(right.split()[:6])))
    # "syarat dan prosedur" is one question, and so is "tahapan dan lamanya" as one item of a list
    if both == {Aspect.REQUIREMENTS, Aspect.PROCEDURE} and cues.names_aspect(right) and len(right.split()) <= 4:
        return False
    return not (item and cues.names_aspect(left) and cues.names_aspect(right) and len(right.split()) <= 3)


def _piece(text: str, start: int, end: int, *, item: bool) -> Piece:
    raw = text[start:end]
    stripped = raw.strip(" \t\n,;:")
    start += raw.find(stripped) if stripped else 0
    words = usual(stripped[: 3 * CLAUSE])
    marked = stripped.endswith("?")
    asks = cues.asks(words, marked=marked) or (item and cues.names_aspect(words))
    return Piece(start, start + len(stripped), words, asks, item)


def _closing(pieces: list[Piece]) -> int:
    """Return where the closing words begin after which nothing real is asked, as when a mail begins with thanks."""
    real = [i for i, p in enumerate(pieces) if p.asks and cues.has_substance(p.words) and not cues.is_closing(p.words)]
    last = real[-1] if real else 0
    return next((i for i, p in enumerate(pieces) if i > last and cues.is_closing(p.words)), len(pieces))


def _is_question(piece: Piece, asking: list[Piece]) -> bool:
    """Whether a piece that asks is a question by itself; ``asking`` are the pieces that ask about something."""
    if cues.is_greeting(piece.words) or cues.is_closing(piece.words):
        return False
    others = [other for other in asking if other is not piece]
    if not others:
        return True
    return cues.has_substance(piece.words) and not _is_preamble(piece, others)


def _is_preamble(piece: Piece, others: list[Piece]) -> bool:
    """Whether the piece only announces what the following ones ask ("mau tanya soal SIP dokter")."""
    if not cues.requests(piece.words) or aspects_of(piece.words) or speaks_of_attachments(piece.words):
        return False
    follows = any(other.start > piece.start for other in others)
    return (
        cues.announces(piece.words) and follows and not re.search(r"\b(?:apakah|bagaimana|berapa|kapan)\b", piece.words)
    )


def _merged(text: str, pieces: list[Piece]) -> list[Piece]:
    """Join what belongs together: "atau harus datang?" to the question before, and two wishes for one check."""
    merged: list[Piece] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if last and (_CONTINUES.search(piece.words) or _repeats(last, piece)):
            words = usual(text[last.start : piece.end])
            merged[-1] = Piece(last.start, piece.end, words, asks=True, item=last.item)
        else:
            merged.append(piece)
    return merged


def _repeats(last: Piece, piece: Piece) -> bool:
    """Whether two neighbours ask for the same check of documents, or the second one only asks "how then?"."""
    check = Aspect.DOCUMENTS_CHECK
    if check in aspects_of(last.words) and check in aspects_of(piece.words):
        return True
    return not cues.has_substance(piece.words) and piece.start - last.end < 5


def _with_submission(questions: list[Piece], body: list[Piece], *, attachments: bool) -> list[Piece]:
    """Add the sentence that hands in a file, when nothing else asks for its check."""
    if any(Aspect.DOCUMENTS_CHECK in aspects_of(q.words) or speaks_of_attachments(q.words) for q in questions):
        return questions
    first = questions[0].start if questions else None
    for piece in body:
        before = first is None or piece.start < first
        if before and attachments and speaks_of_attachments(piece.words) and _SUBMITS.search(piece.words):
            return sorted([Piece(piece.start, piece.end, piece.words, asks=True), *questions], key=lambda q: q.start)
    return questions


def _fallback(text: str, body: list[Piece]) -> list[Piece]:
    """Return the whole statement as the one question of a mail that asks nothing outright."""
    said = [p for p in body if not cues.is_greeting(p.words) and p.words]
    if said and cues.is_thanks(said[0].words):
        return []
    said = [p for p in said if not cues.is_closing(p.words)]
    said = [p for p in said if cues.has_substance(p.words) and not cues.is_thanks(p.words)]
    if not said:
        return []
    start, end = said[0].start, said[-1].end
    return [Piece(start, end, usual(text[start:end]), asks=False)]
