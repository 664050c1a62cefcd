"""The office's calendar: what people change of it, and which due dates that moves, known before it is done.

Guarantee: a change and the event that tells of it are one transaction; then the due dates of all open applications are
counted anew. Holidays count only once a person has approved their year; a date that is only an estimate is taken only
by somebody who says that it was compared with the decree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from helpdesk.desk import Desk
from helpdesk.errors import ConflictError
from helpdesk.follow_up.follow_up import Rules, count_again, rules_of
from helpdesk.model.person import Actor
from helpdesk.store import applications, calendar, events
from helpdesk.track.calendar import Calendar, DayKind, DayOff, Suspension
from helpdesk.track.history import history
from helpdesk.track.proposals import Proposal, proposed

SHOWN = 20  # moves that are named; the others are counted
Change = Callable[[Rules], Rules]


@dataclass(frozen=True, slots=True)
class Move:
    """One application whose due date a change would move; None is no due date."""

    application_id: int
    number: str | None
    before: date | None
    after: date | None


@dataclass(frozen=True, slots=True)
class Moves:
    """What a change would move: how many due dates, of how many open applications, and the first of them."""

    count: int
    looked_at: int
    first: tuple[Move, ...]


def would_move(desk: Desk, change: Change) -> Moves:
    """Return which due dates a change of the rules would move; nothing is changed, and no writer waits for it."""
    found: list[Move] = []
    count, looked_at, after = 0, 0, 0
    while True:
        with desk.database.read() as tx:
            batch = applications.not_ended(tx, after)
            rules = change(rules_of(desk, tx))
            told = applications.reports_of(tx, (item.id for item in batch))
        if not batch:
            return Moves(count, looked_at, tuple(found))
        counted = ((item, rules.due(item.permit_id, history(told[item.id])).on) for item in batch)
        moved = [Move(item.id, item.number, item.due_on, on) for item, on in counted if on != item.due_on]
        found += moved[: SHOWN - len(found)]
        count, looked_at, after = count + len(moved), looked_at + len(batch), batch[-1].id


def with_year(year: int, days: Iterable[DayOff]) -> Change:
    """Return the change that approving these days as holidays and joint leave of a year would be."""
    new = {off.day: off for off in days}

    def change(rules: Rules) -> Rules:
        kept = {day: off for day, off in rules.calendar.days.items() if day.year != year or off.kind is DayKind.CLOSURE}
        return replace(rules, calendar=Calendar(new | kept, rules.calendar.years | {year}))

    return change


def with_closure(off: DayOff) -> Change:
    """Return the change that closing a day would be."""

    def change(rules: Rules) -> Rules:
        return replace(rules, calendar=Calendar({off.day: off, **rules.calendar.days}, rules.calendar.years))

    return change


def without(day: date) -> Change:
    """Return the change that letting a closed day count again would be."""

    def change(rules: Rules) -> Rules:
        kept = {other: off for other, off in rules.calendar.days.items() if other != day}
        return replace(rules, calendar=Calendar(kept, rules.calendar.years))

    return change


def with_suspension(found: Suspension) -> Change:
    """Return the change that suspending site visits would be."""

    def change(rules: Rules) -> Rules:
        return replace(rules, suspensions=(*rules.suspensions, found))

    return change


def choices(found: Calendar, year: int) -> tuple[tuple[Proposal, bool], ...]:
    """Return every day that may be approved for a year, by date, and whether it counts or should be chosen.

    What is approved already stands as it is; of a year that nobody has approved, all but the estimates are chosen.
    """
    approved = {off.day: off for off in found.days.values() if off.day.year == year and off.kind is not DayKind.CLOSURE}
    listed = {item.off.day: (item, year not in found.years and not item.estimated) for item in proposed(year)}
    listed |= {day: (Proposal(off, estimated=False), True) for day, off in approved.items()}
    return tuple(listed[day] for day in sorted(listed))


def approve_year(desk: Desk, actor: Actor, year: int, days: Iterable[DayOff], source: str, now: datetime) -> int:
    """Make these the holidays and joint leave of a year, instead of those before; return how many due dates moved."""
    taken = [replace(off, source=source or off.source) for off in days]
    with desk.database.transaction() as tx:
        calendar.approve(tx, year, taken, actor, now)
        data = {"year": year, "days": [off.day.isoformat() for off in taken], "source": source}
        events.record(tx, now, actor, "track.calendar-approved", why=source or None, data=data)
    return count_again(desk, now)


def close_day(desk: Desk, actor: Actor, off: DayOff, now: datetime) -> int:
    """Let one more day not count; return how many due dates moved. Raises ConflictError without a reason."""
    if not off.name.strip():
        raise ConflictError("Say why the office is closed, as citizens may read it.")
    with desk.database.transaction() as tx:
        calendar.add_day(tx, off, actor, now)
        events.record(tx, now, actor, "track.day-closed", why=off.name, data={"day": off.day.isoformat()})
    return count_again(desk, now)


def open_day(desk: Desk, actor: Actor, day: date, now: datetime) -> int:
    """Let a closed day count again; return how many due dates moved. Raises ConflictError when it was not closed."""
    with desk.database.transaction() as tx:
        if not calendar.remove_closure(tx, day):
            raise ConflictError(f"{day} is no day on which the office was closed.")
        events.record(tx, now, actor, "track.day-opened", data={"day": day.isoformat()})
    return count_again(desk, now)
