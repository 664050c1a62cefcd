"""What people did with narrow answers, remembered: a line becomes likelier in mails like those that it was told to.

It works from the next mail on, without fitting coefficients, and a judgement that is taken back takes its effect with
it. How alike two mails are for a line is a kernel: that it is the same line says something, and the more words they
share where they speak of it, the more. What a line gains is a kernel logistic regression (Zhu and Hastie 2005) that
begins with its chance by all else: a choice that was expected moves hardly anything, one against the odds much. No line
learns from another, and none moves further than ``FURTHEST``.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from helpdesk.match.index import Vector
from helpdesk.match.learn import Tuning

MOST = 3_000  # the newest lessons are remembered, about six hundred mails
OF_LINE = 100  # and of one line so many
FURTHEST = 2.0  # log odds that lessons move a line at most: one in two becomes seven in eight
UNTUNED = Tuning(gain=2.0)
"""The larger the gain, the more a lesson moves; chances are bent as confidences are."""
_SAME, _ALIKE = 0.5, 1.5  # likeness of two mails for a line: whatever they say, and in the very same words
_RIDGE = 1.0  # the larger, the less a single lesson says
_CURVATURE = 0.25  # of a logistic likelihood, at most
_ROUNDS = 40  # after which no lesson's part changes by a hundredth
_LEAST = 1e-4  # chance that is never undercut

Key = tuple[str, str]
"""The id of an entry, and what names the line in it."""


@dataclass(frozen=True, slots=True)
class LineLesson:
    """That the line ``name`` of an entry was told to a mail, or was not; ``said`` are its words that the line is on.

    ``chance`` (0 to 1) is how likely the line was by all but people's choices.
    """

    entry_id: str
    name: str
    said: str
    told: bool
    chance: float


@dataclass(frozen=True, slots=True)
class _OfLine:
    """The lessons of one line: the words of each as a vector of length 1, and its part in what the line gains."""

    words: tuple[Mapping[str, float], ...]
    parts: Vector


class LineMemory:
    """The lessons on lines of one office. What of them a mail needs is read when the first one does, then kept.

    ``hear`` returns the stems of some words, ``weight`` is how much each stem tells, ``top`` how much one does that no
    entry has. Of an ``earlier`` memory over the same index the lines stay as they were read whose lessons are the same.
    """

    def __init__(
        self,
        lessons: Sequence[LineLesson],
        tuning: Tuning = UNTUNED,
        earlier: LineMemory | None = None,
        *,
        hear: Callable[[str], frozenset[str]],
        weight: Mapping[str, float],
        top: float,
    ) -> None:
        self.tuning = tuning
        self._hear, self._weight, self._top = hear, weight, top
        found: defaultdict[Key, list[LineLesson]] = defaultdict(list)
        for lesson in lessons[-MOST:]:
            found[lesson.entry_id, lesson.name].append(lesson)
        self._lessons = {key: tuple(of_line[-OF_LINE:]) for key, of_line in found.items()}
        self._read: dict[Key, _OfLine] = {}
        if earlier is not None and earlier.tuning == tuning:
            kept = (key for key, of_line in self._lessons.items() if earlier._lessons.get(key) == of_line)
            self._read = {key: earlier._read[key] for key in kept if key in earlier._read}

    def moved(self, chances: Vector, keys: Sequence[Key], words: Sequence[frozenset[str]]) -> Vector:
        """Return the chances of lines with what people chose in mind; ``words`` are the stems that each line is on."""
        gains = self.gains(keys, words)
        if not gains.any() and (self.tuning.slope, self.tuning.shift) == (1.0, 0.0):
            return chances
        return chance_of(self._bent(chances) + gains)

    def gains(self, keys: Sequence[Key], words: Sequence[frozenset[str]]) -> Vector:
        """Return what lessons add to the log odds of each line."""
        gains: Vector = np.zeros(len(keys))
        vectors: dict[frozenset[str], Mapping[str, float]] = {}
        for at, (key, said) in enumerate(zip(keys, words, strict=True)):
            if key in self._lessons:
                vector = vectors.get(said)
                if vector is None:
                    vector = vectors[said] = self._vector(said)
                of_line = self._of_line(key)
                alike = self.tuning.gain * np.array([likeness(vector, other) for other in of_line.words])
                gains[at] = min(max(float(alike @ of_line.parts), -FURTHEST), FURTHEST)
        return gains

    def _of_line(self, key: Key) -> _OfLine:
        found = self._read.get(key)
        if found is None:
            lessons = self._lessons[key]
            words = tuple(self._vector(self._hear(lesson.said)) for lesson in lessons)
            alike = self.tuning.gain * np.array([[likeness(one, other) for other in words] for one in words])
            told = np.array([float(lesson.told) for lesson in lessons])
            odds = self._bent(np.array([lesson.chance for lesson in lessons]))
            found = self._read[key] = _OfLine(words, parts(alike, odds, told))
        return found

    def _bent(self, chances: Vector) -> Vector:
        odds: Vector = self.tuning.slope * log_odds(chances) + self.tuning.shift
        return odds

    def _vector(self, stems: frozenset[str]) -> Mapping[str, float]:
        weighed = {stem: self._weight.get(stem, self._top) for stem in sorted(stems)}
        length = math.hypot(*weighed.values()) or 1.0
        return {stem: weight / length for stem, weight in weighed.items()}


def likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return how alike two mails are for a line, by the words that it is on in each."""
    if len(other) < len(one):
        one, other = other, one
    return _SAME + _ALIKE * sum(weight * other.get(stem, 0.0) for stem, weight in one.items())


def parts(alike: Vector, odds: Vector, told: Vector) -> Vector:
    """Return the part of each lesson in what its line gains.

    ``alike`` says how alike any two are, ``odds`` the log odds that the line had, ``told`` is 1 where it was told, else
    0. Each round takes Newton's step with a bound of the curvature in its place (Böhning 1992).
    """
    step = np.linalg.inv(_CURVATURE * alike + _RIDGE * np.eye(len(told)))
    found: Vector = np.zeros(len(told))
    for _ in range(_ROUNDS):
        found = found + step @ (told - chance_of(odds + alike @ found) - _RIDGE * found)
    return found


def log_odds(chances: Vector) -> Vector:
    """Return the log odds of chances, none further out than those of _LEAST."""
    chances = np.clip(chances, _LEAST, 1 - _LEAST)
    odds: Vector = np.log(chances / (1 - chances))
    return odds


def chance_of(odds: Vector) -> Vector:
    """Return the chances whose log odds these are."""
    chances: Vector = 1 / (1 + np.exp(-odds))
    return chances
