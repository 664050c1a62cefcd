"""Filters of a list as they stand in an address: what a form sends, what a page's links carry on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from helpdesk.model.application import Stage
from helpdesk.model.filters import LEVELS, MYSELF, NOBODY, Filters, Sort
from helpdesk.model.knowledge import Entry
from helpdesk.model.ticket import TicketState
from helpdesk.store import people, units
from helpdesk.store.database import Tx
from helpdesk.store.queues import Queue, usual_sort
from helpdesk.web.access import Visit

NAMES = ("permit", "unit", "counselor", "state", "stage", "language", "confidence", "sort")
LANGUAGES = ("id", "en")


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a list is narrowed to, as its address says it. Values that make no sense are as if they were not there."""

    filters: Filters
    sort: Sort | None
    given: Mapping[str, str]

    @property
    def query(self) -> str:
        """Return the part of an address that says the same again, without its question mark."""
        return urlencode(self.given)

    def without(self, name: str) -> str:
        """Return the same without one of its filters."""
        return urlencode({key: value for key, value in self.given.items() if key != name})


def read(params: Mapping[str, str]) -> Narrowed:
    """Return what an address asks for."""
    given = {name: params[name] for name in NAMES if params.get(name, "") and _makes_sense(name, params[name])}
    sort = given.get("sort")
    filters = Filters(
        permits=(given["permit"],) if "permit" in given else (),
        unit=int(given["unit"]) if "unit" in given else None,
        counselor=given.get("counselor", ""),
        state=given.get("state", ""),
        stage=given.get("stage", ""),
        language=given.get("language", ""),
        confidence=given.get("confidence", ""),
    )
    return Narrowed(filters, Sort(sort) if sort else None, given)


def _makes_sense(name: str, value: str) -> bool:
    known: dict[str, Any] = {
        "state": tuple(TicketState),
        "stage": tuple(Stage),
        "language": LANGUAGES,
        "confidence": LEVELS,
        "sort": tuple(Sort),
    }
    if name in known:
        return value in known[name]
    if name == "unit":
        return _is_number(value)
    return name != "counselor" or value in (MYSELF, NOBODY) or _is_number(value)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10


def choices(visit: Visit, tx: Tx, queue: Queue) -> dict[str, Any]:
    """Return what the form of a queue offers, each as (value, words) where the words are not the templates'."""
    known = visit.desk.knowledge
    entries: tuple[Entry, ...] = (*known.permits.values(), *known.topics.values())
    return {
        "permits": sorted(((one.id, one.title) for one in entries), key=_title),
        "units": units.every(tx),
        "counselors": [(one.id, one.name) for one in people.every(tx) if one.active],
        "states": tuple(TicketState),
        "stages": tuple(Stage),
        "languages": LANGUAGES,
        "confidences": tuple(LEVELS),
        "sorts": tuple(Sort),
        "usual": usual_sort(queue),
    }


def _title(entry: tuple[str, str]) -> str:
    return entry[1].casefold()
