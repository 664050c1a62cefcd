"""What servers say about a reply, and reports of failure: each ends in the right state with the right sentence."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from helpdesk.desk import Desk
from helpdesk.errors import ConflictError
from helpdesk.mail.refusal import Cause, cause_of, enhanced_status, is_permanent
from helpdesk.model.delivery import Delivery, DeliveryState
from helpdesk.model.message import Address
from helpdesk.model.ticket import Ticket, TicketState
from helpdesk.review import cautions, handle, review
from helpdesk.review.review import Edit
from helpdesk.send.send import Sender, send_due
from helpdesk.send.submitter import Submitter
from helpdesk.store import citizens, deliveries, drafts, events
from helpdesk.web.delivery_view import ADVICE, UNCERTAIN, advice
from tests.intake.test_intake import NOW, SARI, all_tickets, take
from tests.letters import Letterbox, mail, smtp
from tests.servers.smtp import Quirk, SmtpServer

DUE = NOW + timedelta(seconds=15)
RINA, KUASA = "rina@warga.example", "kuasa@notaris.example"


@pytest.fixture
def submitter(smtp_server: SmtpServer) -> Iterator[Submitter]:
    """Return connections to the server."""
    with Submitter(smtp(smtp_server), 2) as submitter:
        yield submitter


def approve(desk: Desk, letterbox: Letterbox, *to: str, number: int = 1) -> int:
    """Let a mail come, approve the reply to it, and return the delivery's id."""
    matter = ("Perpanjangan makam", "Izin reklame", "Izin apotek", "Izin salon")[number % 4]
    letterbox.put(mail(subject=matter, message_id=f"<{number}@warga.example>"))
    take(desk, letterbox)
    ticket = all_tickets(desk)[-1]
    with desk.database.read() as tx:
        draft = drafts.open_draft(tx, ticket.id)
    assert draft is not None
    edit = Edit(draft.subject, draft.body, tuple(Address("", address) for address in to or (RINA,)))
    return review.approve(desk, SARI, draft.id, draft.version, NOW, edit=edit)


def delivery_of(desk: Desk, delivery_id: int) -> Delivery:
    with desk.database.read() as tx:
        delivery = deliveries.get(tx, delivery_id)
    assert delivery is not None
    return delivery


def the_ticket(desk: Desk) -> Ticket:
    return all_tickets(desk)[0]


def marked(desk: Desk, address: str) -> bool:
    with desk.database.read() as tx:
        return address in citizens.failing(tx, [address])


LATER, GONE = DeliveryState.QUEUED, DeliveryState.FAILED
AT_DATA: list[tuple[str | Quirk, DeliveryState, Cause | None]] = [
    ("421 4.3.2 shutting down", LATER, Cause.LATER),
    ("450 4.2.0 busy", LATER, Cause.LATER),
    ("451 4.3.0 try again", LATER, Cause.LATER),
    ("452 4.3.1 no space left", LATER, Cause.LATER),
    ("550 5.1.1 no such user", GONE, Cause.UNKNOWN_ADDRESS),
    ("550 4.7.1 come back in five minutes", LATER, Cause.LATER),
    ("552 5.3.4 too big", GONE, Cause.TOO_LARGE),
    ("552 message exceeds the size limit", GONE, Cause.TOO_LARGE),
    ("552 5.2.2 mailbox full", LATER, Cause.MAILBOX_FULL),
    ("554 5.7.1 looks like spam", GONE, Cause.CONTENT),
    ("554 5.7.26 DKIM and SPF fail", GONE, Cause.NOT_TRUSTED),
    (Quirk.CLOSE_AT_DATA, LATER, Cause.OUR_SERVER),
    (Quirk.CLOSE_BEFORE_ANSWER, DeliveryState.UNCERTAIN, None),
    (Quirk.STALL, DeliveryState.UNCERTAIN, None),
]


