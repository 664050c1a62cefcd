"""An application and its citizen's ticket find each other, whichever came first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from helpdesk.desk import Desk
from helpdesk.follow_up.follow_up import Reported, take_reports
from helpdesk.intake.intake import import_waiting
from helpdesk.model.application import Application, Stage, StageReport
from helpdesk.model.person import Actor, ActorKind
from helpdesk.store import applications, events, mailboxes, receipts, tickets
from helpdesk.store.receipts import Arrival

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
SYSTEM = Actor(ActorKind.TOKEN, "jakevo", origin="127.0.0.1")
NUMBER = "11884/8.1/31.75.00.000/-1.785.51/2026"
VOUCHED = "Authentication-Results: mx.dpmptsp.example; dkim=pass header.d=contoh.id\r\n"


def deliver(desk: Desk, name: str = "Siti Rahmawati", head: str = VOUCHED, uid: int = 1, text: str = NUMBER) -> int:
    octets = (
        f"{head}From: {name} <siti@contoh.id>\r\nTo: penyuluhan@dpmptsp.example\r\nSubject: Status izin {uid}\r\n"
        f"Message-ID: <{uid}@contoh.id>\r\nDate: Tue, 24 Nov 2026 10:00:00 +0700\r\n"
        f"Content-Type: text/plain; charset=utf-8\r\n\r\nMohon info status permohonan {text}, sudah sampai mana?\r\n"
    ).encode()
    digest = desk.blobs.put(octets)
    with desk.database.transaction() as tx:
        mailboxes.enroll(tx, "penyuluhan", "INBOX", 60)
        receipts.record(tx, [Arrival("penyuluhan", "INBOX", 1, uid, NOW, digest, len(octets))], NOW)
    assert import_waiting(desk, NOW) == 1
    with desk.database.read() as tx:
        return max(ticket.id for ticket in tickets.every(tx))


def report(desk: Desk, **said: str) -> Application:
    stage = StageReport("a", NOW - timedelta(days=1), Stage.TECHNICAL_CHECK, "jakevo")
    take_reports(desk, SYSTEM, [Reported(NUMBER, (stage,), **said)], NOW)  # type: ignore[arg-type]
    return known(desk)


def known(desk: Desk) -> Application:
    with desk.database.read() as tx:
        return applications.by_numbers(tx, [NUMBER])[NUMBER]


def test_a_mail_finds_the_application_that_was_reported_before(desk: Desk) -> None:
    assert report(desk, applicant="SITI RAHMAWATI, S.H.").ticket_id is None
    ticket_id = deliver(desk)

    assert known(desk).ticket_id == ticket_id
    with desk.database.read() as tx:
        (event,) = [event for event in events.of_ticket(tx, ticket_id) if event.what == "track.linked"]
    assert event.data["number"] == NUMBER


def test_an_application_finds_the_ticket_whose_mail_named_it_before(desk: Desk) -> None:
    ticket_id = deliver(desk)

    assert report(desk, contact="Siti@contoh.id", permit_id=next(iter(desk.knowledge.permits))).ticket_id == ticket_id
    assert known(desk).contact == "siti@contoh.id"
    assert known(desk).knowledge_version == desk.knowledge.version


@pytest.mark.parametrize(
    ("name", "head", "said"),
    [
        ("Siti Rahmawati", "", {"applicant": "Siti Rahmawati"}),  # nobody vouches for the sender
        ("Budi Hartono", VOUCHED, {"applicant": "Siti Rahmawati"}),  # another name
        ("Siti Rahmawati", VOUCHED, {"applicant": "Siti Rahmawati", "contact": "lain@contoh.id"}),  # another address
    ],
)
def test_a_number_alone_links_nothing(desk: Desk, name: str, head: str, said: dict[str, str]) -> None:
    deliver(desk, name, head, 1)
    assert report(desk, **said).ticket_id is None

    deliver(desk, name, head, 2)
    assert known(desk).ticket_id is None


def test_spam_and_other_people_s_tickets_get_no_application(desk: Desk) -> None:
    ticket_id = deliver(desk)
    with desk.database.transaction() as tx:
        tickets.change(tx, ticket_id, NOW, spam=True)

    assert report(desk, applicant="Siti Rahmawati").ticket_id is None
