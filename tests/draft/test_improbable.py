"""Narrow answers that a mail is hardly on: the words of a question alone do not bring them into a letter."""

from __future__ import annotations

from helpdesk.draft.answer.particular import particular_of
from helpdesk.draft.asked.unlikely import with_improbable
from helpdesk.draft.templating.templates import Templates
from helpdesk.model.question import Action, Aspect, Candidate, Form, Line, Question, Understanding
from tests.draft.conftest import TEMPLATES
from tests.project import project_knowledge

KNOWLEDGE = project_knowledge()
COMPILED = Templates(TEMPLATES)
OPTICIAN = KNOWLEDGE.permits["izin-optik"]
WORDS = "perlu skala denah tangan untuk izin optik"
STORY = "kami pindah ke ruko lain dan masih memakai orang yang sama " * 5


def asked(words: str) -> Question:
    candidates = (Candidate("permit", OPTICIAN.id, 0.9),)
    return Question(words, 0, len(words), (Aspect.REQUIREMENTS,), 0.0, candidates, words, Form.NEEDED)


def understood(number: int, chance: float, questions: int = 2) -> Understanding:
    lines = (Line(OPTICIAN.id, number, chance, None, 0, 0),)
    return Understanding(Action.ANSWER, (asked(WORDS),) * questions, (OPTICIAN.id,), (), (), lines=lines)


def found_at() -> int:
    """Return the number of the narrow answer that the words of the question bring in."""
    found = particular_of(OPTICIAN, asked(WORDS), COMPILED)
    assert found is not None
    return OPTICIAN.particulars.index(found)


def told(understanding: Understanding, mail: str) -> bool:
    question = with_improbable(understanding, KNOWLEDGE, mail).questions[0]
    return particular_of(OPTICIAN, question, COMPILED) is OPTICIAN.particulars[found_at()]


def test_what_a_mail_is_hardly_on_is_not_told_for_its_words() -> None:
    assert not told(understood(found_at(), 0.1), STORY)


def test_what_it_is_likely_on_is_told() -> None:
    assert told(understood(found_at(), 0.6), STORY)


def test_a_line_that_was_not_kept_is_hardly_likely() -> None:
    other = (found_at() + 1) % len(OPTICIAN.particulars)
    assert not told(understood(other, 0.6), STORY)


def test_few_words_or_a_single_question_say_more_than_a_chance() -> None:
    assert told(understood(found_at(), 0.1), "denahnya digambar tangan boleh?")
    assert told(understood(found_at(), 0.1, questions=1), STORY)


def test_of_a_mail_without_lines_nothing_is_known() -> None:
    silent = Understanding(Action.ANSWER, (asked(WORDS), asked(WORDS)), (OPTICIAN.id,), (), ())
    assert told(silent, STORY)
