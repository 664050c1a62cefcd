"""The new text of a mail cut into its questions, in order, each with its place.

``text[question.start:question.end] == question.text``. Greetings, thanks, preambles, stories and signatures are no
questions; they are the context from which a question inherits what it is about.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from helpdesk.match import courtesy, cues, learnt_cuts
from helpdesk.match.aspects import aspects_of, speaks_of_attachments, usual
from helpdesk.match.boundaries import NONE, Boundaries
from helpdesk.match.clauses import Piece, clauses
from helpdesk.match.identifiers import blank
from helpdesk.match.illegal_fees import may_report_illegal_fee, reports_illegal_fee
from helpdesk.match.parting import names_its
from helpdesk.match.sentences import sentences
from helpdesk.match.unasked import without_unasked
from helpdesk.model.question import Aspect

LONGEST = 20_000  # characters of a mail that are read; what lies beyond is no longer a question to a desk
MOST = 25  # questions in one mail
LIST = 3  # items that make a list
PIECES = 150  # clauses that are looked at
# "Atau harus datang?"; with a question word it is another one: "atau adakah gantinya?"
_CONTINUES = re.compile(
    r"^(?:(?:atau|or)\b(?! (?:apakah|adakah|bagaimana|kapan|berapa|siapa)\b)(?!.* (?:(?:ke|di) mana|kemana|dimana)\b)"
    r"|apa cukup\b)"
)
# "*Biayanya berapa?*": signs around words, as phones and programs that turn HTML into text write them
_EMPHASIS = re.compile(r"(?<![\w*_])[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?![\w*_])")
# "tambahan itu tidak pakai izin apa-apa" asks nothing; as long as what stands for it
_ANYTHING = re.compile(r"\bapa[- ]apa\b(?! (?:saja|aja|yang|yg|itu)\b)", re.IGNORECASE)
_ASIDE = 3  # words told between a question and its "atau ...?"
_ASKS_ITSELF = re.compile(
    r"\b(?:apakah|bagaimana|berapa|kapan|siapa|dimana|kemana)\b|\b(?:kan|tidak)(?: ya)?$"
    r"|\b(?:boleh|bisa|perlu|wajib|harus) tidak\b|\S kah$"
)
_POINTS = re.compile(r"\b(?:ini|itu|tersebut|this|that|bagaimana|gimana|how)\b")
_LEADS = re.compile(r"\b(?:apakah|whether)$")
_SUBMITS = re.compile(r"\b(?:berkas|dokumen|persyaratan|permohonan|kelengkapan|syarat|documents?|files?)\b")


@dataclass(frozen=True, slots=True)
class Cut:
    """The questions of a mail and the pieces between them, both in the order of the text; ``more`` were not taken."""

    questions: tuple[Piece, ...]
    context: tuple[Piece, ...]
    more: bool = False


def cut(text: str, *, attachments: bool = False, taught: Boundaries = NONE) -> Cut:
    """Return the questions in ``text`` and what stands around them; ``taught`` is what people's own cuts teach."""
    masked, pieces, more = _read(text)
    body = _body(pieces)
    everything = " ".join([p.words for p in pieces])
    done = courtesy.says_no_question(everything) or courtesy.says_only_thanks(everything)  # "... bantuin ibu saya"
    done = done and "?" not in masked
    questions = _asking(masked, body)
    if questions and not done:
        questions = without_unasked(masked, learnt_cuts.mended(masked, questions))
    questions = _with_submission(questions, body, attachments=attachments)
    if may_report_illegal_fee(everything):
        questions = _with_report(masked, questions, body)
    questions = _with_premise(masked, _with_claims(masked, questions, body), body)
    if done or all(map(_only_pleads, questions)):  # or there are none
        questions = _fallback(masked, body, everything) or ([] if done else questions)
    questions = taught.apply(masked, questions)
    inside = [(q.start, q.end) for q in questions]
    context = [rest for piece in body for rest in _outside(masked, piece, inside)]
    told = tuple(p for p in context if not courtesy.is_greeting(p.words))
    return Cut(tuple(questions[:MOST]), told, more or len(questions) > MOST)


