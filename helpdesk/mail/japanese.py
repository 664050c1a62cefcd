"""ISO-2022-JP as Japanese programs write it: with the characters of NEC and IBM that the standard does not have.

Python's codecs refuse them (circled numbers, company signs); its Shift-JIS of Windows knows them, and both lay out the
same table of 94 rows (JIS X 0208), so that octets are moved from one to the other.
"""

from __future__ import annotations

import re

_ESCAPE = re.compile(rb"\x1b(?:\$\(?[@BD]|\([BJI]|&@)")
_DOUBLE = (b"\x1b$@", b"\x1b$B")
_KATAKANA = b"\x1b(I"
_LINE_ENDS = re.compile(rb"([\r\n]+)")


def decode(octets: bytes) -> str:
    """Return the text; what no table has becomes U+FFFD. Never raises."""
    moved = bytearray()
    position, mode = 0, b""
    for escape in _ESCAPE.finditer(octets):
        _move(octets[position : escape.start()], mode, moved)
        position, mode = escape.end(), escape[0]
    _move(octets[position:], mode, moved)
    return moved.decode("cp932", "replace")


def _move(run: bytes, mode: bytes, moved: bytearray) -> None:
    """Append to ``moved`` what the run means in Shift-JIS."""
    if mode == _KATAKANA:
        moved += bytes(octet | 0x80 for octet in run)
    elif mode not in _DOUBLE:
        moved += run
    elif b"\n" not in run and b"\r" not in run:
        _move_pairs(run, moved)
    else:  # a line end closes a double-byte run although the escape back to ASCII was forgotten
        for piece in _LINE_ENDS.split(run):
            if piece[:1] in (b"\r", b"\n"):
                moved += piece
            else:
                _move_pairs(piece, moved)


def _move_pairs(pairs: bytes, moved: bytearray) -> None:
    for first, second in zip(pairs[::2], pairs[1::2], strict=False):
        row, cell = (first & 0x7F) - 0x21, (second & 0x7F) - 0x21
        if not (0 <= row < 94 and 0 <= cell < 94):
            moved += b"?"
            continue
        moved.append(row // 2 + (0x81 if row < 62 else 0xC1))
        moved.append(cell + (0x9F if row % 2 else 0x40 + (cell > 62)))
