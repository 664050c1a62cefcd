"""How much people's choices of narrow answers should count: fitted on them, kept only when it holds on those left out.

The chance of each judged line is found again with a memory that knows the other mails' choices alone. Decided are the
gain of the memory and how chances are bent, both by the logarithm of the chance given to what the person did. What is
found is kept when it is better by two standard errors, a mail being one observation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from helpdesk.match.index import Vector
from helpdesk.match.learn import Tuning
from helpdesk.match.line_memory import UNTUNED, LineLesson
from helpdesk.match.tune import FOLDS, LEAST, better, platt
from helpdesk.match.understand import Matcher

FEWEST = 100  # lessons below which nothing is fitted, about twenty mails
GAINS = (1.0, 2.0, 4.0)


@dataclass(frozen=True, slots=True)
class LineRefit:
    """What came of fitting on ``lessons``: the tuning to use, and whether it is another one than before (``kept``).

    ``before`` and ``after`` are mean log likelihoods of what people did with lines left out.
    """

    lessons: int
    tuning: Tuning
    kept: bool
    before: float = 0.0
    after: float = 0.0


@dataclass(frozen=True, slots=True)
class _Case:
    """A lesson with the number of its mail's fold, and of its mail."""

    lesson: LineLesson
    fold: int
    mail: int


def refit_lines(matcher: Matcher, mails: Sequence[Sequence[LineLesson]], current: Tuning = UNTUNED) -> LineRefit:
    """Return the tuning that these lessons ask for, those of a mail together; the current one if none is better."""
    cases = [_Case(lesson, at % FOLDS, at) for at, lessons in enumerate(mails) for lesson in lessons]
    if len(cases) < FEWEST or len(mails) < FOLDS:
        return LineRefit(len(cases), current, kept=False)
    usual = _left_out(matcher, cases, [current] * FOLDS)
    bends = [_bent(current, [case.lesson for case in cases if case.fold != fold]) for fold in range(FOLDS)]
    best, found = usual, current
    for gain in sorted({*GAINS, current.gain}):
        for tunings, whole in (([current] * FOLDS, current), (bends, _bent(current, [case.lesson for case in cases]))):
            told = _left_out(matcher, cases, [replace(tuning, gain=gain) for tuning in tunings])
            if told.mean() > best.mean():
                best, found = told, replace(whole, gain=gain)
    kept = found != current and better(_by_mail(best, cases), _by_mail(usual, cases))
    after = best if kept else usual
    return LineRefit(len(cases), found if kept else current, kept, float(usual.mean()), float(after.mean()))


def _bent(current: Tuning, lessons: Sequence[LineLesson]) -> Tuning:
    """Return the tuning with which the chances of some lessons hold best."""
    chances = np.clip(np.array([lesson.chance for lesson in lessons]), LEAST, 1 - LEAST)
    slope, shift = platt(chances, np.array([float(lesson.told) for lesson in lessons]))
    return replace(current, slope=round(slope, 4), shift=round(shift, 4))


def _left_out(matcher: Matcher, cases: Sequence[_Case], tunings: Sequence[Tuning]) -> Vector:
    """Return the log likelihood of each lesson by the tuning of its fold and what the other folds say."""
    result: Vector = np.zeros(len(cases))
    for fold, tuning in enumerate(tunings):
        own = [at for at, case in enumerate(cases) if case.fold == fold]
        memory = matcher.line_memory([case.lesson for case in cases if case.fold != fold], tuning)
        lessons = [cases[at].lesson for at in own]
        words = [matcher.lines.words(lesson.said) for lesson in lessons]
        keys = [(lesson.entry_id, lesson.name) for lesson in lessons]
        chances = memory.moved(np.array([lesson.chance for lesson in lessons]), keys, words)
        told = np.array([lesson.told for lesson in lessons])
        result[own] = np.log(np.clip(np.where(told, chances, 1 - chances), LEAST, 1.0))
    return result


def _by_mail(values: Vector, cases: Sequence[_Case]) -> Vector:
    sums: Vector = np.zeros(max(case.mail for case in cases) + 1)
    np.add.at(sums, [case.mail for case in cases], values)
    return sums
