"""Two changes of one knowledge base made one, entry by entry: what people accepted on pages and what the files say.

What only one side changed is taken from that side. What both changed differently is a clash: it stays as the pages have
it, and is named, so that neither is overwritten in silence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from helpdesk.knowledge.versions import knowledge_of
from helpdesk.model.knowledge import Entry, Knowledge, Permit

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Together:
    """The base that both sides make, and the ids of entries (keys of documents) that both changed differently."""

    knowledge: Knowledge
    clashes: tuple[str, ...] = ()


def bring_together(before: Knowledge, pages: Knowledge, files: Knowledge) -> Together:
    """Return what ``pages`` and ``files`` make together; ``before`` is what both began with."""
    clashes: list[str] = []
    permits = _merged(before.permits, pages.permits, files.permits, clashes)
    topics = _merged(before.topics, pages.topics, files.topics, clashes)
    documents = _merged(before.documents, pages.documents, files.documents, clashes)
    return Together(knowledge_of(permits, topics, documents, files.same), tuple(clashes))


def differing(one: Knowledge, other: Knowledge) -> tuple[str, ...]:
    """Return the ids of the entries that are not the same in both, in their order."""
    ids = dict.fromkeys(entry.id for entry in (*one.entries(), *other.entries()))
    return tuple(i for i in ids if one.entry(i) != other.entry(i))


def with_entry(knowledge: Knowledge, entry: Entry) -> Knowledge:
    """Return the base with one entry as given instead of the one of its id."""
    permits, topics = dict(knowledge.permits), dict(knowledge.topics)
    if isinstance(entry, Permit):
        permits[entry.id] = entry
    else:
        topics[entry.id] = entry
    return knowledge_of(permits, topics, knowledge.documents, knowledge.same)


def _merged(
    before: Mapping[str, T], pages: Mapping[str, T], files: Mapping[str, T], clashes: list[str]
) -> dict[str, T]:
    merged: dict[str, T] = {}
    for key in dict.fromkeys((*files, *pages)):
        old, page, file = before.get(key), pages.get(key), files.get(key)
        if page not in (old, file) and file != old:
            clashes.append(key)
        taken = file if page == old else page
        if taken is not None:
            merged[key] = taken
    return merged
