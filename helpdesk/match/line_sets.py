"""Small sets of stems, held against the parts of a mail: what each shares with each, in a few passes over arrays."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from helpdesk.match.index import Vector

Places = NDArray[np.intp]

_READING = Lock()  # two threads may read entries at once: each stem gets a place of its own
_HASHES, _SAME = 16, 0.55  # by how many of them two texts of which six words in ten are the same are known
_ODD = np.random.default_rng(20261127).integers(1, 2**31, size=(_HASHES, 1), dtype=np.uint64) * 2 + 1


@dataclass(frozen=True, slots=True)
class Sets:
    """Sets of stems one after another: the place of each stem, what it tells, and what it tells beside some names.

    ``sizes`` is how many stems a set has, never none; ``counts`` how many sets a line has.
    """

    places: Places
    weights: Vector
    own: Vector
    sizes: Places
    counts: Places


class Vocabulary:
    """The stems of all sets: where each stands, and how much it tells (0 to 1; ``top``: one that no entry has)."""

    def __init__(self, weight: Mapping[str, float], top: float) -> None:
        self._weight, self.top = weight, top
        self._places = {"": 0}  # which nobody says

    def mass(self, stems: Iterable[str]) -> float:
        """Return how much stems tell together, 1 when there are none."""
        return sum(self._weight.get(stem, self.top) for stem in stems) or 1.0

    def sets(self, lines: Sequence[Sequence[frozenset[str]]], names: Sequence[frozenset[str]]) -> Sets:
        """Return the sets of each line; ``names`` are the stems that tell its lines not apart."""
        flat = [(stems, own) for of_line, own in zip(lines, names, strict=True) for stems in of_line]
        ordered = [sorted(stems) or [""] for stems, _ in flat]
        with _READING:
            at = [self._places.setdefault(stem, len(self._places)) for stems in ordered for stem in stems]
        return Sets(
            np.array(at, dtype=np.intp),
            np.array([self._tells(stem) for stems in ordered for stem in stems], dtype=np.float32),
            np.array(
                [self._tells(s) * (s not in o) for stems, (_, o) in zip(ordered, flat, strict=True) for s in stems]
            ),
            np.array([len(stems) for stems in ordered], dtype=np.intp),
            np.array([len(of_line) for of_line in lines], dtype=np.intp),
        )

    def _tells(self, stem: str) -> float:
        return self._weight.get(stem, self.top) if stem else 0.0

    def said(self, texts: Sequence[Iterable[str]]) -> NDArray[np.float32]:
        """Return a row for each text, 1 where it has the stem of that place."""
        known = self._places
        size = len(known)  # of a stem that another thread is just adding nobody has asked yet
        rows = [[place for stem in stems if 0 < (place := known.get(stem, 0)) < size] for stems in texts]
        said = np.zeros((len(rows), size), dtype=np.float32)
        for row, places in zip(said, rows, strict=True):
            row[places] = 1.0
        return said


class Held:
    """The sets of several entries held against texts: a row for each text, a column for each set."""

    def __init__(self, packs: Sequence[Sets], said: NDArray[np.float32]) -> None:
        places = np.concatenate([pack.places for pack in packs])
        weights = np.concatenate([pack.weights for pack in packs])
        own = np.concatenate([pack.own for pack in packs])
        starts = _starts(np.concatenate([pack.sizes for pack in packs]))
        counts = np.concatenate([pack.counts for pack in packs])
        self._hit, self._own, self._starts = said[:, places], own, starts
        self.shared: Vector = np.add.reduceat(self._hit * weights, starts, axis=1)
        self.mass = _no_zero(np.add.reduceat(weights, starts))
        self._lines, self._counts = _starts(counts), counts

    @cached_property
    def own_shared(self) -> Vector:
        """What each set shares with each text beside the names."""
        shared: Vector = np.add.reduceat(self._hit * self._own, self._starts, axis=1)
        return shared

    @cached_property
    def own_mass(self) -> Vector:
        """What each set tells beside the names."""
        return _no_zero(np.add.reduceat(self._own, self._starts))

    @cached_property
    def own_words(self) -> Vector:
        """How many stems of each set are in no name."""
        words: Vector = np.add.reduceat(self._own > 0, self._starts, dtype=np.float64)
        return words

    def best(self, values: Vector) -> Vector:
        """Return of each text and line the highest of its sets."""
        best: Vector = np.maximum.reduceat(values, self._lines, axis=1)
        return best

    def total(self, values: Vector) -> Vector:
        """Return of each text and line the sum over its sets."""
        total: Vector = np.add.reduceat(values, self._lines, axis=1)
        return total

    def spread(self, values: Vector) -> Vector:
        """Return for each set the value of its line."""
        return np.repeat(values, self._counts, axis=1)


def _starts(sizes: Places) -> Places:
    return np.cumsum(sizes) - sizes


def _no_zero(mass: Vector) -> Vector:
    return np.where(mass > 0, mass, 1.0)


def signature(texts: Sequence[frozenset[str]]) -> Places:
    """Return a row of hashes for each text, of which those that share most words share most (MinHash, Broder 1997)."""
    rows = []
    for stems in texts:
        hashed = np.array([zlib.crc32(stem.encode()) for stem in sorted(stems)] or [0], dtype=np.uint64)
        rows.append(((hashed * _ODD) % np.uint64(2**32)).min(axis=1))
    return np.array(rows, dtype=np.intp).reshape(-1, _HASHES)


def kin_of(signs: Places) -> Places:
    """Return for each text the first one that says nearly the same, itself when there is none before."""
    alike = (signs[:, None, :] == signs[None, :, :]).mean(axis=2) >= _SAME
    first: Places = alike.argmax(axis=1)
    return first
