"""A regular expression that is tried only where its words stand.

The desk looks for some hundreds of patterns in every clause of a mail, and hardly any is there. ``Pattern`` is used
like ``re.Pattern`` and finds the same, always; but it knows which words every match must hold, so that one look at the
words of a text, made once for all patterns, rules most of them out. A pattern that needs no word is tried as ever.

Nothing is compiled before it is used, which a command that reads one mail does not have to wait for.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache, reduce
from operator import or_
from typing import Generic, TypeVar

from helpdesk.pattern_table import forget, known_words
from helpdesk.pattern_words import Needed, Standing, folded

REMEMBERED_WORDS = 8192  # written words whose patterns are remembered, half a kilobyte each
LONGEST_REMEMBERED = 64  # letters; what is longer comes once, and hostile mail has words of hundreds of thousands
_LONG_ONES, _LONGEST_KEPT = 4, 500_000  # of those, the last are remembered for as long as their mail is read
REMEMBERED_TEXTS = 1024  # a mail is looked at by every pattern, its clauses too, and by its letter ten mails later
REMEMBERED_LETTERS = 500_000  # of all these texts together
ANY = 1  # the bit that every text sets
SELDOM = 12  # texts, until which a pattern is not worth to be compiled twice
_ESCAPES = re.compile(r"\\[\\bBdDsSwWnrt1-9]|\(\?P[<=]")  # they say nothing of capitals
# a capital, another escape of a letter (which may be one), flags within, a range that begins before the letters
_NOT_SMALL = re.compile(r"[A-Z]|\\[a-z0-9]|\(\?[a-z-]|[^a-z]-[a-z]")


class Pattern:
    """What is said in one of several ways, each a regular expression; ``search`` looks for any of them."""

    def __init__(self, *ways: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.ways = ways
        self.flags = flags
        self._masks: tuple[int, ...] | None = None
        self._gate = ANY  # a bit of each mask: without any of these none is there
        self._tries = 0  # texts that have its words
        _WORDS.waiting.append(self)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The ordinary pattern."""
        return re.compile("|".join(self.ways), self.flags)

    @cached_property
    def _small(self) -> re.Pattern[str] | None:
        """The pattern for text in small letters, None where its own letters are not all of them small.

        Half of what is looked for is not there. To see that, this one takes half the time: of many ways that begin with
        a letter it passes over all but those of the letter that stands there, which it does not when case is ignored.
        """
        small = self.flags & re.IGNORECASE and all(map(_is_small, self.ways))
        return re.compile("|".join(self.ways), self.flags & ~re.IGNORECASE) if small else None

    def _first(self, text: str) -> int | None:
        """Return from where on the pattern is to be tried; None where it is nowhere."""
        if self._tries < SELDOM:
            self._tries += 1
            return 0
        if self._small is None:
            return 0
        found = self._small.search(_in_small(text))
        return None if found is None else found.start()

    def search(self, text: str) -> re.Match[str] | None:
        """Return what ``re.Pattern.search`` returns."""
        masks = self._masks or self.masks
        there = _WORDS.of_text.get(text)  # as ``may_be_in``, without the calls: this runs a hundred times a mail
        if there is None:
            there = _WORDS.in_text(text)
        if there & self._gate:
            for mask in masks:
                if there & mask == mask:
                    return self.tried(text)
        return None

    def tried(self, text: str) -> re.Match[str] | None:
        """Return what ``search`` returns; for a text in which the words are known to be."""
        at = self._first(text)
        return None if at is None else self.compiled.search(text, at)

    def match(self, text: str) -> re.Match[str] | None:
        """Return what ``re.Pattern.match`` returns."""
        return self.compiled.match(text) if self.may_be_in(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return what ``re.Pattern.fullmatch`` returns."""
        return self.compiled.fullmatch(text) if self.may_be_in(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return what ``re.Pattern.finditer`` returns."""
        at = self._first(text) if self.may_be_in(text) else None
        return iter(()) if at is None else self.compiled.finditer(text, at)

    def findall(self, text: str) -> list[str]:
        """Return what ``re.Pattern.findall`` returns, for a pattern with one group or none."""
        at = self._first(text) if self.may_be_in(text) else None
        return [] if at is None else self.compiled.findall(text, at)

    def sub(self, new: str, text: str) -> str:
        """Return what ``re.Pattern.sub`` returns."""
        at = self._first(text) if self.may_be_in(text) else None
        return text if at is None else self.compiled.sub(new, text)

    def may_be_in(self, text: str) -> bool:
        """Whether the words are there that every match holds; False only where nothing matches."""
        masks = self._masks or self.masks
        there = _WORDS.in_text(text)
        if there & self._gate:
            for mask in masks:
                if there & mask == mask:
                    return True
        return False

    @property
    def masks(self) -> tuple[int, ...]:
        """For each way, and each alternative of it, the bits of the words that are needed; 0 needs none."""
        if self._masks is None:
            _WORDS.admit_all()
        return self._masks or (0,)

    def admit(self, words: _Words) -> None:
        """Have the words of this pattern looked for from now on."""
        if self._masks is None:
            masks = words.masks_of(known_words(self.ways, self.flags))
            self._gate = reduce(or_, map(_rarest, masks), 0)
            self._masks = masks


def _is_small(way: str) -> bool:
    """Whether a way matches in small letters what it matches when case is ignored, and nothing else."""
    return way.isascii() and _NOT_SMALL.search(_ESCAPES.sub("", way)) is None


_in_small = lru_cache(maxsize=4)(folded)  # a text is looked at by one pattern after another


def _rarest(mask: int) -> int:
    """Return one bit of a mask: the highest is of the pattern that came last, and hence of the fewest others."""
    return 1 << (mask.bit_length() - 1) if mask else ANY


Name = TypeVar("Name")


class Patterns(Generic[Name]):
    """Named patterns that are all looked for in the same texts."""

    def __init__(self, named: Iterable[tuple[Name, Pattern]]) -> None:
        self._named = tuple(named)

    def __iter__(self) -> Iterator[Pattern]:
        return (pattern for _, pattern in self._named)

    @cached_property
    def _masks(self) -> _Masks:
        return _Masks([pattern.masks for _, pattern in self._named])

    def may_be_in(self, text: str) -> list[tuple[Name, Pattern]]:
        """Return those whose words are in a text, in their order."""
        return list(map(self._named.__getitem__, self._masks.of(_WORDS.in_text(text))))

    def found(self, text: str) -> list[Name]:
        """Return the names of those that are in a text, in their order."""
        return [name for name, pattern in self.may_be_in(text) if pattern.tried(text)]


class _Masks:
    """The masks of many patterns, looked at only where one of the bits is set that they need."""

    def __init__(self, masks: Sequence[tuple[int, ...]]) -> None:
        """Take the masks of each pattern."""
        self._always = [place for place, ways in enumerate(masks) if 0 in ways]
        self._by_bit: dict[int, list[tuple[int, int]]] = {}
        for place, ways in enumerate(masks):
            for mask in ways:
                if mask:
                    self._by_bit.setdefault(_rarest(mask), []).append((mask, place))
        self._any = reduce(or_, self._by_bit, 0)

    def of(self, there: int) -> list[int]:
        """Return the places of the patterns that are to be tried where these bits are set, in order."""
        tried = set(self._always)
        bits = there & self._any
        while bits:
            bit = 1 << (bits.bit_length() - 1)
            bits ^= bit
            tried.update([place for mask, place in self._by_bit[bit] if there & mask == mask])
        return sorted(tried)


class _Written(dict[str, int]):
    """Which bits each written word sets, found out when it is first looked up.

    Half of what is remembered is young, half old; when the young are many they become the old, and an old word that is
    met again is young. So the words of every mail stay, and those that came once go.
    """

    def __init__(self, find: Callable[[str], int]) -> None:
        super().__init__()
        self._find = find
        self._old: dict[str, int] = {}
        self._long: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        """Return the bits of a word that was not met of late."""
        mask = self._old.get(word)
        if mask is None and len(word) > LONGEST_REMEMBERED:
            mask = self._long.get(word)
        if mask is None:
            mask = self._find(word)
        if len(word) > LONGEST_REMEMBERED:
            return self._remember_long(word, mask)
        if len(self) >= REMEMBERED_WORDS // 2:
            self._old = dict(self)
            self.clear()
        self[word] = mask
        return mask

    def _remember_long(self, word: str, mask: int) -> int:
        """Keep the bits of a long word, which stands in one text after another of the same mail, and return them."""
        if len(word) > _LONGEST_KEPT:
            return mask
        if len(self._long) >= _LONG_ONES:
            self._long.clear()
        self._long[word] = mask
        return mask


class _Words:
    """The words that patterns need, a bit for each set of them, and which bits a written word sets."""

    def __init__(self) -> None:
        self._lock = threading.Lock()  # the desk reads mails in several threads
        # the number of each bit, by the words written one after another, a fifth of the memory of their sets
        self._bits: dict[str, int] = {}
        self._standing = Standing()  # the numbers of the bits that letters set
        self._of_word = _Written(self._of_written)
        self.of_text: dict[str, int] = {}
        self._letters = 0  # of the texts that are remembered
        self.waiting: list[Pattern] = []

    def admit_all(self) -> None:
        """Admit every pattern made so far: one by one, each would have all words looked at anew."""
        with self._lock:
            while self.waiting:
                self.waiting[-1].admit(self)
                self.waiting.pop()
            forget()

    def masks_of(self, ways: Sequence[Sequence[frozenset[Needed]]]) -> tuple[int, ...]:
        """Return for each way the bits that a text must set before it is tried; 0 is set by any text."""
        return tuple(sum({1 << self._bit(one_of) for one_of in sets}) for sets in ways)

    def in_text(self, text: str) -> int:
        """Return the bits that the words of a text set."""
        texts, words = self.of_text, self._of_word  # taken first: when a pattern comes, both are begun anew
        there = texts.get(text)
        if there is None:
            # most words set no bit, and many come again
            there = reduce(or_, filter(None, map(words.__getitem__, set(text.split()))), ANY)
            if len(texts) >= REMEMBERED_TEXTS or self._letters >= REMEMBERED_LETTERS:
                texts.clear()
                self._letters = 0
            texts[text] = there
            self._letters += len(text)
        return there

    def _bit(self, one_of: frozenset[Needed]) -> int:
        """Return the number of the bit that any of some words sets."""
        name = " ".join(sorted(f"{needed.place:d}{needed.letters}" for needed in one_of))
        number = self._bits.get(name)
        if number is None:
            number = self._bits[name] = len(self._bits) + 1  # the first is ANY
            for needed in one_of:
                self._standing.add(number, needed)
            self.of_text, self._of_word = {}, _Written(self._of_written)
        return number

    def _of_written(self, written: str) -> int:
        """Return the bits that what stands between two blanks sets."""
        octets = bytearray(len(self._bits) // 8 + 1)  # adding whole numbers would copy them for each bit
        for number in self._standing.of(folded(written)):
            octets[number >> 3] |= 1 << (number & 7)
        return int.from_bytes(octets, "little")


_WORDS = _Words()
