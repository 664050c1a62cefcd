"""A ticket ends with the permit, a refusal that was explained, the citizen's word, or an answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from helpdesk.desk import Desk
from helpdesk.follow_up.closing import StillOpenError
from helpdesk.follow_up.follow_up import Reported, take_reports
from helpdesk.model.application import FINAL, Stage, StageReport
from helpdesk.model.person import SYSTEM, Actor, ActorKind
from helpdesk.model.ticket import Ticket, TicketState
from helpdesk.review import handle
from helpdesk.store import events, tickets
from helpdesk.track.closing import Holds
from tests.store.test_outbox import a_ticket

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
SARI = Actor(ActorKind.PERSON, "Sari")


def a_case(desk: Desk, *stages: Stage, answered: int | None = None, state: str = "waiting-citizen") -> int:
    """Return a ticket answered so many hours after its applications' last reports."""
    answered_at = None if answered is None else NOW - timedelta(days=1) + timedelta(hours=answered)
    with desk.database.transaction() as tx:
        ticket = a_ticket(tx)
        tickets.change(tx, ticket.id, NOW, answered_at=answered_at, state=state)
    reports = [StageReport("x", NOW - timedelta(days=1), stage, "test", note="x") for stage in stages]
    items = [Reported(f"A-{ticket.id}-{n}", (report,), ticket_id=ticket.id) for n, report in enumerate(reports)]
    take_reports(desk, SYSTEM, items, NOW)
    with desk.database.transaction() as tx:
        tickets.change(tx, ticket.id, NOW, answered_at=answered_at, state=state)
    return ticket.id


def close(desk: Desk, ticket_id: int, why: str = "", state: TicketState = TicketState.CLOSED) -> Ticket:
    handle.move(desk, SARI, ticket_id, state, NOW, why)
    with desk.database.read() as tx:
        return tickets.get(tx, ticket_id)


@pytest.mark.parametrize("stage", sorted(set(Stage) - FINAL))
def test_while_an_application_runs_nobody_closes_its_ticket(sqlite_desk: Desk, stage: Stage) -> None:
    ticket_id = a_case(sqlite_desk, Stage.ISSUED, stage, answered=1)

    for state in (TicketState.RESOLVED, TicketState.CLOSED):
        with pytest.raises(StillOpenError) as error:
            close(sqlite_desk, ticket_id, "sudah bosan", state)
        assert error.value.holds == (Holds.RUNNING,)
    handle.move(sqlite_desk, SARI, ticket_id, TicketState.WAITING_OFFICE, NOW)


@pytest.mark.parametrize("stage", [Stage.ISSUED, Stage.WITHDRAWN])
def test_issued_and_withdrawn_end_it(sqlite_desk: Desk, stage: Stage) -> None:
    assert close(sqlite_desk, a_case(sqlite_desk, stage)).state is TicketState.CLOSED


def test_a_refusal_has_to_be_explained_after_it_was_known(sqlite_desk: Desk) -> None:
    for answered in (None, -1):
        with pytest.raises(StillOpenError):
            close(sqlite_desk, a_case(sqlite_desk, Stage.REFUSED, answered=answered))
    assert close(sqlite_desk, a_case(sqlite_desk, Stage.REFUSED, answered=1)).state is TicketState.CLOSED


def test_an_inquiry_has_to_be_answered_or_a_person_says_why_not(desk: Desk) -> None:
    for state in ("new", "drafted", "waiting-office"):
        with pytest.raises(StillOpenError) as error:
            close(desk, a_case(desk, state=state))
        assert error.value.holds == (Holds.UNANSWERED,)
    assert close(desk, a_case(desk, answered=1)).state is TicketState.CLOSED
    asked_again = a_case(desk, answered=1, state="drafted")
    with pytest.raises(StillOpenError):
        close(desk, asked_again)
    assert close(desk, asked_again, "dijawab lewat telepon").state is TicketState.CLOSED
    with desk.database.read() as tx:
        assert events.of_ticket(tx, asked_again)[-1].why == "dijawab lewat telepon"


def test_spam_and_what_the_desk_resolved_itself_are_closed_without_words(sqlite_desk: Desk) -> None:
    spam, thanks = a_case(sqlite_desk, state="new"), a_case(sqlite_desk, state="resolved")
    handle.mark_spam(sqlite_desk, SARI, spam, True, NOW)

    assert close(sqlite_desk, spam).state is close(sqlite_desk, thanks).state is TicketState.CLOSED