@pytest.mark.parametrize(("answer", "state", "cause"), AT_DATA, ids=lambda value: str(value))
def test_each_answer_to_the_text_ends_in_its_state_and_sentence(
    sqlite_desk: Desk,
    letterbox: Letterbox,
    smtp_server: SmtpServer,
    answer: str | Quirk,
    state: DeliveryState,
    cause: Cause | None,
) -> None:
    delivery_id = approve(sqlite_desk, letterbox)
    smtp_server.answers.append(answer)
    waits = 1 if answer is Quirk.STALL else 600  # seconds for an answer to the text
    with Submitter(smtp(smtp_server), final_seconds=waits) as submitter:
        send_due(sqlite_desk, submitter, DUE)

    found, ticket = delivery_of(sqlite_desk, delivery_id), the_ticket(sqlite_desk)
    assert found.state is state
    assert advice(found) == ((ADVICE[cause],) if cause else (UNCERTAIN,))
    assert (found.data_at is None) == (state is LATER)
    assert (ticket.state, ticket.needs_person) == (
        (TicketState.DRAFTED, True) if state is GONE else (TicketState.WAITING_CITIZEN, False)
    )
    assert marked(sqlite_desk, RINA) == (state is GONE and cause is Cause.UNKNOWN_ADDRESS)
    with sqlite_desk.database.read() as tx:
        assert (drafts.open_draft(tx, ticket.id) is not None) == (state is GONE)


AT_RCPT = [
    ("421 4.7.0 too many connections", LATER, Cause.LATER),
    ("450 4.7.1 greylisted", LATER, Cause.LATER),
    ("550 5.1.1 unknown", GONE, Cause.UNKNOWN_ADDRESS),
    ("550 Mailbox quota exceeded", GONE, Cause.MAILBOX_FULL),
    ("552 too many recipients", LATER, Cause.TOO_LARGE),
    ("552 5.2.2 over quota", LATER, Cause.MAILBOX_FULL),
    ("554 5.4.4 host unknown", GONE, Cause.NOT_REACHED),
]


@pytest.mark.parametrize(("answer", "state", "cause"), AT_RCPT, ids=lambda value: str(value))
def test_each_answer_to_the_only_recipient_ends_in_its_state_and_sentence(
    sqlite_desk: Desk,
    letterbox: Letterbox,
    smtp_server: SmtpServer,
    submitter: Submitter,
    answer: str,
    state: DeliveryState,
    cause: Cause,
) -> None:
    delivery_id = approve(sqlite_desk, letterbox)
    smtp_server.refuse[RINA] = answer
    send_due(sqlite_desk, submitter, DUE)

    found = delivery_of(sqlite_desk, delivery_id)
    assert found.state is state
    assert advice(found) == (ADVICE[cause],)
    assert smtp_server.mails == []


def test_a_full_mailbox_is_given_up_after_the_days_of_the_configuration(
    sqlite_desk: Desk, letterbox: Letterbox, smtp_server: SmtpServer, submitter: Submitter
) -> None:
    delivery_id = approve(sqlite_desk, letterbox)
    smtp_server.answers.append("552 5.2.2 mailbox full")
    send_due(sqlite_desk, submitter, NOW + timedelta(days=5))
    assert delivery_of(sqlite_desk, delivery_id).state is GONE
    assert marked(sqlite_desk, RINA)


def test_one_of_two_is_refused_for_good_and_the_other_gets_it_once(
    sqlite_desk: Desk, letterbox: Letterbox, smtp_server: SmtpServer, submitter: Submitter
) -> None:
    delivery_id = approve(sqlite_desk, letterbox, RINA, KUASA)
    smtp_server.refuse[KUASA] = "550 5.1.1 no such user"
    send_due(sqlite_desk, submitter, DUE)

    found = delivery_of(sqlite_desk, delivery_id)
    assert [one.recipients for one in smtp_server.mails] == [(RINA,)]
    assert (found.state, found.accepted) == (DeliveryState.SENT, (RINA,))
    assert found.refused == ((KUASA, 550, "5.1.1 no such user"),)
    assert advice(found)[0] == ADVICE[Cause.UNKNOWN_ADDRESS]
    assert the_ticket(sqlite_desk).needs_person
    assert the_ticket(sqlite_desk).answered_at == DUE


