"""What people made of the letters that the desk proposed: how many went out as they were, and what was taken out.

Proposed is the letter as the desk wrote it from the entries that a counselor chose; sent is the text that left. Neither
holds a number that names a person in a sentence of ours, and the line with the citizen's name is left out here.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import Levenshtein

FRAME = "(frame)"  # what belongs to no question: greeting, opening, closing
_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_MARKER = re.compile(r"^(?:\d{1,2}|[a-z])\. ", re.MULTILINE)
_LEAST_WORDS = 4  # a shorter sentence says too little to be listed
_LEAST_TIMES = 2
_ALWAYS = 0.8  # share of the letters with a sentence from which it counts as always deleted
_LISTED = 30


@dataclass(frozen=True, slots=True)
class SentReply:
    """A proposed reply that went out. ``blocks`` are (id of the main entry or "", the block's text)."""

    ticket_id: int
    language: str
    proposed: str
    body: str
    blocks: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """How the parts of one entry or one template fared: in ``letters`` letters, ``unchanged`` of them word for word.

    ``distance``: of its text, the share of characters that people changed, 0 to 1.
    """

    name: str
    letters: int
    unchanged: int
    distance: float


@dataclass(frozen=True, slots=True)
class Deleted:
    """A sentence of ours that people take out: proposed in ``letters`` letters, missing from ``deleted`` of them."""

    text: str
    letters: int
    deleted: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """All of it. ``unchanged`` counts letters; ``distance`` is the share of characters changed, 0 to 1."""

    sent: int
    unchanged: int
    distance: float
    entries: tuple[Row, ...]
    templates: tuple[Row, ...]
    deleted: tuple[Deleted, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A proposed paragraph: whose it is, how long, and how much of it was changed (characters)."""

    text: str
    entry: str
    length: int
    changed: float


def compare_replies(replies: Sequence[SentReply], wording: Mapping[str, Sequence[str]]) -> Outcome:
    """Return what became of ``replies``.

    ``wording``: the fixed words of each template, by its name (see ``templates.fixed_words``).
    """
    letters = [list(_parts(reply)) for reply in replies]
    unchanged = sum(_plain(reply.proposed) == _plain(reply.body) for reply in replies)
    every = [part for parts in letters for part in parts]
    named = sorted(((words, name) for name, many in wording.items() for words in many), key=lambda w: -len(w[0]))
    return Outcome(
        sent=len(replies),
        unchanged=unchanged,
        distance=_share(every),
        entries=_rows(letters, lambda part: part.entry),
        templates=_rows(letters, lambda part: _template(part.text, named)),
        deleted=_deleted(replies),
    )


def _parts(reply: SentReply) -> Iterator[_Part]:
    """Yield the proposed paragraphs below the line with the citizen's name, each with what was changed of it."""
    owner = {_plain(text): entry for entry, whole in reply.blocks for text in _paragraphs(whole)}
    proposed, sent = _paragraphs(reply.proposed)[1:], _paragraphs(reply.body)
    old, new = ([_plain(text) for text in texts] for texts in (proposed, sent))
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for place in range(a1, a2):
            text = old[place]
            kept = 1.0 if tag == "equal" else max((_alike(text, other) for other in new[b1:b2]), default=0.0)
            yield _Part(proposed[place], owner.get(text, FRAME), len(text), (1 - kept) * len(text))


def _rows(letters: Sequence[Sequence[_Part]], whose: Callable[[_Part], str]) -> tuple[Row, ...]:
    """Return one row for each name that ``whose`` gives, the most changed text first."""
    named: dict[str, list[list[_Part]]] = defaultdict(list)
    for parts in letters:
        mine: dict[str, list[_Part]] = defaultdict(list)
        for part in parts:
            mine[whose(part)].append(part)
        for name, some in mine.items():
            named[name].append(some)
    rows = [
        Row(
            name,
            len(some),
            sum(not any(part.changed for part in parts) for parts in some),
            _share([part for parts in some for part in parts]),
        )
        for name, some in named.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.distance * row.letters, row.name)))


def _deleted(replies: Sequence[SentReply]) -> tuple[Deleted, ...]:
    shown, gone = Counter[str](), Counter[str]()
    for reply in replies:
        left = _plain(reply.body)
        for sentence in dict.fromkeys(_sentences(_paragraphs(reply.proposed)[1:])):
            shown[sentence] += 1
            gone[sentence] += sentence not in left
    found = [
        Deleted(text, shown[text], times)
        for text, times in gone.items()
        if times >= _LEAST_TIMES and times >= _ALWAYS * shown[text]
    ]
    return tuple(sorted(found, key=lambda item: (-item.deleted, item.text))[:_LISTED])


def _sentences(paragraphs: Iterable[str]) -> Iterator[str]:
    for paragraph in paragraphs:
        for sentence in _SENTENCES.split(_plain(paragraph)):
            if len(sentence.split()) >= _LEAST_WORDS:
                yield sentence


def _template(text: str, named: Sequence[tuple[str, str]]) -> str:
    """Return the template whose longest fixed words stand in a paragraph, or the mark of the frame."""
    plain = _plain(text)
    return next((name for words, name in named if words in plain), FRAME)


def _share(parts: Sequence[_Part]) -> float:
    whole = sum(part.length for part in parts)
    return sum(part.changed for part in parts) / whole if whole else 0.0


def _alike(one: str, other: str) -> float:
    return float(Levenshtein.normalized_similarity(one, other))


def _paragraphs(text: str) -> list[str]:
    return [part for part in re.split(r"\n\s*\n", text) if part.strip()]


def _plain(text: str) -> str:
    """Return ``text`` on one line and without the marks of its lists: neither is a change of what is said."""
    return " ".join(_MARKER.sub("", text.replace("\r", "")).split())
