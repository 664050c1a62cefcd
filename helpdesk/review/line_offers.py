"""Which narrow answers a mail may be on, by what people chose for its questions, and which its letter may lack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from helpdesk.desk import Desk
from helpdesk.draft.letter.letter import Writer
from helpdesk.match.lines import Looked
from helpdesk.model.asked_text import AskedText, asked_text
from helpdesk.model.conversation import FiledDraft, FiledMessage
from helpdesk.model.knowledge import Entry, Knowledge
from helpdesk.model.question import Candidate, Line, Question

LEAST = 0.12  # chance of a line that is worth reading: every fourth or so belongs in the letter
SHOWN = 3  # lines of a question, and of all that the mail tells beside its questions


@dataclass(frozen=True, slots=True)
class Offer:
    """A narrow answer of ``entry`` that a letter may lack: its ``text``, and the words of the mail that it is on."""

    line: Line
    entry: Entry
    text: str
    said: str


@dataclass(frozen=True, slots=True)
class LookedAt:
    """The lines that a mail may be on, with places in ``read``, by one version of the knowledge."""

    knowledge: Knowledge
    writer: Writer | None
    subject: str
    read: AskedText
    lines: tuple[Looked, ...]

    def made(self, draft: FiledDraft, today: date) -> Iterator[Offer]:
        """Yield what is offered beside a letter, the likeliest first: SHOWN to each question and to none."""
        if self.writer is None:
            return
        shown = Counter[int | None]()
        likely = [looked.line for looked in self.lines if looked.line.confidence >= LEAST]
        further = self.writer.further(likely, self.read.text, draft.body, language=draft.language, today=today)
        for line, text in further:
            entry = self.knowledge.entry(line.entry_id)
            if entry is not None and shown[line.question] < SHOWN:
                shown[line.question] += 1
                yield Offer(line, entry, text, self.read.text[line.start : line.end] or self.subject)


def look(desk: Desk, message: FiledMessage, judged: Mapping[int, str | None]) -> LookedAt:
    """Return the lines that a mail may be on; ``judged`` is which entry a person chose for a question."""
    explainer = desk.explainer  # one version of the knowledge, though another may be published meanwhile
    knowledge = explainer.knowledge
    questions = [_as_judged(knowledge, q, judged[at]) if at in judged else q for at, q in enumerate(message.questions)]
    read = asked_text(message.subject, message.new_text, questions)
    lines = explainer.matcher.lines_looked_at(read, message.permits)
    return LookedAt(knowledge, explainer.writer, message.subject, read, lines)


def _as_judged(knowledge: Knowledge, question: Question, chosen: str | None) -> Question:
    """Return a question with the entry that a person chose for it alone."""
    entry = knowledge.entry(chosen) if chosen else None
    kind = "permit" if chosen in knowledge.permits else "topic"
    return replace(question, candidates=() if entry is None else (Candidate(kind, entry.id, 1.0),))
