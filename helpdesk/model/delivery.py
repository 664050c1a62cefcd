"""A delivery: one approved message on its way to the SMTP server."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DeliveryState(StrEnum):
    """The outbox states. ``held`` is the undo window; ``uncertain`` waits for a person."""

    QUEUED = "queued"
    HELD = "held"
    SENDING = "sending"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Delivery:
    """A row of the outbox. ``digest`` names the octets in the blob store, fixed at approval like ``message_id``."""

    id: int
    ticket_id: int
    draft_id: int | None
    message_row_id: int | None
    message_id: str
    digest: str
    reverse_path: str
    recipients: tuple[str, ...]
    state: DeliveryState
    not_before: datetime
    attempts: int
    claimed_by: str | None
    claimed_at: datetime | None
    last_code: int | None
    last_reply: str | None
    created_at: datetime
    sent_at: datetime | None
