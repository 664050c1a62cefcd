"""Guarantee of intake over IMAP: killed anywhere, while mail arrives and the line breaks, every UID has a receipt."""

from __future__ import annotations

import random
import threading
import uuid
from collections import Counter
from pathlib import Path

import pytest

from helpdesk.config import MailboxConfig
from helpdesk.desk import Desk
from helpdesk.intake.reconcile import account
from helpdesk.mailbox.open import open_mailbox
from helpdesk.store import messages, receipts, tickets
from tests.campaigns.taker import IMAP_MOMENTS, NEVER
from tests.campaigns.test_kills import ONCE, SEED, Taker
from tests.letters import mail
from tests.servers.dovecot import Dovecot
from tests.servers.proxy import Act, Proxy, cut, say, stall

FAULTS: dict[str, tuple[bytes, Act]] = {
    "stalled": (rb"FETCH .*BODY", stall),
    "half a line": (rb"FETCH .*BODY", say(b"* 1 FETCH (UID 1 BO")),
    "cut at login": (rb"AUTHENTICATE|LOGIN", cut),
    "cut at search": (rb"UID SEARCH", cut),
    "cut at fetch": (rb"FETCH .*BODY", cut),
    "garbled": (rb"FETCH .*BODY", say(b"nonsense\r\n")),
    "BYE": (rb"UID SEARCH", say(b"* BYE Too many mails today\r\n")),
    "throttled": (rb"FETCH .*BODY", say(b"TAG NO [THROTTLED] later\r\n")),
}


def letters(prefix: str, count: int) -> list[bytes]:
    """Return mails with a question each, so that something is derived from every one."""
    return [
        mail(f"Berapa biaya izin reklame? ({prefix} {n})", message_id=f"<{prefix}.{n}@warga.example>")
        for n in range(count)
    ]


class Campaign:
    """Deliveries, broken lines and kills, one round after the other."""

    def __init__(self, desk: Desk, dovecot: Dovecot, proxy: Proxy, folder: Path) -> None:
        (folder / "password").write_text(Dovecot.password)
        self._dovecot, self._proxy, self._chance = dovecot, proxy, random.Random(SEED)
        self.box = MailboxConfig(
            kind="imap",
            host=proxy.host,
            port=proxy.port,
            tls="none",
            username=f"{uuid.uuid4().hex}@example.org",
            password_file=folder / "password",
            timeout_seconds=5,
        )
        self.taker = Taker(folder, desk.database, self.box.model_dump_json())
        self.kills: Counter[str] = Counter()
        self.faults: Counter[str] = Counter()
        self.sent = 0

    def plan(self, kills: int) -> list[str]:
        """Return the moments to kill at, each ``kills`` times, in any order."""
        plan = [moment for moment in IMAP_MOMENTS for _ in range(kills)]
        self._chance.shuffle(plan)
        return plan

    def round(self, number: int, moment: str, fault: str | None) -> None:
        """Deliver before and while a process reads, until it is killed."""
        before, meanwhile = letters(f"a{number}", 4), letters(f"b{number}", self._chance.randrange(3))
        self.sent += len(before) + len(meanwhile)
        self._deliver(before)
        self._proxy.rules.clear()
        if fault:
            self._proxy.once(*FAULTS[fault])
            self.faults[fault] += 1
        postman = threading.Thread(target=self._deliver, args=(meanwhile,))
        postman.start()
        self.kills[moment] += self.taker.take(moment, self._chance.randrange(1, 2 if moment in ONCE else 4))
        postman.join()

    def finish(self) -> None:
        """Read to the end, undisturbed."""
        self._proxy.rules.clear()
        assert not self.taker.take(NEVER, 1)
        self.taker.close()

    def _deliver(self, mails: list[bytes]) -> None:
        for octets in mails:
            self._dovecot.deliver(self.box.username or "", octets)

    def report(self, backend: str) -> None:
        """Print what was done."""
        print(f"\nkills over IMAP with seed {SEED} on {backend}, {self.sent} mails:")
        for moment in IMAP_MOMENTS:
            print(f"  {self.kills[moment]:3}  {moment}")
        print("  broken lines: " + ", ".join(f"{self.faults[name]} {name}" for name in FAULTS))


def test_killed_during_deliveries_over_a_line_that_breaks_every_uid_has_a_receipt_and_no_mail_comes_twice(
    desk: Desk, dovecot: Dovecot, tmp_path: Path, long: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    faults = list(FAULTS)[0 if long else 2 :]  # the first two cost a timeout each
    with Proxy(dovecot.imap_port) as proxy:
        campaign = Campaign(desk, dovecot, proxy, tmp_path)
        plan = campaign.plan(30 if long else 1)
        for number, moment in enumerate(plan):
            campaign.round(number, moment, faults[number // 2 % len(faults)] if number % 2 else None)
        campaign.finish()
        with open_mailbox(campaign.box) as mailbox:
            found = account(desk, campaign.box.name, mailbox.list(0))
    with capsys.disabled():
        campaign.report(desk.database.url.get_backend_name())
    with desk.database.read() as tx:
        names = [name for t in tickets.every(tx) for name, _, _ in messages.of_ticket(tx, t.id)]
        assert receipts.counts(tx) == {"imported": campaign.sent}
    assert not found.differs
    assert found.server == len(names) == len(set(names)) == campaign.sent
    assert dict(campaign.kills) == dict(Counter(plan))
