"""What other systems say of applications, in their own form: a mail's text by patterns, JSON by a mapping of fields.

Nothing is guessed: what cannot be read is a problem with its reason, and the rest is taken all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from helpdesk.model.application import Stage
from helpdesk.track.sheet import moment_of, stage_of

LONGEST_TEXT = 20_000  # code points of a mail in which patterns are looked for
LONGEST_VALUE = 200
LONGEST_NOTE = 4000
MILLISECONDS = 10**11  # a greater number of "seconds" since 1970 lies after the year 5000: it counts milliseconds
_WORDS = ("permit", "applicant", "contact", "unit", "channel", "id")


@dataclass(frozen=True, slots=True)
class Told:
    """What a system says of one application. ``at`` is None when it does not say when."""

    number: str
    stage: Stage
    label: str
    at: datetime | None = None
    note: str | None = None
    failed: tuple[str, ...] = ()
    permit: str | None = None
    applicant: str | None = None
    contact: str | None = None
    unit: str | None = None
    channel: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """What could not be read, and why."""

    what: str
    why: str


def read_text(
    text: str, patterns: Iterable[str], zone: ZoneInfo, stages: Mapping[str, Stage] | None = None
) -> tuple[tuple[Told, ...], tuple[Unread, ...]]:
    """Return what a mail's text says by the named groups of regular expressions, each application and state once."""
    told: dict[tuple[str, Stage], Told] = {}
    unread: list[Unread] = []
    for pattern in patterns:
        for match in re.finditer(pattern, text[:LONGEST_TEXT], re.IGNORECASE | re.MULTILINE):
            found = _told({name: value for name, value in match.groupdict().items() if value}, zone, stages or {})
            if isinstance(found, Unread):
                unread.append(found)
            else:
                told.setdefault((found.number, found.stage), found)
    return tuple(told.values()), tuple(unread)


def read_json(
    answer: Any, items: str, fields: Mapping[str, str], zone: ZoneInfo, stages: Mapping[str, Stage]
) -> tuple[tuple[Told, ...], tuple[Unread, ...]]:
    """Return what an answer says: ``items`` is the path to its list, ``fields`` where each field of an item stands.

    Raises ValueError when there is no list at that path.
    """
    found = value_at(answer, items)
    if not isinstance(found, list):
        raise ValueError(f'there is no list at "{items}" in the answer' if items else "the answer is no list")
    told: list[Told] = []
    unread: list[Unread] = []
    for place, item in enumerate(found):
        read = _told({name: value_at(item, path) for name, path in fields.items()}, zone, stages, f"item {place}")
        if isinstance(read, Unread):
            unread.append(read)
        else:
            told.append(read)
    return tuple(told), tuple(unread)


def value_at(value: Any, path: str) -> Any:
    """Return what stands at a path like ``data.items`` or ``riwayat.0.status``; None when nothing does."""
    for part in filter(None, path.split(".")):
        if isinstance(value, Mapping):
            value = value.get(part)
        elif isinstance(value, Sequence) and not isinstance(value, str) and part.isdigit() and int(part) < len(value):
            value = value[int(part)]
        else:
            return None
    return value


def _told(values: Mapping[str, Any], zone: ZoneInfo, stages: Mapping[str, Stage], place: str = "") -> Told | Unread:
    number, label = _line(values.get("number")), _line(values.get("stage"))
    what = number or place or "a mail"
    if not number:
        return Unread(what, "it names no application number")
    known = {name.casefold(): stage for name, stage in stages.items()}
    stage = known.get(label.casefold()) or stage_of(label)
    if stage is None:
        return Unread(what, f'the state "{label}" is not known; say in config.toml what it means')
    at = _moment(values.get("at"), zone)
    if at is None and values.get("at") not in (None, ""):
        return Unread(what, f'the time "{_line(values.get("at"))}" cannot be read')
    words = {name: _line(values.get(name)) or None for name in _WORDS}
    note = str(values.get("note") or "").replace("\0", "").strip()[:LONGEST_NOTE] or None
    return Told(number, stage, label, at, note, _failed(values.get("failed")), **words)


def _line(value: Any) -> str:
    if value is None or isinstance(value, bool | list | dict):
        return ""
    return " ".join(str(value).replace("\0", "").split())[:LONGEST_VALUE]


def _moment(value: Any, zone: ZoneInfo) -> datetime | None:
    """Return a moment from RFC 3339, a date as Indonesians write it, or seconds (or milliseconds) since 1970."""
    try:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return datetime.fromtimestamp(value / 1000 if abs(value) >= MILLISECONDS else value, UTC)
        text = _line(value)
        if not text:
            return None
        try:
            found = datetime.fromisoformat(text)
        except ValueError:
            return moment_of(text, zone)
        return found if found.tzinfo else found.replace(tzinfo=zone)
    except (ValueError, OverflowError, OSError):
        return None


def _failed(value: Any) -> tuple[str, ...]:
    parts = value if isinstance(value, list) else re.split(r"[;\n]", str(value)) if value else []
    return tuple(dict.fromkeys(filter(None, map(_line, parts))))
