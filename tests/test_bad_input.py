"""What can be wrong around the desk: each thing is named with its remedy, and the rest keeps working."""

from __future__ import annotations

import resource
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from helpdesk.blobs import Blobs
from helpdesk.config import Config, MailboxConfig
from helpdesk.desk import Desk
from helpdesk.errors import BlobError
from helpdesk.intake.intake import collect, import_waiting
from helpdesk.model.ticket import TicketState
from helpdesk.store import drafts, mailboxes, messages, receipts, versions
from helpdesk.store.database import Database
from helpdesk.worker import now_utc, read_mailbox, watch_knowledge
from tests.conftest import ROOT
from tests.intake.test_intake import all_tickets
from tests.letters import Letterbox, mail
from tests.servers.dovecot import Dovecot
from tests.test_flow import wait_for


def with_folders(config: Config, folder: Path) -> Config:
    """Return a configuration with a knowledge base and templates of its own in ``folder``."""
    shutil.copytree(ROOT / "faq", folder / "faq")
    shutil.copytree(ROOT / "templates" / "reply", folder / "templates" / "reply")
    draft = config.draft.model_copy(update={"faq": folder / "faq", "templates": folder / "templates"})
    return config.model_copy(update={"draft": draft})


@contextmanager
def looping(target: threading.Thread, stop: threading.Event) -> Iterator[None]:
    """Run a loop of the worker while the block runs."""
    target.start()
    try:
        yield
    finally:
        stop.set()
        target.join(timeout=60)
        assert not target.is_alive()


def take(desk: Desk, letterbox: Letterbox) -> None:
    """Take in whatever lies in the letterbox."""
    with desk.database.transaction() as tx:
        mailboxes.enroll(tx, "penyuluhan", "", 60)
    with letterbox.open() as mailbox:
        collect(desk, mailbox, now_utc(), grows=False)
    while import_waiting(desk, now_utc()):
        pass


