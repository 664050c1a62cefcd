"""From signals to probabilities: a linear rank, a logistic for each candidate, and one for "no entry answers".

The coefficients stand in ``weights``; ``python -m helpdesk.match.fit`` makes them again.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from operator import mul

import numpy as np

from helpdesk.match.ambiguous import evened
from helpdesk.match.held_back import held_back, held_last
from helpdesk.match.index import Vector
from helpdesk.match.lacking import NOTHING, lacking
from helpdesk.match.name_words import HALF
from helpdesk.match.precedence import and_by_text, mentioned_first, special_first, spoken_of_first
from helpdesk.match.rank import ASKED_SO, FEATURES, Index, Query, Signals

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
    "words of strangers",
    "questions, against the best",
    "letters, against the best",
    "text, against the best",
    "context, against the best",
    "context if bare, against the best",
    "asked so, against the best",
)
_AGAINST_THE_BEST = [FEATURES.index(name) for name in ("questions", "letters", "text", "context", "context if bare")]
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
    "words of strangers",
    "rarest word that the best lacks",
    "name of the best goes on",
    "what is to be allowed lacks in the best",
    "most asked so",
    "lead of the best two",
)
_HELD = 0.35  # of its chance is left to a permit of which hardly a name is said
_NONE = 0.5  # of the chance of such a permit goes to "no entry answers" where it comes first
_YIELDS = 2.0  # what people mean elsewhere counts for nothing where people here are as sure as one in this
_OPEN = 0.95  # below, words leave it open what is asked about, and its meaning is looked at
_SWAYED = 0.9  # no chance is greater where lessons put another entry first than is ranked without them


@dataclass(frozen=True, slots=True)
class Weights:
    """Fitted coefficients, each in the order of its list of features."""

    rank: tuple[float, ...]
    confidence: tuple[float, ...]
    scope: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class AllWeights:
    """The coefficients of an index that goes by words alone, and of one that knows meanings too.

    ``text`` are those of one that goes by words and does not know how people ask; of these the scope is not asked for.
    ``sure`` is the confidence from which 95 of 100 judged questions are answered rightly by what was not taught them.
    """

    words: Weights
    meanings: Weights
    text: Weights
    sure: float

    def of(self, signals: Signals) -> Weights:
        """Return those for what the signals know."""
        return self.words if signals.meant is None else self.meanings


@dataclass(frozen=True, slots=True)
class Ranking:
    """Entries by falling score: their positions in the index and P(this one answers); ``out_of_scope`` P(none does).

    ``meant`` says whether the meaning of the question was looked at.
    """

    order: tuple[int, ...]
    confidences: tuple[float, ...]
    out_of_scope: float
    meant: bool = False

    @property
    def is_open(self) -> bool:
        """Whether neither an entry nor that there is none is sure."""
        return max(*self.confidences[:1], self.out_of_scope, 0.0) < _OPEN


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
    sets: AllWeights,
    *,
    foreign: bool,
    limit: int = 5,
    remembered: Remembered | None = None,
) -> Ranking:
    """Return the best ``limit`` entries for ``query``; ``foreign`` says it speaks of another office's matters.

    ``remembered`` is what people judged about questions like it. What a question means takes ten times as long to find
    out as which words it has: it is looked at only where the words leave something open, and does not make it surer
    than words do from where on it is not.
    """
    asked, plain = _Asked(index, query, foreign, index.unknown_share(query.words)), index.signals(query)
    by_words = _ranked(asked, plain, sets, limit, remembered)
    if not by_words.is_open or (meant := index.meant(query, plain)) is None:
        return by_words
    found = _ranked(asked, meant, sets, limit, remembered)
    return replace(found, confidences=tuple(min(p, _OPEN) for p in found.confidences), meant=True)


def _ranked(asked: _Asked, plain: Signals, sets: AllWeights, limit: int, remembered: Remembered | None) -> Ranking:
    index, query = asked.index, asked.query
    signals = evened(index, query, plain)
    weights = sets.of(signals)
    untaught = scores(signals, weights.rank, [index.position[entry_id] for entry_id in query.excluded])
    values = untaught if remembered is None else untaught + _gained(signals, weights, remembered)
    order = [i for i in (-values).argsort(kind="stable")[:limit].tolist() if values[i] > -math.inf]
    lead = Lead(values)
    lacks = lacking(index, query, lead.best) if order else NOTHING
    outside = scope_features(signals, lead, query, asked.unknown, lacks, foreign=asked.foreign)
    scope = _scope(max(logistic(outside, weights.scope), query.strange), order, remembered)
    held = held_back(index, query, order, plain, None if remembered is None else remembered.alike)
    chances = asked.chances(signals, values, order, held, weights)
    if held[:1] == [True]:  # what the words are likest to is not meant: perhaps nothing of ours is
        scope = 1 - (1 - scope) * (1 - _NONE * chances[0])
    chances = [p * _HELD if holds else p for p, holds in zip(chances, held, strict=True)]
    decided = False  # by what people of the office said about the like
    if remembered is not None and order:
        alike = [float(remembered.alike[at]) for at in order]
        swayed = bool(untaught.argmax() != values.argmax())
        chances, decided = _taught(chances, alike, swayed=swayed), swayed or alike[0] >= HALF
    order, chances = held_last(order, chances, held)
    by_text = asked.chances_by_text(signals, sets.text, limit)
    if not decided:
        order, chances = mentioned_first(index, query, *and_by_text(order, chances, by_text))
    order, chances = special_first(index, query, order, chances, by_text)
    return _falling(*spoken_of_first(index, query, order, chances), scope)


@dataclass(frozen=True, slots=True)
class _Asked:
    """All that a chance depends on but what the entries say."""

    index: Index
    query: Query
    foreign: bool
    unknown: float

    def chances(
        self, signals: Signals, values: Vector, order: Sequence[int], held: Sequence[bool], weights: Weights
    ) -> list[float]:
        """Return the chances of the entries in ``order``, whose scores are ``values``, before any is held back."""
        lead = Lead(values)
        aside = [at for at, holds in zip(order, held, strict=True) if holds]
        against = {True: lead, False: Lead(values, aside) if aside else lead}
        index, query, foreign, unknown = self.index, self.query, self.foreign, self.unknown
        rows = [
            confidence_features(index, signals, against[holds], at, query, foreign=foreign, unknown=unknown)
            for at, holds in zip(order, held, strict=True)
        ]
        return [logistic(row, weights.confidence) for row in rows]

    def chances_by_text(self, signals: Signals, weights: Weights, limit: int) -> dict[int, float]:
        """Return the chances of the best entries by their own texts, whatever people who ask so mean."""
        by_text = signals.by_words.asked_so(np.zeros(len(signals.features)))
        values = scores(by_text, weights.rank, [self.index.position[entry_id] for entry_id in self.query.excluded])
        order = [i for i in (-values).argsort(kind="stable")[:limit].tolist() if values[i] > -math.inf]
        held = held_back(self.index, self.query, order, by_text, None)
        chances = self.chances(by_text, values, order, held, weights)
        return {at: p * _HELD if holds else p for at, p, holds in zip(order, chances, held, strict=True)}


def _gained(signals: Signals, weights: Weights, remembered: Remembered) -> Vector:
    """Return what entries gain by what people of the office judged, in the place of what others mean who ask so.

    The surer these people are of the like, the less it counts what is meant elsewhere.
    """
    sure = min(1.0, _YIELDS * max(float(remembered.alike.max(initial=0.0)), remembered.none))
    gained: Vector = remembered.gain - sure * weights.rank[ASKED_SO] * signals.features[:, ASKED_SO]
    return gained


def _taught(chances: Sequence[float], alike: Sequence[float], *, swayed: bool) -> list[float]:
    """Return the chances with what people said about questions like this one.

    Either what is ranked without them speaks for an entry, or people's words about the like. Where lessons put another
    entry first (``swayed``), one of them is wrong, and nothing is sure.
    """
    chances = [1 - (1 - p) * (1 - like) for p, like in zip(chances, alike, strict=True)]
    return [min(p, _SWAYED) for p in chances] if swayed else chances


def _scope(scope: float, order: Sequence[int], remembered: Remembered | None) -> float:
    """Return the chance that no entry answers, with what people judged about questions like it."""
    if remembered is None or not order:
        return scope
    return 1 - (1 - scope * (1 - float(remembered.alike[order[0]]))) * (1 - remembered.none)


def _falling(order: Sequence[int], chances: Sequence[float], scope: float) -> Ranking:
    confidences = [min(chance, 1 - scope) for chance in chances]
    # the rank is the better judge of order, so a later candidate is never more confident than an earlier one
    return Ranking(tuple(order), tuple(accumulate(confidences, min)), scope)


def confidence_features(  # noqa: PLR0913 -- everything a confidence depends on is an argument
    index: Index, signals: Signals, lead: Lead, at: int, query: Query, *, foreign: bool, unknown: float
) -> list[float]:
    """Return what tells whether the entry at this position answers, in the order of CONFIDENCE_FEATURES.

    ``unknown`` is the query's ``Index.unknown_share``, the same for every entry.
    """
    row = signals.features[at].tolist()
    return [
        1.0,
        lead.of(at),
        lead.of(at, index.related[at]),
        signals.covered.item(at),
        signals.closest.item(at),
        signals.letters.item(at),
        signals.named.item(at),
        row[9],
        unknown,
        _length(query),
        signals.bare,
        row[10],
        float(foreign),
        signals.strange,
        *(row[place] for place in _AGAINST_THE_BEST),  # whether the signals agree
        row[ASKED_SO] - signals.gained,
        *([] if signals.meant is None else (float(row[at]) for row in signals.meant)),
    ]


def scope_features(
    signals: Signals, lead: Lead, query: Query, unknown: float, lacks: tuple[float, ...], *, foreign: bool
) -> list[float]:
    """Return what tells whether no entry answers, in the order of SCOPE_FEATURES.

    ``lacks`` is what ``lacking`` says of the best entry.
    """
    return [
        1.0,
        *signals.best,
        unknown,
        _length(query),
        lead.of_best(),
        float(foreign),
        signals.strange,
        *lacks,
        signals.gained,
        lead.of_best_two(),
        *([] if signals.meant is None else (float(row.max(initial=-1.0)) for row in signals.meant)),
    ]


def logistic(row: Sequence[float], weights: Sequence[float]) -> float:
    """Return the probability that a row of features stands for."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(map(mul, row, weights))))))


