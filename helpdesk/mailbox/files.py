"""Mail in files: single mails, folders of them, Maildirs, mboxes, standard input.

A folder is walked recursively, names in byte order, hidden files skipped; a folder that holds ``cur`` and ``new`` is a
Maildir. A file that begins with a ``From `` line is an mbox (RFC 4155) when it is put into the desk.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from helpdesk.mailbox.protocol import MAX_OCTETS, Fetched, Listing

STDIN = "-"
FROM_LINE = re.compile(rb"^From [^\r\n]*\r?\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class MailFile:
    """One file as it was named, with its octets, or the ``error`` why it could not be read."""

    name: str
    octets: bytes | None
    error: str | None
    modified: datetime | None = None


def mail_files(paths: Iterable[str]) -> Iterator[MailFile]:
    """Yield the files that ``paths`` name, in order; one that cannot be read comes with its error."""
    return map(read_file, file_names(paths))


def file_names(paths: Iterable[str]) -> Iterator[str]:
    """Yield the names of the files that ``paths`` name, in order; ``-`` is standard input."""
    for path in paths:
        if path != STDIN and os.path.isdir(path):  # noqa: PTH112 -- the name is printed as it was given
            yield from _walk(path)
        else:
            yield path


def read_file(name: str) -> MailFile:
    """Return one file, or standard input, with its octets or with the reason why there are none."""
    return MailFile(STDIN, sys.stdin.buffer.read(), None) if name == STDIN else _read(name)


def _walk(folder: str) -> Iterator[str]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: os.fsencode(entry.name))
    except OSError:
        yield folder  # reading it as a file says why it cannot be read
        return
    if {"cur", "new"} <= {entry.name for entry in entries if entry.is_dir()}:
        entries = [entry for entry in entries if entry.name in ("cur", "new")]
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _walk(entry.path)
        else:
            yield entry.path


def _read(name: str) -> MailFile:
    path = Path(name)
    try:
        status = path.stat()
        if status.st_size > MAX_OCTETS:
            return MailFile(name, None, f"larger than {MAX_OCTETS} octets; not read")
        return MailFile(name, path.read_bytes(), None, datetime.fromtimestamp(status.st_mtime, UTC))
    except OSError as error:
        return MailFile(name, None, error.strerror or str(error))


def split_mbox(octets: bytes) -> list[bytes]:
    """Return the messages of an mbox, or the octets as one message when they are none.

    A ``From `` line counts only at the beginning or after an empty line; ``>From`` loses one ``>`` (mboxrd).
    """
    if not octets.startswith(b"From "):
        return [octets]
    starts = [m for m in FROM_LINE.finditer(octets) if m.start() == 0 or _after_empty_line(octets, m.start())]
    ends = [m.start() for m in starts[1:]] + [len(octets)]
    messages = []
    for start, end in zip(starts, ends, strict=True):
        text = re.sub(rb"\r?\n\r?\n\Z", b"\n", octets[start.end() : end])
        messages.append(re.sub(rb"^>(>*From )", rb"\1", text, flags=re.MULTILINE))
    return messages


def _after_empty_line(octets: bytes, position: int) -> bool:
    return octets[max(position - 4, 0) : position].endswith((b"\n\n", b"\r\n\r\n"))


class FilesMailbox:
    """Files as a mailbox that is read once. UIDs are made from content, so that the same files again are the same.

    Two files with the same octets are two receipts of one message. ``unread`` lists the files that could not be read.
    """

    name = "files"

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = paths
        self._found: dict[int, tuple[MailFile, bytes]] = {}
        self.unread: list[tuple[str, str]] = []

    def __enter__(self) -> Self:
        """Read the files."""
        seen: Counter[str] = Counter()
        for file in mail_files(self._paths):
            if file.octets is None:
                self.unread.append((file.name, file.error or "cannot be read"))
                continue
            for octets in split_mbox(file.octets):
                digest = hashlib.sha256(octets).hexdigest()
                seen[digest] += 1
                self._found[_uid(f"{digest}:{seen[digest]}")] = (file, octets)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Forget the files."""
        self._found.clear()

    def list(self, after: int) -> Listing:  # noqa: ARG002 -- these UIDs do not grow
        """Return every message found, in the order of the files."""
        return Listing("", 1, tuple(self._found))

    def fetch(self, uids: Sequence[int]) -> Iterator[Fetched]:
        """Yield the messages asked for; a file's time of change counts as the time of arrival."""
        for uid in uids:
            file, octets = self._found[uid]
            yield Fetched(uid, octets, file.modified)

    def wait(self, seconds: float, stop: threading.Event) -> bool:  # noqa: ARG002 -- files do not arrive
        """Return at once: nothing more arrives."""
        return False

    def settle(self, uids: Sequence[int]) -> None:
        """Leave the files as they are."""


def _uid(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") >> 1
