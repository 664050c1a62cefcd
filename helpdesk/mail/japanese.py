"""ISO-2022-JP as Japanese programs write it: with the characters of NEC and IBM that the standard does not have.

Python's codecs refuse them (circled numbers, company signs); its Shift-JIS of Windows knows them, and both lay out the
same table of 94 rows (JIS X 0208), so that octets are moved from one to the other.
"""

from __future__ import annotations

import re

_ESCAPE = re.compile(rb"\x1b(?:\$\(?[@BD]|\([BJI]|&@)")
_DOUBLE = (b"\x1b$@", b"\x1b$B")
_KATAKANA = b"\x1b(I"


def decode(octets: bytes) -> str:
    """Return the text; what no table has becomes U+FFFD. Never raises."""
    out: list[str] = []
    position, mode = 0, b""
    for escape in _ESCAPE.finditer(octets):
        out.append(_run(octets[position : escape.start()], mode))
        position, mode = escape.end(), escape[0]
    out.append(_run(octets[position:], mode))
    return "".join(out)


def _run(octets: bytes, mode: bytes) -> str:
    if mode in _DOUBLE:
        return "".join(_row(line) if line not in b"\r\n" else line.decode("ascii") for line in _lines(octets))
    if mode == _KATAKANA:
        return bytes(octet | 0x80 for octet in octets).decode("cp932", "replace")
    return octets.decode("cp932" if not octets.isascii() else "ascii", "replace")


def _lines(octets: bytes) -> list[bytes]:
    # a line end closes a double-byte run although the escape back to ASCII was forgotten
    return re.split(rb"([\r\n]+)", octets)


def _row(pairs: bytes) -> str:
    moved = bytearray()
    for first, second in zip(pairs[::2], pairs[1::2], strict=False):
        row, cell = (first & 0x7F) - 0x21, (second & 0x7F) - 0x21
        if not (0 <= row < 94 and 0 <= cell < 94):
            moved += b"?"
            continue
        lead = row // 2 + (0x81 if row < 62 else 0xC1)
        trail = cell + (0x9F if row % 2 else 0x40 + (cell > 62))
        moved += bytes((lead, trail))
    return moved.decode("cp932", "replace")
