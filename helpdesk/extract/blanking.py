"""Metadata of TIFF and HEIF pictures overwritten where it stands, so that no offset inside the file moves.

TIFF 6.0 section 2 (directories), CIPA DC-008 (Exif, GPS), ISO/IEC 14496-12 sections 8.11.3 and 8.11.6 (item locations
and information), ISO/IEC 23008-12 annex A (Exif in HEIF).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}  # octets of a value, by type
_DIRECTORIES = frozenset({0x8769, 0x8825, 0xA005})  # Exif, GPS, interoperability
_TELLING = frozenset(  # description, make, model, software, time, artist, host, XMP, copyright, IPTC, Photoshop, XP*
    {270, 271, 272, 305, 306, 315, 316, 700, 33432, 33723, 34377, *range(40091, 40096)}
)
_MOST = 200  # entries of a directory, and directories of a file
_NOTHING = b"\0\0\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0"  # an Exif item that says nothing, behind its offset
_ITEMS = frozenset({b"Exif", b"mime", b"uri "})


def blank_tiff(content: bytes) -> bytes:
    """Return a TIFF whose pictures are the same and whose place, device, time and remarks are zeros.

    Raises struct.error when it is cut off.
    """
    octets = bytearray(content)
    order = "<" if content[:2] == b"II" else ">"
    (start,) = struct.unpack_from(order + "I", octets, 4)
    seen: set[int] = set()
    while start and start not in seen and len(seen) < _MOST:
        seen.add(start)
        start = _directory(octets, order, start)
    return bytes(octets)


def _directory(octets: bytearray, order: str, start: int) -> int:
    """Blank what a directory tells of the camera, and return where the next one begins, 0 for none."""
    (count,) = struct.unpack_from(order + "H", octets, start)
    for number in range(min(count, _MOST)):
        entry = start + 2 + 12 * number
        tag, kind, many, value = struct.unpack_from(order + "HHII", octets, entry)
        if tag in _DIRECTORIES:
            _blank_directory(octets, order, value)
        elif tag in _TELLING:
            _blank_value(octets, entry, _SIZES.get(kind, 1) * many, value)
    (following,) = struct.unpack_from(order + "I", octets, start + 2 + 12 * count)
    return int(following)


def _blank_directory(octets: bytearray, order: str, start: int) -> None:
    (count,) = struct.unpack_from(order + "H", octets, start)
    for number in range(min(count, _MOST)):
        entry = start + 2 + 12 * number
        _, kind, many, value = struct.unpack_from(order + "HHII", octets, entry)
        _blank_value(octets, entry, _SIZES.get(kind, 1) * many, value)
    _zero(octets, start, 2 + 12 * count + 4)


def _blank_value(octets: bytearray, entry: int, size: int, value: int) -> None:
    if size <= 4:
        _zero(octets, entry + 8, 4)
    else:
        _zero(octets, value, size)


def _zero(octets: bytearray, start: int, size: int) -> None:
    end = min(start + size, len(octets))
    if 0 < start < end:
        octets[start:end] = bytes(end - start)


def blank_heif(content: bytes) -> bytes:
    """Return a HEIC or AVIF picture whose Exif and XMP items say nothing. Raises struct.error when it is cut off."""
    octets = bytearray(content)
    for kind, start, end in _boxes(content, 0, len(content)):
        if kind == b"meta":
            _blank_items(octets, content, start + 4, end)
    return bytes(octets)


def _boxes(content: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield (type, where its content begins, where it ends) of each box between ``start`` and ``end``."""
    while start + 8 <= end:
        size, kind = struct.unpack_from(">I4s", content, start)
        head = 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", content, start + 8)
            head = 16
        size = size or end - start
        if size < head:
            return
        yield kind, start + head, min(start + size, end)
        start += size


def _blank_items(octets: bytearray, content: bytes, start: int, end: int) -> None:
    inside = {kind: (begin, stop) for kind, begin, stop in _boxes(content, start, end)}
    if b"iinf" not in inside or b"iloc" not in inside:
        return
    told = dict(_items(content, *inside[b"iinf"]))
    data = inside.get(b"idat", (0, 0))[0]
    for item, method, place, size in _extents(content, inside[b"iloc"][0]):
        if item in told and method in (0, 1):
            where = place + (data if method == 1 else 0)
            _zero(octets, where, size)
            if told[item] == b"Exif" and size >= len(_NOTHING) and where + size <= len(octets):
                octets[where : where + len(_NOTHING)] = _NOTHING


def _items(content: bytes, start: int, end: int) -> Iterator[tuple[int, bytes]]:
    """Yield (id, type) of the items that hold metadata."""
    wide = content[start] > 0
    for kind, begin, _ in _boxes(content, start + (8 if wide else 6), end):
        if kind == b"infe" and content[begin] >= 2:
            item, _, type_ = struct.unpack_from(">IH4s" if content[begin] > 2 else ">HH4s", content, begin + 4)
            if type_ in _ITEMS:
                yield item, type_


def _extents(content: bytes, start: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield (item, construction method, offset, octets) of every extent that an item location box names."""
    version, sizes, bases = content[start], content[start + 4], content[start + 5]
    at = start + 6

    def number(size: int) -> int:
        nonlocal at
        if at + size > len(content):
            raise struct.error("an item location is cut off")
        at += size
        return int.from_bytes(content[at - size : at], "big")

    for _ in range(min(number(4 if version == 2 else 2), 10_000)):
        item = number(4 if version == 2 else 2)
        method = number(2) & 0xF if version in (1, 2) else 0
        number(2)  # which file holds it: this one
        base = number(bases >> 4)
        for _ in range(number(2)):
            if version in (1, 2):
                number(bases & 0xF)
            offset = number(sizes >> 4)
            yield item, method, base + offset, number(sizes & 0xF)
