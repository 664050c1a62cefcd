"""A question to a unit goes out from the ticket, and its answer comes back and is never taken for the citizen's."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from helpdesk.config_follow import Unit
from helpdesk.desk import Desk
from helpdesk.errors import ConflictError, NotFoundError
from helpdesk.follow_up import enquire
from helpdesk.follow_up.remind import remind
from helpdesk.follow_up.terms import owed
from helpdesk.intake.reparse import reparse
from helpdesk.model.delivery import DeliveryState
from helpdesk.model.follow_up import FollowUpKind, FollowUpState
from helpdesk.model.person import SYSTEM
from helpdesk.model.ticket import TicketState
from helpdesk.report.scope import Scope
from helpdesk.review import handle, review
from helpdesk.send import outcome
from helpdesk.smtp import Reply
from helpdesk.store import citizens, deliveries, drafts, mail_figures, messages, tickets
from helpdesk.store.messages import Selection
from tests.follow_up.test_news import rows, the_ticket
from tests.follow_up.test_remind import sent
from tests.follow_up.test_terms import received
from tests.letters import Letterbox, mail

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
EAST = Unit(name="UP PMPTSP Jakarta Timur", address="timur@unit.example")
ASKED = "Mohon informasi: sampai di mana permohonan A-1?"


@pytest.fixture
def desk(sqlite_desk: Desk) -> Desk:
    """Give a desk on SQLite: what these tests ask of the database, others ask of both."""
    return sqlite_desk


@pytest.fixture(autouse=True)
def units(desk: Desk) -> None:
    desk.config = desk.config.model_copy(update={"unit": (EAST,)})


def asked(desk: Desk, letterbox: Letterbox) -> str:
    """Let a citizen write and the unit be asked; return the identity of the question."""
    received(desk, letterbox, mail(), NOW)
    delivery_id = enquire.ask(desk, SYSTEM, 1, EAST.name, ASKED, NOW)
    with desk.database.read() as tx:
        found = deliveries.get(tx, delivery_id)
    assert found is not None
    return f"<{found.message_id}>"


def answer(question: str | None, sender: str = "Budi Teknis <budi@unit.example>", text: str = "Sudah terbit.") -> bytes:
    return mail(text, subject="Re: Pertanyaan", sender=sender, message_id="<jawab@unit.example>", in_reply_to=question)


def test_the_question_goes_to_the_unit_and_the_ticket_waits_for_the_office(desk: Desk, letterbox: Letterbox) -> None:
    asked(desk, letterbox)

    assert the_ticket(desk, 1).state is TicketState.WAITING_OFFICE
    with desk.database.read() as tx:
        (delivery,) = deliveries.of_ticket(tx, 1)
        reply = drafts.open_draft(tx, 1)
    octets = desk.blobs.get(delivery.digest).decode()
    assert delivery.recipients == ("timur@unit.example",)
    assert ASKED in octets.replace("=\n", "")
    assert "In-Reply-To" not in octets  # the citizen's mail is not in it, nor in its thread
    assert reply is not None  # the reply to the citizen stays open beside it
    assert [(r.kind, r.state, r.note) for r in rows(desk, 1)] == [
        (FollowUpKind.OFFICE_QUESTION, FollowUpState.WAITING, EAST.name)
    ]


def test_its_answer_comes_back_and_is_not_the_citizens(desk: Desk, letterbox: Letterbox) -> None:
    question = asked(desk, letterbox)
    sent(desk, 1, NOW)
    with desk.database.transaction() as tx:
        tickets.change(tx, 1, NOW, answered_at=None)
        proposed = drafts.open_draft(tx, 1)

    later = NOW + timedelta(hours=3)
    received(desk, letterbox, answer(question), later)

    ticket = the_ticket(desk, 1)
    assert (ticket.state, ticket.needs_person) == (TicketState.DRAFTED, True)
    assert ticket.last_inbound_at == NOW  # the citizen's term goes on
    with desk.database.read() as tx:
        assert drafts.open_draft(tx, 1) == proposed  # nothing is drafted to the unit
        theirs = messages.conversation(tx, 1)[-1]
        assert citizens.by_address(tx, "budi@unit.example") is None
        found = owed(desk, tx, ticket)
    assert (theirs.automatic_kind, theirs.from_citizen) == ("office", False)
    assert found is not None
    assert found.answer.begin == NOW
    assert rows(desk, 1)[0].state is FollowUpState.DONE


def test_an_answer_read_again_is_the_units_still(desk: Desk, letterbox: Letterbox) -> None:
    received(desk, letterbox, answer(asked(desk, letterbox)), NOW)

    for _ in reparse(desk, Selection(every=True), NOW):
        pass

    with desk.database.read() as tx:
        assert messages.conversation(tx, 1)[-1].automatic_kind == "office"


def test_the_units_own_address_counts_only_where_our_border_vouches_for_it(desk: Desk, letterbox: Letterbox) -> None:
    asked(desk, letterbox)
    number = the_ticket(desk, 1).number
    vouched = {"Authentication-Results": "mx.dpmptsp.example; dkim=pass header.d=unit.example"}
    for headers, message_id, expected in (({}, "<a@unit.example>", None), (vouched, "<b@unit.example>", "office")):
        octets = mail(
            "Sudah terbit.",
            subject=f"Jawaban [{number}]",
            sender=f"Timur <{EAST.address}>",
            message_id=message_id,
            headers=headers,
        )
        received(desk, letterbox, octets, NOW + timedelta(hours=1))
        with desk.database.read() as tx:
            assert messages.conversation(tx, 1)[-1].automatic_kind == expected


def test_the_citizens_answer_is_theirs_although_the_ticket_waits_for_the_office(
    desk: Desk, letterbox: Letterbox
) -> None:
    asked(desk, letterbox)
    again = mail("Bagaimana kabarnya?", message_id="<dua@warga.example>", in_reply_to="<satu@warga.example>")

    ticket = received(desk, letterbox, again, NOW + timedelta(seconds=5))

    assert ticket.state is TicketState.DRAFTED
    with desk.database.read() as tx:
        assert messages.conversation(tx, 1)[-1].from_citizen
        (delivery,) = deliveries.of_ticket(tx, 1)
    assert delivery.state is DeliveryState.HELD  # their mail stops no question to the unit


def test_undo_takes_the_question_back_and_leaves_the_reply_alone(desk: Desk, letterbox: Letterbox) -> None:
    received(desk, letterbox, mail(), NOW)
    delivery_id = enquire.ask(desk, SYSTEM, 1, EAST.name, ASKED, NOW)
    with desk.database.read() as tx:
        before = drafts.open_draft(tx, 1)

    assert review.undo(desk, SYSTEM, delivery_id, NOW)

    with desk.database.read() as tx:
        assert drafts.open_draft(tx, 1) == before
    assert the_ticket(desk, 1).state is TicketState.DRAFTED
    assert rows(desk, 1)[0].state is FollowUpState.DROPPED


def test_a_question_is_no_answer_to_the_citizen(desk: Desk, letterbox: Letterbox) -> None:
    asked(desk, letterbox)
    with desk.database.transaction() as tx:
        claimed = deliveries.claim(tx, NOW + timedelta(minutes=1), "w")
        assert drafts.to_citizens(tx, [one.draft_id or 0 for one in claimed]) == frozenset()
    assert the_ticket(desk, 1).due_at is not None


def test_a_unit_that_does_not_answer_stands_in_the_list_of_things_to_do(desk: Desk, letterbox: Letterbox) -> None:
    asked(desk, letterbox)
    remind(desk, NOW)

    (row,) = (r for r in rows(desk, 1) if r.kind is FollowUpKind.OFFICE_QUESTION)
    assert row.due_on is not None
    assert row.due_on.isoformat() == "2026-11-27"  # three working days


def test_what_cannot_be_asked_is_said(desk: Desk, letterbox: Letterbox) -> None:
    received(desk, letterbox, mail(), NOW)
    with pytest.raises(NotFoundError, match=r"\[\[unit\]\]"):
        enquire.ask(desk, SYSTEM, 1, "Unit Lain", ASKED, NOW)
    with pytest.raises(ConflictError, match="empty"):
        enquire.ask(desk, SYSTEM, 1, EAST.name, "  ", NOW)
    handle.move(desk, SYSTEM, 1, TicketState.CLOSED, NOW)
    with desk.database.read() as tx:
        assert deliveries.of_ticket(tx, 1) == ()


def test_a_question_counts_neither_as_first_answer_nor_as_a_letter_to_a_citizen(
    desk: Desk, letterbox: Letterbox
) -> None:
    asked(desk, letterbox)
    with desk.database.transaction() as tx:
        (claimed,) = deliveries.claim(tx, NOW + timedelta(minutes=1), "w")
        outcome.delivered(tx, [(claimed, Reply(250, "ok"))], NOW + timedelta(minutes=1))
        scope = Scope(date(2026, 11, 1), date(2026, 11, 30))

        assert mail_figures.first_answers(tx, scope, ZoneInfo("Asia/Jakarta")) == [(NOW, None)]
        assert mail_figures.replies(tx, scope, ZoneInfo("Asia/Jakarta")) == (0, 0)
        assert tickets.get(tx, 1).answered_at is None
