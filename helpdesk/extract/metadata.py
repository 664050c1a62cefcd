"""Pictures without what a camera wrote beside them: place, time, device, owner. The picture itself stays as it was.

The octets that were mailed are kept; this is for what the desk shows and hands on.
"""

from __future__ import annotations

import struct
from collections.abc import Callable

from helpdesk.extract.blanking import blank_heif, blank_tiff
from helpdesk.extract.kinds import Kind, kind_of

_PNG_TEXT = frozenset({b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME", b"dSIG"})
_WEBP_TEXT = frozenset({b"EXIF", b"XMP "})
_WEBP_FLAGS = 0b1100  # of VP8X: EXIF and XMP are inside
_ORIENTATION = 0x0112


def without_metadata(content: bytes) -> bytes:
    """Return a picture without metadata, which way is up aside; any other file (PDF, documents) as it is."""
    without = _BY_KIND.get(kind_of(content[:4096]))
    try:
        return content if without is None else without(content)
    except (
        struct.error,
        IndexError,
    ):  # cut off in the middle: nothing that could be shown is lost by giving what was understood
        return content[:2]


def _jpeg(content: bytes) -> bytes:
    """Leave out APP1 to APP15 but colour (ICC, Adobe), and comments (ITU-T T.81 section B.2.4)."""
    kept, position = bytearray(content[:2]), 2
    turned = b""
    while position + 4 <= len(content):
        marker, length = struct.unpack_from(">HH", content, position)
        segment = content[position : position + 2 + length]
        if marker >> 8 != 0xFF or marker == 0xFFDA:
            break
        if marker == 0xFFE1 and segment[4:10] == b"Exif\0\0":
            turned = turned or _orientation(segment[10:])
        elif not _tells(marker, segment):
            kept += segment
        position += 2 + length
    return bytes(kept[:2]) + turned + bytes(kept[2:]) + content[position:]


def _tells(marker: int, segment: bytes) -> bool:
    if marker == 0xFFFE:
        return True
    if not 0xFFE1 <= marker <= 0xFFEF:
        return False
    return not segment[4:16].startswith((b"ICC_PROFILE\0", b"Adobe"))


def _orientation(tiff: bytes) -> bytes:
    """Return an Exif segment that says which way is up and nothing else; empty when that is not said (CIPA DC-008)."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return b""
    (start,) = struct.unpack_from(order + "I", tiff, 4)
    (count,) = struct.unpack_from(order + "H", tiff, start)
    for number in range(min(count, 200)):
        tag, kind, _, value = struct.unpack_from(order + "HHIH", tiff, start + 2 + 12 * number)
        if tag == _ORIENTATION and kind == 3 and 1 < value <= 8:
            body = b"Exif\0\0MM\0*\0\0\0\x08" + struct.pack(">HHHIHHI", 1, _ORIENTATION, 3, 1, value, 0, 0)
            return struct.pack(">HH", 0xFFE1, len(body) + 2) + body
    return b""


def _png(content: bytes) -> bytes:
    kept, position = bytearray(content[:8]), 8
    while position + 8 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, position)
        end = position + 12 + length
        if kind not in _PNG_TEXT:
            kept += content[position:end]
        position = end
    return bytes(kept)


def _webp(content: bytes) -> bytes:
    kept, position = bytearray(b"WEBP"), 12
    while position + 8 <= len(content):
        kind, length = struct.unpack_from("<4sI", content, position)
        end = position + 8 + length + length % 2
        if kind not in _WEBP_TEXT:
            chunk = bytearray(content[position:end])
            if kind == b"VP8X" and len(chunk) > 8:
                chunk[8] &= ~_WEBP_FLAGS & 0xFF
            kept += chunk
        position = end
    return b"RIFF" + struct.pack("<I", len(kept)) + bytes(kept)


_BY_KIND: dict[Kind, Callable[[bytes], bytes]] = {
    Kind.JPEG: _jpeg,
    Kind.PNG: _png,
    Kind.WEBP: _webp,
    Kind.TIFF: blank_tiff,
    Kind.HEIC: blank_heif,
}
