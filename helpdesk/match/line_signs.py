"""What speaks for each line of the entries in each part of a mail.

A line is an answer to a narrow question (a *particular*), or the whole answer of a topic. It is found by the groups of
words that name it, by what people say of it, by its own words, and by how likely its entry is meant.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from helpdesk.match.index import Vector
from helpdesk.match.lexicon import FILLERS
from helpdesk.match.overlap import Places, Sets, Texts, Touched, Vocabulary, at_keys, merged
from helpdesk.match.text import stems
from helpdesk.model.knowledge import Entry, Permit, Topic
from helpdesk.model.question import Question

WHOLE = -1  # the number of the line that is the whole answer of a topic
AMONG_FIRST, _TWO = 3, 2
_SAME = 0.6  # share of the words of two lines by which they say the same
_FULL = 30  # words of a long sentence
_WHOLLY = 0.999  # share of a group that is said as a whole
_UNKNOWN = re.compile(r"tidak (?:disebut|dirinci|ada) dalam bahan kami")
_SAID = 0.34  # share of a group's weight that must be said for a line to be looked at
_LIKE = 0.25  # or likeness to what people say of it
_NUMBERS = dict(enumerate(["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "puluh"], 1))
_DIGITS = {str(number): word for number, word in _NUMBERS.items()}
_SIMPLE = (
    "group said",
    "group said whole, weight",
    "group said whole, two words",
    "groups said whole",
    "unit in line or entry",
    "weight in line",
    "in line without the names",
    "confidence of entry",
    "entry is first",
    "entry among three",
    "confidence of entry in mail",
    "permit of mail",
    "question",
    "subject",
    "length",
    "topic",
    "line is whole answer",
    "says it is not known",
    "like what is asked",
    "like another that is asked",
    "asked said",
    "like without the names",
)
_TOGETHER = (
    ("group said", "confidence of entry"),
    ("group said", "confidence of entry in mail"),
    ("group said whole, weight", "confidence of entry in mail"),
    ("group said", "permit of mail"),
    ("unit in line or entry", "confidence of entry in mail"),
    ("like what is asked", "confidence of entry in mail"),
    ("like what is asked", "question"),
    ("says it is not known", "question"),
    ("like without the names", "question"),
    ("like without the names", "confidence of entry in mail"),
)
FEATURES = ("one", *_SIMPLE, *(f"{one} x {other}" for one, other in _TOGETHER))
"""What speaks for a line, in the order of the coefficients."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of a mail that is held against the lines: a question (its index), another sentence, or the subject."""

    question: int | None
    start: int
    end: int
    words: frozenset[str]
    subject: bool = False


@dataclass(frozen=True, slots=True)
class Fits:
    """Lines with a unit that speaks of each, ordered by line, and a row of FEATURES for each pair."""

    lines: Places
    units: Places
    rows: Vector


@dataclass(frozen=True, slots=True)
class _GroupSigns:
    """What the groups of a line have of a unit: a row for each key (unit times the number of lines, plus the line)."""

    keys: Places
    said: Vector
    whole: Vector
    two: Vector
    count: Vector


