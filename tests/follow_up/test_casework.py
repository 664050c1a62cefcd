"""What people do with an application: every change is an event with a why, and nothing is overwritten."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from helpdesk.desk import Desk
from helpdesk.errors import NotFoundError
from helpdesk.follow_up import casework
from helpdesk.follow_up.casework import Entered, Facts, FinalError, FutureError, NumberTakenError, ReasonNeededError
from helpdesk.follow_up.checklists import checklist_of, missing_of
from helpdesk.follow_up.follow_up import Reported, take_reports
from helpdesk.model.application import Application, Stage, StageReport
from helpdesk.model.conversation import Event
from helpdesk.model.person import SYSTEM, Actor, ActorKind, Role
from helpdesk.store import applications, calendar, events, people, tickets
from helpdesk.track.checklist import ItemState, Said
from helpdesk.track.history import history
from helpdesk.track.proposals import proposed
from tests.store.test_outbox import a_ticket

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
NOTHING = Facts(None, None, None, None, None)


@pytest.fixture
def sari(desk: Desk) -> Actor:
    with desk.database.transaction() as tx:
        person = people.add(tx, NOW, name="Sari", email="sari@dpmptsp.example", role=Role.COUNSELOR, password_hash=None)
        for year in (2026, 2027):
            calendar.approve(tx, year, [proposal.off for proposal in proposed(year)], SYSTEM, NOW)
    return Actor(ActorKind.PERSON, person.name, person.id)


def a_case(desk: Desk, sari: Actor, **facts: str) -> tuple[int, int]:
    with desk.database.transaction() as tx:
        ticket_id = a_ticket(tx).id
    told = Facts(**{**dict.fromkeys(Facts.__slots__), **facts})
    return ticket_id, casework.add(desk, sari, ticket_id, told, stage(Stage.SUBMITTED, days=9, key="first"), NOW)


def stage(to: Stage, days: int = 0, key: str = "", note: str | None = None, **said: object) -> Entered:
    return Entered(key or f"{to}-{days}", to, NOW - timedelta(days=days), note, **said)  # type: ignore[arg-type]


def found(desk: Desk, application_id: int) -> Application:
    with desk.database.read() as tx:
        one = applications.get(tx, application_id)
    assert one is not None
    return one


def told(desk: Desk, what: str) -> list[Event]:
    with desk.database.read() as tx:
        return [event for event in events.since(tx, 0) if event.what == what]


def with_list(desk: Desk) -> str:
    """Return a permit with a term and a list that has a conditional item."""
    return next(
        permit.id
        for permit in desk.knowledge.permits.values()
        if permit.term_days and permit.requirements and any(item.when for item in permit.requirements)
    )


def test_an_application_is_added_with_what_is_known_and_counts_once(desk: Desk, sari: Actor) -> None:
    ticket_id, one = a_case(desk, sari, number="A-1", permit_id=with_list(desk), unit="Jakarta Barat", channel="OSS")
    again = casework.add(desk, sari, ticket_id, Facts("A-1", None, None, None, None), stage(Stage.ISSUED), NOW)
    _ticket, nameless = a_case(desk, sari)

    assert again == one
    assert (found(desk, one).stage, found(desk, one).channel, found(desk, one).ticket_id) == (
        Stage.SUBMITTED, "OSS", ticket_id,
    )  # fmt: skip
    assert found(desk, one).knowledge_version == desk.knowledge.version
    assert (found(desk, nameless).number, found(desk, nameless).permit_id) == (None, None)
    assert [event.actor_name for event in told(desk, "track.added")] == ["Sari", "Sari"]


def test_a_number_that_a_system_reported_is_taken_over_with_its_stages(desk: Desk, sari: Actor) -> None:
    report = StageReport("x", NOW - timedelta(days=3), Stage.TECHNICAL_CHECK, "api:oss")
    take_reports(desk, SYSTEM, [Reported("A-1", (report,), applicant="Budi")], NOW)
    ticket_id, one = a_case(desk, sari, number="A-1")

    assert (found(desk, one).ticket_id, found(desk, one).stage) == (ticket_id, Stage.TECHNICAL_CHECK)
    assert found(desk, one).applicant == "Budi"
    with pytest.raises(NumberTakenError) as error:
        a_case(desk, sari, number="A-1")
    assert error.value.application_id == one


def test_a_stage_needs_a_reason_where_the_citizen_must_be_told_why(desk: Desk, sari: Actor) -> None:
    _ticket, one = a_case(desk, sari)
    for to in (Stage.RETURNED, Stage.REFUSED, Stage.WITHDRAWN):
        with pytest.raises(ReasonNeededError):
            casework.enter(desk, sari, one, stage(to), NOW)
    with pytest.raises(FutureError):
        casework.enter(desk, sari, one, stage(Stage.ISSUED, days=-1), NOW)
    entered = stage(Stage.RETURNED, 1, note="KTP buram", failed=("ktp",), day=date(2026, 12, 1))
    casework.enter(desk, sari, one, entered, NOW)
    casework.enter(desk, sari, one, entered, NOW)  # the form was sent twice

    with desk.database.read() as tx:
        reports = applications.reports_of(tx, [one])[one]
    assert [(r.stage, r.failed, r.note, r.day) for r in reports[1:]] == [
        (Stage.RETURNED, ("ktp",), "KTP buram", date(2026, 12, 1))
    ]
    assert told(desk, "track.reported")[-1].why == "KTP buram"


def test_only_a_correction_leaves_a_final_stage_and_what_was_wrong_stays_readable(desk: Desk, sari: Actor) -> None:
    _ticket, one = a_case(desk, sari)
    casework.enter(desk, sari, one, stage(Stage.REFUSED, 3, "lie", "salah baca"), NOW)
    with pytest.raises(FinalError):
        casework.enter(desk, sari, one, stage(Stage.ISSUED), NOW)
    with pytest.raises(ReasonNeededError):
        casework.correct(desk, sari, one, "counselor:lie", stage(Stage.ISSUED, 2), NOW)
    with pytest.raises(NotFoundError):
        casework.correct(desk, sari, one, "counselor:none", stage(Stage.ISSUED, 2, note="x"), NOW)
    casework.correct(desk, sari, one, "counselor:lie", stage(Stage.ISSUED, 2, "right", "salah ketik"), NOW)

    assert found(desk, one).stage is Stage.ISSUED
    with desk.database.read() as tx:
        way = history(applications.reports_of(tx, [one])[one])
    assert [report.key for report in way.corrected] == ["counselor:lie"]


def test_an_event_that_never_happened_is_struck_out_and_the_stage_before_goes_on(desk: Desk, sari: Actor) -> None:
    _ticket, one = a_case(desk, sari)
    casework.enter(desk, sari, one, stage(Stage.TECHNICAL_CHECK, 5), NOW)
    casework.enter(desk, sari, one, stage(Stage.ISSUED, 3, "lie"), NOW)
    casework.strike(desk, sari, one, "counselor:lie", stage(Stage.ISSUED, note="permohonan lain"), NOW)

    assert (found(desk, one).stage, found(desk, one).ended_at) == (Stage.TECHNICAL_CHECK, None)
    assert found(desk, one).complete_on == date(2026, 11, 19)


def test_facts_can_be_mended_and_the_due_date_follows_the_permit(desk: Desk, sari: Actor) -> None:
    ticket_id, one = a_case(desk, sari, number="A-1")
    casework.enter(desk, sari, one, stage(Stage.TECHNICAL_CHECK, 5), NOW)
    assert found(desk, one).due_on is None
    casework.describe(desk, sari, one, Facts("A-2", with_list(desk), "Budi", None, "OSS"), NOW)

    changed = found(desk, one)
    assert (changed.number, changed.applicant, changed.channel, changed.due_on is not None) == (
        "A-2",
        "Budi",
        "OSS",
        True,
    )
    with desk.database.read() as tx:
        assert tickets.get(tx, ticket_id).due_at is not None
    (event,) = told(desk, "track.changed")
    assert (event.data["before"]["number"], event.data["after"]["number"]) == ("A-1", "A-2")
    casework.describe(desk, sari, one, Facts("A-2", with_list(desk), "Budi", None, "OSS"), NOW)
    assert len(told(desk, "track.changed")) == 1


def test_an_application_moves_between_tickets_with_its_due_date(desk: Desk, sari: Actor) -> None:
    here, one = a_case(desk, sari, number="A-1", permit_id=with_list(desk))
    casework.enter(desk, sari, one, stage(Stage.TECHNICAL_CHECK, 5), NOW)
    there, _other = a_case(desk, sari)
    casework.link(desk, sari, one, there, "tiket salah", NOW)

    with desk.database.read() as tx:
        assert tickets.get(tx, there).due_at is not None
        assert {event.why for event in events.of_ticket(tx, here) if event.what == "track.linked"} == {"tiket salah"}
    casework.link(desk, sari, one, None, "bukan pemohonnya", NOW)
    assert found(desk, one).ticket_id is None
    with desk.database.read() as tx:
        assert applications.without_ticket(tx, "a-1") == (found(desk, one),)


def test_a_counselor_confirms_papers_one_by_one_and_can_take_it_back(desk: Desk, sari: Actor) -> None:
    _ticket, one = a_case(desk, sari, permit_id=with_list(desk))
    with desk.database.read() as tx:
        before = missing_of(desk, tx, found(desk, one))
        listed = checklist_of(desk, tx, found(desk, one))
    assert before
    assert listed
    place = before[0].position
    conditional = next(item for item in listed if item.requirement.when and not item.applies)
    casework.check(desk, sari, one, place, Said(ItemState.ACCEPTED, None, None, None, NOW), NOW)
    casework.check(desk, sari, one, conditional.position, Said(None, True, None, None, NOW), NOW)
    casework.check(desk, sari, one, conditional.position, Said(ItemState.WRONG, None, None, None, NOW), NOW)

    with desk.database.read() as tx:
        now_missing = missing_of(desk, tx, found(desk, one)) or ()
        items = {item.position: item for item in checklist_of(desk, tx, found(desk, one)) or ()}
    assert place not in {item.position for item in now_missing}
    word = items[place].said
    assert word is not None
    assert word.by == "Sari"
    assert (items[conditional.position].applies, items[conditional.position].state) == (True, ItemState.WRONG)
    casework.check(desk, sari, one, place, None, NOW)
    with desk.database.read() as tx:
        assert place in {item.position for item in missing_of(desk, tx, found(desk, one)) or ()}
    with pytest.raises(NotFoundError):
        casework.check(desk, sari, one, 999, Said(ItemState.ACCEPTED, None, None, None, NOW), NOW)
    assert [event.data["state"] for event in told(desk, "track.checked")] == ["accepted", None, "wrong", None]


def test_without_a_permit_nobody_knows_what_is_missing(desk: Desk, sari: Actor) -> None:
    _ticket, one = a_case(desk, sari)

    with desk.database.read() as tx:
        assert missing_of(desk, tx, found(desk, one)) is None
