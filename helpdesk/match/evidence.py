"""Why an entry was proposed: the fields of the entry that matched, with the citizen's own words."""

from __future__ import annotations

from collections.abc import Sequence, Set

from helpdesk.match.names import Hit
from helpdesk.match.rank import ASPECT_WORDS, Index, Query
from helpdesk.match.text import Token, tokens
from helpdesk.model.knowledge import Entry
from helpdesk.model.question import Evidence

MOST_WORDS = 12


def evidence_for(index: Index, at: int, query: Query, text: str) -> tuple[Evidence, ...]:
    """Return what of ``text`` speaks for the entry at this position: names first, then shared words."""
    entry = index.entries[at]
    found = [Evidence(_field(hit, entry), text[hit.start : hit.end]) for hit in query.hits if _owns(hit, entry)]
    named = [(hit.start, hit.end) for hit in query.hits if _owns(hit, entry)]
    rest = [t for t in query.told if not any(start <= t.start < end for start, end in named)]
    shared, remaining = _shared(rest, index.asked_words[at])
    if shared:
        found.append(Evidence("questions", _quote(text, shared)))
    told, _ = _shared(remaining, index.told_words[at])
    if told:
        found.append(Evidence("text", _quote(text, told)))
    if entry.id in query.named_before:
        found.append(Evidence("context", entry.title))
    return tuple(found)


def leans_on_context(index: Index, at: int, query: Query) -> bool:
    """Whether the entry at this position has less of the question itself than of what stands around it."""
    entry = index.entries[at]
    if entry.id in query.named_before or any(_owns(hit, entry) for hit in query.hits):
        return False
    asked, told = index.asked_words[at], index.told_words[at]  # hundreds of words: their union takes longer than this
    own = {token.stem for token in query.told if token.stem in asked or token.stem in told}
    around = sum(
        weight * index.idf.get(stem, 0.0)
        for stem, weight in query.context.items()
        if stem not in own and (stem in asked or stem in told)
    )
    return around > sum(index.idf.get(stem, 0.0) for stem in own)


def evidence_around(index: Index, at: int, query: Query, text: str) -> tuple[Evidence, ...]:
    """Return the words around a question by which it belongs to the entry at this position.

    "What would he have to bring?" says nothing of a grave; "my grandmother's grave is due for renewal" before it does.
    """
    asked, told = index.asked_words[at], index.told_words[at]
    shared = {stem for stem in query.context if stem in asked or stem in told}
    if not shared:
        return ()
    words = [token for token in tokens(text) if token.stem in shared][:MOST_WORDS]
    # none: the subject says it, or a word that was repaired
    return (Evidence("context", _quote(text, words) if words else index.entries[at].title),)


def _owns(hit: Hit, entry: Entry) -> bool:
    return any(owner.entry_id == entry.id for owner in hit.owners)


def _field(hit: Hit, entry: Entry) -> str:
    return next(owner.field for owner in hit.owners if owner.entry_id == entry.id)


def _shared(words: Sequence[Token], known: Set[str]) -> tuple[list[Token], list[Token]]:
    """Return the words that the entry has too, the telling ones first, and the others."""
    shared = [token for token in words if token.stem in known]
    telling = [token for token in shared if token.stem not in ASPECT_WORDS]
    return (telling or shared)[:MOST_WORDS], [token for token in words if token.stem not in known]


def _quote(text: str, words: Sequence[Token]) -> str:
    """Return the words as they stand in the mail, neighbours together, others parted by an ellipsis."""
    pieces: list[str] = []
    last = -10
    for token in sorted(words, key=lambda t: t.start):
        if token.end <= last:
            continue
        if 0 <= token.start - last <= 1 and pieces:
            pieces[-1] += text[last : token.end]
        else:
            pieces.append(text[token.start : token.end])
        last = token.end
    return " … ".join(pieces)
