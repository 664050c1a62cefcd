"""Word lists as data: written as plain text, read as a set."""

from __future__ import annotations

import re
from collections.abc import Iterable


def words(text: str) -> frozenset[str]:
    """Return the words of ``text`` that blanks and line ends separate."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[str, ...]:
    """Return the lines of ``text``, without blank ones and blanks at both ends."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def any_of(found: Iterable[str]) -> str:
    """Return a regular expression for any of these literal phrases, the longest first; blanks match any blanks."""
    longest_first = sorted(set(found), key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest_first) + ")"
