"""Topics that a question seems to be on, and whose answer its mail hardly wants: they leave it to the next entry.

That a question sounds like a topic says less than what people told such mails. Of topics that were found likely (0.35
to 0.9) while their answer as a whole was not (below 0.05, by ``match/lines.py``), 5 in 108 answered the mail, when the
judged mails were read by what the other pens' taught. A narrow answer of such a topic may still be what is asked.
"""

from __future__ import annotations

from dataclasses import replace

from helpdesk.draft.asked.named_topics import WHICH_PERMITS
from helpdesk.model.knowledge import Knowledge
from helpdesk.model.question import LEAST, MOST, Candidate, Question, Understanding

_SURE = 0.9  # confidence of a topic that is told though its answer is unlikely
_WITH_LINE = 0.25  # chance of the answer below which a line of the topic is told alone
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
    out = {
        i
        for i, confidence in sure.items()
        if i in knowledge.topics
        and i != WHICH_PERMITS
        and i not in lined
        and confidence < _SURE
        and chance_of_answer(i, understanding) < LEAST
    }
    questions = tuple(_without(question, out) for question in understanding.questions)
    return replace(understanding, questions=questions)


def _without(question: Question, out: set[str]) -> Question:
    kept: tuple[Candidate, ...] = tuple(c for c in question.candidates if c.id not in out)
    return question if len(kept) == len(question.candidates) else replace(question, candidates=kept)
