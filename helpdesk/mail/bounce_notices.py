"""Delivery reports that a sending service writes as JSON: Amazon SES, over its topics of SNS, to a mailbox.

A notice begins with the object, plain or within the envelope of a topic ("Message" holds it as text), and an invitation
to unsubscribe stands below. Its form: https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from helpdesk.mail.addresses import parse_addresses
from helpdesk.mail.bounce_diagnostic import STATUS, is_permanent
from helpdesk.mail.fields import identity_of
from helpdesk.mail.nobody import is_nobody
from helpdesk.model.message import Bounce, BouncedRecipient, Message

_LONGEST = 200_000  # characters of a notice
_LONGEST_DIAGNOSTIC = 500
_MAX_RECIPIENTS = 200
_FOLDED = re.compile(r"!\r?\n ")  # what old mail servers do to lines of more than 998 characters
_VERDICTS = {"permanent": True, "transient": False}
_LISTS = (("Bounce", "bounce", "bouncedRecipients"), ("DeliveryDelay", "deliveryDelay", "delayedRecipients"))


def read_notice(message: Message) -> Bounce | None:
    """Return what a notice of a service says of recipients whom it did not reach, or None for any other mail.

    Only what nobody wrote can be one: a person may send JSON to ask about it.
    """
    if message.sender is not None and not is_nobody(message.sender.address.partition("@")[0].lower()):
        return None
    notice = _object(message.text[:_LONGEST])
    notice = _object(_text(notice, "Message")) or notice
    kind = _text(notice, "notificationType") or _text(notice, "eventType")
    found = {item.address: item for item in _recipients(notice, kind)}
    return Bounce(tuple(found.values())[:_MAX_RECIPIENTS], _original(notice)) if found else None


def _object(text: str) -> dict[str, Any]:
    """Return the JSON object that a text begins with, an empty one when it begins otherwise or the JSON is broken."""
    text = _FOLDED.sub("", text).lstrip("\ufeff \t\r\n")
    if not text.startswith("{"):
        return {}
    try:
        found, _ = json.JSONDecoder(strict=False).raw_decode(text)
    except (ValueError, RecursionError):  # cut off, or no JSON at all: then it is a mail like any other
        return {}
    return found if isinstance(found, dict) else {}


def _recipients(notice: dict[str, Any], kind: str) -> Iterator[BouncedRecipient]:
    for name, part, key in _LISTS:
        told = notice.get(part)
        if kind != name or not isinstance(told, dict) or not isinstance(told.get(key), list):
            continue
        verdict = _VERDICTS.get(_text(told, "bounceType").lower()) if name == "Bounce" else False
        for item in told[key]:
            if isinstance(item, dict):
                yield from _recipient(item, delayed=name != "Bounce", verdict=verdict)


def _recipient(item: dict[str, Any], *, delayed: bool, verdict: bool | None) -> Iterator[BouncedRecipient]:
    """Yield the recipient of an entry; without the service's own verdict that of the server's words counts."""
    diagnostic = _text(item, "diagnosticCode")
    stated = STATUS.search(_text(item, "status")) or STATUS.search(diagnostic)
    status = stated[1] if stated else None
    action = "delayed" if delayed else "failed"
    permanent = verdict if verdict is not None else is_permanent(status, action, diagnostic)
    for box in parse_addresses(_text(item, "emailAddress"))[0]:
        if "@" in box.address:
            told = diagnostic.partition(";")[2].strip() or diagnostic
            yield BouncedRecipient(box.address.lower(), status, action, permanent, told[:_LONGEST_DIAGNOSTIC] or None)


def _original(notice: dict[str, Any]) -> str | None:
    """Return the Message-ID that we gave the message; the service's own number for it means nothing to us."""
    mail = notice.get("mail")
    common = mail.get("commonHeaders") if isinstance(mail, dict) else None
    return identity_of(_text(common, "messageId")) if isinstance(common, dict) else None


def _text(told: dict[str, Any], key: str) -> str:
    value = told.get(key)
    return value if isinstance(value, str) else ""
