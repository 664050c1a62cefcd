"""The figures themselves."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from helpdesk.errors import ConfigError
from helpdesk.match.align import align
from helpdesk.match.evaluate import Seen, evaluate, figures
from helpdesk.match.fit import logistic_regression
from helpdesk.match.judged import JudgedMail, JudgedQuestion, read_judged
from helpdesk.match.understand import Matcher
from helpdesk.model.knowledge import Knowledge
from helpdesk.model.question import Action, Aspect, Candidate, Question, Understanding

JUDGED = Path(__file__).parents[1] / "judged"
README = Path(__file__).parents[2] / "README.md"


def asked(entry_id: str, span: tuple[int, int]) -> JudgedQuestion:
    """Return a judged question about the fee of an entry."""
    return JudgedQuestion(frozenset({entry_id}), frozenset({Aspect.FEE}), entry_id, span)


def found(start: int, end: int, *ids: str) -> Question:
    """Return a question that was cut there, with its candidates."""
    candidates = tuple(Candidate("permit", i, 0.97 - 0.1 * n) for n, i in enumerate(ids))
    return Question("x" * (end - start), start, end, (Aspect.FEE,), 0.1, candidates)


def understood(*questions: Question, permits: tuple[str, ...] = ()) -> Understanding:
    """Return a mail understood as these questions."""
    return Understanding(Action.ANSWER, questions, permits, (), ())


def seen(mail: JudgedMail, *questions: Question, permits: tuple[str, ...] = ()) -> Seen:
    """Return a judged mail that was understood as these questions."""
    understanding = understood(*questions, permits=permits)
    return Seen(mail, understanding, tuple(align(mail, understanding)))


def test_questions_are_aligned_in_order_when_their_counts_differ() -> None:
    judged = tuple(JudgedQuestion(frozenset({i}), frozenset({Aspect.FEE})) for i in ("a", "b"))
    mail = JudgedMail("", "", judged, Action.ANSWER, "id")

    assert [outcome.rank() for outcome in align(mail, understood(found(0, 1, "b")))] == [0, 1]


def test_questions_are_aligned_by_their_text_where_the_judge_marked_it() -> None:
    mail = JudgedMail("", "biaya krk? lalu lamanya?", (asked("a", (0, 10)), asked("b", (11, 24))), Action.ANSWER, "id")

    (first, second) = align(mail, understood(found(11, 23, "a")))

    assert first.found is None
    assert second.found is not None
    assert second.rank() == 0


def test_the_figures_of_a_mail_that_was_understood_are_one() -> None:
    mail = JudgedMail("", "x" * 20, (asked("a", (0, 9)), asked("b", (9, 20))), Action.ANSWER, "id", permits=("a", "b"))
    one = seen(mail, found(0, 9, "a"), found(9, 20, "b"), permits=("a", "b"))

    f = figures([one] * 20, [one] * 60)

    assert (f.recall_1, f.recall_3, f.mrr, f.count_right, f.action_right, f.aspects_f1) == (1, 1, 1, 1, 1, 1)
    assert (f.permits_precision, f.permits_recall) == (1, 1)
    assert (f.coverage.share, f.coverage.precision) == (1, 1)
    assert f.calibration_error == pytest.approx(0.03)
    assert f.confusions == ()
    assert [(group.name, group.mails, group.recall_1) for group in f.groups] == [("id", 20, 1)]


def test_what_is_missed_taken_for_another_or_needless_is_counted() -> None:
    mail = JudgedMail("", "x" * 20, (asked("a", (0, 9)), asked("b", (9, 20))), Action.ANSWER, "id", permits=("a",))
    lost = seen(mail, found(0, 9, "c", "a"), permits=("c", "b"))

    f = figures([lost])

    assert (f.recall_1, f.recall_3, f.mrr, f.count_right) == (0, 0.5, 0.25, 0)
    assert (f.permits_precision, f.permits_recall) == (0.5, 0)  # b answers a question, so naming it is no mistake
    assert {(c.wanted, c.found, c.times) for c in f.confusions} == {("a", "c", 1), ("b", "", 1)}


def test_where_none_is_right_as_well_nothing_is_held_against_either_answer() -> None:
    either = JudgedQuestion(frozenset({"a"}), frozenset({Aspect.FEE}), "a", (0, 5), none_too=True)
    mail = JudgedMail("", "x" * 5, (either,), Action.ANSWER, "id")

    assert figures([seen(mail, found(0, 5, "c"))]).in_scope == 0


def test_the_threshold_is_fixed_on_other_mails() -> None:
    mail = JudgedMail("", "x" * 5, (asked("a", (0, 5)),), Action.ANSWER, "id")
    right, wrong = seen(mail, found(0, 5, "a")), seen(mail, found(0, 5, "b"))

    promised = figures([right, wrong], [right] * 100)

    assert promised.coverage.threshold == 0.97
    assert (promised.coverage.share, promised.coverage.precision) == (1, 0.5)
    assert figures([right], [wrong]).coverage.share == 0
    assert figures([right], [right] * 20).coverage.share == 0  # twenty right ones promise 0.95 to nobody


def test_the_threshold_is_never_below_the_one_that_the_fit_found() -> None:
    mail = JudgedMail("", "x" * 5, (asked("a", (0, 5)),), Action.ANSWER, "id")
    right = seen(mail, found(0, 5, "a"))

    assert figures([right], [right] * 100, sure=0.98).coverage.threshold == 0.98
    assert figures([right], [right] * 100, sure=0.5).coverage.threshold == 0.97


def test_the_fit_found_from_where_on_the_matcher_may_be_trusted(matcher: Matcher) -> None:
    assert 0.8 < matcher.sure < 0.95


@pytest.mark.parametrize("part", ["train", "test"])
def test_every_judged_entry_is_in_the_base(part: str, knowledge: Knowledge) -> None:
    ids = {entry.id for entry in knowledge.entries()}
    for mail in read_judged(JUDGED / f"{part}.jsonl"):
        assert {i for question in mail.questions for i in question.ids} <= ids, mail.subject
        assert {*(mail.permits or ()), *(mail.topics or ())} <= ids, mail.subject


def test_the_test_part_is_large_varied_and_marked_in_full() -> None:
    mails = read_judged(JUDGED / "test.jsonl")
    questions = [question for mail in mails for question in mail.questions]

    assert len(mails) >= 230
    assert len(questions) >= 380
    assert all(question.span for question in questions)
    assert all(mail.permits is not None for mail in mails)
    assert len({mail.register for mail in mails}) >= 8
    assert set(Action) == {mail.action for mail in mails}


def test_the_readme_promises_no_more_than_is_measured(knowledge: Knowledge) -> None:
    """Each row of the README's table names a figure; the matcher may be better than it says, never worse."""
    f = evaluate(Matcher(knowledge), read_judged(JUDGED / "test.jsonl"), read_judged(JUDGED / "train.jsonl"))
    rows = re.findall(r"^\| .*? \| `([a-z_0-9]+)` \| ([0-9.]+) \|$", README.read_text("utf-8"), re.MULTILINE)

    assert len(rows) >= 8
    for name, promised in rows:
        measured = getattr(f, name)
        if name.startswith("calibration"):
            assert measured <= float(promised) + 0.006, name
        else:
            assert measured >= float(promised) - 0.006, name


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
    train, test = ({m.text for m in read_judged(JUDGED / f"{part}.jsonl")} for part in ("train", "test"))

    assert not train & test
