"""Who numbers their questions finds each answer under its own number."""

from __future__ import annotations

import pytest

from helpdesk.draft.asked.points import leads_to_points, points_of
from helpdesk.draft.entry.facts import Teller
from helpdesk.draft.letter.rest import Placed
from helpdesk.draft.letter.sections import by_points
from helpdesk.draft.templating.templates import Templates
from helpdesk.model.question import Question
from tests.draft.conftest import TEMPLATES
from tests.draft.test_letters_read import letter_to
from tests.letters import mail
from tests.project import project_knowledge

TELLER = Teller(Templates(TEMPLATES), project_knowledge(), "id")


def asked(text: str, *words: str) -> list[Question]:
    places = [(text.index(word), word) for word in words]
    return [Question(word, start, start + len(word), (), 0.0, ()) for start, word in places]


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


def test_each_point_has_its_section_unless_another_has_said_its_list() -> None:
    papers = "Please bring:\n1. your card"
    texts = [("Fee", "Free.\n\n(As of 2024.)"), ("Papers", papers), ("Fee", "Free."), ("Papers", papers)]
    sections, again = by_points(texts, (1, 2, 3, 4))
    assert [(s.number, s.text) for s in sections] == [
        (1, "Free.\n\n(As of 2024.)"),
        (2, "Please bring:\na. your card"),
        (3, "Free."),
    ]
    assert again == {4: 2}


def test_what_stands_before_the_points_stands_unnumbered_and_what_comes_after_is_numbered_on() -> None:
    texts = [("Danger", "Stay away."), ("Fee", "Free."), ("Term", "14 days."), ("Papers", "KTP.")]
    sections, _ = by_points(texts, (0, 1, 2, 0))
    assert [(s.number, s.text) for s in sections] == [
        (0, "Stay away."),
        (1, "Free."),
        (2, "14 days."),
        (3, "KTP."),
    ]


def test_a_point_that_only_says_as_of_when_says_that() -> None:
    sections, _ = by_points([("Fee", "(As of 2024.)"), ("Term", "14 days.")], (1, 2))
    assert [(s.number, s.text) for s in sections] == [(1, "(As of 2024.)"), (2, "14 days.")]


def test_a_point_on_what_was_told_has_no_section_unless_that_is_a_few_words() -> None:
    term = "The permit is valid for five years from the day on which it is issued."
    sections, again = by_points([("Term", term), ("Fee", "Free."), ("Term", term)], (1, 2, 3))
    assert [s.text for s in sections] == [term, "Free."]
    assert again == {3: 1}


def test_points_keep_their_numbers_where_one_between_is_open_and_a_single_one_has_none() -> None:
    sections, _ = by_points([("Term", "14 days."), ("Fee", "Free.")], (1, 3))
    assert [(s.number, s.heading) for s in sections] == [(1, "Term"), (3, "Fee")]
    assert [s.number for s in by_points([("Fee", "Free.")], (2,))[0]] == [0]


def test_a_point_that_another_answers_is_said_to_be_and_one_that_none_answers_to_be_open() -> None:
    answered = letter_to(
        mail("1. Syarat izin PAUD apa saja?\n2. Berkas apa saja untuk izin PAUD?\nTerima kasih, Ratih")
    )
    assert answered is not None
    assert "Untuk pertanyaan ke-2, mohon lihat jawaban di atas." in answered.text
    assert "petugas kami memeriksanya" not in answered.text


def test_a_point_of_which_only_a_warning_of_a_list_is_left_is_open() -> None:
    warning = "Daftar syarat berasal dari Kabupaten Agam. Di Jakarta ketentuannya belum tentu sama."
    sections, again = by_points([("Biaya", "Nol."), ("Syarat", warning), ("Lama", "14 hari.")], (1, 2, 3))
    assert [s.number for s in sections] == [1, 3]
    assert again == {2: 0}


def test_a_point_that_stays_open_has_a_section_of_its_own_in_its_place() -> None:
    sections, _ = by_points([("Biaya", "Nol."), ("Lama", "14 hari.")], (1, 4))
    opened = Placed(left=((2, ()), (3, ("warna cat",)))).among(sections, TELLER)
    assert [(s.number, s.heading) for s in opened] == [
        (1, "Biaya"),
        (2, "Pertanyaan ini perlu kami periksa dahulu; petugas kami menjawabnya melalui surel ini."),
        (3, "Warna cat"),
        (4, "Lama"),
    ]
    assert opened[1].text == ""
    assert opened[2].text == "Ini pun kami periksa dahulu."


def test_a_single_section_beside_an_open_point_keeps_its_number() -> None:
    assert [s.number for s in by_points([("Biaya", "Nol.")], (1,), last_open=2)[0]] == [1]


def test_what_belongs_to_no_point_is_numbered_on_behind_the_points_that_stay_open() -> None:
    sections, _ = by_points([("Biaya", "Nol."), ("Lampiran", "KTP ada.")], (1, 0), last_open=3)
    assert [(s.number, s.heading) for s in sections] == [(1, "Biaya"), (4, "Lampiran")]


def test_a_point_that_is_answered_above_a_point_that_stays_open_is_said_to_be() -> None:
    answered = letter_to(
        mail(
            "1. Syarat izin PAUD apa saja?\n2. Berkas apa saja untuk izin PAUD?\n3. Apakah warna catnya diatur?\nRatih"
        )
    )
    assert answered is not None
    assert "\n2. Mohon lihat jawaban nomor 1.\n" in answered.text
    assert "3. Pertanyaan ini" in answered.text or "3. Cat" in answered.text or "3. Warna" in answered.text
