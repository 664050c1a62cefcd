"""A network of one hidden layer over named signs, for what speaks for a label only together with something else.

The signs of a text are made as long as those of any other, so that a long question says no more than a short one. In
each round of the descent most signs are hidden from it: what it knows is told by several of them and not by one.
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
    both_readings,
    chances_of_all,
    mean_chances,
    often,
    sign_table,
    wanted,
)
from helpdesk.match.signs import Hashed, read, written

FEWEST = 2  # examples that must show a sign
HIDDEN = 24
LENGTH = 3.0  # of the signs of each text
RIDGE, ROUNDS, STEP = 1.0, 150, 0.02
HIDE = 0.6  # share of the signs that a round does not see
_INNER, _OUTER = 0.05, 0.3  # how far from nought coefficients begin
_DIGITS = 4


@dataclass(frozen=True)
class SignNet:
    """The coefficients: ``inner`` a row for each sign, a column for each hidden unit, ``scale`` times as large.

    ``added`` is what is added to each hidden unit whatever speaks. ``outer`` has a row for each hidden unit and a last
    one that is always added, a column for each label in the reading *each* and then for each in *one*. ``names`` are
    the signs in order where the net was just fitted, and empty where it was read.
    """

    signs: Hashed
    inner: NDArray[np.float64] | NDArray[np.int16]
    scale: int
    added: Vector
    outer: Vector
    names: tuple[str, ...] = ()

    def chances(self, found: Mapping[str, float]) -> Vector:
        """Return for each label the chance that it is meant."""
        known, places = self.signs.find(found.keys())
        hidden = self.added
        if len(places):
            values = np.fromiter(found.values(), np.float64, len(found))[known]
            values *= LENGTH / self.scale / max(math.sqrt(values @ values), 1e-9)
            hidden = hidden + values @ self.inner.take(places, axis=0)
        score = np.tanh(hidden) @ self.outer[:-1] + self.outer[-1]
        return mean_chances(score, self.outer.shape[1] // 2)

    def as_json(self, names: Sequence[str]) -> str:
        """Return the text of a file; ``names`` are those of the labels."""
        head = {
            "labels": list(names),
            "added": np.round(self.added, _DIGITS).tolist(),
            "outer": np.round(self.outer, _DIGITS).tolist(),
        }
        return written(head, self.names, self.inner / self.scale)


def from_lines(lines: Iterable[str], names: Sequence[str]) -> SignNet:
    """Return the net of a file that ``as_json`` wrote, its labels in the order of ``names``."""
    head, signs, inner = read(lines, HIDDEN)
    order = [head["labels"].index(name) for name in names]
    outer = np.array(head["outer"])[:, [reading * len(names) + place for reading in range(2) for place in order]]
    return SignNet(signs, inner, head["scale"], np.array(head["added"]), outer)


def fit(examples: Sequence[Example], labels: int) -> SignNet:
    """Return the net that fits the examples best under a ridge; the same examples give the same net."""
    seen = often(examples, FEWEST)
    names, chance = tuple(seen), np.random.default_rng(0)
    inner = chance.normal(0.0, _INNER, (len(seen), HIDDEN))
    outer = chance.normal(0.0, _OUTER, (HIDDEN + 1, 2 * labels))
    outer[-1] = 0.0
    if not seen:
        return SignNet(Hashed(()), inner, 1, np.zeros(HIDDEN), outer)
    table = sign_table(examples, seen)
    table = replace(table, values=LENGTH * table.values / np.maximum(table.lengths(), 1e-9))
    counts = np.array([[[example.weight]] for example in examples])
    target = both_readings(wanted(examples, labels))
    # as one row of numbers: of each sign, then what is added, then of each hidden unit
    ends = len(seen) * HIDDEN, (len(seen) + 1) * HIDDEN

    def slope(weights: Vector) -> Vector:
        shown = chance.random(len(table.values)) >= HIDE
        told = replace(table, values=table.values * shown / (1 - HIDE))
        inner, outer = weights[: ends[0]].reshape(-1, HIDDEN), weights[ends[1] :].reshape(HIDDEN + 1, 2 * labels)
        hidden = np.tanh(told.scores(inner) + weights[ends[0] : ends[1]])
        error = counts * (chances_of_all(hidden @ outer[:-1] + outer[-1], labels) - target)
        error = error.reshape(len(examples), 2 * labels)
        back = (error @ outer[:-1].T) * (1 - hidden**2)
        pulled = np.vstack([hidden.T @ error + RIDGE * outer[:-1], error.sum(axis=0)])
        return np.concatenate([(told.sums(back) + RIDGE * inner).ravel(), back.sum(axis=0), pulled.ravel()])

    found = descend(np.concatenate([inner.ravel(), np.zeros(HIDDEN), outer.ravel()]), slope, ROUNDS, STEP)
    inner, outer = found[: ends[0]].reshape(-1, HIDDEN), found[ends[1] :].reshape(HIDDEN + 1, 2 * labels)
    return SignNet(Hashed(names), inner, 1, found[ends[0] : ends[1]], outer, names)
