"""Texts whose labels a person told, with the signs that speak for them, as a table to learn from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from helpdesk.match.index import Vector


@dataclass(frozen=True, slots=True)
class Example:
    """What speaks for the labels of one text, which of them a person says are meant, its part, and how much it counts.

    ``labels`` are places in the vocabulary of the model; ``vector`` is what an encoder makes of the text.
    """

    found: Mapping[str, float]
    labels: frozenset[int]
    part: int
    weight: float
    vector: Vector | None = None


@dataclass(frozen=True, slots=True)
class SignTable:
    """Which signs each example shows: of some thousand a few dozen, hence only those, one after the other."""

    columns: NDArray[np.int64]
    values: Vector
    rows: NDArray[np.int64]  # the example of each value
    starts: NDArray[np.int64]  # where the values of each example begin
    width: int

    def scores(self, weights: Vector) -> Vector:
        """Return for each example the sum of its signs' coefficients."""
        # label by label: one column stays in the processor's cache, a gathered row of all does not
        columns = [np.add.reduceat(column[self.columns] * self.values, self.starts) for column in _by_column(weights)]
        return np.stack(columns, axis=1)

    def sums(self, errors: Vector) -> Vector:
        """Return for each sign the sum of the errors of the examples that show it."""
        spread = (column[self.rows] * self.values for column in _by_column(errors))
        return np.stack([np.bincount(self.columns, each, self.width) for each in spread], axis=1)

    def lengths(self) -> Vector:
        """Return for each value how long the row of its example is."""
        lengths: Vector = np.sqrt(np.add.reduceat(self.values**2, self.starts))[self.rows]
        return lengths


def _by_column(table: Vector) -> Vector:
    return np.ascontiguousarray(table.T)


def often(examples: Sequence[Example], fewest: int) -> Mapping[str, int]:
    """Return the signs that so many examples show, in order, and how many do."""
    seen = Counter(name for example in examples for name in example.found)
    return {name: seen[name] for name in sorted(seen) if seen[name] >= fewest}


def sign_table(examples: Sequence[Example], names: Iterable[str]) -> SignTable:
    """Return the table of the signs ``names``; every example has at least "one", which all share."""
    place = {name: at for at, name in enumerate(names)}
    kept = [[(place[name], value) for name, value in example.found.items() if name in place] for example in examples]
    lengths = np.array([len(found) for found in kept])
    columns = np.array([column for found in kept for column, _ in found], np.int64)
    values = np.array([value for found in kept for _, value in found])
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int64)
    return SignTable(columns, values, np.repeat(np.arange(len(kept)), lengths), starts, len(place))


def wanted(examples: Sequence[Example], labels: int) -> Vector:
    """Return for each example and label whether it is meant, 1 or 0."""
    return np.array([[float(label in example.labels) for label in range(labels)] for example in examples])


def both_readings(meant: Vector) -> Vector:
    """Return what the readings *each* and *one* should come to, a row for each."""
    return np.stack([meant, meant / np.maximum(1.0, meant.sum(axis=1, keepdims=True))], axis=1)


def chances_of_all(score: Vector, labels: int) -> Vector:
    """Return for each row of scores the two readings, a row for each: *each* and *one*."""
    each = 1 / (1 + np.exp(-np.clip(score[:, :labels], -30, 30)))
    rest = score[:, labels:]
    one = np.exp(rest - rest.max(axis=1, keepdims=True))
    return np.stack([each, one / one.sum(axis=1, keepdims=True)], axis=1)


def mean_chances(score: Vector, labels: int) -> Vector:
    """Return the mean of both readings of the scores of one text."""
    # as ``chances_of_all``, of one row: for a question, what makes ready for many takes longer than the sum
    each = 1 / (1 + np.exp(-np.minimum(np.maximum(score[:labels], -30), 30)))
    one = np.exp(score[labels:] - score[labels:].max())
    mean: Vector = (each + one / one.sum()) / 2
    return mean
