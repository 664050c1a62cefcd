"""Remind: what is about to be late, who is silent, and what ends; each makes a draft or a line for a person, once.

Guarantee: looking twice reminds once. A reminder whose cause has gone (the citizen wrote, the date moved, the
application ended) goes with it. Nothing is sent from here: letters wait for a person as any other draft, unless
config.toml names them as notices (``named_news``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from helpdesk.desk import Desk
from helpdesk.follow_up.letters import prepare
from helpdesk.follow_up.terms import set_due
from helpdesk.model.follow_up import FollowUpKind, FollowUpState
from helpdesk.store import answering, calendar, follow_ups, messages, reminders
from helpdesk.store.database import Tx
from helpdesk.track.calendar import ONE_DAY, Calendar

LONGEST = timedelta(days=30)  # after a letter that asked something: who is silent for so long is not reminded of it
FARTHEST = 1_000  # calendar days that are looked back or ahead for working days


@dataclass(frozen=True, slots=True)
class Reminded:
    """What one look has brought: drafts prepared or renewed, lines for people, and tickets counted anew."""

    drafted: int
    noted: int
    counted: int


@dataclass(frozen=True, slots=True)
class _Look:
    """What a look needs to know."""

    desk: Desk
    tx: Tx
    now: datetime
    today: date
    calendar: Calendar
    zone: ZoneInfo

    def ahead(self, days: int) -> date:
        """Return the day that lies so many working days ahead."""
        return self._stepped(days, ONE_DAY)

    def before(self, days: int) -> datetime:
        """Return the beginning of the day that lies so many working days back."""
        return datetime.combine(self._stepped(days, -ONE_DAY), time(), self.zone)

    def _stepped(self, days: int, step: timedelta) -> date:
        day = self.today
        for _ in range(FARTHEST):
            if days <= 0:
                break
            day += step
            days -= self.calendar.is_working(day)
        return day

    def add(self, kind: FollowUpKind, ticket_id: int, key: str, **values: object) -> int:
        """Add a follow-up that is due today unless a day is given; return 1 when it is new."""
        values.setdefault("due_on", self.today)
        return follow_ups.add(self.tx, self.now, ticket_id=ticket_id, kind=kind, key=key, **values)  # type: ignore[arg-type]


def prepare_waiting(desk: Desk, now: datetime) -> Reminded:
    """Prepare what waits to be told, and count anew what has changed; it costs little, and is done every minute."""
    return Reminded(_prepared(desk, now), 0, _counted(desk, now))


def remind(desk: Desk, now: datetime) -> Reminded:
    """Look at everything once, and prepare what is to be told or done."""
    asked = _asked(desk, now)
    noted = _looked(desk, now, lambda look: _silent_citizens(look, asked))
    for look in (_near, _still_silent, _silent_offices, _ending):
        noted += _looked(desk, now, look)
    return Reminded(_prepared(desk, now), noted, _counted(desk, now))


def _looked(desk: Desk, now: datetime, look: Callable[[_Look], int]) -> int:
    with desk.database.transaction() as tx:
        zone = ZoneInfo(desk.config.office.timezone)
        return look(_Look(desk, tx, now, desk.today(now), calendar.load(tx), zone))


def _asked(desk: Desk, now: datetime) -> list[tuple[int, datetime]]:
    """Return the tickets on which we have asked something that nobody has answered, and when.

    They are many, so that they are read before anything is written: nobody else waits for it.
    """
    if not desk.config.remind.citizen_days:
        return []
    found: list[tuple[int, datetime]] = []
    with desk.database.read() as tx:
        zone = ZoneInfo(desk.config.office.timezone)
        before = _Look(desk, tx, now, desk.today(now), calendar.load(tx), zone).before(desk.config.remind.citizen_days)
        after = 0
        while waiting := reminders.waiting_for_citizens(tx, before - LONGEST, before, after):
            moments = ((ticket_id, answering.asked_last(tx, ticket_id)) for ticket_id in waiting)
            found += [(ticket_id, at) for ticket_id, at in moments if at is not None]
            after = waiting[-1]
    return found


def _near(look: _Look) -> int:
    """Note applications that are due soon; a date that moved takes its line along."""
    follow_ups.change(look.tx, reminders.overtaken(look.tx), look.now, state=FollowUpState.DROPPED)
    days = look.desk.config.remind.due_days
    return sum(
        look.add(
            FollowUpKind.DUE_NEAR, ticket_id, f"{application_id}:{due_on}", application_id=application_id, due_on=due_on
        )
        for application_id, ticket_id, due_on in (reminders.near(look.tx, look.ahead(days)) if days else ())
    )


def _silent_citizens(look: _Look, asked: Sequence[tuple[int, datetime]]) -> int:
    """Remind citizens of whom something was asked: in a letter of ours, or by a returned file or a payment."""
    days = look.desk.config.remind.citizen_days
    if not days:
        return 0
    before, added = look.before(days), 0
    for ticket_id, asked_at in asked:
        if asked_at < before:
            data = {"about": "reply", "at": asked_at.isoformat(), **_asked_for(look.tx, ticket_id)}
            key = f"reply:{asked_at.isoformat()}"
            added += look.add(FollowUpKind.CITIZEN_SILENT, ticket_id, key, due_on=None, data=data)
    for row in reminders.asked_of(look.tx, before):
        data = {name: row.data.get(name) for name in ("at", "day")}
        data |= {"about": row.kind, "failed": row.data.get("failed", []) if row.kind == FollowUpKind.RETURNED else []}
        added += look.add(
            FollowUpKind.CITIZEN_SILENT,
            row.ticket_id,
            f"{row.kind}:{row.key}"[:240],
            due_on=None,
            application_id=row.application_id,
            data=data,
        )
    return added


def _asked_for(tx: Tx, ticket_id: int) -> dict[str, object]:
    """Return which documents were found missing when the citizen's latest mail was checked, and for which permit."""
    theirs = [one for one in messages.conversation(tx, ticket_id) if one.from_citizen and one.automatic_kind is None]
    checked = [one for one in (theirs[-1].documents if theirs else ()) if one.get("missing")]
    if len(checked) != 1:
        return {}  # nothing was found missing, or for several permits: then the letter that asked says it best
    return {"failed": list(checked[0]["missing"]), "permit": checked[0]["permit"]}


