"""Which entries people ask about with which words: learnt from questions of mails, judged for the entries that answer.

Entries say what the office calls a thing, and list some questions; citizens have other words for it, by the thousand.
A multinomial logistic regression over the stems and letters of a question, and the stems around it, says what each
entry gains beside what its own text says. ``python -m helpdesk.match.fit`` makes the coefficients again.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from helpdesk.match.index import Places, Vector, grams_of, runs
from helpdesk.match.signs import SIGNS, head_of, some_signs
from helpdesk.match.text import Token
from helpdesk.stems import REMEMBERED_WORDS

WEIGHTS = Path(__file__).with_name("usage_weights.json")
SCALE = 100  # coefficients are kept in hundredths
LEAST = 0.3  # below it a coefficient is not kept: most are, and the ranks of 1,690 questions did not suffer
STEMS, LETTERS, ALWAYS = 0.6, 0.4, 0.1  # shares of the squared length of a question
COMMON = 0.3  # what a word tells that is asked of any permit, against another as rare
ENOUGH = 0.2  # the telling words, in words that no entry has, by which a question says half of what it could
READ = 60  # words whose letters are read
UNASKED = 0.9  # of the most that any entry gains: for entries of which nothing was learnt
_ONE, _STEM, _LETTERS = "", "s ", "l "  # the sign that every question shows, and how those of words begin


@dataclass(frozen=True, slots=True)
class Tells:
    """How much each stem and n-gram tells, and any other one; ``common``: the stems that are asked of any permit."""

    stems: Mapping[str, float]
    letters: Mapping[str, float]
    stem: float
    gram: float
    common: frozenset[str]

    @property
    def signs(self) -> list[str]:
        """Return all signs by name."""
        return [_ONE, *(_STEM + stem for stem in self.stems), *(_LETTERS + gram for gram in self.letters)]


class Reading:
    """Reads a question as the signs that it shows; they are numbered in the order of ``Tells.signs``."""

    def __init__(self, tells: Tells) -> None:
        """Take what signs tell."""
        self._tells = tells
        self._stems = {stem: place for place, stem in enumerate(tells.stems, 1)}
        self._grams = {gram: place for place, gram in enumerate(tells.letters, 1 + len(tells.stems))}
        self._of_word: dict[str, tuple[list[tuple[int, float]], int]] = {}

    def __getstate__(self) -> dict[str, object]:
        """Leave out what is remembered: an index that is kept has read no mail."""
        return {**self.__dict__, "_of_word": {}}

    def signs(self, terms: Mapping[str, float], words: Sequence[Token]) -> tuple[Places, Vector]:
        """Return the numbers of the signs of a question, and how strongly it shows each.

        ``terms`` are its stems and those around it, with their weights, ``words`` its own. The less it says itself what
        it is about, the shorter it is as a vector.
        """
        tells, common = self._tells, self._tells.common
        told = [(stem, weight * tells.stems.get(stem, tells.stem)) for stem, weight in terms.items()]
        mass = sum([value for stem, value in told if stem not in common]) / tells.stem
        own = mass / (ENOUGH + mass)
        said = [(self._stems.get(stem, -1), COMMON * value if stem in common else value) for stem, value in told]
        spelt, unknown = self._spelt([token.word for token in words[:READ] if token.stem not in common])
        of_stems = math.sqrt(STEMS) * own / (math.hypot(*[value for _, value in said]) or 1.0)
        of_letters = math.sqrt(LETTERS) * own / (math.hypot(*spelt.values(), unknown) or 1.0)
        known = [(place, value) for place, value in said if place >= 0]
        places = [0, *[place for place, _ in known], *spelt]
        values = [math.sqrt(ALWAYS) * own, *[value * of_stems for _, value in known]]
        values += [value * of_letters for value in spelt.values()]
        return np.array(places, dtype=np.intp), np.array(values)

    def _spelt(self, words: Iterable[str]) -> tuple[dict[int, float], float]:
        """Return how much the known n-grams of words tell, by their numbers, and all others together."""
        found: dict[int, float] = {}
        unknown = 0
        for word in words:
            known, others = self._read(word)
            for place, value in known:
                found[place] = found.get(place, 0.0) + value
            unknown += others
        return found, self._tells.gram * math.sqrt(unknown)

    def _read(self, word: str) -> tuple[list[tuple[int, float]], int]:
        """Return the known n-grams of a word with what they tell, and how many others it has."""
        read = self._of_word.get(word)
        if read is None:
            grams = grams_of(word)
            known = [(self._grams[gram], self._tells.letters[gram]) for gram in grams if gram in self._grams]
            read = known, len(grams) - len(known)
            if len(self._of_word) >= REMEMBERED_WORDS // 2:
                self._of_word.clear()
            self._of_word[word] = read
        return read


@dataclass(frozen=True, slots=True)
class Learnt:
    """The coefficients in hundredths: those of each sign, one sign after another, and what signs tell.

    Of every sign and entry nine in ten are nothing, and are not kept: a full table would take five times the memory.
    """

    ids: tuple[str, ...]
    starts: NDArray[np.int32]  # where the coefficients of each sign begin, and at last where they all end
    entries: NDArray[np.int16]  # the place in ``ids`` of the entry of each
    values: NDArray[np.int16]
    tells: Tells

    def as_json(self) -> str:
        """Return the text of a file: a line for each sign, what it tells and then entry and coefficient in turn."""
        lines = []
        for name, start, end in zip(self.tells.signs, self.starts.tolist(), self.starts[1:].tolist(), strict=False):
            known = self.tells.stems if name.startswith(_STEM) else self.tells.letters
            row = zip(self.entries[start:end].tolist(), self.values[start:end].tolist(), strict=True)
            cells = [round(SCALE * known.get(name[2:], 0.0)), *chain.from_iterable(row)]
            lines.append(f"    {json.dumps(name, ensure_ascii=False)}: {json.dumps(cells, separators=(',', ':'))}")
        head = {"scale": SCALE, "entries": self.ids, "unknown": [self.tells.stem, self.tells.gram]}
        head["common"] = sorted(self.tells.common)
        above = ",\n".join(f'  "{key}": {json.dumps(value, ensure_ascii=False)}' for key, value in head.items())
        return f"{{\n{above},\n  {SIGNS}\n" + ",\n".join(lines) + "\n  }\n}\n"


def of_table(ids: Sequence[str], table: NDArray[np.int16], tells: Tells) -> Learnt:
    """Return what a full table says: a row for each sign, in the order of ``tells.signs``, a column for each entry."""
    signs, entries = np.nonzero(table)
    starts = np.searchsorted(signs, np.arange(len(table) + 1)).astype(np.int32)
    return Learnt(tuple(ids), starts, entries.astype(np.int16), table[signs, entries], tells)


def from_lines(lines: Iterable[str]) -> Learnt:
    """Return the model of a file that ``as_json`` wrote; it is read some lines at a time, as ``signs.read`` does."""
    rest = iter(lines)
    head = head_of(rest)
    told: dict[str, dict[str, float]] = {_ONE: {}, _STEM: {}, _LETTERS: {}}
    lengths, cells = [0], [np.zeros((0, 2), np.int16)]
    for names, rows in some_signs(rest):
        numbers = np.fromstring(",".join(rows), np.int16, sep=",")
        sizes = np.array([row.count(",") + 1 for row in rows])
        firsts = sizes.cumsum() - sizes  # what the sign itself tells
        for name, weight in zip(names, (numbers[firsts] / SCALE).tolist(), strict=True):
            told[name[:2]][name[2:]] = weight
        cells.append(np.delete(numbers, firsts).reshape(-1, 2))
        lengths += (sizes // 2).tolist()
    stem, gram = head["unknown"]
    tells = Tells(told[_STEM], told[_LETTERS], stem, gram, frozenset(head["common"]))
    entries, values = np.concatenate(cells).T
    starts = np.cumsum(lengths, dtype=np.int32)
    return Learnt(tuple(head["entries"]), starts, np.ascontiguousarray(entries), np.ascontiguousarray(values), tells)


NOTHING = of_table((), np.zeros((1, 0), dtype=np.int16), Tells({}, {}, 1.0, 1.0, frozenset()))


class Usage:
    """What was learnt, for the entries of one knowledge base in its order."""

    def __init__(self, learnt: Learnt, ids: Iterable[str]) -> None:
        """Take what was learnt; ``ids`` it does not know are those of entries that were added since."""
        place = {entry_id: at for at, entry_id in enumerate(ids)}
        at = np.array([place.get(entry_id, -1) for entry_id in learnt.ids], dtype=np.int32)
        self.reading = Reading(learnt.tells)
        self.learnt = frozenset(at[at >= 0].tolist())  # the places of the entries of which anything was learnt
        self._added = np.array([number not in self.learnt for number in range(len(place))], dtype=np.bool_)
        places = at[learnt.entries]
        known = places >= 0
        kept = np.concatenate([np.zeros(1, np.int32), known.cumsum(dtype=np.int32)])
        self._starts = kept[learnt.starts]
        self._places, self._values = places[known].astype(np.int32), learnt.values[known]

    def gains(self, terms: Mapping[str, float], words: Sequence[Token]) -> Vector:
        """Return what each entry gains by the words of a question; ``Reading.signs`` says what these are.

        Nobody's question taught anything of an entry that was added: it gains nearly as much as any other.
        """
        signs, strengths = self.reading.signs(terms, words)
        starts = self._starts[signs]
        lengths = self._starts[signs + 1] - starts
        cells = runs(starts, lengths)
        told = self._values[cells] * strengths.repeat(lengths)
        gains: Vector = np.bincount(self._places[cells], told, len(self._added)) / SCALE
        if len(self.learnt) < len(gains):
            most = gains[~self._added].max(initial=0.0)
            gains[self._added] = UNASKED * most
        return gains


@lru_cache(maxsize=1)
def shipped() -> Learnt:
    """Return what was learnt from the judged questions that we have."""
    with WEIGHTS.open(encoding="utf-8") as lines:
        return from_lines(lines)
