from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk.model.question import Question
from helpdesk.web.highlight import Piece, by_evidence, by_question
from helpdesk.web.masking import mask

spans = st.lists(st.tuples(st.integers(-3, 60), st.integers(-3, 60)), max_size=6)


def asked(start: int, end: int) -> Question:
    return Question("", start, end, (), 0.0, ())


@given(st.text(max_size=50), spans)
@settings(deadline=None)
def test_the_pieces_joined_are_the_text_whatever_the_offsets(text: str, offsets: list[tuple[int, int]]) -> None:
    pieces = by_question(text, [asked(max(0, a), b) for a, b in offsets])

    assert "".join(piece.text for piece in pieces) == text


@given(st.text(max_size=80), st.lists(st.text(max_size=10), max_size=5))
@settings(deadline=None)
def test_the_runs_joined_are_the_text_whatever_the_evidence(text: str, words: list[str]) -> None:
    assert "".join(run for run, _ in by_evidence(text, words)) == text


def test_each_question_stands_where_it_was_asked() -> None:
    pieces = by_question("Pagi. Apa syaratnya? Biayanya?", [asked(6, 20), asked(21, 30)])

    assert pieces == (Piece("Pagi. ", None), Piece("Apa syaratnya?", 1), Piece(" ", None), Piece("Biayanya?", 2))


def test_evidence_is_marked_across_line_breaks_and_in_whole_words_only() -> None:
    runs = by_evidence("SIP\ndokter, bukan sipir", ["sip dokter", "sip"])

    assert runs == (("SIP\ndokter", True), (", bukan sipir", False))


@given(st.text(max_size=200))
@settings(deadline=None)
def test_masking_keeps_every_character_in_its_place(text: str) -> None:
    masked = mask(text)

    assert len(masked) == len(text)
    assert all(a == b or a.isdigit() for a, b in zip(text, masked, strict=True))


def test_a_nik_shows_its_last_four_digits_only() -> None:
    assert mask("NIK saya 3174054503900002.") == "NIK saya ••••••••••••0002."
    assert "•" in mask("hubungi 0812-3456-7890")
    assert "•" not in mask("Perda Nomor 3 Tahun 2007, biaya Rp40.000")
