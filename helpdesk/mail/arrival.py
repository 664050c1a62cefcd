"""When a message came: its Date is what the sender's clock said, and a clock may be wrong by years."""

from __future__ import annotations

from datetime import datetime

from helpdesk.mail.dates import date_of
from helpdesk.model.message import Message


def arrival_of(message: Message) -> datetime | None:
    """Return the later of a message's Date and the day that the last server wrote, or None where neither is told.

    That server's trace field is the topmost Received, its day stands behind the last semicolon (RFC 5321 section 4.4).
    """
    trace = (message.header("received") or "").rpartition(";")[2]
    received = date_of(trace)[0] if trace else None
    told = [day for day in (message.date, received) if day is not None]
    return max(told, default=None)
