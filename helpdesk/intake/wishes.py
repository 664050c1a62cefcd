"""Wishes: what administrators want of a mailbox on its page reaches whoever reads it, in whichever process that is.

A reader that waits (for mail, or until a server answers again) looks every second whether the mailbox was paused, is
to be read again, or somebody asked to look at once; then it ends its wait as if the desk stopped, and begins anew.
"""

from __future__ import annotations

import threading
import time
from datetime import datetime

from helpdesk.config import MailboxConfig
from helpdesk.desk import Desk
from helpdesk.errors import ConflictError
from helpdesk.model.person import Actor
from helpdesk.store import events, mailboxes
from helpdesk.store.mailboxes import Wish

LOOKS = 1.0  # seconds between two looks
LONGEST_WHY = 300  # characters


class Wishes:
    """An event that is set when the desk stops, or when what administrators want of a mailbox has changed."""

    def __init__(self, desk: Desk, mailbox: str, stop: threading.Event) -> None:
        self._desk, self._mailbox, self._stop = desk, mailbox, stop
        self._seen = Wish(False, None)
        self._changed = False
        self._looked = 0.0

    def begin(self) -> bool:
        """Take note of what is wanted now, and return whether the mailbox may be read."""
        self._seen, self._changed = self._look(), False
        return not self._seen.paused

    def is_set(self) -> bool:
        """Whether reading should begin anew, or end."""
        if not self._changed and time.monotonic() - self._looked >= LOOKS:
            self._changed = self._look() != self._seen
        return self._changed or self._stop.is_set()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until that is so (True), at most ``timeout`` seconds."""
        end = None if timeout is None else time.monotonic() + timeout
        while not self.is_set():
            left = LOOKS if end is None else end - time.monotonic()
            if left <= 0:
                return False
            self._stop.wait(min(left, LOOKS))
        return True

    def _look(self) -> Wish:
        self._looked = time.monotonic()
        with self._desk.database.read() as tx:
            return mailboxes.wish(tx, self._mailbox)


def pause(desk: Desk, actor: Actor, box: MailboxConfig, why: str, now: datetime) -> None:
    """Let nobody read a mailbox. Raises ConflictError without a reason, or when it is paused already."""
    reason = " ".join(why.split())[:LONGEST_WHY]
    if not reason:
        raise ConflictError("Say why: every page shows it, because no mail comes in meanwhile.")
    with desk.database.transaction() as tx:
        if not mailboxes.pause(tx, _names(box), now, reason):
            raise ConflictError(f"Mailbox {box.name} is paused already, or no desk has ever read it.")
        events.record(tx, now, actor, "admin.mailbox-paused", why=reason, data={"mailbox": box.name})


def resume(desk: Desk, actor: Actor, box: MailboxConfig, now: datetime) -> None:
    """Let a mailbox be read again, at once. Raises ConflictError when it is not paused."""
    with desk.database.transaction() as tx:
        if not mailboxes.resume(tx, _names(box), now):
            raise ConflictError(f"Mailbox {box.name} is not paused.")
        events.record(tx, now, actor, "admin.mailbox-resumed", data={"mailbox": box.name})


def ask(desk: Desk, actor: Actor, box: MailboxConfig, now: datetime) -> None:
    """Ask whoever reads a mailbox to look at once. Raises ConflictError when it is paused or was never read."""
    with desk.database.transaction() as tx:
        if not mailboxes.ask(tx, _names(box), now):
            raise ConflictError(f"Mailbox {box.name} is paused, or was never read: is `helpdesk run` running?")
        events.record(tx, now, actor, "admin.mailbox-asked", data={"mailbox": box.name})


def _names(box: MailboxConfig) -> tuple[str, str]:
    """Return the names under which its folders are accounted for: one loop reads both."""
    return box.name, box.sent_name