@pytest.mark.parametrize("command", [("run",), ("poll",), ("explain", "x.eml"), ("migrate",)])
def test_no_command_begins_with_a_broken_configuration(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "config.toml").write_text(
        '[office]\ntimezone = "Asia/Jakrta"\n[store]\ndatabase = "mysql://u:rahasia@h/d"\n'
    )

    done = subprocess.run(
        [sys.executable, "-m", "helpdesk", *command],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert "config.toml: office.timezone: there is no such time zone" in done.stderr
    assert 'config.toml: store.database: a database begins with "sqlite:///"' in done.stderr
    assert "rahasia" not in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == [tmp_path / "config.toml"]


def test_a_wrong_password_is_shown_while_the_other_mailbox_is_read(
    sqlite_desk: Desk, letterbox: Letterbox, dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HELPDESK_MAILBOX_LOKET_PASSWORD", "salah")
    loket = MailboxConfig(
        name="loket", kind="imap", host="127.0.0.1", port=dovecot.imap_port, tls="none", username="a@x", poll_seconds=1
    )
    letterbox.put(mail())
    stop = threading.Event()
    bad = threading.Thread(target=read_mailbox, args=(sqlite_desk, loket, stop))
    good = threading.Thread(target=read_mailbox, args=(sqlite_desk, letterbox.config, stop))

    def trouble() -> str | None:
        with sqlite_desk.database.read() as tx:
            return next((box.problem for box in mailboxes.health(tx, now_utc()) if box.name == "loket"), None)

    with looping(bad, stop), looping(good, stop):
        wait_for(trouble)
        wait_for(lambda: all_tickets(sqlite_desk))
        with sqlite_desk.database.read() as tx:
            healths = {box.name: box for box in mailboxes.health(tx, now_utc())}
        assert healths["loket"].permanent
        assert "password" in (healths["loket"].problem or "")
        assert healths["penyuluhan"].problem is None

        monkeypatch.setenv("HELPDESK_MAILBOX_LOKET_PASSWORD", dovecot.password)
        wait_for(lambda: trouble() is None)


@contextmanager
def full_disk(octets: int) -> Iterator[None]:
    """Let no file of this process grow beyond ``octets``: the nearest thing to a full disk that any user can make."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (octets, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


def test_a_mail_that_the_disk_has_no_room_for_stays_in_the_mailbox_and_is_taken_later(
    sqlite_desk: Desk, letterbox: Letterbox
) -> None:
    letterbox.put(mail("Berapa biaya NIB? " + "panjang " * 2_000_000))
    with letterbox.open() as mailbox, pytest.raises(BlobError) as caught, full_disk(8 * 1024 * 1024):
        collect(sqlite_desk, mailbox, now_utc(), grows=False)

    assert str(sqlite_desk.blobs.folder) in str(caught.value)
    assert not list((sqlite_desk.blobs.folder / "incoming").iterdir())
    with sqlite_desk.database.read() as tx:
        assert receipts.counts(tx) == {}

    take(sqlite_desk, letterbox)
    assert len(all_tickets(sqlite_desk)) == 1


@pytest.mark.parametrize("damage", ["missing", "broken"])
def test_without_a_reply_template_mail_is_taken_and_a_person_is_asked(
    sqlite_database: Database, config: Config, letterbox: Letterbox, tmp_path: Path, damage: str
) -> None:
    changed = with_folders(config, tmp_path)
    template = tmp_path / "templates" / "reply" / "id" / "letter.txt.j2"
    template = template if template.exists() else next((tmp_path / "templates" / "reply" / "id").glob("*.j2"))
    good = template.read_text("utf-8")
    template.unlink() if damage == "missing" else template.write_text("{% if %}" + good)
    desk = Desk(changed, sqlite_database, Blobs(tmp_path / "blobs"), b"k" * 32)

    (problem,) = desk.publish(now_utc())
    letterbox.put(mail())
    take(desk, letterbox)

    (ticket,) = all_tickets(desk)
    with sqlite_database.read() as tx:
        assert versions.problems(tx) == (problem,)
        assert drafts.open_draft(tx, ticket.id) is None
        (filed,) = messages.conversation(tx, ticket.id)
    assert str(template) in problem
    assert (ticket.state, ticket.needs_person) == (TicketState.NEW, True)
    assert filed.questions

    template.write_text(good)
    assert desk.publish(now_utc()) == ()
    letterbox.put(mail("Kalau syarat izin reklame apa?", message_id="<dua@warga.example>", sender="b@warga.example"))
    take(desk, letterbox)
    assert all_tickets(desk)[-1].state is TicketState.DRAFTED


def test_a_malformed_entry_leaves_the_last_good_version_in_use_until_it_is_mended(
    sqlite_database: Database, config: Config, tmp_path: Path
) -> None:
    changed = with_folders(config, tmp_path)
    desk = Desk(changed, sqlite_database, Blobs(tmp_path / "blobs"), b"k" * 32)
    assert desk.publish(now_utc()) == ()
    first = desk.knowledge.version
    file = next((tmp_path / "faq" / "topics").glob("*.md"))
    good = file.read_text("utf-8")
    stop = threading.Event()

    def problems() -> tuple[str, ...]:
        with sqlite_database.read() as tx:
            return versions.problems(tx)

    with capture_logs() as told, looping(threading.Thread(target=watch_knowledge, args=(desk, stop)), stop):
        wait_for(lambda: any(event["event"] == "knowledge.published" for event in told))  # it watches now
        file.write_text(good.replace("question =", "pertanyaan =", 1), "utf-8")
        # The log tells it after the database does.
        wait_for(lambda: any(event["event"] == "knowledge.refused" and file.name in event["first"] for event in told))
        assert any(f"faq/topics/{file.name}:" in problem for problem in problems())
        assert desk.knowledge.version == first

        file.write_text(good.rstrip() + "\n\nKalimat baru.\n", "utf-8")
        wait_for(lambda: desk.knowledge.version != first)
        assert problems() == ()


def test_what_was_changed_while_no_desk_ran_is_published_at_the_start(
    sqlite_database: Database, config: Config, tmp_path: Path
) -> None:
    changed = with_folders(config, tmp_path)
    desk = Desk(changed, sqlite_database, Blobs(tmp_path / "blobs"), b"k" * 32)
    desk.publish(now_utc())
    first = desk.knowledge.version
    file = next((tmp_path / "faq" / "topics").glob("*.md"))
    file.write_text(file.read_text("utf-8").rstrip() + "\n\nKalimat baru.\n", "utf-8")
    stop = threading.Event()

    with looping(threading.Thread(target=watch_knowledge, args=(desk, stop)), stop):
        wait_for(lambda: desk.knowledge.version != first)


def test_an_empty_mail_becomes_a_ticket_that_a_person_looks_at(sqlite_desk: Desk, letterbox: Letterbox) -> None:
    letterbox.put(b"")
    letterbox.put(mail(""))
    letterbox.put(mail("Kosong di atas, ini tidak.", message_id="<isi@warga.example>"))
    take(sqlite_desk, letterbox)

    with sqlite_desk.database.read() as tx:
        assert receipts.counts(tx) == {"imported": 3}
        filed = [m for ticket in all_tickets(sqlite_desk) for m in messages.conversation(tx, ticket.id)]
    assert len(filed) == 3
    assert all(ticket.subject for ticket in all_tickets(sqlite_desk))
