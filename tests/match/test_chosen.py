"""What people chose adds to what entries have by their own texts no more than that leaves open."""

from __future__ import annotations

import numpy as np
import pytest

from helpdesk.match.chosen import RIDGE, parts


def test_a_choice_that_is_made_anyway_moves_less_than_one_against_what_stands_there() -> None:
    alike = np.eye(2)
    told = np.array([[4.0, 0.0], [0.0, 4.0]])
    agreed, against = parts(alike, told, [0, 0])

    assert 0 < agreed[0] < 0.1
    assert against[0] > 10 * agreed[0]
    assert against == pytest.approx([against[0], -against[0]])


@pytest.mark.parametrize("count", [1, 30, 200])
def test_every_round_comes_nearer_to_where_what_is_left_open_is_what_was_learnt(count: int) -> None:
    """At the end each part is what the chance of the choice lacks, by RIDGE; those who disagree end between."""
    chance = np.random.default_rng(20201124)
    places = chance.normal(size=(count, 3))
    alike = np.exp(-((places[:, None] - places[None]) ** 2).sum(axis=2))
    told = chance.normal(size=(count, 4))
    told[0, 3] = -np.inf  # excluded
    answers = chance.integers(0, 3, size=count)
    found = parts(alike, told, answers.tolist())

    scores = told + alike @ found
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    assert np.abs((np.eye(4)[answers] - shares) / RIDGE - found).max() < 0.05
    assert found[0, 3] == pytest.approx(0, abs=0.01)


def test_two_who_say_the_opposite_of_the_same_leave_it_where_it_was() -> None:
    found = parts(np.ones((100, 100)), np.zeros((100, 2)), [0, 1] * 50)

    assert np.ones(100) @ found == pytest.approx([0, 0], abs=1e-6)


@pytest.mark.parametrize("shape", [(0, 0), (0, 3)])
def test_nothing_is_learnt_from_nothing(shape: tuple[int, int]) -> None:
    assert parts(np.zeros((shape[0], shape[0])), np.zeros(shape), []).shape == shape
