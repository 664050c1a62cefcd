"""What speaks for each line of the entries in each part of a mail.

A line is an answer to a narrow question (a *particular*), or the whole answer of a topic. It is found by the groups of
words that name it, by what people say of it, by its own words, and by how likely its entry is meant. Only lines of
entries that may be meant are looked at: what a mail costs does not grow with the knowledge base.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from helpdesk.match.index import Vector
from helpdesk.match.lexicon import FILLERS
from helpdesk.match.line_sets import Held, Places, Sets, Signs, Vocabulary, kin_of, signature
from helpdesk.match.line_words import parted, parting
from helpdesk.match.text import placed, written_words
from helpdesk.model.knowledge import Entry, Topic
from helpdesk.model.question import Question
from helpdesk.not_known import is_not_in_material

WHOLE = -1  # the number of the line that is the whole answer of a topic
AMONG_FIRST, _TWO = 3, 2
_FULL = 30  # words of a long sentence
_WHOLLY = 0.999  # share of a group that is said as a whole
_SAID = 0.34  # share of a group's weight that must be said for a line to be looked at
_LIKE = 0.25  # or likeness to what people say of it
_OWN = 0.25  # or chance among the lines of its entry
_NUMBERS = dict(enumerate(["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "puluh"], 1))
_DIGITS = {str(number): word for number, word in _NUMBERS.items()}
_SIMPLE = (
    "group said",
    "group said whole, weight",
    "group said whole, two words",
    "groups said whole",
    "unit in line or entry",
    "weight in line",
    "like what is asked",
    "like another that is asked",
    "asked said",
    "like without the names",
    "chance among its entry's",
    "words of its own",
    "unit in lines of its entry",
    "topic",
    "line is whole answer",
    "says it is not known",
    "confidence of entry",
    "entry is first",
    "entry among three",
    "confidence of entry in mail",
    "permit of mail",
    "question",
    "subject",
    "length",
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
    ("chance among its entry's", "question"),
    ("chance among its entry's", "confidence of entry"),
    ("chance among its entry's", "words of its own"),
    ("chance among its entry's", "unit in lines of its entry"),
    ("words of its own", "confidence of entry in mail"),
)
_LIKENESS, _APART = _SIMPLE.index("like what is asked"), _SIMPLE.index("chance among its entry's")
_ONE, _OTHER = ([_SIMPLE.index(name) for name in names] for names in zip(*_TOGETHER, strict=True))
FEATURES = ("one", *_SIMPLE, *(f"{one} x {other}" for one, other in _TOGETHER))
"""What speaks for a line in a part of a mail, in the order of the coefficients."""
OF_MAIL = tuple(f"whole mail: {name}" for name in _SIMPLE[: _SIMPLE.index("topic")])
"""What speaks for a line in all parts of a mail taken as one."""


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
    """Lines with a unit that speaks of each, ordered by line, and a row of FEATURES for each pair.

    ``lines`` are places in ``of``, the lines that were looked at: the place of the entry, and the number in it. Lines
    of one ``kin`` say the same. ``whole`` has a row of OF_MAIL for each line that was looked at.
    """

    lines: Places
    units: Places
    rows: Vector
    of: tuple[tuple[int, int], ...]
    kin: Places
    whole: Vector

    @property
    def entries(self) -> Places:
        """The entry of each line that was looked at."""
        return np.array([entry for entry, _ in self.of], dtype=np.intp)


@dataclass(frozen=True, slots=True)
class _Pack:
    """What is known of the lines of one entry; the rows of each array are its lines."""

    numbers: tuple[int, ...]
    groups: Sets
    asked: Sets
    told: Sets
    parting: Vector  # what each stem of ``told`` says for its line against the others
    kinds: Vector  # topic, whole answer, says that it is not known
    signs: Signs  # by which lines that say the same are known
    stems: NDArray[np.int32]  # the places of all that any of them has


class LineSigns:
    """The lines of all entries, ready to be held against mails; those of an entry are read when it is first meant.

    ``weight`` is how much each stem tells, ``top`` how much one does that no entry has.
    """

    def __init__(self, entries: Sequence[Entry], weight: Mapping[str, float], top: float) -> None:
        self.entries = entries
        self._position = {entry.id: at for at, entry in enumerate(entries)}
        self._vocabulary = Vocabulary(weight, top)
        self._packs: dict[int, _Pack] = {}
        self._topics_of = _topics_of(entries)

    def prepare(self) -> None:
        """Read the lines of all entries now."""
        for at in range(len(self.entries)):
            self._pack(at)

    def fits(self, units: Sequence[Unit], questions: Sequence[Question], permits: Sequence[str]) -> Fits:
        """Return each line of the entries that may be meant of which a unit speaks, with what speaks for it."""
        meant = [at for at in self._meant(questions, permits) if self._pack(at).numbers]  # some entries have no line
        packs = [self._pack(at) for at in meant]
        of = tuple((at, number) for at, pack in zip(meant, packs, strict=True) for number in pack.numbers)
        if not of or not units:
            nothing = np.zeros(0, dtype=np.intp)
            return Fits(nothing, nothing, np.zeros((0, len(FEATURES))), (), nothing, np.zeros((0, len(OF_MAIL))))
        texts = [*(unit.words for unit in units), frozenset().union(*(unit.words for unit in units))]
        by_words, whole = self._by_words(packs, texts)
        looked = (by_words[0] >= _SAID) | (by_words[_LIKENESS] >= _LIKE) | (by_words[_APART] >= _OWN)
        line, unit = np.nonzero(looked.T)
        columns = (
            *by_words,
            *np.concatenate([pack.kinds for pack in packs]).T,
            *self._by_place(units, questions, permits, np.array([at for at, _ in of], dtype=np.intp)),
        )
        table = np.empty((len(_SIMPLE), len(units), len(of)))
        for row, values in zip(table, columns, strict=True):
            row[:] = values
        simple = table[:, unit, line]
        rows = np.concatenate([np.ones((1, len(line))), simple, simple[_ONE] * simple[_OTHER]])
        signs = np.concatenate([pack.signs for pack in packs])
        return Fits(line, unit, np.ascontiguousarray(rows.T), of, kin_of(signs), whole)

    def _by_words(self, packs: Sequence[_Pack], texts: Sequence[frozenset[str]]) -> tuple[list[Vector], Vector]:
        """Return what the words of each text say of each line: of all but the last, and of the last for each line."""
        said = self._vocabulary.said(texts)
        mass = np.array([[self._vocabulary.mass(words)] for words in texts])
        told = Held([pack.told for pack in packs], said)
        sizes = [len(pack.numbers) for pack in packs]
        found = (
            *self._by_groups(Held([pack.groups for pack in packs], said)),
            told.shared / mass,
            np.minimum(told.shared, 3.0 * self._vocabulary.top),
            *_by_likeness(Held([pack.asked for pack in packs], said), mass),
            *parted(told, np.concatenate([pack.parting for pack in packs]), sizes),
            np.column_stack([said.of(pack.stems).sum(axis=1) for pack in packs]).repeat(sizes, axis=1) / mass,
        )
        return [values[:-1] for values in found], np.column_stack([values[-1] for values in found])

    def _meant(self, questions: Sequence[Question], permits: Sequence[str]) -> list[int]:
        ids = {candidate.id for question in questions for candidate in question.candidates[:AMONG_FIRST]}
        return sorted(self._position[entry_id] for entry_id in ids.union(permits))

    def _pack(self, at: int) -> _Pack:
        pack = self._packs.get(at)
        if pack is None:
            pack = self._packs[at] = self._read(self.entries[at])
        return pack

    def _read(self, entry: Entry) -> _Pack:
        numbers = tuple(range(WHOLE if isinstance(entry, Topic) else 0, len(entry.particulars)))
        said = [_said_of(entry, number) for number in numbers]
        stems = [tuple(list(map(_stems, texts)) for texts in parts) for parts in said]
        title = _stems(" ".join((entry.title, *entry.aliases)))  # what tells the lines of an entry not apart
        names = [frozenset() if number == WHOLE else title for number in numbers]
        told = [[own.union(*itertools.chain(*parts))] for own, parts in zip(names, stems, strict=True)]
        topic = isinstance(entry, Topic)
        unknown = [
            number != WHOLE and is_not_in_material(texts[0])
            for number, (_, _, texts) in zip(numbers, said, strict=True)
        ]
        kinds = [(topic, number == WHOLE, silent) for number, silent in zip(numbers, unknown, strict=True)]
        of_all = self._vocabulary.sets(told, names)
        return _Pack(
            numbers,
            self._vocabulary.sets([_rows(about) for about, _, _ in stems], names),
            self._vocabulary.sets([_rows(phrases) for _, phrases, _ in stems], names),
            of_all,
            parting(
                [(asked, about, texts[0].union(*texts)) for about, asked, texts in stems], [own for (own,) in told]
            ),
            np.array(kinds, dtype=np.float64).reshape(-1, 3),
            signature([texts[0] for _, _, texts in stems]),
            np.flatnonzero(np.bincount(of_all.places)).astype(np.int32),  # np.unique would import numpy.ma
        )

    def _by_groups(self, groups: Held) -> tuple[Vector, ...]:
        """Return of each unit and line: what share of a group is said; whole ones by weight, of two words, how many."""
        share = groups.shared / groups.mass
        touched = (groups.own_shared > 0) | ((groups.own_words == 0) & (share > _WHOLLY))
        share = share * touched
        whole = (share > _WHOLLY).astype(np.float64)
        own = np.where(groups.own_words > 0, groups.own_mass, 1.0)
        return (
            groups.best(share),
            groups.best(whole * np.minimum(own, 2.0 * self._vocabulary.top)),
            groups.best(whole * (groups.own_words >= _TWO)),
            np.minimum(groups.total(whole), 3.0),
        )

    def _by_place(
        self, units: Sequence[Unit], questions: Sequence[Question], permits: Sequence[str], entry: Places
    ) -> Iterable[Vector]:
        sure, of_mail = self._of_mail(questions, permits)
        yield from self._of_questions(units, questions)[:, :, entry]
        yield sure[entry]
        yield of_mail[entry]
        for values in (
            [part.question is not None for part in units],
            [part.subject for part in units],
            [min(len(part.words), _FULL) / _FULL for part in units],
        ):
            yield np.array(values, dtype=np.float64)[:, None]

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

    def _of_questions(self, units: Sequence[Unit], questions: Sequence[Question]) -> Vector:
        """Return of each unit and entry the confidence, whether it is the first, and one of the first three."""
        found = np.zeros((3, len(units), len(self._position)))
        for number, part in enumerate(units):
            if part.question is not None:
                for place, candidate in enumerate(questions[part.question].candidates):
                    at = self._position[candidate.id]
                    found[:, number, at] = candidate.confidence, place == 0, place < AMONG_FIRST
        return found


def _by_likeness(asked: Held, mass: Vector) -> tuple[Vector, ...]:
    """Return of each unit and line: how like the likest phrase is, the next; how much of one is said; without names."""
    like = asked.shared / np.sqrt(asked.mass * mass)
    first = asked.best(like)
    second = asked.best(np.where(like < asked.spread(first), like, 0.0))
    own = asked.best(asked.own_shared / np.sqrt(asked.own_mass * mass))
    return first, second, asked.best(asked.shared / asked.mass), own


def telling_stems(found: Iterable[str]) -> frozenset[str]:
    """Return the stems that tell something, a digit as the word for it."""
    return frozenset([_DIGITS.get(stem, stem) for stem in found if stem not in FILLERS])


def _stems(text: str) -> frozenset[str]:
    # not by ``tokens``, which remembers what mails say
    return telling_stems([stem for whole in set(written_words(text)) for stem, *_ in placed(whole)])


def _rows(texts: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """Return the stems of each text that has any, an empty set when there is none: each line has a row."""
    return [words for words in texts if words] or [frozenset()]


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