def test_one_of_two_is_put_off_and_tried_again_alone(
    desk: Desk, letterbox: Letterbox, smtp_server: SmtpServer, submitter: Submitter
) -> None:
    delivery_id = approve(desk, letterbox, RINA, KUASA)
    smtp_server.refuse[KUASA] = "450 4.7.1 greylisted"
    send_due(desk, submitter, DUE)
    waiting = delivery_of(desk, delivery_id)
    assert (waiting.state, waiting.open_recipients) == (DeliveryState.QUEUED, (KUASA,))
    assert not review.undo(desk, SARI, delivery_id, DUE)  # one of them has it already

    smtp_server.refuse.clear()
    send_due(desk, submitter, waiting.not_before)
    assert [one.recipients for one in smtp_server.mails] == [(RINA,), (KUASA,)]
    assert delivery_of(desk, delivery_id).state is DeliveryState.SENT
    assert not the_ticket(desk).needs_person


def test_one_of_two_is_put_off_and_then_refused(
    sqlite_desk: Desk, letterbox: Letterbox, smtp_server: SmtpServer, submitter: Submitter
) -> None:
    delivery_id = approve(sqlite_desk, letterbox, RINA, KUASA)
    smtp_server.refuse[KUASA] = "450 4.7.1 greylisted"
    send_due(sqlite_desk, submitter, DUE)
    smtp_server.refuse[KUASA] = "550 5.1.1 no such user"
    send_due(sqlite_desk, submitter, delivery_of(sqlite_desk, delivery_id).not_before)

    found = delivery_of(sqlite_desk, delivery_id)
    assert (found.state, found.accepted, len(smtp_server.mails)) == (DeliveryState.SENT, (RINA,), 1)
    assert [address for address, _, _ in found.refused] == [KUASA]
    assert the_ticket(sqlite_desk).needs_person


def test_a_refused_reply_goes_again_as_it_was_unless_somebody_edited_it(
    sqlite_desk: Desk, letterbox: Letterbox, smtp_server: SmtpServer, submitter: Submitter
) -> None:
    delivery_id = approve(sqlite_desk, letterbox)
    smtp_server.answers.append("550 5.1.1 no such user")
    send_due(sqlite_desk, submitter, DUE)
    handle.settle_delivery(sqlite_desk, SARI, delivery_id, "again", DUE)

    with sqlite_desk.database.read() as tx:
        assert drafts.open_draft(tx, the_ticket(sqlite_desk).id) is None
    smtp_server.answers.append("550 5.1.1 no such user")
    send_due(sqlite_desk, submitter, DUE)
    with sqlite_desk.database.read() as tx:
        draft = drafts.open_draft(tx, the_ticket(sqlite_desk).id)
    assert draft is not None
    review.save_draft(sqlite_desk, SARI, draft.id, draft.version, Edit("x", "Teks baru.", draft.to), DUE)
    with pytest.raises(ConflictError, match="edited"):
        handle.settle_delivery(sqlite_desk, SARI, delivery_id, "again", DUE)
    assert delivery_of(sqlite_desk, delivery_id).state is GONE


def bounce(recipient: str, *, at: str, message_id: str | None = None, action: str = "failed", to: str = "") -> bytes:
    """Return a delivery report that names the recipient, and the message if its id is given."""
    status = "5.1.1" if action == "failed" else "4.4.1"
    original = (
        f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{message_id}>\r\n\r\n" if message_id else ""
    )
    return (
        f"From: MAILER-DAEMON@mx.warga.example\r\nTo: {to or 'penyuluhan@dpmptsp.example'}\r\n"
        f"Subject: Undelivered Mail\r\nMessage-ID: <{at}.{action}@mx.warga.example>\r\n"
        f"Date: Tue, 24 Nov 2026 {at}:00 +0000\r\nReturn-Path: <>\r\n"
        "MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
        "--b\r\nContent-Type: text/plain\r\n\r\nThe mail could not be delivered.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.warga.example\r\n\r\n"
        f"Final-Recipient: rfc822; {recipient}\r\nAction: {action}\r\nStatus: {status}\r\n"
        f"Diagnostic-Code: smtp; 550 {status} no such user\r\n\r\n{original}--b--\r\n"
    ).encode()


