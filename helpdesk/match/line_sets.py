"""Small sets of stems, held against the parts of a mail: what each shares with each, in a few passes over arrays."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from helpdesk.match.index import Vector

Places = NDArray[np.intp]
Signs = NDArray[np.uint32]
Number = TypeVar("Number", np.float32, np.float64)

_READING = Lock()  # two threads may read entries at once: each stem gets a place of its own
_SAME = 0.55  # of the hashes of two texts of which six words in ten are the same
# drawn once: what draws them takes seven megabytes that nothing else needs
_DRAWN = """
3404594533 1585501723 1374739099 687689535 3422226701 2086144313 3585179863 1380026395
3234389917 4027328813 4096332015 873252255 2434891125 2770278397 3988777407 3239101533
"""
_ODD = np.array(_DRAWN.split(), dtype=np.uint64)[:, None]
_HASHES = len(_ODD)


@dataclass(frozen=True, slots=True)
class Sets:
    """Sets of stems one after another: the place of each stem, and whether it tells something that some names do not.

    Narrow, for there are tens of thousands. ``sizes`` is how many stems a set has, never none; ``mass`` what they tell,
    ``own_mass`` what those beside the names do, each 1 where that is nothing; ``counts`` how many sets a line has.
    """

    places: NDArray[np.int32]
    own: NDArray[np.bool_]
    sizes: NDArray[np.int32]
    mass: NDArray[np.float32]
    own_mass: Vector
    counts: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Said:
    """What texts say of the stems of sets: a row for each text, a column for each stem that one of them has.

    There stands how much the stem tells, 0 where the text has it not. ``columns`` are those of all places; what no text
    has stands in the first.
    """

    told: Vector
    columns: Places

    def of(self, places: NDArray[np.int32]) -> Vector:
        """Return what each text says of the stems at these places."""
        told: Vector = self.told.take(self.columns.take(places), axis=1)
        return told


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
        flat = [(sorted(stems) or [""], own) for of_line, own in zip(lines, names, strict=True) for stems in of_line]
        with _READING:
            at = [self._places.setdefault(stem, len(self._places)) for stems, _ in flat for stem in stems]
        sizes = np.array([len(stems) for stems, _ in flat], dtype=np.int32)
        tells = np.array([self._tells(stem) for stems, _ in flat for stem in stems])
        own = np.array([stem not in names for stems, names in flat for stem in stems], dtype=np.bool_) & (tells > 0)
        return Sets(
            np.array(at, dtype=np.int32),
            own,
            sizes,
            _no_zero(np.add.reduceat(tells.astype(np.float32), _starts(sizes))),
            _no_zero(np.add.reduceat(tells * own, _starts(sizes))),
            np.array([len(of_line) for of_line in lines], dtype=np.int32),
        )

    def _tells(self, stem: str) -> float:
        return self._weight.get(stem, self.top) if stem else 0.0

    def said(self, texts: Sequence[Iterable[str]]) -> Said:
        """Return what each text says of the stems of sets."""
        known = self._places
        size = len(known)  # of a stem that another thread is just adding nobody has asked yet
        places = {stem: place for stem in set[str]().union(*texts) if 0 < (place := known.get(stem, 0)) < size}
        column = {stem: (number, self._tells(stem)) for number, stem in enumerate(places, 1)}
        columns = np.zeros(size, dtype=np.intp)
        columns[list(places.values())] = range(1, len(places) + 1)
        told = np.zeros((len(texts), len(places) + 1))
        for values, stems in zip(told, texts, strict=True):
            for number, tells in [column[stem] for stem in stems if stem in column]:
                values[number] = tells
        return Said(told, columns)


class Held:
    """The sets of several entries held against texts: a row for each text, a column for each set."""

    def __init__(self, packs: Sequence[Sets], said: Said) -> None:
        self._packs = packs
        self._said = said.of(np.concatenate([pack.places for pack in packs]))
        self._starts = _starts(np.concatenate([pack.sizes for pack in packs]))
        self._counts = np.concatenate([pack.counts for pack in packs])
        self._lines = _starts(self._counts)
        self.shared: Vector = np.add.reduceat(self._said.astype(np.float32), self._starts, axis=1)
        self.mass = np.concatenate([pack.mass for pack in packs])

    @cached_property
    def own_shared(self) -> Vector:
        """What each set shares with each text beside the names."""
        shared: Vector = np.add.reduceat(self._said * self._own, self._starts, axis=1)
        return shared

    @cached_property
    def own_mass(self) -> Vector:
        """What each set tells beside the names."""
        return np.concatenate([pack.own_mass for pack in self._packs])

    @cached_property
    def own_words(self) -> Vector:
        """How many stems of each set are in no name."""
        words: Vector = np.add.reduceat(self._own, self._starts, dtype=np.float64)
        return words

    @cached_property
    def _own(self) -> NDArray[np.bool_]:
        return np.concatenate([pack.own for pack in self._packs])

    def summed(self, values: NDArray[np.float32]) -> Vector:
        """Return of each text and set the sum of the values of those stems that the text has, one for each stem."""
        total: Vector = np.add.reduceat((self._said > 0) * values, self._starts, axis=1)
        return total

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
        return values.repeat(self._counts, axis=1)


def _starts(sizes: NDArray[np.int32]) -> Places:
    ends: Places = np.add.accumulate(sizes, dtype=np.intp)
    return ends - sizes


def _no_zero(mass: NDArray[Number]) -> NDArray[Number]:
    return np.where(mass > 0, mass, mass.dtype.type(1))


def signature(texts: Sequence[frozenset[str]]) -> Signs:
    """Return a row of hashes for each text, of which those that share most words share most (MinHash, Broder 1997)."""
    rows = []
    for stems in texts:
        hashed = np.array([zlib.crc32(stem.encode()) for stem in sorted(stems)] or [0], dtype=np.uint64)
        rows.append(((hashed * _ODD) % np.uint64(2**32)).min(axis=1))
    return np.array(rows, dtype=np.uint32).reshape(-1, _HASHES)


def kin_of(signs: Signs) -> Places:
    """Return for each text the first one that says nearly the same, itself when there is none before."""
    hashes = np.ascontiguousarray(signs.T)  # hash by hash: sums along rows of sixteen take five times as long
    alike = np.add.reduce(hashes[:, :, None] == hashes[:, None, :], axis=0, dtype=np.uint8) >= _SAME * _HASHES
    first: Places = alike.argmax(axis=1)
    return first
