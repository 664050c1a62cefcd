"""How much an office's own judgements should count: fitted on them, and kept only when it holds on those left out.

Mails are read again with a memory that does not hold their own lessons, nor any of the same words. Two things are
decided: the gain, by how often the first candidate is what the person chose; and how confidences are bent, by the
logarithm of the chance they gave to being right or wrong. Either is kept when it is better by two
standard errors.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from helpdesk.match.index import Vector
from helpdesk.match.learn import UNTUNED, Tuning
from helpdesk.match.lesson import Lesson
from helpdesk.match.understand import Matcher
from helpdesk.model.message import Body
from helpdesk.model.question import Question

FOLDS = 5
FEWEST = 40  # lessons below which nothing is fitted
GAINS = (4.0, 8.0, 16.0, 32.0)  # never 0: what a person said always counts
SURE = 2.0  # standard errors by which a change must be better
PRIOR = 10.0  # how many lessons it takes to believe that confidences must be bent
LEAST = 0.001  # a probability that is never undercut: one surprise must not decide everything
LEAST_SLOPE = 0.05
_STILL = 1e-6  # a step so small leads nowhere


@dataclass(frozen=True, slots=True)
class Case:
    """A mail whose questions people judged."""

    subject: str
    body: Body
    lessons: tuple[Lesson, ...]


@dataclass(frozen=True, slots=True)
class Refit:
    """What came of fitting on ``lessons``: the tuning to use, and whether it is another one than before (``kept``).

    ``recall_before`` and ``recall_after`` are shares of lessons whose entry stood first, ``before`` and ``after`` mean
    log likelihoods of the first candidates' confidences; all on lessons left out.
    """

    lessons: int
    tuning: Tuning
    kept: bool
    before: float = 0.0
    after: float = 0.0
    recall_before: float = 0.0
    recall_after: float = 0.0


@dataclass(frozen=True, slots=True)
class _Told:
    """What was said of lessons left out: confidences in the first candidates, which were right, and their folds."""

    first: Vector
    hit: Vector
    fold: Vector

    def part(self, mine: Vector) -> _Told:
        """Return those for which ``mine`` is true."""
        return _Told(self.first[mine], self.hit[mine], self.fold[mine])


def refit(matcher: Matcher, cases: Sequence[Case], current: Tuning = UNTUNED) -> Refit:
    """Return the tuning that these mails ask for, or the current one where nothing better is proved."""
    count = sum(len(case.lessons) for case in cases)
    if count < FEWEST:
        return Refit(count, current, kept=False)
    told = {gain: _left_out(matcher, cases, gain) for gain in {*GAINS, current.gain}}
    usual = told[current.gain]
    if not len(usual.hit):  # every mail is cut otherwise than it was
        return Refit(count, current, kept=False)
    gain = max(sorted(told), key=lambda g: told[g].hit.mean())
    gain = gain if better(told[gain].hit, usual.hit) else current.gain
    chosen = told[gain]
    bent = _bent(chosen)
    unbent = _likelihood(chosen, current.slope, current.shift)
    slope, shift = platt(chosen.first, chosen.hit) if better(bent, unbent) else (current.slope, current.shift)
    tuning = Tuning(gain, round(slope, 4), round(shift, 4))
    return Refit(
        lessons=count,
        tuning=tuning,
        kept=tuning != current,
        before=float(_likelihood(usual, current.slope, current.shift).mean()),
        after=float((bent if better(bent, unbent) else unbent).mean()),
        recall_before=float(usual.hit.mean()),
        recall_after=float(chosen.hit.mean()),
    )


def better(these: Vector, those: Vector) -> bool:
    """Return whether paired values are higher beyond chance, by SURE standard errors of their difference."""
    gained = these - those
    return bool(gained.mean() > max(0.0, SURE * float(gained.std()) / math.sqrt(len(gained))))


def _left_out(matcher: Matcher, cases: Sequence[Case], gain: float) -> _Told:
    """Return what is said of the judged questions that are still cut as they were when people judged them."""
    folds = _folds(cases)
    told: list[tuple[float, bool, int]] = []
    for fold in range(FOLDS):
        others = [x for case, at in zip(cases, folds, strict=True) if at != fold for x in case.lessons]
        pupil = matcher.remembering(others, Tuning(gain))
        for case, at in zip(cases, folds, strict=True):
            if at == fold:
                asked = {question.text: question for question in pupil.understand(case.subject, case.body).questions}
                told += [_first(asked[x.question], x, fold) for x in case.lessons if x.question in asked]
    first = np.clip(np.array([p for p, _, _ in told]), LEAST, 1 - LEAST)
    return _Told(first, np.array([float(hit) for _, hit, _ in told]), np.array([at for _, _, at in told]))


def _first(question: Question, lesson: Lesson, fold: int) -> tuple[float, bool, int]:
    best = question.candidates[0] if question.candidates else None
    return (best.confidence, best.id == lesson.entry_id, fold) if best else (0.0, False, fold)


def _folds(cases: Sequence[Case]) -> list[int]:
    """Return the fold of each mail; those that ask in the same words are in the same one."""
    places: dict[str, int] = {}
    words = [" ".join("\n".join(lesson.question.lower() for lesson in case.lessons).split()) for case in cases]
    return [places.setdefault(each, len(places) % FOLDS) for each in words]


def platt(chances: Vector, right: Vector) -> tuple[float, float]:
    """Return slope and shift of the log odds of chances that were right (1) or not (Platt 1999), held back.

    Without much to go by slope and shift are 1 and 0. No chance is 0 or 1.
    """
    odds = np.log(chances / (1 - chances))
    slope, shift = _logistic(np.stack([odds, np.ones_like(odds)], axis=1), right, np.array([1.0, 0.0]), 0.0)
    if slope < LEAST_SLOPE:  # never upside down
        slope, (shift,) = LEAST_SLOPE, _logistic(np.ones((len(odds), 1)), right, np.zeros(1), LEAST_SLOPE * odds)
    return float(slope), float(shift)


def _logistic(design: Vector, right: Vector, start: Vector, offset: Vector | float) -> Vector:
    """Return the coefficients of a logistic regression, drawn towards ``start``, by Newton's method."""

    def loss(weights: Vector) -> float:
        odds = offset + design @ weights
        return float(np.sum(np.logaddexp(0.0, odds) - right * odds) + PRIOR / 2 * np.sum((weights - start) ** 2))

    weights = start
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(offset + design @ weights, -30, 30)))
        gradient = design.T @ (chance - right) + PRIOR * (weights - start)
        curvature = (design * (chance * (1 - chance))[:, None]).T @ design + PRIOR * np.eye(len(start))
        step = np.linalg.solve(curvature, gradient)
        # where chances near 1 are all wrong the curve is flat, and a whole step goes far beyond the valley
        while loss(weights - step) > loss(weights) and np.abs(step).max() > _STILL:
            step = step / 2
        weights = weights - step
    return weights


def _bent(told: _Told) -> Vector:
    """Return the log likelihood of each lesson when the confidences are bent as the other folds ask for."""
    result: Vector = np.zeros(len(told.fold))
    for fold in range(FOLDS):
        own = told.fold == fold
        others = told.part(~own)
        slope, shift = platt(others.first, others.hit)
        result[own] = _likelihood(told.part(own), slope, shift)
    return result


def _likelihood(told: _Told, slope: float, shift: float) -> Vector:
    chance = 1 / (1 + np.exp(-(slope * np.log(told.first / (1 - told.first)) + shift)))
    result: Vector = np.log(np.clip(np.where(told.hit > 0, chance, 1 - chance), LEAST, 1.0))
    return result
