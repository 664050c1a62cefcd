"""The smallest parts of a mail at whose ends a question may begin or end, and what speaks for a question in each.

Sentences are parted wherever ``clauses`` may part them: at commas, at words that lead on, at words that begin or end a
question. A question is one segment or several; where people marked questions, all but one in a hundred are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from helpdesk.match import courtesy, cues
from helpdesk.match.aspects import usual
from helpdesk.match.clauses import CLAUSE, places
from helpdesk.match.sentences import sentences
from helpdesk.match.text import stem

MOST = 200  # segments of a mail that are looked at
READ = 40  # words of a segment that are read
_NEAR = 8  # words of a neighbour that are
_EDGES = 3  # segments from an end of a sentence on, which are told apart
_MOSTLY = 0.5  # share of a segment that must lie in a question
_MARK = "?"
_SEPARATOR = 12  # letters of what stands between two segments
_ASKS = (
    ("outright", cues.asks_outright),
    ("requests", cues.requests),
    ("tells", cues.tells),
    ("names a side", cues.names_aspect),
    ("substance", courtesy.has_substance),
    ("closing", cues.is_closing),
    ("greeting", courtesy.is_greeting),
    ("announces", cues.announces),
)


class Label(IntEnum):
    """What a segment is to the questions of its mail."""

    TOLD = 0
    BEGINS = 1
    GOES_ON = 2


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a text, without blanks at its ends, and its words in usual spelling.

    ``after`` is what stands between it and the one before in its sentence, None where it begins one; ``last`` says that
    it ends one. ``marked``: a question mark follows it.
    """

    start: int
    end: int
    words: str
    after: str | None
    last: bool
    item: bool
    marked: bool


def segments(text: str) -> list[Segment]:
    """Return the segments of a text, of which the first MOST are looked at."""
    found: list[Segment] = []
    for span in sentences(text):
        start = span.start + courtesy.greeting_length(text[span.start : span.end])
        whole = text[start : span.end]
        cuts = [(0, 0), *places(whole), (len(whole), len(whole))]
        parts = [(before, after, until) for (before, after), (until, _) in pairwise(cuts) if whole[after:until].strip()]
        for number, (before, after, until) in enumerate(parts):
            part = whole[after:until]
            at = start + after + len(part) - len(part.lstrip())
            end = at + len(part.strip())
            between = whole[before:after].strip().lower()[:_SEPARATOR] if after else None
            words = usual(text[at : min(end, at + CLAUSE)])
            marked = _MARK in text[at : end + 2]
            found.append(Segment(at, end, words, between, number == len(parts) - 1, span.item and not number, marked))
            if len(found) == MOST:
                return found
    return found


def labels_of(parts: Sequence[Segment], spans: Sequence[tuple[int, int]]) -> list[Label]:
    """Return what each segment is to the questions at ``spans`` (start, end)."""
    labels = [Label.TOLD] * len(parts)
    for start, end in spans:
        within = [
            number
            for number, part in enumerate(parts)
            if min(part.end, end) - max(part.start, start) >= _MOSTLY * (part.end - part.start)
        ]
        for number in within:
            labels[number] = Label.BEGINS if number == within[0] else Label.GOES_ON
    return labels


def spans_of(parts: Sequence[Segment], labels: Sequence[int]) -> list[tuple[int, int]]:
    """Return where the questions stand of which ``labels`` tell."""
    spans: list[tuple[int, int]] = []
    before = Label.TOLD
    for part, label in zip(parts, map(Label, labels), strict=True):
        if label is Label.GOES_ON and before is not Label.TOLD:
            spans[-1] = spans[-1][0], part.end
        elif label is not Label.TOLD:
            spans.append((part.start, part.end))
        before = label
    return spans


def signs_of(parts: Sequence[Segment], rules: Sequence[Label]) -> list[dict[str, float]]:
    """Return what speaks for a question in each segment, by name; ``rules`` is what the rules make of them."""
    return [row for sentence in _by_sentence(parts) for row in _of_sentence(parts, sentence, rules)]


