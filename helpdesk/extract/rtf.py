"""The text of Rich Text Format files (RTF 1.9.1): control words and tables of fonts out, text and line ends kept."""

from __future__ import annotations

import re

from helpdesk.extract import limits

_TOKEN = re.compile(
    rb"\\(?:'([0-9a-fA-F]{2})|([a-zA-Z]{1,32})(-?\d{1,10})? ?|([^a-zA-Z0-9]))|([{}])|([\r\n]+)|([^\\{}\r\n]+)"
)
_SKIPPED = frozenset({b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict", b"object", b"themedata", b"generator"})
_BREAKS = {b"par": "\n", b"line": "\n", b"row": "\n", b"sect": "\n", b"page": "\n", b"tab": "\t", b"cell": " "}


def text_of(content: bytes) -> str:
    """Return the text that a reader would see, at most ``limits.TEXT`` characters. Never raises."""
    pieces: list[str] = []
    left, depth, skip = limits.TEXT, 0, 0  # skip: the depth of the group that is left out, 0 for none
    after_unicode = False
    for token in _TOKEN.finditer(content):
        code, word, number, symbol, brace, _, plain = token.groups()
        if brace:
            depth += 1 if brace == b"{" else -1
            skip = 0 if depth < skip else skip
        elif (word in _SKIPPED or symbol == b"*") and not skip:
            skip = depth
        elif not skip and left > 0:
            text = _shown(code, word, number, plain)
            if after_unicode and text[:1] == "?":
                text = text[1:]  # what stands behind a \\u is its replacement for readers that know no Unicode
            after_unicode = word == b"u"
            pieces.append(text)
            left -= len(text)
    lines = ("".join(pieces)[: limits.TEXT]).split("\n")
    return "\n".join(line for line in map(str.strip, lines) if line)


def _shown(code: bytes | None, word: bytes | None, number: bytes | None, plain: bytes | None) -> str:
    if code:
        return bytes([int(code, 16)]).decode("cp1252", "replace")
    if word == b"u" and number:
        value = int(number) % 0x10000
        return chr(value) if not 0xD800 <= value < 0xE000 else "\ufffd"
    if word:
        return _BREAKS.get(word, "")
    return plain.decode("cp1252", "replace") if plain else ""
