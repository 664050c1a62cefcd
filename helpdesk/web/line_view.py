"""What the ticket page offers beside the letter: narrow answers that the mail may be on and the letter does not hold.

A letter tells a narrow answer only when it is likely enough to be right. Those that come after are for the counselor,
who puts one into the letter with one key.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from helpdesk.desk import Desk
from helpdesk.model.asked_text import asked_text
from helpdesk.model.conversation import FiledDraft, FiledMessage
from helpdesk.model.knowledge import Entry, Knowledge
from helpdesk.model.question import Candidate, Question
from helpdesk.web.masking import mask

LEAST = 0.12  # chance of a line that is worth reading: every fourth or so belongs in the letter
SHOWN = 3  # lines of a question, and of all that the mail tells beside its questions
BESIDE = -1  # stands for the position of a question where the mail only tells something
_SAID = 90  # characters of the mail's words that are shown


@dataclass(frozen=True, slots=True)
class LineView:
    """A narrow answer of ``entry``, and the words of the mail that it is on."""

    id: str
    entry: Entry
    text: str
    said: str


def views(
    desk: Desk, message: FiledMessage, draft: FiledDraft, judged: Mapping[int, str | None], today: date, *, reveal: bool
) -> Mapping[int, tuple[LineView, ...]]:
    """Return the lines to offer by position of their question, the likeliest first; BESIDE: to none.

    ``judged`` is which entry a person chose for a question: its lines are then the ones to offer.
    """
    explainer = desk.explainer  # one version of the knowledge, though another may be published meanwhile
    writer, knowledge = explainer.writer, explainer.knowledge
    if writer is None:
        return {}
    questions = [_as_judged(knowledge, q, judged[at]) if at in judged else q for at, q in enumerate(message.questions)]
    lines = explainer.matcher.lines_of(message.subject, message.new_text, questions, message.permits)
    likely = [line for line in lines if line.confidence >= LEAST]
    found: defaultdict[int, list[LineView]] = defaultdict(list)
    read = asked_text(message.subject, message.new_text, message.questions)
    here = read.lines_here(likely)
    further = writer.further(here, read.text, draft.body, language=draft.language, today=today)
    for number, (line, text) in enumerate(further, 1):
        entry = knowledge.entry(line.entry_id)
        position = BESIDE if line.question is None else line.question
        if entry is not None and len(found[position]) < SHOWN:
            said = _said(read.text[line.start : line.end] or message.subject)
            found[position].append(LineView(f"line-{number}", entry, text, said if reveal else mask(said)))
    return {position: tuple(of_one) for position, of_one in found.items()}


def _as_judged(knowledge: Knowledge, question: Question, chosen: str | None) -> Question:
    """Return a question with the entry that a person chose for it alone."""
    entry = knowledge.entry(chosen) if chosen else None
    kind = "permit" if chosen in knowledge.permits else "topic"
    return replace(question, candidates=() if entry is None else (Candidate(kind, entry.id, 1.0),))


def _said(text: str) -> str:
    """Return the words of the mail that a line is on, shortened."""
    words = " ".join(text.split())
    return words if len(words) <= _SAID else f"{words[:_SAID].rpartition(' ')[0]} …"
