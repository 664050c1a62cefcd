"""Where a mail asks: in its new text, or where that asks nothing in its subject alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from helpdesk.model.question import Line, Question, Understanding

if TYPE_CHECKING:  # a command that explains one mail does not wait for the nouns of the store
    from helpdesk.model.conversation import Part

SUBJECT_CHARACTERS = 500
_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class AskedText:
    """The text of a mail with its questions' places in it, and the subject that stands over it.

    A mail that asks in its subject alone is read as one that has no subject and begins with these words: ``before`` are
    the code points that stand before its new text then, else 0.
    """

    subject: str
    text: str
    questions: tuple[Question, ...] = ()
    before: int = 0

    def said(self, questions: Iterable[Question]) -> tuple[Question, ...]:
        """Return questions of this text with their places in the mail: a question of the subject has none."""
        return tuple(replace(q, start=0, end=0) for q in questions) if self.before else tuple(questions)

    def lines_said(self, lines: Iterable[Line]) -> tuple[Line, ...]:
        """Return lines of this text with their places in the mail."""
        return tuple(self._moved(line, -self.before) for line in lines) if self.before else tuple(lines)

    def lines_here(self, lines: Iterable[Line]) -> tuple[Line, ...]:
        """Return lines of the mail with their places in this text, those of the subject without one."""
        if not self.before:
            return tuple(lines)
        return tuple(self._moved(line, self.before) if line.end else line for line in lines)

    def _moved(self, line: Line, by: int) -> Line:
        inside = line.start + by >= 0
        return replace(line, start=line.start + by, end=line.end + by) if inside else replace(line, start=0, end=0)


def begun_with_subject(subject: str, new_text: str) -> AskedText:
    """Return a mail as one that begins with its subject."""
    head = f"{subject[:SUBJECT_CHARACTERS]}{_BETWEEN}"
    return AskedText("", f"{head}{new_text}", before=len(head))


def asked_text(subject: str, new_text: str, questions: Sequence[Question]) -> AskedText:
    """Return where the questions of a mail stand, be it in the subject."""
    if not any(question.in_subject for question in questions):
        return AskedText(subject, new_text, tuple(questions))
    text = begun_with_subject(subject, new_text)
    return replace(text, questions=_placed(subject[:SUBJECT_CHARACTERS], questions))


def as_asked(understood: Understanding, subject: str, new_text: str) -> tuple[AskedText, Understanding]:
    """Return where a mail asks, and what was understood of it with its places there."""
    read = asked_text(subject, new_text, understood.questions)
    return read, replace(understood, questions=read.questions, lines=read.lines_here(understood.lines))


def cut_in_subject(parts: Sequence[Part], new_text: str, subject: str) -> bool:
    """Whether a person cut the subject of a mail and not its new text."""
    below, above = (all(text[p.start : p.end] == p.text for p in parts) for text in (new_text, subject))
    return above and not below


def _placed(subject: str, questions: Sequence[Question]) -> tuple[Question, ...]:
    """Return questions with their places in ``subject``, none within another: "biaya?" may stand in a longer one."""
    places: dict[int, tuple[int, int]] = {}
    for at, question in sorted(enumerate(questions), key=lambda item: -len(item[1].text)):
        start = _free(subject, question.text, places.values())
        places[at] = (start, min(start + len(question.text), len(subject)))
    return tuple(replace(q, start=places[at][0], end=places[at][1]) for at, q in enumerate(questions))


def _free(subject: str, text: str, taken: Collection[tuple[int, int]]) -> int:
    """Return where ``text`` begins in ``subject`` outside what is taken."""
    start = subject.find(text)
    while start >= 0 and any(a < start + len(text) and start < b for a, b in taken):
        start = subject.find(text, start + 1)
    return max(start, 0)
