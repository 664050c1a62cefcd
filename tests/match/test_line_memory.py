"""The memory of what people did with narrow answers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.match.learn import Tuning
from helpdesk.match.line_memory import FURTHEST, UNTUNED, LineLesson, LineMemory, log_odds, parts

KEY = ("izin-kos", "tetangga")
CHANCES = st.floats(0.02, 0.98)
WORDS = st.sampled_from(["tetangga menolak", "tetangga tanda tangan", "brp biaya", ""])
LESSONS = st.lists(st.builds(LineLesson, st.just(KEY[0]), st.just(KEY[1]), WORDS, st.booleans(), CHANCES), max_size=30)


def memory(lessons: Sequence[LineLesson], tuning: Tuning = UNTUNED, earlier: LineMemory | None = None) -> LineMemory:
    weight = {"tetangga": 2.0, "biaya": 1.0}
    return LineMemory(lessons, tuning, earlier, hear=lambda said: frozenset(said.split()), weight=weight, top=3.0)


def lesson(said: str, chance: float = 0.3, *, told: bool = True) -> LineLesson:
    return LineLesson(*KEY, said, told, chance)


def moved(known: LineMemory, said: str, chance: float = 0.3) -> float:
    return float(known.moved(np.array([chance]), [KEY], [frozenset(said.split())])[0])


@given(LESSONS, CHANCES, WORDS)
def test_no_line_is_moved_further_than_it_may_be(lessons: list[LineLesson], chance: float, said: str) -> None:
    far = log_odds(np.array([moved(memory(lessons), said, chance)])) - log_odds(np.array([chance]))
    assert abs(far[0]) <= FURTHEST + 1e-6


@given(LESSONS, CHANCES)
def test_other_lines_stay_exactly_as_they_were(lessons: list[LineLesson], chance: float) -> None:
    chances = np.array([chance])
    assert memory(lessons).moved(chances, [("izin-kos", "lain")], [frozenset(["tetangga"])]).tolist() == [chance]


def test_the_more_alike_the_words_the_more_a_lesson_moves() -> None:
    known = memory([lesson("tetangga menolak")])
    same, like, other = (moved(known, said) for said in ("tetangga menolak", "tetangga diam", "biaya"))
    assert 0.3 < other < like < same
    assert other < 0.4  # one lesson in other words is little


def test_what_was_expected_moves_hardly_and_what_was_not_much() -> None:
    expected, unlikely = (memory([lesson("tetangga", chance)]) for chance in (0.95, 0.1))
    assert moved(expected, "tetangga", 0.5) < 0.55
    assert moved(unlikely, "tetangga", 0.5) > 0.6


def test_two_that_contradict_each_other_move_nothing_much() -> None:
    known = memory([lesson("tetangga", 0.5), lesson("tetangga", 0.5, told=False)])
    assert abs(moved(known, "tetangga", 0.5) - 0.5) < 1e-9


@given(LESSONS, LESSONS, WORDS)
def test_an_earlier_memory_changes_nothing(before: list[LineLesson], after: list[LineLesson], said: str) -> None:
    earlier = memory(before)
    moved(earlier, said)
    assert moved(memory([*before, *after], earlier=earlier), said) == moved(memory([*before, *after]), said)
    assert moved(memory(after, earlier=earlier), said) == moved(memory(after), said)


def test_chances_are_bent_before_lessons_move_them() -> None:
    assert moved(memory([], Tuning(2.0, 1.0, -1.0)), "", 0.5) == 1 / (1 + np.exp(1.0))


@given(st.integers(1, 40), st.integers(0, 1000))
def test_parts_are_where_the_likelihood_is_highest(count: int, seed: int) -> None:
    """Each part is what its lesson leaves unexplained, by the ridge."""
    chance = np.random.default_rng(seed)
    rows = chance.normal(size=(count, 3))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    alike, odds, told = 1 + rows @ rows.T, chance.normal(size=count), chance.integers(0, 2, count).astype(float)
    found = parts(alike, odds, told)
    assert np.abs(found - (told - 1 / (1 + np.exp(-(odds + alike @ found))))).max() < 0.02
