"""The points that a citizen has numbered: a letter answers each under the same number, in the same order.

Who wrote "1." to "5." looks for five answers. One that is missing is missed, and two under one number are looked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpdesk.model.question import Question

_READ = 20_000  # code points; a mail longer than that is no letter
_MARKS = re.compile(
    r"(?:(?<=\n)|^)[ \t]{0,20}(?:\(?(?P<number>\d{1,2})[.)](?!\d)|\(?(?P<letter>[a-h])[.)]|(?P<bullet>[-*•–]))"
    r"[ \t]*(?=\S)"
    r"|(?<=\s)\(?(?P<inline>\d)\)(?=\s?\S)"
)
_LEAST = 2  # one point is none


def points_of(text: str, questions: Sequence[Question]) -> tuple[int, ...]:
    """Return for each question the number of the point in which it stands, from 1, or 0 where it stands in none.

    Empty when the mail numbers nothing. Letters and bullets count as numbers: a is 1.
    """
    starts = _starts(text[:_READ])
    if len(starts) < _LEAST:
        return ()
    numbers = tuple(sum(start <= question.start for start in starts) for question in questions)
    asked = set(numbers) - {0}
    return numbers if len(asked) >= _LEAST and asked == set(range(1, len(asked) + 1)) else ()


def text_of_point(text: str, number: int) -> str:
    """Return what stands in a point of a text, empty where there is none of that number."""
    starts = _starts(text[:_READ])
    return text[starts[number - 1] : (*starts, len(text))[number]] if 0 < number <= len(starts) else ""


def leads_to_points(text: str, question: Question, points: Sequence[int], index: int) -> bool:
    """Return whether a question only announces the points that follow it, as "mohon penjelasan:" does."""
    if not points or points[index] or not any(points[index + 1 :]):
        return False
    return text[question.end :].lstrip(" \t\"'")[:1] == ":" or question.text.rstrip().endswith(":")


def _starts(text: str) -> list[int]:
    """Return where the points of a text begin: the longest run of marks of one kind, counted on from the first."""
    marks = list(_MARKS.finditer(text))
    runs: list[list[int]] = []
    for kind in ("number", "letter", "bullet", "inline"):
        run: list[int] = []
        for mark in marks:
            said = mark[kind]
            if said is None:
                continue
            expected = len(run) + 1
            value = expected if kind == "bullet" else ord(said) - 96 if kind == "letter" else int(said)
            if value == expected:
                run.append(mark.end())
        runs.append(run)
    return max(runs, key=len)
