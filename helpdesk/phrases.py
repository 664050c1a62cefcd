"""Thousands of ways to say some hundreds of things, looked for by the words that each way begins and ends with.

``Patterns`` tries a thing where a word stands that one of its ways begins with, and a word that one of them ends with;
where each has many ways, that is a tenth of all things in every question. Here both must be words of the same way, and
hardly a hundredth is tried. Nothing is shared with other patterns, so each text is looked at anew: a question, no mail.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Generic, TypeVar

from helpdesk.pattern_table import forget, known_words
from helpdesk.pattern_words import Needed, Standing, folded

REMEMBERED_WORDS = 2048  # written words, and the ways that each begins and ends
LONGEST_REMEMBERED = 64  # letters
_NONE: frozenset[int] = frozenset()


class Phrase:
    """One thing, said in several ways, each a regular expression that begins at a word; ``ending`` may follow each."""

    def __init__(self, ways: Sequence[str], *, ending: str = "") -> None:
        self._alternatives, self._ending = "|".join(ways), ending
        self.ways = tuple(rf"\b(?:{way})" for way in ways)  # an ending says no more of which words are needed
        self.flags = re.IGNORECASE

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The ordinary pattern, compiled when it is first used."""
        return re.compile(rf"\b(?:{self._alternatives}){self._ending}", self.flags)


Name = TypeVar("Name")


class Phrases(Generic[Name]):
    """Named phrases that are all looked for in the same texts."""

    def __init__(self, named: Iterable[tuple[Name, Phrase]]) -> None:
        self._named = tuple(named)

    def __iter__(self) -> Iterator[Phrase]:
        return (phrase for _, phrase in self._named)

    def may_be_in(self, text: str) -> list[tuple[Name, Phrase]]:
        """Return those of which a way has its words in a text, in their order."""
        return [self._named[place] for place in self._index.places_in(text)]

    @cached_property
    def _index(self) -> _Index:
        index = _Index([known_words(phrase.ways, phrase.flags) for _, phrase in self._named])
        forget()
        return index


class _Index:
    """The ways by their first words and by their last ones, and the thing that each is a way to say."""

    def __init__(self, needed: Sequence[Sequence[Sequence[frozenset[Needed]]]]) -> None:
        """Take for each thing, and each way of it, the sets of words of each of which one is needed."""
        self._first, self._last = Standing(), Standing()
        self._things: list[int] = []
        self._always = set[int]()  # they need no word
        for thing, ways in enumerate(needed):
            for sets in ways:
                if not sets:
                    self._always.add(thing)
                    continue
                for end, one_of in ((self._first, sets[0]), (self._last, sets[-1])):
                    for word in one_of:
                        end.add(len(self._things), word)
                self._things.append(thing)
        self._remembered = lru_cache(maxsize=REMEMBERED_WORDS)(self._at)

    def places_in(self, text: str) -> list[int]:
        """Return the places of the things to be tried in a text, in order."""
        words = [self._remembered(w) if len(w) <= LONGEST_REMEMBERED else self._at(w) for w in set(text.split())]
        begun = _NONE.union(*(first for first, _ in words))
        ended = _NONE.union(*(last for _, last in words))
        return sorted(self._always.union([self._things[way] for way in begun & ended]))

    def _at(self, written: str) -> tuple[frozenset[int], frozenset[int]]:
        """Return the ways that a written word begins and ends."""
        word = folded(written)
        return frozenset(self._first.of(word)) or _NONE, frozenset(self._last.of(word)) or _NONE