def sent(desk: Desk, letterbox: Letterbox, submitter: Submitter, *to: str) -> Delivery:
    delivery_id = approve(desk, letterbox, *to)
    send_due(desk, submitter, DUE)
    return delivery_of(desk, delivery_id)


def come(desk: Desk, letterbox: Letterbox, octets: bytes, at: datetime) -> None:
    letterbox.put(octets, at)
    take(desk, letterbox, at)


def test_a_bounce_says_which_of_two_recipients_failed_and_marks_the_address(
    desk: Desk, letterbox: Letterbox, submitter: Submitter
) -> None:
    one = sent(desk, letterbox, submitter, RINA, KUASA)
    come(desk, letterbox, bounce(RINA.upper(), at="08:10", message_id=one.message_id), DUE + timedelta(minutes=9))

    found, ticket = delivery_of(desk, one.id), the_ticket(desk)
    assert (found.state, [address for address, _, _ in found.refused]) == (GONE, [RINA])
    assert ADVICE[Cause.UNKNOWN_ADDRESS] in advice(found)
    assert (ticket.undeliverable, ticket.needs_person, len(all_tickets(desk))) == (True, True, 1)
    assert marked(desk, RINA)
    handle.settle_delivery(desk, SARI, one.id, "again", DUE)
    assert delivery_of(desk, one.id).open_recipients == (RINA,)  # the other one has it

    come(desk, letterbox, mail("Ini saya lagi.", message_id="<9@warga.example>", in_reply_to="<1@warga.example>"), DUE)
    assert not marked(desk, RINA)
    assert not the_ticket(desk).undeliverable


def test_a_letter_to_an_address_that_fails_says_so(
    sqlite_desk: Desk, letterbox: Letterbox, submitter: Submitter
) -> None:
    one = sent(sqlite_desk, letterbox, submitter)
    report = bounce(RINA, at="08:10", message_id=one.message_id)
    come(sqlite_desk, letterbox, report, DUE + timedelta(minutes=9))
    draft_id = review.new_draft(sqlite_desk, SARI, one.ticket_id, DUE + timedelta(hours=1))
    with sqlite_desk.database.read() as tx:
        found = cautions.look(sqlite_desk, tx, the_ticket(sqlite_desk), drafts.get(tx, draft_id))
    assert ("address-failed", RINA) in [(caution.word, caution.detail) for caution in found]


def test_a_report_of_delay_troubles_nobody_and_stands_in_the_history(
    sqlite_desk: Desk, letterbox: Letterbox, submitter: Submitter
) -> None:
    one = sent(sqlite_desk, letterbox, submitter)
    report = bounce(RINA, at="08:10", message_id=one.message_id, action="delayed")
    come(sqlite_desk, letterbox, report, DUE + timedelta(minutes=9))

    assert delivery_of(sqlite_desk, one.id).state is DeliveryState.SENT
    assert not the_ticket(sqlite_desk).needs_person
    with sqlite_desk.database.read() as tx:
        assert "send.delayed" in [event.what for event in events.of_ticket(tx, the_ticket(sqlite_desk).id)]


def test_a_bounce_that_names_no_message_is_proposed_by_recipient_and_time_and_a_person_decides(
    sqlite_desk: Desk, letterbox: Letterbox, submitter: Submitter
) -> None:
    one = sent(sqlite_desk, letterbox, submitter)
    come(sqlite_desk, letterbox, bounce(RINA, at="08:10"), DUE + timedelta(minutes=9))
    ticket, report = all_tickets(sqlite_desk)
    assert report.held
    assert delivery_of(sqlite_desk, one.id).state is DeliveryState.SENT

    assert handle.place(sqlite_desk, SARI, report.id, True, DUE + timedelta(minutes=10)) == ticket.id
    assert delivery_of(sqlite_desk, one.id).state is GONE
    assert the_ticket(sqlite_desk).undeliverable


