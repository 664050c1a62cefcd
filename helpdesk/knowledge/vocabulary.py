"""What is made of a vocabulary of documents, such as an index of its words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from helpdesk.model.knowledge import DocumentKind

Made = TypeVar("Made")
_VERSIONS = 8  # vocabularies of which what was made is kept


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