class LineSigns:
    """The lines of all entries (with the number of each in its entry), ready to be held against mails."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._position = {entry.id: at for at, entry in enumerate(entries)}
        self.lines: list[tuple[Entry, int]] = [
            (entry, number)
            for entry in entries
            for number in range(WHOLE if isinstance(entry, Topic) else 0, len(entry.particulars))
        ]
        said = [_said_of(*line) for line in self.lines]
        named = [_names_of(*line) for line in self.lines]
        groups = [(at, group) for at, (about, _, _) in enumerate(said) for group in _sets(about)]
        asked = [(at, words) for at, (_, phrases, _) in enumerate(said) for words in _sets(phrases)]
        told = [
            named[at].union(*map(_stems, (*about, *phrases, *texts))) for at, (about, phrases, texts) in enumerate(said)
        ]
        self._weight = _weights(told)
        self._top = max(self._weight.values(), default=1.0)
        self._vocabulary = Vocabulary(self._weight)
        self._line_of = np.array([at for at, _ in groups], dtype=np.intp)
        self._groups = Sets([words for _, words in groups], self._vocabulary)
        self._own = Sets([words - named[at] for at, words in groups], self._vocabulary)
        self._own_words = np.array([len(words - named[at]) for at, words in groups], dtype=np.float64)
        self._told = Sets(told, self._vocabulary)
        self._told_own = Sets([words - names for words, names in zip(told, named, strict=True)], self._vocabulary)
        self._asked_of = np.array([at for at, _ in asked], dtype=np.intp)
        self._asked = Sets([words for _, words in asked], self._vocabulary)
        self._asked_own = Sets([words - named[at] for at, words in asked], self._vocabulary)
        self._is_whole = np.array([number == WHOLE for _, number in self.lines], dtype=np.float64)
        self._unknown = np.array([bool(_UNKNOWN.search(texts[0])) for _, _, texts in said], dtype=np.float64)
        self._unknown *= 1 - self._is_whole
        self._topic = np.array([not isinstance(entry, Permit) for entry, _ in self.lines], dtype=np.float64)
        self.entry_of = np.array([self._position[entry.id] for entry, _ in self.lines], dtype=np.intp)
        self.kin = _kin([_stems(texts[0]) for _, _, texts in said])
        self._topics_of = _topics_of(entries)

    def fits(self, units: Sequence[Unit], questions: Sequence[Question], permits: Sequence[str]) -> Fits:
        """Return each line that a unit speaks of, with what speaks for it."""
        count = len(self.lines)
        words = self._vocabulary.read([unit.words for unit in units])
        masses = np.array([self._mass(unit.words) for unit in units])
        groups = self._group_signs(words)
        like, next_like, part, like_keys = self._likeness(words, masses)
        keys = np.union1d(groups.keys[groups.said >= _SAID], like_keys[like >= _LIKE])
        if not len(keys):
            return Fits(keys, keys, np.zeros((0, len(FEATURES))))
        unit, line = keys // count, keys % count
        columns = (
            *self._by_groups(keys, groups),
            *self._by_words(keys, words, masses[unit]),
            *self._by_place(units, questions, permits, unit, self.entry_of[line]),
            self._topic[line],
            self._is_whole[line],
            self._unknown[line],
            *(at_keys(keys, like_keys, values) for values in (like, next_like, part)),
            self._own_like(words, masses, keys),
        )
        rows = dict(zip(_SIMPLE, columns, strict=True))
        rows |= {f"{one} x {other}": rows[one] * rows[other] for one, other in _TOGETHER}
        order = np.argsort(line, kind="stable")
        stacked = np.stack([np.ones(len(keys)), *(rows[name] for name in FEATURES[1:])], axis=1)
        return Fits(line[order], unit[order], stacked[order])

    def _by_groups(self, keys: Places, groups: _GroupSigns) -> Iterable[Vector]:
        yield at_keys(keys, groups.keys, groups.said)
        yield at_keys(keys, groups.keys, groups.whole)
        yield at_keys(keys, groups.keys, groups.two)
        yield np.minimum(at_keys(keys, groups.keys, groups.count), 3.0)

    def _by_words(self, keys: Places, words: Texts, mass: Vector) -> Iterable[Vector]:
        in_line = self._shared(self._told, words, keys)
        yield in_line / mass
        yield np.minimum(in_line, 3.0 * self._top)
        yield self._shared(self._told_own, words, keys) / mass

    def _by_place(
        self, units: Sequence[Unit], questions: Sequence[Question], permits: Sequence[str], unit: Places, entry: Places
    ) -> Iterable[Vector]:
        sure, of_mail = self._of_mail(questions, permits)
        yield from self._of_question(units, questions, unit, entry)
        yield sure[entry]
        yield of_mail[entry]
        yield np.array([part.question is not None for part in units], dtype=np.float64)[unit]
        yield np.array([part.subject for part in units], dtype=np.float64)[unit]
        yield np.array([min(len(part.words), _FULL) / _FULL for part in units])[unit]

    def _mass(self, stems: Iterable[str]) -> float:
        return sum(self._weight.get(stem, self._top) for stem in stems) or 1.0

    def _group_signs(self, texts: Texts) -> _GroupSigns:
        """Return what the groups of each line have of each text."""
        found = self._groups.touched(texts)
        said = found.shared / self._groups.mass[found.sets]
        touched = self._own.touched(texts)
        own = at_keys(_keys(found, self._groups.size), _keys(touched, self._own.size), touched.shared)
        said = said * ((own > 0) | ((self._own_words[found.sets] == 0) & (said > _WHOLLY)))
        whole = (said > _WHOLLY).astype(np.float64)
        weight = np.minimum(whole * self._own.mass[found.sets], 2.0 * self._top)
        two = whole * (self._own_words[found.sets] >= _TWO)
        by_line = merged(found, self._line_of, len(self.lines))
        return _GroupSigns(
            by_line.keys, by_line.best(said), by_line.best(weight), by_line.best(two), by_line.total(whole)
        )

    def _shared(self, sets: Sets, texts: Texts, keys: Places) -> Vector:
        found = sets.touched(texts)
        return at_keys(keys, _keys(found, sets.size), found.shared)

    def _likeness(self, texts: Texts, masses: Vector) -> tuple[Vector, Vector, Vector, Places]:
        """Return how like a text is to the likest phrase of a line, to the next one, and how much of one it says."""
        found = self._asked.touched(texts)
        like = found.shared / np.sqrt(self._asked.mass[found.sets] * masses[found.texts])
        by_line = merged(found, self._asked_of, len(self.lines))
        first = by_line.best(like)
        below = np.where(like < by_line.spread(first, len(like)), like, 0.0)
        return first, by_line.best(below), by_line.best(found.shared / self._asked.mass[found.sets]), by_line.keys

    def _own_like(self, texts: Texts, masses: Vector, keys: Places) -> Vector:
        found = self._asked_own.touched(texts)
        like = found.shared / np.sqrt(self._asked_own.mass[found.sets] * masses[found.texts])
        by_line = merged(found, self._asked_of, len(self.lines))
        return at_keys(keys, by_line.keys, by_line.best(like))

    def _of_mail(self, questions: Sequence[Question], permits: Sequence[str]) -> tuple[Vector, Vector]:
        """Return of each entry its highest confidence, and whether the mail is about it (a topic of a permit: half)."""
        sure, about = np.zeros((2, len(self._position)))
        for question in questions:
            for candidate in question.candidates:
                at = self._position[candidate.id]
                sure[at] = max(sure[at], candidate.confidence)
        about[[at for permit in permits for at in self._topics_of.get(permit, ())]] = 0.5
        about[[self._position[permit] for permit in permits]] = 1.0
        return sure, about

    def _of_question(
        self, units: Sequence[Unit], questions: Sequence[Question], unit: Places, entry: Places
    ) -> Iterable[Vector]:
        """Yield the confidence of each entry for its question, whether it is the first, and one of the first three."""
        conf, first, three = np.zeros((3, len(units), len(self._position)))
        for number, part in enumerate(units):
            if part.question is None:
                continue
            for place, candidate in enumerate(questions[part.question].candidates):
                at = self._position[candidate.id]
                conf[number, at] = candidate.confidence
                first[number, at], three[number, at] = place == 0, place < AMONG_FIRST
        yield from (values[unit, entry] for values in (conf, first, three))


def _keys(touched: Touched, size: int) -> Places:
    return touched.texts * size + touched.sets


def _kin(texts: Sequence[frozenset[str]]) -> Places:
    """Return for each line the first one that says nearly the same, itself when there is none."""
    first: list[int] = []
    places: dict[str, list[int]] = defaultdict(list)
    for at, own in enumerate(texts):
        shared = Counter(other for stem in own for other in places[stem])
        near = [o for o, count in shared.items() if count >= _SAME * (len(own) + len(texts[o]) - count)]
        first.append(first[min(near)] if near else at)
        for stem in own:
            places[stem].append(at)
    return np.array(first, dtype=np.intp)


def telling_stems(found: Iterable[str]) -> frozenset[str]:
    """Return the stems that tell something, a digit as the word for it."""
    return frozenset(_DIGITS.get(stem, stem) for stem in found if stem not in FILLERS)


def _stems(text: str) -> frozenset[str]:
    return telling_stems(stems(text))


def _sets(texts: Sequence[str]) -> list[frozenset[str]]:
    """Return the stems of each text, an empty set when there is none: each line has a row."""
    return [words for words in map(_stems, texts) if words] or [frozenset()]


def _names_of(entry: Entry, number: int) -> frozenset[str]:
    """Return the stems of the names of an entry, which tell its lines not apart."""
    return frozenset() if number == WHOLE else _stems(" ".join((entry.title, *entry.aliases)))


def _topics_of(entries: Sequence[Entry]) -> dict[str, list[int]]:
    """Return where the topics of each permit stand."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, entry in enumerate(entries):
        for permit in entry.permits if isinstance(entry, Topic) else ():
            found[permit].append(at)
    return found


def _said_of(entry: Entry, number: int) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the groups of words of a line, what people say of it, and its text in both languages."""
    if number == WHOLE and isinstance(entry, Topic):
        return entry.aliases, entry.questions, (entry.answer, entry.answer_en)
    line = entry.particulars[number]
    return line.about, line.asked, (line.text, line.text_en)


def _weights(told: Sequence[frozenset[str]]) -> dict[str, float]:
    """Return how much each stem tells: the rarer among the lines, the more; a filler little."""
    counts = Counter(word for words in told for word in words)
    size = len(told)
    top = math.log(1 + size)
    return {word: math.log(1 + size / count) / top for word, count in counts.items()}
