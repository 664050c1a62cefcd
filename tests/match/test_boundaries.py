"""How people cut a mail teaches how the next one is cut; a cut that is taken back teaches nothing."""

from __future__ import annotations

from helpdesk.match.boundaries import NONE, Boundaries, learnt
from helpdesk.match.questions import cut, own_spans

ONE = "Mau urus SIP bidan di klinik baru hal lain papan nama klinik saya"
LIKE = "Saya perpanjang izin reklame hal lain gudang kami di marunda"
TWO = "Boleh diwakilkan? Misal oleh suami saya boleh?"


def spans(text: str, *questions: str) -> tuple[tuple[int, int], ...]:
    """Return where the questions stand."""
    return tuple((text.index(question), text.index(question) + len(question)) for question in questions)


def texts(text: str, taught: Boundaries) -> list[str]:
    """Return the questions that are cut out of ``text``."""
    return [text[question.start : question.end] for question in cut(text, taught=taught).questions]


def test_a_split_teaches_with_which_words_another_question_begins() -> None:
    person = spans(ONE, "Mau urus SIP bidan di klinik baru", "hal lain papan nama klinik saya")
    taught = learnt([(ONE, own_spans(ONE), person)])

    assert len(texts(LIKE, NONE)) == 1
    assert texts(LIKE, taught) == ["Saya perpanjang izin reklame", "hal lain gudang kami di marunda"]
    assert texts(ONE, taught) == [ONE[a:b] for a, b in person]


def test_a_merge_teaches_where_a_question_goes_on_and_nothing_about_those_words_elsewhere() -> None:
    taught = learnt([(TWO, own_spans(TWO), ((0, len(TWO)),))])

    assert len(texts(TWO, NONE)) == 2
    assert texts(TWO, taught) == [TWO]
    assert len(texts("Berapa biayanya? Misal oleh suami saya boleh?", taught)) == 2


def test_the_newest_word_about_a_beginning_counts() -> None:
    person = spans(ONE, "Mau urus SIP bidan di klinik baru", "hal lain papan nama klinik saya")
    split = (ONE, own_spans(ONE), person)
    merged = (ONE, person, ((0, len(ONE)),))

    assert len(texts(LIKE, learnt([merged, split]))) == 2
    assert len(texts(LIKE, learnt([split, merged]))) == 1


def test_a_beginning_never_makes_a_question_of_nothing() -> None:
    person = spans(ONE, "Mau urus SIP bidan di klinik baru", "hal lain papan nama klinik saya")
    taught = learnt([(ONE, own_spans(ONE), person)])

    assert texts("Selamat pagi hal lain", taught) == texts("Selamat pagi hal lain", NONE)
    assert len(texts("hal lain syarat KRK apa saja?", taught)) == 1


def test_a_cut_like_the_desks_own_teaches_nothing() -> None:
    assert learnt([(TWO, own_spans(TWO), own_spans(TWO))]) == NONE
