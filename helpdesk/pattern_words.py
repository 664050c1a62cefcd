"""Which words stand in whatever a regular expression matches, read off the expression itself.

``syarat|\\bberapa (?:lama|hari)\\b`` matches nothing without "syarat" somewhere, or the words "berapa" and one of
"lama" and "hari". Too little is said rather than too much: of what is not understood here, nothing is needed.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from functools import reduce
from typing import Any, NamedTuple

# The standard library's own reader of expressions; it has no public name. Where it says something unknown, nothing is
# needed, and tests/test_pattern.py compares every pattern of the desk with the plain one on every judged mail.
from re import _constants as codes, _parser as reader  # type: ignore[attr-defined]  # isort: skip
from re._casefix import _EXTRA_CASES  # type: ignore[import-not-found]  # isort: skip

MOST = 300  # strings that stand for one stretch of an expression
SHORTEST = 3  # letters of a piece of a word; shorter ones stand in too many words
PAIR = 2  # letters of Chinese, say, are a word
_EDGE, _ANY = "\x00", "\x01"  # a boundary of a word; any letters at all, or none
OPEN = "\u0345\u03b9\u1fbe" + _EDGE + _ANY  # letters of which nothing is said; iota is equal to a mere accent


class Place(IntEnum):
    """Where needed letters stand in a written word."""

    WHOLE = 0
    BEGINS = 1
    ENDS = 2
    ANYWHERE = 3


class Needed(NamedTuple):
    """Letters that must stand in a text, in lower case."""

    letters: str
    place: Place


Strings = frozenset[str]


def needed_words(ways: Sequence[str], flags: re.RegexFlag) -> list[list[frozenset[Needed]]]:
    """Return for each way, and each alternative of it, the sets of words of each of which one is needed."""
    return [_needed(alternative, flags) for way in ways for alternative in _alternatives(way)]


def _alternatives(way: str) -> list[str]:
    """Return an expression parted at the bars that stand in no group and no class of letters."""
    parts, depth, start = [], 0, 0
    for part in _BARS.finditer(way):
        if part[0] in ("(", ")"):
            depth += 1 if part[0] == "(" else -1
        elif part[0] == "|" and not depth:
            parts.append(way[start : part.start()])
            start = part.end()
    return [*parts, way[start:]]


def _needed(alternative: str, flags: re.RegexFlag) -> list[frozenset[Needed]]:
    if flags & (re.VERBOSE | re.ASCII | re.LOCALE) or alternative.startswith(_FLAGS):
        return []
    stretches = _stretches(reader.parse(alternative, int(flags)))
    found = (_one_of(strings, end) for strings in stretches for end in (0, -1))
    return list(dict.fromkeys(one_of for one_of in found if one_of))


def _stretches(nodes: Iterable[tuple[Any, Any]]) -> list[Strings]:
    """Return the stretches of a sequence, each as the strings of which one stands in what is matched."""
    done: list[Strings] = []
    now: Strings = frozenset([""])
    for code, argument in nodes:
        for strings in _of_node(code, argument):
            if len(now) * len(strings) > MOST:
                done.append(_joined(now, frozenset([_ANY])))
                now = frozenset([_ANY])
            now = _joined(now, strings) if len(now) * len(strings) <= MOST else strings
    return [*done, now]


def _joined(first: Strings, second: Strings) -> Strings:
    return frozenset(a + b for a, b in itertools.product(first, second))


def _of_node(code: Any, argument: Any) -> list[Strings]:
    """Return the stretches of one part of an expression, in order; any letters stand between two."""
    reading = _READINGS.get(code)
    return reading(argument) if reading else [frozenset([_ANY])]


def _at(place: Any) -> list[Strings]:
    edges = (codes.AT_BOUNDARY, codes.AT_BEGINNING, codes.AT_BEGINNING_STRING, codes.AT_END, codes.AT_END_STRING)
    return [frozenset([_EDGE if place in edges else ""])]


def _ahead(argument: Any) -> list[Strings]:
    """Return what is looked for: ahead of here it must follow, whatever else does; behind, nothing is said."""
    direction, nodes = argument
    return [*_apart(_stretches(nodes)), frozenset([_ANY])] if direction == 1 else [frozenset([""])]


def _group(argument: Any) -> list[Strings]:
    _, on, off, nodes = argument
    return [frozenset([_ANY])] if on or off else _apart(_stretches(nodes))


def _one_letter(kinds: Any) -> list[Strings]:
    if kinds == [(codes.CATEGORY, codes.CATEGORY_SPACE)]:
        return [frozenset([" "])]
    plain = all(kind is codes.LITERAL for kind, _ in kinds)
    return [frozenset(_letter(value) for _, value in kinds) if plain else frozenset([_ANY])]


def _repeated(argument: Any) -> list[Strings]:
    least, most, nodes = argument
    stretches = _stretches(nodes)
    if stretches == [frozenset([" "])]:  # many blanks part words as one does
        return [frozenset([" "] if least else ["", " "])]
    if least == 0:
        once = most == 1 and len(stretches) == 1 and len(stretches[0]) < MOST
        return [stretches[0] | {""} if once else frozenset([_ANY])]
    return _apart(stretches) if most == 1 else [*_apart(stretches), frozenset([_ANY])]


def _apart(stretches: list[Strings]) -> list[Strings]:
    any_letters: Strings = frozenset([_ANY])
    return [stretches[0], *(part for stretch in stretches[1:] for part in (any_letters, stretch))]


def _best(stretches: list[Strings]) -> Strings:
    """Return the strings by which an alternative is told best, with any letters around where it has more."""
    if len(stretches) == 1:
        return stretches[0]
    best = max(stretches, key=lambda strings: min(map(_worth, strings)))
    return frozenset(f"{_ANY}{string}{_ANY}" for string in best)


def _letter(code: int) -> str:
    """Return a letter as ``folded`` writes it; a blank of any kind parts words."""
    letter = chr(code)
    if letter.isspace():
        return " "
    return _ANY if letter in OPEN else folded(letter)


def folded(text: str) -> str:
    """Return ``text`` so written that letters which are equal to ``re.IGNORECASE`` are the same."""
    return text.lower() if text.isascii() else text.translate(_ALIKE).lower().translate(_ALIKE)


# Small letters that are equal to another one, and the one capital that str.lower makes two letters of.
_ALIKE = {0x130: "i"} | {
    code: chr(min(code, *others)) for code, others in _EXTRA_CASES.items() if 0x345 not in (code, *others)
}


_LONG = 200  # letters of a word that no language has


class Standing:
    """Numbers (of ways to say something), each under letters that a word must hold: whole, at one end, or anywhere."""

    def __init__(self) -> None:
        self._numbers: dict[Place, dict[str, tuple[int, ...]]] = {place: {} for place in Place}
        self._anywhere: dict[str, dict[str, tuple[int, ...]]] = {}  # by their first three letters
        self._longest = 0  # letters of what is needed: a word of a million has no more beginnings than that

    def add(self, number: int, needed: Needed) -> None:
        """Put a number under needed letters."""
        numbers = self._numbers[needed.place]
        if needed.place is Place.ANYWHERE:
            numbers = self._anywhere.setdefault(needed.letters[:SHORTEST], {})
        self._longest = max(self._longest, len(needed.letters))
        numbers[needed.letters] = (*numbers.get(needed.letters, ()), number)

    def of(self, word: str) -> list[int]:
        """Return the numbers of what stands between two blanks, as ``folded`` writes it; some of them twice."""
        found = self._inside(word)
        whole, begins, ends, _ = self._numbers.values()
        for run in (word,) if word.isalnum() else set(_RUN.findall(word)):
            found += whole.get(run, ())
            for length in range(PAIR, min(len(run), self._longest) + 1):  # none is shorter but whole words
                if (letters := run[:length]) in begins:
                    found += begins[letters]
                if (letters := run[-length:]) in ends:
                    found += ends[letters]
        return found

    def _inside(self, word: str) -> list[int]:
        """Return the numbers of the letters that stand wherever in a word."""
        found = list[int]()
        if len(word) > _LONG:
            return self._inside_long(word)
        for length in (SHORTEST,) if word.isascii() else (PAIR, SHORTEST):
            for at in range(len(word) - length + 1):
                if begun := self._anywhere.get(word[at : at + length]):
                    for letters, numbers in begun.items():
                        if word.startswith(letters, at):
                            found += numbers
        return found

    def _inside_long(self, word: str) -> list[int]:
        """Return the same of a word like "<pre><pre>...", looking at each three of its letters once."""
        runs = set(map("".join, zip(word, word[1:], word[2:], strict=False)))
        if not word.isascii():
            runs.update(map("".join, itertools.pairwise(word)))
        begun = [self._anywhere[run] for run in runs if run in self._anywhere]
        return [number for ways in begun for letters, numbers in ways.items() if letters in word for number in numbers]


def _one_of(strings: Strings, end: int) -> frozenset[Needed] | None:
    """Return the first word of each string, or the last (``end`` -1), or None when one of them has none."""
    words = [_words(string) for string in strings]
    return frozenset(found[end] for found in words) if all(words) else None


def _worth(string: str) -> int:
    return max((len(needed.letters) for needed in _words(string)), default=0)


def _words(string: str) -> list[Needed]:
    """Return what stands between blanks, boundaries and unknown letters of a string and tells something."""
    found = []
    for written in f"{_ANY}{string}{_ANY}".split(" "):
        # blanks are boundaries too, the ends of the string are not
        marked = f"{_EDGE}{written}{_EDGE}"
        for match in _PIECE.finditer(marked):
            letters = match[0]
            before, after = marked[match.start() - 1] == _EDGE, marked[match.end()] == _EDGE
            place = (Place.ANYWHERE, Place.BEGINS, Place.ENDS, Place.WHOLE)[before + 2 * after]
            if not letters.isalnum():
                place = Place.ANYWHERE  # it goes over a boundary
            if place is Place.WHOLE or len(letters) >= (SHORTEST if letters.isascii() else PAIR):
                found.append(Needed(letters, place))
    return found


_READINGS: dict[Any, Callable[[Any], list[Strings]]] = {
    codes.LITERAL: lambda code: [frozenset([_letter(code)])],
    codes.AT: _at,
    codes.ASSERT: _ahead,
    codes.ASSERT_NOT: lambda _: [frozenset([""])],
    codes.SUBPATTERN: _group,
    codes.BRANCH: lambda argument: [reduce(frozenset.union, (_best(_stretches(way)) for way in argument[1]))],
    codes.MAX_REPEAT: _repeated,
    codes.MIN_REPEAT: _repeated,
    codes.POSSESSIVE_REPEAT: _repeated,
    codes.IN: _one_letter,
}
_FLAGS = ("(?a", "(?i", "(?L", "(?m", "(?s", "(?u", "(?x", "(?-")
_BARS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)  # an escape, a class, a group's end, a bar
_RUN = re.compile(r"\w+")
_PIECE = re.compile(r"[^\x00\x01]+")
