"""Which permit and which document another system means: by id, name or alias, and never by a guess."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from rapidfuzz import fuzz, process

from helpdesk.model.knowledge import DocumentKind, Permit

NEARLY_EQUAL = 94  # of 100: a typing error in a long name, not another name


class PermitNames:
    """The names of the permits of one knowledge base."""

    def __init__(self, permits: Mapping[str, Permit]) -> None:
        self._permits = permits

    @cached_property
    def _ids(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for permit in self._permits.values():
            for name in (permit.id, permit.name, permit.name_en, *permit.aliases):
                found[_plain(name)].add(permit.id)
        return {name: frozenset(ids) for name, ids in found.items()}

    def permit_of(self, label: str) -> str | None:
        """Return the id of the one permit that ``label`` names, or None when there is none, or more than one."""
        plain = _plain(label)
        if not plain:
            return None
        ids = self._ids.get(plain)
        if ids is None:
            near = process.extract(plain, self._ids.keys(), scorer=fuzz.ratio, score_cutoff=NEARLY_EQUAL, limit=3)
            ids = frozenset().union(*(self._ids[name] for name, _score, _index in near))
        return next(iter(ids)) if len(ids) == 1 else None


def document_of(label: str, documents: Mapping[str, DocumentKind]) -> str | None:
    """Return the key of the document that ``label`` is the key or the name of, or None."""
    if label in documents:
        return label
    plain = _plain(label)
    found = [kind.key for kind in documents.values() if plain in (_plain(kind.key), _plain(kind.label))]
    return found[0] if len(found) == 1 and plain else None


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", name.lower()).split())
