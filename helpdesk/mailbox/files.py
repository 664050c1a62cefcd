"""Mail in files: single mails, folders of them, Maildirs, standard input.

A folder is walked recursively, names in byte order, hidden files skipped; a folder that holds ``cur`` and ``new`` is a
Maildir. ``file_mailbox`` puts files into the desk, and knows mboxes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from helpdesk.mailbox.protocol import MAX_OCTETS

STDIN = "-"


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
