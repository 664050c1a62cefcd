"""winmail.dat: the files inside Microsoft's TNEF wrapping (MS-OXTNEF), so that a citizen's documents can be seen."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from helpdesk.mail import charset
from helpdesk.mail.attachments import extension_of, safe_name, sniff
from helpdesk.mail.limits import MAX_PARTS
from helpdesk.model.message import Attachment

_SIGNATURE = 0x223E9F78
_ATTACHMENT_BEGINS = 0x9002  # attAttachRendData
_TITLE = 0x8010
_DATA = 0x800F
_PROPERTIES = 0x9005  # attAttachment: MAPI properties
_LONG_NAME = 0x3707
_FILE_NAME = 0x3704
_MIME_TAG = 0x370E
_FIXED = {0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4, 0x14: 8, 0x40: 8, 0x48: 16}
_STRINGS = {0x1E: "cp1252", 0x1F: "utf-16-le"}
_VARIABLE = frozenset((0x1E, 0x1F, 0x0D, 0x102))


def files_in(octets: bytes) -> tuple[Attachment, ...] | None:
    """Return the files inside, or None when ``octets`` are not TNEF. Damaged files end the list early."""
    if len(octets) < 6 or struct.unpack_from("<I", octets)[0] != _SIGNATURE:
        return None
    found: list[dict[str, bytes | str]] = []
    for name, data in _attributes(octets):
        if name == _ATTACHMENT_BEGINS:
            found.append({})
        elif found and name == _TITLE:
            found[-1].setdefault("title", _text(data, "cp1252"))
        elif found and name == _DATA:
            found[-1]["data"] = data
        elif found and name == _PROPERTIES:
            found[-1].update(_properties(data))
    return tuple(_attachment(item) for item in found[:MAX_PARTS] if "data" in item)


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


def _properties(data: bytes) -> dict[str, str]:
    """Return the names and the MIME type that the MAPI properties give."""
    out: dict[str, str] = {}
    wanted = {_LONG_NAME: "long", _FILE_NAME: "short", _MIME_TAG: "type"}
    try:
        for name, kind, value in _mapi(data):
            if name in wanted and kind in _STRINGS:
                out[wanted[name]] = _text(value, _STRINGS[kind])
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


def _text(octets: bytes, codec: str) -> str:
    return charset.tidy(octets.decode(codec, "replace")).strip()


def _attachment(item: dict[str, bytes | str]) -> Attachment:
    content = item["data"]
    if isinstance(content, str):
        content = content.encode()
    declared = str(item.get("type", "")).lower() or "application/octet-stream"
    kind = sniff(content, declared)
    names = (safe_name(str(item.get(key, ""))) for key in ("long", "title", "short"))
    name = next((name for name in names if name), f"attachment{extension_of(kind)}")
    return Attachment(name, kind, len(content), False, content)
