"""The words of thousands of texts at once, as numbers: what ``text.said`` gives for each text, one after another.

The questions of five thousand entries are four million words, of which some ten thousand differ. What stands between
two blanks is read once, wherever it stands; the rest is done on arrays.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

import numpy as np

from helpdesk.match.index import Places, stretches
from helpdesk.match.lexicon import FILLERS
from helpdesk.match.text import said, tokens, written_words

Key = TypeVar("Key", bound=Hashable)
AT_ONCE = 2048  # texts: arrays that a processor keeps at hand are worked on in a third of the time


@dataclass(frozen=True)
class Said:
    """The words of texts that are no fillers, a row for each, text by text and as they follow each other there.

    ``texts`` are the numbers of the texts, ``words`` the places of the words in the tables of ``Vocabulary``.
    """

    texts: Places
    words: Places
    size: int  # texts, those without any word included


class Vocabulary:
    """The words of every text read so far: to each belong a stem and a usual spelling, as numbers of their own."""

    def __init__(self) -> None:
        self._stems, self._spellings = _Numbers[str](), _Numbers[str]()
        self._words = _Numbers[tuple[str, str]]()  # (stem, usual spelling)
        self._chunks = _Numbers[str]()  # what stands between two blanks
        # of each word its stem, its usual spelling, and whether it is a filler
        self._stem_of, self._spelling_of, self._fillers = _Column(), _Column(), _Column()
        # of each chunk how many words it is, whether it begins and ends with one, whether it is just one
        self._counts, self._begins, self._ends, self._single = _Column(), _Column(), _Column(), _Column()
        self._words_of = _Column()

    @property
    def stems(self) -> tuple[str, ...]:
        """Return every stem, by its number."""
        return tuple(self._stems)

    @property
    def spellings(self) -> tuple[str, ...]:
        """Return every usual spelling, by its number."""
        return tuple(self._spellings)

    def stems_of(self, words: Places) -> Places:
        """Return the number of the stem of each word."""
        return self._stem_of.array[words]

    def spellings_of(self, words: Places) -> Places:
        """Return the number of the usual spelling of each word."""
        return self._spelling_of.array[words]

    def read(self, texts: Sequence[str]) -> Said:
        """Return the words of texts."""
        parts = [self._some(texts[start : start + AT_ONCE], start) for start in range(0, max(1, len(texts)), AT_ONCE)]
        return Said(np.concatenate([owners for owners, _ in parts]), np.concatenate([w for _, w in parts]), len(texts))

    def _some(self, texts: Sequence[str], first: int) -> tuple[Places, Places]:
        """Return of each word of some texts the number of the text, counted from ``first``, and that of the word."""
        # no word goes over a blank, and all texts are cut at once
        lengths = np.array([text.count(" ") + 1 for text in texts], dtype=np.intp)
        pieces = map(self._chunks.__getitem__, " ".join(texts).split(" ") if texts else ())
        chunks = np.fromiter(pieces, np.intp, int(lengths.sum()))
        for chunk in islice(self._chunks, len(self._counts), None):
            self._read_chunk(chunk)
        owners, words = self._unrolled(chunks, lengths, texts)
        telling = self._fillers.array[words] == 0
        return (owners[telling] + first).astype(np.int32), words[telling].astype(np.int32)

    def _unrolled(self, chunks: Places, lengths: Places, texts: Sequence[str]) -> tuple[Places, Places]:
        """Return of each word of the chunks, fillers included, the number of its text and its own.

        ``lengths`` are the chunks of each text.
        """
        counts = self._counts.array
        of_chunk = counts[chunks]
        words = self._words_of.array[stretches((counts.cumsum() - counts)[chunks], of_chunk)]
        at = np.repeat(np.arange(len(chunks)), of_chunk)  # the chunk in which it stands
        owners = np.repeat(np.arange(len(texts)), lengths)[at]
        spelt = self._spelling_of.array[words]
        next_to = (spelt[1:] == spelt[:-1]) & (at[1:] == at[:-1] + 1) & (owners[1:] == owners[:-1])
        second = np.flatnonzero(next_to) + 1
        before, this = chunks[at[second - 1]], chunks[at[second]]
        alone = (self._ends.array[before] & self._begins.array[this]) == 1
        second, this = second[alone], this[alone]
        # "syarat syarat" is one syarat; a third would be one more, and of "syarat-syarat" it is the whole that counts
        hard = (self._single.array[this] == 0) | (np.diff(second, prepend=-1) == 1)
        again = np.flatnonzero(np.bincount(owners[second[hard]]))  # in order; np.unique would import numpy.ma
        kept = ~np.isin(owners, again) if len(again) else np.ones(len(owners), dtype=np.bool_)
        kept[second] = False
        return self._with(owners[kept], words[kept], {text: texts[text] for text in again.tolist()})

    def _with(self, owners: Places, words: Places, texts: Mapping[int, str]) -> tuple[Places, Places]:
        """Return the same with the words of further texts, by their numbers, put where they belong."""
        found = [(number, self._number(*pair)) for number, text in texts.items() for pair in said(text)]
        if not found:
            return owners, words
        numbers = np.array([number for number, _ in found], dtype=np.intp)
        at = np.searchsorted(owners, numbers)
        return np.insert(owners, at, numbers), np.insert(words, at, [word for _, word in found])

    def _read_chunk(self, chunk: str) -> None:
        """Find the words of what stands between two blanks and was not met before."""
        found = tokens(chunk)
        self._words_of += [self._number(token.stem, token.word) for token in found]
        self._counts.append(len(found))
        self._begins.append(bool(found) and found[0].start == 0)
        self._ends.append(bool(found) and found[-1].end == len(chunk))
        whole = written_words(chunk)
        self._single.append(len(whole) == len(found) == 1 and whole[0].isalnum())

    def _number(self, stem: str, word: str) -> int:
        number = self._words[stem, word]
        if number == len(self._fillers):
            self._stem_of.append(self._stems[stem])
            self._spelling_of.append(self._spellings[word])
            self._fillers.append(word in FILLERS or stem in FILLERS)
        return number


class _Column(list[int]):
    """Numbers that are written one by one and read all at once."""

    def __init__(self) -> None:
        super().__init__()
        self._array = np.zeros(0, dtype=np.int32)

    @property
    def array(self) -> Places:
        """Return the numbers as they are now."""
        if len(self._array) < len(self):
            self._array = np.array(self, dtype=np.int32)
        return self._array


class _Numbers(dict[Key, int]):
    """A mapping in which a new key gets the next number."""

    def __missing__(self, key: Key) -> int:
        """Return the number of a key that was not met before."""
        number = self[key] = len(self)
        return number
