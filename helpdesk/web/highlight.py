"""Highlight: a text cut into pieces where questions or evidence stand. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from helpdesk.model.question import Question


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; ``number`` is the question it belongs to, counted from 1, or None."""

    text: str
    number: int | None


def by_question(text: str, questions: Sequence[Question], before: int = 0) -> tuple[Piece, ...]:
    """Cut ``text`` at its questions. Joined, the pieces are the text; of overlapping questions the earlier one wins.

    ``before`` is how many questions stand in earlier mails.
    """
    pieces: list[Piece] = []
    position = 0
    for number, question in sorted(enumerate(questions, before + 1), key=lambda item: (item[1].start, item[0])):
        start = max(position, min(question.start, len(text)))
        end = min(question.end, len(text))
        if start >= end:
            continue
        if position < start:
            pieces.append(Piece(text[position:start], None))
        pieces.append(Piece(text[start:end], number))
        position = end
    if position < len(text) or not pieces:
        pieces.append(Piece(text[position:], None))
    return tuple(pieces)


def by_evidence(text: str, words: Iterable[str]) -> tuple[tuple[str, bool], ...]:
    """Cut ``text`` into (run, whether it is evidence). Joined, the runs are the text."""
    wanted = sorted({word.strip() for word in words if word.strip()}, key=len, reverse=True)
    if not wanted:
        return ((text, False),)
    loose = (r"\s+".join(map(re.escape, phrase.split())) for phrase in wanted)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(loose)})(?!\w)", re.IGNORECASE)
    runs: list[tuple[str, bool]] = []
    position = 0
    for match in pattern.finditer(text):
        if position < match.start():
            runs.append((text[position : match.start()], False))
        runs.append((match[0], True))
        position = match.end()
    if position < len(text) or not runs:
        runs.append((text[position:], False))
    return tuple(runs)