def test_a_bounce_that_comes_weeks_later_is_about_no_reply_that_we_know(
    sqlite_desk: Desk, letterbox: Letterbox, submitter: Submitter
) -> None:
    sent(sqlite_desk, letterbox, submitter)
    come(sqlite_desk, letterbox, bounce(RINA, at="08:10"), DUE + timedelta(days=20))
    assert not all_tickets(sqlite_desk)[-1].held


def test_an_answer_proves_that_an_uncertain_reply_arrived(
    sqlite_desk: Desk, letterbox: Letterbox, smtp_server: SmtpServer, submitter: Submitter
) -> None:
    delivery_id = approve(sqlite_desk, letterbox)
    smtp_server.answers.append(Quirk.CLOSE_BEFORE_ANSWER)
    send_due(sqlite_desk, submitter, DUE)
    message_id = delivery_of(sqlite_desk, delivery_id).message_id
    answer = mail("Terima kasih, ini berkasnya.", message_id="<b@warga.example>", in_reply_to=f"<{message_id}>")
    come(sqlite_desk, letterbox, answer, DUE + timedelta(hours=1))
    assert delivery_of(sqlite_desk, delivery_id).state is DeliveryState.SENT


def test_a_reply_that_is_told_to_wait_goes_at_its_time_unless_the_citizen_writes_again(
    desk: Desk, letterbox: Letterbox, smtp_server: SmtpServer, submitter: Submitter
) -> None:
    tomorrow = NOW + timedelta(days=1)
    ids = []
    for number in (1, 2):
        letterbox.put(mail(subject=f"Izin {number}", message_id=f"<{number}@warga.example>"), NOW)
        take(desk, letterbox)
        with desk.database.read() as tx:
            draft = drafts.open_draft(tx, all_tickets(desk)[-1].id)
        assert draft is not None
        ids.append(review.approve(desk, SARI, draft.id, draft.version, NOW, send_at=tomorrow))
    again = mail("Sudah terjawab.", message_id="<3@warga.example>", in_reply_to="<1@warga.example>")
    come(desk, letterbox, again, NOW + timedelta(hours=3))

    assert send_due(desk, submitter, tomorrow - timedelta(seconds=1)) == 0
    assert send_due(desk, submitter, tomorrow) == 1
    assert [delivery_of(desk, each).state for each in ids] == [DeliveryState.CANCELLED, DeliveryState.SENT]


def with_limits(desk: Desk, **limits: int) -> Desk:
    changed = desk.config.model_copy(update={"send": desk.config.send.model_copy(update=limits)})
    return Desk(changed, desk.database, desk.blobs, desk.key, desk.explainer)


def test_no_more_go_out_in_a_minute_than_the_configuration_allows(
    desk: Desk, letterbox: Letterbox, smtp_server: SmtpServer, submitter: Submitter
) -> None:
    for number, to in enumerate((RINA, "b@warga.example", "c@lain.example", "d@warga.example")):
        approve(desk, letterbox, to, number=number)
    limited = with_limits(desk, per_minute=3, per_domain_per_minute=2)
    went = [send_due(limited, submitter, DUE + timedelta(seconds=second)) for second in (0, 59, 61)]

    assert went == [3, 0, 1]
    assert [one.recipients[0] for one in smtp_server.mails[3:]] == ["d@warga.example"]  # two of its domain had gone


def test_several_connections_are_used_at_once_and_each_mail_goes_once(
    desk: Desk, letterbox: Letterbox, smtp_server: SmtpServer
) -> None:
    ids = [approve(desk, letterbox, f"w{number}@warga.example", number=number) for number in range(4)]
    smtp_server.answers.append(Quirk.CLOSE_BEFORE_ANSWER)
    with Submitter(smtp(smtp_server), 2) as submitter:
        assert send_due(desk, submitter, DUE) == 4

    states = [delivery_of(desk, each).state for each in ids]
    assert sorted(states) == [DeliveryState.SENT] * 3 + [DeliveryState.UNCERTAIN]
    assert len(smtp_server.mails) == 4
    assert smtp_server.connections >= 2


