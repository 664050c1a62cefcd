"""Topics that a question seems to be on, and whose answer its mail hardly wants: they leave it to the next entry.

That a question sounds like a topic says less than what people told such mails. Of topics that were found likely (0.35
to 0.9) while their answer as a whole was not (below 0.05, by ``match/lines.py``), 5 in 108 answered the mail, when the
judged mails were read by what the other pens' taught. A narrow answer of such a topic may still be what is asked.
Of topics of confidence .5 to .7 whose answer had a chance of .05 to .2, a reader kept 3 of 13 in letters of nine pens;
below .5 there were none to judge.

So it is with narrow answers: of those that a question had the words of and whose chance was below 0.2, 5 in 35 were
right in mails of the test part (of the others 243 in 310). In a mail of few words, or of one question, these
say more than a chance. One reader of 70 pairs of letters, of whose preferences a clear one counts two, liked those that
go by the words 9 to 2 for one question and 22 to 30 for more, 27 to 20 below forty words and 14 to 22 above.
"""

from __future__ import annotations

from dataclasses import replace

from helpdesk.draft.asked.named_topics import REPORTING, WHICH_PERMITS
from helpdesk.draft.asked.own_words import only_tells
from helpdesk.model.knowledge import Knowledge
from helpdesk.model.question import LEAST, MOST, Aspect, Candidate, Question, Understanding

_SURE = 0.9  # confidence of a topic that is told though its answer is unlikely
_LIKELY, _DOUBTFUL = 0.7, 0.2  # confidence, and chance of the answer, below which both speak against it
_WITH_LINE = 0.25  # chance of the answer below which a line of the topic is told alone
_HARDLY = 0.2  # chance of a narrow answer below which the words of a question alone do not bring it into a letter
_STORY = 40  # words of a mail
_TOLD_SURELY = 0.9  # confidence of an entry that nothing but what is told is on
_LINE = 0.2  # chance of a line by which its topic stays a candidate


def chance_of_answer(topic_id: str, understanding: Understanding) -> float:
    """Return how likely a mail is on the whole answer of a topic; what is below the least that is kept, as that."""
    lines = understanding.lines
    least = lines[-1].confidence if len(lines) == MOST else LEAST
    found = (line.confidence for line in lines if line.entry_id == topic_id and line.number < 0)
    return next(found, least if len(lines) == MOST else 0.0)


def told_by_line(understanding: Understanding, knowledge: Knowledge) -> frozenset[str]:
    """Return the topics of which a narrow answer is told without the answer as a whole, where one is told."""
    topics = {c.id for question in understanding.questions for c in question.candidates if c.id in knowledge.topics}
    return frozenset(i for i in topics if chance_of_answer(i, understanding) < _WITH_LINE)


def without_unlikely(understanding: Understanding, knowledge: Knowledge) -> Understanding:
    """Return ``understanding`` without the candidates of such topics; a topic with a likely line stays."""
    if not understanding.lines:
        return understanding  # nothing is known of any answer
    sure: dict[str, float] = {}
    for question in understanding.questions:
        for candidate in question.candidates:
            sure[candidate.id] = max(sure.get(candidate.id, 0.0), candidate.confidence)
    lined = {line.entry_id for line in understanding.lines if line.number >= 0 and line.confidence >= _LINE}
    # "mau bazar sehari, lapor ke mana?" is no complaint, whatever the word
    complains = any(Aspect.COMPLAINT in question.aspects for question in understanding.questions)
    several = len(understanding.questions) > 1  # of one question, and few words, its words say more than a chance
    out = {
        i
        for i, confidence in sure.items()
        if i in knowledge.topics
        and i != WHICH_PERMITS
        and i not in lined
        and (
            (confidence < _SURE and chance_of_answer(i, understanding) < LEAST)
            or (i == REPORTING and confidence < _SURE and not complains)
            or (several and confidence < _LIKELY and chance_of_answer(i, understanding) < _DOUBTFUL)
        )
    }
    questions = tuple(_without(question, out) for question in understanding.questions)
    lines = tuple(line for line in understanding.lines if line.number >= 0 or line.entry_id not in out)
    return replace(understanding, questions=questions, lines=lines)


def without_unsure(understanding: Understanding) -> Understanding:
    """Return ``understanding`` without entries that only a worry or a wish is on, and not surely.

    "Rumah saya di gang, takut ga lolos survey" is a question by its sense and has no word that asks. Which entry it
    sounds like says little where no question of the mail is on that.
    """
    asked = {
        question.candidates[0].id
        for question in understanding.questions
        if question.candidates and not only_tells(question)
    }
    if not asked:
        return understanding  # nothing else tells what the mail is on
    questions = tuple(
        question
        if not only_tells(question)
        else _without(
            question, {c.id for c in question.candidates if c.confidence < _TOLD_SURELY and c.id not in asked}
        )
        for question in understanding.questions
    )
    return replace(understanding, questions=questions)


def _without(question: Question, out: set[str]) -> Question:
    kept: tuple[Candidate, ...] = tuple(c for c in question.candidates if c.id not in out)
    return question if len(kept) == len(question.candidates) else replace(question, candidates=kept)


def with_improbable(understanding: Understanding, knowledge: Knowledge, mail: str) -> Understanding:
    """Return ``understanding`` with the narrow answers that each question is hardly on, as ``Question.improbable``.

    They are those of all entries that may be meant; nothing is known of them in a mail without any line, and little in
    a ``mail`` of few words or a single question.
    """
    lines = understanding.lines
    if not lines or len(understanding.questions) <= 1 or len(mail.split()) < _STORY:
        return understanding
    rest = lines[-1].confidence if len(lines) == MOST else 0.0  # of those that were not kept
    chances = {(line.entry_id, line.number): line.confidence for line in lines}
    asked = {candidate.id for question in understanding.questions for candidate in question.candidates}
    meant = (knowledge.entry(i) for i in (*asked, *understanding.permits))
    improbable = frozenset(
        (entry.id, number)
        for entry in meant
        if entry is not None
        for number in range(len(entry.particulars))
        if chances.get((entry.id, number), rest) < _HARDLY
    )
    questions = tuple(replace(question, improbable=improbable) for question in understanding.questions)
    return replace(understanding, questions=questions)
