"""What a report is about: a period in days of the office, and perhaps one permit or one unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

UNKNOWN = ""  # the permit or unit of an application that names none


@dataclass(frozen=True, slots=True)
class Scope:
    """Both ends of the period are included; None leaves an end open, or takes every permit or unit.

    An application belongs to the period in which it was received, a ticket to that in which it began, a mail to that
    in which it arrived. ``permit`` is an id, or the source's name of a permit that we do not know; ``unit`` a name.
    """

    first: date | None = None
    last: date | None = None
    permit: str | None = None
    unit: str | None = None

    def since(self, zone: ZoneInfo) -> datetime | None:
        """Return the first moment of the period."""
        return datetime.combine(self.first, time(), zone) if self.first else None

    def until(self, zone: ZoneInfo) -> datetime | None:
        """Return the first moment after the period."""
        return datetime.combine(self.last + timedelta(days=1), time(), zone) if self.last else None
