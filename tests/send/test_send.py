from __future__ import annotations

from datetime import timedelta

import pytest

from helpdesk.desk import Desk
from helpdesk.model.delivery import Delivery, DeliveryState
from helpdesk.model.ticket import TicketState
from helpdesk.review import handle, review
from helpdesk.send.outcome import PAUSES, pause
from helpdesk.send.send import recover, send_due, worker_name
from helpdesk.send.submitter import Submitter
from helpdesk.store import deliveries, drafts
from tests.intake.test_intake import NOW, SARI, all_tickets, take
from tests.letters import Letterbox, mail, smtp
from tests.servers.smtp import Quirk, SmtpServer

DUE = NOW + timedelta(seconds=15)


@pytest.fixture
def approved(desk: Desk, letterbox: Letterbox) -> int:
    """Return the delivery of one approved reply."""
    letterbox.put(mail())
    take(desk, letterbox)
    (ticket,) = all_tickets(desk)
    with desk.database.read() as tx:
        draft = drafts.open_draft(tx, ticket.id)
    assert draft is not None
    return review.approve(desk, SARI, draft.id, draft.version, NOW)


def delivery_of(desk: Desk, delivery_id: int) -> Delivery:
    with desk.database.read() as tx:
        delivery = deliveries.get(tx, delivery_id)
    assert delivery is not None
    return delivery


def test_a_transient_refusal_is_tried_again_later(desk: Desk, approved: int, smtp_server: SmtpServer) -> None:
    smtp_server.answers.append("451 4.3.0 try again later")
    with Submitter(smtp(smtp_server)) as submitter:
        send_due(desk, submitter, DUE)
        waiting = delivery_of(desk, approved)
        assert (waiting.state, waiting.last_code) == (DeliveryState.QUEUED, 451)
        assert waiting.not_before > DUE
        assert send_due(desk, submitter, DUE) == 0

        send_due(desk, submitter, waiting.not_before)

    assert delivery_of(desk, approved).state is DeliveryState.SENT
    assert len(smtp_server.mails) == 1


def test_a_transient_refusal_ends_after_the_days_of_the_configuration(
    desk: Desk, approved: int, smtp_server: SmtpServer
) -> None:
    smtp_server.answers.append("451 4.3.0 try again later")
    with Submitter(smtp(smtp_server)) as submitter:
        send_due(desk, submitter, NOW + timedelta(days=desk.config.send.retry_days))

    assert delivery_of(desk, approved).state is DeliveryState.FAILED


def test_a_permanent_refusal_gives_the_reply_back_to_its_counselor(
    desk: Desk, approved: int, smtp_server: SmtpServer
) -> None:
    smtp_server.answers.append("550 5.1.1 no such user")
    with Submitter(smtp(smtp_server)) as submitter:
        send_due(desk, submitter, DUE)

    failed = delivery_of(desk, approved)
    (ticket,) = all_tickets(desk)
    assert (failed.state, failed.last_code) == (DeliveryState.FAILED, 550)
    assert (ticket.state, ticket.needs_person) == (TicketState.DRAFTED, True)
    with desk.database.read() as tx:
        draft = drafts.open_draft(tx, ticket.id)
    assert draft is not None
    assert draft.id == failed.draft_id


def test_a_server_that_took_the_mail_and_said_nothing_leaves_it_uncertain_and_it_is_not_sent_again(
    desk: Desk, approved: int, smtp_server: SmtpServer
) -> None:
    smtp_server.answers.append(Quirk.CLOSE_BEFORE_ANSWER)
    with Submitter(smtp(smtp_server)) as submitter:
        send_due(desk, submitter, DUE)
        assert delivery_of(desk, approved).state is DeliveryState.UNCERTAIN
        assert send_due(desk, submitter, DUE + timedelta(days=1)) == 0
        assert len(smtp_server.mails) == 1

        handle.settle_delivery(desk, SARI, approved, "sent", DUE)
        assert send_due(desk, submitter, DUE + timedelta(days=1)) == 0

    assert delivery_of(desk, approved).state is DeliveryState.SENT


def test_a_worker_that_died_after_the_claim_leaves_the_delivery_uncertain(desk: Desk, approved: int) -> None:
    host = worker_name().partition(":")[0]
    with desk.database.transaction() as tx:
        (claimed,) = deliveries.claim(tx, DUE, f"{host}:999999999:")
        deliveries.begin(tx, [(claimed.id, claimed.attempts)], DUE)

    assert recover(desk, DUE) == 1

    assert delivery_of(desk, approved).state is DeliveryState.UNCERTAIN


def test_what_a_dead_worker_had_not_begun_to_hand_over_goes_by_itself(
    desk: Desk, approved: int, smtp_server: SmtpServer
) -> None:
    host = worker_name().partition(":")[0]
    with desk.database.transaction() as tx:
        deliveries.claim(tx, DUE, f"{host}:999999999:")

    assert recover(desk, DUE) == 0
    with Submitter(smtp(smtp_server)) as submitter:
        assert send_due(desk, submitter, DUE) == 1
    assert delivery_of(desk, approved).state is DeliveryState.SENT


