"""Octets that must not be lost: a folder of files named after the SHA-256 of what they hold.

Guarantee: when ``put`` or ``put_many`` returns, the octets are on the disk and can be found under their digest, also
after the power fails: each file is written under another name, synced and renamed, and then its folder is synced. A
reader sees the whole file or none. ``get`` gives back exactly what was put or raises. Putting the same octets twice
keeps one file. Several processes may use the same folder.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from helpdesk.errors import BlobError

DIGEST = re.compile(r"[0-9a-f]{64}")
STALE_SECONDS = 3600  # no write takes that long: an older temporary file was left by a process that died


class Blobs:
    """A content-addressed store in ``folder``: the file of digest ``abcdef...`` is ``ab/cdef...``."""

    def __init__(self, folder: Path) -> None:
        """Make ``folder`` if it is missing and remove what died writers left there.

        Raises BlobError when it cannot be made.
        """
        self.folder = folder
        self._incoming = folder / "incoming"
        with self._translated():
            _make_folder(self._incoming)
            self._remove_stale()

    def put(self, octets: bytes) -> str:
        """Keep ``octets`` and return their digest; idempotent. Raises BlobError, and then nothing was kept."""
        return self.put_many([octets])[0]

    def put_many(self, many: Iterable[bytes]) -> list[str]:
        """Keep each of ``many`` and return the digests in order; a folder that several fall into is synced once.

        Raises BlobError: some may have been kept then, and none of them half.
        """
        digests: list[str] = []
        pending: dict[str, Path] = {}
        try:
            with self._translated():
                for octets in many:
                    digest = hashlib.sha256(octets).hexdigest()
                    digests.append(digest)
                    if digest not in pending and not self._holds(digest, octets):
                        pending[digest] = self._write(octets)
                self._publish(pending, set(digests))
        finally:
            for temporary in pending.values():
                with suppress(OSError):  # renamed by now; after a full disk it must not stay
                    temporary.unlink()
        return digests

    def get(self, digest: str) -> bytes:
        """Return the octets of ``digest``. Raises BlobError when they are missing, unreadable or damaged."""
        path = self.path(digest)
        try:
            octets = path.read_bytes()
        except FileNotFoundError as error:
            raise BlobError(f"{path} is missing: bring it back from a backup of {self.folder}.") from error
        except OSError as error:
            raise BlobError(f"{path} cannot be read: {error.strerror}.") from error
        if hashlib.sha256(octets).hexdigest() != digest:
            raise BlobError(f"{path} is damaged: bring it back from a backup of {self.folder} and check the disk.")
        return octets

    def has(self, digest: str) -> bool:
        """Return whether there are octets under ``digest``; only ``get`` tells whether they are whole."""
        return self.path(digest).is_file()

    def path(self, digest: str) -> Path:
        """Return where the octets of ``digest`` are, or would be. Raises BlobError if it is no digest."""
        if not DIGEST.fullmatch(digest):
            raise BlobError(f"{digest!r} is no digest: it has to be 64 hexadecimal digits.")
        return self.folder / digest[:2] / digest[2:]

    def delete(self, digest: str) -> None:
        """Remove the octets of ``digest`` for good; nothing happens when they are not there. Raises BlobError."""
        path = self.path(digest)
        with self._translated(), suppress(FileNotFoundError):
            path.unlink()
            _sync_folder(path.parent)

    def check(self) -> None:
        """Raise BlobError unless octets can be kept here now."""
        with self._translated():
            self._write(b"helpdesk").unlink()

    def _holds(self, digest: str, octets: bytes) -> bool:
        """Return whether the octets are there already, undamaged (a damaged file is written anew)."""
        path = self.path(digest)
        try:
            return path.stat().st_size == len(octets) and path.read_bytes() == octets
        except FileNotFoundError:
            return False

    def _write(self, octets: bytes) -> Path:
        """Write ``octets`` to a file that nobody reads yet, synced."""
        descriptor, name = tempfile.mkstemp(dir=self._incoming)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(octets)
                file.flush()
                os.fsync(descriptor)
        except OSError:
            Path(name).unlink()
            raise
        return Path(name)

    def _publish(self, pending: dict[str, Path], digests: set[str]) -> None:
        """Give the written files their names and sync the folders, also those of files that were there already.

        Another process may have renamed such a file and not yet synced its folder.
        """
        for digest, temporary in pending.items():
            path = self.path(digest)
            _make_folder(path.parent)
            temporary.rename(path)
        for parent in {self.path(digest).parent for digest in digests}:
            _sync_folder(parent)

    def _remove_stale(self) -> None:
        limit = time.time() - STALE_SECONDS
        for path in self._incoming.iterdir():
            with suppress(FileNotFoundError):  # another process may be starting too
                if path.stat().st_mtime < limit:
                    path.unlink()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise BlobError(self._sentence(error)) from error

    def _sentence(self, error: OSError) -> str:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return f"{self.folder}: the disk is full. Free some space there; the desk then goes on by itself."
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            return f"{self.folder} cannot be written: {error.strerror}. Give the desk's user write access to it."
        return f"{self.folder} cannot be used: {error}. Correct blobs in [store], or repair the disk."


def _make_folder(folder: Path) -> None:
    """Make ``folder`` and its missing parents, for this user alone, and sync the entry of each new one."""
    if folder.is_dir():
        return
    if folder.parent != folder:
        _make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    _sync_folder(folder.parent)


def _sync_folder(folder: Path) -> None:
    """Make the entries of ``folder`` durable."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
