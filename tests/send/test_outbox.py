"""Our mails as they leave, and how answers to them come back, whatever the mail program of the citizen does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from helpdesk.blobs import Blobs
from helpdesk.config import Config
from helpdesk.desk import Desk
from helpdesk.explain import Explainer
from helpdesk.mail.parse import parse
from helpdesk.model.message import Address, Message
from helpdesk.review import review
from helpdesk.send.outbox import Mail, put
from helpdesk.send.send import send_due
from helpdesk.send.submitter import Submitter
from helpdesk.store import deliveries, drafts
from helpdesk.store.database import Database
from tests.intake.test_intake import NOW, SARI, all_tickets, take
from tests.letters import Letterbox, mail, smtp
from tests.servers.smtp import SmtpServer

LATER = NOW + timedelta(minutes=10)


@pytest.fixture
def plus_desk(sqlite_database: Database, tmp_path: Path, config: Config, explainer: Explainer) -> Desk:
    """Return a desk whose server takes mail for penyuluhan+anything."""
    office = config.office.model_copy(update={"plus_addressing": True})
    return Desk(
        config.model_copy(update={"office": office}), sqlite_database, Blobs(tmp_path / "blobs"), b"k" * 32, explainer
    )


def answered(desk: Desk, letterbox: Letterbox, smtp_server: SmtpServer) -> Message:
    """Answer a first mail and return our mail as it went over the wire."""
    letterbox.put(mail())
    take(desk, letterbox)
    (ticket,) = all_tickets(desk)
    with desk.database.read() as tx:
        draft = drafts.open_draft(tx, ticket.id)
    assert draft is not None
    review.approve(desk, SARI, draft.id, draft.version, NOW)
    with Submitter(smtp(smtp_server)) as submitter:
        assert send_due(desk, submitter, LATER) == 1
    return parse(smtp_server.mails[0].octets)


def came_back(desk: Desk, letterbox: Letterbox, octets: bytes) -> int:
    """Take an answer in and return how many tickets there are now, held ones included."""
    letterbox.put(octets)
    take(desk, letterbox, LATER)
    return len(all_tickets(desk))


@pytest.mark.parametrize(
    ("kept", "subject", "sender"),
    [
        ("references", "Re: Perpanjangan makam", "rina@warga.example"),
        ("references", "sudah saya kirim", "rina@warga.example"),  # the program rewrites the subject
        ("references", "sudah saya kirim", "kakak@keluarga.example"),  # and it is another person who answers
        ("subject", "", "rina@warga.example"),  # the program drops In-Reply-To and References
    ],
)
def test_an_answer_finds_its_ticket(
    sqlite_desk: Desk, letterbox: Letterbox, smtp_server: SmtpServer, kept: str, subject: str, sender: str
) -> None:
    ours = answered(sqlite_desk, letterbox, smtp_server)
    octets = mail(
        "Ini berkasnya.",
        subject=subject or f"Bls: {ours.subject}",
        sender=sender,
        message_id="<dua@warga.example>",
        in_reply_to=f"<{ours.message_id}>" if kept == "references" else None,
    )
    assert came_back(sqlite_desk, letterbox, octets) == 1


def test_with_plus_addressing_nothing_else_is_needed(
    plus_desk: Desk, letterbox: Letterbox, smtp_server: SmtpServer
) -> None:
    ours = answered(plus_desk, letterbox, smtp_server)
    (reply_to,) = ours.reply_to
    assert smtp_server.mails[0].reverse_path == reply_to.address  # so that a bounce finds its ticket too
    assert ours.sender is not None
    assert ours.sender.address == "penyuluhan@dpmptsp.example"
    octets = mail("Ini.", subject="berkas", sender="kakak@keluarga.example", message_id="<dua@keluarga.example>")
    octets = octets.replace(b"To: penyuluhan@dpmptsp.example", f"To: {reply_to.address}".encode())
    assert reply_to.address.encode() in octets
    assert came_back(plus_desk, letterbox, octets) == 1


def test_a_stranger_who_guesses_a_reply_address_joins_nothing(
    plus_desk: Desk, letterbox: Letterbox, smtp_server: SmtpServer
) -> None:
    answered(plus_desk, letterbox, smtp_server)
    octets = mail("Halo.", subject="berkas", sender="asing@lain.example", message_id="<dua@lain.example>")
    guessed = b"To: penyuluhan+t1.0123456789abcdef@dpmptsp.example"
    assert came_back(plus_desk, letterbox, octets.replace(b"To: penyuluhan@dpmptsp.example", guessed)) == 2


def test_a_mail_to_several_goes_to_each_address_once(sqlite_desk: Desk, letterbox: Letterbox) -> None:
    letterbox.put(mail())
    take(sqlite_desk, letterbox)
    (ticket,) = all_tickets(sqlite_desk)
    letter = Mail(
        to=(Address("Rina", "rina@warga.example"), Address("Kuasa", "kuasa@bücher.example")),
        cc=(Address("", "rina@warga.example"), Address("Notaris", "notaris@warga.example")),
        subject="Berkas",
        text="Isi.",
        language="id",
    )
    with sqlite_desk.database.transaction() as tx:
        delivery_id = put(sqlite_desk, tx, ticket.id, letter, datetime(2026, 11, 24, tzinfo=UTC), not_before=NOW)
        delivery = deliveries.get(tx, delivery_id)

    assert delivery is not None
    assert delivery.recipients == ("rina@warga.example", "kuasa@xn--bcher-kva.example", "notaris@warga.example")
    assert delivery.reverse_path == "penyuluhan@dpmptsp.example"
