"""The headings of points that answer a narrow question: the matter that was asked, not the name of the permit again.

Two points called "Surat Izin Praktik Apoteker (SIPA)" leave a reader to find out which of them answers what; one
called "Rekomendasi organisasi profesi" says it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from helpdesk.draft.entry.facts import Teller, display_name, short_name
from helpdesk.draft.entry.narrowed import narrowed_to, title_narrowed
from helpdesk.draft.entry.sources import is_remark
from helpdesk.draft.templating.parts import Section
from helpdesk.draft.templating.wording import ENGLISH, paragraphs, upper_first, without_verdict
from helpdesk.model.knowledge import Entry, Particular, Permit, Topic
from helpdesk.model.question import Aspect
from helpdesk.sentences import sentences_of

_LISTS = re.compile(r"^(?:\d{1,2}|[a-z])\. ", re.MULTILINE)
_PROPER = re.compile(r"(?:Permen|Pergub|Perda|Jakarta|Jabodetabek|Indonesian?|OSS)", re.IGNORECASE)
_TWO = 2
_BOTH = 80  # code points of two titles in one heading
_WHOLE, _SHORT = 40, 24  # code points: a longer name, or a longer abbreviation, hides the title it stands beside


def titled(sections: Sequence[Section], titles: Titles) -> tuple[Section, ...]:
    """Return the sections, those that begin with a narrow answer under its title.

    The name of its permit stands beside it when the letter speaks of several. A list of requirements keeps its
    heading, for that is what one looks for; so does a point whose title another one has already.
    """
    if not any(section.number for section in sections):  # a single one has no heading
        return tuple(sections)
    made: list[Section] = []
    for section in sections:
        heading = titles.of(section)
        taken = heading in {other.heading for other in (*made, *sections)}
        made.append(section if heading is None or taken else replace(section, heading=heading))
    return tuple(made)


class Titles:
    """The titles of the narrow answers of some entries, found by how those begin.

    A line that was ``narrowed`` to what the mail speaks of has a title as narrow.
    """

    def __init__(self, entries: Sequence[Entry], teller: Teller, mail: str) -> None:
        self._teller = teller
        self._procedure = upper_first(teller.render("heading", aspects=[str(Aspect.PROCEDURE)], name=None))
        self._several = sum(isinstance(entry, Permit) for entry in entries) > 1
        self._found: dict[str, tuple[str, Entry]] = {}
        for entry in entries:
            for sentence, title in _titled_in(entry, teller):
                self._found.setdefault(sentence, (title, entry))
                if teller.language != ENGLISH and (narrow := narrowed_to(sentence, mail)) != sentence:
                    self._found.setdefault(narrow, (title_narrowed(title, mail), entry))

    def of(self, section: Section) -> str | None:
        """Return the title of the line that a section begins with, or None.

        Two lines of one entry in one section are named both; of more only the entry is, for a title would hide them.
        """
        told = [part for part in paragraphs(section.text) if not is_remark(part)]
        listed = any(map(_LISTS.search, told)) and not section.heading.startswith(self._procedure)
        found = [line for part in told if (line := self._line(part)) is not None]
        if not told or listed or self._line(told[0]) is None:
            return None
        title, entry = found[0]
        titles = list(dict.fromkeys(one for one, other in found if other is entry))
        whole = len(found) == len(told) and len(titles) > 1
        if whole and len(titles) == _TWO and len(both := self._both(*titles)) <= _BOTH:
            title = both
        elif whole and isinstance(entry, Permit):
            return display_name(entry, self._teller.language)
        name = self._name(entry, title) if self._several else None
        return self._teller.render("title", title=title, name=name)

    def halves(self, section: Section) -> tuple[Section, ...]:
        """Return a section of two narrow answers on unlike matters as two, each under its title; any other as it is.

        "Papan nama usaha yang kecil serta urutan pajak, izin, dan pemasangan" heads neither.
        """
        told = [part for part in paragraphs(section.text) if not is_remark(part)]
        found = [self._line(part) for part in told]
        if len(told) != _TWO or any(map(_LISTS.search, told)) or not (found[0] and found[1]):
            return (section,)
        (first, entry), (second, other) = found[0], found[1]
        if entry is not other or first == second or not self._enumerates(first, second):
            return (section,)
        remarks = [part for part in paragraphs(section.text) if is_remark(part)]
        texts = ("\n\n".join((told[0], *remarks)), told[1])
        names = (self._name(entry, title) if self._several else None for title in (first, second))
        headings = (
            self._teller.render("title", title=title, name=name)
            for title, name in zip((first, second), names, strict=True)
        )
        return tuple(
            replace(section, heading=heading, text=text) for heading, text in zip(headings, texts, strict=True)
        )

    def alone(self, section: Section) -> str | None:
        """Return the title of the line that a section begins with, if it tells nothing else of that entry."""
        parts = (part for part in paragraphs(section.text) if not is_remark(part))
        told = [line for part in parts if (line := self._line(part)) is not None]
        if not told or len({title for title, entry in told if entry is told[0][1]}) > 1:
            return None
        entry = told[0][1]
        english = self._teller.language == ENGLISH
        answer = "" if not isinstance(entry, Topic) else entry.answer_en if english else entry.answer
        return None if any(one in section.text for one in sentences_of(answer)) else self.of(section)

    def _line(self, part: str) -> tuple[str, Entry] | None:
        """Return the title of the line with which a paragraph begins; where two begin alike, by the second sentence."""
        said = sentences_of(part)
        return self._found.get(" ".join(said[:_TWO])) or self._found.get(said[0])

    def _both(self, first: str, second: str) -> str:
        """Return two titles as one; what enumerates itself needs a weightier word between."""
        english = self._teller.language == ENGLISH
        word, weighty = ("and", "as well as") if english else ("dan", "serta")
        simple = not self._enumerates(first, second)
        plain = second.partition(" ")[0][1:].islower() and not _PROPER.match(second)
        return f"{first} {word if simple else weighty} {second[:1].lower() + second[1:] if plain else second}"

    def _enumerates(self, *titles: str) -> bool:
        """Whether one of the titles names several things itself."""
        word = "and" if self._teller.language == ENGLISH else "dan"
        return any(mark in title for title in titles for mark in (", ", f" {word} "))

    def _name(self, entry: Entry, title: str) -> str | None:
        """Return the name of a permit that its title does not hold, when it is short."""
        if not isinstance(entry, Permit):
            return None
        whole = display_name(entry, self._teller.language)
        name = short_name(whole)
        if name in title:
            return None
        return whole if len(whole) <= _WHOLE else name if len(name) <= _SHORT else None


def _titled_in(entry: Entry, teller: Teller) -> tuple[tuple[str, str], ...]:
    """Return how the narrow answers of an entry that have a title begin, and the title."""

    def made() -> Iterator[tuple[str, str]]:
        for line in entry.particulars:
            if (title := line.title_en if teller.language == ENGLISH else line.title) is not None:
                yield from ((sentence, title) for sentence in _sentences(line, teller.language))

    return teller.templates.once("titles", entry, teller.language, lambda: tuple(made()))


def _sentences(line: Particular, language: str) -> Iterator[str]:
    texts: Iterable[str | None] = (line.text_en, line.result_en) if language == ENGLISH else (line.text, line.result)
    for text in filter(None, texts):
        for told in (text, without_verdict(text)):  # "Ya.", which may have been left out
            said = sentences_of(told)
            yield said[0]
            yield " ".join(said[:_TWO])
