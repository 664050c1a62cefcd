"""Zip files: the names inside, and one member unpacked within limits. Runs in the guarded worker only.

The sizes that a zip declares are not believed: unpacking stops at the limit whatever was declared.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from helpdesk.extract import limits
from helpdesk.extract.result import Unopened
from helpdesk.model.message import Unreadable

_SILENT = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
_ENCRYPTED = 0x1


def opened(content: bytes) -> zipfile.ZipFile:
    """Return the archive. Raises Unopened: damaged, or more inside than anybody sends in good faith."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise Unopened(Unreadable.DAMAGED) from error
    if sum(info.file_size for info in archive.infolist()) > limits.ALL_OCTETS:
        raise Unopened(Unreadable.TOO_LARGE)
    return archive


def members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return the files inside, folders and the litter of operating systems left out."""
    files = (info for info in archive.infolist() if not info.is_dir() and not any(s in info.filename for s in _SILENT))
    return [info for info, _ in zip(files, range(limits.MEMBERS), strict=False)]


def unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int = limits.MEMBER_OCTETS) -> bytes:
    """Return the octets of a member. Raises Unopened: locked, damaged, or too large."""
    if info.flag_bits & _ENCRYPTED:
        raise Unopened(Unreadable.LOCKED)
    if info.file_size > max(1 << 20, info.compress_size * limits.RATIO):
        raise Unopened(Unreadable.TOO_LARGE)
    try:
        with archive.open(info) as file:
            octets = file.read(limit + 1)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, OSError, ValueError, zlib.error) as error:
        raise Unopened(Unreadable.DAMAGED) from error
    if len(octets) > limit:
        raise Unopened(Unreadable.TOO_LARGE)
    return octets
