"""What each question of a mail is about: its own words, and what it inherits from subject, story and quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from helpdesk.match.aspects import aspects_of
from helpdesk.match.clauses import Piece
from helpdesk.match.names import Hit
from helpdesk.match.questions import Cut
from helpdesk.match.rank import ASPECT_WORDS, Index, Query
from helpdesk.match.text import Token, content

SUBJECT, AFTER, QUOTED = 0.7, 0.4, 0.35  # how much a word counts that stands there, against 1 just before the question
FADING = 0.85  # for each sentence between
QUOTED_CHARACTERS = 3000
BETWEEN = 0.8  # weight of another name from which the subject has changed since
_JUST_NAMED = 1.0  # weight of a name in the sentence just before
OLDER = 0.6  # share of its weight that a name keeps where the question before names another since
BEFORE = 200  # characters of that sentence

_NEGATIONS = frozenset({"bukan", "bkn", "not", "selain", "kecuali", "instead", "rather"})
_NO_NEGATION = frozenset({"hanya", "cuma", "saja", "only", "sekadar", "just"})

_POINTING_BACK = re.compile(  # "-nya": of what was named before; and then a comma, and a story
    r"\W*(?:\d+\W+)?(?:(?:dan|terus|trus|trs|lalu|lah|nah|kalo|kalau|untuk|utk)\W+)*"
    r"(?:per)?(?:sy(?:a)?rat(?:an)?|dokumen|berkas|biaya|lama|proses|prosedur|cara)nya\b[^,;.()\n]{0,30}(?=[,;(])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the mail as the index reads it: its words without negated names, its names, and the negated ones."""

    start: int
    end: int
    words: tuple[Token, ...]
    hits: tuple[Hit, ...]
    negated: frozenset[str]
    stems: tuple[str, ...]  # of the words that say what it is about, each once


def read_passage(index: Index, text: str, start: int = 0, end: int | None = None) -> Passage:
    """Return ``text[start:end]`` read; places are those in ``text``."""
    end = len(text) if end is None else end
    words = index.read(text[start:end])
    if start:
        words = tuple(_moved(token, start) for token in words)
    hits: list[Hit] = []
    denied: list[Hit] = []
    for hit in (*index.names.find(words), *index.names.in_capitals(text, start, end)):
        (denied if _is_negated(hit, words) else hits).append(hit)
    kept = tuple(t for t in words if not any(h.start <= t.start < h.end for h in denied)) if denied else words
    ids = {owner.entry_id for hit in denied for owner in hit.owners}
    negated = frozenset(ids - {o.entry_id for hit in hits for o in hit.owners})
    stems = tuple(dict.fromkeys(t.stem for t in content(kept) if t.stem not in ASPECT_WORDS and not t.stem.isdecimal()))
    return Passage(start, end, kept, tuple(hits), negated, stems)


def queries(index: Index, text: str, found: Cut, subject: str, quoted: str) -> tuple[Query, ...]:
    """Return what to look up for each question, in order. ``text`` is the new text with numbers blanked out."""
    passages = {p.start: read_passage(index, text, p.start, p.end) for p in (*found.questions, *found.context)}
    outside = [(read_passage(index, subject), SUBJECT), (read_passage(index, quoted[:QUOTED_CHARACTERS]), QUOTED)]
    order = sorted(passages.values(), key=lambda passage: passage.start)
    excluded = _excluded(order)
    asked = {q.start for q in found.questions}
    result = []
    for question in found.questions:
        own = passages[question.start]
        around = [*_around(order, own, asked), *outside]
        before = next((text[p.start : p.end] for p in reversed(order) if p.start < own.start), subject)
        written = text[own.start : own.end]
        query = _query(question, _as_asked(own, written), around, excluded)
        result.append(replace(query, text=f"{before[-BEFORE:]} {written}" if query.bare else written))
    return tuple(result)


def _as_asked(own: Passage, written: str) -> Passage:
    """Return a question without what its writer tells of themselves behind it, where that says of which permit.

    "Syaratnya apa, KTP saya Sragen, warung ngontrak" goes on about what was named before: it asks nothing of an
    identity card, nor of a stall.
    """
    head = _POINTING_BACK.match(written)
    if head is None:
        return own
    end = own.start + head.end()
    words = tuple(token for token in own.words if token.end <= end)
    if any(hit.permits for hit in own.hits) or any(hit.start < end for hit in own.hits):
        return own  # a permit is named, in front or behind
    return replace(own, words=words, hits=(), stems=()) if words else own


def _around(order: Sequence[Passage], own: Passage, asked: set[int]) -> list[tuple[Passage, float]]:
    """Return the other passages with their weight: the nearer before, the more; after, only what is no question."""
    before = [passage for passage in order if passage.start < own.start]
    weighted = [(passage, FADING**distance) for distance, passage in enumerate(reversed(before))]
    after = [passage for passage in order if passage.start > own.start and passage.start not in asked]
    return weighted + [(passage, AFTER) for passage in after[:3]]


