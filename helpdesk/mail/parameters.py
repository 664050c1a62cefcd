"""Content-Type and Content-Disposition taken apart (RFC 2045 section 5.1, RFC 2183, RFC 2231), in one linear walk."""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

from helpdesk.mail import charset
from helpdesk.mail.encoded_words import decode_words
from helpdesk.mail.limits import MAX_PARAMETERS

_TYPE = re.compile(r"(?:\s*\([^()]*\))?\s*\"?([A-Za-z0-9!#$&^_.+-]+)\s*/\s*([A-Za-z0-9!#$&^_.+-]+)")
_SEPARATORS = re.compile(r"[\s;,]*+")
_NAME = re.compile(r"([^\s=;\"]{1,100})\s*+=\s*+")
_QUOTED = re.compile(r'"((?:[^"\\]++|\\.)*+)"', re.DOTALL)
_UNQUOTED = re.compile(r"[^;\r\n]*")
_COMMENT = re.compile(r"(?<!\s)\s++\([^()]*\)\s*$")
_SPACED = re.compile(r"(?<!\s)\s++[A-Za-z0-9_*-]{1,40}=")  # a new parameter after a forgotten semicolon
_NUMBERED = re.compile(r"([^*]+)\*(\d{1,3})(\*?)$")
_TOKEN = re.compile(r"\s*\"?([A-Za-z0-9-]+)\"?")
_WORD = re.compile(r"(?:\s*\([^()]*\))?[\s\"']*([^\s;,()\"']{1,60})")


def content_type(value: str) -> tuple[str, dict[str, str]]:
    """Return the lower-cased ``type/subtype``, empty when there is none to be read, and the parameters."""
    match = _TYPE.match(value)
    if match:
        return f"{match[1]}/{match[2]}".lower(), _parameters(value[match.end() :])
    # "Content-Type: text" and "Content-Type: charset=utf-8" both occur
    first = value.partition(";")[0].strip().lower()
    kind = "text/plain" if first == "text" else ""
    return kind, _parameters(value if "=" in first else value.partition(";")[2])


def first_word(value: str) -> str:
    """Return the lower-cased first word of a Content-Transfer-Encoding, without quotes and comments."""
    match = _WORD.match(value)
    return match[1].lower() if match else ""


def disposition(value: str) -> tuple[str, dict[str, str]]:
    """Return the lower-cased disposition, empty when there is none, and the parameters."""
    match = _TOKEN.match(value)
    if match and not value[match.end() :].lstrip().startswith("="):
        return match[1].lower(), _parameters(value[match.end() :])
    return "", _parameters(value)


def _parameters(text: str) -> dict[str, str]:
    raw: dict[str, str] = {}
    position = 0
    while len(raw) < MAX_PARAMETERS:
        separators = _SEPARATORS.match(text, position)
        position = separators.end() if separators else position
        match = _NAME.match(text, position)
        if match is None:
            position = text.find(";", position) + 1
            if not position:
                break
            continue
        value, position = _value(text, match.end())
        raw.setdefault(match[1].lower(), value)
    return _joined(raw)


def _value(text: str, position: int) -> tuple[str, int]:
    """Return the value that begins at ``position`` and where the next parameter may begin."""
    quoted = _QUOTED.match(text, position)
    if quoted:
        return _unescape(quoted[1]), quoted.end()
    if text[position : position + 1] == '"':
        position += 1
    match = _UNQUOTED.match(text, position)
    value = match[0] if match else ""
    spaced = _SPACED.search(value)
    if spaced:
        value = value[: spaced.start()]
    bare = _COMMENT.sub("", value).strip().strip('"')
    if len(bare) > 1 and bare[0] == bare[-1] == "'":
        bare = bare[1:-1]
    return bare, position + len(value)


def _unescape(text: str) -> str:
    # only quotes and backslashes are unescaped: Windows programs write C:\path\name without escaping
    return text.replace('\\"', '"').replace("\\\\", "\\") if "\\" in text else text


def _joined(raw: dict[str, str]) -> dict[str, str]:
    """Put RFC 2231 continuations together and decode everything."""
    plain: dict[str, str] = {}
    pieces: dict[str, list[tuple[int, bool, str]]] = {}
    for name, value in raw.items():
        numbered = _NUMBERED.match(name)
        if numbered:
            pieces.setdefault(numbered[1], []).append((int(numbered[2]), bool(numbered[3]), value))
        elif name.endswith("*"):
            pieces.setdefault(name[:-1], []).append((0, True, value))
        else:
            plain[name] = decode_words(value)
    # RFC 2231 values win over plain ones beside them: they can say more
    return plain | {name: _extended(sorted(found)) for name, found in pieces.items()}


def _extended(pieces: list[tuple[int, bool, str]]) -> str:
    label: str | None = None
    octets: list[bytes] = []
    for index, (_, percent, value) in enumerate(pieces):
        if index == 0 and percent and value.count("'") >= 2:
            label, _, value = value.split("'", 2)
        octets.append(unquote_to_bytes(value) if percent else value.encode("utf-8", "replace"))
    text = charset.decode(b"".join(octets), label or None)[0]
    return decode_words(charset.tidy(text))