def _still_silent(look: _Look) -> int:
    """Tell a person of citizens who were reminded once and are silent still; nobody is reminded twice."""
    days = look.desk.config.remind.citizen_days
    follow_ups.change(look.tx, reminders.answered_meanwhile(look.tx), look.now, state=FollowUpState.DROPPED)
    rows = reminders.reminded(look.tx, look.before(days)) if days else ()
    return sum(
        look.add(FollowUpKind.CITIZEN_STILL_SILENT, row.ticket_id, row.key, application_id=row.application_id)
        for row in rows
    )


def _silent_offices(look: _Look) -> int:
    """Tell a person of tickets that wait for the office, on which nothing has happened for days."""
    days = look.desk.config.remind.office_days
    follow_ups.change(look.tx, reminders.office_moved(look.tx), look.now, state=FollowUpState.DROPPED)
    return sum(
        look.add(FollowUpKind.OFFICE_SILENT, silence.ticket_id, f"event:{silence.event_id}")
        for silence in (reminders.silent_offices(look.tx, look.before(days)) if days else ())
    )


def _ending(look: _Look) -> int:
    """Tell citizens of documents they have sent that end soon."""
    days = look.desk.config.remind.expiring_days
    added = 0
    for file in reminders.dated_documents(look.tx) if days else ():
        for item in file.found:
            until = next((r.removeprefix("until: ") for r in item.get("remarks", ()) if r.startswith("until: ")), None)
            if until is None or not look.today <= date.fromisoformat(until) <= look.today + timedelta(days=days):
                continue
            data = {"failed": item["keys"], "day": until, "at": look.today.isoformat()}
            key = f"{file.message_row_id}:{file.position}:{until}"
            added += look.add(FollowUpKind.EXPIRING, file.ticket_id, key, due_on=None, data=data)
    return added


def _prepared(desk: Desk, now: datetime) -> int:
    """Prepare the drafts of everything that waits, a ticket a transaction; return how many drafts changed."""
    with desk.database.transaction() as tx:
        follow_ups.move_merged(tx)
        follow_ups.undrafted(tx, now)
    count, after = 0, 0
    while True:
        with desk.database.read() as tx:
            waiting = follow_ups.waiting_tickets(tx, after)
        if not waiting:
            return count
        for ticket_id in waiting:
            with desk.database.transaction() as tx:
                count += prepare(desk, tx, ticket_id, now)
        after = waiting[-1]


def _counted(desk: Desk, now: datetime) -> int:
    """Count anew when tickets are due that have changed since the last look; return how many were looked at."""
    known, after, count = desk.kept.get("reminded_at"), 0, 0
    since = known if isinstance(known, datetime) else None
    while True:
        with desk.database.transaction() as tx:
            touched = answering.touched_since(tx, since, after)
            set_due(desk, tx, touched, now)
        if not touched:
            desk.kept["reminded_at"] = now
            return count
        count, after = count + len(touched), touched[-1]
