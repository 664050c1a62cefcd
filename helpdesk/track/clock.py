"""The legal clock: when an application is due, and why on that day.

A term counts in working days. Counting begins on the working day after the file is complete, unless the permit's rule
says that the day itself counts (day zero). While the applicant has to act (a returned file, a payment), or while site
visits are suspended, the days do not count. A term that nobody knows gives no due date, and says so.

Sources: PP 28/2025 and the office's own service standards give terms in *hari kerja*; where the count begins is not
quoted from a rule, hence a property of the term.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from helpdesk.language import marked
from helpdesk.model.knowledge import DayZero, Permit
from helpdesk.track.calendar import ONE_DAY, Calendar, Suspension

STOPPED = marked("hitungan berhenti")
FARTHEST_DAYS = 20_000  # calendar days that one count may look at: more is a mistake in the data


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a term, in working days; a term without steps is a single one."""

    name: str
    days: int


@dataclass(frozen=True, slots=True)
class Term:
    """How long the office may take (*jangka waktu*)."""

    steps: tuple[Step, ...]
    day_zero: DayZero = DayZero.AFTER

    @classmethod
    def of(cls, days: int, day_zero: DayZero = DayZero.AFTER) -> Term:
        """Return a term of ``days`` working days in one step."""
        return cls((Step("", days),), day_zero)

    @classmethod
    def of_permit(cls, permit: Permit | None) -> Term | None:
        """Return the term that the office's standard gives a permit, or None when it is unknown."""
        if permit is None or permit.term_days is None:
            return None
        if not permit.term_steps:
            return cls.of(permit.term_days, permit.day_zero)
        return cls(tuple(Step(step.name, step.days) for step in permit.term_steps), permit.day_zero)

    @property
    def days(self) -> int:
        """Return the whole term in working days."""
        return sum(step.days for step in self.steps)


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that do not count, both ends included; ``last`` is None while nobody knows the end."""

    first: date
    last: date | None
    why: str

    def covers(self, day: date) -> bool:
        """Return whether ``day`` is one of them."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One calendar day of the count: its ``number`` in the term, or ``why`` it has none; ``step`` is the term's."""

    day: date
    number: int | None
    why: str | None = None
    step: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """A due date with its explanation, day by day; or no date, and why.

    ``unsure_years`` are years that the count went through and whose holidays nobody has approved yet.
    """

    on: date | None
    why_none: str | None
    days: tuple[CountedDay, ...]
    unsure_years: tuple[int, ...] = ()

    def step_ends(self) -> dict[str, date]:
        """Return the last day of each named step, in order; a step that the count has not reached has none yet."""
        return {day.step: day.day for day in self.days if day.number is not None and day.step}


def due(term: Term | None, complete_on: date | None, calendar: Calendar, pauses: Iterable[Pause] = ()) -> Due:
    """Return when an application is due whose file was complete on ``complete_on``.

    Raises ValueError when a step is negative or the pauses leave no end within 50 years.
    """
    if term is None:
        return Due(None, marked("jangka waktu resmi layanan ini belum kami ketahui"), ())
    if complete_on is None:
        return Due(None, marked("berkas belum dinyatakan lengkap"), ())
    if any(step.days < 0 for step in term.steps):
        raise ValueError(f"a step of a term cannot be negative: {term.steps}")
    names = [step.name for step in term.steps for _ in range(step.days)]
    return _count(names, _first_day(term, complete_on), calendar, tuple(pauses))


def _first_day(term: Term, complete_on: date) -> date:
    """Return the first day that may count; a term of no days is due on the day itself."""
    return complete_on if term.day_zero is DayZero.SAME or not term.days else complete_on + ONE_DAY


def _count(names: Sequence[str], day: date, calendar: Calendar, pauses: Sequence[Pause]) -> Due:
    days: list[CountedDay] = []
    counted = 0
    for _ in range(FARTHEST_DAYS):
        endless = next((pause for pause in pauses if pause.last is None and pause.covers(day)), None)
        if endless is not None:
            return Due(None, f"{STOPPED}: {endless.why}", tuple(days), _unsure(days, calendar))
        why = _why_not(day, calendar, pauses)
        if why is None:
            days.append(CountedDay(day, counted + 1, None, names[counted] if names else ""))
            counted += 1
            if counted >= len(names):
                return Due(day, None, tuple(days), _unsure(days, calendar))
        else:
            days.append(CountedDay(day, None, why))
        day += ONE_DAY
    raise ValueError(f"no due date within {FARTHEST_DAYS} days: correct the calendar or the pauses")


def _why_not(day: date, calendar: Calendar, pauses: Sequence[Pause]) -> str | None:
    """Return why a day does not count: a day off comes first, since it would not have counted anyway."""
    return calendar.why_off(day) or next((pause.why for pause in pauses if pause.covers(day)), None)


def _unsure(days: Sequence[CountedDay], calendar: Calendar) -> tuple[int, ...]:
    return tuple(sorted({item.day.year for item in days} - calendar.years))


def days_left(due_on: date, today: date, calendar: Calendar) -> int:
    """Return the working days from tomorrow to the due date, negative by how many it is late; 0 is due today."""
    if today <= due_on:
        return calendar.working_days(today + ONE_DAY, due_on)
    return -calendar.working_days(due_on + ONE_DAY, today)


def pauses_for_visits(
    suspensions: Iterable[Suspension], waits: Iterable[tuple[date, date | None]]
) -> tuple[Pause, ...]:
    """Return the days on which an application that waited for a site visit could not get one.

    ``waits`` are the days in the stage awaiting-visit, both ends included, None while it lasts.
    """
    found = []
    for suspension in suspensions:
        for first, last in waits:
            begin = max(first, suspension.first)
            ends = [end for end in (last, suspension.last) if end is not None]
            end = min(ends) if ends else None
            if end is None or begin <= end:
                found.append(Pause(begin, end, suspension.reason))
    return tuple(found)
