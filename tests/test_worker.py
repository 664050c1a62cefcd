"""A reader that runs for years: what breaks is shown, waited out and taken up again."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from helpdesk.config import MailboxConfig
from helpdesk.desk import Desk
from helpdesk.model.conversation import MailboxHealth
from helpdesk.store import mailboxes
from helpdesk.worker import LONGEST_PAUSE, Pause, now_utc, read_mailbox
from tests.intake.test_intake import all_tickets
from tests.letters import mail
from tests.servers.dovecot import Dovecot
from tests.servers.proxy import Proxy, say


@pytest.fixture
def proxy(dovecot: Dovecot) -> Iterator[Proxy]:
    with Proxy(dovecot.imap_port) as proxy:
        yield proxy


@pytest.fixture
def box(proxy: Proxy, tmp_path: Path) -> MailboxConfig:
    (tmp_path / "password").write_text(Dovecot.password)
    return MailboxConfig(
        kind="imap",
        host=proxy.host,
        port=proxy.port,
        tls="none",
        username=f"{uuid.uuid4().hex}@example.org",
        password_file=tmp_path / "password",
        poll_seconds=30,
        timeout_seconds=20,
    )


@contextmanager
def reading(desk: Desk, box: MailboxConfig) -> Iterator[None]:
    stop = threading.Event()
    with desk.database.transaction() as tx:
        mailboxes.enroll(tx, box.name, box.folder, box.poll_seconds)
    worker = threading.Thread(target=read_mailbox, args=(desk, box, stop))
    worker.start()
    try:
        yield
    finally:
        stop.set()
        worker.join(60)
    assert not worker.is_alive()


def until(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, "did not happen"
        time.sleep(0.05)


def health(desk: Desk) -> MailboxHealth:
    with desk.database.read() as tx:
        (found,) = mailboxes.health(tx, now_utc())
    return found


def deliver(dovecot: Dovecot, box: MailboxConfig, number: int) -> None:
    dovecot.deliver(box.username or "", mail(message_id=f"<{number}@warga.example>", sender=f"w{number}@warga.example"))


def test_pauses_grow_up_to_five_minutes_differ_and_are_short_again_after_a_success() -> None:
    pause = Pause()
    pauses = [pause.next() for _ in range(20)]
    for number, seconds in enumerate(pauses):
        wanted = min(2.0**number, LONGEST_PAUSE)
        assert 0.8 * wanted <= seconds <= 1.2 * wanted
    assert len(set(pauses[-10:])) == 10
    pause.reset()
    assert pause.next() <= 1.2


def test_a_refused_login_is_shown_and_reading_goes_on_when_the_password_is_right(
    sqlite_desk: Desk, dovecot: Dovecot, box: MailboxConfig
) -> None:
    assert box.password_file
    box.password_file.write_text("salah")
    deliver(dovecot, box, 1)
    with reading(sqlite_desk, box):
        until(lambda: health(sqlite_desk).permanent)
        assert "refuses the user" in (health(sqlite_desk).problem or "")
        box.password_file.write_text(Dovecot.password)
        until(lambda: len(all_tickets(sqlite_desk)) == 1)
        until(lambda: health(sqlite_desk).failing_since is None)
    assert health(sqlite_desk).heartbeat_at is not None
    assert not health(sqlite_desk).permanent


@pytest.mark.parametrize("how", ["cut", "bye", "half a line", "refused for a while"])
def test_a_line_that_breaks_while_we_wait_is_taken_up_again(
    sqlite_desk: Desk, dovecot: Dovecot, box: MailboxConfig, proxy: Proxy, how: str
) -> None:
    with reading(sqlite_desk, box):
        proxy.wait_for(rb" IDLE")
        if how == "refused for a while":
            proxy.once(rb"AUTHENTICATE|LOGIN", say(b"TAG NO [UNAVAILABLE] later\r\n"))
            proxy.cut()
        elif how == "cut":
            proxy.cut()
        else:
            proxy.to_clients(b"* BYE shutting down\r\n" if how == "bye" else b"* 5 EXI")
        until(lambda: len(proxy.pairs) > 1)
        deliver(dovecot, box, 1)
        until(lambda: len(all_tickets(sqlite_desk)) == 1)
        until(lambda: health(sqlite_desk).failing_since is None)


def test_a_full_archive_is_shown_while_mail_is_read(
    sqlite_desk: Desk, dovecot: Dovecot, box: MailboxConfig, proxy: Proxy
) -> None:
    proxy.on(rb"UID MOVE", say(b"TAG NO [OVERQUOTA] Quota exceeded\r\n"))
    deliver(dovecot, box, 1)
    with reading(sqlite_desk, box.model_copy(update={"move_to": "Archive"})):
        until(lambda: len(all_tickets(sqlite_desk)) == 1)
        until(lambda: "Quota exceeded" in (health(sqlite_desk).problem or ""))
        deliver(dovecot, box, 2)
        until(lambda: len(all_tickets(sqlite_desk)) == 2)
    assert health(sqlite_desk).failing_since is None


def test_a_worker_that_has_read_a_mail_holds_nothing_that_hardly_a_mail_needs(tmp_path: Path) -> None:
    """Each of these takes megabytes: workbooks of foreign systems, guesses at charsets, random numbers."""
    (tmp_path / "mail.eml").write_bytes(mail())
    script = """
import sys
from datetime import date
from pathlib import Path
import helpdesk.worker
from helpdesk.config import load
from helpdesk.explain import Explainer
from helpdesk.knowledge.load import load as load_knowledge
config = load(Path("config.toml"))
explainer = Explainer(config, load_knowledge(config.draft.faq))
assert explainer.explain(Path(sys.argv[1]).read_bytes(), date(2026, 11, 24)).letter
print(*sorted({"openpyxl", "PIL", "charset_normalizer", "numpy.random", "numpy.ma"} & sys.modules.keys()))
"""
    command = [sys.executable, "-c", script, str(tmp_path / "mail.eml")]
    told = subprocess.run(command, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=True)
    assert told.stdout.split() == []
