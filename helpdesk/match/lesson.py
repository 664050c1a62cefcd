"""What a person judged, and how its question is read: with the mail around it, as it was asked.

"Berapa lama prosesnya?" says nothing of the permit that is meant; the sentence before it, the subject or the quoted
mail do. A lesson without them would teach that such words belong to whatever was meant that day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from helpdesk.match.aspects import aspects_of, usual
from helpdesk.match.context import queries, read_passage
from helpdesk.match.identifiers import blank
from helpdesk.match.questions import LONGEST, Cut, cut, cut_at
from helpdesk.match.rank import Index, Query
from helpdesk.model.asked_text import SUBJECT_CHARACTERS, begun_with_subject


@dataclass(frozen=True, slots=True)
class Around:
    """What stood around a question: its mail's subject, new text (with the question in it) and quoted text."""

    subject: str
    new_text: str
    quoted_text: str = ""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A question as the citizen wrote it and the entry that a person chose for it; None: no entry answers it."""

    question: str
    entry_id: str | None
    around: Around | None = None  # None: the question is all that is known


class Hearing:
    """Reads lessons as the index reads questions; the lessons of one mail, which follow each other, at once."""

    def __init__(self, index: Index, patterns: Sequence[re.Pattern[str]] = ()) -> None:
        self._index, self._patterns = index, patterns
        self._last: tuple[Around | None, tuple[tuple[str, Query], ...]] = (None, ())

    def query(self, lesson: Lesson) -> Query:
        """Return what to look up for the question of a lesson, numbers blanked out."""
        asked = self._blank(lesson.question)
        if lesson.around is not None:
            if self._last[0] != lesson.around:
                self._last = lesson.around, self._asked_in(lesson.around)
            for text, query in self._last[1]:
                if text == asked:
                    return query
            recut = self._recut(asked, lesson.around)
            if recut is not None:
                return recut
        passage = read_passage(self._index, asked)
        return Query(passage.words, passage.hits, aspects_of(usual(asked)), excluded=passage.negated, text=asked)

    def _asked_in(self, around: Around) -> tuple[tuple[str, Query], ...]:
        """Return each question of a mail as the desk cuts it, with what to look up for it."""
        text = self._blank(around.new_text)
        return self._looked_up(text, cut(text), around.subject, around.quoted_text)

    def _recut(self, asked: str, around: Around) -> Query | None:
        """Return the same for a question that a person cut, or that stands in the subject; None where it is nowhere."""
        above = begun_with_subject(around.subject, around.new_text)
        for subject, whole in ((around.subject, around.new_text), (above.subject, above.text)):
            text = self._blank(whole)
            start = text.find(asked)
            if start >= 0 and asked:
                found = cut_at(text, [(start, start + len(asked))])
                told = self._looked_up(text, found, subject, around.quoted_text)
                return next(query for words, query in told if words == asked)
        return None

    def _looked_up(self, text: str, found: Cut, subject: str, quoted: str) -> tuple[tuple[str, Query], ...]:
        head = blank(subject[:SUBJECT_CHARACTERS], self._patterns)
        asked = queries(self._index, text, found, head, self._blank(quoted))
        return tuple((text[p.start : p.end], query) for p, query in zip(found.questions, asked, strict=True))

    def _blank(self, text: str) -> str:
        return blank(text[:LONGEST], self._patterns)
