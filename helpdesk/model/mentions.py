"""Mentions: whom a note for colleagues names with ``@``. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpdesk.model.person import Person

_AT = re.compile(r"(?<![\w.@])@(?=\w)")


def mentioned(text: str, people: Sequence[Person]) -> tuple[Person, ...]:
    """Return the active people whom ``text`` names, in the order of the text.

    A name is the full one (``@Rina Kusuma``), the first one where only one colleague bears it (``@rina``), or the part
    of the account's address before the ``@``. Capitals do not count. The longest name that fits is meant.
    """
    names = _names([person for person in people if person.active])
    found: dict[int, Person] = {}
    for match in _AT.finditer(text):
        rest = text[match.end() :].casefold()
        fitting = [name for name in names if rest.startswith(name) and not rest[len(name) : len(name) + 1].isalnum()]
        if fitting:
            person = names[max(fitting, key=len)]
            found.setdefault(person.id, person)
    return tuple(found.values())


def _names(people: Sequence[Person]) -> dict[str, Person]:
    """Return who is meant by each name; a first name that several bear means nobody."""
    names: dict[str, Person] = {}
    firsts = [person.name.casefold().split()[:1] for person in people]
    for person, first in zip(people, firsts, strict=True):
        names[person.email.casefold().partition("@")[0]] = person
        if first and firsts.count(first) == 1:
            names.setdefault(first[0], person)
    return names | {person.name.casefold(): person for person in people if person.name}
