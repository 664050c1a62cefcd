"""Guarantee of intake: killed anywhere, every message is there once, with its octets."""

from __future__ import annotations

import hashlib
import random
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from helpdesk.blobs import Blobs
from helpdesk.store import messages, receipts, tickets
from helpdesk.store.database import Database
from tests.campaigns.taker import MOMENTS, NEVER
from tests.conftest import ROOT
from tests.letters import Letterbox, mail

SEED = 20261124


def letters(count: int) -> list[bytes]:
    """Return mails that differ, some of them answers to others, one of them no mail at all."""
    chance = random.Random(SEED)
    texts = ("Berapa biaya izin reklame?", "Syarat SIP dokter apa saja?", "Min, cara urus NIB gmn?", "Terima kasih.")
    made = [b"\x00\xff not a mail"]
    for number in range(1, count):
        before = f"<{chance.randrange(1, number)}@warga.example>" if number > 3 and chance.random() < 0.2 else None
        sender = f"warga{number % 40}@warga.example"
        made.append(
            mail(
                f"{chance.choice(texts)} ({number})",
                message_id=f"<{number}@warga.example>",
                sender=sender,
                in_reply_to=before,
            )
        )
    return made


class Taker:
    """A process that forks one taker for every line it is given."""

    def __init__(self, folder: Path, database: Database, *mailbox: str) -> None:
        url = database.url.render_as_string(hide_password=False)
        command = [sys.executable, "-m", "tests.campaigns.taker", str(folder), url, *mailbox]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True, bufsize=1)

    def take(self, moment: str, count: int) -> bool:
        """Run one process over the mailbox; return whether it was killed."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{count} {moment}\n")
        ended = 1
        while (line := self._process.stdout.readline().strip()) and not line.lstrip("-").isdigit():
            continue  # log events
        ended = int(line)
        assert ended in (0, -signal.SIGKILL)
        return ended == -signal.SIGKILL

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        assert self._process.wait(timeout=60) == 0
        self._process.stdout.close()


ONCE = (MOMENTS[1], MOMENTS[2], MOMENTS[4])  # these come once a batch


def test_killed_between_any_two_durable_steps_nothing_is_lost_and_nothing_is_taken_twice(
    database: Database, letterbox: Letterbox, tmp_path: Path, long: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(SEED)
    expected = letters(220 if long else 40)
    plan = [moment for moment in MOMENTS for _ in range(11 if long else 1)]
    chance.shuffle(plan)
    histogram: Counter[str] = Counter()
    taker = Taker(tmp_path, database)

    for number, moment in enumerate(plan):
        for octets in expected[number * 4 : number * 4 + 4]:
            letterbox.put(octets)
        histogram[moment] += taker.take(moment, 1 if moment in ONCE else chance.randrange(1, 4))
    for octets in expected[len(plan) * 4 :]:
        letterbox.put(octets)
    assert not taker.take(NEVER, 1)
    taker.close()

    with capsys.disabled():
        print(f"\nkills with seed {SEED} on {database.url.get_backend_name()}, {len(expected)} mails:")
        for moment in MOMENTS:
            print(f"  {histogram[moment]:3}  {moment}")
    with database.read() as tx:
        kept = [digest for t in tickets.every(tx) for _, digest, _ in messages.of_ticket(tx, t.id)]
        assert receipts.counts(tx) == {"imported": len(expected)}
    assert sorted(kept) == sorted(hashlib.sha256(octets).hexdigest() for octets in expected)
    blobs = Blobs(tmp_path / "blobs")
    assert sorted(blobs.get(digest) for digest in kept) == sorted(expected)
    assert sum(histogram.values()) >= (50 if long else 4)
    assert not long or min(histogram[moment] for moment in MOMENTS) >= 10
