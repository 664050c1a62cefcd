"""Permits of one family ("Surat Izin Praktik ..."): the profession that a mail names decides which of them is meant.

"Saya fisioterapis. Bisa mengajukan SIP sekarang?" says *SIP* in the question and whose in the story before it. The
ranking looks at the question first; among permits whose names begin alike, one that the mail names and the other that
it does not name change places.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from weakref import WeakKeyDictionary

from helpdesk.match.calibrate import Ranking
from helpdesk.match.rank import ASPECT_WORDS, Index
from helpdesk.match.text import said
from helpdesk.model.knowledge import Entry, Permit

_ALIKE = 3  # words with which the names of a family begin
_LOOKED_AT = 3  # candidates
_TELLING = 4  # letters of a stem: "SIP" names nobody


def by_profession(index: Index, ranking: Ranking, spoken: Collection[str]) -> Ranking:
    """Return ``ranking`` with the sibling first that ``spoken``, the stems of a whole mail, names alone.

    The two change places and leave the confidences where they were: which one is likelier is all that is learnt.
    """
    own = _OWN.get(index) or _OWN.setdefault(index, _stems(index))
    near = ranking.order[:_LOOKED_AT]
    family, _ = own.get(near[0], _NO_KIN) if near else _NO_KIN
    if not family:
        return ranking
    named = [place for place, at in enumerate(near) if at in own and own[at][0] == family and own[at][1] & set(spoken)]
    if len(named) != 1 or named[0] == 0:
        return ranking
    order = list(ranking.order)
    order[0], order[named[0]] = order[named[0]], order[0]
    return replace(ranking, order=tuple(order))


def _stems(index: Index) -> Mapping[int, tuple[_Family, frozenset[str]]]:
    """Return, by position, the family of each permit that has one, and the stems that call it alone of them."""
    families: dict[_Family, dict[int, set[str]]] = {}
    for at, entry in enumerate(index.entries):
        words = tuple(entry.name.lower().replace("(sip)", " ").split()) if isinstance(entry, Permit) else ()
        if len(words) > _ALIKE:
            families.setdefault(words[:_ALIKE], {})[at] = _called(entry)
    own = {}
    for family, kin in families.items():
        for at, called in kin.items():
            others = (other for place, other in kin.items() if place != at)
            own[at] = (family, frozenset(called.difference(ASPECT_WORDS, *others)))
    return own


def _called(entry: Entry) -> set[str]:
    names = (entry.name, *entry.aliases) if isinstance(entry, Permit) else ()
    return {stem for name in names for stem, _ in said(name) if len(stem) >= _TELLING}


_Family = tuple[str, ...]
_NO_KIN: tuple[_Family, frozenset[str]] = ((), frozenset())
_OWN: WeakKeyDictionary[Index, Mapping[int, tuple[_Family, frozenset[str]]]] = WeakKeyDictionary()
