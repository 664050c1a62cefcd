"""The office's calendar: days off that a supervisor approved, and activities that stood still."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

import sqlalchemy as sa

from helpdesk.model.person import Actor
from helpdesk.store.database import Tx
from helpdesk.store.gathering import once
from helpdesk.store.receipts import insert_or_ignore
from helpdesk.store.schema import calendar_year, day_off
from helpdesk.store.schema import suspension as suspended
from helpdesk.track.calendar import Calendar, DayKind, DayOff, Suspension


def load(tx: Tx) -> Calendar:
    """Return the calendar in force."""
    rows = tx.execute(sa.select(day_off).order_by(day_off.c.day))
    days = [DayOff(row.day, row.name, DayKind(row.kind), row.source) for row in rows]
    years = tx.scalars(sa.select(calendar_year.c.year)).all()
    return Calendar({item.day: item for item in days}, frozenset(years))


_STAMP = sa.select(sa.func.count(), sa.func.max(day_off.c.approved_at))


def stamp(tx: Tx) -> tuple[object, ...]:
    """Return what changes whenever the days off change, so that a calendar can be kept meanwhile."""
    return once(tx, _STAMP, day_off)


def approve(tx: Tx, year: int, days: Iterable[DayOff], actor: Actor, now: datetime) -> None:
    """Make ``days`` the holidays and joint leave of ``year``, instead of those approved before; closures stay."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    tx.execute(sa.delete(day_off).where(day_off.c.day.between(first, last), day_off.c.kind != DayKind.CLOSURE.value))
    for item in days:
        add_day(tx, item, actor, now)
    tx.execute(insert_or_ignore(tx, calendar_year).values(year=year, approved_by=actor.name, approved_at=now))


def add_day(tx: Tx, off: DayOff, actor: Actor, now: datetime) -> None:
    """Add one day off; a day that is one already keeps its first name."""
    tx.execute(
        insert_or_ignore(tx, day_off).values(
            day=off.day,
            name=off.name,
            kind=off.kind.value,
            source=off.source,
            approved_by=actor.name,
            approved_at=now,
        )
    )


def remove_closure(tx: Tx, day: date) -> bool:
    """Let a day on which the office was closed count again; False when there is none."""
    closed = sa.delete(day_off).where(day_off.c.day == day, day_off.c.kind == DayKind.CLOSURE.value)
    return tx.execute(closed).rowcount == 1


def suspensions(tx: Tx, activity: str | None = None) -> tuple[Suspension, ...]:
    """Return the suspensions, of one activity or of all, oldest first."""
    query = sa.select(suspended).order_by(suspended.c.first, suspended.c.id)
    if activity is not None:
        query = query.where(suspended.c.activity == activity)
    return tuple(Suspension(row.first, row.last, row.activity, row.reason) for row in tx.execute(query))


def lasting(tx: Tx, activity: str) -> int | None:
    """Return the id of the suspension of ``activity`` that has no end yet, or None."""
    query = sa.select(suspended.c.id).where(suspended.c.activity == activity, suspended.c.last.is_(None))
    return tx.scalar(query.order_by(suspended.c.id.desc()).limit(1))


def latest(tx: Tx, activity: str) -> tuple[int, Suspension] | None:
    """Return the newest suspension of an activity and its id, or None when there is none."""
    query = sa.select(suspended).where(suspended.c.activity == activity).order_by(suspended.c.id.desc()).limit(1)
    row = tx.execute(query).one_or_none()
    return (row.id, Suspension(row.first, row.last, row.activity, row.reason)) if row else None


def suspension(tx: Tx, suspension_id: int) -> Suspension | None:
    """Return one suspension, or None."""
    row = tx.execute(sa.select(suspended).where(suspended.c.id == suspension_id)).one_or_none()
    return Suspension(row.first, row.last, row.activity, row.reason) if row else None


def suspend(tx: Tx, found: Suspension, actor: Actor, now: datetime) -> int:
    """Record that an activity stands still, and return the suspension's id."""
    values = {
        "first": found.first,
        "last": found.last,
        "activity": found.activity,
        "reason": found.reason,
        "recorded_by": actor.name,
        "recorded_at": now,
    }
    return int(tx.scalar(sa.insert(suspended).values(values).returning(suspended.c.id)) or 0)


def resume(tx: Tx, suspension_id: int, last: date) -> None:
    """Say which day was the last on which the activity stood still."""
    tx.execute(sa.update(suspended).where(suspended.c.id == suspension_id).values(last=last))
