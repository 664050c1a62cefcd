"""What people say of each line (``Particular.asked``) as mails of a few words, to learn from: for ``fit_lines``.

Judged mails are on a few hundred lines; of each of the others the entries tell how people ask for it. A phrase is held
against its entry as if it did not stand there, so that what is learnt is how a line is found by what nobody wrote down
before. Its line is right, the other lines of its entry are wrong; of other entries' lines a phrase alone says nothing.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from helpdesk.match.index import Vector
from helpdesk.match.line_signs import WHOLE, Fits, LineSigns
from helpdesk.match.text import stems
from helpdesk.match.understand import Matcher
from helpdesk.model.asked_text import asked_text
from helpdesk.model.knowledge import Entry, Permit, Topic
from helpdesk.model.message import Body

EACH = 3  # phrases of a line
UNNAMED = 0.3  # of the phrases stand in a mail whose subject does not name the entry
COUNTS = 0.1  # what a phrase counts beside a judged mail: with more, lines of judged mails are lost
TWINS = 0.6  # share of words by which two lines say the same
SEED = 1
Place = tuple[int, int]
"""A line: the place of its entry, and its number in it."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase with its fits: the entry whose lines it tells right or wrong, the right one, if any, and the same ones.

    Of ``same`` nothing is told: they say what the right one says.
    """

    fits: Fits
    entry: int
    own: Place | None
    same: frozenset[Place]

    def example(self, rows: Vector, best: Fits) -> tuple[Vector, Vector, Vector]:
        """Return the rows of the lines of its entry but those that say the same; which are right; what each counts."""
        found = [best.of[at] for at in best.lines]
        kept = [at for at, line in enumerate(found) if self._tells(line)]
        answers = np.array([found[at] == self.own for at in kept], dtype=np.float64)
        return rows[kept], answers, np.full(len(kept), COUNTS)

    def _tells(self, line: Place) -> bool:
        """Whether a line is surely right or wrong: the whole answer of a topic may be right beside its own line."""
        return line[0] == self.entry and line[1] != WHOLE and line not in self.same


def phrases_of(matcher: Matcher) -> list[Phrase]:
    """Return some phrases of every line."""
    chance = random.Random(SEED)  # noqa: S311 -- which phrases are drawn is no secret
    entries, index = matcher.lines.signs.entries, matcher.index
    drawn = _drawn(entries, chance)
    texts = texts_of(entries)
    found = []
    for part in range(EACH):  # each line lacks one phrase at a time
        left_out = {(place, phrase) for place, phrases in drawn.items() for phrase in phrases[part : part + 1]}
        signs = LineSigns(_without(entries, left_out), index.idf, index.top_idf)
        for own, phrase in sorted(left_out):
            entry = entries[own[0]]
            subject = "" if chance.random() < UNNAMED else _name(entry, chance)
            fits = _fits(phrase, subject, signs, matcher)
            found.append(Phrase(fits, own[0], own, same_as([own], texts)))
    return found + _astray(drawn, matcher, chance)


def _astray(drawn: Mapping[Place, Sequence[str]], matcher: Matcher, chance: random.Random) -> list[Phrase]:
    """Return a phrase of each line of a permit in a mail about a permit of another sector."""
    signs = matcher.lines.signs
    permits = [(at, entry) for at, entry in enumerate(signs.entries) if isinstance(entry, Permit) and entry.particulars]
    found = []
    for at, entry in permits:
        others = [(place, other) for place, other in permits if other.sector != entry.sector]
        for number in range(len(entry.particulars) if others else 0):
            place, other = chance.choice(others)
            fits = _fits(chance.choice(drawn[at, number] or [""]), _name(other, chance), signs, matcher)
            found.append(Phrase(fits, place, None, frozenset()))
    return found


def _name(entry: Entry, chance: random.Random) -> str:
    return chance.choice(entry.aliases or (entry.title,))


def _drawn(entries: Sequence[Entry], chance: random.Random) -> dict[Place, list[str]]:
    return {
        (at, number): chance.sample(line.asked, min(EACH, len(line.asked)))
        for at, entry in enumerate(entries)
        for number, line in enumerate(entry.particulars)
    }


def _without(entries: Sequence[Entry], left_out: set[tuple[Place, str]]) -> list[Entry]:
    """Return the entries, their lines without the phrases that are left out."""
    return [
        replace(
            entry,
            particulars=tuple(
                replace(line, asked=tuple(said for said in line.asked if ((at, number), said) not in left_out))
                for number, line in enumerate(entry.particulars)
            ),
        )
        for at, entry in enumerate(entries)
    ]


def _fits(phrase: str, subject: str, signs: LineSigns, matcher: Matcher) -> Fits:
    understood = matcher.understand(subject, Body(phrase, "", ""))
    asked = asked_text(subject, phrase, understood.questions)
    units = matcher.lines.units(asked.text, asked.subject, asked.questions)
    return signs.fits(units, understood.questions, understood.permits)


def texts_of(entries: Sequence[Entry]) -> dict[Place, frozenset[str]]:
    """Return the stems of the text of every line."""
    return {
        (at, number): frozenset(stems(text_of(entry, number)))
        for at, entry in enumerate(entries)
        for number in range(WHOLE if isinstance(entry, Topic) else 0, len(entry.particulars))
    }


def text_of(entry: Entry, number: int) -> str:
    """Return the text of a line."""
    return entry.answer if isinstance(entry, Topic) and number == WHOLE else entry.particulars[number].text


def same_as(lines: Sequence[Place], texts: Mapping[Place, frozenset[str]]) -> frozenset[Place]:
    """Return the lines that say nearly the same as one of ``lines``, these left out."""
    alike = {at for line in lines for at, text in texts.items() if _alike(text, texts[line])}
    return frozenset(alike.difference(lines))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= TWINS * len(one | other)
