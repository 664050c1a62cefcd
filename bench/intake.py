"""How many mails a second go from a Maildir into tickets and drafts on SQLite, and what they cost in memory.

python -m bench.intake [--mails 200]
"""

from __future__ import annotations

import argparse
import logging
import sqlite3
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import structlog

from bench.machine import demo_mails, describe, peak, read_with_stdlib, told
from helpdesk.blobs import Blobs
from helpdesk.config import MailboxConfig, load
from helpdesk.demo import maildir
from helpdesk.desk import Desk
from helpdesk.explain import Explainer
from helpdesk.intake import collect, import_waiting
from helpdesk.knowledge.load import load as load_knowledge
from helpdesk.mailbox.maildir import MaildirMailbox
from helpdesk.store import mailboxes, receipts
from helpdesk.store.database import Database

ROOT = Path(__file__).parent.parent
NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
BATCH = 100


def floor(folder: Path, box: Path) -> float:
    """Return mails a second: read the files, parse them with the standard library, a row each, a commit a batch."""
    paths = list(maildir.files(box))
    database = sqlite3.connect(folder / "floor.sqlite3", isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE mail (name TEXT, octets BLOB)")
    began = time.perf_counter()
    for start in range(0, len(paths), BATCH):
        batch = [(path.name, path.read_bytes()) for path in paths[start : start + BATCH]]
        read_with_stdlib(octets for _, octets in batch)
        database.execute("BEGIN IMMEDIATE")
        database.executemany("INSERT INTO mail VALUES (?, ?)", batch)
        database.execute("COMMIT")
    seconds = time.perf_counter() - began
    database.close()
    return len(paths) / seconds


def open_desk(folder: Path) -> Desk:
    """Return a desk with nothing in it."""
    config = load(ROOT / "config.toml")
    database = Database(f"sqlite:///{folder / 'helpdesk.sqlite3'}")
    database.migrate()
    with database.transaction() as tx:
        mailboxes.enroll(tx, "penyuluhan", "", 60)
    explainer = Explainer(config, load_knowledge(config.draft.faq))
    return Desk(config, database, Blobs(folder / "blobs"), b"k" * 32, explainer)


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--mails", type=int, default=200, help="how many mails (default 200)")
    mails = demo_mails(arguments.parse_args().mails)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    print(describe())
    with tempfile.TemporaryDirectory() as name:
        folder, box = Path(name), Path(name) / "mailbox"
        maildir.make(box)
        for octets in mails:
            maildir.deliver(box, octets, NOW)
        least = floor(folder, box)
        desk = open_desk(folder)
        desk.explainer.explain(mails[0], desk.today(NOW))  # what is loaded at the first use is not intake's
        before = peak()

        began = time.perf_counter()
        with MaildirMailbox(MailboxConfig(name="penyuluhan", kind="maildir", path=box)) as mailbox:
            collect(desk, mailbox, NOW, grows=False)
        collected = time.perf_counter()
        while import_waiting(desk, NOW):
            pass
        ended = time.perf_counter()

        with desk.database.read() as tx:
            states = receipts.counts(tx)
        desk.close()
    print(f"{len(mails)} mails from a Maildir: {', '.join(f'{count} {state}' for state, count in states.items())}")
    print(told("floor: read, email, one commit a batch", least, least))
    print(told("collect: octets and receipts durable", len(mails) / (collected - began), least))
    print(told("import: tickets, questions, drafts", len(mails) / (ended - collected), least))
    print(told("both", len(mails) / (ended - began), least))
    print(f"peak memory: {before:.0f} MiB before, {peak():.0f} MiB after")


if __name__ == "__main__":
    main()
