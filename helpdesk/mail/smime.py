"""What somebody signed with S/MIME and wrapped into the signature (RFC 8551 section 3.5.2): readable without a key.

A reader of our own for so much of BER (X.690) as leads to the content of a SignedData (RFC 5652 section 5): it goes
forward only, and says no to whatever it does not expect. The signature is not checked.
"""

from __future__ import annotations

from dataclasses import dataclass

_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
_DATA = bytes.fromhex("2a864886f70d010701")
_SEQUENCE, _SET, _INTEGER, _OBJECT, _OCTETS, _PIECES, _EXPLICIT = 0x30, 0x31, 0x02, 0x06, 0x04, 0x24, 0xA0
_CONSTRUCTED = 0x20
_LONG_TAG = 0x1F
_LONGEST_LENGTH = 4  # octets that tell a length
_MOST_ELEMENTS = 200_000  # programs write pieces of a thousand octets and more
_DEEPEST = 8  # pieces within pieces


class _UnreadableError(Exception):
    """The octets are not what is looked for."""


def signed_content(octets: bytes) -> bytes | None:
    """Return the MIME entity inside a signed-data, or None when there is none, as in what is encrypted."""
    reader = _Reader(octets)
    try:
        reader.enter(_SEQUENCE)
        if reader.primitive(_OBJECT) != _SIGNED_DATA:
            return None
        reader.enter(_EXPLICIT)
        reader.enter(_SEQUENCE)
        reader.primitive(_INTEGER)
        reader.skip(_SET)
        reader.enter(_SEQUENCE)
        if reader.primitive(_OBJECT) != _DATA:
            return None
        reader.enter(_EXPLICIT)
        return reader.octet_string()
    except _UnreadableError:
        return None


@dataclass(slots=True)
class _Reader:
    """A position that only grows; every step of it is counted."""

    octets: bytes
    position: int = 0
    elements: int = 0

    def enter(self, tag: int) -> None:
        """Go into an element of this tag; its end is not looked at, a mail may have lost it."""
        self._head(tag)

    def primitive(self, tag: int) -> bytes:
        """Return what an element of this tag holds."""
        return self._take(self._head(tag)[1])

    def skip(self, tag: int) -> None:
        """Go past an element of this tag, of whatever length."""
        within = int(self._passed(self._head(tag)[1]))
        while within:
            found, length = self._head()
            if found == 0 and length == 0:
                within -= 1
            else:
                within += self._passed(length)

    def octet_string(self) -> bytes:
        """Return an OCTET STRING, in one piece or in many, which may have pieces too (X.690 section 8.7)."""
        found, length = self._head()
        if found == _OCTETS:
            return self._take(length)
        if found != _PIECES:
            raise _UnreadableError
        pieces: list[bytes] = []
        ends = [self._end(length)]  # of the strings that are open; None: where an end is marked
        while ends:
            if ends[-1] is not None and self.position >= ends[-1]:
                ends.pop()
                continue
            found, length = self._head()
            if found == _OCTETS:
                pieces.append(self._take(length))
            elif found == 0 and length == 0 and ends[-1] is None:
                ends.pop()
            elif found == _PIECES and len(ends) < _DEEPEST:
                ends.append(self._end(length))
            else:
                raise _UnreadableError
        return b"".join(pieces)

    def _passed(self, length: int | None) -> bool:
        """Go past an element of a known length; return whether its end is marked instead."""
        if length is None:
            return True
        self._take(length)
        return False

    def _end(self, length: int | None) -> int | None:
        return None if length is None else self.position + length

    def _take(self, length: int | None) -> bytes:
        if length is None or length > len(self.octets) - self.position:
            raise _UnreadableError
        self.position += length
        return self.octets[self.position - length : self.position]

    def _head(self, wanted: int | None = None) -> tuple[int, int | None]:
        """Return the tag of the next element, which must be the one wanted, and its length; None: its end is marked."""
        self.elements += 1
        tag, first = self._take(2)
        if self.elements > _MOST_ELEMENTS or tag & _LONG_TAG == _LONG_TAG or wanted not in (None, tag):
            raise _UnreadableError
        if first < 0x80:
            return tag, first
        count = first & 0x7F
        if count > _LONGEST_LENGTH or (not count and not tag & _CONSTRUCTED):
            raise _UnreadableError
        return tag, int.from_bytes(self._take(count), "big") if count else None
