"""What the ticket page shows of a permit's requirement list: what came along and what is still missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from helpdesk.model.conversation import FiledMessage
from helpdesk.model.knowledge import Entry, Knowledge
from helpdesk.web import file_view


@dataclass(frozen=True, slots=True)
class Papers:
    """What a permit's requirement list has and lacks. ``missing`` is None when the list is unknown."""

    permit: Entry | None
    found: tuple[str, ...]
    missing: tuple[str, ...] | None


def views(knowledge: Knowledge, filed: FiledMessage | None) -> list[Papers]:
    """Return the checked lists of a message."""
    return [_papers(knowledge, checked) for checked in (filed.documents if filed else ())]


def missing_labels(knowledge: Knowledge, filed: FiledMessage | None) -> tuple[str, ...]:
    """Return what all documents are called that a message's lists still lack, each once."""
    return tuple(dict.fromkeys(label for papers in views(knowledge, filed) for label in papers.missing or ()))


def _papers(knowledge: Knowledge, checked: Mapping[str, Any]) -> Papers:
    """Return what of a permit's list is there and what is not; what came along beside the list is left out."""
    permit = knowledge.permits.get(checked["permit"])
    listed = {key for r in (permit.requirements if permit else None) or () for key in (r.document, *r.alternatives)}
    keys = [key for _position, _member, found in checked["received"] for key in found]
    found = dict.fromkeys(key for key in keys if key in listed or not listed)
    missing = checked["missing"]
    return Papers(permit, _labels(knowledge, found), None if missing is None else _labels(knowledge, missing))


def _labels(knowledge: Knowledge, keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(file_view.label(knowledge.documents, key) for key in keys)
