"""A Maildir as a mailbox: one file a message, put there by a delivery agent or another program.

The UID is made of the file's base name, which stays the same when a message moves from new/ to cur/ or its flags
change. So no state is needed; UIDs do not grow, and ``after`` says nothing.
"""

from __future__ import annotations

import hashlib
import logging
import os
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from watchfiles import watch
from watchfiles.main import FileChange

from helpdesk.config import MailboxConfig
from helpdesk.errors import MailboxError
from helpdesk.mailbox.protocol import GONE, MAX_OCTETS, TOO_LARGE, Fetched, Listing, Stop

log = logging.getLogger(__name__)

TICK_MILLISECONDS = 100  # how long a watch may sleep before it looks whether to stop
UIDVALIDITY = 1


class MaildirMailbox:
    """The Maildir at ``config.path``; missing folders are made. ``config.move_to`` names a Maildir++ sub-folder."""

    def __init__(self, config: MailboxConfig) -> None:
        if config.path is None:
            raise MailboxError(f'mailbox {config.name}: a maildir needs path = "...".', permanent=True)
        self.name = config.name
        self._folder = config.path
        self._target = config.path / f".{config.move_to.lstrip('.')}" if config.move_to else None
        self._changes: Iterator[set[FileChange]] | None = None
        self._files: dict[int, Path] = {}
        self._uids: dict[str, int] = {}

    def __enter__(self) -> Self:
        """Make the folders that are missing. Raises MailboxError when they cannot be used."""
        try:
            for folder in filter(None, (self._folder, self._target)):
                for part in ("tmp", "new", "cur"):
                    (folder / part).mkdir(mode=0o700, parents=True, exist_ok=True)
            self._scan()
        except OSError as error:
            raise self._error(error) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Forget the watch and the listing."""
        self._changes = None
        self._files = {}

    def list(self, after: int) -> Listing:  # noqa: ARG002 -- these UIDs do not grow
        """Return every message in new/ and cur/ in the order of delivery."""
        try:
            files = self._scan()
        except OSError as error:
            raise self._error(error) from error
        deleted = tuple(uid for uid, path in files.items() if "T" in _flags(path.name))
        return Listing(str(self._folder), UIDVALIDITY, tuple(files), deleted)

    def fetch(self, uids: Sequence[int]) -> Iterator[Fetched]:
        """Yield each message, read one at a time."""
        for uid in uids:
            yield self._read(uid)

    def wait(self, seconds: float, stop: Stop) -> bool:
        """Wait for a change of new/ or cur/ as the kernel announces it.

        The first call returns at once: what came before the watch began would not be announced.
        """
        deadline = time.monotonic() + seconds
        try:
            if self._changes is None:
                self._changes = self._watch()
                return True
            while not stop.is_set() and time.monotonic() < deadline:
                if next(self._changes):
                    return True
        except (OSError, RuntimeError) as error:  # no watch to be had (limits, network drives): come back later
            log.warning("mailbox.unwatched", extra={"mailbox": self.name, "reason": str(error)})
            self._changes = None
            stop.wait(max(0.0, deadline - time.monotonic()))
        return False

    def warning(self, now: datetime) -> str | None:
        """Return None: nothing can be amiss without stopping to read."""

    def settle(self, uids: Sequence[int]) -> None:
        """Move the messages from new/ to cur/ without flags, or to ``move_to``'s cur/: other programs see it."""
        target = (self._target or self._folder) / "cur"
        for uid in uids:
            path = self._files.get(uid)
            if path is None or path.parent == target:
                continue
            name = path.name if ":" in path.name else f"{path.name}:2,"
            try:
                path.rename(target / name)
            except FileNotFoundError:
                continue  # another program was faster
            except OSError as error:
                raise self._error(error) from error
            self._files[uid] = target / name

    def _watch(self) -> Iterator[set[FileChange]]:
        """Return the changes of new/ and cur/ from now on, an empty set for each tick without one."""
        changes = watch(
            self._folder / "new",
            self._folder / "cur",
            watch_filter=None,
            debounce=50,
            step=20,
            rust_timeout=TICK_MILLISECONDS,
            yield_on_timeout=True,
            recursive=False,
        )
        next(changes)  # only this starts the watch
        return changes

    def _scan(self) -> dict[int, Path]:
        """Return path by UID in the order of delivery, and remember it."""
        found: dict[str, Path] = {}
        for part in ("cur", "new"):
            with os.scandir(self._folder / part) as entries:
                for entry in entries:
                    if not entry.name.startswith(".") and entry.is_file(follow_symlinks=False):
                        found[_base(entry.name)] = Path(entry.path)
        uids = self._uids
        self._uids = {base: uids.get(base) or _uid(base) for base in sorted(found, key=_delivered)}
        self._files = {uid: found[base] for base, uid in self._uids.items()}
        return self._files

    def _read(self, uid: int) -> Fetched:
        try:
            return self._open(uid)
        except FileNotFoundError:
            pass  # moved to cur/ or flagged since the listing, or gone
        except OSError as error:
            return Fetched(uid, None, None, f"cannot be read: {error.strerror}")
        try:
            self._scan()
            return self._open(uid)
        except FileNotFoundError:
            return Fetched(uid, None, None, GONE, gone=True)
        except OSError as error:
            return Fetched(uid, None, None, f"cannot be read: {error.strerror}")

    def _open(self, uid: int) -> Fetched:
        path = self._files.get(uid)
        if path is None:
            raise FileNotFoundError(uid)
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            received_at = datetime.fromtimestamp(status.st_mtime, UTC)
            if status.st_size > MAX_OCTETS:
                return Fetched(uid, None, received_at, TOO_LARGE)
            return Fetched(uid, file.read(), received_at)

    def _error(self, error: OSError) -> MailboxError:
        return MailboxError(
            f"mailbox {self.name}: the maildir {self._folder} cannot be used: {error.strerror or error}. "
            "Correct path in its [[mailbox]] table, or give the desk's user access to it.",
            permanent=isinstance(error, PermissionError | NotADirectoryError | FileExistsError),
        )


def _base(name: str) -> str:
    """Return the part of a file name that never changes."""
    return name.partition(":")[0]


def _flags(name: str) -> str:
    return name.rpartition(":2,")[2] if ":2," in name else ""


def _uid(base: str) -> int:
    """Return a positive integer of 63 bits (what a database holds) that stands for this message alone."""
    digest = hashlib.sha256(os.fsencode(base)).digest()
    return int.from_bytes(digest[:8], "big") >> 1 or 1


def _delivered(base: str) -> tuple[int, str]:
    """Return a key that sorts by the delivery time in the name (seconds), then by the name."""
    seconds = base.partition(".")[0]
    return (int(seconds) if seconds.isascii() and seconds.isdigit() and len(seconds) < 19 else 0, base)
