"""How applications move: what came and went each day, the working days in each stage, the legal term, the visits."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from helpdesk.model.application import FINAL, Stage
from helpdesk.report.spread import quantile
from helpdesk.track.calendar import ONE_DAY, Calendar

MOST_DAYS = 45  # a longer period is told by months


@dataclass(frozen=True, slots=True)
class Flow:
    """One day, or one month (``first`` is its first day): applications that came, and those that ended."""

    first: date
    received: int
    issued: int
    refused: int
    withdrawn: int


@dataclass(frozen=True, slots=True)
class StageTime:
    """Working days in one stage: of ``ended`` stays the median and the day by which nine of ten were over.

    ``lasting`` stays go on, the longest of them for ``longest`` working days so far.
    """

    stage: Stage
    ended: int
    median: int | None
    p90: int | None
    lasting: int
    longest: int | None


@dataclass(frozen=True, slots=True)
class Timeliness:
    """How many applications were decided within their legal term, how many late, and for how many no term is known.

    The same of those in process: ``open_late`` have passed their due date already.
    """

    within: int
    late: int
    unknown: int
    open_within: int
    open_late: int
    open_unknown: int

    @property
    def share(self) -> float | None:
        """Return the share within the term among decided applications with a known term, None of none."""
        known = self.within + self.late
        return self.within / known if known else None


@dataclass(frozen=True, slots=True)
class Visits:
    """Applications that wait for a site visit: by permit, and since when."""

    by_permit: tuple[tuple[str, int], ...]
    since: date | None
    median: int | None

    @property
    def total(self) -> int:
        """Return all of them."""
        return sum(count for _permit, count in self.by_permit)


def flow(rows: Iterable[tuple[date, Stage | None, int]]) -> tuple[Flow, ...]:
    """Return what came and went, day by day without a gap, or by months when there are more than ``MOST_DAYS`` days."""
    counted: dict[date, Counter[Stage | None]] = defaultdict(Counter)
    for on, stage, count in rows:
        counted[on][stage] += count
    if not counted:
        return ()
    first, last = min(counted), max(counted)
    if (last - first).days < MOST_DAYS:
        spans = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        return tuple(_flow(on, counted.get(on, Counter())) for on in spans)
    months: dict[date, Counter[Stage | None]] = defaultdict(Counter)
    for on, found in counted.items():
        months[on.replace(day=1)].update(found)
    spans = [date(n // 12, n % 12 + 1, 1) for n in range(_month(first), _month(last) + 1)]
    return tuple(_flow(on, months.get(on, Counter())) for on in spans)


def _month(on: date) -> int:
    return on.year * 12 + on.month - 1


def _flow(on: date, found: Counter[Stage | None]) -> Flow:
    return Flow(on, found[None], found[Stage.ISSUED], found[Stage.REFUSED], found[Stage.WITHDRAWN])


def stage_times(
    rows: Iterable[tuple[Stage, date, date | None, int]], calendar: Calendar, today: date
) -> tuple[StageTime, ...]:
    """Return the working days in each stage that is not final, in the order of the stages; same day is 0."""
    ended: dict[Stage, Counter[int]] = defaultdict(Counter)
    lasting: dict[Stage, Counter[int]] = defaultdict(Counter)
    for stage, first, last, count in rows:
        kind = lasting if last is None else ended
        kind[stage][calendar.working_days(first + ONE_DAY, last or today)] += count
    return tuple(
        StageTime(
            stage,
            ended[stage].total(),
            quantile(ended[stage], 0.5),
            quantile(ended[stage], 0.9),
            lasting[stage].total(),
            max(lasting[stage], default=None),
        )
        for stage in Stage
        if stage not in FINAL and (stage in ended or stage in lasting)
    )


def timeliness(
    ends: Iterable[tuple[date, date | None, int]], unfinished: Iterable[tuple[date | None, int]], today: date
) -> Timeliness:
    """Return how the legal term was kept; due today is still within it."""
    decided = Counter[str]()
    for ended, due, count in ends:
        decided[_kept(ended, due)] += count
    going_on = Counter[str]()
    for due, count in unfinished:
        going_on[_kept(today, due)] += count
    parts = ("within", "late", "unknown")
    return Timeliness(*(decided[part] for part in parts), *(going_on[part] for part in parts))


def _kept(on: date, due: date | None) -> str:
    return "unknown" if due is None else "within" if on <= due else "late"


def visits(rows: Iterable[tuple[str | None, date, int]], calendar: Calendar, today: date) -> Visits:
    """Return who waits for a site visit, the permit with most first; the median is in working days."""
    permits, waits = Counter[str](), Counter[int]()
    since: date | None = None
    for permit, first, count in rows:
        permits[permit or ""] += count
        waits[calendar.working_days(first + ONE_DAY, today)] += count
        since = min(since, first) if since else first
    return Visits(tuple(sorted(permits.items(), key=lambda i: (-i[1], i[0]))), since, quantile(waits, 0.5))
