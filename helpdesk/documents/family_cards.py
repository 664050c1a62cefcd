"""One family card for two: that of a household in which both the dead person and who applies are written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from helpdesk.documents.cards import holder_of
from helpdesk.documents.told import Told
from helpdesk.documents.wanted import Wanted
from helpdesk.model.question import Recognised

_BOTH = ("kk", "kk-almarhum")
_READ = 4000  # characters of a card
_MEMBER = re.compile(r"^\W*\d{1,2}[.)]?\s+(?:Hj?\.?\s+)?([A-Z][A-Za-z']{2,})", re.MULTILINE)


def of_one_household(found: Sequence[Recognised], texts: Sequence[str], wanted: Wanted, told: Told) -> list[Recognised]:
    """Return ``found`` with a family card as both cards when it is the only one and lists both people.

    Who they are is what their identity cards say: relatives share a last name, so that a name must be there in full.
    Of somebody whose card cannot be read it is what the mail calls them, which must be a first name; of a family card
    that cannot be read, what the mail says.
    """
    cards = [at for at, item in enumerate(found) if set(item.keys) & set(_BOTH)]
    if not set(_BOTH) <= wanted.keys or len(cards) != 1 or found[cards[0]].keys not in (_BOTH[:1], _BOTH[1:]):
        return list(found)
    living, dead = (
        [holder_of(text[:_READ]) for item, text in zip(found, texts, strict=True) if text and item.keys == (key,)]
        for key in ("ktp", "ktp-almarhum")
    )
    card = texts[cards[0]]
    if not card and told.one_household:
        return [replace(item, keys=_BOTH) if at == cards[0] else item for at, item in enumerate(found)]
    lives = _lists(card, living) if living else _names(card, told.people - told.mourned)
    if not (lives and (_lists(card, dead) if dead else _names(card, told.mourned))):
        return list(found)
    return [replace(item, keys=_BOTH) if at == cards[0] else item for at, item in enumerate(found)]


def _names(card: str, people: frozenset[str]) -> bool:
    """Whether one of the members whom ``card`` numbers has a first name of ``people``."""
    return any(found[1].lower() in people for found in _MEMBER.finditer(card[:_READ]))


def _lists(card: str, people: Sequence[frozenset[str]]) -> bool:
    """Whether a line of ``card`` has the whole name of one of ``people``."""
    lines = [set(re.findall(r"[a-z]{3,}", line.lower())) for line in card[:_READ].splitlines()]
    return any(name and any(name <= line for line in lines) for name in people)
