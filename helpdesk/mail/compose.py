"""A mail of the desk as octets (RFC 5322, RFC 2045-2047), ready for SMTP.

The same ``Outgoing`` always gives the same octets. No field can smuggle a second one in: CR, LF and NUL are refused.
The text stands beside the same words as HTML (multipart/alternative, RFC 2046 section 5.1.4). Everything is ASCII,
unless the part before the @ of an address is not: such a mail needs SMTPUTF8 (RFC 6532).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from helpdesk.mail.compose_html import to_html
from helpdesk.mail.thread import answered_subject
from helpdesk.model.message import Address, Attachment, Message

MAX_REFERENCES = 20
_FOLD = 76  # octets of a header line; RFC 5322 section 2.1.1 advises 78
_LONGEST_LINE = 998
_ATOM_TEXT = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")
_ADDRESS = re.compile(r"[^\s<>()\",;:\\@\x00-\x1f\x7f]{1,64}@[^\s<>()\",;:\\@\x00-\x1f\x7f]{1,255}")
_IDENTITY = re.compile(r"[^\s<>\x00-\x1f\x7f]{1,900}")
_LINK = re.compile(r"https?://[!-;=?-~]{1,800}")
_CONTROL = re.compile(r"[\r\n\0]")
_TYPE = re.compile(r"[A-Za-z0-9!#$&^_.+-]{1,60}/[A-Za-z0-9!#$&^_.+-]{1,80}")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What a mail of ours says. Identities stand without angle brackets; ``date`` is aware.

    ``html`` None: made from ``text``; empty: none. ``unsubscribe`` is the https address of a page (RFC 2369, RFC 8058).
    """

    sender: Address
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    subject: str
    text: str
    message_id: str
    in_reply_to: str | None
    references: tuple[str, ...]
    date: datetime
    auto_submitted: str | None = None
    reply_to: Address | None = None
    attachments: tuple[Attachment, ...] = ()
    html: str | None = None
    language: str | None = None
    unsubscribe: str | None = None


def compose(outgoing: Outgoing) -> bytes:
    """Return the octets of ``outgoing`` with CRLF line ends, no line above 998 octets, header lines folded at 76.

    Raises ValueError when a field holds CR, LF or NUL, an address or identity is malformed, or nobody is addressed.
    """
    lines = [line for name, value in _fields(outgoing) for line in _folded(name, value)]
    lines.append("MIME-Version: 1.0")
    head = "\r\n".join(lines).encode("utf-8") + b"\r\n"
    body = _text_part(outgoing.text, b"plain")
    if outgoing.html != "":
        html = outgoing.html or to_html(outgoing.text, outgoing.subject, outgoing.language)
        body = _multipart(b"alternative", [body, _text_part(html, b"html")])
    if outgoing.attachments:
        body = _multipart(b"mixed", [body, *map(_attachment_part, outgoing.attachments)])
    return head + body


def envelope_address(address: str) -> str:
    """Return an address as it stands in MAIL and RCPT: its domain in ASCII (RFC 5891), so that few need SMTPUTF8.

    Raises ValueError when the domain is malformed.
    """
    local, _, domain = address.rpartition("@")
    if domain.isascii():
        return address
    try:
        return f"{local}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError as error:
        raise ValueError("malformed domain in an address") from error


def reply_subject(subject: str, ticket_number: str) -> str:
    """Return "Re: subject [PTSP-2026-000123]": one prefix and one tag, however often it went back and forth."""
    tag = f"[{ticket_number}]"
    base = answered_subject(_CONTROL.sub(" ", subject), ticket_number.rsplit("-", 2)[0])
    return f"Re: {base} {tag}" if base else f"Re: {tag}"


def references_for(message: Message) -> tuple[str, ...]:
    """Return the References of an answer to ``message`` (RFC 5322 section 3.6.4), the first and the newest kept."""
    older = message.references or ((message.in_reply_to,) if message.in_reply_to else ())
    own = (message.message_id,) if message.message_id else ()
    chain = [name for name in dict.fromkeys((*older, *own)) if _IDENTITY.fullmatch(name) and name.isascii()]
    if own and own[0] in chain:
        chain.remove(own[0])
        chain.append(own[0])
    return tuple(chain if len(chain) <= MAX_REFERENCES else [chain[0], *chain[-(MAX_REFERENCES - 1) :]])


