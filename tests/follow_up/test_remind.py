"""Reminders: a draft or a line for a person, once each, and gone with its cause; sleep, promises and the agenda."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, timedelta

import pytest

from helpdesk.desk import Desk
from helpdesk.errors import ConflictError, NotFoundError
from helpdesk.follow_up import planning, terms
from helpdesk.follow_up.follow_up import Reported, take_reports
from helpdesk.follow_up.remind import remind
from helpdesk.model.application import Stage
from helpdesk.model.delivery import DeliveryState
from helpdesk.model.follow_up import FollowUpKind, FollowUpState
from helpdesk.model.person import SYSTEM, Person, Role
from helpdesk.model.ticket import TicketState
from helpdesk.review import handle, review
from helpdesk.store import deliveries, drafts, people, queues, reminders, tickets
from helpdesk.store.queues import Queue
from helpdesk.worker import remind_always
from tests.follow_up.test_news import (
    GOODS,
    a_citizen,
    approve,
    body,
    happened,
    report,
    rows,
    the_draft,
    the_ticket,
    told,
)
from tests.follow_up.test_terms import received
from tests.letters import Letterbox, mail

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)  # Tuesday, 10.00 in Jakarta
DAY = timedelta(days=1)
K, S = FollowUpKind, FollowUpState


def sent(desk: Desk, ticket_id: int, at: datetime) -> None:
    """Let everything that is approved on a ticket go out."""
    with desk.database.transaction() as tx:
        for claimed in deliveries.claim(tx, at + timedelta(minutes=1), "w", 9):
            deliveries.record(tx, claimed, DeliveryState.SENT, code=250, reply="ok", sent_at=at)
            drafts.close(tx, claimed.draft_id or 0, "sent", at)
        tickets.change(tx, ticket_id, at, answered_at=at)


def employ(desk: Desk, name: str, role: Role = Role.COUNSELOR) -> Person:
    with desk.database.transaction() as tx:
        return people.add(tx, NOW, name=name, email=f"{name.lower()}@dpmptsp.example", role=role, password_hash="x")


def kinds(desk: Desk, ticket_id: int) -> list[FollowUpKind]:
    return [kind for kind, state in told(desk, ticket_id) if state in (S.WAITING, S.DRAFTED)]


def test_a_citizen_who_does_not_mend_is_reminded_once_and_then_a_person_is_told(desk: Desk) -> None:
    ticket_id = a_citizen(desk)
    happened(desk, ticket_id, report(0, Stage.SUBMITTED), report(0, Stage.RETURNED, "back", failed=("ktp",)))
    approve(desk, ticket_id)
    sent(desk, ticket_id, NOW)

    assert remind(desk, NOW + 6 * DAY).drafted == 0  # Monday: four working days
    assert remind(desk, NOW + 8 * DAY).drafted == 1
    assert "perbaikannya belum tercatat" in body(desk, ticket_id)
    assert remind(desk, NOW + 8 * DAY).drafted == 0

    later = NOW + 8 * DAY
    approve(desk, ticket_id, later)
    sent(desk, ticket_id, later)
    remind(desk, later + 3 * DAY)
    assert kinds(desk, ticket_id) == []
    for _ in range(2):
        remind(desk, later + 9 * DAY)
    assert kinds(desk, ticket_id) == [K.CITIZEN_STILL_SILENT]
    assert the_draft(desk, ticket_id) is None


def test_who_mends_is_reminded_no_more(desk: Desk) -> None:
    ticket_id = a_citizen(desk)
    happened(desk, ticket_id, report(0, Stage.SUBMITTED), report(0, Stage.RETURNED, "back"))
    approve(desk, ticket_id)
    sent(desk, ticket_id, NOW)
    remind(desk, NOW + 8 * DAY)
    assert kinds(desk, ticket_id) == [K.CITIZEN_SILENT]

    happened(desk, ticket_id, report(7, Stage.TECHNICAL_CHECK))
    remind(desk, NOW + 8 * DAY)

    assert kinds(desk, ticket_id) == []
    assert the_draft(desk, ticket_id) is None


def test_a_letter_that_asked_something_is_followed_up_until_the_citizen_writes(
    desk: Desk, letterbox: Letterbox
) -> None:
    ticket = received(desk, letterbox, mail("Selamat pagi, saya mau urus SIPA, syaratnya apa?"), NOW)
    with desk.database.read() as tx:
        draft = drafts.open_draft(tx, ticket.id)
    assert draft is not None
    review.approve(desk, SYSTEM, draft.id, draft.version, NOW)
    sent(desk, ticket.id, NOW)
    # a person waits for the citizen, whatever was asked
    handle.move(desk, SYSTEM, ticket.id, TicketState.WAITING_CITIZEN, NOW + timedelta(minutes=2))

    remind(desk, NOW + 9 * DAY)
    assert "kami mengirim surel yang memerlukan tanggapan" in body(desk, ticket.id)

    answer = mail("Maksud saya apoteker.", message_id="<dua@warga.example>", in_reply_to="<satu@warga.example>")
    received(desk, letterbox, answer, NOW + 10 * DAY)
    remind(desk, NOW + 30 * DAY)

    assert K.CITIZEN_SILENT not in kinds(desk, ticket.id)
    assert "memerlukan tanggapan" not in body(desk, ticket.id)


def test_a_due_date_comes_up_two_working_days_before_and_moves_with_it(desk: Desk) -> None:
    ticket_id = a_citizen(desk)
    take_reports(desk, SYSTEM, [Reported("A-1", (report(0, Stage.TECHNICAL_CHECK),), GOODS, ticket_id=ticket_id)], NOW)
    due_on = date(2026, 12, 14)

    remind(desk, datetime(2026, 12, 9, 3, tzinfo=UTC))  # three working days before
    assert K.DUE_NEAR not in kinds(desk, ticket_id)
    for _ in range(2):
        remind(desk, datetime(2026, 12, 10, 3, tzinfo=UTC))
    assert [(r.due_on, r.state) for r in rows(desk, ticket_id) if r.kind is K.DUE_NEAR] == [(due_on, S.WAITING)]

    happened(desk, ticket_id, report(17, Stage.ISSUED))
    remind(desk, datetime(2026, 12, 12, 3, tzinfo=UTC))
    assert K.DUE_NEAR not in kinds(desk, ticket_id)


def test_an_office_that_gives_no_news_is_told_of_once_until_something_happens(desk: Desk) -> None:
    ticket_id = a_citizen(desk)  # it waits for the office since NOW
    remind(desk, NOW + 2 * DAY)
    assert kinds(desk, ticket_id) == []
    for _ in range(2):
        remind(desk, NOW + 6 * DAY)
    assert kinds(desk, ticket_id) == [K.OFFICE_SILENT]

    handle.move(desk, SYSTEM, ticket_id, TicketState.NEW, NOW + 6 * DAY)
    remind(desk, NOW + 7 * DAY)
    assert kinds(desk, ticket_id) == []


def test_a_document_that_ends_soon_is_told_of_once(desk: Desk, letterbox: Letterbox) -> None:
    text = b"SURAT TANDA REGISTRASI\nNama: Rina Wati\nBerlaku sampai 9 Desember 2026\n"
    received(desk, letterbox, _with_file("STR.txt", text), NOW)
    with desk.database.read() as tx:
        assert [item.ticket_id for item in reminders.dated_documents(tx)] == [1]
        draft = drafts.open_draft(tx, 1)
    assert draft is not None
    review.approve(desk, SYSTEM, draft.id, draft.version, NOW)
    sent(desk, 1, NOW)

    for _ in range(2):
        remind(desk, NOW + DAY)

    assert "berlaku sampai 9 Desember 2026" in body(desk, 1)
    assert [kind for kind, _state in told(desk, 1)] == [K.EXPIRING]


def _with_file(name: str, octets: bytes) -> bytes:
    head, _, text = mail("Ini saya lampirkan STR untuk perpanjang SIP dokter, mohon dicek.").partition(b"\n\n")
    keep = [line for line in head.split(b"\n") if not line.lower().startswith((b"content-", b"mime-"))]
    keep += [b"MIME-Version: 1.0", b'Content-Type: multipart/mixed; boundary="satu"', b""]
    parts = [b"--satu", b"Content-Type: text/plain; charset=utf-8", b"", text]
    parts += [b"--satu", b"Content-Type: text/plain; charset=utf-8"]
    parts += [b'Content-Disposition: attachment; filename="' + name.encode() + b'"', b"", octets, b"--satu--", b""]
    return b"\n".join([*keep, *parts])


def test_a_ticket_sleeps_until_its_day_or_until_its_citizen_writes(desk: Desk, letterbox: Letterbox) -> None:
    rina = employ(desk, "Rina")
    received(desk, letterbox, mail(), NOW)
    planning.snooze(desk, SYSTEM, 1, date(2026, 11, 27), NOW)

    def waiting(at: datetime) -> int:
        with desk.database.read() as tx:
            counts = queues.counts(tx, rina, at, terms.soon(desk, tx, at))
        return counts[Queue.TO_REVIEW] + counts[Queue.NEEDS_PERSON]

    assert waiting(NOW) == 0
    assert waiting(datetime(2026, 11, 26, 17, tzinfo=UTC)) == 1  # midnight in Jakarta

    again = mail("Bagaimana kabarnya?", message_id="<dua@warga.example>", in_reply_to="<satu@warga.example>")
    received(desk, letterbox, again, NOW + timedelta(hours=1))
    assert the_ticket(desk, 1).snoozed_until is None
    with pytest.raises(ConflictError, match="after today"):
        planning.snooze(desk, SYSTEM, 1, date(2026, 11, 24), NOW)


def test_a_promise_stands_in_the_agenda_until_it_is_kept(desk: Desk) -> None:
    rina, bayu = employ(desk, "Rina"), employ(desk, "Bayu", Role.SUPERVISOR)
    ticket_id = a_citizen(desk)
    handle.assign(desk, SYSTEM, ticket_id, rina.id, NOW)
    planning.promise(desk, SYSTEM, ticket_id, date(2026, 11, 26), "Kabari hasil rapat", NOW)
    other = a_citizen(desk, "Budi")
    planning.snooze(desk, SYSTEM, other, date(2026, 11, 25), NOW)

    def agenda(person: Person, assignee_id: int | None, on: int) -> list[tuple[str, int]]:
        end = datetime(2026, 11, on, 16, 59, tzinfo=UTC)
        with desk.database.read() as tx:
            return [(line.kind, line.ticket_id) for line in reminders.agenda(tx, person, assignee_id, end.date(), end)]

    assert agenda(rina, rina.id, 25) == []
    assert agenda(rina, rina.id, 26) == [("promise", ticket_id)]
    assert agenda(bayu, None, 26) == [("snoozed", other), ("promise", ticket_id)]
    assert agenda(bayu, 0, 26) == [("snoozed", other)]

    (row,) = rows(desk, ticket_id)
    planning.put_off(desk, SYSTEM, row.id, date(2026, 11, 30), NOW)
    assert agenda(rina, rina.id, 26) == []
    assert planning.settle(desk, SYSTEM, row.id, NOW) == ticket_id
    assert agenda(rina, rina.id, 30) == []
    with pytest.raises(ConflictError, match="meanwhile"):
        planning.settle(desk, SYSTEM, row.id, NOW)


@pytest.mark.parametrize(("day", "what"), [(date(2026, 11, 23), "Telepon"), (date(2026, 11, 30), "  ")])
def test_a_promise_for_yesterday_or_of_nothing_is_refused(sqlite_desk: Desk, day: date, what: str) -> None:
    ticket_id = a_citizen(sqlite_desk)

    with pytest.raises(ConflictError):
        planning.promise(sqlite_desk, SYSTEM, ticket_id, day, what, NOW)
    assert rows(sqlite_desk, ticket_id) == ()


def test_a_letter_is_nothing_to_tick_off(sqlite_desk: Desk) -> None:
    ticket_id = a_citizen(sqlite_desk)
    happened(sqlite_desk, ticket_id, report(0, Stage.SUBMITTED))

    with pytest.raises(NotFoundError):
        planning.settle(sqlite_desk, SYSTEM, rows(sqlite_desk, ticket_id)[0].id, NOW)


def test_reminders_that_are_turned_off_remind_of_nothing(sqlite_desk: Desk) -> None:
    desk = sqlite_desk
    off = desk.config.remind.model_validate(dict.fromkeys(type(desk.config.remind).model_fields, 0))
    desk.config = desk.config.model_copy(update={"remind": off})
    ticket_id = a_citizen(desk)
    happened(desk, ticket_id, report(0, Stage.SUBMITTED), report(0, Stage.RETURNED, "back"))
    approve(desk, ticket_id)
    sent(desk, ticket_id, NOW)

    remind(desk, NOW + 60 * DAY)

    assert kinds(desk, ticket_id) == []


def test_what_was_drafted_before_two_tickets_became_one_goes_along(desk: Desk) -> None:
    source, target = a_citizen(desk, "Sari"), a_citizen(desk, "Budi")
    planning.promise(desk, SYSTEM, source, date(2026, 11, 30), "Telepon", NOW)
    with desk.database.transaction() as tx:
        tickets.merge(tx, tickets.get(tx, source), tickets.get(tx, target), NOW)

    remind(desk, NOW)

    assert [row.kind for row in rows(desk, target)] == [K.PROMISE]
    assert rows(desk, source) == ()


def test_the_worker_looks_by_itself_until_it_is_stopped(sqlite_desk: Desk) -> None:
    ticket_id = a_citizen(sqlite_desk, text="Berapa biaya izin angkutan barang?")
    happened(sqlite_desk, ticket_id, report(0, Stage.SUBMITTED))
    approve(sqlite_desk, ticket_id)
    stop = threading.Event()
    worker = threading.Thread(target=remind_always, args=(sqlite_desk, stop), daemon=True)

    worker.start()
    while "reminded_at" not in sqlite_desk.kept:
        stop.wait(0.01)
    stop.set()
    worker.join()

    assert "telah diterima pada" in body(sqlite_desk, ticket_id)
