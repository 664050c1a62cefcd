"""Octets to a tree of parts (RFC 2045, RFC 2046), by a splitter of our own.

The standard library's parser raises on some mail, recurses on other, and needs seconds for a crafted header. This one
walks the octets once per nesting level, stops at the numbers of ``limits``, and never raises: what it cannot take
apart is text, with a defect that says so.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from helpdesk.mail import limits, parameters, transfer
from helpdesk.mail.encoded_words import field_text
from helpdesk.mail.words import words

_FIELD = re.compile(rb"([!-9;-~]{1,200})[ \t]*:")
_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_ENCODED = frozenset(("base64", "quoted-printable"))
_ODD_END = re.compile(rb"\r+\n|\n\r(?!\n)|\n|\r")
_BLANKS = re.compile(rb"[ \t]*+")
_ENVELOPE = re.compile(rb">?From (?![ \t]*:)[^\r\n]*(?:\r\n|\n|\r)")
_GOES_ON = (b" ", b"\t", b"<")
_IDENTITIES = re.compile(rb"(?:<[^<>\s]{1,400}>[ \t]*)+")
_KNOWN = re.compile(
    rb"(?i)(?:from|to|cc|subject|date|message-id|reply-to|sender|mime-version|received|return-path|in-reply-to"
    rb"|references|content-[a-z-]+|x-[a-z0-9-]+|list-[a-z-]+|dkim-signature|delivered-to|user-agent)[ \t]*:"
)
_OF_PROGRAMS = re.compile(
    rb"(?i)(subject|message-id|mime-version|received|return-path|in-reply-to|content-[a-z-]+|dkim-signature|delivered-to"
    rb"|auto-submitted|user-agent|x-mailer)[ \t]*:"
)
_FURTHER = 4  # lines on end in a header that are no fields
_MOST_ASTRAY = 50  # of a whole header
_MOST_BELOW = 60  # lines of the rest of one
_SNIFFED = re.compile(rb"(?:\A|\n)--([^\r\n]{1,200}?)[ \t]*+\r?\n(?=content-[a-z-]+[ \t]*:)", re.IGNORECASE)
_DASHED = re.compile(rb"(?:\A|\n)--([^\r\n]{0,200}?)[ \t]*+\r?\n")
_NEEDED = words(
    "from to cc subject date message-id in-reply-to references content-type content-transfer-encoding auto-submitted"
)
_SPARE = 30  # of these, beyond the most fields of a header
_TOP_LEVEL = words("text image audio video application multipart message font model chemical example")


@dataclass(slots=True)
class Part:
    """A node of the tree. ``fields`` are raw and unfolded lazily; ``body`` is as it stands in the mail."""

    fields: list[tuple[str, bytes]]
    body: bytes
    content_type: str = "text/plain"
    parameters: dict[str, str] = field(default_factory=dict)
    disposition: str = ""
    disposition_parameters: dict[str, str] = field(default_factory=dict)
    encoding: str = ""
    children: list[Part] = field(default_factory=list)
    typed: bool = True  # whether the mail itself gave the type
    declared: str = ""  # the type as it was given, when it turned out to be another

    def raw(self, name: str) -> bytes | None:
        """Return the raw body of the first field with this lower-cased name, or None."""
        return next((value for key, value in self.fields if key.lower() == name), None)

    def text(self, name: str, label: str | None = None) -> str:
        """Return the first field with this lower-cased name as unfolded text, or an empty string.

        Raw eight-bit octets in it are read in the charset ``label`` when they are not UTF-8.
        """
        value = self.raw(name)
        return "" if value is None else field_text(value, label)

    @property
    def charset(self) -> str | None:
        """Return the first charset that a part gives: programs that leave fields unencoded use it there too."""
        waiting = [self]
        while waiting:
            part = waiting.pop()
            if part.content_type.startswith("text/") and part.parameters.get("charset"):
                return part.parameters["charset"]
            waiting.extend(reversed(part.children))
        return None

    @property
    def is_multipart(self) -> bool:
        """Whether the type says that it holds parts."""
        return self.content_type.startswith("multipart/")

    @property
    def filename(self) -> str:
        """Return the name that the headers give, as written, or an empty string."""
        return self.disposition_parameters.get("filename") or self.parameters.get("name") or ""


def read(octets: bytes, defects: list[str]) -> Part:
    """Return the tree of ``octets``. What was wrong is appended to ``defects``."""
    if len(octets) > limits.MAX_OCTETS:
        octets = octets[: limits.MAX_OCTETS]
        defects.append("too large, read in part")
    if octets.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        octets = octets.decode("utf-16", "replace").encode("utf-8", "replace")
    octets = _with_known_line_ends(octets).removeprefix(codecs.BOM_UTF8)
    start = len(octets) - len(octets.lstrip(b" \t\r\n"))
    envelope = _ENVELOPE.match(octets, start)
    if envelope:
        start = envelope.end()
    return _Reader(defects).read(octets[start:] if start and _FIELD.match(octets, start) else octets, "text/plain", 0)


def _with_known_line_ends(octets: bytes) -> bytes:
    """Return octets whose first line ends as programs write it; a file that was translated twice has ``\\r\\r\\n``."""
    first = _ODD_END.search(octets)
    if first is None or first[0] in (b"\n", b"\r\n"):
        return octets
    if first[0] == b"\r":
        return octets if b"\n" in octets else octets.replace(b"\r", b"\n")
    return octets.replace(first[0], b"\n")


def split_header(octets: bytes, defects: list[str]) -> tuple[list[tuple[str, bytes]], bytes]:
    """Return the header fields, names as written, and the octets behind the empty line."""
    fields: list[tuple[str, bytes]] = []
    current: list[bytes] = []
    name = ""
    astray = 0
    position, end = 0, len(octets)
    while position < end:
        match = _LINE.match(octets, position)
        line = match[0] if match else octets[position:]
        position += len(line)
        if not (bare := line.rstrip(b"\r\n")):
            break
        if line[:1] in _GOES_ON and (going_on := _going_on(name, bare)):
            current += (going_on,) if len(current) < limits.MAX_FIELD_LINES else ()
            continue
        found = _FIELD.match(bare)
        if found is None:
            astray += 1
            seen = [name, *(key for key, _ in fields)] if astray <= _MOST_ASTRAY else []
            if seen and _is_astray(bare, octets, position, seen):
                defects += ["line without a field name in the header"] if astray == 1 else []
                continue
            defects.append("header without an empty line at its end")
            position -= len(line)
            break
        if name:
            _add(fields, name, current, defects)
        name, current = found[1].decode("ascii"), [bare[found.end() :]]
    if name:
        _add(fields, name, current, defects)
    return fields, octets[position:]


def _is_astray(line: bytes, octets: bytes, position: int, seen: Sequence[str]) -> bool:
    """Whether a line that is no field only stands in a header; the names of the fields before are ``seen``."""
    begins = not any(seen) and line.startswith((b"From ", b">From "))
    return begins or _is_resumed(line, octets, position, {name.lower() for name in seen})


def _is_resumed(line: bytes, octets: bytes, position: int, seen: Collection[str]) -> bool:
    """Whether a header goes on behind a line that is no field: with a known field just below, or some lines further.

    Programs fold a field without the blank at the beginning of its second line, and gateways write what they are told.
    Where more than one line is no field, only one that people do not write, not ``seen`` yet, and behind which the
    header ends, tells it from the text of a mail that lacks the empty line.
    """
    if _KNOWN.match(octets, position):
        return True
    for _ in range(_FURTHER):
        below = _LINE.match(octets, position)
        if line.startswith(b"--") or below is None or not below[0].strip():
            return False
        line, position = below[0], below.end()
        found = _OF_PROGRAMS.match(octets, position)
        if found is not None:
            return found[1].decode("ascii").lower() not in seen and _ends_empty(octets, position)
    return False


def _ends_empty(octets: bytes, position: int) -> bool:
    """Whether nothing but fields stands before the next empty line."""
    for _ in range(_MOST_BELOW):
        line = _LINE.match(octets, position)
        if line is None or not line[0]:
            return False
        if not line[0].strip():
            return True
        if line[0][:1] not in _GOES_ON and not _FIELD.match(line[0]):
            return False
        position = line.end()
    return False


def _going_on(field: str, line: bytes) -> bytes:
    """Return a folded line of a field; one in the first column only if old programs went on there with identities."""
    if not line.startswith(b"<"):
        return line
    named = field.lower() in ("references", "in-reply-to") and _IDENTITIES.fullmatch(line)
    return b" " + line if named else b""


def _add(fields: list[tuple[str, bytes]], name: str, lines: list[bytes], defects: list[str]) -> None:
    spared = name.lower() in _NEEDED and len(fields) < limits.MAX_FIELDS + _SPARE
    if len(fields) >= limits.MAX_FIELDS and not spared:
        if defects[-1:] != ["too many header fields"]:
            defects.append("too many header fields")
        return
    value = lines[0] if len(lines) == 1 else b"".join(lines)
    if len(value) > limits.MAX_FIELD_OCTETS:
        value = value[: limits.MAX_FIELD_OCTETS]
        defects.append(f"header field {name[:40]} too long")
    fields.append((name, value))


class _Reader:
    """The recursion over parts: it counts them, and knows how deep it is."""

    def __init__(self, defects: list[str]) -> None:
        self.defects = defects
        self.parts = 0
        self.label: str | None = None  # the charset that a text before gave

    def read(self, octets: bytes, default_type: str, depth: int) -> Part:
        self.parts += 1
        part = Part(*split_header(octets, self.defects))
        del octets  # as large as the body once more
        self._describe(part, default_type)
        if part.is_multipart:
            self._divide(part, depth)
        elif depth == 0 and not part.typed:
            self._divide_undeclared(part)
        return part

    def _describe(self, part: Part, default_type: str) -> None:
        kind, part.parameters = parameters.content_type(part.text("content-type", self.label))
        self.label = self.label or (part.parameters.get("charset") if kind.startswith("text/") else None)
        part.typed = bool(kind)
        part.content_type, part.declared = kind or default_type, kind
        part.disposition, part.disposition_parameters = parameters.disposition(
            part.text("content-disposition", self.label)
        )
        part.encoding = parameters.first_word(part.text("content-transfer-encoding"))
        top = kind.partition("/")[0]
        known = top in _TOP_LEVEL or top.startswith("x-")
        if not known and part.raw("content-type"):
            self.defects.append("unreadable Content-Type")
        if not known and not part.filename and part.disposition != "attachment":
            part.content_type = default_type  # RFC 2045 section 5.2

    def _divide(self, part: Part, depth: int) -> None:
        pieces = self._pieces(part)
        if pieces is None or depth >= limits.MAX_DEPTH:
            self.defects.append("multipart without parts" if pieces is None else "nested too deep")
            part.content_type, part.typed = "text/plain", False
            return
        default = "message/rfc822" if part.content_type == "multipart/digest" else "text/plain"
        part.body = b"" if pieces else part.body  # its parts hold the same octets again
        pieces.reverse()
        owner = part  # or a part inside that has the same boundary: RFC 2046 forbids it, programs do it
        while pieces:
            ends = pieces[-1][1]
            if self.parts >= limits.MAX_PARTS:
                self.defects.append("too many parts")
                return
            child = self.read(pieces.pop()[0], default, depth + 1)  # no name holds the piece longer than needed
            owner.children.append(child)
            if owner is not part and ends:
                owner = part
            elif owner is part and _shares_boundary(part, child):
                child.content_type, owner = child.declared, child

    def _divide_undeclared(self, part: Part) -> None:
        """Take apart a body that is multipart although no Content-Type says so."""
        sniffed = _SNIFFED.search(part.body, 0, 2_000)
        if sniffed is None or part.body[: sniffed.start()].count(b"\n") > 4:
            return
        part.parameters = {"boundary": sniffed[1].decode("latin-1")}
        part.content_type = "multipart/mixed"
        self.defects.append("multipart not declared")
        self._divide(part, 0)

    def _pieces(self, part: Part) -> list[tuple[bytes, bool]] | None:
        boundary = part.parameters.get("boundary", "").rstrip()
        pieces = _cut(part.body, boundary.encode("utf-8"), self.defects) if boundary else None
        if pieces is None and part.encoding in _ENCODED:  # RFC 2045 section 6.4 forbids it
            part.body, part.encoding = transfer.undo(part.body, part.encoding, is_text=False)[0], ""
            pieces = _cut(part.body, boundary.encode("utf-8"), self.defects) if boundary else None
        if pieces is not None:
            return pieces
        sniffed = _SNIFFED.search(part.body, 0, 100_000) or _closed(part.body)
        if sniffed is None:
            return None
        self.defects.append("multipart boundary wrong" if boundary else "multipart without boundary")
        return _cut(part.body, sniffed[1], self.defects)


def _closed(body: bytes) -> re.Match[bytes] | None:
    """Return the first line that begins with two dashes, if one like it with two more at its end closes the body."""
    first = _DASHED.search(body, 0, 100_000)
    return first if first and body.rstrip().endswith(b"\n--" + first[1] + b"--") else None


def _shares_boundary(parent: Part, child: Part) -> bool:
    same = child.parameters.get("boundary", "").rstrip() == parent.parameters.get("boundary", "").rstrip()
    return same and child.declared.startswith("multipart/") and not child.is_multipart and not child.body.strip()


def _cut(body: bytes, boundary: bytes, defects: list[str]) -> list[tuple[bytes, bool]] | None:
    """Return what stands between the delimiter lines, each with whether a closing one ends it; None without any.

    After a closing line comes the epilogue, unless another delimiter follows: then nothing is left out.
    """
    pieces: list[tuple[bytes, bool]] = []
    start = -1
    seen = closed = False
    for at, end, closing in _delimiters(body, boundary):
        if start >= 0:
            if len(pieces) > limits.MAX_PARTS:
                return pieces  # the reader stops before the last one and says so
            pieces.append((body[start : _last_line_end(body, start, at)], closing))
        if closed and not closing:
            defects.append("parts behind the end of the multipart")
        seen, closed = True, closing
        start = -1 if closed else _next_line(body, end)
    if not seen:
        return None
    if not closed:
        defects.append("multipart without end")
        pieces.append((body[start:], False))
    return pieces


def _delimiters(body: bytes, boundary: bytes) -> Iterator[tuple[int, int, bool]]:
    """Yield where each delimiter line begins and ends, and whether it is the closing one (RFC 2046 section 5.1.1).

    By hand: every mail has a boundary of its own, and to compile a pattern for it takes longer than to read the mail.
    """
    delimiter = b"--" + boundary
    at = body.find(delimiter)
    while at >= 0:
        end = at + len(delimiter)
        blanks = _BLANKS.match(body, end)
        end = blanks.end() if blanks else end  # a boundary may be given with blanks at its end
        closing = body.startswith(b"--", end)
        if closing and (blanks := _BLANKS.match(body, end + 2)):
            end = blanks.end()
        if (at == 0 or body[at - 1] in b"\r\n") and (end == len(body) or body[end] in b"\r\n"):
            yield at, end, closing
            at = body.find(delimiter, end)
        else:
            at = body.find(delimiter, at + 1)


def _next_line(body: bytes, position: int) -> int:
    end = _LINE.match(body, position)
    return end.end() if end else len(body)


def _last_line_end(body: bytes, start: int, end: int) -> int:
    # RFC 2046 section 5.1.1: the line end before a delimiter belongs to the delimiter
    if body.endswith(b"\r\n", start, end):
        return end - 2
    return end - 1 if body.endswith((b"\n", b"\r"), start, end) else end
