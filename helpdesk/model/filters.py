"""What a list of tickets is narrowed to, and the order in which it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

SURE = 0.95  # confidence from which the desk says "sure": 95 in a hundred such answers are right
FAIRLY_SURE = 0.6
LEVELS = {"sure": (SURE, 2.0), "fairly-sure": (FAIRLY_SURE, SURE), "unsure": (-1.0, FAIRLY_SURE)}
"""The words for a confidence, with the range [from, below) that each stands for."""

NOBODY = "none"
MYSELF = "me"


class Sort(StrEnum):
    """The orders of a list."""

    AGE = "age"  # the longest waiting first
    NEWEST = "newest"
    DUE = "due"  # what is due first stands first, what has no term last


class Mark(StrEnum):
    """What ``is:`` asks for in a search."""

    OPEN = "open"
    DONE = "done"
    SPAM = "spam"
    HELD = "held"
    OVERDUE = "overdue"
    CONFIDENTIAL = "confidential"
    UNDELIVERABLE = "undeliverable"
    SNOOZED = "snoozed"


@dataclass(frozen=True, slots=True)
class Filters:
    """Conditions that all hold; empty or None means any.

    Of ``permits`` (ids of entries, topics too) one will do. ``counselor`` is an account's id, "me" or "none".
    ``since`` and ``until`` bound the citizen's newest mail: from the one on, before the other.
    """

    permits: tuple[str, ...] = ()
    unit: int | None = None
    counselor: str = ""
    state: str = ""
    stage: str = ""
    language: str = ""
    confidence: str = ""
    since: datetime | None = None
    until: datetime | None = None
    marks: tuple[Mark, ...] = ()

    def __bool__(self) -> bool:
        return self != Filters()
