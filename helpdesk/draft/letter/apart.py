"""Two of the citizen's points never have one heading: the later one is called by what it asks besides.

A mail of numbered questions may ask two of them of one entry. "3. Surat Izin Praktik Bidan (SIPB)" below "1. Surat Izin
Praktik Bidan (SIPB)" leaves its reader to find out which answers what; "3. SKP" does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from helpdesk.draft.answer.choose import FIGURES
from helpdesk.draft.entry.facts import Teller
from helpdesk.draft.entry.nouns import nouns_in
from helpdesk.draft.letter.headings import tells_of
from helpdesk.draft.templating.parts import Section
from helpdesk.draft.templating.wording import in_a_sentence, listing, upper_first
from helpdesk.model.question import Question


def with_headings_apart(
    sections: Sequence[Section], asked: Sequence[Question], points: Sequence[int], teller: Teller
) -> tuple[Section, ...]:
    """Return the sections, of two points of one heading the later one under what it asks, if that has a name.

    ``points`` are the citizen's numbers of the questions ``asked``.
    """
    taken = {section.heading for section in sections}
    seen: set[str] = set()
    made: list[Section] = []
    for section in sections:
        own = [question for question, number in zip(asked, points, strict=False) if number == section.number]
        if section.number and section.text and section.heading in seen:
            named = next((name for name in _names(section, own, teller) if name not in taken), section.heading)
            taken.add(named)
            made.append(replace(section, heading=named))
        else:
            made.append(section)
        seen.add(section.heading)
    return tuple(made)


def _names(section: Section, asked: Sequence[Question], teller: Teller) -> Iterator[str]:
    """Yield what a section may be called: the figure or side that it tells of, or the things that its point names."""
    sides = [side for question in asked for side in question.aspects if tells_of(side, section.text)]
    figures = [str(side) for side in dict.fromkeys(sides) if side in FIGURES]
    if figures:
        yield upper_first(teller.render("heading", aspects=figures, name=None))
    words = " ".join(question.words for question in asked)
    if called := [noun.called(teller.language) for noun in nouns_in(words, teller.language)]:
        yield upper_first(listing(called, teller.language))
    yield upper_first(teller.render("further", name=in_a_sentence(section.heading)))
