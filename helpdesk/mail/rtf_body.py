"""The body that Outlook puts into winmail.dat: compressed RTF (MS-OXRTFCP), which may hold the HTML it was made of.

How HTML stands in RTF says MS-OXRTFEX. One walk over the octets; more than ``_LONGEST`` of them is not looked at.
"""

from __future__ import annotations

import re

from helpdesk.mail import charset

_LONGEST = 1_000_000  # octets of RTF
_COMPRESSED = b"LZFu"
_UNCOMPRESSED = b"MELA"
_RING = 4_096
# MS-OXRTFCP section 2.1.2.1: what the dictionary holds before the first octet
_FIRST = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor "
    rb"MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_TOKEN = re.compile(
    rb"\\(?:'([0-9a-fA-F]{2})|([a-zA-Z]{1,32})(-?\d{1,10})? ?|([^a-zA-Z0-9]))|([{}])|([\r\n]+)|([^\\{}\r\n]+)"
)
_CODEPAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_LEFT_OUT = frozenset((b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict", b"object", b"themedata", b"generator"))
_SIGNS = dict.fromkeys((b"par", b"line", b"row"), b"\n") | dict.fromkeys((b"lquote", b"rquote"), b"'")
_SIGNS |= {b"tab": b"\t", b"cell": b" ", b"bullet": b"* ", b"ldblquote": b'"', b"rdblquote": b'"'}
_SIGNS |= dict.fromkeys((b"endash", b"emdash"), b"-")
_ESCAPED = {b"\\": b"\\", b"{": b"{", b"}": b"}", b"~": b" ", b"_": b"-", b"\n": b"\n", b"\r": b"\n"}


def body_of(compressed: bytes) -> tuple[str, bool] | None:
    """Return the text in PR_RTF_COMPRESSED and whether it is HTML; None when there is none. Never raises."""
    rtf = _decompressed(compressed)
    if not rtf.lstrip().startswith(b"{\\rtf"):
        return None
    is_html = b"\\fromhtml" in rtf[:500]
    found = _CODEPAGE.search(rtf, 0, 500)
    text = _Walk("cp" + found[1].decode("ascii") if found else "cp1252", is_html=is_html).read(rtf)
    return (text, is_html) if text.strip() else None


def _decompressed(octets: bytes) -> bytes:
    """Return the RTF; what is damaged ends early."""
    if octets[8:12] == _UNCOMPRESSED:
        return octets[16 : 16 + _LONGEST]
    if octets[8:12] != _COMPRESSED:
        return b""
    ring = bytearray(_FIRST.ljust(_RING, b"\0"))
    out = bytearray()
    write, position = len(_FIRST), 16
    while position < len(octets) and len(out) < _LONGEST:
        control = octets[position]
        position += 1
        for bit in range(8):
            if not control >> bit & 1:
                run = octets[position : position + 1]
                position += 1
            else:
                pair = int.from_bytes(octets[position : position + 2], "big")
                position += 2
                if pair >> 4 == write or position > len(octets):
                    return bytes(out)
                run = _copied(ring, pair >> 4, (pair & 15) + 2, write)
            for octet in run:
                ring[write] = octet
                write = (write + 1) % _RING
            out += run
    return bytes(out)


def _copied(ring: bytearray, start: int, length: int, write: int) -> bytes:
    """Return what a reference means: it may reach into what it itself writes."""
    out = bytearray()
    for index in range(length):
        place = (start + index) % _RING
        behind = (place - write) % _RING
        out.append(out[behind] if behind < index else ring[place])
    return bytes(out)


class _Walk:
    """One walk over RTF: the groups that are left out, and octets that wait for their charset."""

    def __init__(self, codec: str, *, is_html: bool) -> None:
        self.codec = codec
        self.is_html = is_html
        self.out: list[str] = []
        self.waiting = bytearray()
        self.depth = 0
        self.skipped = 0  # the depth of the group that is left out, 0 for none
        self.marks = 0  # the depth of a group of HTML markup, 0 for none
        self.hidden = False  # between \htmlrtf and \htmlrtf0 stands what only RTF readers show
        self.replacements = 0  # octets still to leave out behind \u

    def read(self, rtf: bytes) -> str:
        for token in _TOKEN.finditer(rtf):
            code, word, number, symbol, brace, _, plain = token.groups()
            if brace:
                self._group(brace)
            elif word:
                self._word(word, number)
            elif symbol == b"*":
                after = rtf[token.end() : token.end() + 8]
                if self.is_html and after.startswith(b"\\htmltag"):
                    self.marks = self.depth
                else:
                    self.skipped = self.skipped or self.depth
            elif code:
                self._add(bytes((int(code, 16),)))
            elif symbol or plain:
                self._add(_ESCAPED.get(symbol, b"") if symbol else plain)
        self._flush()
        whole = "".join(self.out).encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # joins surrogate pairs
        return charset.tidy(whole)

    def _group(self, brace: bytes) -> None:
        self.depth += 1 if brace == b"{" else -1
        self.skipped = 0 if self.depth < self.skipped else self.skipped
        self.marks = 0 if self.depth < self.marks else self.marks
        self.replacements = 0

    def _word(self, word: bytes, number: bytes | None) -> None:
        if word == b"htmlrtf":
            self.hidden = number != b"0" and self.is_html
        elif word in _LEFT_OUT and not self.marks:
            self.skipped = self.skipped or self.depth
        elif word == b"u" and number and not self.skipped and not self.hidden:
            self._flush()
            self.out.append(chr(int(number) % 0x10000))
            self.replacements = 1
        elif word in _SIGNS:
            self._add(_SIGNS[word])

    def _add(self, octets: bytes) -> None:
        if self.replacements:  # what stands behind \u is for readers that know no Unicode
            octets, self.replacements = octets[1:], 0
        if not self.skipped and not self.hidden:
            self.waiting += octets

    def _flush(self) -> None:
        self.out.append(charset.decode(bytes(self.waiting), self.codec)[0])
        self.waiting.clear()
