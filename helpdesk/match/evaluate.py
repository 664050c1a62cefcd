"""Figures about the matcher on judged mails: what it finds, what it says about its own certainty.

Shares are 0 to 1. An in-scope question is one of which the judge says that an entry must be found; a judged question
for which nothing was cut counts as not found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from helpdesk.match.align import Outcome, align
from helpdesk.match.judged import JudgedMail
from helpdesk.match.measures import (
    DOUBT,
    PRECISION,
    Bin,
    Coverage,
    auroc,
    bins,
    calibration_error,
    coverage,
    debiased_calibration_error,
    mean,
    threshold_for,
)
from helpdesk.match.understand import Matcher
from helpdesk.model.question import Aspect, Understanding

_PAIR = frozenset({Aspect.REQUIREMENTS, Aspect.PROCEDURE})


@dataclass(frozen=True, slots=True)
class Group:
    """The main figures of the mails of one language or register."""

    name: str
    mails: int
    questions: int
    recall_1: float
    recall_3: float
    count_right: float


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often ``found`` stood first where ``wanted`` was right; "" is a question that was not found."""

    wanted: str
    found: str
    times: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything measured. ``coverage`` is at a threshold fixed elsewhere, ``best_coverage`` at the best one seen here.

    ``calibration_error`` is the plain one over ten bins of equal size, ``calibration_debiased`` lacks what chance adds.
    """

    mails: int
    questions: int
    in_scope: int
    recall_1: float
    recall_3: float
    mrr: float
    aspects_f1: float
    count_right: float
    action_right: float
    permits_precision: float
    permits_recall: float
    calibration_error: float
    calibration_debiased: float
    bins: tuple[Bin, ...]
    coverage: Coverage
    best_coverage: float
    out_of_scope_auroc: float
    confusions: tuple[Confusion, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """A judged mail, what the matcher made of it, and which question is which."""

    mail: JudgedMail
    understood: Understanding
    outcomes: tuple[Outcome, ...]


def see(matcher: Matcher, mails: Sequence[JudgedMail]) -> list[Seen]:
    """Return what ``matcher`` makes of ``mails``."""
    seen = []
    for mail in mails:
        understood = matcher.understand(mail.subject, mail.body, mail.attachments)
        seen.append(Seen(mail, understood, tuple(align(mail, understood))))
    return seen


def evaluate(matcher: Matcher, mails: Sequence[JudgedMail], train: Sequence[JudgedMail] = ()) -> Figures:
    """Return the figures of ``matcher`` on ``mails``.

    The threshold of the coverage is fixed on ``train``, and never below the one that the fit has found on questions
    that it had left out: these mails taught the matcher. Without ``train``, it is fixed on each half of ``mails`` for
    the other half, and never below the precision that it promises.
    """
    return figures(see(matcher, mails), see(matcher, train), matcher.sure)


def figures(seen: Sequence[Seen], train: Sequence[Seen] = (), sure: float = PRECISION) -> Figures:
    """Return the figures of mails that were understood already; see ``evaluate``. ``sure``: the least threshold."""
    outcomes = _outcomes(seen)
    ranks, tops = _ranks(outcomes), predictions(outcomes)
    scope = [(o.found.out_of_scope, not o.judged.ids) for o in outcomes if o.found and not o.judged.none_too]
    precision, recall = _permits(seen)
    return Figures(
        mails=len(seen),
        questions=len(outcomes),
        in_scope=len(ranks),
        recall_1=mean([rank == 1 for rank in ranks]),
        recall_3=mean([0 < rank <= 3 for rank in ranks]),
        mrr=mean([1 / rank if rank else 0 for rank in ranks]),
        aspects_f1=_f1(outcomes),
        count_right=mean([_count_right(s) for s in seen]),
        action_right=mean([s.understood.action in {s.mail.action, *s.mail.actions_too} for s in seen]),
        permits_precision=precision,
        permits_recall=recall,
        calibration_error=calibration_error(tops),
        calibration_debiased=debiased_calibration_error(tops),
        bins=tuple(bins(tops)),
        coverage=_coverage(seen, train, sure),
        best_coverage=coverage(tops, len(ranks), threshold_for(tops)).share,
        out_of_scope_auroc=auroc(scope),
        confusions=_confusions(outcomes),
        groups=(*_groups(seen, lambda s: s.mail.language), *_groups(seen, lambda s: s.mail.register)),
    )


def predictions(outcomes: Sequence[Outcome]) -> list[tuple[float, bool]]:
    """Return of each question that was found the confidence in its first candidate, and whether that one is right."""
    return [(o.found.candidates[0].confidence, o.rank() == 1) for o in outcomes if o.found and o.found.candidates]


def _outcomes(seen: Sequence[Seen]) -> list[Outcome]:
    return [outcome for s in seen for outcome in s.outcomes]


def _ranks(outcomes: Sequence[Outcome]) -> list[int]:
    return [outcome.rank() for outcome in outcomes if outcome.in_scope]


def _count_right(seen: Seen) -> bool:
    return len(seen.mail.questions) == len(seen.understood.questions)


def _coverage(seen: Sequence[Seen], train: Sequence[Seen], sure: float) -> Coverage:
    outcomes = _outcomes(seen)
    if train:
        threshold = max(sure, threshold_for(predictions(_outcomes(train)), doubt=DOUBT))
        return coverage(predictions(outcomes), len(_ranks(outcomes)), threshold)
    halves = [predictions(_outcomes(seen[half::2])) for half in (0, 1)]
    thresholds = [max(PRECISION, threshold_for(half, doubt=DOUBT)) for half in reversed(halves)]
    # each prediction as its distance to the threshold that the other half fixed: one cut at nought does for both
    shifted = [(p - t, right) for half, t in zip(halves, thresholds, strict=True) for p, right in half]
    result = coverage(shifted, len(_ranks(outcomes)), 0.0)
    return Coverage(sum(thresholds) / 2, result.share, result.precision, result.low, result.high)


def _permits(seen: Sequence[Seen]) -> tuple[float, float]:
    """Return precision and recall of the permits of a mail; an acceptable entry of a question is no mistake there."""
    good = said = hits = wanted = 0
    for s in seen:
        if s.mail.permits is not None:
            found, right = set(s.understood.permits), set(s.mail.permits)
            allowed = right.union(*(question.ids for question in s.mail.questions))
            good, said = good + len(found & allowed), said + len(found)
            hits, wanted = hits + len(found & right), wanted + len(right)
    return good / said if said else 0.0, hits / wanted if wanted else 0.0


def _f1(outcomes: Sequence[Outcome]) -> float:
    found = (frozenset(outcome.found.aspects) if outcome.found else frozenset() for outcome in outcomes)
    return micro_f1([(o.judged.aspects, told) for o, told in zip(outcomes, found, strict=True)])


def micro_f1(pairs: Sequence[tuple[frozenset[Aspect], frozenset[Aspect]]]) -> float:
    """Return the micro-F1 of (wanted, told) aspects.

    Where both requirements and procedure are wanted, as of a bare permit, each alone is right too; where one of them
    is, telling both is half a mistake.
    """
    hits = said = wanted = 0
    for right, told in pairs:
        asked = right - _PAIR | (told & _PAIR) if right >= _PAIR and told & _PAIR else right
        hits, said, wanted = hits + len(told & asked), said + len(told), wanted + len(asked)
    return 2 * hits / (said + wanted) if said + wanted else 0.0


def _confusions(outcomes: Sequence[Outcome]) -> tuple[Confusion, ...]:
    """Return what was taken for what, most often first."""
    counts: Counter[tuple[str, str]] = Counter()
    for outcome in outcomes:
        if outcome.in_scope and outcome.rank() != 1:
            candidates = outcome.found.candidates if outcome.found else ()
            counts[outcome.judged.main, candidates[0].id if candidates else ""] += 1
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Confusion(wanted, found, times) for (wanted, found), times in ordered)


def _groups(seen: Sequence[Seen], name: Callable[[Seen], str]) -> list[Group]:
    found = []
    for each in sorted({name(s) for s in seen} - {""}):
        part = [s for s in seen if name(s) == each]
        outcomes = _outcomes(part)
        ranks = _ranks(outcomes)
        right = mean([_count_right(s) for s in part])
        firsts, thirds = mean([rank == 1 for rank in ranks]), mean([0 < rank <= 3 for rank in ranks])
        found.append(Group(each, len(part), len(outcomes), firsts, thirds, right))
    return found
