"""A delivery: one approved message on its way to the SMTP server."""

from __future__ import annotations

from collections.abc import Mapping
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
    """A row of the outbox. ``digest`` names the octets in the blob store, fixed at approval like ``message_id``.

    ``outcomes`` holds code and text for each recipient that is decided; the others are still to do. ``data_at`` is when
    the octets began to go out in the latest attempt, None while the server has surely got nothing.
    """

    id: int
    ticket_id: int
    draft_id: int | None
    message_row_id: int | None
    message_id: str
    digest: str
    reverse_path: str
    recipients: tuple[str, ...]
    outcomes: Mapping[str, tuple[int, str]]
    state: DeliveryState
    not_before: datetime
    attempts: int
    claimed_by: str | None
    claimed_at: datetime | None
    data_at: datetime | None
    last_code: int | None
    last_reply: str | None
    created_at: datetime
    sent_at: datetime | None

    @property
    def open_recipients(self) -> tuple[str, ...]:
        """Return the recipients that no server has taken or refused for good."""
        return tuple(address for address in self.recipients if address not in self.outcomes)

    @property
    def accepted(self) -> tuple[str, ...]:
        """Return the recipients for which a server has taken the message, as far as they were told apart."""
        return tuple(address for address, (code, _) in self.outcomes.items() if code < 400)

    @property
    def refused(self) -> tuple[tuple[str, int, str], ...]:
        """Return address, code and text of the recipients that were refused for good."""
        return tuple((address, code, text) for address, (code, text) in self.outcomes.items() if code >= 400)
