"""What a line of the search asks for: words, and operators like ``dari:rina izin:"makam" sebelum:2026-11-01``.

Operators have an Indonesian and an English name. One that is not understood is said so and changes nothing else: the
rest of the line is still searched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from helpdesk.match.search_words import plain
from helpdesk.model.application import Stage
from helpdesk.model.filters import LEVELS, MYSELF, NOBODY, Filters, Mark
from helpdesk.model.knowledge import Entry, Knowledge
from helpdesk.model.ticket import TicketState
from helpdesk.store.search import Wanted

LONGEST = 300  # characters of a line that are read
_PART = re.compile(r'(?P<name>[A-Za-z]+):(?:"(?P<quoted>[^"]*)"?|(?P<plain>\S+))')
OPERATORS = {
    "from": "from", "dari": "from",
    "permit": "permit", "izin": "permit", "topik": "permit",
    "stage": "stage", "tahap": "stage",
    "state": "state", "keadaan": "state",
    "before": "before", "sebelum": "before",
    "after": "after", "sesudah": "after", "sejak": "after",
    "is": "is", "adalah": "is",
    "language": "language", "bahasa": "language",
    "counselor": "counselor", "petugas": "counselor",
    "confidence": "confidence", "keyakinan": "confidence",
    "unit": "unit",
}  # fmt: skip
MARKS = {
    "open": Mark.OPEN, "terbuka": Mark.OPEN, "done": Mark.DONE, "selesai": Mark.DONE, "spam": Mark.SPAM,
    "held": Mark.HELD, "unsure": Mark.HELD, "overdue": Mark.OVERDUE, "late": Mark.OVERDUE, "terlambat": Mark.OVERDUE,
    "confidential": Mark.CONFIDENTIAL, "rahasia": Mark.CONFIDENTIAL, "undeliverable": Mark.UNDELIVERABLE,
    "snoozed": Mark.SNOOZED, "ditunda": Mark.SNOOZED,
}  # fmt: skip
WORDS: Mapping[str, Mapping[str, str]] = {
    "stage": {
        "persiapan": Stage.PREPARING, "diajukan": Stage.SUBMITTED, "dikembalikan": Stage.RETURNED,
        "terbit": Stage.ISSUED, "ditolak": Stage.REFUSED, "dicabut": Stage.WITHDRAWN,
    },
    "state": {"baru": TicketState.NEW, "selesai": TicketState.RESOLVED, "ditutup": TicketState.CLOSED},
    "language": {"indonesia": "id", "inggris": "en", "english": "en"},
    "confidence": {"yakin": "sure", "ragu": "unsure"},
}  # fmt: skip
_VALUES: Mapping[str, frozenset[str]] = {
    "stage": frozenset(Stage),
    "state": frozenset(TicketState),
    "language": frozenset({"id", "en"}),
    "confidence": frozenset(LEVELS),
}


@dataclass(frozen=True, slots=True)
class Around:
    """What the values of operators mean at this desk: its knowledge, time zone, units and people, by their names."""

    knowledge: Knowledge
    zone: ZoneInfo
    units: tuple[tuple[int, str], ...]
    people: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line that was read; ``unclear`` are the operators that were not understood, as they were written."""

    wanted: Wanted = Wanted()  # noqa: RUF009 -- frozen
    unclear: tuple[str, ...] = field(default=())


def read(text: str, around: Around) -> Line:
    """Return what a typed line asks for."""
    text = text[:LONGEST].replace("\x00", " ")
    filters, sender, unclear = Filters(), [], []
    for part in _PART.finditer(text):
        name = OPERATORS.get(part["name"].lower())
        value = (part["quoted"] if part["quoted"] is not None else part["plain"]).strip()
        if name is None:
            continue
        if name == "from":
            sender.append(value)
            continue
        changed = _narrowed(filters, name, plain(value), around)
        if changed is None:
            unclear.append(part[0])
        filters = changed or filters
    words = _PART.sub(lambda part: " " if part["name"].lower() in OPERATORS else part[0], text)
    return Line(Wanted(words.lstrip(), " ".join(sender), filters), tuple(unclear))


def _narrowed(filters: Filters, name: str, value: str, around: Around) -> Filters | None:
    """Return the filters with one more; None when the value is not understood."""
    if name in _VALUES:
        known = str(WORDS[name].get(value, value))
        return _with(filters, name, known) if known in _VALUES[name] else None
    readers: dict[str, Callable[[], Filters | None]] = {
        "is": lambda: _marked(filters, value),
        "permit": lambda: _about(filters, value, around.knowledge),
        "counselor": lambda: _handled(filters, value, around.people),
        "unit": lambda: _of_unit(filters, value, around.units),
        "before": lambda: _until(filters, value, around.zone),
        "after": lambda: _since(filters, value, around.zone),
    }
    return readers[name]()


def _with(filters: Filters, name: str, value: str) -> Filters:
    changed: dict[str, Any] = {name: value}
    return replace(filters, **changed)


def _marked(filters: Filters, value: str) -> Filters | None:
    if value in ("mine", "saya"):
        return replace(filters, counselor=MYSELF)
    if value in ("unassigned", "bebas"):
        return replace(filters, counselor=NOBODY)
    if value in _VALUES["state"]:
        return replace(filters, state=value)
    mark = MARKS.get(value)
    return replace(filters, marks=(*filters.marks, mark)) if mark else None


def _about(filters: Filters, value: str, knowledge: Knowledge) -> Filters | None:
    """Take the entry with this id, else all whose names hold the words."""
    if knowledge.entry(value) is not None:
        return replace(filters, permits=(value,))
    entries: tuple[Entry, ...] = (*knowledge.permits.values(), *knowledge.topics.values())
    named = [one.id for one in entries if value and any(value in plain(name) for name in (one.title, *one.aliases))]
    return replace(filters, permits=tuple(named)) if named else None


def _handled(filters: Filters, value: str, people: tuple[tuple[int, str], ...]) -> Filters | None:
    if value in ("me", "saya"):
        return replace(filters, counselor=MYSELF)
    if value in ("none", "tidak-ada"):
        return replace(filters, counselor=NOBODY)
    found = _named(value, people)
    return replace(filters, counselor=str(found)) if found else None


def _of_unit(filters: Filters, value: str, units: tuple[tuple[int, str], ...]) -> Filters | None:
    found = _named(value, units)
    return replace(filters, unit=found) if found else None


def _named(value: str, named: tuple[tuple[int, str], ...]) -> int | None:
    fitting = sorted((len(name), number) for number, name in named if value and value in plain(name))
    return fitting[0][1] if fitting else None


def _since(filters: Filters, value: str, zone: ZoneInfo) -> Filters | None:
    day = _day(value)
    return replace(filters, since=_start(day, zone)) if day else None


def _until(filters: Filters, value: str, zone: ZoneInfo) -> Filters | None:
    day = _day(value)
    return replace(filters, until=_start(day, zone)) if day else None


def _day(value: str) -> date | None:
    """Return the day that is meant by 2026-11-24, 24-11-2026, 24/11/2026 or (its first day) 2026-11."""
    numbers = re.split(r"[-/.]", value)
    if len(numbers) not in (2, 3) or not all(n.isascii() and n.isdecimal() and len(n) <= 4 for n in numbers):
        return None
    if len(numbers[0]) != 4:
        numbers.reverse()
    year, month, day = [*map(int, numbers), 1][:3]
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _start(day: date, zone: ZoneInfo) -> datetime:
    """Return when a day of the office begins."""
    return datetime.combine(day, time(), zone)
