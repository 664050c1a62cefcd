"""Systems that are asked for status: JSON over HTTP (RFC 9110), from configured addresses only.

A redirect is not followed, since it would lead somewhere that nobody configured; an answer that is too large or too
slow is an error, however it trickles in.
"""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from helpdesk.config_track import Poll
from helpdesk.errors import HelpdeskError

LARGEST = 20 * 1024 * 1024  # octets of one answer
CHUNK = 64 * 1024
SAID = 200  # signs of a refusal that are shown


class UnreachableError(HelpdeskError):
    """A system cannot be asked now; the text says why and what to do."""


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args: Any, **_named: Any) -> None:
        """Follow nothing: urllib then raises the answer as an error."""


def fetch(poll: Poll, url: str, clock: Callable[[], float] = time.monotonic) -> Any:
    """Return the JSON at ``url``, asked with the system's token. Raises UnreachableError."""
    headers = {"Accept": "application/json", "User-Agent": "helpdesk"}
    if poll.token_file is not None:
        headers["Authorization"] = f"Bearer {_secret(poll, poll.token_file)}"
    request = urllib.request.Request(url, headers=headers)  # noqa: S310 -- config.toml allows https, and http to itself
    ends = clock() + poll.timeout_seconds
    try:
        with urllib.request.build_opener(_NoRedirects).open(request, timeout=poll.timeout_seconds) as response:
            return _json(poll, _read(poll, response, ends, clock))
    except urllib.error.HTTPError as error:
        with error:
            said = " ".join(error.read(SAID).decode("utf-8", "replace").split())
        raise UnreachableError(f"{poll.system}: {poll.url} answers {error.code} {said}".strip()) from error
    except TimeoutError as error:
        raise UnreachableError(f"{poll.system}: no whole answer within {poll.timeout_seconds} seconds") from error
    except OSError as error:
        reason = getattr(error, "reason", None) or error
        raise UnreachableError(f"{poll.system}: {poll.url} cannot be reached: {reason}") from error


def _read(poll: Poll, response: Any, ends: float, clock: Callable[[], float]) -> bytes:
    parts, size = [], 0
    while part := response.read1(CHUNK):
        size += len(part)
        if size > LARGEST:
            raise UnreachableError(f"{poll.system}: the answer has more than {LARGEST} octets; ask for smaller pages")
        if clock() > ends:
            raise TimeoutError
        parts.append(part)
    return b"".join(parts)


def _json(poll: Poll, octets: bytes) -> Any:
    try:
        return json.loads(octets)
    except (ValueError, RecursionError) as error:
        raise UnreachableError(f"{poll.system}: {poll.url} did not answer in JSON") from error


def _secret(poll: Poll, path: Path) -> str:
    try:
        text = path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreachableError(f"{poll.system}: token_file {path} cannot be read: {error}") from error
    if not text or not text.isascii() or not text.isprintable():
        raise UnreachableError(f"{poll.system}: token_file {path} holds no token")
    return text
