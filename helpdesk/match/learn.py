"""What people have judged, remembered: a question like a judged one gains the entry that a person chose.

It works from the next question on, without fitting coefficients, and a judgement that is taken back takes its effect
with it. The memory stands beside the index: an entry's own text is the office's, a judgement is one person's word about
one question, and the two are never mixed.

The memory is a kernel ridge regression (Saunders, Gammerman and Vovk 1998) from questions to the entries chosen for
them: lessons that say the same share their weight, so that fifty of a kind do not shout down five of another.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from helpdesk.match.calibrate import Ranking, Remembered
from helpdesk.match.index import Postings, Vector, cosine, counted, ngrams, unit
from helpdesk.match.rank import ASPECT_WORDS, Index, Query
from helpdesk.match.text import Token, content

MOST = 1000  # the newest lessons are remembered; a memory of so many takes another one in a tenth of a second
LETTERS = 0.4  # how much of the likeness are letters; the rest are words
ASPECT_WEIGHT = 0.3  # "berapa lama" says little about which permit is meant
RIDGE = 0.2  # the larger, the less a single lesson says
DEMAND = 0.1  # likeness of any two questions: what the office is asked most is asked again
MOST_ALIKE = 0.95  # a lesson of the very same words is no certainty
FAINT = 0.25  # below, a memory moves entries but says nothing about whether they answer
FAINT_NONE = 0.5  # below, it says nothing about whether none answers: others' matters are asked in like words


@dataclass(frozen=True, slots=True)
class Lesson:
    """A question as the citizen wrote it and the entry that a person chose for it; None: no entry answers it."""

    question: str
    entry_id: str | None


@dataclass(frozen=True, slots=True)
class Tuning:
    """How much the office's own judgements count.

    ``gain`` is what a question just like a lesson adds to the chosen entry's score. A confidence p becomes the
    probability whose log odds are ``slope`` times those of p plus ``shift``: 1 and 0 leave it as it is.
    """

    gain: float = 8.0
    slope: float = 1.0
    shift: float = 0.0

    def apply(self, p: float) -> float:
        """Return the confidence as this office has found it to hold."""
        p = min(max(p, 1e-6), 1 - 1e-6)
        return 1 / (1 + math.exp(-(self.slope * math.log(p / (1 - p)) + self.shift)))


UNTUNED = Tuning()


@dataclass(frozen=True, slots=True)
class _Read:
    """A lesson's words and how far they say themselves what they are about."""

    words: tuple[Token, ...]
    own: float


