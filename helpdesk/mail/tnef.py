"""winmail.dat: what is inside Microsoft's TNEF wrapping (MS-OXTNEF): attached files, and the text."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from helpdesk.mail import charset, rtf_body
from helpdesk.mail.attachments import extension_of, safe_name, sniff
from helpdesk.mail.limits import MAX_PARTS
from helpdesk.model.message import Attachment

_SIGNATURE = 0x223E9F78
_DEEPEST = 3  # messages attached to messages
_ATTACHMENT_BEGINS = 0x9002  # attAttachRendData
_TITLE = 0x8010
_DATA = 0x800F
_PROPERTIES = 0x9005  # attAttachment: MAPI properties of a file
_MESSAGE = 0x9003  # attMsgProps: MAPI properties of the message
_BODY = 0x800C
_CODEPAGE = 0x9007
# MAPI properties (MS-OXPROPS) of a file and of a message, and what they are called here
_OF_FILES = {0x3707: "long", 0x3704: "short", 0x3001: "shown", 0x370E: "type", 0x3712: "cid", 0x3701: "data"}
_OF_MESSAGES = {0x1000: "plain", 0x1013: "html", 0x1009: "rtf"}
_FIXED = {0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4, 0x14: 8, 0x40: 8, 0x48: 16}
_UNICODE = 0x1F
_OBJECT = 0x0D
_VARIABLE = frozenset((0x1E, _UNICODE, _OBJECT, 0x102))
_INTERFACE = 16  # octets of the GUID that stands before an embedded object


@dataclass(frozen=True, slots=True)
class Winmail:
    """What was inside: files, and the text in one or both of its forms."""

    attachments: tuple[Attachment, ...]
    plain: str | None = None
    html: str | None = None


def read(octets: bytes, depth: int = 0) -> Winmail | None:
    """Return what is inside, or None when ``octets`` are not TNEF. Damaged files end the list early. Never raises."""
    if len(octets) < 6 or struct.unpack_from("<I", octets)[0] != _SIGNATURE:
        return None
    found = _Found()
    for name, data in _attributes(octets):
        found.take(name, data)
    inside = [one for item in found.files[:MAX_PARTS] for one in _attachments(item, found.codec, depth)]
    return Winmail(tuple(inside[:MAX_PARTS]), *_text_of(found.message, found.codec))


@dataclass(slots=True)
class _Found:
    """The attributes that matter, as they come by: each value with its MAPI type, 0 when it has none."""

    files: list[dict[str, tuple[int, bytes]]] = field(default_factory=list)
    message: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    codec: str = "cp1252"

    def take(self, name: int, data: bytes) -> None:
        """Keep one attribute."""
        if name == _ATTACHMENT_BEGINS:
            self.files.append({})
        elif name == _MESSAGE:
            self.message |= _properties(data, _OF_MESSAGES)
        elif name == _BODY:
            self.message.setdefault("plain", (0, data))
        elif name == _CODEPAGE and len(data) >= 4:
            self.codec = charset.codec_of(f"cp{struct.unpack_from('<I', data)[0]}") or self.codec
        elif self.files:
            self._take_of_file(self.files[-1], name, data)

    def _take_of_file(self, file: dict[str, tuple[int, bytes]], name: int, data: bytes) -> None:
        if name == _TITLE:
            file.setdefault("title", (0, data))
        elif name == _DATA:
            file.setdefault("data", (0, data))
        elif name == _PROPERTIES:
            for key, value in _properties(data, _OF_FILES).items():
                if key not in file or value[0] == _OBJECT:  # an attached message is more than its icon
                    file[key] = value


def _attributes(octets: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield (name, data) of each attribute: level, name, type, length, data, checksum."""
    position = 6
    while position + 9 <= len(octets):
        _, name, _, size = struct.unpack_from("<BHHI", octets, position)
        position += 9
        if position + size > len(octets):
            return
        yield name, octets[position : position + size]
        position += size + 2


