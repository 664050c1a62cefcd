"""The office's calendar: which days count as working days, and why one does not.

A working day (*hari kerja*) is Monday to Friday, not a national holiday, not a day of joint leave (*cuti bersama*) and
not a day on which the office was closed. The days are data that a supervisor approved, never code: the government
decides holidays and joint leave anew each year (a joint decree of three ministers), and moves them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from helpdesk.language import marked

ONE_DAY = timedelta(days=1)
SATURDAY = 5
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", marked("Sabtu"), marked("Minggu"))


class DayKind(StrEnum):
    """Why a day that could be a working day is none."""

    HOLIDAY = "holiday"
    JOINT_LEAVE = "joint-leave"
    CLOSURE = "closure"


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day that does not count, with the word of the decree for it; ``source`` names the decree or the person."""

    day: date
    name: str
    kind: DayKind
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Suspension:
    """Days on which an activity stood still, both ends included; ``last`` is None while it lasts."""

    first: date
    last: date | None
    activity: str
    reason: str

    def covers(self, day: date) -> bool:
        """Return whether the activity stood still on ``day``."""
        return self.first <= day and (self.last is None or day <= self.last)

    @property
    def day_after(self) -> date:
        """Return the day on which the activity goes on; the first one while nobody knows the end."""
        return self.first if self.last is None else self.last + ONE_DAY


@dataclass(frozen=True)
class Calendar:
    """The approved days of one jurisdiction. ``years`` are those whose holidays are approved, so that a gap shows."""

    days: Mapping[date, DayOff] = field(default_factory=dict)
    years: frozenset[int] = frozenset()

    @classmethod
    def of(cls, days: Iterable[DayOff], years: Iterable[int] = ()) -> Calendar:
        """Return the calendar of these days; ``years`` defaults to every year that a holiday falls in."""
        found = {item.day: item for item in days}
        approved = {day.year for day, item in found.items() if item.kind is DayKind.HOLIDAY}
        return cls(found, frozenset(years) or frozenset(approved))

    def why_off(self, day: date) -> str | None:
        """Return why ``day`` is no working day, in Indonesian, or None when it is one."""
        off = self.days.get(day)
        if off is not None:
            return off.name
        return WEEKDAYS[day.weekday()] if day.weekday() >= SATURDAY else None

    def is_working(self, day: date) -> bool:
        """Return whether ``day`` counts."""
        return self.why_off(day) is None

    def working_days(self, first: date, last: date) -> int:
        """Return how many working days lie from ``first`` to ``last``, both included; 0 when ``last`` is earlier."""
        span = (last - first).days + 1
        if span <= 0:
            return 0
        weeks, rest = divmod(span, 7)
        count = weeks * 5 + sum((first + timedelta(days=n)).weekday() < SATURDAY for n in range(rest))
        return count - sum(first <= day <= last and day.weekday() < SATURDAY for day in self.days)
