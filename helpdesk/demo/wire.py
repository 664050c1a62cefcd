"""Octets of a mail: encoded-words, transfer encodings, folding, parts (RFC 5322, RFC 2045-2047, RFC 2231)."""

from __future__ import annotations

import base64
import quopri
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from email.utils import encode_rfc2231, format_datetime, quote

from helpdesk.demo.letter import File, Letter

CRLF = "\r\n"
_WORD_OCTETS = 42  # before base64: an encoded-word has at most 75 characters (RFC 2047 section 2)
_LINE = 78
_ATEXT = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~ ")

Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A MIME part: its own fields, and its encoded body."""

    fields: Fields
    body: bytes


def text_part(content_type: str, text: str, charset: str, encoding: str) -> Part:
    """Return a part of text in ``charset``; ``encoding`` is 7bit, 8bit, quoted-printable or base64."""
    octets = text.replace("\n", CRLF).encode(charset)
    match encoding:
        case "base64":
            body = _base64(octets)
        case "quoted-printable":
            body = quopri.encodestring(text.encode(charset)).replace(b"\n", b"\r\n")
        case _:
            body = octets
    return Part((("Content-Type", content_type), ("Content-Transfer-Encoding", encoding)), body)


def file_part(file: File, *, inline: bool = False, size: bool = False, extra: Fields = ()) -> Part:
    """Return a file as a base64 part; ``size`` adds that parameter to the disposition (RFC 2183)."""
    disposition = "inline" if inline else "attachment"
    length = f"; size={len(file.content)}" if size else ""
    name = _parameter("name", file.name)
    return Part(
        (
            ("Content-Type", f"{file.content_type}; {name}"),
            ("Content-Disposition", f"{disposition}; {_parameter('filename', file.name)}{length}"),
            *extra,
            ("Content-Transfer-Encoding", "base64"),
        ),
        _base64(file.content),
    )


def multipart(subtype: str, boundary: str, parts: Iterable[Part]) -> Part:
    """Return the parts in one; ``boundary`` must not occur in them."""
    delimiter = f"--{boundary}{CRLF}".encode()
    body = b"".join(delimiter + _octets(part) + CRLF.encode() for part in parts) + f"--{boundary}--{CRLF}".encode()
    return Part((("Content-Type", f'multipart/{subtype}; boundary="{boundary}"'),), body)


def message(fields: Sequence[tuple[str, str]], root: Part) -> bytes:
    """Return a whole message of top-level fields and its root part."""
    return _octets(Part((*fields, *root.fields), root.body))


def encoded(text: str) -> str:
    """Return ``text`` as it may stand in a field: as it is, or as encoded-words that split between characters."""
    if text.isascii():
        return text
    words, chunk = [], b""
    for character in text:
        octets = character.encode()
        if len(chunk) + len(octets) > _WORD_OCTETS:
            words.append(chunk)
            chunk = b""
        chunk += octets
    words.append(chunk)
    return " ".join(f"=?UTF-8?B?{base64.b64encode(word).decode()}?=" for word in words)


def mailbox(name: str, address: str) -> str:
    """Return a mailbox with its display-name, quoted or encoded where it has to be."""
    if not name:
        return address
    phrase = encoded(name) if not name.isascii() else name if set(name) <= _ATEXT else f'"{quote(name)}"'
    return f"{phrase} <{address}>"


def date(letter: Letter) -> str:
    """Return when it was sent as a Date field says it."""
    return format_datetime(letter.sent_at)


def _parameter(key: str, value: str) -> str:
    return f'{key}="{quote(value)}"' if value.isascii() else f"{key}*={encode_rfc2231(value, 'utf-8')}"


def _base64(octets: bytes) -> bytes:
    return base64.encodebytes(octets).replace(b"\n", b"\r\n")


def _octets(part: Part) -> bytes:
    head = "".join(_folded(f"{name}: {value}") for name, value in part.fields)
    return head.encode("ascii") + CRLF.encode() + part.body


def _folded(line: str) -> str:
    """Return a field folded at spaces so that lines keep to 78 characters where they can (RFC 5322 section 2.2.3)."""
    lines, current = [], ""
    for word in line.split(" "):
        if current.strip() and len(current) + 1 + len(word) > _LINE:
            lines.append(current)
            current = f" {word}"
        else:
            current = f"{current} {word}" if current else word
    return CRLF.join((*lines, current)) + CRLF
