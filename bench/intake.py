"""How many mails a second go from an IMAP server into tickets and drafts on SQLite, and what they cost in memory.

python -m bench.intake [--mails 5000]

A throw-away Dovecot holds the mails. The floor reads them by IMAPClient without its debug log, parses them with the
standard library's ``email`` (policy.default), decodes every part, and commits a row each in batches. The desk does
what its worker does, in one process: fetch, octets and receipts durable, then parse, thread, match, documents, draft,
durable again. Both are timed in wall time and in processor time of this process. No mail is like another: every
fifteenth word has a slip of its own, so that nothing is fast because it was seen before.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from imapclient import IMAPClient

from bench.machine import describe, peak, read_with_stdlib, resident, told
from helpdesk.blobs import Blobs
from helpdesk.cli.log import set_up_log
from helpdesk.config import Log, MailboxConfig, load
from helpdesk.desk import Desk
from helpdesk.explain import Explainer
from helpdesk.intake.intake import collect, import_waiting
from helpdesk.knowledge.load import load as load_knowledge
from helpdesk.mailbox.open import open_mailbox
from helpdesk.store import mailboxes, receipts
from helpdesk.store.database import Database
from helpdesk.worker import AT_ONCE
from tests.servers.dovecot import Dovecot

ROOT = Path(__file__).parent.parent
NOW = datetime(2026, 12, 25, 3, 0, tzinfo=UTC)
USER = "penyuluhan"
BATCH = 100
WINDOW = 1000
WITHOUT_DOCSTRINGS = 2
PYTHONS_OWN = gc.get_threshold()


@dataclass(slots=True)
class Watch:
    """Wall and processor time of this process, and how far it has come after every WINDOW mails."""

    wall: float = field(default_factory=time.perf_counter)
    processor: float = field(default_factory=time.process_time)

    def took(self) -> tuple[float, float]:
        """Return (wall, processor) seconds since the beginning."""
        return time.perf_counter() - self.wall, time.process_time() - self.processor


def fill(server: Dovecot, count: int, first: Path) -> None:
    """Put ``count`` mails into the server, and the first into a file.

    Aside, so that neither the mails nor what writes them (pictures, fonts) is in the memory of this process.
    """

    def append() -> None:
        from bench.mails import varied_mails

        first.write_bytes(next(varied_mails(1)))
        mails = varied_mails(count)
        while some := list(islice(mails, 200)):
            server.append(USER, *some)

    aside(append)


def aside(does: Callable[[], object]) -> None:
    """Have a process of its own do what is no part of the work that is measured."""
    process = multiprocessing.get_context("fork").Process(target=does)
    process.start()
    process.join()
    if process.exitcode:
        raise SystemExit("what the measuring needs could not be made")


def floor(server: Dovecot, folder: Path) -> tuple[float, float]:
    """Return (wall, processor) seconds for the least that any program must do with all mails."""
    database = sqlite3.connect(folder / "floor.sqlite3", isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE mail (uid INTEGER PRIMARY KEY, octets BLOB)")
    gc.unfreeze()  # the floor is another program: it has Python's own settings, not those that the worker made
    gc.set_threshold(*PYTHONS_OWN)
    watch = Watch()
    with IMAPClient(server.host, server.imap_port, ssl=False) as client:
        client._imap.debug = 0
        client.login(USER, server.password)
        client.select_folder("INBOX", readonly=True)
        uids = client.search("ALL")
        for start in range(0, len(uids), BATCH):
            answer = client.fetch(uids[start : start + BATCH], ["BODY.PEEK[]", "INTERNALDATE"])
            batch = [(uid, item[b"BODY[]"]) for uid, item in answer.items()]
            read_with_stdlib(octets for _, octets in batch)
            database.execute("BEGIN IMMEDIATE")
            database.executemany("INSERT INTO mail VALUES (?, ?)", batch)
            database.execute("COMMIT")
    took = watch.took()
    database.close()
    return took


@contextmanager
def open_desk(folder: Path) -> Iterator[Desk]:
    """Give a desk with nothing in it."""
    config = load(ROOT / "config.toml")
    database = Database(f"sqlite:///{folder / 'helpdesk.sqlite3'}")
    aside(database.migrate)  # an office does it once, by a command of its own
    with database.transaction() as tx:
        mailboxes.enroll(tx, USER, "INBOX", 60)
    explainer = Explainer(config, load_knowledge(config.draft.faq))
    desk = Desk(config, database, Blobs(folder / "blobs"), b"k" * 32, explainer)
    yield desk
    desk.close()


def settings_of(server: Dovecot, folder: Path) -> MailboxConfig:
    """Return the server as a mailbox of config.toml."""
    password = folder / "password"
    password.write_text(server.password)
    return MailboxConfig(
        name=USER,
        kind="imap",
        host=server.host,
        port=server.imap_port,
        tls="none",
        username=USER,
        password_file=password,
    )


def take(desk: Desk, box: MailboxConfig) -> tuple[float, float]:
    """Take everything in as the worker does, print how each WINDOW went, and return (wall, processor) seconds."""
    whole, window, taken, printed = Watch(), Watch(), 0, 0
    with open_mailbox(box) as mailbox:
        while found := collect(desk, mailbox, NOW, limit=AT_ONCE):
            while import_waiting(desk, NOW):
                pass
            taken += found
            if taken - printed >= WINDOW:
                wall, processor = (1000 * seconds / (taken - printed) for seconds in window.took())
                size = resident()
                print(
                    f"  {taken:6} mails: {wall:6.2f} ms each, {processor:5.2f} of them ours; {size:4.0f} MiB resident"
                )
                window, printed = Watch(), taken
    return whole.took()


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--mails", type=int, default=5000, help="how many mails (default 5000)")
    count = arguments.parse_args().mails
    if sys.flags.optimize < WITHOUT_DOCSTRINGS:  # as scripts/run runs the desk
        environment = {**os.environ, "PYTHONOPTIMIZE": str(WITHOUT_DOCSTRINGS)}
        os.execve(sys.executable, [sys.executable, "-m", "bench.intake", *sys.argv[1:]], environment)
    set_up_log(Log(level="warning"))
    print(describe())
    with tempfile.TemporaryDirectory() as name, Dovecot() as server:
        folder = Path(name)
        fill(server, count, folder / "first.eml")
        with open_desk(folder) as desk:
            first = (folder / "first.eml").read_bytes()
            desk.explainer.explain(first, desk.today(NOW))  # what is loaded at first use is no mail's
            desk.spare_collector()  # as the worker does
            before = peak()
            ours = take(desk, settings_of(server, folder))
            highest = peak()
            with desk.database.read() as tx:
                states = receipts.counts(tx)
        least = floor(server, folder)
    print(f"{count} mails from Dovecot: {', '.join(f'{number} {state}' for state, number in states.items())}")
    for what, at in (("wall time", 0), ("processor time of this process", 1)):
        print(told(f"floor, {what}", count / least[at], count / least[at]))
        print(told(f"intake, {what}", count / ours[at], count / least[at]))
    print(f"peak memory: {before:.0f} MiB before, {highest:.0f} MiB after; load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
