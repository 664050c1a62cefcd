from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from helpdesk.desk import Desk
from helpdesk.intake.intake import MOST_ATTEMPTS, collect, import_waiting
from helpdesk.model.delivery import DeliveryState
from helpdesk.model.person import Actor, ActorKind
from helpdesk.model.ticket import Ticket, TicketState
from helpdesk.review import handle, review
from helpdesk.send.send import send_due
from helpdesk.send.submitter import Submitter
from helpdesk.store import deliveries, drafts, mailboxes, messages, receipts, tickets
from tests.letters import QUESTION, Letterbox, mail, smtp
from tests.servers.smtp import SmtpServer

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
SARI = Actor(ActorKind.PERSON, "Sari")


def collect_all(desk: Desk, letterbox: Letterbox, now: datetime = NOW) -> None:
    """Record what the mailbox holds, and derive nothing from it."""
    with desk.database.transaction() as tx:
        mailboxes.enroll(tx, "penyuluhan", "", 60)
    with letterbox.open() as mailbox:
        collect(desk, mailbox, now, grows=False)


def take(desk: Desk, letterbox: Letterbox, now: datetime = NOW) -> None:
    """Read the mailbox once, as the worker does."""
    collect_all(desk, letterbox, now)
    while import_waiting(desk, now):
        pass


def all_tickets(desk: Desk) -> list[Ticket]:
    with desk.database.read() as tx:
        return list(tickets.every(tx))


def reply(desk: Desk, ticket: Ticket, now: datetime = NOW) -> str:
    """Approve the ticket's draft and return the Message-ID that the reply bears."""
    with desk.database.read() as tx:
        draft = drafts.open_draft(tx, ticket.id)
    assert draft is not None
    delivery_id = review.approve(desk, SARI, draft.id, draft.version, now)
    with desk.database.read() as tx:
        delivery = deliveries.get(tx, delivery_id)
    assert delivery is not None
    return delivery.message_id


def test_a_question_becomes_a_drafted_ticket_with_its_octets_kept(desk: Desk, letterbox: Letterbox) -> None:
    octets = mail()
    letterbox.put(octets)

    take(desk, letterbox)

    (ticket,) = all_tickets(desk)
    with desk.database.read() as tx:
        (message,) = messages.conversation(tx, ticket.id)
        draft = drafts.open_draft(tx, ticket.id)
    assert ticket.state is TicketState.DRAFTED
    assert desk.blobs.get(message.digest) == octets
    assert message.new_text.strip() == QUESTION
    assert "iptm-perpanjangan" in message.permits
    assert draft is not None
    assert [address.address for address in draft.to] == ["rina@warga.example"]
    assert ticket.number in draft.body or ticket.number in draft.subject


def test_reading_the_mailbox_again_takes_nothing_twice(desk: Desk, letterbox: Letterbox) -> None:
    letterbox.put(mail())
    take(desk, letterbox)
    take(desk, letterbox)

    assert len(all_tickets(desk)) == 1


def test_the_same_mail_in_two_files_is_one_message_with_two_receipts(desk: Desk, letterbox: Letterbox) -> None:
    letterbox.put(mail())
    letterbox.put(mail())
    take(desk, letterbox)

    (ticket,) = all_tickets(desk)
    with desk.database.read() as tx:
        assert len(messages.conversation(tx, ticket.id)) == 1
        assert receipts.counts(tx) == {"imported": 1, "duplicate": 1}


def test_the_same_message_id_with_other_content_is_another_message(desk: Desk, letterbox: Letterbox) -> None:
    letterbox.put(mail())
    letterbox.put(mail("Ada pertanyaan lain: berapa biaya izin reklame?"))
    take(desk, letterbox)

    with desk.database.read() as tx:
        assert receipts.counts(tx) == {"imported": 2}


def test_killed_between_the_two_transactions_the_next_run_imports(desk: Desk, letterbox: Letterbox) -> None:
    letterbox.put(mail())
    with desk.database.transaction() as tx:
        mailboxes.enroll(tx, "penyuluhan", "", 60)
    with letterbox.open() as mailbox:
        collect(desk, mailbox, NOW, grows=False)
    assert all_tickets(desk) == []

    import_waiting(desk, NOW)

    assert len(all_tickets(desk)) == 1


@pytest.mark.parametrize(
    "octets", [b"", b"\x00\xff\xfe", b"From: \r\n\r\n", b"Subject: =?x?y?z?=\r\n\r\n" + b"A" * 5000]
)
def test_any_octets_are_kept_and_never_stop_the_next(desk: Desk, letterbox: Letterbox, octets: bytes) -> None:
    letterbox.put(octets)
    letterbox.put(mail())
    take(desk, letterbox)

    found = all_tickets(desk)
    assert len(found) == 2
    with desk.database.read() as tx:
        kept = [digest for ticket in found for _, digest, _ in messages.of_ticket(tx, ticket.id)]
    assert {desk.blobs.get(digest) for digest in kept} == {octets, mail()}


