"""Who writes "STATUS" is told in short where their matter stands, if our border vouches for them; nobody else is."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from helpdesk.desk import Desk
from helpdesk.follow_up.follow_up import Reported, take_reports
from helpdesk.model.application import Stage
from helpdesk.model.person import SYSTEM
from helpdesk.model.ticket import Ticket, TicketState
from helpdesk.review.review import approve
from helpdesk.store import calendar, drafts, events, tickets
from tests.follow_up.test_named_news import VOUCHED, naming, sent, words
from tests.follow_up.test_news import GOODS, NOW, OSS, RINA, report, the_draft
from tests.intake.test_intake import all_tickets, take
from tests.letters import Letterbox, mail

NUMBER = "118/8.1/31.75/-1.785/2026"
ASKED = "Selamat siang, berapa lama izin angkutan barang?"
LATER = NOW + timedelta(days=2)


def arrives(
    desk: Desk,
    letterbox: Letterbox,
    text: str,
    key: str,
    *,
    vouched: bool = True,
    sender: str = "Rina Wati <rina@warga.example>",
    **fields: Any,
) -> Ticket:
    """Let a mail come in two days later and return its ticket."""
    headers = {**(VOUCHED if vouched else {}), **fields.pop("headers", {})}
    octets = mail(text, message_id=f"<{key}@warga.example>", sender=sender, headers=headers, **fields)
    letterbox.put(octets, LATER)
    take(desk, letterbox, LATER)
    return newest(desk)


def newest(desk: Desk) -> Ticket:
    return max(all_tickets(desk), key=lambda one: (one.last_inbound_at, one.id))


def registered(desk: Desk, *reports: object, number: str = NUMBER, contact: str | None = "rina@warga.example") -> None:
    item = Reported(number, reports, GOODS, applicant="Rina Wati", contact=contact)  # type: ignore[arg-type]
    take_reports(desk, OSS, [item], NOW)


@pytest.fixture
def telling(desk: Desk) -> Desk:
    return naming(desk, "status", "acknowledgement")


def test_a_vouched_applicant_is_told_stage_due_date_and_what_is_missing(telling: Desk, letterbox: Letterbox) -> None:
    with telling.database.transaction() as tx:
        calendar.approve(tx, 2026, [], SYSTEM, NOW)
    registered(telling, report(0, Stage.RETURNED, failed=("stnk",)))
    ticket = arrives(telling, letterbox, f"STATUS {NUMBER}", "dua", subject="status")

    (message,) = sent(telling, ticket.id)  # no acknowledgement beside it
    assert message["To"] == "rina@warga.example"
    assert message["Auto-Submitted"] == "auto-replied"
    assert message["In-Reply-To"] == "<dua@warga.example>"
    for kind in ("plain", "html"):
        text = " ".join(words(message, kind).split())
        assert NUMBER in text
        assert "dikembalikan untuk diperbaiki" in text
        assert "24 November 2026" in text
        assert "STNK" in text
    assert ticket.state is TicketState.RESOLVED
    assert the_draft(telling, ticket.id) is None


def test_who_gives_no_number_is_told_of_all_their_applications(telling: Desk, letterbox: Letterbox) -> None:
    registered(telling, report(0, Stage.SUBMITTED), report(1, Stage.TECHNICAL_CHECK))
    registered(telling, report(0, Stage.ISSUED, "other"), number="119/8.1/31.75/-1.785/2026")
    registered(telling, report(0, Stage.REFUSED, "not hers"), number="120/8.1/31.75/-1.785/2026", contact="x@y.example")
    ticket = arrives(telling, letterbox, "Selamat pagi, mohon info status permohonan saya. Terima kasih", "dua")
    (message,) = sent(telling, ticket.id)
    assert "pemeriksaan teknis" in words(message)
    assert "terbit" in words(message)
    assert "120/8.1" not in words(message)


@pytest.mark.parametrize(
    ("vouched", "sender"),
    [
        (False, "Rina Wati <rina@warga.example>"),  # anybody can write this From
        (True, "Rina Wati <rina@lain.warga.example>"),  # vouched for, and registered nowhere
        (True, "Rina Wati <penipu@warga.example>"),
    ],
)
def test_anybody_else_learns_nothing(telling: Desk, letterbox: Letterbox, vouched: bool, sender: str) -> None:
    registered(telling, report(0, Stage.REFUSED, failed=("stnk",)))
    ticket = arrives(telling, letterbox, f"STATUS {NUMBER}", "dua", vouched=vouched, sender=sender)
    told = [words(message) for message in sent(telling, ticket.id)]
    draft = the_draft(telling, ticket.id)
    told.append(draft.body if draft else "")
    assert draft is not None  # a person answers
    assert not any(word in text for text in told for word in ("ditolak", "Tahap", "STNK", "angkutan"))


def test_where_it_is_not_named_the_status_lies_ready_and_goes_to_the_sender_alone(
    desk: Desk, letterbox: Letterbox
) -> None:
    registered(desk, report(0, Stage.SUBMITTED))
    ticket = arrives(desk, letterbox, "status", "dua", headers={"Reply-To": "penipu@lain.example"})
    assert sent(desk, ticket.id) == []
    draft = the_draft(desk, ticket.id)
    assert draft is not None
    assert "Tahap: sudah diajukan" in draft.body
    assert [box.address for box in draft.to] == ["rina@warga.example"]
    assert ticket.state is TicketState.DRAFTED
    approve(desk, RINA, draft.id, draft.version, LATER)


def test_the_second_within_a_day_is_a_draft(telling: Desk, letterbox: Letterbox) -> None:
    registered(telling, report(0, Stage.SUBMITTED))
    first = arrives(telling, letterbox, "status", "dua")
    second = arrives(telling, letterbox, "STATUS", "tiga", subject="lagi")
    assert second.id != first.id
    subjects = [[one["Subject"].partition(" [")[0] for one in sent(telling, each.id)] for each in (first, second)]
    assert subjects == [["Status permohonan Anda"], ["Surel Anda sudah kami terima"]]
    draft = the_draft(telling, second.id)
    assert draft is not None
    assert "Tahap" in draft.body


def test_a_question_that_waits_is_told_of_as_a_ticket(telling: Desk, letterbox: Letterbox) -> None:
    first = arrives(telling, letterbox, ASKED, "satu", subject="Angkutan")
    second = arrives(telling, letterbox, f"status {first.number}", "dua", subject="Tanya")
    (message,) = [one for one in sent(telling, second.id) if one["Subject"].startswith("Status")]
    assert f"Tiket {first.number}" in words(message)
    assert "sedang disiapkan" in words(message)
    assert (second.state, second.held) == (TicketState.RESOLVED, False)  # it was told all, so that nobody must decide

    other = arrives(
        telling, letterbox, f"status {first.number}", "tiga", subject="Tanya", sender="Budi <budi@warga.example>"
    )
    assert other.held
    assert not any(first.number in words(one) for one in sent(telling, other.id))


def test_on_a_running_ticket_a_reply_that_waits_is_stopped_and_lies_ready(telling: Desk, letterbox: Letterbox) -> None:
    registered(telling, report(0, Stage.SUBMITTED))
    ticket = arrives(telling, letterbox, ASKED, "satu", subject="Angkutan")
    draft = the_draft(telling, ticket.id)
    assert draft is not None
    approve(telling, RINA, draft.id, draft.version, LATER, send_at=LATER + timedelta(days=1))
    again = arrives(telling, letterbox, "status", "dua", subject="Re: Angkutan", in_reply_to="<satu@warga.example>")
    assert again.id == ticket.id
    assert again.state is TicketState.DRAFTED
    assert sum(one["Subject"].startswith("Status") for one in sent(telling, ticket.id)) == 1
    with telling.database.read() as tx:
        assert drafts.open_draft(tx, ticket.id) is not None
        assert any(event.what == "send.stopped" for event in events.of_ticket(tx, ticket.id))


def test_an_automatic_mail_and_a_confidential_ticket_are_told_nothing(telling: Desk, letterbox: Letterbox) -> None:
    registered(telling, report(0, Stage.SUBMITTED))
    robot = arrives(telling, letterbox, "status", "dua", headers={"Auto-Submitted": "auto-generated"})
    assert sent(telling, robot.id) == []
    first = arrives(telling, letterbox, ASKED, "satu", sender="Budi <budi@warga.example>", subject="Rahasia")
    with telling.database.transaction() as tx:
        tickets.change(tx, first.id, NOW, confidential=True)
    second = arrives(telling, letterbox, "status", "tiga", sender="Budi <budi@warga.example>", subject="Tanya")
    assert not any(first.number in words(one) for one in sent(telling, second.id))


def test_the_due_date_comes_with_its_reason(telling: Desk, letterbox: Letterbox) -> None:
    registered(telling, report(0, Stage.SUBMITTED), report(1, Stage.TECHNICAL_CHECK))
    ticket = arrives(telling, letterbox, "status", "dua")
    (message,) = sent(telling, ticket.id)
    text = " ".join(words(message).split())
    assert "14 hari kerja sejak berkas lengkap pada 25 November 2026" in text
    assert "Paling lambat selesai: 15 Desember 2026" in text
