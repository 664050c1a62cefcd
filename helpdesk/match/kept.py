"""The knowledge base with its index, kept on disk between starts.

Reading some 150 files and indexing what they say takes a third of a second, which a command that explains one mail
should not wait for each time. What is kept is named by the digest of everything it was made from: the octets of the
files, this program's own modules and the weights in the index, the libraries. A changed entry therefore has another
name, and is seen at once.

A file is written whole under another name and then renamed, and begins with the digest of its content: a half or a
damaged one is never used. It is read only if nobody but the owner of this process could have written it. Deleting it
costs time only.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import pickle
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from helpdesk.pattern_table import TABLE

if TYPE_CHECKING:
    from helpdesk.match.rank import Index
    from helpdesk.model.knowledge import Knowledge

MOST = 4  # kept at once: of other offices' knowledge bases, or of this one before it was changed
_CODE = Path(__file__).parents[1]
_MODULES = ("match/*.py", "match/stranger_weights.json", "match/usage_weights.json", "knowledge/*.py", "model/*.py")
_LIBRARIES = ("numpy", "snowballstemmer")
_DIGEST = 32  # octets


class Kept:
    """What is kept of the knowledge base in ``faq`` as it is now; ``folder`` None keeps nothing."""

    def __init__(self, folder: Path | None, faq: Path) -> None:
        self._folder, self._faq = folder, faq
        self._path = self._place()

    def _place(self) -> Path | None:
        """Return where the index of the files as they are now is kept; nowhere when one of them cannot be read."""
        if self._folder is None:
            return None
        with suppress(OSError):  # whoever loads the knowledge base will say which file, and why
            return self._folder / f"{_state_of(self._faq)}.index"
        return None

    @property
    def is_there(self) -> bool:
        """Whether something is kept; ``read`` may still find it of no use."""
        return self._path is not None and self._path.exists()

    def read(self) -> tuple[Knowledge, Index] | None:
        """Return the knowledge base and its index, or None when they must be made."""
        octets = _own_octets(self._path) if self._path else None
        if octets is None or hashlib.sha256(memoryview(octets)[_DIGEST:]).digest() != octets[:_DIGEST]:
            return None
        found: tuple[Knowledge, Index] = pickle.loads(memoryview(octets)[_DIGEST:])  # noqa: S301 -- written by us alone
        return found

    def write(self, knowledge: Knowledge, index: Index) -> None:
        """Keep what was made since this object was, unless a file has changed meanwhile or the folder is not ours."""
        if self._path is None or self._path != self._place():
            return
        index.line_signs.prepare()
        content = pickle.dumps((knowledge, index), pickle.HIGHEST_PROTOCOL)
        draft = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        with suppress(OSError):  # a full disk, a folder of somebody else's: the next start takes as long as this one
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(hashlib.sha256(content).digest() + content)
            draft.replace(self._path)
            _forget_the_oldest(self._path.parent)


def _forget_the_oldest(folder: Path) -> None:
    found = sorted(folder.glob("*.index"), key=lambda path: path.stat().st_mtime)
    for path in found[:-MOST]:
        path.unlink(missing_ok=True)


def _own_octets(path: Path) -> bytes | None:
    """Return what a file holds, or None where it is not there or somebody else could have written it."""
    with suppress(OSError), path.open("rb") as file:
        state = os.fstat(file.fileno())
        if state.st_uid == os.geteuid() and not state.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            return file.read()
    return None


def _state_of(faq: Path) -> str:
    """Return the digest of everything that the index of ``faq`` is made from."""
    versions = [importlib.metadata.version(library) for library in _LIBRARIES]
    digest = hashlib.sha256(repr((sys.version, versions)).encode())
    for path in _files(faq):
        octets = path.read_bytes()
        digest.update(f"{path}\0{len(octets)}\0".encode("utf-8", "surrogateescape") + octets)
    return digest.hexdigest()[:40]


def _files(faq: Path) -> Iterator[Path]:
    yield TABLE
    for pattern in _MODULES:
        yield from sorted(_CODE.glob(pattern))
    yield from sorted(path for path in faq.rglob("*") if path.is_file())
