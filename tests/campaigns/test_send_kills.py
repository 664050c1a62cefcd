"""Guarantee of send: killed at any step of SMTP, no citizen gets a mail twice, and none is lost without being shown."""

from __future__ import annotations

import itertools
import os
import queue
import signal
import subprocess
import sys
import threading
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from helpdesk.blobs import Blobs
from helpdesk.mail.compose import Outgoing, compose
from helpdesk.mail.parse import parse
from helpdesk.model.delivery import Delivery, DeliveryState
from helpdesk.model.draft import Letter
from helpdesk.model.message import Address
from helpdesk.model.person import Person, Role
from helpdesk.model.ticket import Origin
from helpdesk.store import citizens, deliveries, drafts, messages, tickets
from helpdesk.store.database import Database
from tests.campaigns.poster import NOW
from tests.conftest import ROOT
from tests.servers.scripted import KEPT, STEPS, ScriptedServer

SUPERVISOR = Person(1, "Bayu", "bayu@kantor.example", Role.SUPERVISOR, None, None, True, 0, "id", NOW)
DESK, RINA = Address("", "penyuluhan@dpmptsp.example"), Address("Rina", "rina@warga.example")
MAILS = 3  # in line at each kill, for two connections


class Poster:
    """Runs sender processes one after another, and kills the one that runs."""

    def __init__(self, folder: Path, database: Database, port: int) -> None:
        url = database.url.render_as_string(hide_password=False)
        command = [sys.executable, "-m", "tests.campaigns.poster", str(folder), url, str(port)]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True, bufsize=1)

    def run(self, server: ScriptedServer, step: str | None = None) -> bool:
        """Run one sender until it ends, and kill it when it comes to ``step``; return whether it was killed."""
        running: queue.SimpleQueue[int] = queue.SimpleQueue()
        once = threading.Lock()

        def strike(blow: signal.Signals) -> None:
            with once:  # the first of its connections that comes to the step; the others find it dead
                child = running.get(timeout=60)
                if child:
                    os.kill(child, blow)
                running.put(0 if blow is signal.SIGKILL else child)

        server.stop_at(step, lambda: strike(signal.SIGKILL), lambda: strike(signal.SIGSTOP))
        ended = self.go(running)
        assert ended in (0, -signal.SIGKILL)
        return ended == -signal.SIGKILL

    def go(self, running: queue.SimpleQueue[int] | None = None) -> int:
        """Run one sender until it ends, tell ``running`` its number, and return how it ended."""
        assert self._process.stdin
        self._process.stdin.write("\n")
        child = self._read("child")
        if running is not None:
            running.put(child)
        return self._read("ended")

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        assert self._process.wait(timeout=60) == 0
        self._process.stdout.close()

    def _read(self, word: str) -> int:
        assert self._process.stdout
        while True:
            line = self._process.stdout.readline()
            assert line, "the poster has ended"
            if line.startswith(f"{word} "):
                return int(line.split()[1])


@contextmanager
def posting(folder: Path, database: Database, server: ScriptedServer) -> Iterator[Poster]:
    folder.mkdir(exist_ok=True)
    poster = Poster(folder, database, server.port)
    try:
        yield poster
    finally:
        poster.close()


def put_in_line(database: Database, blobs: Blobs, name: str) -> int:
    """Put an approved reply of its own ticket into the outbox."""
    outgoing = Outgoing(DESK, (RINA,), (), "Izin", name, f"{name}@dpmptsp.example", None, (), NOW, html="")
    octets = compose(outgoing)
    digest = blobs.put(octets)
    with database.transaction() as tx:
        messages.note_blob(tx, digest, len(octets), NOW)
        citizen = citizens.meet(tx, RINA.address, "Rina", NOW)
        ticket = tickets.add(
            tx, NOW, prefix="PTSP", subject="Izin", citizen_id=citizen, language="id", origin=Origin.EMAIL
        )
        letter = Letter("id", "Izin", name, ())
        draft = drafts.propose(tx, NOW, ticket_id=ticket.id, message_row_id=None, letter=letter, to=(RINA,))
        drafts.close(tx, draft, "approved", NOW)
        return deliveries.queue(
            tx,
            NOW,
            ticket_id=ticket.id,
            draft_id=draft,
            message_row_id=None,
            message_id=outgoing.message_id,
            digest=digest,
            reverse_path=DESK.address,
            recipients=(RINA.address,),
            not_before=NOW,
        )


