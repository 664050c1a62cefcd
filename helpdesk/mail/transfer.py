"""Content-Transfer-Encoding undone (RFC 2045 section 6), damaged or not, and uuencode."""

from __future__ import annotations

import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass

_WHOLE = re.compile(rb"[A-Za-z0-9+/]*={0,2}")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/=]+")
_UNPADDED = re.compile(rb"[^=]+")
_QUOTED = re.compile(rb"=([0-9A-Fa-f]{2})")
_TRAILING = re.compile(rb"(?<![ \t])[ \t]+(?=\r?\n|\r?\Z)")
_SOFT = re.compile(rb"(?<!=)=(?:\r?\n|\r|\Z)")  # a rule of equals signs ends in none
_BEGIN = re.compile(r"^begin (?:[0-7]{3,4}) ([^\r\n]{1,200})$", re.MULTILINE)
_UU_LINE = re.compile(r"[ -`]{1,86}")
_HEX = {f"{n:02x}".encode(): bytes((n,)) for n in range(256)}
_LETTERS = re.compile(r"[^a-z0-9]+")
_EXPECTED = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/= \t\r\n"
_CHUNK = 1024 * 1024  # octets
_SAID = re.compile(rb"[A-Za-z][,.:;]? [A-Za-z]|://|[\x80-\xff]{6}|(?m:^[-_*~#=]{3,}\s*$)")
_LONG_LINE = 40
_FEWEST_LETTERS = 8  # of base64 without padding
_RULE = re.compile(rb"(?m)^[ \t]*(?:[_*~#-]{5,}|={5,})[ \t]*\r?$")
_NOT_QUOTED = re.compile(rb"[\x80-\xff]|=(?![0-9A-F]{2}|[ \t]*(?:\r?\n|\Z))")
_LONGEST_FOOTER = 4_000  # octets
_PROSE = 3  # foreign characters; fewer are damage


def undo(octets: bytes, encoding: str, *, is_text: bool) -> tuple[bytes, str | None]:
    """Return the octets that ``encoding`` stands for and what was wrong, or None. Never raises."""
    encoding = _LETTERS.sub("", encoding.lower())
    if encoding in ("base64", "xbase64"):
        if is_text and _reads_as_prose(octets):
            return octets, "says base64 and is plain text"
        return base64_octets(octets)
    if encoding in ("quotedprintable", "quotableprintable"):
        return quoted_octets(_in_chunks(octets, _without_soft_breaks, _line_end)), None
    if encoding in ("xuuencode", "uuencode", "xuue", "uue"):
        files = uuencoded(octets.decode("latin-1").replace("\r\n", "\n"))[1]
        return (files[0].content, None) if files else (octets, "says uuencode and is not")
    return octets, None


def parted(octets: bytes, encoding: str) -> tuple[bytes, bytes]:
    """Return an encoded text and the plain lines that list servers, gateways and scanners append to it, or none."""
    encoding = _LETTERS.sub("", encoding.lower())
    if encoding in ("base64", "xbase64"):
        end = _coded_end(octets)
    elif encoding in ("quotedprintable", "quotableprintable"):
        end = _quoted_end(octets)
    else:
        return octets, b""
    return octets[:end], octets[end:]


def _coded_end(octets: bytes) -> int:
    """Return where base64 ends that plain lines follow: before a line that is none, or behind the last one."""
    if _reads_as_prose(octets):
        return len(octets)
    width = position = 0  # of all its lines but the last
    ended = False
    for line in octets.splitlines(keepends=True):
        bare = line.strip()
        if bare and (ended or not _WHOLE.fullmatch(bare) or len(bare) > (width or len(bare))):
            break
        position += len(line)
        width = width or len(bare)
        ended = ended or (bool(bare) and (bare.endswith(b"=") or len(bare) < width))
    rest = octets[position:]
    goes_on = any(_is_coded(line.strip(), width) for line in rest.splitlines())  # it is only damaged
    short = width < _FEWEST_LETTERS and not octets[:position].rstrip().endswith(b"=")  # "Halo" is a word as well
    return len(octets) if short or goes_on or not _SAID.search(rest) else position


def _is_coded(line: bytes, width: int) -> bool:
    return len(line) >= min(width, _LONG_LINE) and bool(_WHOLE.fullmatch(line))


def _quoted_end(octets: bytes) -> int:
    """Return where quoted-printable ends: at a rule near the end, when what is below it cannot be quoted-printable."""
    rules = list(_RULE.finditer(octets, max(0, len(octets) - _LONGEST_FOOTER)))
    other = _NOT_QUOTED.search(octets, rules[0].end()) if rules else None
    if other is None or _NOT_QUOTED.search(octets, 0, rules[0].start()):
        return len(octets)
    return max(rule.start() for rule in rules if rule.end() <= other.start())


