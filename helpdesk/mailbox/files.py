"""Mail in files: single mails, folders of them, Maildirs, standard input.

A folder is walked recursively, names in byte order, hidden files skipped; a folder that holds ``cur`` and ``new`` is a
Maildir. ``file_mailbox`` puts files into the desk, and knows mboxes.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from helpdesk.mailbox.protocol import MAX_OCTETS

STDIN = "-"
_DEVICES = ("/dev/", "/proc/")  # where a shell puts the pipes that it makes for a command


@dataclass(frozen=True, slots=True)
class MailFile:
    """One file as it was named, with its octets, or the ``error`` why it could not be read."""

    name: str
    octets: bytes | None
    error: str | None
    modified: datetime | None = None


def file_names(paths: Iterable[str]) -> Iterator[str]:
    """Yield the names of the files that ``paths`` name, in order; ``-`` is standard input."""
    for path in paths:
        if path != STDIN and os.path.isdir(path):  # noqa: PTH112 -- the name is printed as it was given
            yield from _walk(path)
        else:
            yield path


def read_file(name: str) -> MailFile:
    """Return one file, or standard input, with its octets or with the reason why there are none."""
    return _read_to_the_end(STDIN, sys.stdin.buffer) if name == STDIN else _read(name)


def _walk(folder: str, around: frozenset[tuple[int, int]] = frozenset()) -> Iterator[str]:
    """Yield the files below ``folder``; ``around`` are the folders that it stands in, which a link may lead back to."""
    try:
        status = os.stat(folder)  # noqa: PTH116 -- the name is kept as it was given
        here = (status.st_dev, status.st_ino)
        entries = sorted(os.scandir(folder), key=lambda entry: os.fsencode(entry.name))
    except OSError:
        entries, here = [], (-1, -1)
        yield folder  # reading it as a file says why it cannot be read
    if here in around:
        yield folder
        return
    if {"cur", "new"} <= {entry.name for entry in entries if _is_folder(entry)}:
        entries = [entry for entry in entries if entry.name in ("cur", "new")]
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if _is_folder(entry):
            yield from _walk(entry.path, around | {here})
        else:
            yield entry.path


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle: reading it as a file says so
        return False


def _read(name: str) -> MailFile:
    path = Path(name)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            os.listdir(name)  # noqa: PTH208 -- raises for a folder that may not be read
            return MailFile(name, None, "a link back to a folder around it; not walked again")
        if not stat.S_ISREG(status.st_mode) and not name.startswith(_DEVICES):
            return MailFile(name, None, "not a regular file; not read, since a pipe without a writer never ends")
        with path.open("rb") as file:
            return _read_to_the_end(name, file, datetime.fromtimestamp(status.st_mtime, UTC))
    except OSError as error:
        return MailFile(name, None, error.strerror or str(error))


def _read_to_the_end(name: str, file: BinaryIO, modified: datetime | None = None) -> MailFile:
    octets = file.read(MAX_OCTETS + 1)
    if len(octets) > MAX_OCTETS:
        return MailFile(name, None, f"larger than {MAX_OCTETS} octets; not read")
    return MailFile(name, octets, None, modified)
