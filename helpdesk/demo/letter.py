"""What somebody wants to write, before a mail program gives it the form of its own."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class File:
    """A file that comes along."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Earlier:
    """The mail that is answered, as the answering program shows and names it. Identities without angle brackets."""

    name: str
    address: str
    to: str
    subject: str
    text: str
    sent_at: datetime
    message_id: str
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail to be written; ``sent_at`` is aware, its offset is the writer's."""

    name: str
    address: str
    to: str
    subject: str
    text: str
    sent_at: datetime
    language: str = "id"
    files: tuple[File, ...] = ()
    earlier: Earlier | None = None

    @property
    def domain(self) -> str:
        """Return what stands behind the @ of the writer."""
        return self.address.rpartition("@")[2]

    @property
    def token(self) -> str:
        """Return 64 hex digits that differ between letters and are the same for the same letter."""
        parts = (self.address, self.sent_at.isoformat(), self.subject, self.text)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    @property
    def uuid(self) -> str:
        """Return a UUID of version 4 made of the token."""
        return str(uuid.UUID(hex=self.token[:32], version=4))