def _by_sentence(parts: Sequence[Segment]) -> Iterator[range]:
    """Return the places of the segments of each sentence."""
    first = 0
    for number, part in enumerate(parts):
        if part.last:
            yield range(first, number + 1)
            first = number + 1
    if first < len(parts):
        yield range(first, len(parts))


def _of_sentence(parts: Sequence[Segment], within: range, rules: Sequence[Label]) -> Iterator[dict[str, float]]:
    whole = " ".join([parts[number].words for number in within])
    marked = parts[within[-1]].marked
    row = whole.split()
    asks = f"{cues.asks_outright(whole):d}{cues.requests(whole):d}"
    for number in within:
        part = parts[number]
        begin, end = min(_EDGES, number - within[0]), min(_EDGES, within[-1] - number)
        words = part.words.split()[:READ]
        first, last = words[0] if words else "", words[-1] if words else ""
        after = "^" if part.after is None else part.after
        signs = [
            "one",
            f"length {min(6, (len(words) + 1) // 2)}",
            f"after {after}",
            f"marked {part.marked:d} {marked:d}",
            f"place {begin} {end} {marked:d}",
            f"sentence {asks}",
            f"sentence begins {row[0] if row else ''} {min(1, begin)}",
            f"sentence ends {row[-1] if row else ''} {min(1, end)}",
            f"begins {first} {part.after is None:d}",
            f"begins {first} after {after}",
            f"begins {first} {marked:d}",
            f"begins {' '.join(words[:2])}",
            f"ends {last} {part.marked:d}",
            f"ends {' '.join(words[-2:])}",
        ]
        if part.item:
            signs.append("item")
        stems = list(map(stem, words))
        signs += [f"stem {one}" for one in stems]
        signs += [f"pair {one} {other}" for one, other in pairwise(["^", *words, "$"])]
        signs += [f"around {one} {other}" for one, other in zip(["^", *stems], [*stems[1:], "$"], strict=False)]
        signs += _of_neighbours(parts, number, first)
        found = dict.fromkeys(signs, 1.0)
        found |= _by_rules(part, number, rules, f"{asks} {marked:d}", first)
        yield found


def _of_neighbours(parts: Sequence[Segment], number: int, first: str) -> list[str]:
    """Return what the segments before and after say, and whether they are of the same sentence."""
    signs = []
    if number:
        before, near = parts[number - 1], parts[number].after is not None
        words = before.words.split()[-_NEAR:]
        signs += [f"before {near:d} {stem(word)}" for word in words]
        signs += [f"before {near:d} ends {' '.join(words[-2:])}", f"before {near:d} marked {before.marked:d}"]
        signs.append(f"meets {words[-1] if words else ''} {first}")
    if number + 1 < len(parts):
        following, near = parts[number + 1], not parts[number].last
        words = following.words.split()[:_NEAR]
        signs += [f"next {near:d} {stem(word)}" for word in words]
        signs += [f"next {near:d} begins {' '.join(words[:2])}", f"next {near:d} marked {following.marked:d}"]
    return signs


def _by_rules(part: Segment, number: int, rules: Sequence[Label], asks: str, first: str) -> dict[str, float]:
    """Return what the rules say of a segment and its neighbours, alone and with what it looks like."""
    rule = f"{rules[number]:d}"
    before = f"{rules[number - 1]:d}" if number else "^"
    after = f"{rules[number + 1]:d}" if number + 1 < len(rules) else "$"
    signs = [f"rules {before}{rule}", f"rules {rule}{after}", f"rules {before}{rule}{after}"]
    signs += [f"rule {rule} marked {part.marked:d}", f"rule {rule} after {part.after}", f"rule {rule} asks {asks}"]
    signs.append(f"rule {rule} begins {first}")
    for name, asked in _ASKS:
        if asked(part.words):
            signs += [name, f"{name} {rule}"]
    return {f"rule {rule}": 2.0} | dict.fromkeys(signs, 1.0)
