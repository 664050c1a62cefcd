"""From signals to probabilities: a linear rank, a logistic for each candidate, and one for "no entry answers".

The coefficients stand in ``weights``; ``python -m helpdesk.match.fit`` makes them again.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from helpdesk.match.index import Vector
from helpdesk.match.rank import Index, Query, Signals

CROWD = 100
CONFIDENCE_FEATURES = (
    "one",
    "lead over all others",
    "lead over the unrelated",
    "covered",
    "closest question",
    "letters",
    "named",
    "named before if bare",
    "unknown words",
    "length",
    "bare",
    "topic",
    "matter of another office",
)
MEANT = ("meaning of the questions", "meaning of the text")  # follow where the index knows meanings
SCOPE_FEATURES = (
    "one",
    "best covered",
    "best closest question",
    "best letters",
    "named",
    "named before",
    "unknown words",
    "length",
    "lead of the best",
    "matter of another office",
)


@dataclass(frozen=True, slots=True)
class Weights:
    """Fitted coefficients, each in the order of its list of features."""

    rank: tuple[float, ...]
    confidence: tuple[float, ...]
    scope: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class BothWeights:
    """The coefficients of an index that goes by words alone, and of one that knows meanings too."""

    words: Weights
    meanings: Weights

    def of(self, signals: Signals) -> Weights:
        """Return those for what the signals know."""
        return self.words if signals.meant is None else self.meanings


@dataclass(frozen=True, slots=True)
class Ranking:
    """Entries by falling score: their positions in the index and P(this one answers); ``out_of_scope`` P(none does)."""

    order: tuple[int, ...]
    confidences: tuple[float, ...]
    out_of_scope: float


@dataclass(frozen=True, slots=True)
class Remembered:
    """What people judged about questions like this one: added to each entry's score; how alike; and P(none answers)."""

    gain: Vector
    alike: Vector
    none: float


def scores(signals: Signals, weights: Sequence[float], excluded: Sequence[int] = ()) -> Vector:
    """Return the score of every entry, minus infinity for those excluded."""
    result: Vector = signals.features @ np.asarray(weights)
    for at in excluded:
        result[at] = -math.inf
    return result


def rank(
    index: Index,
    query: Query,
    both: BothWeights,
    *,
    foreign: bool,
    limit: int = 5,
    remembered: Remembered | None = None,
) -> Ranking:
    """Return the best ``limit`` entries for ``query``; ``foreign`` says it speaks of another office's matters.

    ``remembered`` is what people judged about questions like it.
    """
    signals = index.signals(query)
    weights = both.of(signals)
    excluded = [index.position[entry_id] for entry_id in query.excluded]
    values = scores(signals, weights.rank, excluded)
    if remembered is not None:
        values = values + remembered.gain
    order = [int(i) for i in np.argsort(-values, kind="stable")[:limit] if values[i] > -math.inf]
    unknown = index.unknown_share(query.words)
    lead = Lead(values)
    scope = logistic(scope_features(signals, lead, query, unknown, foreign=foreign), weights.scope)
    if remembered is not None and order:
        scope = 1 - (1 - scope * (1 - float(remembered.alike[order[0]]))) * (1 - remembered.none)
    rows = [confidence_features(index, signals, lead, at, query, foreign=foreign, unknown=unknown) for at in order]
    chances = [logistic(row, weights.confidence) for row in rows]
    if remembered is not None:  # either the entry's own text speaks for it, or people's words about the like
        chances = [1 - (1 - p) * (1 - float(remembered.alike[at])) for p, at in zip(chances, order, strict=True)]
    confidences = [min(chance, 1 - scope) for chance in chances]
    # the rank is the better judge of order, so a later candidate is never more confident than an earlier one
    falling: list[float] = np.minimum.accumulate(confidences).tolist() if confidences else []
    return Ranking(tuple(order), tuple(falling), scope)


def confidence_features(  # noqa: PLR0913 -- everything a confidence depends on is an argument
    index: Index, signals: Signals, lead: Lead, at: int, query: Query, *, foreign: bool, unknown: float
) -> list[float]:
    """Return what tells whether the entry at this position answers, in the order of CONFIDENCE_FEATURES.

    ``unknown`` is the query's ``Index.unknown_share``, the same for every entry.
    """
    return [
        1.0,
        lead.of(at),
        lead.of(at, index.related[at]),
        float(signals.covered[at]),
        float(signals.closest[at]),
        float(signals.letters[at]),
        float(signals.named[at]),
        float(signals.features[at, 9]),
        unknown,
        _length(query),
        signals.bare,
        float(signals.features[at, 10]),
        float(foreign),
        *([] if signals.meant is None else (float(row[at]) for row in signals.meant)),
    ]


def scope_features(signals: Signals, lead: Lead, query: Query, unknown: float, *, foreign: bool) -> list[float]:
    """Return what tells whether no entry answers, in the order of SCOPE_FEATURES."""
    return [
        1.0,
        float(signals.covered.max(initial=0.0)),
        float(signals.closest.max(initial=0.0)),
        float(signals.letters.max(initial=0.0)),
        float(signals.named.max(initial=0.0)),
        float(signals.features[:, 9].max(initial=0.0)),
        unknown,
        _length(query),
        lead.of_best(),
        float(foreign),
        *([] if signals.meant is None else (float(row.max(initial=-1.0)) for row in signals.meant)),
    ]


def logistic(row: Sequence[float], weights: Sequence[float]) -> float:
    """Return the probability that a row of features stands for."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(a * b for a, b in zip(row, weights, strict=True))))))


class Lead:
    """How far each entry leads: the log odds of its score against all others, held within -6 and 6.

    A crowd of entries that nothing speaks for stands among the others always, so that the only entry of a small base is
    not sure of everything. The sum over all is made once and what is left out is taken off it.
    """

    def __init__(self, values: Vector) -> None:
        """Take the scores of all entries; minus infinity excludes one."""
        self._values: list[float] = values.tolist()
        self._top = max(0.0, max(self._values, default=0.0))
        shares = np.exp(values - self._top)
        self._shares: list[float] = shares.tolist()
        self._total = float(shares.sum()) + CROWD * math.exp(-self._top)

    def of(self, at: int, aside: Sequence[int] = ()) -> float:
        """Return the lead of the entry at this position over all others but those ``aside``."""
        rest = self._total - sum(self._shares[i] for i in {at, *aside})
        # what is left may be less than the error of the sum: then the lead is beyond 6 anyway
        odds = self._values[at] - self._top - math.log(max(rest, 1e-12))
        return max(-6.0, min(6.0, odds))

    def of_best(self) -> float:
        """Return the lead of the best entry; the least there is without any entry."""
        return self.of(self._values.index(max(self._values))) if self._values else -6.0


def _length(query: Query) -> float:
    return math.log(1 + len(query.told))
