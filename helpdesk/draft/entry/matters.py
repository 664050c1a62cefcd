"""Things that citizens ask about by the way, and what a letter calls them: alcohol, a name board, an instalment.

An entry answers what most people ask. Who asks "dan kalau jual alkohol?" of a business number that says nothing of
alcohol must read that this is not known, by its name, and must not read the business number as if it were the answer.
So each thing has the words by which it is known, in mails as in our own entries, and a name for a letter: they are data
(``matters.toml``).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources

from helpdesk.draft.templating.wording import ENGLISH
from helpdesk.pattern import Pattern, Patterns

_LONGEST = 4000  # code points of a question


class Weight(StrEnum):
    """What it means that an entry says nothing of a thing."""

    DECIDES = "decides"  # then the entry answers something else
    BESIDE = "beside"  # then this part of the question is still open
    NAMES = "names"  # no more than a name for what is not known


@dataclass(frozen=True, slots=True)
class Matter:
    """A thing: its name in the middle of a sentence in both languages, and what it means to a question."""

    weight: Weight
    name: str
    name_en: str

    def called(self, language: str) -> str:
        """Return its name in ``language``."""
        return self.name_en if language == ENGLISH else self.name


def _all() -> Iterable[tuple[Matter, Pattern, re.Pattern[str]]]:
    text = resources.files("helpdesk.draft.entry").joinpath("matters.toml").read_text(encoding="utf-8")
    for row in tomllib.loads(text)["matters"]:
        words = "|".join(row["words"])
        pattern = Pattern(rf"\b(?:{words})(?:nya|ku|mu)?\b", flags=re.IGNORECASE)
        told = "|".join(row.get("told", row["words"]))
        yield Matter(Weight(row["weight"]), row["name"], row["name_en"]), pattern, re.compile(rf"\b(?:{told})", re.I)


_ROWS = tuple(_all())
_PATTERNS = {matter: pattern for matter, pattern, _ in _ROWS}
_TOLD = {matter: told for matter, _, told in _ROWS}
_MATTERS = Patterns(_PATTERNS.items())


def matters_in(text: str) -> tuple[Matter, ...]:
    """Return the things that ``text`` speaks of, those that decide what it is about first."""
    return tuple(_MATTERS.found(text[:_LONGEST]))


def things() -> tuple[Matter, ...]:
    """Return all things that have a name."""
    return tuple(_TOLD)


def speaks_of(text: str, matter: Matter) -> bool:
    """Whether ``text``, a letter of ours, has a word for ``matter``."""
    return _TOLD[matter].search(text) is not None


def first_words(text: str) -> list[tuple[Matter, str]]:
    """Return (thing, the first word of its name there) of what ``text`` calls by several words and that decides."""
    found = []
    for matter in matters_in(text):
        said = _PATTERNS[matter].compiled.search(text[:_LONGEST]) if matter.weight is Weight.DECIDES else None
        if said is not None and " " in said[0]:
            found.append((matter, said[0].split()[0].lower()))
    return found