class Lead:
    """How far each entry leads: the log odds of its score against all others, held within -6 and 6.

    A crowd of entries that nothing speaks for stands among the others always, so that the only entry of a small base is
    not sure of everything. The sum over all is made once and what is left out is taken off it.
    """

    def __init__(self, values: Vector, aside: Sequence[int] = ()) -> None:
        """Take the scores of all entries; minus infinity excludes one, and those ``aside`` compete with nobody."""
        if aside:
            values = values.copy()
            values[list(aside)] = -math.inf
        self._values = values
        self._top = float(values.max(initial=0.0))
        self._shares = np.exp(values - self._top)
        self._total = float(self._shares.sum()) + CROWD * math.exp(-self._top)

    def of(self, at: int, aside: Sequence[int] = ()) -> float:
        """Return the lead of the entry at this position over all others but those ``aside``."""
        rest = self._total - sum(map(self._shares.item, {at, *aside}))
        # what is left may be less than the error of the sum: then the lead is beyond 6 anyway
        odds = self._values.item(at) - self._top - math.log(max(rest, 1e-12))
        return max(-6.0, min(6.0, odds))

    @property
    def best(self) -> int:
        """Return the position of the entry with the highest score."""
        return int(self._values.argmax())

    def of_best(self) -> float:
        """Return the lead of the best entry; the least there is without any entry."""
        return self.of(self.best) if len(self._values) else -6.0

    def of_best_two(self) -> float:
        """Return the lead of the two entries with the highest scores together: one of them answers, or both do."""
        if len(self._values) < 2:
            return self.of_best()
        two = float(np.partition(self._shares, -2)[-2:].sum())
        odds = math.log(max(two, 1e-300)) - math.log(max(self._total - two, 1e-12))
        return max(-6.0, min(6.0, odds))


def _length(query: Query) -> float:
    return math.log(1 + len(query.told))
