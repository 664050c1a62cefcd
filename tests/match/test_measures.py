"""The arithmetic of the figures, against values worked out by hand or published."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.match.measures import (
    auroc,
    bins,
    calibration_error,
    clopper_pearson,
    coverage,
    debiased_calibration_error,
    threshold_for,
)


def test_the_calibration_error_is_nought_for_honest_confidence_and_large_for_boasting() -> None:
    honest = [(0.5, n % 2 == 0) for n in range(100)]
    boasting = [(0.9, n % 2 == 0) for n in range(100)]

    assert calibration_error(honest) == pytest.approx(0, abs=0.11)
    assert calibration_error(boasting) == pytest.approx(0.4)
    assert debiased_calibration_error(boasting) == pytest.approx(0.365, abs=0.01)
    assert calibration_error([]) == debiased_calibration_error([]) == 0


def test_the_debiased_error_of_honest_confidence_is_smaller_than_the_plain_one() -> None:
    chance = random.Random(7)
    honest = [(p, chance.random() < p) for p in (chance.random() for _ in range(200))]

    assert debiased_calibration_error(honest) < calibration_error(honest)


def test_bins_hold_every_prediction_once_and_rise() -> None:
    found = bins([(n / 95, n > 40) for n in range(95)])

    assert sum(b.count for b in found) == 95
    assert [b.confidence for b in found] == sorted(b.confidence for b in found)
    assert found[0].right == 0
    assert found[-1].right == 1


def test_the_threshold_is_the_lowest_that_keeps_the_precision() -> None:
    assert threshold_for([(0.9, True)] * 30 + [(0.8, False)] + [(0.7, True)] * 5 + [(0.2, False)] * 9) == 0.7
    assert threshold_for([(0.9, False), (0.8, True)]) > 1
    assert threshold_for([(0.9, True), (0.9, False)]) > 1  # equals stand and fall together
    assert threshold_for([]) > 1


def test_a_threshold_must_be_proved_where_doubt_is_limited() -> None:
    assert threshold_for([(0.9, True)] * 44, doubt=0.1) > 1  # 0.95 ** 44 is 0.105
    assert threshold_for([(0.9, True)] * 45, doubt=0.1) == 0.9
    assert threshold_for([(0.9, True)] * 200 + [(0.8, False)] * 8, doubt=0.1) == 0.9


def test_coverage_says_what_a_threshold_does() -> None:
    found = coverage([(0.9, True)] * 18 + [(0.8, False)] * 2 + [(0.1, True)] * 5, 50, 0.5)

    assert found.share == pytest.approx(20 / 50)
    assert found.precision == pytest.approx(0.9)
    assert (found.low, found.high) == pytest.approx((0.6830, 0.9877), abs=0.0005)


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),
    [(0, 10, 0.0, 0.3085), (10, 10, 0.6915, 1.0), (5, 10, 0.1871, 0.8129), (81, 263, 0.2527, 0.3677)],
)
def test_the_interval_is_that_of_the_tables(hits: int, count: int, low: float, high: float) -> None:
    assert clopper_pearson(hits, count) == pytest.approx((low, high), abs=0.0006)


@given(st.integers(0, 60), st.integers(1, 60))
def test_the_interval_holds_the_share_that_was_seen(hits: int, count: int) -> None:
    hits = min(hits, count)
    low, high = clopper_pearson(hits, count)

    assert 0 <= low <= hits / count <= high <= 1


def test_nothing_seen_leaves_everything_possible() -> None:
    assert clopper_pearson(0, 0) == (0, 1)


def test_auroc_is_one_when_every_positive_scores_higher() -> None:
    assert auroc([(0.9, True), (0.8, True), (0.1, False)]) == 1
    assert auroc([(0.5, True), (0.5, False)]) == 0.5
    assert auroc([(0.5, True)]) == 0.5
