"""Announce: one act prepares a letter to everybody whom one event hits: site visits are suspended, or begin again.

Guarantee: everybody gets a letter of their own on their own ticket, once, however often the act is repeated; a person
sends them, one by one or all that nobody has touched. Applications without a ticket have no address and are counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from helpdesk.desk import Desk
from helpdesk.draft.letter.news import Told
from helpdesk.errors import ConflictError
from helpdesk.follow_up.follow_up import count_again
from helpdesk.follow_up.letters import prepare
from helpdesk.follow_up.news import VISIT_ACTIVITY, resume, suspend
from helpdesk.follow_up.telling import addressee
from helpdesk.model.application import Application, Stage
from helpdesk.model.follow_up import FollowUp, FollowUpKind, FollowUpState
from helpdesk.model.person import Actor
from helpdesk.review import review
from helpdesk.review.bulk import Outcome, each
from helpdesk.store import applications, calendar, drafts, events, follow_ups, tickets
from helpdesk.store.database import Tx
from helpdesk.track.calendar import Suspension
from helpdesk.track.clock import pauses_for_visits
from helpdesk.track.history import history

AT_ONCE = 50  # applications in one transaction


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom an announcement reaches: ``hit`` applications; ``told`` were noted before, ``silent`` have no ticket.

    ``drafted`` letters lie ready and untouched; ``sample`` is the letter to the first who is still to be told,
    else to the first of all.
    """

    suspension_id: int
    suspension: Suspension
    kind: FollowUpKind
    hit: int
    told: int
    silent: int
    drafted: int
    sample: str


def current(tx: Tx) -> tuple[int, Suspension] | None:
    """Return the suspension of site visits that lasts or was the last, or None when there never was one."""
    return calendar.latest(tx, VISIT_ACTIVITY)


def reach(desk: Desk) -> Reach | None:
    """Return whom an announcement would reach now, and change nothing; None when visits were never suspended."""
    with desk.database.read() as tx:
        found = current(tx)
        if found is None:
            return None
        suspension_id, suspension = found
        kind = FollowUpKind.VISIT_SUSPENDED if suspension.last is None else FollowUpKind.VISIT_RESUMED
        hit = _hit(desk, tx, suspension)
        noted = _noted(tx, hit, kind, suspension_id)
        told = {row.application_id for row in noted}
        open_ = [one for one in hit if one.ticket_id is not None and one.id not in told]
        ready = _untouched(tx, noted)
        silent = sum(one.ticket_id is None for one in hit)
        sample = _sample(desk, tx, open_ or hit, kind, suspension)
        return Reach(suspension_id, suspension, kind, len(hit), len(told), silent, len(ready), sample)


def announce(desk: Desk, actor: Actor, now: datetime) -> int:
    """Prepare the letters and return how many are new; ConflictError when visits were never suspended."""
    with desk.database.read() as tx:
        found = current(tx)
        if found is None:
            raise ConflictError("Site visits were never suspended: helpdesk calendar suspend YYYY-MM-DD REASON.")
        suspension_id, suspension = found
        hit = [one.id for one in _hit(desk, tx, suspension) if one.ticket_id is not None]
    note = suspend if suspension.last is None else resume
    count = 0
    for start in range(0, len(hit), AT_ONCE):
        with desk.database.transaction() as tx:
            applications.lock(tx)
            here = [one for one in (applications.get(tx, key) for key in hit[start : start + AT_ONCE]) if one]
            fresh = [one for one in here if note(tx, one, suspension_id, now)]
            for ticket_id in sorted({one.ticket_id for one in here if one.ticket_id is not None}):
                prepare(desk, tx, ticket_id, now)
            count += len(fresh)
    with desk.database.transaction() as tx:
        data = {"suspension": suspension_id, "letters": count, "ended": suspension.last is not None}
        events.record(tx, now, actor, "track.visits-announced", why=suspension.reason, data=data)
    return count


def send_untouched(desk: Desk, actor: Actor, now: datetime) -> tuple[Outcome, ...]:
    """Approve every letter of the announcement that nobody has edited and that tells nothing else.

    One that asks for caution stays a draft, to be opened and confirmed by itself.
    """
    with desk.database.read() as tx:
        found = current(tx)
        if found is None:
            return ()
        suspension_id, suspension = found
        kind = FollowUpKind.VISIT_SUSPENDED if suspension.last is None else FollowUpKind.VISIT_RESUMED
        ready = _untouched(tx, _noted(tx, _hit(desk, tx, suspension), kind, suspension_id))

    def approve(ticket_id: int) -> None:
        draft_id, version = ready[ticket_id]
        review.approve(desk, actor, draft_id, version, now, confirmed=())

    return each(ready, approve)