def test_a_message_whose_octets_are_damaged_fails_visibly_and_can_be_retried(desk: Desk, letterbox: Letterbox) -> None:
    letterbox.put(mail())
    letterbox.put(mail("Berapa lama izin klinik?", message_id="<dua@warga.example>"))
    with desk.database.transaction() as tx:
        mailboxes.enroll(tx, "penyuluhan", "", 60)
    with letterbox.open() as mailbox:
        collect(desk, mailbox, NOW, grows=False)
    with desk.database.read() as tx:
        damaged = receipts.waiting(tx)[0]
    path = desk.blobs.path(damaged.digest or "")
    octets = path.read_bytes()
    path.chmod(0o600)
    path.write_bytes(b"something else")

    import_waiting(desk, NOW)

    with desk.database.read() as tx:
        assert [r.id for r in receipts.failed(tx)] == [damaged.id]
    assert len(all_tickets(desk)) == 1
    path.write_bytes(octets)
    assert review_retry(desk, damaged.id)
    import_waiting(desk, NOW)
    assert len(all_tickets(desk)) == 2


def review_retry(desk: Desk, receipt_id: int) -> bool:
    return handle.retry_receipt(desk, SARI, receipt_id, NOW) == 1


def test_an_answer_to_our_reply_joins_its_ticket_even_from_another_address(desk: Desk, letterbox: Letterbox) -> None:
    letterbox.put(mail())
    take(desk, letterbox)
    (ticket,) = all_tickets(desk)
    ours = reply(desk, ticket)
    later = NOW + timedelta(hours=1)

    letterbox.put(
        mail(
            "Kalau lewat tiga tahun bagaimana?",
            sender="rina@kantor.example",
            message_id="<dua@kantor.example>",
            in_reply_to=f"<{ours}>",
        )
    )
    take(desk, letterbox, later)

    (ticket,) = all_tickets(desk)
    with desk.database.read() as tx:
        assert [m.outgoing for m in messages.conversation(tx, ticket.id)] == [False, True, False]
    assert ticket.state is TicketState.DRAFTED


def test_a_new_mail_stops_the_reply_in_its_undo_window_and_keeps_its_text(desk: Desk, letterbox: Letterbox) -> None:
    letterbox.put(mail())
    take(desk, letterbox)
    (ticket,) = all_tickets(desk)
    with desk.database.read() as tx:
        draft = drafts.open_draft(tx, ticket.id)
    assert draft is not None
    edit = review.Edit(draft.subject, "Jawaban yang saya tulis sendiri.", draft.to)
    review.approve(desk, SARI, draft.id, draft.version, NOW, edit=edit)

    letterbox.put(
        mail("Tambahan: makamnya di Karet Bivak.", message_id="<dua@warga.example>", in_reply_to="<satu@warga.example>")
    )
    take(desk, letterbox, NOW + timedelta(seconds=5))

    with desk.database.read() as tx:
        (delivery,) = deliveries.of_ticket(tx, ticket.id)
        again = drafts.open_draft(tx, ticket.id)
    assert delivery.state is DeliveryState.CANCELLED
    assert again is not None
    assert again.body == "Jawaban yang saya tulis sendiri."


def test_a_stranger_who_writes_a_ticket_number_is_only_proposed(desk: Desk, letterbox: Letterbox) -> None:
    letterbox.put(mail())
    take(desk, letterbox)
    (ticket,) = all_tickets(desk)

    letterbox.put(
        mail(
            "Bagaimana kelanjutannya?",
            sender="orang@lain.example",
            subject=f"Re: [{ticket.number}]",
            message_id="<x@lain.example>",
        )
    )
    take(desk, letterbox)

    first, second = all_tickets(desk)
    assert (first.held, second.held) == (False, True)
    with desk.database.read() as tx:
        proposal = tickets.proposal(tx, second.id)
        assert proposal is not None
        assert proposal[0].id == first.id
        assert len(messages.conversation(tx, first.id)) == 1


def test_the_requester_who_lost_the_references_is_found_by_the_number(desk: Desk, letterbox: Letterbox) -> None:
    letterbox.put(mail())
    take(desk, letterbox)
    (ticket,) = all_tickets(desk)

    letterbox.put(
        mail("Terus biayanya berapa?", subject=f"Re: Makam [{ticket.number}]", message_id="<b@warga.example>")
    )
    take(desk, letterbox)

    assert len(all_tickets(desk)) == 1


def test_an_automatic_answer_stays_on_its_ticket_and_changes_nothing(
    desk: Desk, letterbox: Letterbox, smtp_server: SmtpServer
) -> None:
    letterbox.put(mail())
    take(desk, letterbox)
    (ticket,) = all_tickets(desk)
    ours = reply(desk, ticket)

    letterbox.put(
        mail(
            "Saya sedang cuti sampai 30 November.",
            subject="Balasan otomatis",
            message_id="<auto@warga.example>",
            in_reply_to=f"<{ours}>",
            headers={"Auto-Submitted": "auto-replied"},
        )
    )
    take(desk, letterbox, NOW + timedelta(minutes=5))

    (ticket,) = all_tickets(desk)
    with desk.database.read() as tx:
        assert len(messages.conversation(tx, ticket.id)) == 3
        assert drafts.open_draft(tx, ticket.id) is None
        (delivery,) = deliveries.of_ticket(tx, ticket.id)
    assert ticket.state is TicketState.WAITING_CITIZEN
    assert delivery.state is DeliveryState.HELD
    with Submitter(smtp(smtp_server)) as submitter:
        assert send_due(desk, submitter, NOW + timedelta(minutes=6)) == 1