def _query(question: Piece, own: Passage, around: Sequence[tuple[Passage, float]], excluded: frozenset[str]) -> Query:
    context: dict[str, float] = {}
    named: dict[str, float] = {}
    telling = [hit for hit in own.hits if not hit.ambiguous or len(hit.stems) > 1]  # a bare "SIP" may be any before it
    meant = {entry_id for hit in telling for entry_id in hit.permits}
    beside = [hit for passage, _ in around for hit in passage.hits]
    alone = {hit.permits[0] for hit in beside if len(hit.permits) == 1} - excluded
    for passage, weight in around:
        found = [_meant_by(hit, alone, beside) for hit in passage.hits]
        others = [hit for hit in found if meant and hit.permits and meant.isdisjoint(hit.permits)]
        of_others = {stem for hit in others for stem in hit.stems}
        for stem in passage.stems:
            if stem not in of_others:
                context[stem] = max(weight, context.get(stem, 0.0))
        for hit in found:
            if hit in others:
                continue  # the question names a permit itself: another that was named before is another matter
            for owner in hit.owners:
                share = weight / len(hit.owners) ** 0.5
                named[owner.entry_id] = max(share, named.get(owner.entry_id, 0.0))
    named = {entry_id: weight for entry_id, weight in named.items() if entry_id not in excluded}
    hits = tuple(_meant_by(hit, alone, beside) for hit in own.hits)
    return Query(own.words, hits, aspects_of(question.words), context, named, excluded)


def _meant_by(hit: Hit, alone: set[str], others: Sequence[Hit]) -> Hit:
    """Return a name that several have as that of the one the mail names beside: "saya fisioterapis ... SIP".

    Behind "SIP bidan" a bare "SIP" means it, though only physicians call theirs so without a word more.
    """
    if not hit.ambiguous:
        return hit
    owners = tuple(owner for owner in hit.owners if owner.entry_id in alone)
    if len(owners) == 1:
        return replace(hit, owners=owners)
    longer = {o.permits[0]: o for o in others if len(o.permits) == 1 and set(hit.stems) < set(o.stems)}
    of_it = [other for entry_id, other in longer.items() if entry_id in alone]
    return replace(hit, owners=of_it[0].owners) if not owners and len(of_it) == 1 else hit


def staying(query: Query, spoken_of: str, *, at_once: bool = False) -> Query:
    """Return a question without a subject of its own as one about ``spoken_of``, which the one before was about.

    "IPTM mau habis. Perpanjangnya bayar ga? Terus syaratnya?" goes on about the renewal, not about every IPTM; but what
    was named between comes first. ``at_once``: nothing stands between them.
    """
    own = _JUST_NAMED if at_once else query.named_before.get(spoken_of, 0.0)
    others = {entry_id: weight for entry_id, weight in query.named_before.items() if entry_id != spoken_of}
    if not query.bare or spoken_of in query.excluded or any(w > BETWEEN and w >= own for w in others.values()):
        return query
    older = {entry_id: weight * OLDER if weight < own else weight for entry_id, weight in others.items()}
    return replace(query, named_before={**older, spoken_of: 1.0})


def going_on(query: Query, before: Query, strange: float) -> Query:
    """Return a question without a subject of its own as one of which no entry may know, as of the one before.

    ``strange`` is how likely none answers that one. "Izin jual alkoholnya ke mana? Bayar berapa?" asks nothing of ours
    twice, unless something of ours was named between.
    """
    earlier = {owner.entry_id for hit in before.hits for owner in hit.owners}
    named = {entry_id for entry_id, weight in query.named_before.items() if weight > BETWEEN}
    return replace(query, strange=strange) if query.bare and not named - earlier else query


def _excluded(order: Sequence[Passage]) -> frozenset[str]:
    """Return the ids that the sender says they do not mean, unless they name them afterwards."""
    excluded: set[str] = set()
    for passage in order:
        excluded -= {owner.entry_id for hit in passage.hits for owner in hit.owners if not hit.ambiguous}
        excluded |= passage.negated
    return frozenset(excluded)


def _is_negated(hit: Hit, words: Sequence[Token]) -> bool:
    before = [token.word for token in words if token.end <= hit.start][-3:]
    if not _NEGATIONS.intersection(before) or _NO_NEGATION.intersection(before):
        return False
    # "bukan di Jakarta, SIUP ..." is too far; "bukan izin SIUP" is not
    return any(word in _NEGATIONS for word in before[-2:])


def _moved(token: Token, by: int) -> Token:
    return Token(token.stem, token.word, token.start + by, token.end + by)
