"""Why an entry was proposed: the fields of the entry that matched, with the citizen's own words."""

from __future__ import annotations

from collections.abc import Sequence

from helpdesk.match.names import Hit
from helpdesk.match.rank import ASPECT_WORDS, Query
from helpdesk.match.text import Token, content, stems
from helpdesk.model.knowledge import Entry, Topic
from helpdesk.model.question import Evidence

MOST_WORDS = 12


def evidence_for(entry: Entry, query: Query, text: str) -> tuple[Evidence, ...]:
    """Return what of ``text`` speaks for ``entry``: its names first, then words shared with its questions and prose."""
    found = [Evidence(_field(hit, entry), text[hit.start : hit.end]) for hit in query.hits if _owns(hit, entry)]
    named = [(hit.start, hit.end) for hit in query.hits if _owns(hit, entry)]
    rest = [t for t in content(query.words) if not any(start <= t.start < end for start, end in named)]
    shared, remaining = _shared(rest, _asked(entry))
    if shared:
        found.append(Evidence("questions", _quote(text, shared)))
    told, _ = _shared(remaining, _told(entry))
    if told:
        found.append(Evidence("text", _quote(text, told)))
    if entry.id in query.named_before:
        found.append(Evidence("context", entry.title))
    return tuple(found)


def _owns(hit: Hit, entry: Entry) -> bool:
    return any(owner.entry_id == entry.id for owner in hit.owners)


def _field(hit: Hit, entry: Entry) -> str:
    return next(owner.field for owner in hit.owners if owner.entry_id == entry.id)


def _shared(words: Sequence[Token], known: set[str]) -> tuple[list[Token], list[Token]]:
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


def _asked(entry: Entry) -> set[str]:
    return {stem for question in (*entry.questions, *entry.aliases, entry.title) for stem in stems(question)}


def _told(entry: Entry) -> set[str]:
    if isinstance(entry, Topic):
        return set(stems(f"{entry.answer} {entry.answer_en}"))
    rows = [row.text for row in entry.requirements or ()]
    return set(stems(" ".join([entry.definition or "", *rows, *(entry.procedure or ())])))
