"""A small network that says how likely something is by what speaks for it: one hidden layer, several nets, their mean.

Much speaks for a thing only together with something else, which a coefficient for each sign cannot say and a dozen
hidden units can. Several nets that began at different places agree where there is something to be known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from helpdesk.match.descent import descend
from helpdesk.match.index import Vector

NETS, HIDDEN = 6, 12
_ROUNDS, _STEP = 200, 0.03
_RIDGE = 1.0  # of a coefficient of a sign made as wide as the others, as if each were a few examples
_FAR = 30.0  # log odds beyond which nothing changes
_DIGITS = 4
_ADDED = ""  # the name of what is added whatever speaks


@dataclass(frozen=True, slots=True)
class Net:
    """The coefficients of all nets side by side.

    ``inner`` has a row for each sign and a last one that is always added, a column for each hidden unit; those of one
    net stand together. ``outer`` is what each hidden unit says, ``added`` what each net adds.
    """

    inner: Vector
    outer: Vector
    added: Vector

    def chances(self, rows: Vector) -> Vector:
        """Return the chance (0 to 1) of each row of signs."""
        hidden = np.maximum(rows @ self.inner[:-1] + self.inner[-1], 0.0)
        scores = (hidden * self.outer).reshape(len(rows), len(self.added), -1).sum(axis=2) + self.added
        mean: Vector = _chance(scores).mean(axis=1)
        return mean

    def as_table(self, names: Sequence[str]) -> dict[str, list[float]]:
        """Return what a file holds: the coefficients of each sign under its name, and those of the hidden units."""
        rows = {name: _rounded(row) for name, row in zip((*names, _ADDED), self.inner, strict=True)}
        return {**rows, "hidden unit": _rounded(self.outer), "net": _rounded(self.added)}


def from_table(table: Mapping[str, Sequence[float]], names: Sequence[str]) -> Net:
    """Return the nets that ``as_table`` wrote. Raises KeyError when a sign of ``names`` was not there then."""
    inner = np.array([table[name] for name in (*names, _ADDED)])
    return Net(inner, np.array(table["hidden unit"]), np.array(table["net"]))


def learn(rows: Vector, answers: Vector, counts: Vector) -> Net:
    """Return the nets that tell best which rows of signs were right (1) or wrong (0), each counting so much."""
    usual, width = rows.mean(axis=0), rows.std(axis=0)
    width[width == 0] = 1.0
    made = np.column_stack([(rows - usual) / width, np.ones(len(rows))])
    parts = [_one(made, answers, counts, np.random.default_rng(number)) for number in range(NETS)]
    inner = np.hstack([inner for inner, _, _ in parts])
    inner[:-1] /= width[:, None]
    inner[-1] -= usual @ inner[:-1]
    return Net(inner, np.concatenate([outer for _, outer, _ in parts]), np.array([added for _, _, added in parts]))


def _one(rows: Vector, answers: Vector, counts: Vector, chance: np.random.Generator) -> tuple[Vector, Vector, float]:
    """Return one net over rows of equally wide signs, the last of which is always 1."""
    signs = rows.shape[1]
    inner = chance.normal(0.0, (2 / signs) ** 0.5, (signs, HIDDEN))
    start = np.concatenate([inner.ravel(), chance.normal(0.0, HIDDEN**-0.5, HIDDEN), [0.0]])
    pulled = np.ones_like(start)
    pulled[(signs - 1) * HIDDEN : signs * HIDDEN] = pulled[-1] = 0.0  # what is always added may be what it likes

    def slope(weights: Vector) -> Vector:
        inner, outer = weights[: signs * HIDDEN].reshape(signs, HIDDEN), weights[signs * HIDDEN : -1]
        hidden = np.maximum(rows @ inner, 0.0)
        error = counts * (_chance(hidden @ outer + weights[-1]) - answers)
        back = np.outer(error, outer) * (hidden > 0)
        gradient = np.concatenate([(rows.T @ back).ravel(), hidden.T @ error, [error.sum()]])
        return (gradient + _RIDGE * pulled * weights) / len(rows)

    found = descend(start, slope, _ROUNDS, _STEP)
    return found[: signs * HIDDEN].reshape(signs, HIDDEN), found[signs * HIDDEN : -1], float(found[-1])


def _chance(scores: Vector) -> Vector:
    chance: Vector = 1 / (1 + np.exp(-np.minimum(np.maximum(scores, -_FAR), _FAR)))
    return chance


def _rounded(values: Vector) -> list[float]:
    return [round(value, _DIGITS) for value in values.tolist()]
