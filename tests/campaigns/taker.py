"""Processes that take a mailbox in, and kill themselves at a chosen moment between two durable steps.

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
from helpdesk.config import load
from helpdesk.desk import Desk
from helpdesk.explain import Explainer
from helpdesk.intake import collect, import_waiting
from helpdesk.knowledge.load import load as load_knowledge
from helpdesk.store import mailboxes
from helpdesk.store.database import Database
from tests.letters import Letterbox

MOMENTS = (
    "octets written, not yet published",
    "octets durable, no receipt yet",
    "receipt durable, nothing derived yet",
    "some derived, not yet committed",
    "derived durable, the next not begun",
)
NEVER = "never"
RECEIPT, MESSAGE = "INSERT INTO receipt", "INSERT INTO question"


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
        for engine in (database.engine, database._writes):
            sa.event.listen(engine, "before_cursor_execute", self._statement)
            sa.event.listen(engine, "commit", self._commit)
            sa.event.listen(engine, "begin", self._begin)

    def _audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "os.rename" and self._blobs in str(arguments[1]):
            self._fate.comes(MOMENTS[0])

    def _statement(self, _connection: Any, _cursor: Any, text: str, *_rest: Any) -> None:
        self._written.update(start for start in (RECEIPT, MESSAGE) if text.startswith(start))
        if text.startswith(MESSAGE):
            self._fate.comes(MOMENTS[3])

    def _commit(self, _connection: Any) -> None:
        if RECEIPT in self._written:
            self._fate.comes(MOMENTS[1])

    def _begin(self, _connection: Any) -> None:
        if RECEIPT in self._written:
            self._fate.comes(MOMENTS[2])
        if MESSAGE in self._written:
            self._fate.comes(MOMENTS[4])
        self._written.clear()


def take(folder: Path, url: str, explainer: Explainer, fate: Fate) -> None:
    """Take everything in."""
    database = Database(url)
    desk = Desk(explainer.config, database, Blobs(folder / "blobs"), b"k" * 32, explainer)
    now = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
    with database.transaction() as tx:
        mailboxes.enroll(tx, "penyuluhan", "", 60)
    Watcher(fate, folder / "blobs").watch(database)
    with Letterbox(folder / "mailbox").open() as mailbox:
        collect(desk, mailbox, now, grows=False)
    while import_waiting(desk, now):
        pass
    database.close()


def main(folder: Path, url: str) -> None:
    """For each line ``count moment`` of standard input fork a process that takes, and print how it ended."""
    config = load(Path(__file__).parents[2] / "config.toml")
    explainer = Explainer(config, load_knowledge(config.draft.faq))
    for line in sys.stdin:
        count, _, moment = line.rstrip("\n").partition(" ")
        child = os.fork()
        if child == 0:
            take(folder, url, explainer, Fate(moment, int(count)))
            os._exit(0)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
