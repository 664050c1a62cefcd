"""The office's virus scanner: a command that reads a file from its standard input and answers by its exit code."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence

import structlog

log = structlog.get_logger()
SECONDS = 60  # a scanner that says nothing for longer has not said that a file is clean
_FOUND = 1  # exit code: something was found (clamscan, clamdscan and their like)


def is_clean(command: Sequence[str], content: bytes) -> bool:
    """Return whether the scanner calls a file clean. One that cannot be run, or fails, has not: the log says why."""
    try:
        done = subprocess.run(  # noqa: S603 -- the administrator's own command
            list(command), input=content, capture_output=True, timeout=SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        log.error("citizen.scanner", why=str(error))
        return False
    if done.returncode not in (0, _FOUND):
        log.error("citizen.scanner", code=done.returncode, why=done.stderr.decode("utf-8", "replace")[-300:])
    return done.returncode == 0
