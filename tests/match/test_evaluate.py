"""The figures themselves."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from helpdesk.errors import ConfigError
from helpdesk.match.evaluate import align, auroc, calibration_error, coverage
from helpdesk.match.fit import logistic_regression
from helpdesk.match.judged import JudgedMail, JudgedQuestion, read_judged
from helpdesk.model.question import Action, Aspect, Candidate, Question, Understanding


def test_the_calibration_error_is_nought_for_honest_confidence_and_large_for_boasting() -> None:
    honest = [(0.5, n % 2 == 0) for n in range(100)]
    boasting = [(0.9, n % 2 == 0) for n in range(100)]

    assert calibration_error(honest) == pytest.approx(0, abs=0.11)
    assert calibration_error(boasting) > 0.35
    assert calibration_error([]) == 0


def test_coverage_counts_what_can_be_answered_at_the_precision() -> None:
    assert coverage([(0.9, True)] * 30 + [(0.2, False)] * 20, 60) == pytest.approx(31 / 60)
    assert coverage([(0.9, False), (0.8, True)], 2) == 0


def test_auroc_is_one_when_every_positive_scores_higher() -> None:
    assert auroc([(0.9, True), (0.8, True), (0.1, False)]) == 1
    assert auroc([(0.5, True), (0.5, False)]) == 0.5
    assert auroc([(0.5, True)]) == 0.5


def test_questions_are_aligned_in_order_when_their_counts_differ() -> None:
    judged = tuple(JudgedQuestion(frozenset({i}), frozenset({Aspect.FEE})) for i in ("a", "b"))
    mail = JudgedMail("", "", judged, Action.ANSWER, "id")
    found = Question("x", 0, 1, (Aspect.FEE,), 0.0, (Candidate("permit", "b", 0.9),))
    understood = Understanding(Action.ANSWER, (found,), (), (), ())

    assert [outcome.rank() for outcome in align(mail, understood)] == [0, 1]


def test_the_regression_finds_a_boundary() -> None:
    rows = np.array([[1.0, x] for x in np.linspace(-1, 1, 50)])
    weights = logistic_regression(rows, (rows[:, 1] > 0).astype(float), np.ones(50), ridge=0.01)

    assert weights[1] > 5
    assert abs(weights[0]) < 1


def test_a_line_that_is_no_judged_mail_is_named(tmp_path: Path) -> None:
    path = tmp_path / "judged.jsonl"
    path.write_text('{"subject": "", "text": "x", "questions": 2, "ids": [[]], "aspects": [[]], "action": "answer"}\n')

    with pytest.raises(ConfigError, match=r"judged.jsonl:1"):
        read_judged(path)


def test_train_and_test_share_no_mail() -> None:
    folder = Path(__file__).parents[1] / "judged"
    train, test = ({m.text for m in read_judged(folder / f"{part}.jsonl")} for part in ("train", "test"))

    assert not train & test
