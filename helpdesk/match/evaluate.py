"""Figures about the matcher on judged mails: what it finds, what it says about its own certainty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from helpdesk.match.judged import JudgedMail, JudgedQuestion
from helpdesk.match.understand import Matcher
from helpdesk.model.question import Aspect, Question, Understanding

BINS = 10
PRECISION = 0.95


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares are 0 to 1. ``coverage`` is the share of in-scope questions answered at 95 % precision."""

    mails: int
    questions: int
    recall_1: float
    recall_3: float
    mrr: float
    aspects_f1: float
    count_right: float
    action_right: float
    calibration_error: float
    coverage: float
    out_of_scope_auroc: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """A judged question and the one the matcher found for it, or None."""

    judged: JudgedQuestion
    found: Question | None

    def rank(self) -> int:
        """Return the rank (from 1) of the first acceptable candidate, or 0."""
        ids = [candidate.id for candidate in self.found.candidates] if self.found else []
        return next((at for at, entry_id in enumerate(ids, 1) if entry_id in self.judged.ids), 0)


def evaluate(matcher: Matcher, mails: Sequence[JudgedMail]) -> Figures:
    """Return the figures of ``matcher`` on ``mails``."""
    understood = [matcher.understand(mail.subject, mail.body, mail.attachments) for mail in mails]
    outcomes = [o for mail, u in zip(mails, understood, strict=True) for o in align(mail, u)]
    ranks = [outcome.rank() for outcome in outcomes if outcome.judged.ids]
    tops = [(o.found.candidates[0].confidence, o.rank() == 1) for o in outcomes if o.found and o.found.candidates]
    scope = [(o.found.out_of_scope, not o.judged.ids) for o in outcomes if o.found]
    return Figures(
        mails=len(mails),
        questions=len(outcomes),
        recall_1=_mean([rank == 1 for rank in ranks]),
        recall_3=_mean([0 < rank <= 3 for rank in ranks]),
        mrr=_mean([1 / rank if rank else 0 for rank in ranks]),
        aspects_f1=_f1(outcomes),
        count_right=_mean([len(m.questions) == len(u.questions) for m, u in zip(mails, understood, strict=True)]),
        action_right=_mean([m.action is u.action for m, u in zip(mails, understood, strict=True)]),
        calibration_error=calibration_error(tops),
        coverage=coverage(tops, len(ranks)),
        out_of_scope_auroc=auroc(scope),
    )


def align(mail: JudgedMail, understood: Understanding) -> list[Outcome]:
    """Return each judged question with a found one, order kept; where counts differ, so that most of them agree."""
    judged, found = mail.questions, understood.questions
    if len(judged) == len(found):
        return [Outcome(j, f) for j, f in zip(judged, found, strict=True)]

    @cache
    def best(i: int, k: int) -> tuple[float, tuple[int | None, ...]]:
        """Return the best agreement of the judged questions from i on with the found ones from k on."""
        if i == len(judged):
            return 0.0, ()
        score, rest = best(i + 1, k)
        options = [(score, (None, *rest))]
        for at in range(k, len(found)):
            score, rest = best(i + 1, at + 1)
            options.append((score + _agreement(judged[i], found[at]), (at, *rest)))
        return max(options, key=lambda option: option[0])

    return [Outcome(j, None if at is None else found[at]) for j, at in zip(judged, best(0, 0)[1], strict=True)]


def _agreement(judged: JudgedQuestion, found: Question) -> float:
    shared = len(judged.aspects.intersection(found.aspects))
    known = any(candidate.id in judged.ids for candidate in found.candidates[:3])
    return 0.1 + known + shared / max(1, len(judged.aspects))


def _f1(outcomes: Sequence[Outcome]) -> float:
    """Return the micro-F1 of the aspects. Requirements and procedure are both right for a bare permit."""
    hits = said = wanted = 0
    for outcome in outcomes:
        found: set[Aspect] = set(outcome.found.aspects) if outcome.found else set()
        right = outcome.judged.aspects
        pair = {Aspect.REQUIREMENTS, Aspect.PROCEDURE}
        if found == pair and right & pair:
            found = set(right & pair)
        hits, said, wanted = hits + len(found & right), said + len(found), wanted + len(right)
    return 2 * hits / (said + wanted) if said + wanted else 0.0


def calibration_error(predictions: Sequence[tuple[float, bool]]) -> float:
    """Return the mean distance of confidence and truth over ten bins of equal size, weighted by their size."""
    if not predictions:
        return 0.0
    # by confidence alone: sorting equals by their truth would part them and call honesty an error
    ordered = np.array(sorted(((p, float(right)) for p, right in predictions), key=lambda pair: pair[0]))
    bins = [part for part in np.array_split(ordered, min(BINS, len(ordered))) if len(part)]
    return float(sum(len(b) * abs(b[:, 0].mean() - b[:, 1].mean()) for b in bins) / len(ordered))


def coverage(predictions: Sequence[tuple[float, bool]], questions: int) -> float:
    """Return the largest share of in-scope questions that can be answered at 95 % precision."""
    best = right = 0
    for count, (_, hit) in enumerate(sorted(predictions, key=lambda p: -p[0]), 1):
        right += hit
        if right / count >= PRECISION:
            best = count
    return best / questions if questions else 0.0


def auroc(scores: Sequence[tuple[float, bool]]) -> float:
    """Return the chance that a positive scores above a negative; 0.5 when there are none of one kind."""
    positive = [score for score, yes in scores if yes]
    negative = [score for score, yes in scores if not yes]
    if not positive or not negative:
        return 0.5
    wins = sum((p > n) + 0.5 * (p == n) for p in positive for n in negative)
    return wins / (len(positive) * len(negative))


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values)) if values else 0.0
