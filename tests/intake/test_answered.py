"""An answer that a counselor wrote in a normal mail program counts."""

from __future__ import annotations

import threading
import time
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from helpdesk.blobs import Blobs
from helpdesk.config import Config, MailboxConfig, load
from helpdesk.desk import Desk
from helpdesk.errors import ConfigError
from helpdesk.explain import Explainer
from helpdesk.intake.intake import collect, import_waiting
from helpdesk.mailbox.open import open_mailbox, open_sent
from helpdesk.model.conversation import FiledDraft
from helpdesk.model.ticket import Ticket, TicketState
from helpdesk.review import review
from helpdesk.store import deliveries, drafts, events, mailboxes, messages, receipts
from helpdesk.store.database import Database
from helpdesk.worker import now_utc, read_mailbox
from tests.intake.test_intake import SARI, all_tickets
from tests.letters import mail
from tests.servers.dovecot import Dovecot

OURS = "Penyuluhan DPMPTSP <penyuluhan@dpmptsp.example>"


@pytest.fixture
def any_desk(database: Database, tmp_path: Path, config: Config, explainer: Explainer) -> Desk:
    """Return a desk on both databases, for the test that shows the way; the others need only one."""
    return Desk(config, database, Blobs(tmp_path / "blobs"), b"k" * 32, explainer)


@pytest.fixture
def desk(sqlite_desk: Desk) -> Desk:
    """Return a desk on SQLite."""
    return sqlite_desk


@pytest.fixture
def box(dovecot: Dovecot, tmp_path: Path) -> MailboxConfig:
    (tmp_path / "password").write_text(Dovecot.password)
    user = f"{uuid.uuid4().hex}@example.org"
    with dovecot.client(user) as client:
        client.create("Terkirim")
    return MailboxConfig(
        kind="imap",
        host=dovecot.host,
        port=dovecot.imap_port,
        tls="none",
        username=user,
        password_file=tmp_path / "password",
        sent_folder="Terkirim",
        poll_seconds=1,
        timeout_seconds=30,
    )


def answer(**changes: str | None) -> bytes:
    """Return what a counselor wrote to Rina in Outlook."""
    said = {"sender": OURS, "message_id": "<outlook-1@dpmptsp.example>", "in_reply_to": "<satu@warga.example>"}
    octets = mail("Syaratnya KTP dan KK.", subject="RE: Perpanjangan makam", **{**said, **changes})  # type: ignore[arg-type]
    return octets.replace(b"To: penyuluhan@dpmptsp.example", b"To: rina@warga.example")


def put(dovecot: Dovecot, box: MailboxConfig, octets: bytes, folder: str = "INBOX") -> None:
    dovecot.append(box.username or "", octets.replace(b"\n", b"\r\n"), folder=folder)


def read(desk: Desk, box: MailboxConfig, now: datetime | None = None) -> None:
    """Read both folders as the worker does."""
    with desk.database.transaction() as tx:
        mailboxes.enroll(tx, box.name, box.folder, 60)
        mailboxes.enroll(tx, box.sent_name, box.sent_folder or "", 60)
    for opened in (open_mailbox(box), open_sent(box)):
        with opened as mailbox:
            collect(desk, mailbox, now or now_utc())
        while import_waiting(desk, now or now_utc()):
            pass


def only(desk: Desk) -> tuple[Ticket, FiledDraft | None]:
    (ticket,) = all_tickets(desk)
    with desk.database.read() as tx:
        assert deliveries.of_ticket(tx, ticket.id) == ()
        return ticket, drafts.open_draft(tx, ticket.id)


def why(desk: Desk) -> list[str | None]:
    """Return what became of each message of the folder of sent mail."""
    with desk.database.read() as tx:
        found = receipts.standing(tx, "penyuluhan/sent", "Terkirim", _epoch(desk))
        return [reason or state for _, (state, reason) in sorted(found.items())]


def _epoch(desk: Desk) -> int:
    with desk.database.read() as tx:
        return mailboxes.position(tx, "penyuluhan/sent")[0] or 0


def test_it_joins_the_ticket_and_ends_the_wait(any_desk: Desk, dovecot: Dovecot, box: MailboxConfig) -> None:
    put(dovecot, box, mail())
    read(any_desk, box)
    assert only(any_desk)[0].state is TicketState.DRAFTED
    put(dovecot, box, answer(), "Terkirim")
    read(any_desk, box)

    ticket, draft = only(any_desk)
    assert (ticket.state, ticket.needs_person, draft) == (TicketState.WAITING_CITIZEN, False, None)
    assert ticket.answered_at is not None
    with any_desk.database.read() as tx:
        asked, told = messages.conversation(tx, ticket.id)
        (event,) = [event for event in events.of_ticket(tx, ticket.id) if event.what == "answered.filed"]
    assert (asked.outgoing, told.outgoing) == (False, True)
    assert told.text.startswith("Syaratnya KTP")
    assert (event.actor_kind, event.actor_name) == ("person", "Penyuluhan DPMPTSP")
    assert why(any_desk) == ["imported"]


def test_the_citizens_reply_to_it_finds_the_ticket(desk: Desk, dovecot: Dovecot, box: MailboxConfig) -> None:
    put(dovecot, box, mail())
    put(dovecot, box, answer(), "Terkirim")
    read(desk, box)
    reply = mail("Biayanya berapa?", message_id="<dua@warga.example>", in_reply_to="<outlook-1@dpmptsp.example>")
    put(dovecot, box, reply)
    read(desk, box)

    ticket, draft = only(desk)
    assert ticket.state is TicketState.DRAFTED
    assert draft is not None


