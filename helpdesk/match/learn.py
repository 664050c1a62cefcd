"""What people have judged, remembered: a question like a judged one gains the entry that a person chose.

It works from the next question on, without fitting coefficients, and a judgement that is taken back takes its effect
with it. The memory stands beside the index: an entry's own text is the office's, a judgement is one person's word about
one question, and the two are never mixed.

A question is compared with what stood around it in its mail: "berapa lama prosesnya?" is like another one only where
the same was spoken of before.

How alike questions are is a kernel, and from it two things are learnt. What the chosen entries gain is a kernel
logistic regression that begins with what the entries' own texts say: a lesson that they answer already moves little,
one that they answer wrongly much. How surely lessons speak of the like at all is a kernel ridge regression (Saunders,
Gammerman and Vovk 1998): lessons that say the same share their weight, so that fifty of a kind do not shout down five
of another.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from helpdesk.match import chosen
from helpdesk.match.calibrate import Ranking, Remembered
from helpdesk.match.index import Counts, Places, Postings, Vector, cosine, counted, ngrams, unit
from helpdesk.match.lesson import Lesson
from helpdesk.match.rank import ASPECT_WORDS, Index, Query
from helpdesk.match.text import Token

MOST = 1000  # the newest lessons are remembered
LETTERS = 0.4  # how much of the likeness are letters; the rest are words
ASPECT_WEIGHT = 0.3  # "berapa lama" says little about which permit is meant
RIDGE = 0.2  # the larger, the less a single lesson says of how surely the like is answered
DEMAND = 0.1  # likeness of any two questions: what the office is asked most is asked again
MOST_ALIKE = 0.95  # a lesson of the very same words is no certainty
FAINT = 0.5  # below, a memory moves entries but says nothing about whether they answer, or none does
AGAINST = 4.0  # gain at which the entries' own texts count in full beside what people chose
AHEAD = 3  # entries that come first by their own texts: a choice of another is a word against them
FAR = 0.04  # likeness of the most alike lesson below which nothing is taken for more than it is


Scores = NDArray[np.float32]  # of every entry, kept for a thousand questions


@dataclass(frozen=True, slots=True)
class Tuning:
    """How much the office's own judgements count.

    The larger ``gain``, the less the entries' own texts weigh against what people chose. A confidence p becomes the
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
class Heard:
    """A question as it is compared.

    ``words`` are its own; ``terms`` their stems and those that stood around it, with their weights; ``own`` is how far
    these say what it is about, and ``told`` the score of each entry for who remembers nothing.
    """

    words: tuple[Token, ...]
    terms: Mapping[str, float]
    own: float
    told: Scores


