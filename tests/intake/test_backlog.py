"""A desk that is far behind takes the newest mail first, and a crash in between loses nothing."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from pathlib import Path

import pytest

from helpdesk.blobs import Blobs
from helpdesk.config import Config, MailboxConfig
from helpdesk.desk import Desk
from helpdesk.explain import Explainer
from helpdesk.intake.intake import collect, import_waiting
from helpdesk.mailbox.open import open_mailbox
from helpdesk.model.conversation import FiledDraft
from helpdesk.model.ticket import TicketState
from helpdesk.store import drafts, mailboxes, messages, receipts
from helpdesk.store.database import Database
from tests.intake.test_intake import all_tickets
from tests.letters import mail
from tests.servers.dovecot import Dovecot

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


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
    return MailboxConfig(
        kind="imap",
        host=dovecot.host,
        port=dovecot.imap_port,
        tls="none",
        username=f"{uuid.uuid4().hex}@example.org",
        password_file=tmp_path / "password",
        timeout_seconds=30,
    )


def deliver(dovecot: Dovecot, box: MailboxConfig, *numbers: int, folder: str = "INBOX") -> None:
    octets = (mail(f"Berapa biaya izin reklame? ({n})", message_id=f"<{n}@warga.example>") for n in numbers)
    dovecot.append(box.username or "", *(each.replace(b"\n", b"\r\n") for each in octets), folder=folder)


def step(desk: Desk, box: MailboxConfig, limit: int = 3) -> tuple[list[int], int]:
    """Take some mail over a new connection; return the UIDs that have a receipt now, and the position."""
    with desk.database.transaction() as tx:
        mailboxes.enroll(tx, box.name, box.folder, 60)
    with open_mailbox(box) as mailbox:
        collect(desk, mailbox, NOW, limit=limit)
    with desk.database.read() as tx:
        uidvalidity, position = mailboxes.position(tx, box.name)
        return sorted(receipts.known(tx, box.name, box.folder, uidvalidity or 0)), position


def drafted(desk: Desk) -> FiledDraft | None:
    """Return the draft of the only ticket."""
    (ticket,) = all_tickets(desk)
    with desk.database.read() as tx:
        return drafts.open_draft(tx, ticket.id)


def test_new_mail_is_taken_first_and_the_backlog_after(any_desk: Desk, dovecot: Dovecot, box: MailboxConfig) -> None:
    deliver(dovecot, box, *range(1, 8))

    assert step(any_desk, box) == ([5, 6, 7], 0)
    deliver(dovecot, box, 8, 9)
    assert step(any_desk, box) == ([4, 5, 6, 7, 8, 9], 0)
    assert step(any_desk, box) == ([1, 2, 3, 4, 5, 6, 7, 8, 9], 9)
    deliver(dovecot, box, 10)
    assert step(any_desk, box) == (list(range(1, 11)), 10)


def test_the_position_passes_only_what_has_a_receipt(desk: Desk, dovecot: Dovecot, box: MailboxConfig) -> None:
    deliver(dovecot, box, *range(1, 5))
    step(desk, box, limit=10)
    deliver(dovecot, box, *range(5, 10))

    assert step(desk, box, limit=2) == ([1, 2, 3, 4, 8, 9], 4)
    assert step(desk, box, limit=2) == ([1, 2, 3, 4, 6, 7, 8, 9], 4)
    assert step(desk, box, limit=2) == (list(range(1, 10)), 9)


def test_within_a_step_mail_keeps_its_order(desk: Desk, dovecot: Dovecot, box: MailboxConfig) -> None:
    deliver(dovecot, box, 1, 2, 3)
    step(desk, box)
    with desk.database.read() as tx:
        assert [receipt.uid for receipt in receipts.waiting(tx)] == [1, 2, 3]


def test_an_older_mail_that_comes_later_joins_its_ticket_and_the_draft_for_the_newer(
    desk: Desk, dovecot: Dovecot, box: MailboxConfig
) -> None:
    user = box.username or ""
    older = mail("Berapa biaya izin reklame?", message_id="<1@warga.example>")
    newer = mail("Syarat perpanjang izin makam apa?", message_id="<2@warga.example>", in_reply_to="<1@warga.example>")
    dovecot.append(user, older.replace(b"\n", b"\r\n"), date='"23-Nov-2026 10:00:00 +0700"')
    dovecot.append(user, newer.replace(b"\n", b"\r\n"), date='"24-Nov-2026 10:00:00 +0700"')

    assert step(desk, box, limit=1)[0] == [2]
    import_waiting(desk, NOW)
    first = drafted(desk)
    assert step(desk, box, limit=1)[0] == [1, 2]
    import_waiting(desk, NOW)

    (ticket,) = all_tickets(desk)
    with desk.database.read() as tx:
        conversation = messages.conversation(tx, ticket.id)
    assert [message.message_id for message in conversation] == ["1@warga.example", "2@warga.example"]
    now = drafted(desk)
    assert first is not None
    assert now is not None
    assert (now.id, now.message_row_id, len(now.mails)) == (first.id, first.message_row_id, 2)
    assert now.body.index("reklame") < now.body.index("IPTM")
    assert ticket.state is TicketState.DRAFTED
    assert ticket.last_inbound_at == datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


def test_a_folder_that_was_renumbered_while_the_desk_was_behind_is_read_whole(
    desk: Desk, dovecot: Dovecot, box: MailboxConfig
) -> None:
    deliver(dovecot, box, *range(1, 6))
    step(desk, box)
    dovecot.set_uidvalidity(box.username or "", 4711)

    step(desk, box)
    assert step(desk, box) == ([1, 2, 3, 4, 5], 5)
    while import_waiting(desk, NOW):
        pass
    with desk.database.read() as tx:  # three had come before the change: they are the same mails
        assert receipts.counts(tx) == {"imported": 5, "duplicate": 3}


def test_another_folder_is_read_from_its_start(desk: Desk, dovecot: Dovecot, box: MailboxConfig) -> None:
    deliver(dovecot, box, 1, 2)
    with dovecot.client(box.username or "", "INBOX") as client:
        client.create("Pengaduan")
    deliver(dovecot, box, 3, folder="Pengaduan")
    assert step(desk, box) == ([1, 2], 2)

    for folder in ("INBOX", "Pengaduan"):  # as servers do that know only one
        dovecot.set_uidvalidity(box.username or "", 99, folder)
    step(desk, box)
    assert step(desk, box.model_copy(update={"folder": "Pengaduan"})) == ([1], 1)
