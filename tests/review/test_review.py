from __future__ import annotations

from datetime import timedelta

import pytest

from helpdesk.desk import Desk
from helpdesk.errors import ConflictError
from helpdesk.mail.parse import parse
from helpdesk.model.conversation import FiledDraft
from helpdesk.model.delivery import DeliveryState
from helpdesk.model.person import Actor, ActorKind
from helpdesk.model.ticket import Origin, TicketState
from helpdesk.review import handle, review
from helpdesk.review.handle import Opening
from helpdesk.send.send import send_due
from helpdesk.send.submitter import Submitter
from helpdesk.store import deliveries, drafts, events, messages, notes, tickets
from tests.intake.test_intake import NOW, SARI, all_tickets, take
from tests.letters import Letterbox, mail, smtp
from tests.servers.smtp import SmtpServer


@pytest.fixture
def drafted(desk: Desk, letterbox: Letterbox) -> FiledDraft:
    letterbox.put(mail())
    take(desk, letterbox)
    return open_draft(desk, all_tickets(desk)[0].id)


def open_draft(desk: Desk, ticket_id: int) -> FiledDraft:
    with desk.database.read() as tx:
        draft = drafts.open_draft(tx, ticket_id)
    assert draft is not None
    return draft


def test_an_approved_reply_reaches_the_citizen_once_and_as_it_was_read(
    desk: Desk, drafted: FiledDraft, smtp_server: SmtpServer
) -> None:
    edit = review.Edit(drafted.subject, "Yth. Ibu Rina,\n\nSyaratnya ada tiga.\n", drafted.to)
    review.approve(desk, SARI, drafted.id, drafted.version, NOW, edit=edit)
    after = NOW + timedelta(seconds=desk.config.send.undo_seconds)

    with Submitter(smtp(smtp_server)) as submitter:
        assert send_due(desk, submitter, NOW) == 0
        assert send_due(desk, submitter, after) == 1
        assert send_due(desk, submitter, after + timedelta(days=1)) == 0

    (received,) = smtp_server.mails
    sent = parse(received.octets)
    assert received.recipients == ("rina@warga.example",)
    assert sent.text.strip() == edit.body.strip()
    assert sent.in_reply_to == "satu@warga.example"
    assert sent.references == ("satu@warga.example",)
    (ticket,) = all_tickets(desk)
    assert ticket.number in sent.subject
    assert (ticket.state, ticket.answered_at) == (TicketState.WAITING_CITIZEN, after)
    with desk.database.read() as tx:
        (delivery,) = deliveries.of_ticket(tx, ticket.id)
        assert drafts.get(tx, drafted.id).state == "sent"
    assert (delivery.state, delivery.message_id) == (DeliveryState.SENT, sent.message_id)


def test_undo_in_time_sends_nothing_and_gives_the_draft_back(
    desk: Desk, drafted: FiledDraft, smtp_server: SmtpServer
) -> None:
    delivery = review.approve(desk, SARI, drafted.id, drafted.version, NOW)

    assert review.undo(desk, SARI, delivery, NOW + timedelta(seconds=14))

    with Submitter(smtp(smtp_server)) as submitter:
        assert send_due(desk, submitter, NOW + timedelta(days=1)) == 0
    assert smtp_server.mails == []
    assert open_draft(desk, drafted.ticket_id).body == drafted.body
    assert all_tickets(desk)[0].state is TicketState.DRAFTED


def test_undo_after_sending_says_that_it_is_too_late(desk: Desk, drafted: FiledDraft, smtp_server: SmtpServer) -> None:
    delivery = review.approve(desk, SARI, drafted.id, drafted.version, NOW)
    with Submitter(smtp(smtp_server)) as submitter:
        send_due(desk, submitter, NOW + timedelta(seconds=15))

    assert not review.undo(desk, SARI, delivery, NOW + timedelta(seconds=16))


def test_a_draft_is_approved_once(desk: Desk, drafted: FiledDraft) -> None:
    review.approve(desk, SARI, drafted.id, drafted.version, NOW)

    with pytest.raises(ConflictError, match="changed or sent"):
        review.approve(desk, SARI, drafted.id, drafted.version, NOW)


def test_a_draft_that_a_colleague_changed_is_not_sent_unread(desk: Desk, drafted: FiledDraft) -> None:
    edit = review.Edit(drafted.subject, "Kata rekan kerja.", drafted.to)
    review.save_draft(desk, Actor(ActorKind.PERSON, "Budi"), drafted.id, drafted.version, edit, NOW)

    with pytest.raises(ConflictError, match="changed or sent"):
        review.approve(desk, SARI, drafted.id, drafted.version, NOW)


@pytest.mark.parametrize(
    ("edit", "remedy"),
    [
        (review.Edit("Hal", "Isi", ()), "under To"),
        (review.Edit("Hal", "  \n", ()), "under To"),
    ],
)
def test_a_reply_to_nobody_is_refused(desk: Desk, drafted: FiledDraft, edit: review.Edit, remedy: str) -> None:
    with pytest.raises(ConflictError, match=remedy):
        review.approve(desk, SARI, drafted.id, drafted.version, NOW, edit=edit)

    assert open_draft(desk, drafted.ticket_id).body == drafted.body


def test_an_empty_reply_is_refused(desk: Desk, drafted: FiledDraft) -> None:
    with pytest.raises(ConflictError, match="empty"):
        review.approve(desk, SARI, drafted.id, drafted.version, NOW, edit=review.Edit("Hal", " ", drafted.to))


