"""Status from official notification mails: from vouched senders only, once, and onto the citizen's ticket."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from helpdesk.config_track import NotificationSource, Track
from helpdesk.desk import Desk
from helpdesk.follow_up.notified import take_notifications
from helpdesk.intake.intake import import_waiting
from helpdesk.model.application import Application, Stage
from helpdesk.model.ticket import Ticket, TicketState
from helpdesk.store import applications, drafts, mailboxes, messages, receipts, status_sources, tickets
from helpdesk.store.receipts import Arrival
from tests.store.test_outbox import a_ticket

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
PATTERN = r"permohonan (?P<number>[A-Z]-\d+) atas nama (?P<applicant>[^\n]+?) berstatus (?P<stage>[^\n.]+)"
VOUCHED = "Authentication-Results: mx.dpmptsp.example; dkim=pass header.d=jakevo.example\r\n"


@pytest.fixture
def office(desk: Desk) -> Desk:
    source = NotificationSource(system="jakevo", sender="notifikasi@jakevo.example", patterns=(PATTERN,))
    desk.config = desk.config.model_copy(update={"track": Track(notification=(source,))})
    return desk


def deliver(
    desk: Desk, text: str, uid: int = 1, *, head: str = VOUCHED, sender: str = "notifikasi@jakevo.example"
) -> Ticket:
    octets = (
        f"{head}From: JakEVO <{sender}>\r\nTo: penyuluhan@dpmptsp.example\r\nSubject: Pemberitahuan {uid}\r\n"
        f"Message-ID: <{uid}@jakevo.example>\r\nDate: Tue, 24 Nov 2026 09:00:00 +0700\r\n"
        f"Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n"
    ).encode()
    digest = desk.blobs.put(octets)
    with desk.database.transaction() as tx:
        mailboxes.enroll(tx, "penyuluhan", "INBOX", 60)
        receipts.record(tx, [Arrival("penyuluhan", "INBOX", 1, uid, NOW, digest, len(octets))], NOW)
    assert import_waiting(desk, NOW) == 1
    with desk.database.read() as tx:
        message_row = messages.tickets_of(tx, [f"{uid}@jakevo.example"])[f"{uid}@jakevo.example"]
        return tickets.get(tx, message_row[0][0])


def known(desk: Desk, number: str = "A-1") -> Application | None:
    with desk.database.read() as tx:
        return applications.by_numbers(tx, [number]).get(number)


def states(desk: Desk) -> list[tuple[str, str | None]]:
    with desk.database.read() as tx:
        found = status_sources.notifications(tx, ["waiting", "taken", "unread", "refused"])
    return [(one.state, one.reason) for one in found]


def test_a_notification_moves_the_application_and_asks_nobody_for_an_answer(office: Desk) -> None:
    ticket = deliver(office, "Permohonan A-1 atas nama Siti Rahmawati berstatus Penelitian teknis.")
    assert (ticket.state, ticket.citizen_id) == (TicketState.RESOLVED, None)
    with office.database.read() as tx:
        assert drafts.open_draft(tx, ticket.id) is None
    assert take_notifications(office, NOW) == 1
    assert take_notifications(office, NOW) == 0

    found = known(office)
    assert found is not None
    assert (found.stage, found.applicant, found.system, found.ticket_id) == (
        Stage.TECHNICAL_CHECK, "Siti Rahmawati", "jakevo", None,
    )  # fmt: skip
    deliver(office, "Permohonan A-1 atas nama Siti Rahmawati berstatus terbit.", 2)
    take_notifications(office, NOW)
    again = known(office)
    assert again is not None
    assert again.stage is Stage.ISSUED
    assert states(office) == [("taken", None), ("taken", None)]


def test_a_notification_stands_on_the_ticket_of_its_citizen(office: Desk) -> None:
    with office.database.transaction() as tx:
        ticket = a_ticket(tx)
        applications.add(tx, [{"number": "A-1", "stage": "submitted", "ticket_id": ticket.id}], NOW)

    assert deliver(office, "Permohonan A-1 atas nama Budi berstatus Penelitian teknis.").id == ticket.id


@pytest.mark.parametrize(
    ("head", "sender"),
    [
        ("", "notifikasi@jakevo.example"),
        (
            "Authentication-Results: mx.dpmptsp.example; dkim=fail header.d=jakevo.example\r\n",
            "notifikasi@jakevo.example",
        ),
        ("Authentication-Results: evil.example; dkim=pass header.d=jakevo.example\r\n", "notifikasi@jakevo.example"),
        ("Authentication-Results: mx.dpmptsp.example; dkim=pass header.d=penipu.example\r\n", "x@penipu.example"),
    ],
)
def test_a_stranger_is_never_believed(office: Desk, head: str, sender: str) -> None:
    deliver(office, "Permohonan A-1 atas nama Budi berstatus terbit.", head=head, sender=sender)
    take_notifications(office, NOW)

    assert known(office) is None
    assert [state for state, _reason in states(office)] == (["refused"] if "jakevo" in sender else [])


def test_what_no_pattern_fits_is_kept_with_the_reason(office: Desk) -> None:
    deliver(office, "Sistem kami dalam pemeliharaan.", 1)
    deliver(office, "Permohonan A-1 atas nama Budi berstatus entah apa.", 2)
    take_notifications(office, NOW)

    (first, second) = states(office)
    assert first == ("unread", "no pattern of [[track.notification]] jakevo fits this mail")
    assert second[0] == "unread"
    assert "entah apa" in (second[1] or "")


def test_a_system_cannot_tell_of_another_s_application(office: Desk) -> None:
    with office.database.transaction() as tx:
        applications.add(tx, [{"number": "A-1", "stage": "submitted", "system": "oss"}], NOW)
    deliver(office, "Permohonan A-1 atas nama Budi berstatus terbit.")
    take_notifications(office, NOW)

    found = known(office)
    assert found is not None
    assert found.stage is Stage.SUBMITTED
    assert states(office) == [("unread", "Application A-1 is of oss, not of jakevo.")]