def _properties(data: bytes, wanted: dict[int, str]) -> dict[str, tuple[int, bytes]]:
    """Return the MAPI properties that are wanted, each with its type; what is damaged ends them early."""
    out: dict[str, tuple[int, bytes]] = {}
    try:
        for name, kind, value in _mapi(data):
            if name in wanted:
                out.setdefault(wanted[name], (kind, value))
    except struct.error:
        return out
    return out


def _mapi(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    (count,) = struct.unpack_from("<I", data)
    position = 4
    for _ in range(min(count, 1_000)):
        kind, name = struct.unpack_from("<HH", data, position)
        position += 4
        if name >= 0x8000:
            position = _past_name(data, position)
        size = _FIXED.get(kind & 0x0FFF)
        if size is not None and not kind & 0x1000:
            yield name, kind, data[position : position + size]
            position += size
            continue
        values, position = struct.unpack_from("<I", data, position)[0], position + 4
        if kind & 0x0FFF not in _VARIABLE:
            position += (size or 0) * values
            continue
        for _ in range(min(values, 1_000)):
            (length,) = struct.unpack_from("<I", data, position)
            yield name, kind & 0x0FFF, data[position + 4 : position + 4 + length]
            position += 4 + (length + 3) // 4 * 4


def _past_name(data: bytes, position: int) -> int:
    """Skip a named property's GUID and its number or name."""
    (kind,) = struct.unpack_from("<I", data, position + 16)
    if kind == 0:
        return position + 24
    (length,) = struct.unpack_from("<I", data, position + 20)
    return int(position + 24 + (length + 3) // 4 * 4)


def _attachments(item: dict[str, tuple[int, bytes]], codec: str, depth: int) -> list[Attachment]:
    """Return the file, or what is inside an attached message."""
    kind, content = item.get("data", (0, b""))
    if "data" not in item:
        return []
    names = (safe_name(_text(item[key], codec)) for key in ("long", "title", "short", "shown") if key in item)
    name = next((name for name in names if name), "")
    if kind == _OBJECT:
        content = content[_INTERFACE:]
        inside = read(content, depth + 1) if depth < _DEEPEST else None
        if inside is not None:
            return [*_as_files(inside, name), *inside.attachments]
    declared = _text(item["type"], codec).lower() if "type" in item else ""
    found = sniff(content, declared if declared.count("/") == 1 else "application/octet-stream")
    name = name or f"attachment{extension_of(found)}"
    cid = _text(item["cid"], codec).strip("<>") if "cid" in item else ""
    return [Attachment(name, found, len(content), False, content, cid or None)]


def _as_files(inside: Winmail, name: str) -> list[Attachment]:
    """Return the text of an attached message as a file, so that it can be read."""
    for text, kind in ((inside.plain, "text/plain"), (inside.html, "text/html")):
        if text:
            content = text.encode("utf-8")
            stem = name or "message"
            return [Attachment(stem + extension_of(kind), kind, len(content), False, content, None, text)]
    return []


def _text_of(message: dict[str, tuple[int, bytes]], codec: str) -> tuple[str | None, str | None]:
    """Return the plain text and the HTML of the body, from whichever form is there."""
    plain = _text(message["plain"], codec) if "plain" in message else ""
    html = _text(message["html"], codec) if "html" in message else ""
    if "rtf" in message and not (plain.strip() or html.strip()):
        found = rtf_body.body_of(message["rtf"][1])
        if found:
            return (None, found[0]) if found[1] else (found[0], None)
    return (plain if plain.strip() else None), (html if html.strip() else None)


def _text(value: tuple[int, bytes], codec: str) -> str:
    kind, octets = value
    if kind == _UNICODE:
        return charset.tidy(octets.decode("utf-16-le", "replace")).strip()
    return charset.tidy(charset.decode(octets, codec)[0]).strip()
