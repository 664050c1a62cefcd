"""Word lists as data: written as plain text, read as a set."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable


def words(text: str) -> frozenset[str]:
    """Return the words of ``text`` that blanks and line ends separate."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[str, ...]:
    """Return the lines of ``text``, without blank ones and blanks at both ends."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def any_of(found: Iterable[str]) -> str:
    """Return a regular expression for any of these literal phrases, the longest first; blanks match any blanks."""
    return "(?:" + "|".join(each_of(found)) + ")"


def each_of(found: Iterable[str]) -> list[str]:
    """Return a regular expression for each of these phrases, the longest first.

    A ``Pattern`` made of them is tried where all words of a phrase are, one made of ``any_of`` where the first of any.
    """
    longest_first = sorted(set(found), key=lambda phrase: (-len(phrase), phrase))
    return [re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest_first]


def with_plain(found: Iterable[str]) -> tuple[str, ...]:
    """Return the phrases, and those of Latin letters without their accents too, as programs write that know only ASCII.

    German vowels lose theirs (ü) in two ways: u and ue.
    """
    out: dict[str, None] = {}
    for phrase in found:
        out[phrase] = None
        for plain in (phrase.translate(_GERMAN), phrase):
            letters = unicodedata.normalize("NFKD", plain.translate(_LATIN))
            bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
            if bare.isascii():
                out[bare] = None
    return tuple(out)


_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_LATIN = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "’": "'"})
