"""A message (RFC 5322) as the desk sees it, whatever octets it was made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Address:
    """A mailbox of RFC 5322 section 3.4: ``name`` is the decoded display-name or empty, ``address`` the addr-spec."""

    name: str
    address: str


class Unreadable(StrEnum):
    """Why nothing could be read in a file."""

    LOCKED = "locked"  # by a password
    DAMAGED = "damaged"
    SCAN = "scan"  # pictures of text, and reading pictures is off or found none
    TOO_LARGE = "too-large"  # unpacked or decoded
    TOO_LONG = "too-long"  # to read
    UNKNOWN = "unknown-format"


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside an attachment: in a zip, a PDF portfolio or a forwarded mail. One level deep."""

    name: str
    text: str | None = None
    problem: Unreadable | None = None
    starts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A part that is not the body, decoded. ``size`` is in octets; ``text`` is what could be read in it, or None.

    ``problem`` says why nothing could be read where something should have been. ``pages`` is of a PDF, and ``starts``
    are the offsets in ``text`` at which its pages begin.
    """

    filename: str
    content_type: str
    size: int
    inline: bool
    content: bytes
    content_id: str | None = None
    text: str | None = None
    problem: Unreadable | None = None
    members: tuple[Member, ...] = ()
    pages: int | None = None
    starts: tuple[int, ...] = ()


@dataclass(frozen=True)
class Message:
    """What a parser made of some octets. Text uses ``\\n``, holds no NUL and no lone surrogate.

    Identities (``message_id``, ``in_reply_to``, ``references``) stand without angle brackets. ``date`` is aware,
    with the offset the header gives, or None. ``text`` is the decoded plain part(s), else the HTML as text.
    ``headers`` are the decoded top-level fields in order, names as written. ``defects`` say what was wrong, in short
    English phrases.
    """

    message_id: str | None
    in_reply_to: str | None
    references: tuple[str, ...]
    date: datetime | None
    sender: Address | None
    reply_to: tuple[Address, ...]
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    subject: str
    text: str
    html: str | None
    attachments: tuple[Attachment, ...]
    headers: tuple[tuple[str, str], ...]
    defects: tuple[str, ...]
    text_is_html: bool = False  # ``text`` was made from ``html`` and from nothing else

    @cached_property
    def _fields(self) -> dict[str, tuple[str, ...]]:
        """The fields by name in lower case: a mail has some twenty, and dozens of them are asked for."""
        found: dict[str, list[str]] = {}
        for name, value in self.headers:
            found.setdefault(name.lower(), []).append(value)
        return {name: tuple(values) for name, values in found.items()}

    def header(self, name: str) -> str | None:
        """Return the first field with this name (case-insensitive), or None."""
        found = self._fields.get(name.lower())
        return found[0] if found else None

    def header_all(self, name: str) -> tuple[str, ...]:
        """Return every field with this name in order."""
        return self._fields.get(name.lower(), ())


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a message taken apart: what is new, what is quoted, what is a signature. Nothing is dropped."""

    new_text: str
    quoted_text: str
    signature: str
    defects: tuple[str, ...] = ()


class AutomaticKind(StrEnum):
    """Why a message counts as written by a program (RFC 3834)."""

    OWN = "own"
    BOUNCE = "bounce"
    AUTO_REPLY = "auto-reply"
    LIST = "list"
    BULK = "bulk"
    NOTIFICATION = "notification"
    OFFICE = "office"  # a unit of ours answers a question of the desk: no citizen wrote it


@dataclass(frozen=True, slots=True)
class Automatic:
    """A message that no person wrote by hand, and the reason in words."""

    kind: AutomaticKind
    reason: str


@dataclass(frozen=True, slots=True)
class BouncedRecipient:
    """One recipient of a delivery report (RFC 3464): ``status`` x.y.z or None, ``permanent`` None when unknown."""

    address: str
    status: str | None
    action: str | None
    permanent: bool | None
    diagnostic: str | None


@dataclass(frozen=True, slots=True)
class Bounce:
    """A report that a message of ours was not delivered (or not yet)."""

    recipients: tuple[BouncedRecipient, ...]
    original_message_id: str | None
