"""Octets that must not be lost: a folder of files named after the SHA-256 of what they hold.

Guarantee: when ``put`` or ``put_many`` returns, the octets are on the disk and can be found under their digest, also
after the power fails: each file is written under another name, synced and renamed, and then its folder is synced. Many
files are synced together by syncing their file system, where it is one of those known to keep its word (``TOGETHER``):
a hundred mails take two waits for the disk instead of two hundred. A reader sees the whole file or none. ``get`` gives
back exactly what was put or raises. Putting the same octets twice keeps one file. Several processes may use the same
folder.
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import re
import tempfile
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from helpdesk.errors import BlobError

DIGEST = re.compile(r"[0-9a-f]{64}")
TOGETHER = frozenset({"ext4", "xfs", "overlay"})  # network and user-space ones may answer before it is true
REPORTS_ERRORS = (5, 8)  # the first Linux whose syncfs(2) says what could not be written
ONE_BY_ONE = 2  # so few are quicker synced alone, whatever else the disk has to write
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
            self._together = _kernel() >= REPORTS_ERRORS and _file_system(folder) in TOGETHER
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
                self._sync(pending.values())
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
            _sync_path(path.parent)

    def check(self) -> None:
        """Raise BlobError unless octets can be kept here now."""
        with self._translated():
            path = self._write(b"helpdesk")
            self._sync([path])
            path.unlink()

    def _holds(self, digest: str, octets: bytes) -> bool:
        """Return whether the octets are there already, undamaged (a damaged file is written anew)."""
        path = self.path(digest)
        try:
            return path.stat().st_size == len(octets) and path.read_bytes() == octets
        except FileNotFoundError:
            return False

    def _write(self, octets: bytes) -> Path:
        """Write ``octets`` to a file that nobody reads yet, not yet synced."""
        descriptor, name = tempfile.mkstemp(dir=self._incoming)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(octets)
        except OSError:
            Path(name).unlink()
            raise
        return Path(name)

    def _publish(self, pending: dict[str, Path], digests: set[str]) -> None:
        """Give the written files their names and sync the folders, also those of files that were there already.

        Another process may have renamed such a file and not yet synced its folder.
        """
        new = [folder for folder in {self.path(digest).parent for digest in pending} if not folder.is_dir()]
        for folder in new:
            folder.mkdir(mode=0o700, exist_ok=True)
        if new:
            _sync_path(self.folder)  # once for all of them: a new desk makes 256, and each wait would hold up its mails
        for digest, temporary in pending.items():
            temporary.rename(self.path(digest))
        self._sync({self.path(digest).parent for digest in digests})

    def _sync(self, paths: Collection[Path]) -> None:
        """Make files or folders durable."""
        if len(paths) > ONE_BY_ONE and self._together:
            descriptor = os.open(self.folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                _sync_file_system(descriptor)
            finally:
                os.close(descriptor)
        else:
            for path in paths:
                _sync_path(path)

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
    _sync_path(folder.parent)


def _sync_path(path: Path) -> None:
    """Make a file or the entries of a folder durable."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _file_system(folder: Path) -> str | None:
    """Return the type of the file system that holds ``folder``, as proc(5) names it; None where that cannot be told."""
    device = folder.stat().st_dev
    wanted = f"{os.major(device)}:{os.minor(device)}"
    try:
        mounts = Path("/proc/self/mountinfo").read_text("utf-8", "replace").splitlines()
    except OSError:
        return None
    for fields in map(str.split, mounts):
        if fields[2:3] == [wanted] and "-" in fields:
            return fields[fields.index("-") + 1]
    return None


def _kernel() -> tuple[int, ...]:
    """Return the version of Linux, (0,) for any other system."""
    system = os.uname()
    numbers = re.findall(r"\d+", system.release)[:2] if system.sysname == "Linux" else ["0"]
    return tuple(map(int, numbers))


def _sync_file_system(descriptor: int) -> None:
    """Make everything on a file system durable: syncfs(2). Raises OSError."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syncfs(descriptor) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
