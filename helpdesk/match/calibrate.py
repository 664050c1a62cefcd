"""From signals to probabilities: a linear rank, a logistic for each candidate, and one for "no entry answers".

The coefficients stand in ``weights``; ``python -m helpdesk.match.fit`` makes them again.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import mul

import numpy as np

from helpdesk.match.held_back import held_back, held_last
from helpdesk.match.index import Vector
from helpdesk.match.lacking import NOTHING, lacking
from helpdesk.match.rank import FEATURES, Index, Query, Signals
from helpdesk.model.knowledge import Topic

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
)
_HELD = 0.35  # of its chance is left to a permit of which hardly a name is said
_AS_LIKELY = 0.95  # of the chance of a general topic
_LIKELY = 0.5  # the same, where the question says nothing but what is asked of any permit
_NONE = 0.5  # of the chance of such a permit goes to "no entry answers" where it comes first
_SWAYED = 0.9  # no chance is greater where lessons put another entry first than the entries' own texts do
_ABOUT = 0.9  # of the best entry's chance: as likely, for what a chance is worth


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
    untaught = scores(signals, weights.rank, [index.position[entry_id] for entry_id in query.excluded])
    values = untaught if remembered is None else untaught + remembered.gain
    order = [i for i in (-values).argsort(kind="stable")[:limit].tolist() if values[i] > -math.inf]
    unknown = index.unknown_share(query.words)
    lead = Lead(values)
    lacks = lacking(index, query, lead.best) if order else NOTHING
    outside = scope_features(signals, lead, query, unknown, lacks, foreign=foreign)
    scope = _scope(max(logistic(outside, weights.scope), query.strange), order, remembered)
    held = held_back(index, query, order, None if remembered is None else remembered.alike)
    aside = [at for at, holds in zip(order, held, strict=True) if holds]
    against = {True: lead, False: Lead(values, aside) if aside else lead}
    rows = [
        confidence_features(index, signals, against[holds], at, query, foreign=foreign, unknown=unknown)
        for at, holds in zip(order, held, strict=True)
    ]
    chances = [logistic(row, weights.confidence) for row in rows]
    if held[:1] == [True]:  # what the words are likest to is not meant: perhaps nothing of ours is
        scope = 1 - (1 - scope) * (1 - _NONE * chances[0])
    chances = [p * _HELD if holds else p for p, holds in zip(chances, held, strict=True)]
    if remembered is not None and order:
        alike = [float(remembered.alike[at]) for at in order]
        chances = _taught(chances, alike, swayed=untaught.argmax() != values.argmax())
    order, chances = _special_first(index, query, *held_last(order, chances, held))
    return _falling(*_spoken_of_first(index, query, order, chances), scope)


def _taught(chances: Sequence[float], alike: Sequence[float], *, swayed: bool) -> list[float]:
    """Return the chances with what people said about questions like this one.

    Either the entry's own text speaks for it, or people's words about the like. Where lessons put another entry first
    than the texts do (``swayed``), one of them is wrong, and nothing is sure.
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


def _special_first(index: Index, query: Query, order: list[int], chances: list[float]) -> tuple[list[int], list[float]]:
    """Return both with the topic on one matter first, when the question names the matter and the best entry is wider.

    "Perpanjangan SIP bidan, rekomendasi IBI masih wajib?": the permit is right, the topic on such letters answers. The
    topic must be about as likely, and the best entry be one of its permits, or not named in the question at all.
    """
    named = {owner.entry_id for hit in query.hits for owner in hit.owners}
    first = index.entries[order[0]].id if order else ""
    for place, at in enumerate(order[1:3], 1):
        topic = index.entries[at]
        wider = isinstance(topic, Topic) and (first in topic.permits or first not in named)
        if wider and topic.id in named and chances[place] >= _ABOUT * chances[0]:
            rest = [i for i in range(len(order)) if i != place]
            return [at, *(order[i] for i in rest)], [chances[place], *(chances[i] for i in rest)]
    return order, chances


def _spoken_of_first(
    index: Index, query: Query, order: list[int], chances: list[float]
) -> tuple[list[int], list[float]]:
    """Return both with the permit first that a bare question goes on about, where it is as likely as a general topic.

    "Berapa lama prosesnya?" below a quoted mail on felling trees is answered from that permit's term.
    """
    if len(order) < 2 or any(hit.permits for hit in query.hits) or not query.asks_of_anything:
        return order, chances
    first, second = (index.entries[at] for at in order[:2])
    general = isinstance(first, Topic) and not isinstance(second, Topic)
    least = _AS_LIKELY if query.own else _LIKELY
    if general and second.id in query.named_before and chances[1] >= least * chances[0]:
        return [order[1], order[0], *order[2:]], chances
    return order, chances


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


def _length(query: Query) -> float:
    return math.log(1 + len(query.told))
