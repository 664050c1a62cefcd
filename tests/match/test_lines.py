"""The lines of entries that a mail is on."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.knowledge.versions import knowledge_of
from helpdesk.match import fit_lines
from helpdesk.match.line_signs import FEATURES, WHOLE
from helpdesk.match.line_weights import CHOICE, WEIGHTS
from helpdesk.match.lines import AMONG, MOST, Lines
from helpdesk.match.overlap import Sets, Vocabulary, at_keys, merged
from helpdesk.match.understand import Matcher
from helpdesk.model.message import Body
from helpdesk.model.question import Line
from tests.project import project, project_knowledge

UNSEEN = Path(__file__).parents[1] / "judged" / "lines_test.jsonl"
STEMS = st.frozensets(st.sampled_from("abcdefgh"), max_size=5)


def matcher() -> Matcher:
    """Return a matcher over the project's knowledge base."""
    return Matcher(project_knowledge(), index=project().index)


def lines_of(text: str, subject: str = "") -> tuple[Line, ...]:
    """Return the lines of a mail."""
    return matcher().understand(subject, Body(text, "", "")).lines


@given(st.lists(STEMS, min_size=1, max_size=8), st.lists(STEMS, max_size=4))
def test_what_sets_share_with_texts_is_what_they_share_one_by_one(
    sets: list[frozenset[str]], texts: list[frozenset[str]]
) -> None:
    weight = {stem: 1.0 + at for at, stem in enumerate("abcdefg")}  # nothing weighs the h
    sets = [words - {"h"} for words in sets]
    vocabulary = Vocabulary(weight)
    touched = Sets(sets, vocabulary).touched(vocabulary.read(texts))
    found = {
        (text, at): shared
        for text, at, shared in zip(touched.texts.tolist(), touched.sets.tolist(), touched.shared.tolist(), strict=True)
    }
    assert found == {
        (number, at): pytest.approx(sum(weight[stem] for stem in words & text))
        for number, text in enumerate(texts)
        for at, words in enumerate(sets)
        if words & text
    }
    owner = np.arange(len(sets), dtype=np.intp) // 2
    best = merged(touched, owner, len(sets))
    for key, value in zip(best.keys.tolist(), best.best(touched.shared).tolist(), strict=True):
        text, own = divmod(key, len(sets))
        assert value == max(shared for (of, at), shared in found.items() if of == text and at // 2 == own)


def test_values_are_found_by_their_keys() -> None:
    keys, found = np.array([0, 3, 9]), np.array([3, 5])
    assert at_keys(keys, found, np.array([2.0, 4.0])).tolist() == [0.0, 2.0, 0.0]
    assert at_keys(keys, np.zeros(0, dtype=np.intp), np.zeros(0)).tolist() == [0.0, 0.0, 0.0]


def test_every_coefficient_has_its_sign() -> None:
    assert len(CHOICE) == len(FEATURES)
    assert len(WEIGHTS) == len(FEATURES) + len(AMONG)


def test_lines_are_of_entries_that_there_are_and_of_places_in_the_text() -> None:
    text = "Bos saya buka cabang, boleh ga satu refraksionis pegang dua optik? SIPRO saya habis bulan depan."
    found = lines_of(text, "SIP refraksionis")
    assert found
    assert len(found) <= MOST
    assert list(found) == sorted(found, key=lambda line: -line.confidence)
    for line in found:
        entry = project_knowledge().entry(line.entry_id)
        assert entry is not None
        assert WHOLE <= line.number < len(entry.particulars)
        assert 0 <= line.start <= line.end <= len(text)
        assert 0 < line.confidence < 1
    assert found == lines_of(text, "SIP refraksionis")


def test_what_a_sentence_only_tells_finds_its_line() -> None:
    found = lines_of("Mau perpanjang izin rumah kost, caranya bagaimana? Tetangga belakang tidak mau tanda tangan.")
    entry = project_knowledge().permits["izin-rumah-kost"]
    told = [entry.particulars[line.number].about[0] for line in found if line.entry_id == entry.id and line.number >= 0]
    assert "persetujuan tetangga" in told


@pytest.mark.parametrize("text", ["", "😀" * 50, "Terima kasih banyak ya pak.", "boleh? " * 3000])
def test_a_mail_that_asks_nothing_or_too_much_has_few_lines(text: str) -> None:
    assert len(lines_of(text)) <= MOST


def test_a_base_without_entries_has_no_lines() -> None:
    assert (
        Matcher(knowledge_of({}, {}, project_knowledge().documents))
        .understand("", Body("berapa biaya KRK?", "", ""))
        .lines
        == ()
    )


def test_of_mails_of_pens_that_taught_nothing_two_fifths_of_the_needed_lines_are_likely() -> None:
    own = matcher()
    mails = fit_lines.read(UNSEEN, own)
    found = [(mail, fit_lines.chances(mail.fits, CHOICE, WEIGHTS, Lines(own.index))) for mail in mails]
    likely = [(mail, {line for line, chance in lines if chance >= 0.3}) for mail, lines in found]
    must = [{line for line, counts in mail.meant.items() if counts == 1.0} for mail, _ in likely]
    hit = sum(len(lines & needed) for (_, lines), needed in zip(likely, must, strict=True))
    right = sum(len(lines & (mail.meant.keys() | mail.same)) for mail, lines in likely)
    assert hit >= 0.4 * sum(map(len, must))
    assert right >= 0.58 * sum(len(lines) for _, lines in likely)
