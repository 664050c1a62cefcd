"""Many small sets of stems, held against those of a mail's sentences all at once.

Of some ten thousand sets a sentence touches a few hundred: only these are looked at, for all sentences in a few passes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from helpdesk.match.index import Vector

Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Touched:
    """Sets that texts touch: a row for each pair of text and set, ordered by both, with the weight that they share."""

    texts: Places
    sets: Places
    shared: Vector


class Vocabulary:
    """The stems of all sets, and how much each tells."""

    def __init__(self, weight: Mapping[str, float]) -> None:
        self._places = {stem: at for at, stem in enumerate(weight)}
        self.weight = np.array(list(weight.values()))

    def places(self, stems: Iterable[str]) -> Places:
        """Return where those of ``stems`` stand that are known."""
        known = self._places
        return np.array([known[stem] for stem in stems if stem in known], dtype=np.intp)

    def read(self, texts: Sequence[Iterable[str]]) -> Texts:
        """Return texts as sets are held against them."""
        parts = [self.places(stems) for stems in texts]
        if not parts:
            return Texts(np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp))
        return Texts(np.concatenate(parts), np.repeat(np.arange(len(parts)), [len(part) for part in parts]))


@dataclass(frozen=True, slots=True)
class Texts:
    """The known stems of several texts, one after another, and of which text each is."""

    stems: Places
    texts: Places


class Sets:
    """Sets of stems; ``mass`` is the weight of each, 1 where it is empty."""

    def __init__(self, sets: Sequence[frozenset[str]], vocabulary: Vocabulary) -> None:
        rows = [vocabulary.places(stems) for stems in sets]
        sizes = [len(row) for row in rows]
        stems = np.concatenate(rows) if rows else np.zeros(0, dtype=np.intp)
        of_set = np.repeat(np.arange(len(rows)), sizes)
        order = np.argsort(stems, kind="stable")
        count = len(vocabulary.weight)
        self._sets = of_set[order]
        self._starts = np.searchsorted(stems[order], np.arange(count))
        self._counts = np.bincount(stems, minlength=count)
        self._weight, self.size = vocabulary.weight, len(rows)
        self.mass = np.bincount(of_set, weights=vocabulary.weight[stems], minlength=len(rows))
        self.mass[self.mass == 0] = 1.0

    def touched(self, read: Texts) -> Touched:
        """Return the sets that have a stem of a text."""
        counts = self._counts[read.stems]
        total = int(counts.sum())
        begins = np.repeat(self._starts[read.stems] - np.cumsum(counts) + counts, counts)
        keys = self._sets[begins + np.arange(total)] + np.repeat(read.texts * self.size, counts)
        found, inverse = np.unique(keys, return_inverse=True)
        weights = np.repeat(self._weight[read.stems], counts)
        shared: Vector = np.bincount(inverse, weights=weights, minlength=len(found)).astype(np.float64)
        return Touched(found // self.size, found % self.size, shared)


@dataclass(frozen=True, slots=True)
class Merged:
    """What sets of the same owner say together: a key for each pair of text and owner, and where its rows begin."""

    keys: Places
    starts: Places

    def best(self, values: Vector) -> Vector:
        """Return the highest value of each key."""
        return np.maximum.reduceat(values, self.starts) if len(self.starts) else values

    def total(self, values: Vector) -> Vector:
        """Return the sum of the values of each key."""
        return np.add.reduceat(values, self.starts) if len(self.starts) else values

    def spread(self, values: Vector, rows: int) -> Vector:
        """Return for each of ``rows`` rows the value of its key."""
        return np.repeat(values, np.diff([*self.starts.tolist(), rows]))


def merged(touched: Touched, owner: Places, owners: int) -> Merged:
    """Return the rows of ``touched`` by the owner of each set; ``owner`` rises with the sets."""
    keys = touched.texts * owners + owner[touched.sets]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else np.zeros(0, dtype=np.intp)
    return Merged(keys[starts], starts)


def at_keys(keys: Places, found: Places, values: Vector) -> Vector:
    """Return the values of ``keys`` where these are among ``found``, which rises, and 0 elsewhere."""
    result = np.zeros(len(keys))
    if len(found):
        places = np.minimum(np.searchsorted(found, keys), len(found) - 1)
        same = found[places] == keys
        result[same] = values[places[same]]
    return result
