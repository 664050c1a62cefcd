"""What to call a question of which nothing is known and that is on none of our ``matters``: the things it names.

"Karcisnya harus diapain?" is answered by nobody yet. That "the part of your mail that we could not answer" will be
looked into tells its writer nothing; "tentang tiket atau karcis" does, in words of ours: what each thing is called, and
by which words it is known, are data (``nouns.toml``). ``told`` there is how a letter speaks of it in other words, and
``bare`` is what says nothing without the permit that it is asked of: "tentang keabsahan", "tentang alamat".
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

from helpdesk.draft.templating.wording import ENGLISH
from helpdesk.phrases import Phrase, Phrases

MOST = 2  # things that a question is called by
_LONGEST = 1000  # code points of a question
_ENDING = r"(?:nya|ku|mu)?\b"


@dataclass(frozen=True, slots=True)
class Noun:
    """A thing: its name in the middle of a sentence in both languages."""

    name: str
    name_en: str
    bare: bool = False
    told: str = ""

    def called(self, language: str) -> str:
        """Return its name in ``language``."""
        return self.name_en if language == ENGLISH else self.name

    def is_told(self, text: str) -> bool:
        """Whether ``text``, a letter of ours, speaks of it in other words than its name."""
        return bool(self.told) and re.search(self.told, text) is not None


def nouns_in(words: str, language: str, without: str = "") -> list[Noun]:
    """Return the things that ``words`` name, in their order, ``MOST`` at most.

    ``words`` are in usual spelling, ``language`` is that of their mail: "catnya" is paint, and no cat. Nothing that
    the text ``without`` speaks of is returned. What is named within the words of a longer thing is meant by that.
    """
    return [noun for noun, _ in said_in(words, language, without)]


def said_in(words: str, language: str, without: str = "") -> list[tuple[Noun, str]]:
    """Return the same, each with the words that name it."""
    words = words[:_LONGEST].lower()
    said = [
        (match.span(), noun, phrase)
        for noun, phrase in (_ENGLISH_PHRASES if language == ENGLISH else _PHRASES).may_be_in(words)
        if (match := phrase.compiled.search(words)) is not None
    ]
    outer = [one for one in said if not any(_lies_in(one[0], other) for other, _, _ in said)]
    ranked = sorted(outer, key=lambda one: one[0])
    found: dict[Noun, str] = {}
    for (start, end), noun, phrase in ranked:
        if not (without and (phrase.compiled.search(without) or noun.is_told(without))):
            found.setdefault(noun, words[start:end])
    return list(found.items())[:MOST]


def _lies_in(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return other[0] <= span[0] and span[1] <= other[1] and other[1] - other[0] > span[1] - span[0]


def _rows(key: str) -> Iterator[tuple[Noun, Phrase]]:
    text = resources.files("helpdesk.draft.entry").joinpath("nouns.toml").read_text(encoding="utf-8")
    for row in tomllib.loads(text)["nouns"]:
        if key in row:
            told = "|".join(row.get("told", ()))
            yield (
                Noun(row["name"], row["name_en"], row.get("bare", False), told),
                Phrase(tuple(row[key]), ending=_ENDING),
            )


_PHRASES, _ENGLISH_PHRASES = Phrases(_rows("words")), Phrases(_rows("words_en"))
