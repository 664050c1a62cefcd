"""Several indexes asked at once: most of what the score of a short question costs is the asking, not the sum."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from helpdesk.match.index import AT_ONCE, Counts, Places, Vector, at_once, grams_of, how_often, in_order, runs
from helpdesk.stems import REMEMBERED_WORDS


class Together:
    """Indexes of terms and documents of their own, asked together."""

    def __init__(self, indexes: Sequence[Counts]) -> None:
        terms = np.cumsum([0, *(len(index.terms) for index in indexes)])
        documents = np.cumsum([0, *(index.size for index in indexes)])
        self.size = int(documents[-1])
        self._places = [
            {term: number for number, term in enumerate(index.terms, int(first))}
            for index, first in zip(indexes, terms, strict=False)
        ]
        self._lengths = np.concatenate([how_often(index.places, len(index.terms)) for index in indexes])
        self._starts = np.cumsum(self._lengths) - self._lengths
        rows = int(self._lengths.sum())
        few = self.size <= np.iinfo(np.int16).max  # an office's own entries; ten thousand would be more
        self._documents: NDArray[np.int16 | np.int32] = np.empty(rows, dtype=np.int16 if few else np.int32)
        self._weights = np.empty(rows, dtype=np.float32)
        free = self._starts.copy()  # where the next document of each term goes
        for index, term, document in zip(indexes, terms.tolist(), documents.tolist(), strict=False):
            for part in at_once(index.documents, AT_ONCE):
                self._put(index, part, free[term : term + len(index.terms)], document)

    def _put(self, index: Counts, rows: slice, free: Places, first: int) -> None:
        """Write some rows of an index where the next ones of their terms belong; it has documents from ``first``."""
        order = in_order(index.places[rows], len(index.terms))
        terms = index.places[rows][order]
        counts = np.bincount(terms, minlength=len(index.terms))
        to = np.arange(len(terms)) + (free - counts.cumsum() + counts)[terms]
        self._documents[to] = index.documents[rows][order] + first
        self._weights[to] = index.values[rows][order]
        free += counts

    def places(self, index: int) -> Mapping[str, int]:
        """Return where each term of the index with this number stands among the terms of all."""
        return self._places[index]

    def score(self, terms: Places, weights: Vector) -> Vector:
        """Return for each document of each index, one index after another, the sum of its weights for ``terms``."""
        if not len(terms):
            return np.zeros(self.size)
        lengths = self._lengths[terms]
        rows = runs(self._starts[terms], lengths)
        values = self._weights[rows] * weights.repeat(lengths)
        return np.bincount(self._documents[rows], values, self.size).astype(np.float64, copy=False)


class Letters:
    """The n-grams of a question as a vector of length 1; those of each word are looked up once."""

    def __init__(self, places: Mapping[str, int], weights: Mapping[str, float], unknown: float) -> None:
        """Take where each n-gram stands, what it tells, and what one tells that no entry has."""
        self._places, self._unknown = places, unknown
        self._first = min(places.values(), default=0)
        self._weights = np.array([weights[gram] for gram in sorted(places, key=places.__getitem__)], dtype=np.float64)
        self._of_word: dict[str, tuple[tuple[int, ...], tuple[str, ...]]] = {}

    def __getstate__(self) -> dict[str, object]:
        """Leave out what is remembered: an index that is kept has read no mail."""
        return {**self.__dict__, "_of_word": {}}

    def weight(self, gram: str) -> float:
        """Return how much an n-gram tells."""
        place = self._places.get(gram)
        return self._unknown if place is None else float(self._weights[place - self._first])

    def unit(self, words: Iterable[str]) -> tuple[list[int], list[float]]:
        """Return the places of the known n-grams of ``words`` and their weights, counts damped as in ``index.unit``."""
        # a question has four such words: what makes arrays ready for sorting and counting takes longer than both
        found = list(map(self._grams, words))
        known = Counter(chain.from_iterable([places for places, _ in found]))
        strange = Counter(chain.from_iterable([unknown for _, unknown in found]))
        places = sorted(known)
        tells = self._weights.item
        weights = [tells(place - self._first) * (1 + math.log(known[place])) for place in places]
        square = sum([weight * weight for weight in weights])
        square += sum([(self._unknown * (1 + math.log(count))) ** 2 for count in strange.values()])
        length = math.sqrt(square) or 1.0
        return places, [weight / length for weight in weights]

    def _grams(self, word: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
        """Return the places of the n-grams of a word, and those that no entry has."""
        known = self._of_word.get(word)
        if known is None:
            places = [(self._places.get(gram), gram) for gram in grams_of(word)]
            known = (
                tuple([place for place, _ in places if place is not None]),
                tuple([gram for place, gram in places if place is None]),
            )
            if len(self._of_word) >= REMEMBERED_WORDS // 2:
                self._of_word.clear()
            self._of_word[word] = known
        return known