class Memory:
    """The lessons of one office, ready to be compared with a question. Made once, then only read.

    With an ``earlier`` memory of the same index only lessons that it did not have are read and compared: how alike two
    lessons are depends on nothing but them and the index.
    """

    def __init__(
        self, index: Index, lessons: Sequence[Lesson], tuning: Tuning = UNTUNED, earlier: Memory | None = None
    ) -> None:
        self.tuning = tuning
        self._index = index
        known = [x for x in lessons if x.entry_id is None or x.entry_id in index.position][-MOST:]
        before = earlier if earlier is not None and earlier._index is index else None
        reads: Mapping[Lesson, _Read] = before._reads if before else {}
        self._reads: dict[Lesson, _Read] = {x: reads.get(x) or self._as_read(x) for x in known}
        self._place = {x: number for number, x in enumerate(known)}
        words = [self._reads[x].words for x in known]
        stems = counted([dict.fromkeys((token.stem for token in row), 1.0) for row in words])
        letters = counted([_letters(row) for row in words])
        self._own = np.array([self._reads[x].own for x in known])
        self._stems = Postings(cosine(stems, {stem: self._weight(stem) for stem in stems.terms}))
        self._letters = Postings(cosine(letters, {gram: index.letter_weight(gram) for gram in letters.terms}))
        places = [len(index.entries) if x.entry_id is None else index.position[x.entry_id] for x in known]
        self._columns, answers = np.unique(np.array(places, dtype=int), return_inverse=True)
        self._alike = self._compared(known, before)
        self._parts = self._solve(answers.tolist())

    def recall(self, query: Query) -> Remembered | None:
        """Return what the lessons say about a question, None when they say nothing."""
        words = content(query.words)
        own = speaks(self._index, words)
        if not len(self._own) or own == 0:
            return None
        told: Vector = np.zeros(len(self._index.entries) + 1)  # the last one is "no entry"
        told[self._columns] = self._likeness(words, own) @ self._parts
        alike = np.clip((told[:-1] - FAINT) / (1 - FAINT), 0.0, MOST_ALIKE)
        none = min(max((float(told[-1]) - FAINT_NONE) / (1 - FAINT_NONE), 0.0), MOST_ALIKE)
        return Remembered(self.tuning.gain * told[:-1], alike, none)

    def confident(self, ranking: Ranking) -> Ranking:
        """Return a ranking with the confidences that this office has found to hold."""
        if (self.tuning.slope, self.tuning.shift) == (1.0, 0.0):
            return ranking
        confidences = tuple(self.tuning.apply(p) for p in ranking.confidences)
        return Ranking(ranking.order, confidences, ranking.out_of_scope)

    def _as_read(self, lesson: Lesson) -> _Read:
        words = content(self._index.read(lesson.question))
        return _Read(words, speaks(self._index, words))

    def _compared(self, known: Sequence[Lesson], earlier: Memory | None) -> Vector:
        """Return how alike any two lessons are, a row for each."""
        alike: Vector = np.zeros((len(known), len(known)))
        places = [earlier._place.get(x, -1) if earlier else -1 for x in known]
        kept = [number for number, place in enumerate(places) if place >= 0]
        if earlier and kept:
            old = [places[number] for number in kept]
            alike[np.ix_(kept, kept)] = earlier._alike[np.ix_(old, old)]
        for number in (number for number, place in enumerate(places) if place < 0):
            read = self._reads[known[number]]
            alike[number] = alike[:, number] = self._likeness(read.words, read.own)
        return alike

    def _solve(self, answers: Sequence[int]) -> Vector:
        """Return for each lesson its part in each entry chosen by any of them."""
        if not answers:
            return np.zeros((0, 0))
        chosen = np.eye(len(self._columns))[np.array(answers, dtype=int)]
        parts: Vector = np.linalg.solve(self._alike + RIDGE * np.eye(len(answers)), chosen)
        return parts

    def _likeness(self, words: Sequence[Token], own: float) -> Vector:
        """Return how like each lesson some words are, 0 to 1; ``own`` as ``speaks`` says."""
        unknown = self._index.top_idf
        grams = _letters(words)
        stems = unit({t.stem: 1.0 for t in words}, {t.stem: self._weight(t.stem) for t in words}, unknown=unknown)
        letters = unit(grams, {gram: self._index.letter_weight(gram) for gram in grams}, unknown=unknown)
        alike = (1 - LETTERS) * self._stems.score(stems) + LETTERS * self._letters.score(letters)
        result: Vector = (alike + DEMAND) * self._own * own
        return result

    def _weight(self, stem: str) -> float:
        weight = self._index.idf.get(stem, self._index.top_idf)
        return weight * ASPECT_WEIGHT if stem in ASPECT_WORDS else weight


def speaks(index: Index, words: Sequence[Token]) -> float:
    """Return how far words say themselves what they are about: 0 for "brp lama ya", near 1 for a permit's name."""
    stems = {token.stem for token in words} - ASPECT_WORDS
    mass = sum(index.idf.get(stem, index.top_idf) for stem in stems) / index.top_idf
    return mass / (0.2 + mass)


def _letters(words: Sequence[Token]) -> Counter[str]:
    return ngrams(token.word for token in words[:60] if token.stem not in ASPECT_WORDS)
