"""The lines of entries that a mail is on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.knowledge.versions import knowledge_of
from helpdesk.match import fit_lines
from helpdesk.match.line_sets import Held, Vocabulary, kin_of, signature
from helpdesk.match.line_signs import FEATURES, WHOLE
from helpdesk.match.line_use import Use
from helpdesk.match.lines import SIGNS, learnt
from helpdesk.match.understand import Matcher
from helpdesk.model.asked_text import asked_text
from helpdesk.model.message import Body
from helpdesk.model.question import MOST, Candidate, Line
from tests.project import project, project_knowledge

UNSEEN = Path(__file__).parents[1] / "judged" / "lines_test.jsonl"
STEMS = st.frozensets(st.sampled_from("abcdefgh"), max_size=5)
LINES = st.lists(STEMS, min_size=1, max_size=3)


def matcher() -> Matcher:
    """Return a matcher over the project's knowledge base."""
    return Matcher(project_knowledge(), index=project().index)


def lines_of(text: str, subject: str = "") -> tuple[Line, ...]:
    """Return the lines of a mail."""
    return matcher().understand(subject, Body(text, "", "")).lines


@given(
    st.lists(st.lists(STEMS, min_size=1, max_size=3), min_size=1, max_size=4), st.lists(STEMS, min_size=1, max_size=4)
)
def test_what_sets_share_with_texts_is_what_they_share_one_by_one(
    lines: list[list[frozenset[str]]], texts: list[frozenset[str]]
) -> None:
    weight = {stem: 1.0 + at for at, stem in enumerate("abcdefg")}
    names = frozenset("ab")

    def mass(stems: frozenset[str]) -> float:
        return sum(weight.get(stem, 9.0) for stem in stems)

    vocabulary = Vocabulary(weight, 9.0)
    packs = [vocabulary.sets([line], [names]) for line in lines]
    held = Held(packs, vocabulary.said(texts))
    sets = [stems for line in lines for stems in line]
    assert held.shared.tolist() == [[mass(stems & text) for stems in sets] for text in texts]
    assert held.own_shared.tolist() == [[mass(stems & text - names) for stems in sets] for text in texts]
    assert held.mass.tolist() == [mass(stems) or 1.0 for stems in sets]
    assert held.own_words.tolist() == [len(stems - names) for stems in sets]
    best = [[max(mass(stems & text) for stems in line) for line in lines] for text in texts]
    assert held.best(held.shared).tolist() == best
    assert held.spread(held.best(held.shared)).shape == held.shared.shape


def test_texts_that_say_nearly_the_same_are_kin() -> None:
    one = frozenset(["izin", "hilang", "ganti", "surat", "polisi", "lapor", "cetak", "petugas"])
    assert kin_of(signature([one, frozenset({"taman", "kota"}), one | {"mohon"}])).tolist() == [0, 1, 0]


def test_every_coefficient_has_its_sign() -> None:
    assert len(learnt().choice) == len(FEATURES)
    assert len(learnt().net.inner) == len(SIGNS) + 1


def test_a_line_that_was_told_often_is_likelier_than_one_that_never_was() -> None:
    entry = project_knowledge().permits["izin-rumah-kost"]
    often, never = (line.about[0] for line in entry.particulars[:2])
    use = Use({entry.id: {often: (30, 60, 20), never: (0, 60, 10)}}).rows([entry], [(0, 0), (0, 1), (0, 2)])
    assert (use[0] > use[1]).all()
    assert use[1, 0] < use[2, 0]  # of a line that nobody has seen yet nothing is known: it may be told


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


def test_of_mails_of_pens_that_taught_nothing_half_of_the_needed_lines_are_likely() -> None:
    own = matcher()
    mails = fit_lines.read(UNSEEN, own)
    found = [(mail, fit_lines.chances(mail.fits, learnt(), own.lines.signs.entries)) for mail in mails]
    likely = [(mail, {line for line, chance in lines if chance >= 0.3}) for mail, lines in found]
    must = [{line for line, counts in mail.meant.items() if counts == 1.0} for mail, _ in likely]
    hit = sum(len(lines & needed) for (_, lines), needed in zip(likely, must, strict=True))
    right = sum(len(lines & (mail.meant.keys() | mail.same)) for mail, lines in likely)
    assert hit >= 0.55 * sum(map(len, must))
    assert right >= 0.6 * sum(len(lines) for _, lines in likely)


def test_an_entry_that_has_left_the_base_since_a_mail_was_read_is_passed_over() -> None:
    """A ticket keeps what was found when its mail came; the office may have withdrawn an entry since."""
    text = "SIP dokter kedua di klinik, apakah rekomendasi IDI masih perlu?"
    understood = matcher().understand("", Body(text, "", ""))
    left = Candidate("permit", "an-entry-of-yesterday", 0.9)
    questions = [replace(q, candidates=(left, *q.candidates)) for q in understood.questions]

    assert matcher().lines_looked_at(asked_text("", text, questions), ("another-one",))
