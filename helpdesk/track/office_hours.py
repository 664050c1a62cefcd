"""Working hours: when a first answer is due, for a mail that came at night, on a Sunday, or before a holiday."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from helpdesk.track.calendar import ONE_DAY, Calendar
from helpdesk.track.clock import FARTHEST_DAYS

Span = tuple[time, time]
MORNING_AND_AFTERNOON: Mapping[int, tuple[Span, ...]] = {day: ((time(7, 30), time(16)),) for day in range(5)}


@dataclass(frozen=True)
class OfficeHours:
    """When somebody answers: spans of each weekday (0 is Monday) in the office's time zone, and its calendar."""

    calendar: Calendar
    zone: ZoneInfo
    spans: Mapping[int, Sequence[Span]] = field(default_factory=lambda: MORNING_AND_AFTERNOON)

    def on(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        """Yield the spans of one day as moments, in order; none on a day off."""
        if self.calendar.days.get(day) is not None:
            return
        for begin, end in sorted(self.spans.get(day.weekday(), ())):
            yield datetime.combine(day, begin, self.zone), datetime.combine(day, end, self.zone)

    def worked(self, begin: datetime, end: datetime, waits: Iterable[tuple[datetime, datetime]] = ()) -> timedelta:
        """Return the working time between two moments, without that which overlaps ``waits``."""
        stopped = _joined(waits)
        total = timedelta()
        day = begin.astimezone(self.zone).date()
        last = end.astimezone(self.zone).date()
        while day <= last:
            for opens, closes in self.on(day):
                total += _length(_without((max(opens, begin), min(closes, end)), stopped))
            day += ONE_DAY
        return total

    def after(
        self, begin: datetime, duration: timedelta, waits: Iterable[tuple[datetime, datetime | None]] = ()
    ) -> datetime | None:
        """Return the moment when ``duration`` of working time has passed since ``begin``.

        ``waits`` are the times in which nothing runs (the citizen was asked back); while one of them has no end, None.
        Raises ValueError when the office never opens for long enough.
        """
        waits = tuple(waits)
        known = [(first, last) for first, last in waits if last is not None]
        if any(last is None for _, last in waits):
            return None
        stopped, left = _joined(known), duration
        day = begin.astimezone(self.zone).date()
        for _ in range(FARTHEST_DAYS):
            for opens, closes in self.on(day):
                for first, last in _without((max(opens, begin), closes), stopped):
                    if last - first >= left:
                        return first + left
                    left -= last - first
            day += ONE_DAY
        raise ValueError(f"the office is not open for {duration} within {FARTHEST_DAYS} days: correct its hours")


def _joined(spans: Iterable[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    """Return the spans in order, those that touch made one."""
    joined: list[tuple[datetime, datetime]] = []
    for begin, end in sorted(spans):
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        elif begin < end:
            joined.append((begin, end))
    return joined


def _without(
    span: tuple[datetime, datetime], stopped: Sequence[tuple[datetime, datetime]]
) -> list[tuple[datetime, datetime]]:
    """Return the parts of ``span`` that lie outside every one of ``stopped``, which are joined."""
    parts, (begin, end) = [], span
    for first, last in stopped:
        if last <= begin or first >= end:
            continue
        if first > begin:
            parts.append((begin, first))
        begin = last
    if begin < end:
        parts.append((begin, end))
    return parts


def _length(parts: Iterable[tuple[datetime, datetime]]) -> timedelta:
    return sum((end - begin for begin, end in parts), timedelta())