def suspend_visits(desk: Desk, actor: Actor, first: date, reason: str, now: datetime) -> int:
    """Suspend site visits from a day on and count due dates anew; return how many moved.

    Raises ConflictError when they are suspended already, or no reason is given.
    """
    if not reason.strip():
        raise ConflictError("Say why, as citizens may read it.")
    with desk.database.transaction() as tx:
        if calendar.lasting(tx, VISIT_ACTIVITY) is not None:
            raise ConflictError("Site visits are suspended already. End that first.")
        found = Suspension(first, None, VISIT_ACTIVITY, " ".join(reason.split()))
        calendar.suspend(tx, found, actor, now)
        data = {"first": first.isoformat()}
        events.record(tx, now, actor, "track.visits-suspended", why=found.reason, data=data)
    return count_again(desk, now)


def resume_visits(desk: Desk, actor: Actor, last: date, now: datetime) -> int:
    """Say which day was the last without visits and count due dates anew; return how many moved.

    Raises ConflictError when visits are not suspended, or that day lies before the first one.
    """
    with desk.database.transaction() as tx:
        lasting = calendar.lasting(tx, VISIT_ACTIVITY)
        found = calendar.suspension(tx, lasting) if lasting is not None else None
        if lasting is None or found is None:
            raise ConflictError("Site visits are not suspended.")
        if last < found.first:
            raise ConflictError(f"Visits were suspended from {found.first} on. Choose that day or a later one.")
        calendar.resume(tx, lasting, last)
        events.record(tx, now, actor, "track.visits-resumed", data={"last": last.isoformat()})
    return count_again(desk, now)


def _hit(desk: Desk, tx: Tx, suspension: Suspension) -> tuple[Application, ...]:
    """Return the applications that wait for a visit and could get none on a day of the suspension."""
    zone = ZoneInfo(desk.config.office.timezone)
    waiting = applications.in_stage(tx, Stage.AWAITING_VISIT)
    reports = applications.reports_of(tx, (one.id for one in waiting))
    return tuple(
        one
        for one in waiting
        if pauses_for_visits([suspension], history(reports[one.id]).waits(Stage.AWAITING_VISIT, zone))
    )


def _noted(tx: Tx, hit: Iterable[Application], kind: FollowUpKind, suspension_id: int) -> list[FollowUp]:
    ids = {f"{one.id}:suspension:{suspension_id}" for one in hit}
    return [row for row in follow_ups.of_kind(tx, kind) if row.key in ids and row.state is not FollowUpState.DROPPED]


def _untouched(tx: Tx, rows: Iterable[FollowUp]) -> dict[int, tuple[int, int]]:
    """Return by ticket the draft and version of letters that tell nothing but these follow-ups and are as proposed."""
    mine = {row.id for row in rows}
    ready = {}
    for draft_id in {row.draft_id for row in rows if row.state is FollowUpState.DRAFTED and row.draft_id}:
        found = drafts.get(tx, draft_id)
        told = [row.id for row in follow_ups.of_draft(tx, draft_id) if row.state is FollowUpState.DRAFTED]
        if found.may_be_replaced and set(told) <= mine:
            ready[found.ticket_id] = (draft_id, found.version)
    return dict(sorted(ready.items()))


def _sample(desk: Desk, tx: Tx, waiting: Iterable[Application], kind: FollowUpKind, suspension: Suspension) -> str:
    """Return the letter to the first of these applications, as it would be written; empty when there is none."""
    found = next((one for one in waiting if one.ticket_id is not None), None)
    writer = desk.explainer.writer
    if found is None or found.ticket_id is None or writer is None:
        return ""
    ticket = tickets.get(tx, found.ticket_id)
    to = addressee(tx, ticket, ())
    told = Told(
        kind,
        _begins(kind, suspension),
        permit_id=found.permit_id,
        label=found.permit_label,
        number=found.number,
        unit=applications.unit_name(tx, found.unit_id) if found.unit_id else None,
        note=suspension.reason if kind is FollowUpKind.VISIT_SUSPENDED else None,
    )
    return writer.news([told], to.name if to else None, ticket_number=ticket.number, language=ticket.language).text


def _begins(kind: FollowUpKind, suspension: Suspension) -> date:
    if kind is FollowUpKind.VISIT_SUSPENDED or suspension.last is None:
        return suspension.first
    return suspension.day_after
