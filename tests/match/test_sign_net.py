"""The network over named signs, and the texts that count as copies of each other."""

from __future__ import annotations

import numpy as np
import pytest

from helpdesk.match.copies import near_copies
from helpdesk.match.sign_net import HIDDEN, SignNet, fit, from_lines
from helpdesk.match.sign_table import Example
from helpdesk.match.signs import Hashed

BOTH, ONE = 0, 1


def told_by_two() -> list[Example]:
    """Return examples in which each sign stands as often for one label as for the other: only two together tell."""
    pairs = [("this", "plugh", BOTH), ("this", "xyzzy", ONE), ("that", "plugh", ONE), ("that", "xyzzy", BOTH)]
    return [Example(_found(*words), frozenset({label}), 0, 1.0) for *words, label in pairs * 100]


def _found(*words: str) -> dict[str, float]:
    return dict.fromkeys(("one", *(f"stem {word}" for word in words)), 1.0)


def test_it_learns_what_two_signs_say_only_together() -> None:
    net = fit(told_by_two(), 2)

    assert net.chances(_found("this", "plugh"))[BOTH] > 0.7
    assert net.chances(_found("that", "xyzzy"))[BOTH] > 0.7
    assert net.chances(_found("this", "xyzzy"))[ONE] > 0.7
    assert net.chances(_found("that", "plugh"))[ONE] > 0.7


def test_the_same_examples_give_the_same_net() -> None:
    assert np.array_equal(fit(told_by_two(), 2).inner, fit(told_by_two(), 2).inner)


def test_it_is_the_same_after_it_was_written_and_read_in_another_order() -> None:
    net = fit(told_by_two(), 2)
    read = from_lines(net.as_json(["both", "one"]).splitlines(), ["one", "both"])

    for found in (_found("this", "plugh"), _found("that", "plugh"), _found("this"), {"stem nobody": 1.0}, {}):
        assert read.chances(found)[::-1] == pytest.approx(net.chances(found), abs=0.02)


def test_a_sign_shown_more_strongly_makes_its_text_no_longer() -> None:
    net = fit(told_by_two(), 2)

    found = _found("this", "plugh")
    assert net.chances(dict.fromkeys(found, 5.0)) == pytest.approx(net.chances(found))


def test_of_nothing_nothing_is_learnt() -> None:
    nothing = fit([Example({"one": 1.0}, frozenset({0}), 0, 1.0)], 2)

    assert nothing.names == ()
    assert from_lines(nothing.as_json(["a", "b"]).splitlines(), ["a", "b"]).chances({"one": 1.0}).shape == (2,)
    assert SignNet(Hashed(()), np.zeros((0, HIDDEN)), 1, np.zeros(HIDDEN), np.zeros((HIDDEN + 1, 4))).chances({}).sum()


def test_copies_share_most_of_their_triples() -> None:
    texts = [
        "apakah sip saya bisa diperpanjang sekarang juga",
        "kak apakah sip saya bisa diperpanjang sekarang juga",
        "apakah sip saya bisa dicabut kapan saja di kantor",
        "berapa lama prosesnya",
        "berapa lama prosesnya",
    ]

    assert near_copies(texts) == [{1}, {0}, set(), set(), set()]
