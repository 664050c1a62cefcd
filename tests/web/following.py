"""A seeded desk on which there is something of every kind to follow up."""

from __future__ import annotations

from datetime import date, timedelta

from helpdesk.config_follow import Unit
from helpdesk.desk import Desk
from helpdesk.follow_up import planning
from helpdesk.follow_up.follow_up import Reported, take_reports
from helpdesk.follow_up.news import VISIT_ACTIVITY
from helpdesk.model.application import Stage, StageReport
from helpdesk.model.person import SYSTEM
from helpdesk.model.ticket import TicketState
from helpdesk.review import handle, review
from helpdesk.store import calendar, drafts, follow_ups, people, tickets
from helpdesk.track.calendar import Suspension
from tests.web.seeds import START

EAST = Unit(name="UP PMPTSP Jakarta Timur", address="timur@unit.example")


def follow_up_seeds(desk: Desk, *, units: bool = True) -> None:
    """Add promises, a sleeping ticket, an application that waits for a visit during a suspension, and a unit."""
    if units:
        desk.config = desk.config.model_copy(update={"unit": (EAST,)})
    with desk.database.read() as tx:
        rina = people.by_email(tx, "rina@dpmptsp.example")
    assert rina is not None
    for ticket_id in (1, 2, 3, 4):
        handle.assign(desk, SYSTEM, ticket_id, rina.id, START)
    planning.promise(desk, SYSTEM, 1, date(2026, 11, 24), "Kabari hasil rapat dengan tim teknis", START)
    planning.promise(desk, SYSTEM, 2, date(2026, 11, 30), "Telepon pemohon tentang jadwal peninjauan", START)
    planning.snooze(desk, SYSTEM, 3, date(2026, 11, 27), START)
    planning.promise(desk, SYSTEM, 4, date(2026, 11, 24), "Kirim daftar syarat", START)
    with desk.database.transaction() as tx:
        (row,) = follow_ups.of_ticket(tx, 4)
        follow_ups.change(tx, [row.id], START, due_on=date(2026, 11, 20))
        calendar.suspend(tx, Suspension(date(2026, 11, 20), None, VISIT_ACTIVITY, "cuaca ekstrem"), SYSTEM, START)
    waits_for_a_visit(desk, 5, "V-5")
    waits_for_a_visit(desk, 7, "V-7")


def waits_for_a_visit(desk: Desk, ticket_id: int, number: str) -> None:
    """Let an application of a ticket wait for its visit; its reply has gone out."""
    with desk.database.read() as tx:
        draft, ticket = drafts.open_draft(tx, ticket_id), tickets.get(tx, ticket_id)
    if draft is not None:
        review.discard(desk, SYSTEM, draft.id, START)
        handle.move(desk, SYSTEM, ticket_id, TicketState.WAITING_OFFICE, START)
    assert ticket.id == ticket_id
    at = START + timedelta(hours=1)
    reports = (StageReport("visit", at, Stage.AWAITING_VISIT, "oss"),)
    item = Reported(number, reports, "izin-angkutan-barang", applicant="Sari", unit=EAST.name, ticket_id=ticket_id)
    take_reports(desk, SYSTEM, [item], START)
