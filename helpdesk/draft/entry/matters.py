"""Things that citizens ask about by the way, and what a letter calls them: alcohol, a name board, an instalment.

An entry answers what most people ask. Who asks "dan kalau jual alkohol?" of a business number that says nothing of
alcohol must read that this is not known, by its name, and must not read the business number as if it were the answer.
So each thing has the words by which it is known, in mails as in our own entries, and a name for a letter: they are data
(``matters.toml``, and ``points_*.toml`` for what is asked of a case: a move, an heir abroad, a paper in another name).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from helpdesk.draft.asked.own_words import asking_part, main_part
from helpdesk.draft.templating.wording import ENGLISH
from helpdesk.model.question import Form, Question
from helpdesk.pattern import Pattern, Patterns
from helpdesk.phrases import Phrase, Phrases

_LONGEST = 4000  # code points of a question
_ITS_OWN = re.compile(r"\b(\w{3,})(?<!ta)(?<!pu)(?<!ha)nya\b")
_BETWEEN = "|"  # which no pattern goes over
_ENDING = r"(?:nya|ku|mu)?\b"
_FINE = re.compile(r"\bfine\b(?!s)", re.IGNORECASE)  # "that is fine", which is a "denda" in usual spelling
_A_FINE = re.compile(
    r"\b(?:an?|the|any|big|pay|no|of|what|how much|which) fines?\b|\bfine[sd]\b|\bdenda", re.IGNORECASE
)
_LIKELY = 0.25  # confidence of an entry that a question may be on
_ASKED = 20  # words of a question; whoever writes more tells a story, in which things stand by the way
# "pohon depan TK kami" asks nothing about a kindergarten
_BY_THE_WAY = re.compile(
    r"\b(?:depan|sebelah|samping|dekat|belakang|seberang|sekitar|in front of|next to|near|opposite|behind)\b"
    r"(?: \w+){1,2}"
)
POINTS = ("points_people.toml", "points_papers.toml", "points_health_and_building.toml", "points_other.toml")


class Weight(StrEnum):
    """What it means that an entry says nothing of a thing."""

    DECIDES = "decides"  # then the entry answers something else
    BESIDE = "beside"  # then this part of the question is still open
    NAMES = "names"  # no more than a name for what is not known


@dataclass(frozen=True, slots=True)
class Matter:
    """A thing: its name in the middle of a sentence in both languages, and what it means to a question.

    ``sector`` is the field in which alone its words mean it ("perpanjangan yang terlambat" of graves), or empty; with a
    "!" before it the one in which alone they do not.
    ``general`` names the sentences ("entry#line: first words") that are right of it for any permit. A ``point`` is what
    is asked of a case, and no thing. ``story`` is the pattern of letters that must speak of it to whoever only tells of
    it, or empty: who cannot use the internet is not just sent to it. What is ``bare`` says nothing without a permit.
    """

    weight: Weight
    name: str
    name_en: str
    sector: str = ""
    general: tuple[str, ...] = ()
    story: str = ""
    bare: bool = False
    point: bool = False

    def called(self, language: str) -> str:
        """Return its name in ``language``."""
        return self.name_en if language == ENGLISH else self.name


def _all() -> Iterable[tuple[Matter, tuple[str, ...], str]]:
    for file in ("matters.toml", *POINTS):
        text = resources.files("helpdesk.draft.entry").joinpath(file).read_text(encoding="utf-8")
        for row in tomllib.loads(text)["matters"]:
            matter = Matter(Weight(row["weight"]), row["name"], row["name_en"], *_of_row(row), file in POINTS)
            yield matter, tuple(row["words"]), rf"\b(?:{'|'.join(row.get('told', row['words']))})"


def _of_row(row: Mapping[str, Any]) -> tuple[str, tuple[str, ...], str, bool]:
    return row.get("sector", ""), tuple(row.get("general", ())), row.get("story", ""), row.get("bare", False)


def _sectors() -> dict[str, tuple[str, ...]]:
    text = resources.files("helpdesk.draft.entry").joinpath("sectors.toml").read_text(encoding="utf-8")
    return {name: tuple(ids) for name, ids in tomllib.loads(text)["sectors"].items()}


_ROWS = tuple(_all())
_WORDS = {matter: words for matter, words, _ in _ROWS}
_TOLD = {matter: told for matter, _, told in _ROWS}
SECTORS = _sectors()
"""Patterns of the names of the entries of each field."""

_NAMED = {
    matter: Pattern(rf"\b(?:{'|'.join(words)}){_ENDING}", flags=re.IGNORECASE)
    for matter, words in _WORDS.items()
    if not matter.point or matter.weight is Weight.DECIDES
}
_STORIES = {
    matter: Pattern(rf"\b(?:{'|'.join(words)}){_ENDING}", flags=re.IGNORECASE)
    for matter, words in _WORDS.items()
    if matter.story
}
# looked for in whole mails, in questions, and in the clauses that ask: most of them only there
_DECIDING = Patterns((matter, found) for matter, found in _NAMED.items() if matter.weight is Weight.DECIDES)
_THINGS = Patterns((matter, found) for matter, found in _NAMED.items() if not matter.point)
_BESIDE = Phrases(
    (matter, Phrase(words, ending=_ENDING)) for matter, words in _WORDS.items() if matter.weight is not Weight.DECIDES
)


def things_in(text: str) -> list[Matter]:
    """Return the things that ``text`` speaks of, those that decide what it is about first, and no points of a case."""
    return _THINGS.found(text[:_LONGEST])


def asked_of(question: Question) -> list[Matter]:
    """Return the things that a question asks of, in its order: those beside the matter only from the clause that asks.

    What is named within the words of a longer one is meant by that. Who tells a story before they ask names much.
    """
    words = _BY_THE_WAY.sub(" ", question.words)
    found = _DECIDING.found(_BY_THE_WAY.sub(" ", main_part(question))[:_LONGEST])
    if question.form is Form.OPEN and len(words.split()) > _ASKED:
        return found
    return [*found, *(matter for _, matter in _beside_in(question))]


def once_named(question: Question, matters: Iterable[Matter]) -> list[Matter]:
    """Return ``matters`` that a question asks of, of those with the same words the first: they are one thing to it.

    Those of which we have a word for any permit stay: it is told.
    """
    spans = {matter: span for span, matter in _beside_in(question)}
    by_span: dict[object, Matter] = {}
    for matter in matters:
        by_span.setdefault(matter if matter.general else spans.get(matter, matter), matter)
    return [*by_span.values()]


def _beside_in(question: Question) -> list[tuple[tuple[int, int], Matter]]:
    """Return what is asked beside the matter, in its order, each with where it is named."""
    asks = _with_bare(_BY_THE_WAY.sub(" ", asking_part(question))[:_LONGEST])
    asks = without_mild(question, asks)
    ids = [candidate.id for candidate in question.candidates if candidate.confidence >= _LIKELY]
    beside = (one for one in _BESIDE.may_be_in(asks) if _is_within(one[0].sector, ids))
    said = [(match.span(), matter) for matter, phrase in beside if (match := phrase.compiled.search(asks))]
    return [one for one in sorted(said, key=lambda one: one[0]) if not _is_in_longer(one[0], said)]


def without_mild(question: Question, words: str) -> str:
    """Return words of a question without the "fine" of "I hope that is fine"."""
    mild = _FINE.search(question.text) and not _A_FINE.search(question.text)
    return _FINE.sub(" ", words.replace("denda", " ")) if mild else words


def told_of(mail: str, letter: str, ids: Iterable[str]) -> list[Matter]:
    """Return the things that ``mail`` tells of and ``letter`` must speak of; ``ids`` are of the entries it is on."""
    told, likely = mail[:_LONGEST].lower(), tuple(ids)
    return [
        matter
        for matter, found in _STORIES.items()
        if found.search(told) and re.search(matter.story, letter) and _is_within(matter.sector, likely)
    ]


def _with_bare(words: str) -> str:
    """Return words, and once more without the "nya" at their ends where one has it: "truknya sewa" is "truk sewa"."""
    bare = _ITS_OWN.sub(r"\1", words)
    return words if bare == words else f"{words} {_BETWEEN} {bare}"


def _is_in_longer(span: tuple[int, int], said: Iterable[tuple[tuple[int, int], Matter]]) -> bool:
    start, end = span
    return any(begin <= start and end <= stop and stop - begin > end - start for (begin, stop), _ in said)


def _is_within(sector: str, ids: Iterable[str]) -> bool:
    within = any(_is_of(one, sector.removeprefix("!")) for one in ids) if sector else True
    return within != sector.startswith("!")


@lru_cache(maxsize=4096)  # entries and the fields that questions on them touch
def _is_of(entry_id: str, sector: str) -> bool:
    return any(fnmatchcase(entry_id, glob) for glob in SECTORS[sector])


def speaks_of(text: str, matter: Matter) -> bool:
    """Whether ``text``, a letter of ours, has a word for ``matter``."""
    return _told(matter).search(text) is not None


@cache  # as many as there are things; most letters ask for a handful
def _told(matter: Matter) -> re.Pattern[str]:
    return re.compile(_TOLD[matter], re.IGNORECASE)


@lru_cache(maxsize=2)
def named(language: str) -> dict[str, Matter]:
    """Return all things that have a name, by it."""
    return {matter.called(language): matter for matter in _TOLD}


def first_words(text: str) -> list[tuple[Matter, str]]:
    """Return (thing, the first word of its name there) of what ``text`` calls by several words and that decides."""
    found = []
    for matter, pattern in _DECIDING.may_be_in(text[:_LONGEST]):
        said = pattern.compiled.search(text[:_LONGEST])
        if said is not None and " " in said[0]:
            found.append((matter, said[0].split()[0].lower()))
    return found
