"""The arithmetic of the figures: calibration, coverage at a precision, intervals, AUROC. Numbers in, numbers out."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

BINS = 10
PRECISION = 0.95
INTERVAL = 0.95  # how sure the interval of a share is
DOUBT = 0.1  # how likely a threshold may be that does not hold its promise


@dataclass(frozen=True, slots=True)
class Bin:
    """Predictions of like confidence: their number, their mean confidence, and the share that was right."""

    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """What an answer above a fixed threshold promises and holds.

    ``share`` of the in-scope questions reach ``threshold``; ``precision`` of them were right, which with 95 %
    certainty means between ``low`` and ``high`` (Clopper and Pearson 1934). A threshold above 1: none keeps it.
    """

    threshold: float
    share: float
    precision: float
    low: float
    high: float


def bins(predictions: Sequence[tuple[float, bool]]) -> list[Bin]:
    """Return the predictions (confidence, right?) in ten bins of equal size, rising."""
    if not predictions:
        return []
    # by confidence alone: sorting equals by their truth would part them and call honesty an error
    ordered = np.array(sorted(((p, float(right)) for p, right in predictions), key=lambda pair: pair[0]))
    parts = [part for part in np.array_split(ordered, min(BINS, len(ordered))) if len(part)]
    return [Bin(len(b), float(b[:, 0].mean()), float(b[:, 1].mean())) for b in parts]


def calibration_error(predictions: Sequence[tuple[float, bool]]) -> float:
    """Return the mean distance of confidence and truth over the bins, weighted by their size: the usual ECE."""
    total = sum(b.count for b in bins(predictions))
    return sum(b.count * abs(b.confidence - b.right) for b in bins(predictions)) / total if total else 0.0


def debiased_calibration_error(predictions: Sequence[tuple[float, bool]]) -> float:
    """Return the root mean square distance of confidence and truth, without what chance alone adds to it.

    The plug-in estimate is too large by the variance of each bin's share, r(1-r)/(n-1), which is taken off (Kumar,
    Liang and Ma 2019, "Verified Uncertainty Calibration", section 5). Bins of a single prediction say nothing about
    that variance and are left out. Below nought means nothing but chance, and is given as 0.
    """
    useful = [b for b in bins(predictions) if b.count > 1]
    total = sum(b.count for b in useful)
    square = sum(b.count * ((b.confidence - b.right) ** 2 - b.right * (1 - b.right) / (b.count - 1)) for b in useful)
    return math.sqrt(max(0.0, square / total)) if total else 0.0


def threshold_for(
    predictions: Sequence[tuple[float, bool]], precision: float = PRECISION, doubt: float | None = None
) -> float:
    """Return the lowest confidence from which ``precision`` of the predictions were right; above 1 if there is none.

    With ``doubt`` the precision must be beyond what chance explains: were the true one lower, so many would have been
    right with a probability of at most ``doubt`` (the one-sided bound of Clopper and Pearson).
    """
    best, right = math.nextafter(1.0, 2.0), 0
    ordered = sorted(predictions, key=lambda p: -p[0])
    for count, (confidence, hit) in enumerate(ordered, 1):
        right += hit
        last_of_its_value = count == len(ordered) or ordered[count][0] < confidence
        if not last_of_its_value or right / count < precision:
            continue
        if doubt is None or 1 - _at_most(right - 1, count, precision) <= doubt:
            best = confidence
    return best


def coverage(predictions: Sequence[tuple[float, bool]], questions: int, threshold: float) -> Coverage:
    """Return what ``threshold`` does to other predictions; ``questions`` is the number of in-scope ones."""
    taken = [right for confidence, right in predictions if confidence >= threshold]
    low, high = clopper_pearson(sum(taken), len(taken))
    precision = sum(taken) / len(taken) if taken else 0.0
    return Coverage(threshold, len(taken) / questions if questions else 0.0, precision, low, high)


def clopper_pearson(hits: int, count: int, certainty: float = INTERVAL) -> tuple[float, float]:
    """Return the interval of a share of which ``hits`` of ``count`` were seen (exact, from the binomial's tails)."""
    tail = (1 - certainty) / 2
    low = 0.0 if hits == 0 else _root(lambda p: 1 - _at_most(hits - 1, count, p) - tail)
    high = 1.0 if hits == count else _root(lambda p: tail - _at_most(hits, count, p))
    return low, high


def _at_most(hits: int, count: int, p: float) -> float:
    """Return P(at most ``hits`` of ``count``) when each succeeds with chance p, 0 < p < 1."""
    ks = np.arange(hits + 1)
    choose = np.array([math.lgamma(count + 1) - math.lgamma(k + 1) - math.lgamma(count - k + 1) for k in ks.tolist()])
    return float(np.exp(choose + ks * math.log(p) + (count - ks) * math.log1p(-p)).sum())


def _root(rising: Callable[[float], float]) -> float:
    """Return where a rising function of 0 to 1 crosses nought, by halving."""
    low, high = 0.0, 1.0
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < 0 else (low, middle)
    return (low + high) / 2


def auroc(scores: Sequence[tuple[float, bool]]) -> float:
    """Return the chance that a positive scores above a negative; 0.5 when there are none of one kind."""
    positive = [score for score, yes in scores if yes]
    negative = [score for score, yes in scores if not yes]
    if not positive or not negative:
        return 0.5
    wins = sum((p > n) + 0.5 * (p == n) for p in positive for n in negative)
    return wins / (len(positive) * len(negative))


def mean(values: Sequence[float]) -> float:
    """Return the mean, 0 of nothing."""
    return float(np.mean(values)) if values else 0.0