def _outside(text: str, piece: Piece, spans: Sequence[tuple[int, int]]) -> list[Piece]:
    """Return what of a piece lies in none of ``spans``, which stand in order: a question may begin within it."""
    ends = [piece.start]
    for start, end in spans:
        if piece.start < end and start < piece.end:
            ends += max(start, piece.start), min(end, piece.end)
    if len(ends) == 1:
        return [piece]
    rest = zip(ends[::2], [*ends[1::2], piece.end], strict=True)
    parts = [Piece(start, end, usual(text[start:end]), asks=False) for start, end in rest if start < end]
    return [part for part in parts if courtesy.has_substance(part.words)]


def cut_by_rules(text: str) -> tuple[str, list[Piece]]:
    """Return ``text`` as it is read, and what asks outright by the rules alone."""
    masked, pieces, _ = _read(text)
    return masked, _asking(masked, _body(pieces))


def _read(text: str) -> tuple[str, list[Piece], bool]:
    """Return the text as it is read, its pieces, and whether there are more than are looked at."""
    masked = _EMPHASIS.sub(lambda signs: " " * len(signs[0]), blank(text[:LONGEST]))
    masked = _ANYTHING.sub("apapun ", masked)
    pieces = list(islice((piece for span in sentences(masked) for piece in clauses(masked, span)), PIECES + 1))
    return masked, _by_their_place(masked, pieces[:PIECES]), len(pieces) > PIECES or bool(text[LONGEST:].strip())


