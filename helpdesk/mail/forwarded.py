"""Who wrote the mail that somebody passed on: by the head that a program copied above it, or by the attached mail."""

from __future__ import annotations

import re

from helpdesk.mail.addresses import parse_addresses
from helpdesk.mail.header_labels import LABELS
from helpdesk.mail.quote import is_forward
from helpdesk.mail.words import any_of
from helpdesk.model.message import Address, Body, Message

_FROM = re.compile(rf"[>\s]{{0,8}}\*?{any_of(LABELS['from'])}\*?\s{{0,3}}[:：]\*?(.{{3,400}})", re.IGNORECASE)
_MAIL_LINK = re.compile(r"\[mailto:([^\[\]\s]{3,300})\]|<mailto:([^<>\s]{3,300})>", re.IGNORECASE)
_HEAD = 30  # lines in which the head of the forwarded mail begins


def original_sender(message: Message, body: Body) -> Address | None:
    """Return who wrote the forwarded mail, or None when ``message`` is no forward or does not say with an address."""
    if not is_forward(message.subject):
        return None
    texts = [body.quoted_text, *(item.text or "" for item in message.attachments if item.content_type in _MESSAGES)]
    for line in (line for text in texts for line in text.split("\n")[:_HEAD]):
        match = _FROM.match(line)
        if match:
            value = _MAIL_LINK.sub(lambda link: f"<{link[1] or link[2]}>", match[1]).replace("*", "")
            box = next((box for box in parse_addresses(value)[0] if "@" in box.address), None)
            if box is not None:
                return box
    return None


_MESSAGES = frozenset(("message/rfc822", "message/global"))
