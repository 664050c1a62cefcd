"""The systems that tell the desk about applications: their tokens, and how taking status from them goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ApiToken:
    """What lets a system report through the API. Its secret was shown once; only its SHA-256 is kept."""

    id: int
    system: str
    created_by: str
    created_at: datetime
    used_at: datetime | None
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """How polling a system goes. ``until`` is the time up to which everything was taken."""

    name: str
    heartbeat_at: datetime | None
    failing_since: datetime | None
    problem: str | None
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Notification:
    """A mail that a configured system seems to have sent.

    ``state``: waiting, taken, unread (no pattern fits it) or refused (its sender is not vouched for); ``reason`` says
    why in words.
    """

    message_row_id: int
    ticket_id: int
    source: str
    state: str
    reason: str | None
    subject: str
    at: datetime
