"""What the header fields of a mail say of who wrote it, for all checks of ``automatic``."""

from __future__ import annotations

import re
from functools import lru_cache

from helpdesk.mail import automatic_fields
from helpdesk.model.message import Message

_SUPPRESSED = ("all", "oof", "autoreply")


def keyword_of(message: Message) -> str:
    """Return the keyword of Auto-Submitted (RFC 3834 section 5), in lower case, or an empty string."""
    return re.split(r"[;\s(]", (message.header("Auto-Submitted") or "").strip().lower())[0]


def is_marked(message: Message) -> bool:
    """Whether the header says what programs say, though people's mail may carry it as well."""
    return (
        (message.header("Return-Path") or "").replace(" ", "") == "<>"
        or keyword_of(message) not in ("", "no")
        or (suppresses_answers(message) and not is_of_a_helpdesk(message))
        or (message.header("Precedence") or "").strip().lower() in ("bulk", "junk")
        or message.header("X-MS-Exchange-Inbox-Rules-Loop") is not None
    )


def suppresses_answers(message: Message) -> bool:
    """Return whether programs are asked not to answer (X-Auto-Response-Suppress, MS-OXCMAIL 2.2.1.8)."""
    suppressed = (message.header("X-Auto-Response-Suppress") or "").lower()
    return any(word in suppressed for word in _SUPPRESSED)


def is_of_a_helpdesk(message: Message) -> bool:
    """Return whether a helpdesk program sent the mail: what it puts on every one says nothing of who wrote it."""
    return bool(fields_present(message, automatic_fields.HELPDESK_FIELDS))


def answers_another(message: Message) -> bool:
    """Return whether the mail says that it answers one."""
    return bool(message.in_reply_to or message.references) or message.subject.lower().startswith("re:")


def fields_present(message: Message, names: tuple[str, ...]) -> list[str]:
    """Return those of ``names`` that the message has as fields with a value."""
    known = _lowered(names)
    there = {place for name, value in message.headers if value and (place := known.get(name.lower())) is not None}
    return [names[place] for place in sorted(there)] if there else []


@lru_cache(maxsize=16)
def _lowered(names: tuple[str, ...]) -> dict[str, int]:
    """Return the place of each name by how it is compared."""
    return {name.lower(): place for place, name in reversed(list(enumerate(names)))}


def local_part(message: Message) -> str:
    """Return what stands before the @ of the sender, in lower case."""
    return message.sender.address.partition("@")[0].lower() if message.sender else ""


def domain_of(message: Message) -> str:
    """Return what stands behind the @ of the sender, in lower case."""
    return message.sender.address.rpartition("@")[2].lower() if message.sender else ""