def test_a_worker_whose_number_was_given_to_another_process_is_dead(desk: Desk, approved: int) -> None:
    host, pid, _ = worker_name().split(":")
    with desk.database.transaction() as tx:
        (claimed,) = deliveries.claim(tx, DUE, f"{host}:{pid}:1")
        deliveries.begin(tx, [(claimed.id, claimed.attempts)], DUE)
    assert recover(desk, DUE) == 1
    assert delivery_of(desk, approved).state is DeliveryState.UNCERTAIN


def test_who_lost_the_claim_may_not_hand_over(desk: Desk, approved: int) -> None:
    with desk.database.transaction() as tx:
        (old,) = deliveries.claim(tx, DUE, "another-machine:1")
    recover(desk, DUE + timedelta(hours=1))
    with desk.database.transaction() as tx:
        (new,) = deliveries.claim(tx, DUE + timedelta(hours=1), worker_name())
        assert deliveries.begin(tx, [(old.id, old.attempts)], DUE + timedelta(hours=1)) == frozenset()
        assert deliveries.begin(tx, [(new.id, new.attempts)], DUE + timedelta(hours=1)) == {approved}


def test_a_worker_that_lives_keeps_its_claim_until_it_is_too_old(desk: Desk, approved: int) -> None:
    with desk.database.transaction() as tx:
        (claimed,) = deliveries.claim(tx, DUE, worker_name())
        deliveries.begin(tx, [(claimed.id, claimed.attempts)], DUE)
    assert recover(desk, DUE) == 0

    assert recover(desk, DUE + timedelta(minutes=21)) == 1


def test_an_uncertain_delivery_that_goes_again_goes_once(desk: Desk, approved: int, smtp_server: SmtpServer) -> None:
    with desk.database.transaction() as tx:
        (claimed,) = deliveries.claim(tx, DUE, "another-machine:1")
        deliveries.begin(tx, [(claimed.id, claimed.attempts)], DUE)
    recover(desk, DUE + timedelta(hours=1))
    handle.settle_delivery(desk, SARI, approved, "again", DUE + timedelta(hours=1))

    with Submitter(smtp(smtp_server)) as submitter:
        assert send_due(desk, submitter, DUE + timedelta(hours=2)) == 1

    assert len(smtp_server.mails) == 1


def test_a_server_that_is_away_is_tried_again(desk: Desk, approved: int, smtp_server: SmtpServer) -> None:
    gone = smtp(smtp_server).model_copy(update={"port": 1})
    with Submitter(gone) as submitter:
        send_due(desk, submitter, DUE)

    waiting = delivery_of(desk, approved)
    assert (waiting.state, waiting.attempts) == (DeliveryState.QUEUED, 1)


@pytest.mark.parametrize("status", ["5.1.1", "5.2.2", "4.4.7"])
def test_a_bounce_comes_back_to_its_delivery_and_marks_the_ticket(
    desk: Desk, approved: int, smtp_server: SmtpServer, letterbox: Letterbox, status: str
) -> None:
    with Submitter(smtp(smtp_server)) as submitter:
        send_due(desk, submitter, DUE)
    message_id = delivery_of(desk, approved).message_id
    letterbox.put(
        (
            "From: MAILER-DAEMON@mx.warga.example\r\nTo: penyuluhan@dpmptsp.example\r\nSubject: Undelivered Mail\r\n"
            "Message-ID: <bounce@mx.warga.example>\r\nDate: Tue, 24 Nov 2026 15:10:00 +0700\r\nReturn-Path: <>\r\n"
            "MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
            "--b\r\nContent-Type: text/plain\r\n\r\nThe mail could not be delivered.\r\n"
            "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.warga.example\r\n\r\n"
            "Final-Recipient: rfc822; rina@warga.example\r\nAction: failed\r\n"
            f"Status: {status}\r\nDiagnostic-Code: smtp; {status[0]}50 {status} no such user\r\n\r\n"
            f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{message_id}>\r\nSubject: x\r\n\r\n--b--\r\n"
        ).encode()
    )

    take(desk, letterbox, DUE + timedelta(minutes=1))

    (ticket,) = all_tickets(desk)
    returned = delivery_of(desk, approved)
    assert ticket.undeliverable
    assert ticket.needs_person
    assert returned.state is DeliveryState.FAILED
    assert "no such user" in (returned.last_reply or "")


def test_pauses_grow_and_spread() -> None:
    assert all(0.8 * longest <= pause(attempt) <= 1.2 * longest for attempt, longest in enumerate(PAUSES, 1))
    assert len({pause(3) for _ in range(20)}) > 1
    assert pause(1000) >= 0.8 * PAUSES[-1]
