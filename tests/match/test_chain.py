"""A chain of labels: what it learns, what it finds, and that it is kept as it is."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk.match.chain import Chain, Example, _expected, fit, from_lines
from helpdesk.match.signs import Hashed

OUT, BEGINS, GOES_ON = 0, 1, 2
LABELS = ("out", "begins", "goes on")
numbers = st.floats(-3, 3, allow_nan=False).map(lambda value: round(value, 2))


def a_walk(*signs: str) -> Example:
    """Return what "open" begins and each "step" behind it goes on with, until "gap": a step says neither of itself."""
    labels = [OUT]
    for sign in signs:
        stays = GOES_ON if labels[-1] != OUT else OUT
        labels.append({"open": BEGINS, "gap": OUT}.get(sign, stays))
    return Example([{sign: 1.0} for sign in signs], labels[1:])


@pytest.fixture(autouse=True)
def long_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take long steps: there are few walks."""
    monkeypatch.setattr("helpdesk.match.chain.STEP", 1.0)
    monkeypatch.setattr("helpdesk.match.chain.ROUNDS", 30)


WALKS = [a_walk(*signs) for signs in itertools.product(("open", "step", "gap"), repeat=4)]


def test_a_label_goes_by_the_one_before_where_its_own_signs_say_nothing() -> None:
    model = fit(WALKS, len(LABELS))
    unseen = a_walk(
        "step", "step", "step", "open", "step", "step", "step", "gap", "step", "step", "open", "open", "step"
    )
    assert model.labels(unseen.signs) == unseen.labels


def test_it_is_the_same_after_it_was_kept_in_a_file() -> None:
    model = fit(WALKS, len(LABELS))
    kept = from_lines(model.as_json(LABELS).splitlines(keepends=True), LABELS)
    assert np.allclose(kept.table / kept.scale, model.table, atol=0.031)  # what is below three hundredths is left out
    assert all(kept.labels(walk.signs) == walk.labels for walk in WALKS)


def test_the_same_examples_give_the_same_coefficients() -> None:
    assert fit(WALKS, len(LABELS)).as_json(LABELS) == fit(WALKS, len(LABELS)).as_json(LABELS)


def test_a_file_with_other_labels_is_refused() -> None:
    kept = fit(WALKS, len(LABELS)).as_json(LABELS).splitlines(keepends=True)
    with pytest.raises(ValueError, match="fit it again"):
        from_lines(kept, ("begins", "goes on", "out"))


def test_what_is_favoured_wins_where_little_speaks_against_it() -> None:
    model = Chain(Hashed(["a"]), np.array([[0.2, 0.0]]), 1, np.zeros((2, 2)), np.zeros(2))
    assert model.labels([{"a": 1.0}, {"unknown": 1.0}]) == [OUT, OUT]
    assert model.labels([{"a": 1.0}, {"unknown": 1.0}], np.array([0.0, 0.3])) == [BEGINS, BEGINS]
    assert model.labels([]) == []


@given(
    st.lists(st.tuples(numbers, numbers, numbers), min_size=1, max_size=5),
    st.lists(numbers, min_size=9, max_size=9),
    st.tuples(numbers, numbers, numbers),
)
@settings(deadline=None)
def test_no_other_labels_are_likelier_and_the_chances_are_those_of_all_ways(
    rows: list[tuple[float, float, float]], between: list[float], begins: tuple[float, float, float]
) -> None:
    speaks, after, first = np.array(rows), np.array(between).reshape(3, 3), np.array(begins)
    signs = [str(number) for number in range(len(rows))]
    model = Chain(Hashed(signs), speaks, 1, after, first)

    def score(labels: tuple[int, ...]) -> float:
        own = sum(float(speaks[at, label]) for at, label in enumerate(labels))
        return own + float(first[labels[0]]) + sum(float(after[pair]) for pair in itertools.pairwise(labels))

    ways = list(itertools.product(range(3), repeat=len(rows)))
    found = model.labels([{sign: 1.0} for sign in signs])
    assert score(tuple(found)) == pytest.approx(max(map(score, ways)))

    chances = np.exp([score(way) for way in ways])
    chances /= chances.sum()
    each, pairs = _expected(speaks, after, first)
    for at, label in itertools.product(range(len(rows)), range(3)):
        assert each[at, label] == pytest.approx(
            sum(c for c, way in zip(chances, ways, strict=True) if way[at] == label)
        )
    following = np.zeros((3, 3))
    for chance, way in zip(chances, ways, strict=True):
        for pair in itertools.pairwise(way):
            following[pair] += chance
    assert np.allclose(pairs, following)
