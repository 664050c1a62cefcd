"""Times as Indonesians write them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_timedelta

LOCALE = "id"


class Clock:
    """Formats moments for people in ``timezone``."""

    def __init__(self, timezone: str) -> None:
        self.zone = ZoneInfo(timezone)

    def moment(self, at: datetime) -> str:
        """Return e.g. ``24 Nov 2026 14.05``."""
        return format_datetime(at, "d MMM y HH.mm", tzinfo=self.zone, locale=LOCALE)

    def day(self, at: datetime, locale: str = LOCALE) -> str:
        """Return e.g. ``24 November 2026``."""
        return calendar_day(at.astimezone(self.zone).date(), locale)

    def whole_day(self, on: date) -> str:
        """Return e.g. ``Selasa, 24 November 2026``."""
        return format_date(on, "EEEE, d MMMM y", locale=LOCALE)

    def field(self, at: datetime) -> str:
        """Return the office's time as a browser's field takes it: ``2026-11-24T14:05``."""
        return at.astimezone(self.zone).strftime("%Y-%m-%dT%H:%M")

    def age(self, at: datetime, now: datetime) -> str:
        """Return how long ago ``at`` was, e.g. ``3 jam``; ``baru saja`` within a minute."""
        passed = now - at
        if passed < timedelta(minutes=1):
            return "baru saja"
        return format_timedelta(passed, granularity="minute", threshold=1.2, locale=LOCALE)

    def left(self, at: datetime, now: datetime) -> str:
        """Return how long it is until ``at``, or since, e.g. ``2 hari``."""
        return format_timedelta(abs(at - now), granularity="minute", threshold=1.2, locale=LOCALE)


def calendar_day(day: date, locale: str = LOCALE) -> str:
    """Return e.g. ``24 November 2026``."""
    return format_date(day, "d MMMM y", locale=locale)


def octets(size: int) -> str:
    """Return a size as a person reads it: ``412 B``, ``18 kB``, ``2,4 MB``."""
    if size < 1000:
        return f"{size} B"
    if size < 1_000_000:
        return f"{size / 1000:.0f} kB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")


def partial_day(as_of: str | None) -> str:
    """Return a date of which perhaps only year or month is known (YYYY, YYYY-MM, YYYY-MM-DD) in words."""
    if not as_of:
        return ""
    parts = as_of.split("-")
    pattern = {1: "y", 2: "MMMM y", 3: "d MMMM y"}.get(len(parts))
    try:
        year, month, number = [*map(int, parts), 1, 1][:3]
        return format_date(date(year, month, number), pattern or "y", locale=LOCALE)
    except (ValueError, TypeError):
        return as_of
