"""How large a picture is, read from its first octets without decoding it."""

from __future__ import annotations

import struct
from collections.abc import Callable

from helpdesk.extract.kinds import Kind, kind_of

_STARTS_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SEGMENTS = 200  # of a JPEG that are walked over
_BOXES = 65536  # octets of a HEIC in which its size is looked for


def size_of(content: bytes) -> tuple[int, int] | None:
    """Return (width, height) in pixels as the file declares them, or None when it declares none."""
    read = _READERS.get(kind_of(content[:4096]))
    try:
        return read(content) if read else None
    except struct.error:
        return None


def _pair(layout: str, content: bytes, offset: int) -> tuple[int, int]:
    first, second = struct.unpack_from(layout, content, offset)
    return first, second


def _jpeg(content: bytes) -> tuple[int, int] | None:
    """Walk over the segments to the first start of frame (ITU-T T.81 section B.2.2)."""
    position = 2
    for _ in range(_SEGMENTS):
        marker, length = struct.unpack_from(">HH", content, position)
        if marker >> 8 != 0xFF:
            return None
        if marker & 0xFF in _STARTS_OF_FRAME:
            height, width = _pair(">HH", content, position + 5)
            return width, height
        position += 2 + length
    return None


def _webp(content: bytes) -> tuple[int, int] | None:
    match content[12:16]:
        case b"VP8 ":
            width, height = _pair("<HH", content, 26)
            return width & 0x3FFF, height & 0x3FFF
        case b"VP8L":
            (bits,) = struct.unpack_from("<I", content, 21)
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8X":
            head = content[24:30]
            return int.from_bytes(head[:3], "little") + 1, int.from_bytes(head[3:], "little") + 1
        case _:
            return None


def _heic(content: bytes) -> tuple[int, int] | None:
    """Return the largest declared extent (ISO/IEC 23008-12, box *ispe*): tiles and thumbnails declare theirs too."""
    sizes: list[tuple[int, int]] = []
    position = content.find(b"ispe", 0, _BOXES)
    while position >= 0 and len(sizes) < 64:
        sizes.append(_pair(">II", content, position + 8))
        position = content.find(b"ispe", position + 4, _BOXES)
    return max(sizes, key=lambda size: size[0] * size[1], default=None)


_READERS: dict[Kind, Callable[[bytes], tuple[int, int] | None]] = {
    Kind.PNG: lambda content: _pair(">II", content, 16),
    Kind.GIF: lambda content: _pair("<HH", content, 6),
    Kind.JPEG: _jpeg,
    Kind.WEBP: _webp,
    Kind.HEIC: _heic,
}
