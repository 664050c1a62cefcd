"""Planning: what a person puts off until a day, promises for a day, or has done. Each is one transaction and one event.

A ticket that sleeps is out of the queues of work until its day, or until its citizen writes.
"""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from helpdesk.desk import Desk
from helpdesk.errors import ConflictError, NotFoundError
from helpdesk.model.follow_up import LETTERS, FollowUp, FollowUpKind, FollowUpState
from helpdesk.model.person import Actor
from helpdesk.store import calendar, events, follow_ups, tickets
from helpdesk.store.database import Tx
from helpdesk.track.clock import Term, due

LONGEST_NOTE = 500  # code points


def working_day(desk: Desk, tx: Tx, days: int, now: datetime) -> date:
    """Return the day that lies ``days`` working days ahead of today."""
    found = due(Term.of(days), desk.today(now), calendar.load(tx))
    return found.on or desk.today(now)


def snooze(desk: Desk, actor: Actor, ticket_id: int, until: date, now: datetime) -> None:
    """Let a ticket sleep until the beginning of a day; ConflictError when that day has begun already."""
    _ahead(desk, until, now)
    at = datetime.combine(until, time(), ZoneInfo(desk.config.office.timezone))
    with desk.database.transaction() as tx:
        tickets.change(tx, ticket_id, now, snoozed_until=at)
        events.record(tx, now, actor, "plan.snoozed", ticket_id=ticket_id, data={"until": until.isoformat()})


def wake(desk: Desk, actor: Actor, ticket_id: int, now: datetime) -> None:
    """Let a ticket sleep no longer."""
    with desk.database.transaction() as tx:
        tickets.change(tx, ticket_id, now, snoozed_until=None)
        events.record(tx, now, actor, "plan.woken", ticket_id=ticket_id)


def promise(desk: Desk, actor: Actor, ticket_id: int, day: date, what: str, now: datetime) -> None:
    """Note what was promised to the citizen, or is to be done, for a day.

    Raises ConflictError when nothing is said, or the day has passed.
    """
    if not what.strip():
        raise ConflictError("Say what is to be done on that day.")
    if day < desk.today(now):
        raise ConflictError("That day has passed. Choose today or a later day.")
    with desk.database.transaction() as tx:
        note = " ".join(what.split())[:LONGEST_NOTE]
        ticket = tickets.get(tx, ticket_id)
        key = f"{day.isoformat()}:{note}"[:240]
        if not follow_ups.add(
            tx,
            now,
            ticket_id=ticket.id,
            kind=FollowUpKind.PROMISE,
            key=key,
            due_on=day,
            note=note,
            person_id=actor.person_id,
        ):
            raise ConflictError("That is noted for this day already.")
        events.record(tx, now, actor, "plan.noted", ticket_id=ticket.id, why=note, data={"day": day.isoformat()})


def settle(desk: Desk, actor: Actor, follow_up_id: int, now: datetime) -> int:
    """Say that something to do is done, and return its ticket; ConflictError when it was meanwhile."""
    with desk.database.transaction() as tx:
        found = _to_do(tx, follow_up_id)
        follow_ups.change(tx, [found.id], now, state=FollowUpState.DONE)
        data = {"kind": found.kind, "follow_up": found.id}
        events.record(tx, now, actor, "plan.done", ticket_id=found.ticket_id, why=found.note, data=data)
    return found.ticket_id


def put_off(desk: Desk, actor: Actor, follow_up_id: int, day: date, now: datetime) -> int:
    """Put something to do off until a day, and return its ticket; ConflictError when it is done, or the day is past."""
    _ahead(desk, day, now)
    with desk.database.transaction() as tx:
        found = _to_do(tx, follow_up_id)
        follow_ups.change(tx, [found.id], now, due_on=day)
        data = {"kind": found.kind, "day": day.isoformat()}
        events.record(tx, now, actor, "plan.put-off", ticket_id=found.ticket_id, why=found.note, data=data)
    return found.ticket_id


def _to_do(tx: Tx, follow_up_id: int) -> FollowUp:
    found = follow_ups.get(tx, follow_up_id)
    if found is None or found.kind in LETTERS:
        raise NotFoundError(f"There is nothing to do under the number {follow_up_id}.")
    if found.state is not FollowUpState.WAITING:
        raise ConflictError("This was done meanwhile.")
    return found


def _ahead(desk: Desk, day: date, now: datetime) -> None:
    if day <= desk.today(now):
        raise ConflictError("Choose a day after today.")
