"""Who numbers their questions finds each answer under its own number."""

from __future__ import annotations

import pytest

from helpdesk.draft.asked.points import leads_to_points, points_of
from helpdesk.draft.letter.sections import by_points
from helpdesk.model.question import Question


def asked(text: str, *words: str) -> list[Question]:
    places = [(text.index(word), word) for word in words]
    return [Question(word, start, start + len(word), (), 0.0, ()) for start, word in places]


def see(number: int) -> str:
    return f"See {number}."


@pytest.mark.parametrize(
    "text",
    [
        "Pak,\n1. syaratnya apa\n2. biayanya berapa",
        "Pak,\na) syaratnya apa\nb) biayanya berapa",
        "Pak:\n- syaratnya apa\n- biayanya berapa",
        "Pak, (1) syaratnya apa (2) biayanya berapa",
    ],
)
def test_numbers_letters_and_bullets_are_points(text: str) -> None:
    assert points_of(text, asked(text, "Pak", "syaratnya apa", "biayanya berapa")) == (0, 1, 2)


@pytest.mark.parametrize("text", ["syaratnya apa? biayanya berapa?", "1. syaratnya apa? biayanya berapa?"])
def test_what_is_not_numbered_has_no_points(text: str) -> None:
    assert points_of(text, asked(text, "syaratnya apa", "biayanya berapa")) == ()


def test_numbers_that_skip_a_question_are_no_points() -> None:
    text = "1. toko\n2. syaratnya apa\n3. biayanya berapa"
    assert points_of(text, asked(text, "syaratnya apa", "biayanya berapa")) == ()


def test_what_announces_the_points_is_no_question_of_its_own() -> None:
    text = "Mohon penjelasan:\n1. syaratnya apa\n2. biayanya berapa"
    questions = asked(text, "Mohon penjelasan", "syaratnya apa", "biayanya berapa")
    points = points_of(text, questions)
    assert leads_to_points(text, questions[0], points, 0)
    assert not leads_to_points(text, questions[1], points, 1)


def test_each_point_has_its_section_and_only_a_list_is_referred_to() -> None:
    papers = "Please bring:\n1. your card"
    texts = [("Fee", "Free.\n\n(As of 2024.)"), ("Papers", papers), ("Fee", "Free."), ("Papers", papers)]
    sections = by_points(texts, (1, 2, 3, 4), see)
    assert [(s.number, s.text) for s in sections] == [
        (1, "Free.\n\n(As of 2024.)"),
        (2, "Please bring:\na. your card"),
        (3, "Free."),
        (4, "See 2."),
    ]


def test_what_stands_before_the_points_stands_unnumbered_and_what_comes_after_is_numbered_on() -> None:
    texts = [("Danger", "Stay away."), ("Fee", "Free."), ("Term", "14 days."), ("Papers", "KTP.")]
    sections = by_points(texts, (0, 1, 2, 0), see)
    assert [(s.number, s.text) for s in sections] == [
        (0, "Stay away."),
        (1, "Free."),
        (2, "14 days."),
        (3, "KTP."),
    ]


def test_a_point_that_only_says_as_of_when_says_that() -> None:
    sections = by_points([("Fee", "(As of 2024.)"), ("Term", "14 days.")], (1, 2), see)
    assert [(s.number, s.text) for s in sections] == [(1, "(As of 2024.)"), (2, "14 days.")]


def test_a_point_on_what_was_told_refers_to_it_unless_that_is_a_few_words() -> None:
    term = "The permit is valid for five years from the day on which it is issued."
    sections = by_points([("Term", term), ("Fee", "Free."), ("Term", term)], (1, 2, 3), see)
    assert [s.text for s in sections] == [term, "Free.", "See 1."]