def _fields(outgoing: Outgoing) -> Iterator[tuple[str, list[str]]]:
    """Yield each field with the words it may be folded between."""
    if not outgoing.to and not outgoing.cc:
        raise ValueError("nobody is addressed")
    yield "Date", [_date(outgoing.date)]
    yield "From", _mailbox(outgoing.sender)
    if outgoing.reply_to:
        yield "Reply-To", _mailbox(outgoing.reply_to)
    for name, boxes in (("To", outgoing.to), ("Cc", outgoing.cc)):
        if boxes:
            yield name, _mailboxes(boxes)
    yield "Subject", _unstructured(outgoing.subject)
    yield "Message-ID", [_identity(outgoing.message_id)]
    yield from _thread_fields(outgoing)


def _thread_fields(outgoing: Outgoing) -> Iterator[tuple[str, list[str]]]:
    """Yield what tells programs where the mail belongs and how to treat it."""
    if outgoing.in_reply_to:
        yield "In-Reply-To", [_identity(outgoing.in_reply_to)]
    if outgoing.references:
        yield "References", [_identity(name) for name in outgoing.references]
    if outgoing.unsubscribe:
        yield "List-Unsubscribe", [f"<{_link(outgoing.unsubscribe)}>"]
        yield "List-Unsubscribe-Post", ["List-Unsubscribe=One-Click"]
    if outgoing.auto_submitted:
        yield "Auto-Submitted", [_clean(outgoing.auto_submitted)]
        yield "X-Auto-Response-Suppress", ["All"]


def _folded(name: str, words: list[str]) -> Iterator[str]:
    line = f"{name}:"
    for word in words:
        if len(line) + 1 + len(word) > _FOLD and line != f"{name}:":
            yield line
            line = ""
        line += f" {word}"
    if len(line) > _LONGEST_LINE:
        raise ValueError(f"{name} holds a word too long for a line")
    yield line


def _clean(text: str) -> str:
    if _CONTROL.search(text):
        raise ValueError("line end or NUL in a header field")
    if not text.isascii() or not text.isprintable():
        raise ValueError("only printable ASCII may stand in this header field")
    return text


def _link(address: str) -> str:
    if not _LINK.fullmatch(address):
        raise ValueError("malformed address of a page")
    return address


def _identity(name: str) -> str:
    if not _IDENTITY.fullmatch(name):
        raise ValueError("malformed identity")
    return f"<{_clean(name)}>"


def _date(moment: datetime) -> str:
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("the date must be aware")
    minutes = int(offset.total_seconds()) // 60
    sign = "-" if minutes < 0 else "+"
    zone = f"{sign}{abs(minutes) // 60:02d}{abs(minutes) % 60:02d}"
    day = f"{_DAYS[moment.weekday()]}, {moment.day:02d} {_MONTHS[moment.month - 1]} {moment.year:04d}"
    return f"{day} {moment:%H:%M:%S} {zone}"


def _mailboxes(boxes: tuple[Address, ...]) -> list[str]:
    out: list[str] = []
    for box in boxes:
        if out:
            out[-1] += ","
        out.extend(_mailbox(box))
    return out


def _mailbox(box: Address) -> list[str]:
    if not _ADDRESS.fullmatch(box.address):
        raise ValueError("malformed address")
    address = envelope_address(box.address)
    name = " ".join(_refuse_control(box.name).split(" ")).strip()
    if not name:
        return [address]
    if not name.isascii() or not name.isprintable() or "=?" in name or len(name) > 200:
        return [*_encoded_words(name), f"<{address}>"]
    if _ATOM_TEXT.fullmatch(name) and "  " not in name:
        return [*name.split(" "), f"<{address}>"]
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return [f'"{escaped}"', f"<{address}>"]


def _refuse_control(text: str) -> str:
    if _CONTROL.search(text):
        raise ValueError("line end or NUL in a header field")
    return text


