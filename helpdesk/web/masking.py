"""Personal numbers in what is displayed: their digits become dots, all but the last four, in the same place."""

from __future__ import annotations

from helpdesk.match.identifiers import PERSONAL, find

DOT = "•"
SHOWN = 4  # digits at the end, so that a counselor can tell two numbers apart


def mask(text: str) -> str:
    """Return ``text`` with the numbers of persons masked; every character keeps its place."""
    letters = list(text)
    for identifier in find(text):
        if identifier.kind in PERSONAL:
            digits = [i for i in range(identifier.start, identifier.end) if text[i].isdigit()]
            for place in digits[:-SHOWN]:
                letters[place] = DOT
    return "".join(letters)
