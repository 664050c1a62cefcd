"""A line that says no more than that a thing is not in our material: it is for who asks, not for who tells of it."""

from __future__ import annotations

import re

from helpdesk.not_known import UNSAID

_WARNS = re.compile(r"\b(?:segera|jangan|sebelum|lebih dahulu|at once|do not|before)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def begins_unknown(text: str) -> bool:
    """Return whether a line begins with what is not known. One that begins with what is, or warns, is more."""
    first = _SENTENCE.split(text)[0]
    return UNSAID.search(first.partition(";")[0]) is not None and not _WARNS.search(text)
