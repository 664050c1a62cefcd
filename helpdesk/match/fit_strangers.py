"""Learn which words are a stranger's: a logistic regression, by gradient descent (Adam), for ``fit``."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from helpdesk.match.descent import descend
from helpdesk.match.index import Vector
from helpdesk.match.strangers import Strangers, signs

FEWEST = 2  # questions that must show a sign
PARTS = 10
RIDGE, ROUNDS, STEP = 0.03, 200, 0.2

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as its telling stems, and whether no entry answers it."""

    stems: Stems
    strange: bool


class Taught:
    """The model, and for each question that it was taught one that was not taught it."""

    def __init__(self, asked: Sequence[Asked], names: frozenset[str]) -> None:
        """Learn from all questions, and once more from all but each tenth of them."""
        self.model = learn(asked, names)
        self._known = {one.stems for one in asked}
        self._without = [learn([one for one in asked if _part(one.stems) != part], names) for part in range(PARTS)]

    def of(self, stems: Stems) -> float:
        """Return what a model says of a question that it has not seen."""
        return (self._without[_part(stems)] if stems in self._known else self.model).of(stems)


def learn(asked: Sequence[Asked], names: frozenset[str]) -> Strangers:
    """Return the coefficients; the strangers weigh as much as all others together."""
    shown = [sorted(signs(one.stems)) for one in asked]
    seen = Counter(sign for found in shown for sign in found)
    place = {sign: at for at, sign in enumerate(sorted(sign for sign, times in seen.items() if times >= FEWEST))}
    kept = [[place[sign] for sign in found if sign in place] for found in shown]
    rows = np.repeat(np.arange(len(kept)), [len(found) for found in kept])
    columns = np.array([at for found in kept for at in found], dtype=np.intp)
    values = np.repeat([1 / max(1, len(found)) ** 0.5 for found in shown], [len(found) for found in kept])
    strange = np.array([one.strange for one in asked], dtype=np.float64)
    counts = np.where(strange > 0, 1 / max(1.0, strange.sum()), 1 / max(1.0, (1 - strange).sum())) * len(asked) / 2

    def slope(weights: Vector) -> Vector:
        score = np.bincount(rows, weights[columns] * values, len(asked)) + weights[-1]
        error = counts * (1 / (1 + np.exp(-np.clip(score, -30, 30))) - strange)
        of_signs = np.bincount(columns, error[rows] * values, len(place)) + RIDGE * weights[:-1]
        return np.append(of_signs, error.sum())

    # the last is what is said of a question of which nothing is known
    weights = descend(np.zeros(len(place) + 1), slope, ROUNDS, STEP)
    return Strangers({sign: float(weights[at]) for sign, at in place.items()}, float(weights[-1]), names)


def _part(stems: Stems) -> int:
    return zlib.crc32(" ".join(stems).encode()) % PARTS  # the same in every process
