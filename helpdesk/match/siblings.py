"""Permits of one family ("Surat Izin Praktik ..."): the profession that a mail names decides which of them is meant.

"Saya fisioterapis. Bisa mengajukan SIP sekarang?" says *SIP* in the question and whose in the story before it. The
ranking looks at the question first; among permits whose names begin alike, one that the mail names comes before one
that it does not name.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from helpdesk.match.calibrate import Ranking
from helpdesk.match.rank import ASPECT_WORDS, Index
from helpdesk.match.text import said
from helpdesk.model.knowledge import Entry, Permit

_ALIKE = 3  # words with which the names of a family begin
_MANY = 5  # siblings: so many are professions
_LOOKED_AT = 3  # candidates, among fewer siblings
_TELLING = 4  # letters of a stem: "SIP" names nobody


def by_profession(index: Index, ranking: Ranking, spoken: Set[str]) -> Ranking:
    """Return ``ranking`` with the sibling first that ``spoken``, the stems of a whole mail, names alone.

    It takes the place of one that the mail does not name, and the confidences stay where they were: which of the two is
    likelier is all that is learnt. Other professions than those it names are none of its matter, whatever they share.
    """
    kin = _KIN.get(index) or _KIN.setdefault(index, _by_name(index))
    return _without_others(kin, _first_named(kin, ranking, spoken), spoken)


def _without_others(kin: Mapping[int, _Sibling], ranking: Ranking, spoken: Set[str]) -> Ranking:
    """Return ``ranking`` without professions that a mail does not name, where it names others of their family.

    "Boleh merangkap penanggung jawab di dua klinik?", of a doctor, is not answered by what a pharmacist may do.
    """
    strangers: set[int] = set()
    for family in {kin[at].family for at in ranking.order if at in kin}:
        siblings = {at: one for at, one in kin.items() if one.family == family}
        named = {at for at, one in siblings.items() if len(siblings) >= _MANY and one.is_spoken(spoken)}
        strangers |= siblings.keys() - named - {*ranking.order[:1]} if named else set()
    kept = [place for place, at in enumerate(ranking.order) if at not in strangers]
    if not kept or len(kept) == len(ranking.order):
        return ranking
    order = tuple(ranking.order[place] for place in kept)
    return replace(ranking, order=order, confidences=tuple(ranking.confidences[place] for place in kept))


def _first_named(kin: Mapping[int, _Sibling], ranking: Ranking, spoken: Set[str]) -> Ranking:
    """Return ``ranking`` with the sibling of its first that a mail names alone in its place."""
    first = kin.get(ranking.order[0]) if ranking.order else None
    if first is None or first.is_spoken(spoken):
        return ranking  # it is named itself
    siblings = {at: one for at, one in kin.items() if one.family == first.family}
    if len(siblings) < _MANY:  # three kinds of a grave's permit are told apart by more than what they are called
        siblings = {at: one for at, one in siblings.items() if at in ranking.order[:_LOOKED_AT]}
        named = [at for at, one in siblings.items() if one.own & spoken]
    else:
        named = _named(siblings, spoken)
    if len(named) != 1:
        return ranking
    order = list(ranking.order)
    if named[0] in order:
        place = order.index(named[0])
        order[0], order[place] = order[place], order[0]
    else:
        order[0] = named[0]
    return replace(ranking, order=tuple(order))


@dataclass(frozen=True, slots=True)
class _Sibling:
    """A permit of a family: the stems that none of the others has, and the stems of each of its names."""

    family: _Family
    own: frozenset[str]
    names: tuple[frozenset[str], ...]

    def is_spoken(self, spoken: Set[str]) -> bool:
        """Whether the stems of a mail hold one of its names, or a stem that none of the others has."""
        return bool(self.own & spoken) or any(name <= spoken for name in self.names)


def _named(siblings: Mapping[int, _Sibling], spoken: Set[str]) -> list[int]:
    """Return those that a mail names: "perawat" names one, where no sibling makes a "perawat gigi" of it."""
    said = [(at, name) for at, one in siblings.items() for name in one.names if name <= spoken]
    longest = [at for at, name in said if not any(name <= other for place, other in said if place != at)]
    return [at for at, one in siblings.items() if one.own & spoken or at in longest]


def _by_name(index: Index) -> Mapping[int, _Sibling]:
    """Return, by position, each permit that has a family."""
    families: dict[_Family, dict[int, tuple[frozenset[str], ...]]] = {}
    for at, entry in enumerate(index.entries):
        words = tuple(entry.name.lower().replace("(sip)", " ").split()) if isinstance(entry, Permit) else ()
        if len(words) > _ALIKE:
            families.setdefault(words[:_ALIKE], {})[at] = _names(entry, words[:_ALIKE])
    everywhere = Counter(stem for entry in index.entries for stem in _all(_names(entry, ())))
    found = {}
    for family, members in families.items():
        stems = {at: _telling(names) if len(members) >= _MANY else _all(names) for at, names in members.items()}
        having = everywhere if len(members) >= _MANY else Counter(itertools.chain.from_iterable(stems.values()))
        for at, names in members.items():
            found[at] = _Sibling(family, frozenset(stem for stem in stems[at] if having[stem] == 1), names)
    return found


def _all(names: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*names)


def _telling(names: Iterable[frozenset[str]]) -> frozenset[str]:
    """Return the stems that are a name by themselves: "periksa" of "periksa mata di optik" names nobody."""
    return _all(name for name in names if len(name) == 1)


def _names(entry: Entry, family: _Family) -> tuple[frozenset[str], ...]:
    """Return the stems of each name of an entry that tell more than its family."""
    names = (entry.name, *entry.aliases) if isinstance(entry, Permit) else ()
    common = ASPECT_WORDS.union(stem for stem, _ in said(" ".join(family)))
    stems = (frozenset(s for s, _ in said(name) if len(s) >= _TELLING and s not in common) for name in names)
    return tuple(name for name in dict.fromkeys(stems) if name)


_Family = tuple[str, ...]
_KIN: WeakKeyDictionary[Index, Mapping[int, _Sibling]] = WeakKeyDictionary()
