"""What a sentence denies: "tidak nambah lantai" is no case of a storey that is added."""

from __future__ import annotations

import re
from functools import lru_cache

from helpdesk.draft.asked.phrase import roots_in

_DENIED = re.compile(
    r"(?<!kalau )(?<!kalo )(?<!klo )(?<!jika )(?<!bila )(?<!if )"  # "kalo ga, dicopot"
    r"\b(?:bukan|tidak|tdk|ga|gak|nggak|ngga|enggak|tak|tanpa|not|no|without)"
    r"(?! (?:mau|bisa|dapat|boleh|ingin|sempat|lagi|pernah)\b)((?: \w+){1,3})"  # unwilling is not absent
)
_NOT = roots_in("bukan tidak tanpa not no without")


def denied(sentence: str, words: frozenset[str], own: frozenset[str]) -> bool:
    """Return whether a word of a group follows a "not" that is none of the group: "tidak ada artis luar negeri".

    ``sentence`` is in small letters; ``words`` are all roots of the group, ``own`` those in no name of its entry.
    """
    return not words & _NOT and any(map(own.__and__, _after_not(sentence)))


@lru_cache(maxsize=16)  # each group of words asks of the same sentence
def _after_not(sentence: str) -> tuple[frozenset[str], ...]:
    """Return the roots after each "not" of a sentence."""
    return tuple(roots_in(after[1]) for after in _DENIED.finditer(sentence))
