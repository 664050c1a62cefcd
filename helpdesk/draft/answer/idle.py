"""A line that says no more than that a thing is not in our material: it is for who asks, not for who tells of it."""

from __future__ import annotations

import re

from helpdesk.draft.asked.phrase import roots_in, telling_in
from helpdesk.not_known import UNSAID

_WARNS = re.compile(r"\b(?:segera|jangan|sebelum|lebih dahulu|at once|do not|before)\b", re.IGNORECASE)
_SOURCE = re.compile(r"\b(?:berasal dari|daerah lain|other regions?|comes? from)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def begins_unknown(text: str) -> bool:
    """Return whether a line begins with what is not known. One that begins with what is, or warns, is more."""
    first = _SENTENCE.split(text)[0]
    return UNSAID.search(first.partition(";")[0]) is not None and not _WARNS.search(text)


def without_unknown_of_others(text: str, mail: str) -> str:
    """Return a line without sentences that something is not known of which ``mail`` has no telling word.

    What the line knows stays; a line that knows nothing stays whole.
    """
    sentences = _SENTENCE.split(text)
    said = roots_in(mail)
    kept = [one for one in sentences if _SOURCE.search(one) or not _is_of_others(one, said)]
    return text if all(map(begins_unknown, kept)) else " ".join(kept)


def _is_of_others(sentence: str, said: frozenset[str]) -> bool:
    return begins_unknown(sentence) and _telling(sentence).isdisjoint(said)


def _telling(sentence: str) -> frozenset[str]:
    """Return what a sentence names as unknown, and not whom to ask for it."""
    return frozenset(root for root in roots_in(sentence.partition(";")[0]) if telling_in((root,)))
