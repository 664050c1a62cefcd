"""Why an application is late: where the working days of the office went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from helpdesk.model.application import FINAL, WITH_APPLICANT, Stage
from helpdesk.track.calendar import Calendar
from helpdesk.track.clock import Due, days_left
from helpdesk.track.stays import Stay

NOBODY = ""  # who has a ticket that nobody has, or an application without a ticket


@dataclass(frozen=True, slots=True)
class Late:
    """How many working days an application is late, and where its working days went until now, most first.

    Days on which the applicant had to act, and days that did not count, are nobody's delay.
    """

    days: int
    spent: tuple[tuple[Stage, int], ...]

    @property
    def slowest(self) -> tuple[Stage, int] | None:
        """Return the stage that took most of them, with its working days."""
        return self.spent[0] if self.spent and self.spent[0][1] else None


def late(due: Due, stays: Sequence[Stay], calendar: Calendar, today: date) -> Late:
    """Return how late an application is that has not ended; the count begins with the first day of ``due``."""
    begin = due.days[0].day if due.days else None
    paused = {day.day for day in due.days if day.number is None}
    spent: Counter[Stage] = Counter()
    if begin is not None:
        for stay in stays:
            if stay.stage in WITH_APPLICANT or stay.stage in FINAL:
                continue
            first, last = max(stay.first, begin), stay.last or today
            # The day on which a stage was left belongs to the next one.
            last_day = last if stay.last is None else date.fromordinal(last.toordinal() - 1)
            whole = calendar.working_days(first, last_day)
            off = sum(first <= day <= last_day and calendar.is_working(day) for day in paused)
            spent[stay.stage] += max(0, whole - off)
    days = -days_left(due.on, today, calendar) if due.on is not None else 0
    order = sorted(spent.items(), key=lambda item: -item[1])
    return Late(max(0, days), tuple(order))


@dataclass(frozen=True, slots=True)
class Shares:
    """Late applications by who has their ticket, by permit and by unit, most first; each adds up to ``total``."""

    total: int
    by_person: tuple[tuple[str, int], ...]
    by_permit: tuple[tuple[str, int], ...]
    by_unit: tuple[tuple[str, int], ...]


def shares(rows: Iterable[tuple[str | None, str | None, str | None, int]]) -> Shares:
    """Return the sums of counts by person, permit and unit; an unknown one is ``""``."""
    sums: tuple[Counter[str], Counter[str], Counter[str]] = (Counter(), Counter(), Counter())
    total = 0
    for *names, count in rows:
        total += count
        for place, name in enumerate(names):
            sums[place][name or NOBODY] += count
    return Shares(total, *(_ordered(counted) for counted in sums))


def _ordered(counted: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
