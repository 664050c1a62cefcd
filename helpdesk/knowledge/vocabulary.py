"""What is made of a vocabulary of documents, such as an index of its words, or of an entry, such as its names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from helpdesk.model.knowledge import DocumentKind

Noun = TypeVar("Noun")
Made = TypeVar("Made")
_VERSIONS = 8  # vocabularies of which what was made is kept
_NOUNS = 1024  # entries, of some versions, of which what was made is kept


class Once(Generic[Made]):
    """What is made of a vocabulary, made once: known by the vocabulary itself, whose kinds would take long to hash."""

    def __init__(self, make: Callable[[tuple[DocumentKind, ...]], Made]) -> None:
        self._make = make
        self._made: tuple[tuple[Mapping[str, DocumentKind], Made], ...] = ()

    def __call__(self, documents: Mapping[str, DocumentKind]) -> Made:
        """Return what is made of ``documents``, which nobody changes."""
        for known, made in self._made:
            if known is documents:
                return made
        new = self._make(tuple(documents.values()))
        self._made = ((documents, new), *self._made[: _VERSIONS - 1])
        return new


class OnceEach(Generic[Noun, Made]):
    """What is made of an entry, made once for each: known by the entry itself, whose fields would take long to hash."""

    def __init__(self, make: Callable[[Noun], Made]) -> None:
        self._make = make
        self._made: dict[int, tuple[Noun, Made]] = {}

    def __call__(self, noun: Noun) -> Made:
        """Return what is made of ``noun``, which nobody changes."""
        known = self._made.get(id(noun))
        if known is not None and known[0] is noun:
            return known[1]
        made = self._make(noun)
        if len(self._made) >= _NOUNS:
            self._made.clear()
        self._made[id(noun)] = (noun, made)  # held, so that nothing else can get its id
        return made
