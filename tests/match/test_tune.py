"""How much judgements count is changed only when judgements left out of the fitting ask for it."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from helpdesk.match.learn import UNTUNED, Tuning
from helpdesk.match.lesson import Lesson
from helpdesk.match.tune import FEWEST, Case, platt, refit
from helpdesk.match.understand import Matcher
from helpdesk.model.knowledge import Knowledge
from helpdesk.model.message import Body


def cases(lessons: Sequence[Lesson]) -> list[Case]:
    """Return mails that ask one question each."""
    return [Case("", Body(lesson.question, "", ""), (lesson,)) for lesson in lessons]


def test_few_judgements_change_nothing(matcher: Matcher) -> None:
    found = refit(matcher, cases([Lesson("syarat izin reklame", "izin-reklame")] * (FEWEST - 1)), Tuning(3.0, 0.9, 0.1))

    assert not found.kept
    assert found.tuning == Tuning(3.0, 0.9, 0.1)


def test_an_office_that_agrees_with_the_matcher_is_told_to_trust_it(matcher: Matcher, knowledge: Knowledge) -> None:
    names = [Lesson(f"syarat {permit.name}", permit.id) for permit in list(knowledge.permits.values())[:60]]
    found = refit(matcher, cases(names))

    assert found.recall_before > 0.8
    assert found.after >= found.before - 0.05 or not found.kept


def test_an_office_that_always_disagrees_bends_its_confidences_down(matcher: Matcher, knowledge: Knowledge) -> None:
    """Each permit is judged to be another one, a different one each time: nothing can be learnt but doubt."""
    permits = list(knowledge.permits.values())[:60]
    wrong = [Lesson(f"syarat {p.name}", q.id) for p, q in zip(permits, permits[7:] + permits[:7], strict=True)]
    found = refit(matcher, cases(wrong))

    assert found.kept
    assert found.after > found.before
    assert found.recall_after <= 0.2


def test_what_was_nearly_certain_and_always_wrong_is_bent_far_down() -> None:
    slope, shift = platt(np.full(60, 0.995), np.zeros(60))

    assert Tuning(slope=slope, shift=shift).apply(0.995) < 0.3


def test_bending_keeps_the_order(matcher: Matcher) -> None:
    tuning = Tuning(slope=0.05, shift=1.0)

    assert tuning.apply(0.2) < tuning.apply(0.4) < tuning.apply(0.9)
    assert math.isclose(UNTUNED.apply(0.42), 0.42, abs_tol=1e-9)
