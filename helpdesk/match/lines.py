"""Which lines of the entries a mail is on: answers to narrow questions, for all that it asks and all that it tells.

"Mau perpanjang izin kos, syaratnya apa? Tetangga belakang tidak mau tanda tangan." asks for a list; that the consent of
neighbours is asked no more is what its writer needs. So every question, every other sentence and the subject are held
against every line of the entries that may be meant. How likely a line is meant is learnt from mails
whose lines a person chose (``python -m helpdesk.match.fit_lines``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from helpdesk.match.index import Vector
from helpdesk.match.line_memory import Key, LineMemory
from helpdesk.match.line_sets import Places
from helpdesk.match.line_signs import AMONG_FIRST, FEATURES, OF_MAIL, Fits, Unit, telling_stems
from helpdesk.match.line_use import USE, Use, name_of
from helpdesk.match.net import Net, from_table
from helpdesk.match.rank import Index
from helpdesk.match.sentences import sentences
from helpdesk.model.knowledge import Entry
from helpdesk.model.question import LEAST, MOST, Line, Question

READ = 6000  # code points of a mail
UNITS = 40  # questions and sentences of a mail
_NUMBER = re.compile(r"\b\d+\b")
# an identity card that is to be moved moves no practice, grave or shop
_CARD_MOVED = re.compile(r"\b(?:pindah|mindah)\w*(?= (?:alamat |domisili |data )?(?:e-?)?(?:ktp|kk)\b)", re.IGNORECASE)
_SHORTEST, _LONGEST = 4, 500  # code points of a sentence that is read
_FURTHEST = 600  # code points of a question
_TWO = 2
_ALONE, _FAR = 3.0, 5.0  # lead of the only line of a unit; the longest lead
AMONG = ("first of unit", "among three of unit", "lead in unit", "first of entry", "among two of entry")
"""What speaks for a line among those of its mail."""
SIGNS = (*FEATURES, *AMONG, *OF_MAIL, *USE)
"""All that speaks for a line, in the order of the net's coefficients."""
WEIGHTS = Path(__file__).with_name("line_weights.json")


@dataclass(frozen=True, slots=True)
class Learnt:
    """What judged mails taught: ``choice``, a coefficient for each of FEATURES, chooses the part of a mail for a line.

    How likely the line then is, says ``net`` by SIGNS, of which ``use`` knows how often it was told.
    """

    choice: Vector
    net: Net
    use: Use

    def chances(self, fits: Fits, entries: Sequence[Entry]) -> tuple[Fits, Vector]:
        """Return each line of ``fits``, which has some, with its likeliest part of the mail, and its chance."""
        best = best_units(fits, self.choice)
        return best, self.net.chances(signs(best, self.choice, self.use.rows(entries, fits.of)))


@lru_cache(maxsize=1)
def learnt() -> Learnt:
    """Return what ``python -m helpdesk.match.fit_lines`` wrote."""
    table = json.loads(WEIGHTS.read_text("utf-8"))
    choice = np.array([table["choice"][name] for name in FEATURES])
    return Learnt(choice, from_table(table["chance"], SIGNS), Use(table["told"]))


@dataclass(frozen=True, slots=True)
class Looked:
    """A line that a mail may be on, with its ``name`` (``line_use.name_of``) and the words of the mail that it is on.

    ``chance`` (0 to 1) is how likely it is by all but what people judged; the confidence of ``line`` knows that too.
    """

    line: Line
    name: str
    said: str
    chance: float


