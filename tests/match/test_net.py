"""The small network and the descent that teaches it."""

from __future__ import annotations

import json

import numpy as np

from helpdesk.match.descent import descend
from helpdesk.match.net import from_table, learn

NAMES = ("one sign", "another")


def either_but_not_both(count: int) -> tuple[np.ndarray, np.ndarray]:
    """Return rows of two signs, right when just one of them shows: what no coefficient for each can say."""
    rows = np.random.default_rng(5).integers(0, 2, (count, 2)).astype(np.float64)
    return rows, (rows.sum(axis=1) == 1).astype(np.float64)


def test_it_learns_what_two_signs_say_only_together() -> None:
    rows, answers = either_but_not_both(400)
    net = learn(rows, answers, np.ones(len(rows)))
    chances = net.chances(np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]))
    assert chances[0] < 0.1 < 0.9 < chances[1]
    assert chances[3] < 0.1 < 0.9 < chances[2]


def test_what_counts_nothing_teaches_nothing() -> None:
    rows, answers = either_but_not_both(200)
    wrong = np.concatenate([rows, rows]), np.concatenate([answers, 1 - answers])
    net = learn(*wrong, np.repeat([1.0, 0.0], len(rows)))
    assert net.chances(rows)[answers == 1].min() > 0.9


def test_it_is_the_same_after_it_was_kept_in_a_file() -> None:
    rows, answers = either_but_not_both(50)
    net = learn(rows, answers, np.ones(len(rows)))
    kept = from_table(json.loads(json.dumps(net.as_table(NAMES))), NAMES)
    assert np.allclose(kept.chances(rows), net.chances(rows), atol=1e-3)


def test_a_sign_that_never_changes_does_no_harm() -> None:
    rows, answers = either_but_not_both(50)
    net = learn(np.column_stack([rows, np.ones(len(rows))]), answers, np.ones(len(rows)))
    assert np.isfinite(net.inner).all()


def test_a_descent_ends_in_the_valley() -> None:
    found = descend(np.array([5.0, -3.0]), lambda at: at - np.array([1.0, 2.0]), 400, 0.2)
    assert np.allclose(found, [1.0, 2.0], atol=0.01)
