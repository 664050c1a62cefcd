"""The word that a misspelt one stands for, found among thousands without comparing it with each of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

_Lengths = NDArray[np.int16]
_Letters = NDArray[np.uint32]


class Near:
    """The words that a slip may have made of one of a certain length: thousands, of which few share enough letters."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words

    @cached_property
    def _table(self) -> tuple[_Lengths, _Letters]:
        """Return of each word how many letters it has, and which."""
        return np.array([len(word) for word in self._words], dtype=np.int16), _letters(self._words)

    def closest(self, word: str, cutoff: int) -> str | None:
        """Return the first of the words most like ``word``, if its ``fuzz.ratio`` reaches ``cutoff`` (0 to 100)."""
        if not self._words:
            return None
        lengths, letters = self._table
        # each letter that only one of two words has must be put in or left out, and the ratio is what need not be
        own = 0
        for letter in word:  # as ``_letters``, which takes longer for one word than for a hundred
            own |= 1 << (ord(letter) & 31)
        slips = np.bitwise_count(letters ^ np.uint32(own))
        enough = slips <= (100 - cutoff) * (lengths + len(word)) // 100
        alike = [self._words[at] for at in np.flatnonzero(enough).tolist()]
        best = process.extractOne(word, alike, scorer=fuzz.ratio, score_cutoff=cutoff)
        return str(best[0]) if best else None


def _letters(words: Sequence[str]) -> _Letters:
    """Return which letters stand in each word (none is empty), a bit for each; those of other alphabets share bits."""
    letters = np.frombuffer("".join(words).encode("utf-32-le"), dtype=np.uint32)
    ends = np.cumsum([len(word) for word in words])
    found: _Letters = np.bitwise_or.reduceat(np.uint32(1) << (letters & np.uint32(31)), [0, *ends[:-1]])
    return found
