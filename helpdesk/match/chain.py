"""A chain of labels over a sequence: each goes by its own signs and by the label before it.

A linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001), fitted by stochastic gradient descent
with a step of its own for each coefficient (AdaGrad: Duchi, Hazan and Singer, 2011) and averaged over the last rounds
(Polyak and Juditsky, 1992). The best labels of a sequence are found by Viterbi's algorithm.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from helpdesk.match.index import Vector
from helpdesk.match.signs import Hashed, read, written

FEWEST = 3  # elements that must show a sign
ROUNDS, AVERAGED, STEP, RIDGE = 10, 5, 0.03, 1e-4
_FIRST_SLOPE = 1e-2  # squared, before any was seen: the first steps are not longer than the later ones by much

Signs = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Example:
    """A sequence: the signs of each element, and its label, a place among those of the model."""

    signs: Sequence[Signs]
    labels: Sequence[int]


@dataclass(frozen=True, slots=True)
class Chain:
    """The coefficients: of each sign for each label, of each label (row) before another, of each that begins.

    ``table`` holds ``scale`` times the coefficients. ``names`` are those of its rows where the model was just fitted.
    """

    signs: Hashed
    table: NDArray[np.float64] | NDArray[np.int16]
    scale: int
    after: Vector
    first: Vector
    names: tuple[str, ...] = ()

    def labels(self, rows: Sequence[Signs], favour: Vector | None = None) -> list[int]:
        """Return the likeliest labels of a sequence; ``favour`` is added to what speaks for each."""
        if not rows:
            return []
        speaks = self._speaks(rows)
        return _likeliest(speaks if favour is None else speaks + favour, self.after, self.first)

    def _speaks(self, rows: Sequence[Signs]) -> Vector:
        """Return what the signs of each element say for each label; all are looked up at once."""
        known, places = self.signs.find([name for row in rows for name in row])
        values = np.fromiter((value for row in rows for value in row.values()), np.float64, len(known))[known]
        element = np.repeat(np.arange(len(rows)), [len(row) for row in rows])[known]
        told = self.table.take(places, axis=0) * values[:, None]
        columns = [np.bincount(element, column, len(rows)) for column in told.T]
        return np.stack(columns, axis=1) / self.scale

    def as_json(self, labels: Sequence[str]) -> str:
        """Return the text of a file that ``from_lines`` reads."""
        head = {"labels": list(labels), "first": np.round(self.first, 3).tolist()}
        head["after"] = np.round(self.after, 3).tolist()
        return written(head, self.names, self.table / self.scale)


def from_lines(lines: Iterable[str], labels: Sequence[str]) -> Chain:
    """Return the model of a file that ``as_json`` wrote; its labels must be ``labels``, in this order.

    Raises ValueError where they are others.
    """
    head, signs, table = read(lines, len(labels))
    if head["labels"] != list(labels):
        raise ValueError(f"the model knows the labels {head['labels']}, not {list(labels)}: fit it again")
    return Chain(signs, table, head["scale"], np.array(head["after"]), np.array(head["first"]))


def _likeliest(speaks: Vector, after: Vector, first: Vector) -> list[int]:
    score, before = speaks[0] + first, []
    for row in speaks[1:]:
        ways = score[:, None] + after
        before.append(ways.argmax(axis=0))
        score = ways.max(axis=0) + row
    best = [int(score.argmax())]
    for way in reversed(before):
        best.append(int(way[best[-1]]))
    return best[::-1]


def fit(examples: Sequence[Example], labels: int, seed: int = 1) -> Chain:
    """Return the model that fits the examples; the same examples in the same order give the same one."""
    seen = Counter(name for example in examples for row in example.signs for name in row)
    place = {name: at for at, name in enumerate(sorted(name for name, times in seen.items() if times >= FEWEST))}
    made = [_Sequence.of(example, place) for example in examples if example.signs]
    weights = _Weights(len(place), labels)
    order = random.Random(seed)  # noqa: S311 -- an order of learning, no secret
    sums = [np.zeros_like(part) for part in weights.parts]
    for number in range(ROUNDS):
        order.shuffle(made)
        for sequence in made:
            weights.learn(sequence)
        if number >= ROUNDS - AVERAGED:
            sums = [total + part for total, part in zip(sums, weights.parts, strict=True)]
    table, after, first = (total / AVERAGED for total in sums)
    return Chain(Hashed(place), table, 1, after, first, tuple(place))


@dataclass(frozen=True, slots=True)
class _Sequence:
    """An example by the places of its signs: for each element its places and their values, and its label."""

    elements: Sequence[tuple[NDArray[np.intp], Vector]]
    labels: Sequence[int]

    @classmethod
    def of(cls, example: Example, place: Mapping[str, int]) -> _Sequence:
        elements = []
        for row in example.signs:
            kept = [(place[name], value) for name, value in row.items() if name in place]
            elements.append((np.array([at for at, _ in kept], np.intp), np.array([value for _, value in kept])))
        return cls(elements, example.labels)


class _Weights:
    """Coefficients while they are learnt, and the squares of all slopes that each has seen."""

    def __init__(self, signs: int, labels: int) -> None:
        self.parts = [np.zeros((signs, labels)), np.zeros((labels, labels)), np.zeros(labels)]
        self._squares = [np.full_like(part, _FIRST_SLOPE) for part in self.parts]

    def learn(self, sequence: _Sequence) -> None:
        """Take a step down the slope of what a sequence says against the coefficients."""
        table, after, first = self.parts
        speaks = np.array([values @ table[places] for places, values in sequence.elements])
        expected, following = _expected(speaks, after, first)
        labels = np.asarray(sequence.labels)
        expected[np.arange(len(labels)), labels] -= 1
        np.subtract.at(following, (labels[:-1], labels[1:]), 1)
        for (places, values), error in zip(sequence.elements, expected, strict=True):
            self._step(0, places, values[:, None] * error + RIDGE * table[places])
        self._step(1, ..., following)
        self._step(2, ..., expected[0])

    def _step(self, part: int, places: Any, slope: Vector) -> None:
        self._squares[part][places] += slope * slope
        self.parts[part][places] -= STEP * slope / np.sqrt(self._squares[part][places])


def _expected(speaks: Vector, after: Vector, first: Vector) -> tuple[Vector, Vector]:
    """Return the chance of each label at each element, and of each pair of neighbours over all (forward-backward)."""
    ahead, behind = np.empty_like(speaks), np.zeros_like(speaks)
    ahead[0] = speaks[0] + first
    for at in range(1, len(speaks)):
        ahead[at] = _sum_of(ahead[at - 1][:, None] + after, 0) + speaks[at]
    for at in range(len(speaks) - 2, -1, -1):
        behind[at] = _sum_of(after + speaks[at + 1] + behind[at + 1], 1)
    whole = _sum_of(ahead[-1], 0)
    pairs = ahead[:-1, :, None] + after + (speaks + behind)[1:, None, :] - whole
    return np.exp(ahead + behind - whole), np.exp(pairs).sum(axis=0)


def _sum_of(logarithms: Vector, axis: int) -> Any:
    """Return the logarithm of the sum of what logarithms stand for."""
    most = logarithms.max(axis=axis)
    return most + np.log(np.exp(logarithms - np.expand_dims(most, axis)).sum(axis=axis))
