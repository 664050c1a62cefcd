"""Which words part the lines of an entry, and what their own phrases teach."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.knowledge.versions import knowledge_of
from helpdesk.match.fit_phrases import phrases_of
from helpdesk.match.line_sets import Held, Vocabulary
from helpdesk.match.line_signs import FEATURES
from helpdesk.match.line_words import parted, parting
from helpdesk.match.understand import Matcher
from helpdesk.model.knowledge import Particular
from tests.entries import permit

STEMS = st.frozensets(st.sampled_from("abcdefgh"), max_size=5)
LINE = st.tuples(st.lists(STEMS, min_size=1, max_size=3), st.lists(STEMS, min_size=1, max_size=2), STEMS)
Line = tuple[list[frozenset[str]], list[frozenset[str]], frozenset[str]]


def all_of(line: Line) -> frozenset[str]:
    asked, groups, text = line
    return text.union(*asked, *groups)


def chances(entries: list[list[Line]], texts: list[frozenset[str]]) -> tuple[list[list[float]], list[list[float]]]:
    vocabulary = Vocabulary(dict.fromkeys("abcdefgh", 1.0), 2.0)
    told = [[all_of(line) for line in lines] for lines in entries]
    packs = [vocabulary.sets([[stems] for stems in of_lines], [frozenset()] * len(of_lines)) for of_lines in told]
    speaks = np.concatenate([parting(lines, stems) for lines, stems in zip(entries, told, strict=True)])
    likely, strong = parted(Held(packs, vocabulary.said(texts)), speaks, [len(lines) for lines in entries])
    return likely.tolist(), strong.tolist()


def test_a_word_that_is_said_of_one_line_alone_tells_it_from_the_others() -> None:
    renewing: Line = ([frozenset("ab"), frozenset("ac")], [frozenset("b")], frozenset("a"))
    moving: Line = ([frozenset("ad"), frozenset("ae")], [frozenset("d")], frozenset("a"))
    (alone, shared), _ = chances([[renewing, moving]], [frozenset("ad"), frozenset("a")])
    assert alone[1] > 0.7 > 0.3 > alone[0]
    assert abs(shared[0] - shared[1]) < 0.1


def test_of_what_nobody_says_no_line_is_likely() -> None:
    line: Line = ([frozenset("ab")], [frozenset("b")], frozenset("a"))
    likely, strong = chances([[line, line]], [frozenset("h")])
    assert likely == [[0.0, 0.0]]
    assert strong == [[0.0, 0.0]]


@given(
    st.lists(st.lists(LINE, min_size=1, max_size=4), min_size=1, max_size=3), st.lists(STEMS, min_size=1, max_size=3)
)
def test_the_lines_of_each_entry_share_one_chance(entries: list[list[Line]], texts: list[frozenset[str]]) -> None:
    likely, strong = chances(entries, texts)
    for of_text, strengths in zip(likely, strong, strict=True):
        assert all(0 <= strength <= 1 for strength in strengths)
        start = 0
        for lines in entries:
            assert -1e-6 <= sum(of_text[start : start + len(lines)]) <= 1 + 1e-6
            start += len(lines)


def narrow(name: str, *asked: str) -> Particular:
    return Particular((name,), f"Tentang {name} mohon ditanyakan.", f"Please ask about {name}.", asked=asked)


def test_a_phrase_is_held_against_its_entry_as_if_it_did_not_stand_there() -> None:
    entries = {
        each.id: each
        for each in (
            permit(
                id="izin-kolam",
                name="Izin Kolam",
                sector="air",
                questions=("izin kolam",),
                particulars=(
                    narrow("pagar kolam", "harus dipagari keliling?", "anak tetangga bisa jatuh"),
                    narrow("air asin", "boleh diisi laut?", "garamnya merusak pipa"),
                ),
            ),
            permit(
                id="izin-balon",
                name="Izin Balon",
                sector="udara",
                questions=("izin balon",),
                particulars=(narrow("tinggi balon", "setinggi apa terbangnya?", "takut kena pesawat"),),
            ),
        )
    }
    matcher = Matcher(knowledge_of(entries, {}, {}))
    places = {entry.id: at for at, entry in enumerate(matcher.lines.signs.entries)}
    found = phrases_of(matcher)

    own = [phrase for phrase in found if phrase.own is not None]
    assert len(own) == 6  # each phrase of three lines
    like = FEATURES.index("like what is asked")
    for phrase in own:
        assert all(phrase.fits.rows[:, like] < 0.99)
    astray = [phrase for phrase in found if phrase.own is None]
    assert {phrase.entry for phrase in astray} == set(places.values())
    for phrase in astray:
        rows = phrase.fits.rows[:, :1]
        assert not phrase.example(rows, phrase.fits)[1].any()