def _unstructured(text: str) -> list[str]:
    words = _refuse_control(text).split(" ")
    plain = text.isascii() and text.isprintable() and "=?" not in text
    # blanks in a row, at the ends, and very long words survive folding only inside encoded-words
    if plain and all(words) and max(map(len, words)) < _FOLD:
        return words
    return _encoded_words(text) if text else [""]


def _encoded_words(text: str) -> list[str]:
    """Return ``text`` as encoded-words of at most 75 octets (RFC 2047 section 2), cut between characters."""
    out: list[str] = []
    piece = b""
    for character in text:
        octets = character.encode("utf-8", "replace")
        if len(piece) + len(octets) > 39:  # 52 of base64
            out.append(piece.decode("utf-8"))
            piece = b""
        piece += octets
    out.append(piece.decode("utf-8"))
    return [f"=?utf-8?b?{base64.b64encode(item.encode('utf-8')).decode('ascii')}?=" for item in out]


def _multipart(subtype: bytes, parts: list[bytes]) -> bytes:
    boundary = _boundary(parts)
    delimiter = b"--" + boundary
    inside = b"".join(delimiter + b"\r\n" + part + b"\r\n" for part in parts)
    kind = b"Content-Type: multipart/" + subtype + b';\r\n boundary="' + boundary + b'"\r\n\r\n'
    return kind + inside + delimiter + b"--\r\n"


def _text_part(text: str, subtype: bytes) -> bytes:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    octets = "\r\n".join(lines).encode("utf-8", "replace")
    if not octets.endswith(b"\r\n"):
        octets += b"\r\n"
    if octets.isascii() and b"\0" not in octets and max(map(len, octets.split(b"\r\n"))) <= _FOLD:
        encoding, body = b"7bit", octets
    elif sum(octet > 126 for octet in octets) * 3 > len(octets):
        encoding, body = b"base64", _base64(octets)
    else:
        encoding, body = b"quoted-printable", _quoted_printable(octets)
    head = b"Content-Type: text/" + subtype + b"; charset=utf-8\r\nContent-Transfer-Encoding: " + encoding
    return head + b"\r\n\r\n" + body


def _quoted_printable(octets: bytes) -> bytes:
    lines = (binascii.b2a_qp(line, quotetabs=False, istext=False) for line in octets.split(b"\r\n"))
    return b"\r\n".join(line.replace(b"=\n", b"=\r\n") for line in lines)


def _base64(octets: bytes) -> bytes:
    return base64.encodebytes(octets).replace(b"\n", b"\r\n")


def _attachment_part(attachment: Attachment) -> bytes:
    kind = attachment.content_type
    if not _TYPE.fullmatch(kind) or kind.startswith(("multipart/", "message/")):
        kind = "application/octet-stream"
    disposition = "; ".join(("inline" if attachment.inline else "attachment", *_filename(attachment.filename)))
    head = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: "
    lines = disposition.replace("; ", ";\r\n ")
    content_id = f"\r\nContent-ID: {_identity(attachment.content_id)}" if attachment.content_id else ""
    return f"{head}{lines}{content_id}\r\n\r\n".encode("ascii") + _base64(attachment.content)


def _filename(name: str) -> list[str]:
    """Return the filename parameters, in RFC 2231 pieces when the name is long or not ASCII."""
    if _CONTROL.search(name):
        raise ValueError("line end or NUL in a file name")
    if name.isascii() and name.isprintable() and len(name) <= 60 and not set('"\\;') & set(name):
        return [f'filename="{name}"']
    escaped = re.findall(r"(?:%..|[^%]){1,50}", quote(name, safe="", errors="replace")) or [""]
    escaped[0] = f"utf-8''{escaped[0]}"
    return [f"filename*{index}*={piece}" for index, piece in enumerate(escaped)]


def _boundary(parts: list[bytes]) -> bytes:
    """Return a boundary that stands in no part: made of the content, so that equal mails have equal octets."""
    digest = hashlib.sha256(b"\0".join(parts))
    while True:
        boundary = b"=_" + digest.hexdigest()[:40].encode("ascii")
        if not any(boundary in part for part in parts):
            return boundary
        digest.update(boundary)