def test_what_is_under_way_when_the_desk_stops_is_finished_and_nothing_else_begun(
    sqlite_desk: Desk, letterbox: Letterbox, smtp_server: SmtpServer
) -> None:
    ids = [approve(sqlite_desk, letterbox, f"w{number}@warga.example", number=number) for number in range(3)]
    with Submitter(smtp(smtp_server)) as submitter:
        sender = Sender(sqlite_desk, submitter)
        assert sender.step(DUE) == 2  # one goes, and one waits for the connection
        deadline = time.monotonic() + 10
        while not smtp_server.connections and time.monotonic() < deadline:  # else the first, too, is given up
            time.sleep(0.005)
        sender.finish(DUE, rounds=400)
        assert sender.flying == 0
    states = [delivery_of(sqlite_desk, each).state for each in ids]
    assert states == [DeliveryState.SENT, DeliveryState.QUEUED, DeliveryState.HELD]
    assert len(smtp_server.mails) == 1


def test_a_reply_that_waits_for_a_connection_can_still_be_stopped(
    desk: Desk, letterbox: Letterbox, smtp_server: SmtpServer
) -> None:
    first, second = (approve(desk, letterbox, f"w{number}@warga.example", number=number) for number in range(2))
    with Submitter(smtp(smtp_server)) as submitter:
        sender = Sender(desk, submitter)
        assert sender.step(DUE) == 2
        with desk.database.transaction() as tx:
            ticket_id = delivery_of(desk, second).ticket_id
            assert [one.id for one in deliveries.pending_of(tx, ticket_id)] == [second]
            assert deliveries.cancel(tx, second, "undone")
        while sender.flying:
            sender.step(DUE)

    assert delivery_of(desk, first).state is DeliveryState.SENT
    assert delivery_of(desk, second).state is DeliveryState.CANCELLED
    assert len(smtp_server.mails) == 1


@pytest.mark.parametrize(
    ("code", "text", "permanent", "status"),
    [
        (550, "5.1.1 user unknown", True, "5.1.1"),
        (550, "4.2.1 try later", False, "4.2.1"),
        (552, "5.2.2 quota", False, "5.2.2"),
        (552, "too big", True, None),
        (451, "5.7.1 contradicts itself", False, "5.7.1"),
        (554, "message from 10.5.1.1 refused", True, None),  # an address is no status
        (250, "2.0.0 ok", False, "2.0.0"),
    ],
)
def test_code_and_status_are_read_together(code: int, text: str, permanent: bool, status: str | None) -> None:
    assert (is_permanent(code, text), enhanced_status(text)) == (permanent, status)


@pytest.mark.parametrize(
    ("code", "text", "cause"),
    [
        (None, "smtp; 550 No such user here", Cause.UNKNOWN_ADDRESS),
        (None, "5.2.2 smtp; 552 5.2.2 over quota", Cause.MAILBOX_FULL),
        (None, "5.4.4 host not found", Cause.NOT_REACHED),
        (550, "5.7.1 blocked using zen blocklist", Cause.CONTENT),
        (550, "blocked using blocklist", Cause.NOT_TRUSTED),
        (0, "smtp: nobody listens on 127.0.0.1:25.", Cause.OUR_SERVER),
        (None, "gone", Cause.OTHER),
    ],
)
def test_the_cause_is_found_in_status_words_or_code(code: int | None, text: str, cause: Cause) -> None:
    assert cause_of(code, text) is cause


def test_a_bounce_leaves_the_ticket_drafted_whose_citizen_wrote_meanwhile(
    sqlite_desk: Desk, letterbox: Letterbox, submitter: Submitter
) -> None:
    one = sent(sqlite_desk, letterbox, submitter)
    again = mail("Berapa biayanya?", message_id="<9@warga.example>", in_reply_to="<1@warga.example>")
    come(sqlite_desk, letterbox, again, DUE + timedelta(minutes=5))
    assert the_ticket(sqlite_desk).state is TicketState.DRAFTED

    report = bounce(RINA, at="08:10", message_id=one.message_id)
    come(sqlite_desk, letterbox, report, DUE + timedelta(minutes=9))

    ticket = the_ticket(sqlite_desk)
    assert (ticket.state, ticket.undeliverable, ticket.needs_person) == (TicketState.DRAFTED, True, True)
