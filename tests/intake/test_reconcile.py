"""Every UID of a real Dovecot is accounted for, while other mail programs move and delete."""

from __future__ import annotations

import json
import threading
import time
import uuid
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from typer.testing import CliRunner, Result

from helpdesk.cli.main import app
from helpdesk.config import MailboxConfig, load
from helpdesk.desk import Desk
from helpdesk.errors import MailboxError
from helpdesk.intake.intake import collect, import_waiting
from helpdesk.intake.reconcile import account, fetch_wanted, is_due, reconcile
from helpdesk.mailbox.imap import ImapMailbox
from helpdesk.mailbox.open import open_mailbox
from helpdesk.mailbox.protocol import Fetched
from helpdesk.model.person import SYSTEM
from helpdesk.report.reconciliation import Account
from helpdesk.review import handle
from helpdesk.store import mailboxes, messages, receipts, tickets
from helpdesk.store.schema import event, receipt
from helpdesk.worker import read_mailbox
from tests.conftest import ROOT
from tests.letters import Letterbox, mail
from tests.rows import every_digest
from tests.servers.dovecot import Dovecot

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


@pytest.fixture
def user() -> str:
    return f"{uuid.uuid4().hex}@example.org"


@pytest.fixture
def box(dovecot: Dovecot, user: str, tmp_path: Path) -> MailboxConfig:
    password = tmp_path / "password"
    password.write_text(Dovecot.password)
    return MailboxConfig(
        kind="imap",
        host=dovecot.host,
        port=dovecot.imap_port,
        tls="none",
        username=user,
        password_file=password,
        timeout_seconds=30,
    )


def letter(number: int) -> bytes:
    return mail(f"Berapa biaya izin reklame? ({number})", message_id=f"<{number}@warga.example>").replace(
        b"\n", b"\r\n"
    )


def read(desk: Desk, box: MailboxConfig) -> None:
    with desk.database.transaction() as tx:
        mailboxes.enroll(tx, box.name, box.folder, 60)
    with open_mailbox(box) as mailbox:
        collect(desk, mailbox, NOW)
    while import_waiting(desk, NOW):
        pass


def look(desk: Desk, box: MailboxConfig) -> Account:
    with open_mailbox(box) as mailbox:
        return account(desk, box.name, mailbox.list(0))


def forget(desk: Desk, uid: int) -> None:
    """Lose a receipt, as a restored database does."""
    with desk.database.transaction() as tx:
        tx.execute(sa.delete(receipt).where(receipt.c.uid == uid))


def test_what_was_read_is_accounted_for(desk: Desk, dovecot: Dovecot, user: str, box: MailboxConfig) -> None:
    dovecot.append(user, *(letter(number) for number in range(3)))
    assert look(desk, box).missing == (1, 2, 3)

    read(desk, box)

    found = look(desk, box)
    assert (found.server, dict(found.counts), found.differs) == (3, {"imported": 3}, False)


def test_a_mail_marked_as_deleted_is_ignored_with_its_reason(
    desk: Desk, dovecot: Dovecot, user: str, box: MailboxConfig
) -> None:
    dovecot.append(user, letter(1), flags="\\Deleted")
    dovecot.append(user, letter(2))
    read(desk, box)

    found = look(desk, box)
    assert dict(found.counts) == {"ignored": 1, "imported": 1}
    assert dict(found.ignored) == {"marked as deleted": 1}
    assert not found.differs


def test_the_daily_run_takes_in_what_is_missing_and_says_so(
    desk: Desk, dovecot: Dovecot, user: str, box: MailboxConfig
) -> None:
    dovecot.append(user, *(letter(number) for number in range(3)))
    read(desk, box)
    forget(desk, 2)
    dovecot.append(user, letter(3))  # arrived since: no difference
    assert is_due(desk, box.name, NOW)

    with open_mailbox(box) as mailbox:
        found = reconcile(desk, mailbox, NOW)
    while import_waiting(desk, NOW):
        pass

    assert found.missing == (2,)
    assert not look(desk, box).differs
    assert not is_due(desk, box.name, NOW + timedelta(hours=23))
    assert is_due(desk, box.name, NOW + timedelta(hours=24))
    with desk.database.read() as tx:
        (health,) = mailboxes.health(tx, NOW)
        told = tx.scalars(sa.select(event.c.data).where(event.c.what == "intake.reconciled")).one()
        assert receipts.counts(tx) == {"imported": 3, "duplicate": 1}  # its message was there, only the receipt was not
        assert len(list(tickets.every(tx))) == 4
    assert (health.missing, told["missing"]) == (1, [2])


