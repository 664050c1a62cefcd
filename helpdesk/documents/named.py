"""Where a mail names permits, by their names in the entries: "SIPB", "izin toko obat", "NIBnya"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from helpdesk.knowledge.vocabulary import OnceEach
from helpdesk.model.knowledge import Knowledge, Permit

_WORD = re.compile(r"[a-z0-9]+")
_CLITICS = ("nya", "ku", "mu")
_ABBREVIATION = re.compile(r"\(([A-Z][A-Za-z0-9 /-]+)\)")
_ROOTS = 3  # letters that are left of a word whose clitic goes: no *pu-nya*

_Names = Mapping[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]


@dataclass(frozen=True, slots=True)
class Named:
    """A name in ``text[start:end]``, of one permit or of several that are called so."""

    start: int
    end: int
    permits: frozenset[str]


def named_in(text: str, knowledge: Knowledge, *, within: bool = False) -> tuple[Named, ...]:
    """Return the names of permits in ``text``, the longest where two begin at one place, in order.

    ``within``: also those that stand in a longer one, as *SIPB* in "cabut SIPB".
    """
    return tuple(_found(text.lower(), _NAMES(knowledge), within=within))


def names_of(permit: Permit) -> tuple[str, ...]:
    """Return every name by which people call a permit."""
    return (
        permit.name.partition("(")[0].strip(),
        *_ABBREVIATION.findall(permit.name),
        *permit.aliases,
        *permit.ambiguous,
    )


def _index(knowledge: Knowledge) -> _Names:
    """Return (words of a name, permits that bear it) by the first word, the longest first."""
    owners: dict[tuple[str, ...], set[str]] = {}
    for permit in knowledge.permits.values():
        for name in names_of(permit):
            if words := tuple(_WORD.findall(name.lower())):
                owners.setdefault(words, set()).add(permit.id)
    by_first: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for words, ids in sorted(owners.items(), key=lambda item: (-len(item[0]), item[0])):
        by_first.setdefault(words[0], []).append((words, frozenset(ids)))
    return {first: tuple(names) for first, names in by_first.items()}


_NAMES = OnceEach(_index)


def _found(text: str, names: _Names, *, within: bool) -> Iterator[Named]:
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        hit = _at(words, at, names)
        if hit is None:
            at += 1
            continue
        length, ids = hit
        yield Named(words[at].start(), words[at + length - 1].end(), ids)
        at += 1 if within else length


def _at(words: list[re.Match[str]], at: int, names: _Names) -> tuple[int, frozenset[str]] | None:
    """Return how many words the longest name has that begins at one of the words, and whose it is."""
    for first in dict.fromkeys((words[at][0], _bare(words[at][0]))):
        for name, ids in names.get(first, ()):
            read = [word[0] for word in words[at : at + len(name)]]
            if _is_called([first, *read[1:]], name):
                return len(name), ids
    return None


def _is_called(read: list[str], name: tuple[str, ...]) -> bool:
    """Whether some words are a name, of which the last one may end in *nya*."""
    return tuple(read) == name or (tuple(read[:-1]) == name[:-1] and _bare(read[-1]) == name[-1])


def _bare(word: str) -> str:
    """Return a word without the *nya* at its end."""
    end = next((own for own in _CLITICS if word.endswith(own) and len(word) - len(own) >= _ROOTS), "")
    return word.removesuffix(end)
