"""Files as a mailbox: single mails, folders of them, Maildirs and mboxes (RFC 4155), however large.

Memory stays flat: only the place of each message in its file is kept, and one message at a time is read. A file that
begins with a ``From `` line is an mbox.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from helpdesk.mailbox.files import STDIN, file_names, read_file
from helpdesk.mailbox.protocol import MAX_OCTETS, TOO_LARGE, Fetched, Listing, Stop

LINE = 65536  # octets read at once; a longer line is read in pieces
DATE = re.compile(rb"^Date:[ \t]*([^\r\n]{1,80})", re.IGNORECASE | re.MULTILINE)
HEADER = 64 * 1024  # octets in which the Date field is looked for
CHANGED = "the file was changed while it was read; run the command again"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a message stands: ``octets`` only when they came from standard input, which cannot be read again."""

    path: Path
    start: int
    end: int
    in_mbox: bool
    modified: datetime | None
    digest: str
    octets: bytes | None = None


class FilesMailbox:
    """Files as a mailbox that is read once. UIDs are made from content, so that the same files again are the same.

    Two files with the same octets are two receipts of one message. ``unread`` lists the files that could not be read.
    With ``by_date`` the messages come oldest first, as an archive must, so that a question is there before its answer.
    """

    name = "files"

    def __init__(self, paths: Sequence[str], *, by_date: bool = False) -> None:
        self._paths = paths
        self._by_date = by_date
        self._found: dict[int, _Place] = {}
        self.unread: list[tuple[str, str]] = []

    def __enter__(self) -> Self:
        """Look through the files."""
        seen: Counter[str] = Counter()
        found: list[tuple[datetime, int, _Place]] = []
        for name in file_names(self._paths):
            for place, octets in self._places(name):
                seen[place.digest] += 1
                uid = _uid(f"{place.digest}:{seen[place.digest]}")
                found.append((_sent(octets) or place.modified or datetime.now(UTC), uid, place))
        if self._by_date:
            found.sort(key=lambda item: item[0])
        self._found = {uid: place for _, uid, place in found}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Forget the files."""
        self._found.clear()

    def list(self, after: int) -> Listing:  # noqa: ARG002 -- these UIDs do not grow
        """Return every message found, in the order of the files or, with ``by_date``, of their Date fields."""
        return Listing("", 1, tuple(self._found))

    def fetch(self, uids: Sequence[int]) -> Iterator[Fetched]:
        """Yield the messages asked for; a file's time of change counts as the time of arrival."""
        for uid in uids:
            place = self._found[uid]
            octets = place.octets if place.octets is not None else _read(place)
            if octets is None or hashlib.sha256(octets).hexdigest() != place.digest:
                yield Fetched(uid, None, place.modified, f"{place.path}: {CHANGED}")
            else:
                yield Fetched(uid, octets, place.modified)

    def wait(self, seconds: float, stop: Stop) -> bool:  # noqa: ARG002 -- files do not arrive
        """Return at once: nothing more arrives."""
        return False

    def warning(self, now: datetime) -> str | None:
        """Return None: nothing can be amiss without stopping to read."""

    def settle(self, uids: Sequence[int]) -> None:
        """Leave the files as they are."""

    def _places(self, name: str) -> Iterator[tuple[_Place, bytes]]:
        """Yield the place and the octets of each message of a file; what cannot be read is noted in ``unread``."""
        path = Path(name)
        try:
            if name != STDIN and path.is_file() and _begins_an_mbox(path):
                modified = datetime.fromtimestamp(path.stat().st_mtime, UTC)
                with path.open("rb") as file:
                    bounds = split(file)
                for start, end in bounds:
                    if end - start > MAX_OCTETS:
                        self.unread.append((f"{name}, from octet {start}", TOO_LARGE))
                        continue
                    place = _Place(path, start, end, True, modified, "")
                    octets = _read(place) or b""
                    yield _Place(path, start, end, True, modified, hashlib.sha256(octets).hexdigest()), octets
                return
        except OSError as error:
            self.unread.append((name, error.strerror or str(error)))
            return
        yield from self._single(name)

    def _single(self, name: str) -> Iterator[tuple[_Place, bytes]]:
        file = read_file(name)
        if file.octets is None:
            self.unread.append((name, file.error or "cannot be read"))
            return
        if name == STDIN and file.octets.startswith(b"From "):
            with closing(BytesIO(file.octets)) as stream:
                pieces = [unescaped(file.octets[start:end]) for start, end in split(stream)]
        else:
            pieces = [file.octets]
        for octets in pieces:
            digest = hashlib.sha256(octets).hexdigest()
            kept = octets if name == STDIN else None
            yield _Place(Path(name), 0, len(octets), False, file.modified, digest, kept), octets


def split(file: BinaryIO) -> list[tuple[int, int]]:
    """Return where each message of an mbox begins and ends: behind its ``From `` line, before the next one.

    A ``From `` line counts only at the beginning or after an empty line.
    """
    starts: list[tuple[int, int]] = []  # of the From line, of the message
    position, fresh, after_empty = 0, True, True
    while line := file.readline(LINE):
        if fresh and after_empty and line.startswith(b"From "):
            starts.append((position, position + len(line)))
        if fresh:
            after_empty = line in (b"\n", b"\r\n")
        fresh = line.endswith(b"\n")
        position += len(line)
    ends = [begin for begin, _ in starts[1:]] + [position]
    return [(begin, end) for (_, begin), end in zip(starts, ends, strict=True)]


def unescaped(octets: bytes) -> bytes:
    """Return a message of an mbox as it was: without the empty line after it, ``>From`` losing one ``>`` (mboxrd)."""
    text = re.sub(rb"\r?\n\r?\n\Z", b"\n", octets)
    return re.sub(rb"^>(>*From )", rb"\1", text, flags=re.MULTILINE)


def _begins_an_mbox(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(5) == b"From "


def _read(place: _Place) -> bytes | None:
    try:
        with place.path.open("rb") as file:
            file.seek(place.start)
            octets = file.read(place.end - place.start)
    except OSError:
        return None
    return unescaped(octets) if place.in_mbox else octets


def _sent(octets: bytes) -> datetime | None:
    """Return the time in the Date field, for the order of an archive only; None when there is no usable one."""
    head = octets[:HEADER].split(b"\n\n", 1)[0].split(b"\r\n\r\n", 1)[0]
    found = DATE.search(head)
    if found is None:
        return None
    try:
        sent = parsedate_to_datetime(found[1].decode("ascii", "replace"))
        return sent.astimezone(UTC) if sent.tzinfo else sent.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def _uid(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") >> 1