def test_an_answer_to_an_earlier_mail_does_not_close_a_later_one(
    desk: Desk, dovecot: Dovecot, box: MailboxConfig
) -> None:
    put(dovecot, box, mail())
    put(dovecot, box, answer(), "Terkirim")
    time.sleep(1.1)  # the server counts whole seconds
    put(dovecot, box, mail("Dan biayanya?", message_id="<dua@warga.example>", in_reply_to="<satu@warga.example>"))
    read(desk, box)

    ticket, draft = only(desk)
    assert ticket.state is TicketState.DRAFTED
    assert draft is not None
    with desk.database.read() as tx:
        assert len(messages.conversation(tx, ticket.id)) == 3


def test_a_letter_that_a_colleague_is_editing_stays_open(desk: Desk, dovecot: Dovecot, box: MailboxConfig) -> None:
    put(dovecot, box, mail())
    read(desk, box)
    _, draft = only(desk)
    assert draft
    review.save_draft(desk, SARI, draft.id, draft.version, review.Edit("Re: makam", "Sebentar.", draft.to), now_utc())
    put(dovecot, box, answer(), "Terkirim")
    read(desk, box)

    ticket, draft = only(desk)
    assert ticket.state is TicketState.WAITING_CITIZEN
    assert draft
    assert draft.body == "Sebentar."


def test_what_is_no_answer_to_the_citizen_changes_nothing(desk: Desk, dovecot: Dovecot, box: MailboxConfig) -> None:
    put(dovecot, box, mail())
    read(desk, box)
    forward = answer(message_id="<f@dpmptsp.example>").replace(b"To: rina@warga.example", b"To: dinas@lain.example")
    note = answer(message_id="<n@dpmptsp.example>").replace(b"To: rina@", b"Auto-Submitted: auto-replied\nTo: rina@")
    own = answer(message_id="<o@dpmptsp.example>").replace(b"To: rina@warga.example", b"To: penyuluhan@dpmptsp.example")
    other = answer(message_id="<x@dpmptsp.example>", in_reply_to="<lain@warga.example>")
    for octets in (forward, note, own, other):
        put(dovecot, box, octets, "Terkirim")
    read(desk, box)

    ticket, draft = only(desk)
    assert ticket.state is TicketState.DRAFTED
    assert draft is not None
    assert why(desk) == [
        "imported",  # part of the ticket's history, and no answer
        "sent by a program of ours",
        "sent to nobody outside of the office",
        "sent from a mail program, and answers nothing that the desk knows",
    ]


def test_an_answer_from_a_counselors_own_address_counts_and_a_like_subject_does_not(
    desk: Desk, dovecot: Dovecot, box: MailboxConfig
) -> None:
    put(dovecot, box, mail())
    read(desk, box)
    like = answer(message_id="<l@dpmptsp.example>", in_reply_to=None, sender="sari@dpmptsp.example")
    put(dovecot, box, like, "Terkirim")
    read(desk, box)
    assert only(desk)[0].state is TicketState.DRAFTED
    put(dovecot, box, answer(sender="Sari <sari@dpmptsp.example>"), "Terkirim")
    read(desk, box)
    assert only(desk)[0].state is TicketState.WAITING_CITIZEN


def test_a_copy_of_the_desks_own_reply_is_no_second_one(desk: Desk, dovecot: Dovecot, box: MailboxConfig) -> None:
    put(dovecot, box, mail())
    read(desk, box)
    ticket, draft = only(desk)
    assert draft
    delivery_id = review.approve(desk, SARI, draft.id, draft.version, now_utc())
    with desk.database.read() as tx:
        delivery = deliveries.get(tx, delivery_id)
    assert delivery
    octets = desk.blobs.get(delivery.digest)
    dovecot.append(box.username or "", octets, octets.replace(b"Date: ", b"Date:  "), folder="Terkirim")
    read(desk, box, now_utc() + timedelta(seconds=1))

    with desk.database.read() as tx:
        assert len(messages.conversation(tx, ticket.id)) == 2
    assert set(why(desk)) == {"the same message has arrived before"}


def test_the_worker_reads_it_and_a_missing_folder_stops_nothing(
    desk: Desk, dovecot: Dovecot, box: MailboxConfig
) -> None:
    put(dovecot, box, mail())
    put(dovecot, box, answer(), "Terkirim")
    stop = threading.Event()
    worker = threading.Thread(target=read_mailbox, args=(desk, box, stop))
    worker.start()
    try:
        _until(lambda: [t.state for t in all_tickets(desk)] == [TicketState.WAITING_CITIZEN])
        with dovecot.client(box.username or "") as client:
            client.delete("Terkirim")
        put(dovecot, box, mail(message_id="<baru@warga.example>", sender="budi@warga.example"))
        _until(lambda: len(all_tickets(desk)) == 2)
        _until(lambda: "penyuluhan/sent" in _troubled(desk))
        assert "sent_folder" in _troubled(desk)["penyuluhan/sent"]
        assert "penyuluhan" not in _troubled(desk)
    finally:
        stop.set()
        worker.join(30)
    assert not worker.is_alive()


def _troubled(desk: Desk) -> dict[str, str]:
    with desk.database.read() as tx:
        return {box.name: box.problem or "" for box in mailboxes.health(tx, datetime.now(UTC)) if box.failing_since}


def _until(condition: object) -> None:
    deadline = time.monotonic() + 60
    assert callable(condition)
    while not condition():
        assert time.monotonic() < deadline, "did not happen"
        time.sleep(0.05)


def test_a_maildir_has_no_folder_of_sent_mail(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[[mailbox]]\npath = "m"\nsent_folder = "Sent"\n')
    with pytest.raises(ConfigError, match="sent_folder is for imap mailboxes"):
        load(tmp_path / "config.toml")