def states_of(database: Database, ids: list[int]) -> dict[str, Delivery]:
    with database.read() as tx:
        found = [deliveries.get(tx, each) for each in ids]
    return {each.message_id: each for each in found if each is not None}


def check(database: Database, server: ScriptedServer, ids: list[int], step: str) -> Counter[str]:
    """Check every promise for the mails of one kill and return how many ended in which state."""
    arrived = Counter(parse(mail.octets).message_id for mail in server.mails)
    with database.read() as tx:
        shown = {each.id for each in deliveries.stuck(tx, SUPERVISOR)}
    found = states_of(database, ids)
    assert len(found) == len(ids)
    for message_id, each in found.items():
        assert arrived[message_id] <= 1, f"{message_id} came twice"
        if each.state is DeliveryState.SENT:
            assert arrived[message_id] == 1, f"{message_id} is said to be sent and was not"
        else:
            assert (each.state, each.id in shown) == (DeliveryState.UNCERTAIN, True)
            assert each.data_at is not None
            assert step in (*KEPT, "dot")  # before the octets nothing is uncertain
    return Counter(each.state for each in found.values())


def test_killed_at_any_step_of_smtp_no_mail_goes_twice_and_none_is_lost(
    database: Database, tmp_path: Path, long: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    kills = 20 if long else 2 if database.sqlite else 1
    steps = STEPS if long or database.sqlite else ("MAIL", "DATA", "before 250", "after 250")
    blobs, totals = Blobs(tmp_path / "blobs"), defaultdict[str, Counter[str]](Counter)
    with ScriptedServer() as server, posting(tmp_path, database, server) as poster:
        for step, number in itertools.product(steps, range(kills)):
            ids = [put_in_line(database, blobs, f"{STEPS.index(step)}x{number}x{each}") for each in range(MAILS)]
            assert poster.run(server, step), f"nobody was killed at {step}"
            assert not poster.run(server)
            totals[step] += check(database, server, ids, step)
    with capsys.disabled():
        print(f"\n{kills} kills at each step of SMTP on {database.url.get_backend_name()}, {MAILS} mails in line:")
        for step in steps:
            print(f"  {step:12} {', '.join(f'{count} {state}' for state, count in sorted(totals[step].items()))}")
    for step in steps:
        assert (totals[step][DeliveryState.UNCERTAIN] > 0) == (step in (*KEPT, "dot"))


def test_a_server_that_hangs_up_at_a_step_loses_and_doubles_nothing(sqlite_database: Database, tmp_path: Path) -> None:
    blobs = Blobs(tmp_path / "blobs")
    with ScriptedServer() as server, posting(tmp_path, sqlite_database, server) as poster:
        for step in STEPS:
            ids = [put_in_line(sqlite_database, blobs, f"{STEPS.index(step)}x{each}") for each in range(MAILS)]
            server.mails.clear()
            server.stop_at(step)
            assert poster.go() == 0
            found = Counter(each.state for each in states_of(sqlite_database, ids).values())
            arrived = Counter(parse(mail.octets).message_id for mail in server.mails)
            assert max(arrived.values(), default=0) <= 1
            if step == "after 250":
                assert found == {DeliveryState.SENT: MAILS}
            elif step in ("dot", "before 250"):
                assert found == {DeliveryState.UNCERTAIN: MAILS}
            else:
                assert found == {DeliveryState.QUEUED: MAILS}  # tried again later, and nothing had gone out
                assert not arrived
