"""When a message came: its Date is what the sender's clock said, and a clock may be wrong by years."""

from __future__ import annotations

import re
from datetime import datetime

from helpdesk.mail.dates import date_of
from helpdesk.model.message import Message

_COMMENT = re.compile(r"\([^()]{0,200}\)")
_LONGEST = 1_000  # characters of the end of a trace field


def arrival_of(message: Message) -> datetime | None:
    """Return the day that the last server wrote, else a message's Date, or None where neither is told.

    That server's trace field is the topmost Received, its day stands behind the last semicolon (RFC 5321 section 4.4).
    """
    trace = _COMMENT.sub("", (message.header("received") or "")[-_LONGEST:]).rpartition(";")[2]
    received = date_of(trace)[0] if trace else None
    return message.date if received is None else received
