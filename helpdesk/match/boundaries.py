"""What people's cuts teach: words with which another question begins, and words at which a question goes on.

Where a person split a question, the two words that begin the second half are remembered: from the next mail on another
question begins with them. Where a person merged two, the same two are remembered together with the word before them, so
that "syaratnya apa" does not stop to begin questions because it once went on with one. The newest word counts. Nothing
is stored: it is read off the cuts that stand, so that a cut which is taken back teaches nothing any more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from helpdesk.match import courtesy
from helpdesk.match.aspects import usual
from helpdesk.match.clauses import Piece

WORDS = 2  # of a beginning that are remembered; one is too little to know it by
AHEAD = 80  # characters in which they stand
_WORD = re.compile(r"\S+")

Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Boundaries:
    """Words in usual spelling: ``begins`` the two of a beginning, ``goes_on`` those with the word before them."""

    begins: frozenset[str] = frozenset()
    goes_on: frozenset[str] = frozenset()

    def apply(self, text: str, questions: Sequence[Piece]) -> list[Piece]:
        """Return the questions of ``text`` cut as people cut others that begin alike."""
        if not (self.begins or self.goes_on):
            return list(questions)
        joined: list[Piece] = []
        for piece in questions:
            if joined and _meeting(joined[-1].words, piece.words) in self.goes_on:
                joined[-1] = _piece(text, joined[-1].start, piece.end, joined[-1])
            else:
                joined.append(piece)
        return [part for piece in joined for part in self._parted(text, piece)]

    def _parted(self, text: str, piece: Piece) -> list[Piece]:
        places = [piece.start]
        for word in list(_WORD.finditer(text, piece.start, piece.end))[1:]:
            right = usual(text[word.start() : min(piece.end, word.start() + AHEAD)])
            if _beginning(right) in self.begins and courtesy.has_substance(right):
                left = usual(text[places[-1] : word.start()])
                if courtesy.has_substance(left) and _meeting(left, right) not in self.goes_on:
                    places.append(word.start())
        if len(places) == 1:
            return [piece]
        return [_piece(text, start, end, piece) for start, end in pairwise([*places, piece.end])]


NONE = Boundaries()


def learnt(cuts: Sequence[tuple[str, Spans, Spans]]) -> Boundaries:
    """Return what cuts teach, from the oldest to the newest: the text, the desk's own cut of it, and the person's."""
    begins: dict[str, None] = {}
    goes_on: dict[str, None] = {}
    for text, own, persons in cuts:
        for left, right in _parts_of_one(text, persons, own):
            begins[_beginning(right)] = None
            goes_on.pop(_meeting(left, right), None)
        for left, right in _parts_of_one(text, own, persons):
            goes_on[_meeting(left, right)] = None
            begins.pop(_beginning(right), None)
    return Boundaries(frozenset(begins), frozenset(goes_on))


def _parts_of_one(text: str, parts: Spans, wholes: Spans) -> Iterator[tuple[str, str]]:
    """Return the words of neighbouring parts that stand in one of ``wholes`` together."""
    for (first, before), (start, end) in pairwise(sorted(parts)):
        left, right = usual(text[first:before]), usual(text[start:end])
        together = any(a <= first and start < b for a, b in wholes)
        if together and left and len(right.split()) >= WORDS:
            yield left, right


def _beginning(words: str) -> str:
    return " ".join(words.split()[:WORDS])


def _meeting(left: str, right: str) -> str:
    return f"{left.split()[-1] if left else ''} | {_beginning(right)}"


def _piece(text: str, start: int, end: int, of: Piece) -> Piece:
    while end > start and text[end - 1] in " \t\n,;:":
        end -= 1
    return Piece(start, end, usual(text[start:end]), asks=True, item=of.item)
