"""Processes that take a mailbox in, and kill themselves at a chosen moment between two durable steps.

The mailbox is a Maildir, or, with a configuration as third argument, an IMAP folder that is read in small steps.

Nothing of the desk is replaced: the process watches itself, by Python's audit events (the rename that publishes octets)
and by the statements that its database connection sends.
"""

from __future__ import annotations

import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from helpdesk.blobs import Blobs
from helpdesk.config import MailboxConfig, load
from helpdesk.desk import Desk
from helpdesk.errors import MailboxError
from helpdesk.explain import Explainer
from helpdesk.intake.intake import collect, import_waiting
from helpdesk.knowledge.load import load as load_knowledge
from helpdesk.mailbox.open import open_mailbox
from helpdesk.store import mailboxes
from helpdesk.store.database import Database
from tests.letters import Letterbox, mail

MOMENTS = (
    "octets written, not yet published",
    "octets durable, no receipt yet",
    "receipt durable, nothing derived yet",
    "some derived, not yet committed",
    "derived durable, the next not begun",
)
IMAP_MOMENTS = (*MOMENTS, "position written, not yet committed", "position durable, the next not begun")
NEVER = "never"
RECEIPT, POSITION = "INSERT INTO receipt", "UPDATE mailbox SET uidvalidity"
MESSAGE, GATHERED = "INSERT INTO message ", "INSERT INTO question "  # of each mail; of all in a transaction together
AT_ONCE = 3
NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


class Fate:
    """Kills the process at the ``count``-th time that ``moment`` comes."""

    def __init__(self, moment: str, count: int) -> None:
        self.moment, self.left = moment, count

    def comes(self, moment: str) -> None:
        """Say that a moment is here."""
        if moment == self.moment:
            self.left -= 1
            if self.left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)


class Watcher:
    """Notices the moments as they come."""

    def __init__(self, fate: Fate, blobs: Path) -> None:
        self._fate, self._blobs = fate, str(blobs)
        self._written: set[str] = set()

    def watch(self, database: Database) -> None:
        """Begin to watch this process and its database connections."""
        sys.addaudithook(self._audit)
        sa.event.listen(database.engine, "before_cursor_execute", self._statement)
        sa.event.listen(database.engine, "commit", self._commit)
        sa.event.listen(database.engine, "begin", self._begin)

    def _audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "os.rename" and self._blobs in str(arguments[1]):
            self._fate.comes(MOMENTS[0])

    def _statement(self, _connection: Any, _cursor: Any, text: str, *_rest: Any) -> None:
        self._written.update(start for start in (RECEIPT, MESSAGE, POSITION) if text.startswith(start))
        if text.startswith((MESSAGE, GATHERED)):
            self._fate.comes(MOMENTS[3])

    def _commit(self, _connection: Any) -> None:
        if RECEIPT in self._written:
            self._fate.comes(MOMENTS[1])
        if POSITION in self._written:
            self._fate.comes(IMAP_MOMENTS[5])

    def _begin(self, _connection: Any) -> None:
        if RECEIPT in self._written:
            self._fate.comes(MOMENTS[2])
        if MESSAGE in self._written:
            self._fate.comes(MOMENTS[4])
        if POSITION in self._written:
            self._fate.comes(IMAP_MOMENTS[6])
        self._written.clear()


def take(desk: Desk, box: MailboxConfig) -> None:
    """Take everything in that is there."""
    with desk.database.transaction() as tx:
        mailboxes.enroll(tx, box.name, box.folder, 60)
    grows = box.kind == "imap"
    found = 1
    while found:
        try:
            with open_mailbox(box) as mailbox:
                while found:
                    found = collect(desk, mailbox, NOW, grows=grows, limit=AT_ONCE if grows else None)
                    while import_waiting(desk, NOW):
                        pass
        except MailboxError as error:
            print(f"again: {error}", flush=True)


def main(folder: Path, url: str, *mailbox: str) -> None:
    """For each line ``count moment`` of standard input fork a process that takes, and print how it ended."""
    config = load(Path(__file__).parents[2] / "config.toml")
    explainer = Explainer(config, load_knowledge(config.draft.faq))
    # a question, so that index and patterns are there before the fork, and not made by every child
    explainer.explain(mail("Berapa biaya izin reklame?"), NOW.date())
    box = MailboxConfig.model_validate_json(mailbox[0]) if mailbox else Letterbox(folder / "mailbox").config
    for line in sys.stdin:
        count, _, moment = line.rstrip("\n").partition(" ")
        child = os.fork()
        if child == 0:
            database = Database(url)
            Watcher(Fate(moment, int(count)), folder / "blobs").watch(database)
            take(Desk(config, database, Blobs(folder / "blobs"), b"k" * 32, explainer), box)
            database.close()
            os._exit(0)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
