"""Which message a message is: the same mail received twice has one identity, other content under its id has another.

DESIGN section 4: Message-ID, From, Date and the digest of the decoded body (without Message-ID the other three).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from helpdesk.model.message import Message


def identity(message: Message) -> str:
    """Return the hex SHA-256 over what makes this message itself; the trace fields of its way do not count."""
    total = hashlib.sha256()
    for part in (
        message.message_id or "",
        message.sender.address.lower() if message.sender else "",
        message.date.isoformat() if message.date else message.header("Date") or "",
        body_digest(message),
    ):
        _add(total, part.encode("utf-8"))
    return total.hexdigest()


def body_digest(message: Message) -> str:
    """Return the hex SHA-256 of the decoded body: text, HTML and every attachment with its name and type."""
    total = hashlib.sha256()
    for octets in _body(message):
        _add(total, octets)
    return total.hexdigest()


def _body(message: Message) -> Iterator[bytes]:
    # relays change line ends and trailing blanks, so these do not count
    yield "\n".join(line.rstrip() for line in message.text.strip().split("\n")).encode("utf-8")
    yield "\n".join(line.rstrip() for line in (message.html or "").strip().split("\n")).encode("utf-8")
    for attachment in message.attachments:
        yield attachment.filename.encode("utf-8", "replace")
        yield attachment.content_type.encode("utf-8", "replace")
        yield attachment.content


def _add(total: hashlib._Hash, octets: bytes) -> None:
    total.update(len(octets).to_bytes(8, "big"))  # lengths, so that neighbours cannot be shifted into each other
    total.update(octets)