class Memory:
    """The lessons of one office, ready to be compared with a question. Made once, then only read.

    ``hear`` reads a lesson's question, ``score`` says how well entries answer one by their own texts. With an
    ``earlier`` memory of the same index only lessons that it did not have are read and compared: how alike two lessons
    are depends on nothing but them and the index.
    """

    def __init__(
        self,
        index: Index,
        lessons: Sequence[Lesson],
        tuning: Tuning = UNTUNED,
        earlier: Memory | None = None,
        *,
        hear: Callable[[Lesson], Query],
        score: Callable[[Query], Vector],
    ) -> None:
        self.tuning = tuning
        self._index = index
        known = [x for x in lessons if x.entry_id is None or x.entry_id in index.position][-MOST:]
        before = earlier if earlier is not None and earlier._index is index else None
        kept: Mapping[Lesson, Heard] = before._heard if before else {}
        self._heard: dict[Lesson, Heard] = {x: kept.get(x) or self._as_heard(hear(x), score) for x in known}
        self._place = {x: number for number, x in enumerate(known)}
        heard = [self._heard[x] for x in known]
        letters = counted([_letters(each.words) for each in heard])
        self._own = np.array([each.own for each in heard])
        self._terms = Postings(_unit_rows(counted([each.terms for each in heard]), self._weight))
        self._letters = Postings(cosine(letters, {gram: index.letter_weight(gram) for gram in letters.terms}))
        self._alike = self._compared(known, before)
        self._sure, self._sure_of = self._solve(known)
        self._gained, self._gained_by = self._fit(known, heard)

    def recall(self, query: Query) -> Remembered | None:
        """Return what the lessons say about a question, None when they say nothing."""
        words, terms = query.told, query.terms
        own = _says(self._index, terms)
        if not len(self._own) or own == 0:
            return None
        likeness = self._likeness(words, terms, own)
        sure: Vector = np.zeros(len(self._index.entries) + 1)  # the last one is "no entry"
        sure[self._sure_of] = likeness @ self._sure
        alike = np.clip((sure[:-1] - FAINT) / (1 - FAINT), 0.0, MOST_ALIKE)
        none = min(max((float(sure[-1]) - FAINT) / (1 - FAINT), 0.0), MOST_ALIKE)
        gain: Vector = np.zeros(len(self._index.entries))
        # which lessons are the nearest says more than how near they are
        gain[self._gained_by] = likeness @ self._gained / math.sqrt(max(float(likeness.max()), FAR))
        return Remembered(gain, alike, none)

    def confident(self, ranking: Ranking) -> Ranking:
        """Return a ranking with the confidences that this office has found to hold."""
        if (self.tuning.slope, self.tuning.shift) == (1.0, 0.0):
            return ranking
        confidences = tuple(self.tuning.apply(p) for p in ranking.confidences)
        return replace(ranking, confidences=confidences)

    def _as_heard(self, query: Query, score: Callable[[Query], Vector]) -> Heard:
        terms = query.terms
        return Heard(query.told, terms, _says(self._index, terms), score(query).astype(np.float32))

    def _compared(self, known: Sequence[Lesson], earlier: Memory | None) -> Vector:
        """Return how alike any two lessons are, a row for each."""
        alike: Vector = np.zeros((len(known), len(known)))
        places = [earlier._place.get(x, -1) if earlier else -1 for x in known]
        kept = [number for number, place in enumerate(places) if place >= 0]
        if earlier and kept:
            old = [places[number] for number in kept]
            alike[np.ix_(kept, kept)] = earlier._alike[np.ix_(old, old)]
        for number in (number for number, place in enumerate(places) if place < 0):
            heard = self._heard[known[number]]
            alike[number] = alike[:, number] = self._likeness(heard.words, heard.terms, heard.own)
        return alike

    def _solve(self, known: Sequence[Lesson]) -> tuple[Vector, Places]:
        """Return each lesson's part in how surely the entries that any of them chose answer, and which these are."""
        places = [len(self._index.entries) if x.entry_id is None else self._index.position[x.entry_id] for x in known]
        columns, answers = np.unique(np.array(places, dtype=int), return_inverse=True)
        if not places:
            return np.zeros((0, 0)), columns
        wanted = np.eye(len(columns))[answers]
        return np.linalg.solve(self._alike + RIDGE * np.eye(len(places)), wanted).astype(
            np.float64, copy=False
        ), columns

    def _fit(self, known: Sequence[Lesson], heard: Sequence[Heard]) -> tuple[Vector, Places]:
        """Return for each lesson its part in what the entries gain, and which entries these are."""
        told = [number for number, x in enumerate(known) if x.entry_id is not None]
        places = np.array([self._index.position[known[number].entry_id or ""] for number in told], dtype=int)
        result: Vector = np.zeros((len(known), 0))
        if not told:
            return result, places
        rows = np.array([heard[number].told for number in told], dtype=np.float64)
        columns = np.union1d(places, np.argpartition(-rows, min(AHEAD, rows.shape[1] - 1), axis=1)[:, :AHEAD])
        share = AGAINST / self.tuning.gain
        found = chosen.parts(
            self._alike[np.ix_(told, told)], share * rows[:, columns], np.searchsorted(columns, places).tolist()
        )
        result = np.zeros((len(known), len(columns)))
        result[told] = found / share
        return result, columns

    def _likeness(self, words: Sequence[Token], terms: Mapping[str, float], own: float) -> Vector:
        """Return how like each lesson a question is, 0 to 1; ``own`` as ``_says`` has it."""
        grams = _letters(words)
        letters = unit(grams, {gram: self._index.letter_weight(gram) for gram in grams}, unknown=self._index.top_idf)
        weighed = {stem: weight * self._weight(stem) for stem, weight in terms.items()}
        length = math.hypot(*weighed.values()) or 1.0
        stems = {stem: weight / length for stem, weight in weighed.items()}
        alike = (1 - LETTERS) * self._terms.score(stems) + LETTERS * self._letters.score(letters)
        result: Vector = (alike + DEMAND) * self._own * own
        return result

    def _weight(self, stem: str) -> float:
        weight = self._index.idf.get(stem, self._index.top_idf)
        return weight * ASPECT_WEIGHT if stem in ASPECT_WORDS else weight


def speaks(index: Index, words: Sequence[Token]) -> float:
    """Return how far words say themselves what they are about: 0 for "brp lama ya", near 1 for a permit's name."""
    return _says(index, dict.fromkeys((token.stem for token in words), 1.0))


def _says(index: Index, terms: Mapping[str, float]) -> float:
    """Return the same of stems with their weights."""
    said = (weight * index.idf.get(stem, index.top_idf) for stem, weight in terms.items() if stem not in ASPECT_WORDS)
    mass = sum(said) / index.top_idf
    return mass / (0.2 + mass)


def _unit_rows(rows: Counts, weight: Callable[[str], float]) -> Counts:
    """Return rows of weights as vectors of length 1, each term weighed."""
    values = rows.spread({term: weight(term) for term in rows.terms}) * rows.values
    lengths = np.sqrt(np.bincount(rows.documents, values * values, rows.size))
    lengths[lengths == 0] = 1.0
    return rows.weighed(values / lengths[rows.documents])


def _letters(words: Sequence[Token]) -> Counter[str]:
    return ngrams(token.word for token in words[:60] if token.stem not in ASPECT_WORDS)
