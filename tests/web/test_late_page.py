"""The supervisor sees what is late, whose it is and why, day by day, and gives tickets to somebody else."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from helpdesk.desk import Desk
from helpdesk.follow_up.follow_up import Reported, take_reports
from helpdesk.model.application import Stage, StageReport
from helpdesk.model.person import SYSTEM
from helpdesk.store import events, people, tickets
from tests.web.seeds import START
from tests.web.serving import Visitor


def late_ones(desk: Desk) -> None:
    """Report two applications that are late (one on ticket 1), one in time and one that ended late."""
    permit = min((p for p in desk.knowledge.permits.values() if p.term_days), key=lambda p: p.term_days or 0)
    begin = START - timedelta(days=28)
    for number, ticket, at, stages in (
        ("L-1", 1, begin, (Stage.TECHNICAL_CHECK, Stage.AWAITING_SIGNATURE)),
        ("L-2", None, begin + timedelta(days=1), (Stage.TECHNICAL_CHECK,)),
        ("L-3", 2, START - timedelta(hours=1), (Stage.TECHNICAL_CHECK,)),
        ("L-4", 3, begin, (Stage.TECHNICAL_CHECK, Stage.ISSUED)),
    ):
        reports = tuple(
            StageReport(str(n), at + timedelta(days=20 * n), stage, "oss") for n, stage in enumerate(stages)
        )
        take_reports(
            desk, SYSTEM, [Reported(number, reports, permit.id, unit="Jakarta Pusat", ticket_id=ticket)], START
        )


def test_what_is_late_is_said_with_its_days_and_where_they_went(bayu: Visitor, desk: Desk) -> None:
    late_ones(desk)
    page = bayu.get("/late").text

    assert "2 permohonan melewati jangka waktu resminya" in page
    assert page.index("L-1") < page.index("L-2")
    assert "L-3" not in page
    assert "L-4" not in page
    first = page[page.index("L-1") : page.index("L-2")]
    assert "habis pada tahap pemeriksaan teknis; sekarang menunggu tanda tangan." in first
    numbers = [int(n) for n in re.findall(r"hari kerja ke-(\d+)", first)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 1


def test_the_list_is_narrowed_to_one_person_permit_or_unit(bayu: Visitor, desk: Desk) -> None:
    late_ones(desk)
    with desk.database.transaction() as tx:
        rina = people.by_email(tx, "rina@dpmptsp.example")
        assert rina is not None
        tickets.change(tx, 1, START, assignee_id=rina.id)

    hers = bayu.get("/late?person=Rina+Kusuma").text
    assert ("L-1" in hers, "L-2" in hers) == (True, False)
    nobodys = bayu.get("/late?person=-").text
    assert ("L-1" in nobodys, "L-2" in nobodys) == (False, True)
    assert "L-1" in bayu.get("/late?unit=Jakarta+Pusat").text
    assert "Tidak ada yang cocok" in bayu.get("/late?unit=entah&person=entah").text


def test_chosen_tickets_are_given_to_somebody_and_each_is_an_event(bayu: Visitor, desk: Desk) -> None:
    late_ones(desk)
    with desk.database.read() as tx:
        rina = people.by_email(tx, "rina@dpmptsp.example")
    assert rina is not None
    bayu.get("/late")
    answer = bayu.http.post("/late/assign", data={"token": bayu.token, "person": str(rina.id), "ticket": ["1", "2"]})

    assert "Penanggung jawab diganti." in answer.text
    with desk.database.read() as tx:
        assert [tickets.get(tx, number).assignee_id for number in (1, 2, 3)] == [rina.id, rina.id, None]
        told = [event for event in events.since(tx, 0) if event.what == "review.assigned"]
    assert [(event.ticket_id, event.actor_name) for event in told] == [(1, "Bayu Adi"), (2, "Bayu Adi")]
    assert "Tiket dilepas." in bayu.post("/late/assign", {"person": "-", "ticket": "1"}).text
    with desk.database.read() as tx:
        assert tickets.get(tx, 1).assignee_id is None


@pytest.mark.parametrize("person", ["99", "entah", "9" * 40])
def test_nothing_changes_for_a_person_or_a_ticket_that_does_not_exist(bayu: Visitor, desk: Desk, person: str) -> None:
    assert bayu.post("/late/assign", {"person": person, "ticket": "1"}).status_code == 404
    assert bayu.post("/late/assign", {"person": "1", "ticket": "999"}).status_code == 404
    assert "tidak ada yang berubah" in bayu.post("/late/assign", {"person": "1"}).text
    assert "tidak ada yang berubah" in bayu.post("/late/assign", {"person": "", "ticket": "1"}).text
    with desk.database.read() as tx:
        assert not [event for event in events.since(tx, 0) if event.what == "review.assigned"]


def test_a_counselor_may_neither_see_nor_reassign(rina: Visitor) -> None:
    assert rina.get("/late").status_code == 403
    assert rina.post("/late/assign", {"person": "1", "ticket": "1"}).status_code == 403
