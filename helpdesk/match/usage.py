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
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from helpdesk.match.index import Places, Vector, grams_of
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
    """The coefficients in hundredths, a row for each sign and a column for each entry of ``ids``; what signs tell."""

    ids: tuple[str, ...]
    table: NDArray[np.int16]
    tells: Tells

    def as_json(self) -> str:
        """Return the text of a file: a line for each sign, what it tells and then entry and coefficient in turn."""
        lines = []
        for name, row in zip(self.tells.signs, self.table, strict=True):
            known = self.tells.stems if name.startswith(_STEM) else self.tells.letters
            cells = [round(SCALE * known.get(name[2:], 0.0))]
            for at in np.flatnonzero(row).tolist():
                cells += [at, int(row[at])]
            lines.append(f"    {json.dumps(name, ensure_ascii=False)}: {json.dumps(cells, separators=(',', ':'))}")
        head = {"scale": SCALE, "entries": self.ids, "unknown": [self.tells.stem, self.tells.gram]}
        head["common"] = sorted(self.tells.common)
        above = ",\n".join(f'  "{key}": {json.dumps(value, ensure_ascii=False)}' for key, value in head.items())
        return f'{{\n{above},\n  "signs": {{\n' + ",\n".join(lines) + "\n  }\n}\n"


def from_json(text: str) -> Learnt:
    """Return the model of a file that ``as_json`` wrote."""
    head = json.loads(text)
    found, ids = head["signs"], tuple(head["entries"])
    told = {kind: {n[2:]: row[0] / SCALE for n, row in found.items() if n[:2] == kind} for kind in (_STEM, _LETTERS)}
    stem, gram = head["unknown"]
    tells = Tells(told[_STEM], told[_LETTERS], stem, gram, frozenset(head["common"]))
    rows = [found[name] for name in tells.signs]
    cells = np.array([value for row in rows for value in row[1:]], dtype=np.intp).reshape(-1, 2)
    table = np.zeros((len(rows), len(ids)), dtype=np.int16)
    table[np.repeat(np.arange(len(rows)), [len(row) // 2 for row in rows]), cells[:, 0]] = cells[:, 1]
    return Learnt(ids, table, tells)


NOTHING = Learnt((), np.zeros((1, 0), dtype=np.int16), Tells({}, {}, 1.0, 1.0, frozenset()))


class Usage:
    """What was learnt, for the entries of one knowledge base in its order."""

    def __init__(self, learnt: Learnt, ids: Iterable[str]) -> None:
        """Take what was learnt; ``ids`` it does not know are those of entries that were added since."""
        place = {entry_id: at for at, entry_id in enumerate(ids)}
        kept = [column for column, entry_id in enumerate(learnt.ids) if entry_id in place]
        self.reading = Reading(learnt.tells)
        self._size = len(place)
        # row by row in memory, or each question would copy all of it
        self._table = np.ascontiguousarray(learnt.table[:, kept]) if len(kept) < len(learnt.ids) else learnt.table
        self._at = np.array([place[learnt.ids[column]] for column in kept], dtype=np.intp)
        self.learnt = frozenset(self._at.tolist())  # the places of the entries of which anything was learnt

    def gains(self, terms: Mapping[str, float], words: Sequence[Token]) -> Vector:
        """Return what each entry gains by the words of a question; ``Reading.signs`` says what these are.

        Nobody's question taught anything of an entry that was added: it gains nearly as much as any other.
        """
        places, values = self.reading.signs(terms, words)
        found = values @ self._table.take(places, axis=0) / SCALE
        gains: Vector = np.full(self._size, UNASKED * found.max(initial=0.0))
        gains[self._at] = found
        return gains


@lru_cache(maxsize=1)
def shipped() -> Learnt:
    """Return what was learnt from the judged questions that we have."""
    return from_json(WEIGHTS.read_text("utf-8"))
