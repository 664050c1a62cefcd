"""One matter has one heading, and one heading one matter, where the citizen has not numbered the questions.

"Surat Keterangan/Pernyataan Ahli Waris" and, below it, "Surat keterangan ahli waris" are one section to its reader; two
narrow answers on unlike matters are two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from helpdesk.draft.asked.phrase import roots_in
from helpdesk.draft.entry.sources import with_one_source
from helpdesk.draft.letter.headings import Headings
from helpdesk.draft.letter.said import has_list
from helpdesk.draft.letter.sections import with_more
from helpdesk.draft.templating.parts import Section
from helpdesk.draft.templating.wording import paragraphs

_IN_BRACKETS = re.compile(r"\([^()]*\)")
_LITTLE = roots_in("izin surat dan atau untuk yang di the a of for and permit letter")
_SEVERAL = re.compile(r", | \N{EN DASH} ")
_TWO = 2
_ITEMS = re.compile(r"^(?:\d{1,2}|[a-z])\. ", re.MULTILINE)


def with_one_heading_each(
    sections: Sequence[Section], headings: Headings, united: Callable[[Sequence[str]], str]
) -> tuple[Section, ...]:
    """Return the sections, numbered anew: those of one matter in one, and one of two unlike matters in two.

    ``united`` writes one remark on the sources for several.
    """
    if not any(section.number for section in sections):
        return tuple(sections)
    made: list[Section] = []
    for section in sections:
        same = next((at for at, other in enumerate(made) if _is_one(other, section, headings)), None)
        if same is None:
            made.append(section)
        else:
            made[same] = with_more(made[same], paragraphs(section.text))
    once = with_one_source(made, united) if len(made) < len(sections) else made
    taken = {section.heading for section in once}
    each: list[Section] = []
    for section in once:
        halves = headings.titles.halves(section) if section.number else (section,)
        free = not any(half.heading in taken for half in halves)
        each += halves if free else [section]
    if len(each) == 1:
        return (replace(each[0], number=0),)
    numbers = iter(range(1, len(each) + 1))
    return tuple(replace(section, number=next(numbers)) if section.number else section for section in each)


def _is_one(first: Section, second: Section, headings: Headings) -> bool:
    """Whether two sections are headed by one matter, of no side of it nor several, and neither has a list."""
    both = (first, second)
    if not (first.number and second.number) or any(_ITEMS.search(one.text) or has_list(one.text) for one in both):
        return False
    if any(headings.names_a_side(one.heading) or _SEVERAL.search(one.heading) for one in both):
        return False
    own, other = (roots_in(_IN_BRACKETS.sub("", one.heading)) - _LITTLE for one in both)
    return len(own) >= _TWO and len(other) >= _TWO and (own <= other or other <= own)
