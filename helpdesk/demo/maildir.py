"""Delivery into a Maildir as a delivery agent does it: written in tmp/, moved to new/ when it is whole."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

_counter = itertools.count(1)


def make(maildir: Path) -> None:
    """Make the folders that are missing."""
    for part in ("tmp", "new", "cur"):
        (maildir / part).mkdir(mode=0o700, parents=True, exist_ok=True)


def deliver(maildir: Path, octets: bytes, at: datetime) -> Path:
    """Put a message into new/ as one that arrived ``at``, and return its file. Raises OSError when it cannot."""
    stamp = at.timestamp()
    name = f"{int(stamp)}.M{int(stamp % 1 * 1_000_000)}P{os.getpid()}Q{next(_counter)}.demo"
    written = maildir / "tmp" / name
    with written.open("xb") as file:
        file.write(octets)
        file.flush()
        os.fsync(file.fileno())
    os.utime(written, (stamp, stamp))
    return written.rename(maildir / "new" / name)


def files(maildir: Path) -> Iterator[Path]:
    """Yield every message in new/ and cur/, oldest first; a missing folder holds none."""
    found = [path for part in ("new", "cur") if (maildir / part).is_dir() for path in (maildir / part).iterdir()]
    yield from sorted(found, key=lambda path: path.name)
