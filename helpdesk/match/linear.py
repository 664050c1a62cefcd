"""A linear model of several labels over named signs and, where there is one, a sentence vector.

It reads a question three times and takes the mean. *Each* asks of every label alone whether it is meant (a logistic for
each one), so that a list of wishes keeps all of them; *one* asks which of all is meant (a softmax), so that what speaks
for one label speaks against the others. *Near* goes by what the likest examples mean (least squares under a ridge):
there the rare sign counts more than the common one, and a long question no more than a short one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from helpdesk.match.descent import descend
from helpdesk.match.index import Vector
from helpdesk.match.sign_table import (
    Example,
    SignTable,
    both_readings,
    chances_of_all,
    mean_chances,
    often,
    sign_table,
    wanted,
)
from helpdesk.match.signs import SCALE, Hashed, read, written

FEWEST = 3  # examples that must show a sign
RIDGE, ROUNDS, STEP = 2.0, 250, 0.1
NEAR = 0.45  # how much the third reading counts
NEAR_RIDGE = 0.5
NEAR_ROUNDS, NEAR_ENOUGH = 100, 1e-4  # of its descent, and the share of the error from which on it is done
STRETCH = 6.0  # how much a sentence vector counts against a sign


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
        mean = mean_chances(score, self.labels)
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
    head, signs, rows = read(lines, 3 * len(names) + 1)
    order = [head["labels"].index(name) for name in names]
    places = [reading * len(names) + place for reading in range(3) for place in order]
    meaning = centre = None
    if "meaning" in head:
        meaning = np.array(head["meaning"])[:, places[: 2 * len(names)]] / head["scale"]
        centre = np.array(head["centre"])
    usual = np.array(head["usual"])[order]
    rows = np.ascontiguousarray(rows[:, [*places, 3 * len(names)]])
    return Model(signs, rows, head["scale"], len(names), usual, centre, meaning)


def fit(examples: Sequence[Example], labels: int) -> Model:
    """Return the model that fits the examples best under a ridge, by gradient descent (Adam).

    It goes by meanings too when every example has its vector.
    """
    seen = often(examples, FEWEST)
    if not seen:
        return Model(Hashed(()), np.zeros((0, 3 * labels + 1)), 1, labels, np.zeros(labels))
    vectors = [example.vector for example in examples if example.vector is not None]
    told = np.array(vectors) if len(vectors) == len(examples) else np.zeros((len(examples), 0))
    centre = told.mean(axis=0)
    stretched = (told - centre) * STRETCH
    table = sign_table(examples, seen)
    meant = wanted(examples, labels)
    counts = np.array([[[example.weight]] for example in examples])
    target = both_readings(meant)

    def slope(weights: Vector) -> Vector:
        score = table.scores(weights[: len(seen)]) + stretched @ weights[len(seen) :]
        error = (counts * (chances_of_all(score, labels) - target)).reshape(len(examples), 2 * labels)
        gradient: Vector = np.concatenate([table.sums(error), stretched.T @ error]) + RIDGE * weights
        return gradient

    weights = descend(np.zeros((len(seen) + told.shape[1], 2 * labels)), slope, ROUNDS, STEP)
    tells = np.log(len(examples) / np.array(list(seen.values())))
    usual: Vector = meant.mean(axis=0)
    near = _near(table, tells, meant - usual, counts.ravel())
    rows = np.hstack([weights[: len(seen)], near, tells[:, None]])
    meaning = weights[len(seen) :] * STRETCH if len(vectors) == len(examples) else None
    names = tuple(seen)
    return Model(Hashed(names), rows, 1, labels, usual, None if meaning is None else centre, meaning, names)


def _near(table: SignTable, tells: Vector, meant: Vector, counts: Vector) -> Vector:
    """Return the coefficients of the third reading: least squares over the signs of each example, made one long.

    By conjugate gradients, each label for itself: no table of all examples by all signs would fit into memory.
    """
    told = replace(table, values=table.values * tells[table.columns])
    told = replace(told, values=told.values / np.maximum(told.lengths(), 1e-9))

    def curved(along: Vector) -> Vector:
        bent: Vector = told.sums(counts[:, None] * told.scores(along)) + NEAR_RIDGE * along
        return bent

    left = told.sums(counts[:, None] * meant)
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
