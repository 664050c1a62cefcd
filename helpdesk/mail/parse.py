"""Octets to a Message, whatever octets: it never raises, never hangs, and says what was wrong among the defects."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from helpdesk.mail import fields, mime
from helpdesk.mail.addresses import parse_addresses
from helpdesk.mail.attachments import unique
from helpdesk.mail.body import gather
from helpdesk.mail.charset import tidy
from helpdesk.mail.dates import date_of
from helpdesk.mail.encoded_words import decode_words, field_text
from helpdesk.model.message import Address, Message

# of writing: they turn round what stands behind them, also in our list of mails and in our answer
_DIRECTIONS = dict.fromkeys(map(ord, "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
_ONCE = ("from", "sender", "to", "cc", "subject", "date", "message-id", "in-reply-to", "reply-to")


def parse(octets: bytes) -> Message:
    """Return the message that ``octets`` hold (RFC 5322, RFC 2045-2049, RFC 2231, RFC 6532)."""
    defects: list[str] = []
    root = mime.read(octets, defects)
    header = _Header(root, defects)
    content = gather(root, defects)
    if not octets.strip():
        defects.append("empty")
    return Message(
        message_id=header.identity("message-id"),
        in_reply_to=next(
            (name for value in header.values.get("in-reply-to", ()) for name in fields.parents_of(value)), None
        ),
        references=fields.identities(" ".join(header.values.get("references", ()))),
        date=header.date(),
        sender=header.sender(),
        reply_to=header.boxes("reply-to"),
        to=header.boxes("to"),
        cc=header.boxes("cc"),
        subject=_undirected(decode_words(header.first("subject"))).replace("\t", " ").strip(),
        text=content.text,
        html=content.html,
        text_is_html=content.text_is_html,
        attachments=unique(content.attachments),
        headers=tuple((name, decode_words(value)) for name, value in header.fields),
        defects=tuple(dict.fromkeys(tidy(defect) for defect in defects)),  # last: all others may add to them
    )


def _undirected(text: str) -> str:
    """Return a text without the signs that say in which direction it is written."""
    return text if text.isascii() else text.translate(_DIRECTIONS)


class _Header:
    """The top-level fields, unfolded once, encoded-words still in place."""

    def __init__(self, root: mime.Part, defects: list[str]) -> None:
        label = root.charset
        self.fields = [(name, field_text(value, label)) for name, value in root.fields]
        self.values: dict[str, list[str]] = {}
        for name, value in self.fields:
            self.values.setdefault(name.lower(), []).append(value)
        self.defects = defects
        defects.extend(f"several {name} fields" for name in _ONCE if len(self.values.get(name, ())) > 1)

    def first(self, name: str) -> str:
        """Return the first field that says something, or an empty string."""
        return next((value for value in self.values.get(name, ()) if value), "")

    def identity(self, name: str) -> str | None:
        found = fields.identity_of(self.first(name))
        if found is None:
            self.defects.append("no Message-ID")
        return found

    def date(self) -> datetime | None:
        """Return when it was written; without Date, or with one that says nothing, None."""
        value = self.first("date")
        found, complaint = date_of(value) if value else (None, "no Date")
        if complaint:
            self.defects.append(complaint)
        return found

    def boxes(self, name: str) -> tuple[Address, ...]:
        """Return the mailboxes of every field with this name."""
        found: list[Address] = []
        for value in self.values.get(name, ()):
            boxes, clean = parse_addresses(value)
            found.extend(replace(box, name=_undirected(box.name).strip()) for box in boxes)
            if not clean:
                self.defects.append(f"unreadable address in {name}")
        return tuple(dict.fromkeys(found))

    def sender(self) -> Address | None:
        """Return who wrote: the first mailbox of From, else of Reply-To, else of Sender (DESIGN: the contract)."""
        boxes = self.boxes("from")
        if len(boxes) > 1:
            self.defects.append("several mailboxes in From")
        usable = next((box for box in boxes if "@" in box.address), None) or next(iter(boxes), None)
        if usable is not None and "@" in usable.address:
            return usable
        self.defects.append("no usable From")
        for name in ("reply-to", "sender", "return-path"):
            other = next((box for box in self.boxes(name) if "@" in box.address), None)
            if other is not None:
                return other
        return usable