class CutOff(ImapMailbox):
    """A mailbox whose connection ends whenever messages are fetched."""

    def fetch(self, uids: Sequence[int]) -> Iterator[Fetched]:
        if uids:
            raise MailboxError("the connection ended")
        return super().fetch(uids)


def test_a_run_that_was_cut_off_is_done_again_and_what_it_found_is_known(
    desk: Desk, dovecot: Dovecot, user: str, box: MailboxConfig
) -> None:
    dovecot.append(user, letter(1), letter(2))
    read(desk, box)
    forget(desk, 1)

    with CutOff(box) as mailbox, pytest.raises(MailboxError):
        reconcile(desk, mailbox, NOW)

    assert is_due(desk, box.name, NOW)
    with desk.database.read() as tx:
        assert mailboxes.health(tx, NOW)[0].missing == 1
    with open_mailbox(box) as mailbox:
        assert reconcile(desk, mailbox, NOW).missing == (1,)
    assert not look(desk, box).differs


def test_the_worker_reconciles_by_itself_and_imports_what_was_missing(
    sqlite_desk: Desk, dovecot: Dovecot, user: str, box: MailboxConfig
) -> None:
    dovecot.append(user, letter(1), letter(2))
    read(sqlite_desk, box)
    forget(sqlite_desk, 1)
    stop = threading.Event()
    worker = threading.Thread(target=read_mailbox, args=(sqlite_desk, box, stop))
    worker.start()
    deadline = time.monotonic() + 120
    settled = {"imported": 1, "duplicate": 1}

    counts: dict[str, int] = {}
    while counts != settled and time.monotonic() < deadline:
        time.sleep(0.05)
        with sqlite_desk.database.read() as tx:
            counts = receipts.counts(tx)
    stop.set()
    worker.join()

    assert counts == settled
    assert not look(sqlite_desk, box).differs


def test_octets_that_are_gone_are_a_difference(desk: Desk, dovecot: Dovecot, user: str, box: MailboxConfig) -> None:
    dovecot.append(user, letter(1))
    read(desk, box)
    with desk.database.read() as tx:
        ((_, digest),) = every_digest(tx)
    desk.blobs.path(digest).unlink()

    found = look(desk, box)
    assert found.lost == (digest,)
    assert found.differs


def test_a_renumbered_folder_is_another_epoch_and_its_mails_are_the_same(
    desk: Desk, dovecot: Dovecot, user: str, box: MailboxConfig
) -> None:
    dovecot.append(user, letter(1), letter(2))
    read(desk, box)
    dovecot.set_uidvalidity(user, 77)
    assert look(desk, box).missing == (1, 2)

    read(desk, box)

    found = look(desk, box)
    assert not found.differs
    assert dict(found.counts) == {"duplicate": 2}
    assert [dict(epoch.counts) for epoch in found.earlier] == [{"imported": 2}]
    with desk.database.read() as tx:
        assert len(list(tickets.every(tx))) == 2


def test_other_programs_move_and_delete_meanwhile_and_nothing_is_missing(
    sqlite_desk: Desk, dovecot: Dovecot, user: str, box: MailboxConfig
) -> None:
    dovecot.append(user, *(letter(number) for number in range(20)))
    done = threading.Event()

    def tidy() -> None:
        """Deliver, move and delete as colleagues with another mail program do."""
        with dovecot.client(user, "INBOX") as other:
            for number in range(20, 32):
                other.append("INBOX", "", "", letter(number))
                if number % 3 == 0:
                    other.uid("MOVE", str(number - 18), "Archive")
                if number % 4 == 0:
                    other.uid("STORE", str(number - 15), "+FLAGS", r"(\Deleted)")
                if number % 5 == 0:
                    other.expunge()
        done.set()

    program = threading.Thread(target=tidy)
    program.start()
    while not done.is_set():
        read(sqlite_desk, box)
    program.join()
    read(sqlite_desk, box)

    found = look(sqlite_desk, box)
    assert not found.differs
    assert sum(found.counts.values()) == found.server
    assert set(found.ignored) <= {"marked as deleted"}


def test_a_mail_that_could_not_be_fetched_is_fetched_when_a_person_asks(
    desk: Desk, dovecot: Dovecot, user: str, box: MailboxConfig
) -> None:
    dovecot.append(user, letter(1))
    read(desk, box)
    with desk.database.transaction() as tx:
        never_had = {"state": "failed", "digest": None, "message_row_id": None, "reason": "the server refuses"}
        tx.execute(sa.update(receipt).values(never_had))
        (failed,) = receipts.failed(tx)
    assert handle.retry_receipt(desk, SYSTEM, failed.id, NOW)

    with open_mailbox(box) as mailbox:
        assert fetch_wanted(desk, mailbox, NOW) == 1
        assert fetch_wanted(desk, mailbox, NOW) == 0
    import_waiting(desk, NOW)

    with desk.database.read() as tx:
        again = receipts.get(tx, failed.id)
    assert again is not None
    assert (again.state, again.attempts) == ("duplicate", 2)  # fetched again, read again; the person began anew
    assert desk.blobs.get(again.digest or "") == letter(1)


