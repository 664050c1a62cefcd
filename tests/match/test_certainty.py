"""Confidence against what people chose: figures of an office of known honesty."""

from __future__ import annotations

import pytest

from helpdesk.match.certainty import FEWEST, certainty
from helpdesk.match.evaluate import Confusion
from helpdesk.match.gaps import Asked


def asked(confidence: float, *, right: bool, chosen: str | None = "nib", language: str = "id") -> Asked:
    return Asked(1, "tanya", "nib" if right else "krk", confidence, True, chosen, language)


def test_an_honest_office_has_no_error_and_a_boaster_has_one() -> None:
    honest = [asked(0.75, right=n % 4 != 0) for n in range(200)]
    boaster = [asked(0.95, right=n % 2 == 0) for n in range(200)]

    assert certainty(honest).debiased < 0.05
    assert certainty(boaster).debiased == pytest.approx(0.45, abs=0.02)
    assert certainty(boaster).right == 0.5


def test_what_nobody_judged_or_proposed_does_not_count() -> None:
    others = [Asked(1, "t", "nib", 0.9, False, None), Asked(1, "t", None, 0.0, True, "nib")]

    found = certainty([*others, asked(0.9, right=True)])

    assert (found.judged, found.right, found.enough) == (1, 1.0, False)
    assert certainty([asked(0.9, right=True)] * FEWEST).enough


def test_confusions_name_what_people_chose_instead() -> None:
    found = certainty([asked(0.6, right=False)] * 3 + [asked(0.6, right=False, chosen=None)])

    assert found.confusions == (Confusion("nib", "krk", 3), Confusion("", "krk", 1))
    assert found.none == 1


def test_the_threshold_is_fixed_on_the_older_half_and_tried_on_the_newer_one() -> None:
    older = [asked(0.9, right=True)] * 100
    newer = [asked(0.9, right=n % 2 == 0) for n in range(100)]

    found = certainty([*older, *newer]).coverage

    assert found.threshold == 0.9
    assert (found.share, found.precision) == (1.0, 0.5)
    assert certainty(newer).coverage.threshold > 1


def test_each_language_stands_alone() -> None:
    found = certainty([asked(0.5, right=True, language="en"), *[asked(0.9, right=False)] * 2])

    assert [(part.name, part.count, part.right) for part in found.languages] == [("en", 1, 1.0), ("id", 2, 0.0)]
