"""The heading under which a topic is told: its matter, else its question as the office says it."""

from __future__ import annotations

import re

from helpdesk.draft.templating.wording import ENGLISH, INDONESIAN, upper_first
from helpdesk.model.knowledge import Topic
from helpdesk.model.question import Aspect, Question

_FIRST_PERSON = {
    INDONESIAN: {"saya": "Bapak/Ibu", "kami": "Bapak/Ibu"},
    ENGLISH: {"i am": "you are", "am i": "are you", "was i": "were you", "i": "you", "my": "your", "me": "you"},
}
_PERSON = {language: re.compile(rf"\b(?:{'|'.join(words)})\b", re.I) for language, words in _FIRST_PERSON.items()}


def addressed(question: str, language: str) -> str:
    """Return a citizen's question as the office says it: their first person is our *Bapak/Ibu* or *you*."""
    words = _FIRST_PERSON[language]
    return upper_first(_PERSON[language].sub(lambda match: words[match[0].lower()], question))


def matter_of(topic: Topic, language: str) -> str:
    """Return what a topic is about, else its question, as a heading."""
    matter = topic.matter_en if language == ENGLISH else topic.matter
    question = topic.question_en if language == ENGLISH else topic.question
    return upper_first(matter) if matter else addressed(question, language)


def only_near(topic: Topic, question: Question) -> bool:
    """Return whether a complaint is answered by a topic on something else: then its question is not the heading."""
    return set(question.aspects) == {Aspect.COMPLAINT} and str(Aspect.COMPLAINT) not in topic.aspects