def test_swapping_the_answer_rewrites_an_untouched_letter(desk: Desk, drafted: FiledDraft) -> None:
    row_id = drafted.message_row_id
    assert row_id is not None

    review.swap(desk, SARI, row_id, 0, "izin-apotek", NOW)

    changed = open_draft(desk, drafted.ticket_id)
    assert changed.body != drafted.body
    assert "potek" in changed.body
    assert changed.state == "proposed"


def test_swapping_the_answer_leaves_an_edited_letter_alone(desk: Desk, drafted: FiledDraft) -> None:
    edit = review.Edit(drafted.subject, "Saya tulis sendiri.", drafted.to)
    review.save_draft(desk, SARI, drafted.id, drafted.version, edit, NOW)
    assert drafted.message_row_id is not None

    review.swap(desk, SARI, drafted.message_row_id, 0, None, NOW)

    assert open_draft(desk, drafted.ticket_id).body == "Saya tulis sendiri."
    with desk.database.read() as tx:
        assert [e.what for e in events.of_ticket(tx, drafted.ticket_id)][-1] == "review.judged"


def test_a_discarded_draft_makes_room_for_an_empty_one(desk: Desk, drafted: FiledDraft) -> None:
    review.discard(desk, SARI, drafted.id, NOW)
    assert all_tickets(desk)[0].state is TicketState.NEW

    review.new_draft(desk, SARI, drafted.ticket_id, NOW)

    fresh = open_draft(desk, drafted.ticket_id)
    assert fresh.id != drafted.id
    assert [address.address for address in fresh.to] == ["rina@warga.example"]
    assert all_tickets(desk)[0].state is TicketState.DRAFTED


def test_a_call_becomes_a_ticket_with_what_was_asked_and_no_draft_without_an_address(desk: Desk) -> None:
    opening = Opening("Pak Dedi", None, "Izin reklame", "Berapa lama izin reklame selesai?", Origin.PHONE)

    ticket_id = handle.open_ticket(desk, SARI, opening, NOW)

    with desk.database.read() as tx:
        (message,) = messages.conversation(tx, ticket_id)
        ticket = tickets.get(tx, ticket_id)
        assert drafts.open_draft(tx, ticket_id) is None
    assert (ticket.origin, ticket.state) == (Origin.PHONE, TicketState.NEW)
    assert "izin-reklame" in message.permits


def test_a_first_mail_by_a_counselor_is_sent_and_its_answer_comes_back(
    desk: Desk, letterbox: Letterbox, smtp_server: SmtpServer
) -> None:
    opening = Opening("Rina", "rina@warga.example", "Undangan peninjauan", "", Origin.COUNSELOR)
    ticket_id = handle.open_ticket(desk, SARI, opening, NOW)
    draft = open_draft(desk, ticket_id)
    edit = review.Edit(draft.subject, f"{draft.body}\nPeninjauan hari Kamis.", draft.to)
    review.approve(desk, SARI, draft.id, draft.version, NOW, edit=edit)
    with Submitter(smtp(smtp_server)) as submitter:
        send_due(desk, submitter, NOW + timedelta(seconds=15))
    sent = parse(smtp_server.mails[0].octets)
    assert sent.in_reply_to is None

    letterbox.put(mail("Baik, saya hadir. Jam berapa ya?", in_reply_to=f"<{sent.message_id}>"))
    take(desk, letterbox, NOW + timedelta(hours=1))

    assert [ticket.id for ticket in all_tickets(desk)] == [ticket_id]


def test_somebody_without_name_and_address_cannot_be_written_down(desk: Desk) -> None:
    with pytest.raises(ConflictError, match="who the citizen is"):
        handle.open_ticket(desk, SARI, Opening(" ", None, "Hal", "Isi", Origin.COUNTER), NOW)


def test_joining_a_held_ticket_moves_its_mail_and_its_draft(desk: Desk, letterbox: Letterbox) -> None:
    letterbox.put(mail())
    take(desk, letterbox)
    (first,) = all_tickets(desk)
    letterbox.put(
        mail(
            "Berapa biayanya?",
            subject=f"[{first.number}]",
            sender="suami@warga.example",
            message_id="<s@warga.example>",
        )
    )
    take(desk, letterbox)
    held = next(ticket for ticket in all_tickets(desk) if ticket.held)

    assert handle.place(desk, SARI, held.id, True, NOW) == first.id

    with desk.database.read() as tx:
        assert len(messages.conversation(tx, first.id)) == 2
        assert tickets.get(tx, held.id).merged_into_id == first.id
    assert open_draft(desk, first.id).ticket_id == first.id
    with pytest.raises(ConflictError, match="meanwhile"):
        handle.place(desk, SARI, held.id, False, NOW)


def test_what_people_do_with_a_ticket_is_in_its_history(desk: Desk, drafted: FiledDraft) -> None:
    handle.add_note(desk, SARI, drafted.ticket_id, " Sudah ditelepon. ", NOW)
    handle.assign(desk, SARI, drafted.ticket_id, None, NOW)
    handle.mark_spam(desk, SARI, drafted.ticket_id, True, NOW)
    handle.mark_spam(desk, SARI, drafted.ticket_id, False, NOW)
    handle.move(desk, SARI, drafted.ticket_id, TicketState.CLOSED, NOW, "selesai lewat telepon")

    with desk.database.read() as tx:
        history = [(e.what, e.actor_name) for e in events.of_ticket(tx, drafted.ticket_id)][1:]
        assert [note.text for note in notes.of_ticket(tx, drafted.ticket_id)] == ["Sudah ditelepon."]
    assert history == [(f"review.{what}", "Sari") for what in ("noted", "assigned", "spam", "not-spam", "moved")]
