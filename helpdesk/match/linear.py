"""A linear model of several labels over named signs and, where there is one, a sentence vector.

It reads a question three times and takes the mean. *Each* asks of every label alone whether it is meant (a logistic for
each one), so that a list of wishes keeps all of them; *one* asks which of all is meant (a softmax), so that what speaks
for one label speaks against the others. *Near* goes by what the likest examples mean (least squares under a ridge):
there the rare sign counts more than the common one, and a long question no more than a short one.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from helpdesk.match.descent import descend
from helpdesk.match.index import Vector
from helpdesk.match.signs import SCALE, Hashed, read, written

FEWEST = 3  # examples that must show a sign
RIDGE, ROUNDS, STEP = 2.0, 250, 0.1
NEAR = 0.45  # how much the third reading counts
NEAR_RIDGE = 0.5
NEAR_ROUNDS, NEAR_ENOUGH = 100, 1e-4  # of its descent, and the share of the error from which on it is done
STRETCH = 6.0  # how much a sentence vector counts against a sign


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


@dataclass(frozen=True)
class Model:
    """The coefficients: for each sign a row of three for each label, *each*, *one* and *near*, and how much it tells.

    ``signs`` are the rows of ``table``, which holds ``scale`` times the coefficients; ``names`` are theirs in order
    where the model was just fitted, and empty where it was read. ``usual`` is the share of
    examples with each label. ``meaning`` has a row of two for each dimension of a sentence vector without ``centre``;
    None goes by signs alone.
    """

    signs: Hashed
    table: NDArray[np.float64] | NDArray[np.int16]
    scale: int
    labels: int
    usual: Vector
    centre: Vector | None = None
    meaning: Vector | None = None
    names: tuple[str, ...] = ()

    def chances(self, found: Mapping[str, float], vector: Vector | None = None) -> Vector:
        """Return for each label the chance that it is meant."""
        known, places = self.signs.find(found.keys())
        score, near = np.zeros(2 * self.labels), self.usual
        if len(places):
            values = np.fromiter(found.values(), np.float64, len(found))[known]
            rows = self.table.take(places, axis=0) / self.scale
            score = values @ rows[:, : 2 * self.labels]
            weighed = values * rows[:, -1]
            near = near + weighed @ rows[:, 2 * self.labels : -1] / max(math.sqrt(weighed @ weighed), 1e-9)
        if self.meaning is not None and self.centre is not None and vector is not None:
            score = score + (vector - self.centre) @ self.meaning
        # as ``_chances``, of one row: for a question, what makes ready for many takes longer than the sum
        each = 1 / (1 + np.exp(-np.minimum(np.maximum(score[: self.labels], -30), 30)))
        one = np.exp(score[self.labels :] - score[self.labels :].max())
        mean = (each + one / one.sum()) / 2
        chances: Vector = (1 - NEAR) * mean + NEAR * np.minimum(np.maximum(near, 0.0), 1.0)
        return chances

    def as_json(self, names: Sequence[str]) -> str:
        """Return the text of a file: coefficients in hundredths, a line for each sign that has any."""
        head: dict[str, object] = {"labels": list(names), "usual": np.round(self.usual, 4).tolist()}
        if self.meaning is not None and self.centre is not None:
            head["centre"] = np.round(self.centre, 4).tolist()
            head["meaning"] = np.rint(self.meaning * SCALE).astype(int).tolist()
        return written(head, self.names, self.table / self.scale)


def from_lines(lines: Iterable[str], names: Sequence[str]) -> Model:
    """Return the model of a file that ``as_json`` wrote, its labels in the order of ``names``."""
    table, signs, rows = read(lines, 3 * len(names) + 1)
    order = [table["labels"].index(name) for name in names]
    places = [reading * len(names) + place for reading in range(3) for place in order]
    meaning = centre = None
    if "meaning" in table:
        meaning = np.array(table["meaning"])[:, places[: 2 * len(names)]] / table["scale"]
        centre = np.array(table["centre"])
    usual = np.array(table["usual"])[order]
    rows = np.ascontiguousarray(rows[:, [*places, 3 * len(names)]])
    return Model(signs, rows, table["scale"], len(names), usual, centre, meaning)


def fit(examples: Sequence[Example], labels: int) -> Model:
    """Return the model that fits the examples best under a ridge, by gradient descent (Adam).

    It goes by meanings too when every example has its vector.
    """
    seen = Counter(name for example in examples for name in example.found)
    place = {name: at for at, name in enumerate(sorted(name for name, times in seen.items() if times >= FEWEST))}
    if not place:
        return Model(Hashed(()), np.zeros((0, 3 * labels + 1)), 1, labels, np.zeros(labels))
    vectors = [example.vector for example in examples if example.vector is not None]
    told = np.array(vectors) if len(vectors) == len(examples) else np.zeros((len(examples), 0))
    centre = told.mean(axis=0)
    stretched = (told - centre) * STRETCH
    table = _table(examples, place)
    wanted = np.array([[float(label in example.labels) for label in range(labels)] for example in examples])
    share = wanted / np.maximum(1.0, wanted.sum(axis=1, keepdims=True))
    counts = np.array([[[example.weight]] for example in examples])
    target = np.stack([wanted, share], axis=1)

    def slope(weights: Vector) -> Vector:
        score = table.scores(weights[: len(place)]) + stretched @ weights[len(place) :]
        error = (counts * (_chances(score, labels) - target)).reshape(len(examples), 2 * labels)
        gradient: Vector = np.concatenate([table.sums(error), stretched.T @ error]) + RIDGE * weights
        return gradient

    weights = descend(np.zeros((len(place) + told.shape[1], 2 * labels)), slope, ROUNDS, STEP)
    tells = np.log(len(examples) / np.array([seen[name] for name in place]))
    usual: Vector = wanted.mean(axis=0)
    near = _near(table, tells, wanted - usual, counts.ravel())
    rows = np.hstack([weights[: len(place)], near, tells[:, None]])
    meaning = weights[len(place) :] * STRETCH if len(vectors) == len(examples) else None
    names = tuple(place)
    return Model(Hashed(names), rows, 1, labels, usual, None if meaning is None else centre, meaning, names)


def _near(table: _Table, tells: Vector, wanted: Vector, counts: Vector) -> Vector:
    """Return the coefficients of the third reading: least squares over the signs of each example, made one long.

    By conjugate gradients, each label for itself: no table of all examples by all signs would fit into memory.
    """
    told = replace(table, values=table.values * tells[table.columns])
    lengths = np.sqrt(np.add.reduceat(told.values**2, told.starts))
    told = replace(told, values=told.values / np.maximum(lengths, 1e-9)[told.rows])

    def curved(along: Vector) -> Vector:
        bent: Vector = told.sums(counts[:, None] * told.scores(along)) + NEAR_RIDGE * along
        return bent

    left = told.sums(counts[:, None] * wanted)
    found, along = np.zeros_like(left), left
    error = (left**2).sum(axis=0)
    done = error * NEAR_ENOUGH**2
    for _ in range(NEAR_ROUNDS):
        bent = curved(along)
        step = error / np.maximum((along * bent).sum(axis=0), 1e-300)
        found, left = found + step * along, left - step * bent
        before, error = error, (left**2).sum(axis=0)
        if (error <= done).all():
            break
        along = left + error / np.maximum(before, 1e-300) * along
    return found


def _chances(score: Vector, labels: int) -> Vector:
    """Return for each row of scores the two readings, a row for each: *each* and *one*."""
    each = 1 / (1 + np.exp(-np.clip(score[:, :labels], -30, 30)))
    rest = score[:, labels:]
    one = np.exp(rest - rest.max(axis=1, keepdims=True))
    return np.stack([each, one / one.sum(axis=1, keepdims=True)], axis=1)


@dataclass(frozen=True, slots=True)
class _Table:
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


def _by_column(table: Vector) -> Vector:
    return np.ascontiguousarray(table.T)


def _table(examples: Sequence[Example], place: Mapping[str, int]) -> _Table:
    """Return the table of the signs in ``place``; every example has at least "one", which all share."""
    kept = [[(place[name], value) for name, value in example.found.items() if name in place] for example in examples]
    lengths = np.array([len(found) for found in kept])
    columns = np.array([column for found in kept for column, _ in found], np.int64)
    values = np.array([value for found in kept for _, value in found])
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int64)
    return _Table(columns, values, np.repeat(np.arange(len(kept)), lengths), starts, len(place))