def _body(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces before the closing words; an outburst asks nothing."""
    body = pieces[: _closing(pieces)]
    return [replace(p, asks=False) if p.asks and courtesy.is_rant(p.words) else p for p in body]


def _asking(masked: str, body: list[Piece]) -> list[Piece]:
    """Return the pieces that are questions by themselves."""
    asking = [p for p in body if p.asks and courtesy.has_substance(p.words)]
    told = {piece.start for before, piece in itertools.pairwise(body) if not before.asks}
    alone = {p.start for p in body if p.start in told and cues.may_alone(p.words)}
    return _merged(masked, [p for p in body if p.asks and (p.start in alone or _is_question(p, asking))])


@lru_cache(maxsize=512)  # those that people have cut are asked for again with each judgement
def own_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the questions of ``text`` start and end as the desk cuts them untaught."""
    return tuple((question.start, question.end) for question in cut(text).questions)


def cut_at(text: str, spans: Sequence[tuple[int, int]]) -> Cut:
    """Return the questions at ``spans`` (start, end), which a person has cut, and what stands around them."""
    masked = blank(text[:LONGEST])
    asked = [Piece(start, end, usual(masked[start:end]), asks=True) for start, end in sorted(spans)]
    rest = cut(text)
    others = [p for p in (*rest.questions, *rest.context) if not any(a < p.end and p.start < b for a, b in spans)]
    return Cut(tuple(asked), tuple(sorted(others, key=lambda piece: piece.start)), rest.more)


def _by_their_place(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with those asking that do so by their place.

    The items of a list that the line above announces ("mohon penjelasan: ..."), and what is named after a question
    ("apa itu KRK? biayanya")."""
    result: list[Piece] = []
    announced = False
    over = ""  # the words over a list of things: "izin apa saja untuk usaha berikut:"
    for at, piece in enumerate(pieces):
        asked_before = bool(result) and result[-1].asks
        if not piece.item:
            leads = _LEADS.search(piece.words) is not None and any(p.item for p in pieces[at + 1 : at + 2])
            announced = leads or (cues.announces(piece.words) and not aspects_of(piece.words))
            if leads:  # "Mohon penjelasan apakah (a) ..., (b) ..."
                piece = replace(piece, asks=False)
            over = piece.words if _heads_a_list(text, pieces, at) else ""
            if over:
                result.append(replace(piece, asks=False))
                continue
        elif over and not cues.asks_outright(piece.words) and courtesy.has_substance(piece.words):
            result.append(replace(piece, words=f"{over} {piece.words}", asks=True))
            continue
        asks = announced and piece.item and courtesy.has_substance(piece.words) and not _only_leads(pieces, at)
        choice = " atau " in piece.words and (
            piece.item or not cues.tells(piece.words) or cues.or_is_there(piece.words)
        )
        further = cues.names_more(piece.words) or names_its(text[piece.start : piece.end])
        asks = asks or (asked_before and (further or choice))
        result.append(replace(piece, asks=True) if asks and not piece.asks else piece)
    return _as_a_list(result)


def _heads_a_list(text: str, pieces: Sequence[Piece], at: int) -> bool:
    """Whether the same is asked of each item that follows: "daftar izin untuk:", "syarat usaha berikut:"."""
    items = pieces[at + 1 : at + 3]
    listed = len(items) > 1 and all(item.item for item in items)
    return listed and text[: pieces[at].end + 1].rstrip().endswith(":") and cues.asks_of_each(pieces[at].words)


def _as_a_list(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with every item of a list asking when most of its items do ("luas minimal" among questions)."""
    items = [piece for piece in pieces if piece.item and courtesy.has_substance(piece.words)]
    if len(items) < LIST or 2 * sum(piece.asks for piece in items) <= len(items):
        return pieces
    asking = [p.item and courtesy.has_substance(p.words) and not _only_leads(pieces, at) for at, p in enumerate(pieces)]
    return [replace(p, asks=p.asks or asks) for p, asks in zip(pieces, asking, strict=True)]


def _only_leads(pieces: Sequence[Piece], at: int) -> bool:
    """Whether an item only tells what it then asks of: "2. KITAS kami habis juga. Apakah diperpanjang di sini?"."""
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    return not pieces[at].asks and after is not None and not after.item and after.asks


def _closing(pieces: list[Piece]) -> int:
    """Return where the closing words begin after which nothing real is asked, as when a mail begins with thanks."""
    real = [
        i for i, p in enumerate(pieces) if p.asks and courtesy.has_substance(p.words) and not cues.is_closing(p.words)
    ]
    last = real[-1] if real else 0
    return next((i for i, p in enumerate(pieces) if i > last and cues.is_closing(p.words)), len(pieces))


def _is_question(piece: Piece, asking: list[Piece]) -> bool:
    """Whether a piece that asks is a question by itself; ``asking`` are the pieces that ask about something."""
    if courtesy.is_greeting(piece.words) or cues.is_closing(piece.words) or cues.only_announces(piece.words):
        return False
    others = [other for other in asking if other is not piece]
    if not others:
        return True
    if courtesy.asks_for_a_word(piece.words):
        return False
    return courtesy.has_substance(piece.words) and not _is_preamble(piece, others)


def _is_preamble(piece: Piece, others: list[Piece]) -> bool:
    """Whether the piece only announces what the following ones ask ("mau tanya soal SIP dokter")."""
    if piece.joined or piece.item or not cues.requests(piece.words) or speaks_of_attachments(piece.words):
        return False
    if cues.only_announces(piece.words):
        return True
    if cues.wants_explained(piece.words):
        return False
    said = aspects_of(piece.words)
    if said and (cues.asks_outright(piece.words) or not _says_again(said, piece, others)):
        return False
    follows = any(other.start > piece.start for other in others)
    return cues.announces(piece.words) and follows and not _ASKS_ITSELF.search(piece.words)


def _says_again(said: Sequence[Aspect], piece: Piece, others: Sequence[Piece]) -> bool:
    """Whether the next question asks for the status that a piece announces: "mau tanya berkas saya. Sampai mana?"."""
    following = next((other for other in others if other.start > piece.start), None)
    return following is not None and Aspect.STATUS in said and aspects_of(following.words) == tuple(said)


def _merged(text: str, pieces: list[Piece]) -> list[Piece]:
    """Join what belongs together: "atau harus datang?" to the question before, and two wishes for one check."""
    merged: list[Piece] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        goes_on = last and _CONTINUES.search(piece.words) and len(text[last.end : piece.start].split()) <= _ASIDE
        if last and (goes_on or _repeats(last, piece)):
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
    return not courtesy.has_substance(piece.words) and piece.start - last.end < 5


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


def _with_report(text: str, questions: list[Piece], body: list[Piece]) -> list[Piece]:
    """Let a wish that follows the report of an illegal fee begin with the report: it is what the wish is about.

    "Petugas minta tambah 300 ribu. Saya ada rekaman. Tolong nama saya jangan disebut." asks one thing.
    """
    if any(reports_illegal_fee(q.words) for q in questions):
        return questions
    followers = [*body[1:], Piece(len(text), len(text), "", asks=False)]  # a line break may have cut the report in two
    pairs = zip(body, followers, strict=False)
    told = next((a for a, b in pairs if reports_illegal_fee(f"{a.words} {b.words}")), None)
    after = next((i for i, q in enumerate(questions) if told is not None and q.start >= told.end), None)
    if told is None or after is None or not _is_mere_wish(questions[after]):
        return questions
    wish = questions[after]
    words = usual(text[told.start : wish.end])
    return [*questions[:after], replace(wish, start=told.start, words=words), *questions[after + 1 :]]


def _with_claims(text: str, questions: list[Piece], body: list[Piece]) -> list[Piece]:
    """Let a question whether something is so begin with what was told: "Katanya harus diperpanjang. Bener pak?"."""
    result: list[Piece] = []
    for question in questions:
        before = [p for p in body if p.end <= question.start and not p.asks and not courtesy.is_greeting(p.words)]
        nearest = before[-1] if before and cues.confirms(question.words) else None
        free = nearest is not None and not any(nearest.start < other.end <= question.start for other in questions)
        if nearest is None or not free:
            result.append(question)
            continue
        words = usual(text[nearest.start : question.end])
        result.append(replace(question, start=nearest.start, words=words))
    return result


def _only_pleads(piece: Piece) -> bool:
    """Whether a piece asks of all that was told, "tolong dibantu ya"; "ini" and "gimana" point back at the last."""
    return not courtesy.has_substance(piece.words) and _POINTS.search(piece.words) is None


def _with_premise(text: str, questions: list[Piece], body: list[Piece]) -> list[Piece]:
    """Let a question begin with what its own item tells before a semicolon: "Ketua berganti; apakah lapor?"."""
    told = [piece for piece in body if piece.item and not piece.asks]
    led: list[Piece] = []
    for question in questions:
        first = next((p for p in told if text[p.end : question.start].strip() == ";"), None)
        words = "" if first is None else usual(text[first.start : question.end])
        led.append(question if first is None else replace(question, start=first.start, words=words, item=True))
    return led


def _is_mere_wish(piece: Piece) -> bool:
    """Whether a piece asks for something to be done without naming a side of a permit ("ke mana" names a way)."""
    return cues.requests(piece.words) and set(aspects_of(piece.words)) <= {Aspect.PROCEDURE}


def _fallback(text: str, body: list[Piece], everything: str) -> list[Piece]:
    """Return the whole statement as the one question of a mail that asks nothing outright.

    ``everything`` are the words of the mail with its closing, whose thanks say that all is well.
    """
    said = [p for p in body if not courtesy.is_greeting(p.words) and p.words]
    first = said[0].words if said else ""
    asks = any("?" in text[p.start : p.end + 1] and courtesy.has_substance(p.words) for p in said)
    rejoices = courtesy.is_thanks(first) or courtesy.promises(first) or courtesy.only_rejoices(everything)
    if said and rejoices and not asks:
        return []
    said = [p for p in said if not cues.is_closing(p.words)]
    said = [p for p in said if courtesy.has_substance(p.words) and (asks or not courtesy.is_thanks(p.words))]
    said = [p for p in said if not courtesy.acknowledges(p.words)]
    if not said:
        return []
    if len(said) > 1 and all(piece.item for piece in said):
        return said  # a list of wishes without a word that asks
    start, end = said[0].start, said[-1].end
    return [Piece(start, end, usual(text[start:end]), asks=False)]
