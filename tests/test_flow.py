"""The whole desk over real servers: a mail arrives in Dovecot, becomes a draft, and its answer leaves by SMTP."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from helpdesk.blobs import Blobs
from helpdesk.config import Config, MailboxConfig
from helpdesk.desk import Desk
from helpdesk.explain import Explainer
from helpdesk.mail.parse import parse
from helpdesk.model.delivery import DeliveryState
from helpdesk.model.ticket import TicketState
from helpdesk.review import review
from helpdesk.store import deliveries, drafts, mailboxes, receipts
from helpdesk.store.database import Database
from helpdesk.worker import now_utc, start
from tests.intake.test_intake import SARI, all_tickets
from tests.letters import mail, smtp
from tests.servers.dovecot import Dovecot
from tests.servers.smtp import SmtpServer
from tests.web.browsing import chromium
from tests.web.seeds import PASSWORD, employ
from tests.web.serving import serve

SOON = 60.0  # seconds after which a test gives up


def wait_for(condition: Callable[[], object], seconds: float = SOON) -> float:
    """Wait until ``condition`` holds and return how long that took."""
    began = time.monotonic()
    while not condition():
        assert time.monotonic() - began < seconds, "did not happen in time"
        time.sleep(0.02)
    return time.monotonic() - began


@pytest.fixture
def running(
    database: Database,
    tmp_path: Path,
    config: Config,
    explainer: Explainer,
    dovecot: Dovecot,
    smtp_server: SmtpServer,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Desk]:
    """Run a desk over IMAP and SMTP."""
    user = f"flow-{tmp_path.name}@dpmptsp.example".lower()
    monkeypatch.setenv("HELPDESK_MAILBOX_PENYULUHAN_PASSWORD", dovecot.password)
    box = MailboxConfig(
        name="penyuluhan",
        kind="imap",
        host="127.0.0.1",
        port=dovecot.imap_port,
        tls="none",
        username=user,
        poll_seconds=30,
    )
    dovecot.deliver(user, mail("Mail that was there before.", message_id="<first@warga.example>"))
    changed = config.model_copy(
        update={
            "mailbox": (box,),
            "smtp": smtp(smtp_server),
            "send": config.send.model_copy(update={"undo_seconds": 0}),
        }
    )
    desk = Desk(changed, database, Blobs(tmp_path / "blobs"), b"k" * 32, explainer)
    stop = threading.Event()
    threads = start(desk, stop)
    wait_for(lambda: len(all_tickets(desk)) == 1)
    yield desk
    stop.set()
    desk.wake.set()
    for thread in threads:
        thread.join(timeout=10)
        assert not thread.is_alive()


def user_of(desk: Desk) -> str:
    return desk.config.mailbox[0].username or ""


def test_a_mail_in_dovecot_becomes_a_draft_and_its_answer_leaves_once(
    running: Desk, dovecot: Dovecot, smtp_server: SmtpServer
) -> None:
    time.sleep(1.0)  # let the server begin to watch the mailbox for us
    dovecot.deliver(user_of(running), mail())
    wait_for(lambda: len(all_tickets(running)) == 2)
    ticket = all_tickets(running)[-1]
    assert ticket.state is TicketState.DRAFTED
    with running.database.read() as tx:
        draft = drafts.open_draft(tx, ticket.id)
    assert draft is not None

    review.approve(running, SARI, draft.id, draft.version, now_utc())
    wait_for(lambda: smtp_server.mails)

    def sent() -> bool:
        with running.database.read() as tx:
            return deliveries.of_ticket(tx, ticket.id)[0].state is DeliveryState.SENT

    wait_for(sent)
    (received,) = smtp_server.mails
    answer = parse(received.octets)
    assert (answer.in_reply_to, received.recipients) == ("satu@warga.example", ("rina@warga.example",))

    dovecot.deliver(
        user_of(running), mail("Kalau hilang?", message_id="<dua@warga.example>", in_reply_to=f"<{answer.message_id}>")
    )
    wait_for(lambda: all_tickets(running)[-1].state is TicketState.DRAFTED)
    assert len(all_tickets(running)) == 2


def test_every_message_of_the_server_has_a_receipt_and_the_mailbox_a_heartbeat(running: Desk, dovecot: Dovecot) -> None:
    for number in range(5):
        dovecot.deliver(
            user_of(running), mail(f"Pertanyaan {number}: berapa biaya NIB?", message_id=f"<{number}@x.example>")
        )

    def all_imported() -> bool:
        with running.database.read() as tx:
            return receipts.counts(tx) == {"imported": 6}

    wait_for(all_imported)
    with running.database.read() as tx:
        (health,) = mailboxes.health(tx, now_utc())
    assert health.heartbeat_at is not None
    assert (health.problem, health.late) == (None, False)


def test_a_mail_in_dovecot_is_on_the_open_page_without_reloading(running: Desk, dovecot: Dovecot) -> None:
    employ(running, "Rina Kusuma")
    with serve(running) as address, chromium() as browser:
        page = browser.new_page()
        page.goto(f"{address}/login")
        page.fill("input[name=email]", "rina@dpmptsp.example")
        page.fill("input[name=password]", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url("**/queue/**")
        page.goto(f"{address}/queue/to-review")
        page.evaluate("window.never_reloaded = true")
        time.sleep(1.0)  # let the server begin to watch the mailbox, and the page to listen

        dovecot.deliver(user_of(running), mail(subject="Makam keluarga di Karet Bivak"))
        expect(page.get_by_text("Makam keluarga di Karet Bivak").first).to_be_visible(timeout=SOON * 1000)

        assert page.evaluate("window.never_reloaded") is True