class Lines:
    """The lines of all entries, ready to be searched."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self.signs = index.line_signs

    def found(
        self,
        text: str,
        subject: str,
        questions: Sequence[Question],
        permits: Sequence[str],
        memory: LineMemory | None = None,
    ) -> tuple[Line, ...]:
        """Return the lines that a mail is on, the likeliest first, with the question that asks for each.

        ``text`` is the new text without its identifying numbers, ``permits`` the ids that the mail is about, ``memory``
        what people judged.
        """
        units = self.units(text, subject, questions)
        fits = self.signs.fits(units, questions, permits)
        return self.chosen(fits, units, memory)

    def chosen(self, fits: Fits, units: Sequence[Unit], memory: LineMemory | None = None) -> tuple[Line, ...]:
        """Return the likeliest of the lines that were found."""
        if not len(fits.lines):
            return ()
        best, _, chances = self._chances(fits, units, memory)
        lines = []
        for at in np.argsort(-chances, kind="stable")[:MOST].tolist():
            if chances[at] < LEAST:
                break
            lines.append(self._line(best, units, at, float(chances[at])))
        return tuple(lines)

    def looked_at(
        self,
        text: str,
        subject: str,
        questions: Sequence[Question],
        permits: Sequence[str],
        memory: LineMemory | None = None,
    ) -> tuple[Looked, ...]:
        """Return all lines that are likely enough to be kept, with ``memory`` or without, the likeliest first."""
        units = self.units(text, subject, questions)
        fits = self.signs.fits(units, questions, permits)
        if not len(fits.lines):
            return ()
        best, before, chances = self._chances(fits, units, memory)
        looked = []
        for at in np.argsort(-chances, kind="stable").tolist():
            if max(chances[at], before[at]) >= LEAST:
                line = self._line(best, units, at, float(chances[at]))
                said = text[line.start : line.end][:_FURTHEST] if line.end else subject
                looked.append(Looked(line, self._key(best, at)[1], said, round(float(before[at]), 4)))
        return tuple(looked)

    def _chances(self, fits: Fits, units: Sequence[Unit], memory: LineMemory | None) -> tuple[Fits, Vector, Vector]:
        """Return the likeliest part of the mail for each line, and its chances without and with what people judged."""
        best, before = learnt().chances(fits, self.signs.entries)
        if memory is None:
            return best, before, before
        keys = [self._key(best, at) for at in range(len(best.lines))]
        return best, before, memory.moved(before, keys, [units[unit].words for unit in best.units])

    def _key(self, best: Fits, at: int) -> Key:
        place, number = best.of[best.lines[at]]
        entry = self.signs.entries[place]
        return entry.id, name_of(entry, number)

    def _line(self, best: Fits, units: Sequence[Unit], at: int, chance: float) -> Line:
        place, number = best.of[best.lines[at]]
        unit = units[best.units[at]]
        return Line(self.signs.entries[place].id, number, round(chance, 4), unit.question, unit.start, unit.end)

    def units(self, text: str, subject: str, questions: Sequence[Question]) -> list[Unit]:
        """Return the parts of a mail: its questions, the sentences between them, its subject."""
        text = text[:READ]
        units: list[Unit] = []
        for number, question in enumerate(questions[:UNITS]):
            words = self.words(text[question.start : question.end][:_FURTHEST])
            units.append(Unit(number, question.start, question.end, words))
        for span in sentences(text):
            if len(units) >= UNITS:
                break
            rest = _outside(text, span.start, span.end, questions)
            if not _SHORTEST <= len(rest) <= _LONGEST:
                continue
            units.append(Unit(None, span.start, span.end, self.words(rest)))
        if subject.strip():
            words = self.words(_NUMBER.sub(" ", subject))  # "Tanya 2" is the second mail, and about no two of anything
            units.append(Unit(None, 0, 0, words, subject=True))
        return units

    def words(self, text: str) -> frozenset[str]:
        """Return the stems of a part of a mail that tell something."""
        return telling_stems(token.stem for token in self._index.read(_CARD_MOVED.sub(" ", text)))


def best_units(fits: Fits, choice: Vector) -> Fits:
    """Return for each line its likeliest fit by ``choice``, a coefficient for each of FEATURES."""
    scores = fits.rows @ choice
    ranked = _Ranked(fits.lines, scores)
    kept = ranked.order[ranked.starts]
    return replace(fits, lines=fits.lines[kept], units=fits.units[kept], rows=fits.rows[kept])


def signs(best: Fits, choice: Vector, use: Vector) -> Vector:
    """Return a row of SIGNS for each line of ``best``; ``use`` has a row for each line that was looked at."""
    return np.hstack([best.rows, _among(best, choice), best.whole[best.lines], use[best.lines]])


def _among(best: Fits, choice: Vector) -> Vector:
    """Return a row of AMONG for each line: how it stands to the other lines of its unit and its entry.

    Lines that say the same do not stand in each other's way.
    """
    scores = best.rows @ choice
    rows = np.empty((len(scores), len(AMONG)))
    of_unit, of_entry = _Ranked(best.units, scores), _Ranked(best.entries[best.lines], scores)
    rows[of_unit.order, 0], rows[of_unit.order, 1] = of_unit.place == 0, of_unit.place < AMONG_FIRST
    rows[of_unit.order, 2] = _leads(of_unit, scores, best.kin[best.lines])
    rows[of_entry.order, 3], rows[of_entry.order, 4] = of_entry.place == 0, of_entry.place < _TWO
    return rows


class _Ranked:
    """Places ordered by key, the highest score of each key first."""

    def __init__(self, keys: Places, scores: Vector) -> None:
        """Find in this order where each key begins, which number each has, and how many of its key stand before."""
        self.order = np.lexsort((-scores, keys))
        ranked = keys[self.order]
        begins = np.ones(len(ranked), dtype=np.bool_)
        np.not_equal(ranked[1:], ranked[:-1], out=begins[1:])
        self.starts: Places = begins.nonzero()[0]
        self.number: Places = begins.cumsum() - 1
        self.place: Places = np.arange(len(ranked)) - self.starts[self.number]


def _leads(of_unit: _Ranked, scores: Vector, kin: Places) -> Vector:
    """Return in their order how far each score is above the highest one of its unit that says something else.

    That is, of another kin than the unit's highest; those of another kin are below the highest.
    """
    scores, kin = scores[of_unit.order], kin[of_unit.order]
    starts, number = of_unit.starts, of_unit.number
    of_top = kin == kin[starts][number]
    second = np.maximum.reduceat(np.where(of_top, -np.inf, scores), starts)[number]
    leads = scores - np.where(of_top, second, scores[starts][number])
    return np.where(np.isinf(second), _ALONE, np.minimum(np.maximum(leads, -_FAR), _FAR))


def _outside(text: str, start: int, end: int, questions: Sequence[Question]) -> str:
    """Return what of a sentence stands in no question."""
    rest = text[start:end]
    for question in questions:
        if question.start < end and start < question.end:
            first, last = max(start, question.start) - start, min(end, question.end) - start
            rest = f"{rest[:first]}{' ' * (last - first)}{rest[last:]}"
    return rest.strip()
