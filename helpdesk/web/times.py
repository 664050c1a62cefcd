"""Times and numbers as the language of a page writes them (CLDR, by Babel)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_timedelta
from babel.numbers import format_decimal

from helpdesk.language import INDONESIAN, Words, words_of

MOMENT = {"id": "d MMM y HH.mm", "en": "d MMM y HH:mm"}
WHOLE_DAY = {"id": "EEEE, d MMMM y", "en": "EEEE d MMMM y"}


class Clock:
    """Formats moments for people in ``timezone`` who read ``words``."""

    def __init__(self, timezone: str, words: Words | None = None) -> None:
        self.zone = ZoneInfo(timezone)
        self.words = words or words_of(INDONESIAN)
        self._locale = self.words.locale
        self._moment = MOMENT[self.words.language]

    def moment(self, at: datetime) -> str:
        """Return e.g. ``24 Nov 2026 14.05``."""
        return format_datetime(at, self._moment, tzinfo=self.zone, locale=self._locale)

    def day(self, at: datetime) -> str:
        """Return e.g. ``24 November 2026``."""
        return self.calendar_day(at.astimezone(self.zone).date())

    def calendar_day(self, on: date) -> str:
        """Return e.g. ``24 November 2026``."""
        return format_date(on, "d MMMM y", locale=self._locale)

    def whole_day(self, on: date) -> str:
        """Return e.g. ``Selasa, 24 November 2026``."""
        return format_date(on, WHOLE_DAY[self.words.language], locale=self._locale)

    def field(self, at: datetime) -> str:
        """Return the office's time as a browser's field takes it: ``2026-11-24T14:05``."""
        return at.astimezone(self.zone).strftime("%Y-%m-%dT%H:%M")

    def age(self, at: datetime, now: datetime) -> str:
        """Return how long ago ``at`` was, e.g. ``3 jam``; ``baru saja`` within a minute."""
        passed = now - at
        if passed < timedelta(minutes=1):
            return self.words.say("baru saja")
        return format_timedelta(passed, granularity="minute", threshold=1.2, locale=self._locale)

    def left(self, at: datetime, now: datetime) -> str:
        """Return how long it is until ``at``, or since, e.g. ``2 hari``."""
        return format_timedelta(abs(at - now), granularity="minute", threshold=1.2, locale=self._locale)

    def number(self, value: float) -> str:
        """Return a number with at most one digit behind the comma, e.g. ``12.345,6``."""
        return format_decimal(value, "#,##0.#", locale=self._locale)

    def octets(self, size: int) -> str:
        """Return a size as a person reads it: ``412 B``, ``18 kB``, ``2,4 MB``."""
        if size < 1000:
            return f"{size} B"
        if size < 1_000_000:
            return f"{size / 1000:.0f} kB"
        return f"{format_decimal(size / 1_000_000, '#,##0.0', locale=self._locale)} MB"

    def partial_day(self, as_of: str | None) -> str:
        """Return a date of which perhaps only year or month is known (YYYY, YYYY-MM, YYYY-MM-DD) in words."""
        if not as_of:
            return ""
        parts = as_of.split("-")
        pattern = {1: "y", 2: "MMMM y", 3: "d MMMM y"}.get(len(parts))
        try:
            year, month, number = [*map(int, parts), 1, 1][:3]
            return format_date(date(year, month, number), pattern or "y", locale=self._locale)
        except (ValueError, TypeError):
            return as_of