def test_a_newsletter_is_kept_without_a_draft(desk: Desk, letterbox: Letterbox) -> None:
    letterbox.put(
        mail(
            "Promo bulan ini",
            subject="Newsletter",
            headers={
                "List-Id": "<berita.toko.example>",
                "Precedence": "bulk",
                "List-Unsubscribe": "<mailto:u@toko.example>",
            },
        )
    )
    take(desk, letterbox)

    (ticket,) = all_tickets(desk)
    with desk.database.read() as tx:
        assert drafts.open_draft(tx, ticket.id) is None
    assert ticket.state is TicketState.RESOLVED


def test_the_copy_of_our_own_reply_in_the_mailbox_opens_no_ticket(desk: Desk, letterbox: Letterbox) -> None:
    letterbox.put(mail())
    take(desk, letterbox)
    (ticket,) = all_tickets(desk)
    reply(desk, ticket)
    with desk.database.read() as tx:
        sent = [digest for _, digest, ours in messages.of_ticket(tx, ticket.id) if ours]
    letterbox.put(desk.blobs.get(sent[0]))

    take(desk, letterbox)

    assert len(all_tickets(desk)) == 1
    with desk.database.read() as tx:
        assert receipts.counts(tx)["imported"] == 1


def test_a_message_that_ends_the_process_is_read_alone_after_all_others(desk: Desk, letterbox: Letterbox) -> None:
    letterbox.put(mail("Berapa biaya NIB?"))
    collect_all(desk, letterbox)
    with desk.database.transaction() as tx:
        (poison,) = receipts.waiting(tx)
        receipts.begin(tx, [poison.id])  # what stands in the database when the process ended while it read the message
    letterbox.put(mail("Syarat SIP dokter apa saja?"))
    collect_all(desk, letterbox)

    with desk.database.read() as tx:
        assert [receipt.id for receipt in receipts.waiting(tx)] == [poison.id + 1, poison.id]
    assert import_waiting(desk, NOW, limit=1) == 1
    assert len(all_tickets(desk)) == 1
    assert import_waiting(desk, NOW) == 1
    assert len(all_tickets(desk)) == 2


def test_a_message_that_was_begun_again_and_again_is_shown_to_a_person_and_can_be_tried_again(
    desk: Desk, letterbox: Letterbox
) -> None:
    letterbox.put(mail("Berapa biaya NIB?"))
    collect_all(desk, letterbox)
    with desk.database.transaction() as tx:
        (poison,) = receipts.waiting(tx)
        for _ in range(MOST_ATTEMPTS):
            receipts.begin(tx, [poison.id])

    assert import_waiting(desk, NOW) == 1
    with desk.database.transaction() as tx:
        (failed,) = receipts.failed(tx)
        assert failed.reason is not None
        assert "10 times the desk ended" in failed.reason
        assert receipts.retry(tx, failed.id, ()) == 1
    assert import_waiting(desk, NOW) == 1
    assert len(all_tickets(desk)) == 1


def refuse_questions_with(desk: Desk, word: str) -> None:
    """Let the database take no question that holds a word, as it would refuse a value that nobody thought of."""
    if desk.database.sqlite:
        rule = "CREATE TRIGGER refuse BEFORE INSERT ON question WHEN NEW.text LIKE '%{}%'"
        rule += " BEGIN SELECT RAISE(ABORT, 'refused by the test'); END"
    else:
        rule = "ALTER TABLE question ADD CONSTRAINT refused_by_the_test CHECK (text NOT LIKE '%%{}%%')"
    with desk.database.transaction() as tx:
        tx.exec_driver_sql(rule.format(word))


def test_a_message_that_the_database_refuses_fails_alone_and_its_neighbours_are_filed(
    desk: Desk, letterbox: Letterbox
) -> None:
    refuse_questions_with(desk, "klinik")
    for number, text in enumerate(("Berapa biaya izin makam?", "Berapa lama izin klinik?", "Apa syarat SIP dokter?")):
        letterbox.put(mail(text, message_id=f"<{number}@warga.example>", sender=f"w{number}@warga.example"))

    take(desk, letterbox)

    with desk.database.read() as tx:
        (failed,) = receipts.failed(tx)
        states = receipts.counts(tx)
        filed = [messages.conversation(tx, ticket.id) for ticket in tickets.every(tx)]
    assert "refused" in (failed.reason or "")
    assert states == {"imported": 2, "failed": 1}
    assert sorted(message.new_text.strip() for (message,) in filed) == [
        "Apa syarat SIP dokter?",
        "Berapa biaya izin makam?",
    ]
    assert all(message.questions for (message,) in filed)