def test_a_mail_of_a_renumbered_folder_cannot_be_fetched_and_says_why(
    desk: Desk, dovecot: Dovecot, user: str, box: MailboxConfig
) -> None:
    dovecot.append(user, letter(1))
    read(desk, box)
    with desk.database.transaction() as tx:
        tx.execute(sa.update(receipt).values(state="wanted", digest=None, uidvalidity=1))

    with open_mailbox(box) as mailbox:
        fetch_wanted(desk, mailbox, NOW)

    with desk.database.read() as tx:
        (failed,) = receipts.failed(tx)
    assert "UIDVALIDITY" in (failed.reason or "")


def test_the_same_mail_in_two_mailboxes_is_one_ticket(desk: Desk, letterbox: Letterbox, tmp_path: Path) -> None:
    letterbox.put(mail(headers={"Delivered-To": "penyuluhan@dpmptsp.example"}))
    second = Letterbox(tmp_path / "pengaduan")
    second.config = second.config.model_copy(update={"name": "pengaduan"})
    second.put(mail(headers={"Delivered-To": "pengaduan@dpmptsp.example"}))

    for one in (letterbox, second):
        with one.open() as mailbox:
            collect(desk, mailbox, NOW, grows=False)
    while import_waiting(desk, NOW):
        pass

    with desk.database.read() as tx:
        (ticket,) = tickets.every(tx)
        assert len(messages.conversation(tx, ticket.id)) == 1
        assert receipts.counts(tx) == {"imported": 1, "duplicate": 1}


def office(folder: Path, box: Letterbox) -> Path:
    text = f'[draft]\nfaq = "{ROOT}/faq"\ntemplates = "{ROOT}/templates"\n'
    text += f'[[mailbox]]\nname = "penyuluhan"\nkind = "maildir"\npath = "{box.folder}"\n'
    (folder / "config.toml").write_text(text)
    return folder / "config.toml"


def test_the_command_says_the_difference_and_exits_1_until_there_is_none(tmp_path: Path, letterbox: Letterbox) -> None:
    config = office(tmp_path, letterbox)
    letterbox.put(mail())

    def run(*words: str) -> Result:
        return CliRunner().invoke(app, [*words, "--config", str(config)])

    assert run("migrate").exit_code == 0
    told = run("reconcile", "--json")
    assert told.exit_code == 1
    assert len(json.loads(told.stdout)["missing"]) == 1

    desk = Desk.open(load(config), NOW)
    with letterbox.open() as mailbox:
        collect(desk, mailbox, NOW, grows=False)
    while import_waiting(desk, NOW):
        pass
    desk.close()
    told = run("reconcile", "--json", "--mailbox", "penyuluhan")
    assert told.exit_code == 0, told.output
    assert json.loads(told.stdout)["ours"]["imported"] == 1
    assert run("reconcile").exit_code == 0

    unknown = run("reconcile", "--mailbox", "pengaduan")
    assert unknown.exit_code == 2
    assert "There are: penyuluhan" in unknown.stderr


def test_the_folder_of_sent_mail_is_accounted_for_by_itself(tmp_path: Path, dovecot: Dovecot, user: str) -> None:
    with dovecot.client(user) as client:
        client.create("Terkirim")
    dovecot.append(user, letter(1), folder="Terkirim")
    (tmp_path / "password").write_text(Dovecot.password)
    (tmp_path / "config.toml").write_text(
        f'[draft]\nfaq = "{ROOT}/faq"\ntemplates = "{ROOT}/templates"\n'
        f'[[mailbox]]\nname = "penyuluhan"\nkind = "imap"\nhost = "{dovecot.host}"\nport = {dovecot.imap_port}\n'
        f'tls = "none"\nusername = "{user}"\npassword_file = "password"\nsent_folder = "Terkirim"\n'
    )

    def run(*words: str) -> Result:
        return CliRunner().invoke(app, [*words, "--config", str(tmp_path / "config.toml")])

    run("migrate")
    inbox, sent = map(json.loads, run("reconcile", "--json").stdout.splitlines())
    assert (inbox["mailbox"], inbox["server"], inbox["difference"]) == ("penyuluhan", 0, False)
    assert (sent["mailbox"], sent["folder"], sent["missing"]) == ("penyuluhan/sent", "Terkirim", [1])