def base64_octets(octets: bytes) -> tuple[bytes, str | None]:
    """Decode base64 as far as it goes: foreign characters skipped, padding in the middle and missing padding borne."""
    end = len(octets.rstrip(b"= \t\r\n"))
    if octets.find(b"=", 0, end) < 0 and _is_clean(octets):
        try:
            return binascii.a2b_base64(octets), None
        except binascii.Error:
            pass  # its length is wrong: read below as far as it goes
    out = bytearray()
    for chunk in _UNPADDED.finditer(_without_footer(octets)):
        clean = _NOT_BASE64.sub(b"", chunk[0])
        if len(clean) % 4 == 1:  # six bits are no octet
            clean = clean[:-1]
        out += binascii.a2b_base64(clean + b"=" * (-len(clean) % 4))
    return bytes(out), "damaged base64"


def _is_clean(octets: bytes) -> bool:
    starts = range(0, len(octets), _CHUNK)
    return not any(octets[start : start + _CHUNK].translate(None, _EXPECTED) for start in starts)


def quoted_octets(octets: bytes) -> bytes:
    """Decode ``=XX``; what is no hexadecimal pair stays as it is."""
    if b"=" not in octets:
        return octets
    return _in_chunks(octets, lambda chunk: _QUOTED.sub(lambda match: _HEX[match[1].lower()], chunk), _escape_end)


def _without_soft_breaks(octets: bytes) -> bytes:
    return _SOFT.sub(b"", _TRAILING.sub(b"", octets))


def _in_chunks(octets: bytes, change: Callable[[bytes], bytes], end_of: Callable[[bytes, int], int]) -> bytes:
    """Change octets a chunk at a time: a substitution holds every piece it finds in memory."""
    if len(octets) <= _CHUNK:
        return change(octets)
    out: list[bytes] = []
    start = 0
    while start < len(octets):
        end = end_of(octets, min(start + _CHUNK, len(octets)))
        out.append(change(octets[start:end]))
        start = end
    return b"".join(out)


def _line_end(octets: bytes, position: int) -> int:
    return octets.find(b"\n", position) + 1 or len(octets)


def _escape_end(octets: bytes, position: int) -> int:
    while position < len(octets) and b"=" in octets[position - 2 : position]:
        position += 1
    return position


@dataclass(frozen=True, slots=True)
class UuFile:
    """A uuencoded file found in a text."""

    name: str
    content: bytes


def uuencoded(text: str) -> tuple[str, tuple[UuFile, ...]]:
    """Return the text without its uuencoded files, and the files. A block without ``end`` or with a bad line stays."""
    if "begin " not in text:
        return text, ()
    files: list[UuFile] = []
    kept: list[str] = []
    position = 0
    for begin in _BEGIN.finditer(text):
        if begin.start() < position:
            continue
        decoded = _uu_block(text, begin.end() + 1)
        if decoded is None:
            continue
        content, end = decoded
        files.append(UuFile(begin[1].strip(), content))
        kept.append(text[position : begin.start()])
        position = end
    return ("".join(kept) + text[position:], tuple(files)) if files else (text, ())


def _uu_block(text: str, position: int) -> tuple[bytes, int] | None:
    """Decode lines from ``position`` to ``end``; None when a line before it is not uuencode."""
    out: list[bytes] = []
    while position < len(text):
        stop = text.find("\n", position)
        stop = len(text) if stop < 0 else stop
        line = text[position:stop]
        position = stop + 1
        if line.strip() == "end":
            return (b"".join(out), min(position, len(text))) if out else None
        decoded = _uu_line(line)
        if decoded is None:
            return None
        out.append(decoded)
    return None


def _uu_line(line: str) -> bytes | None:
    if line.strip() in ("", "`"):
        return b""
    if not _UU_LINE.fullmatch(line):
        return None
    count = (ord(line[0]) - 32) & 63
    # writers drop trailing blanks; the count says how many there were
    data = line[1 : 1 + (count + 2) // 3 * 4].ljust((count + 2) // 3 * 4)
    try:
        return binascii.a2b_uu((line[0] + data).encode("ascii"))
    except (binascii.Error, ValueError):
        return None


def _without_footer(octets: bytes) -> bytes:
    """Cut the plain lines that list servers and scanners append behind finished base64."""
    end = octets.find(b"=")
    if end < 0:
        return octets
    rest = octets[end:].lstrip(b"= \t\r\n")
    if rest and re.search(rb"[^A-Za-z0-9+/=\s]|[A-Za-z] [A-Za-z]", rest):
        return octets[:end]
    return octets


def _reads_as_prose(octets: bytes) -> bool:
    sample = octets.lstrip()[:4_000]
    first = sample.partition(b"\n")[0].strip()
    if len(first) >= 4 and len(first) % 4 == 0 and first.endswith(b"=") and _WHOLE.fullmatch(first):
        return False
    if len(first) >= 8 and len(first) % 4 == 0 and _WHOLE.fullmatch(first) and (b"=" in first or len(first) > 24):
        return False
    words = len(re.findall(rb"[A-Za-z,.;:?!] (?=[A-Za-z])", sample))
    foreign = sum(len(run) for run in re.findall(rb"[^A-Za-z0-9+/=\s]+", sample))
    prose = foreign >= _PROSE and foreign * 12 > len(sample) and (b" " in sample or not sample.isascii())
    return bool(sample) and (words * 12 > len(sample) or prose)
