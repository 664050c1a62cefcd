"""What the sender newly wrote, told from what is quoted and from the signature. Nothing is deleted, only told apart.

Every line gets a letter for its looks (``quote_letters``); the shape of the letters decides. When nothing new would be
left, a pure forward gives its forwarded body, and anything else the whole text with the defect ``no-new-text``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from helpdesk.mail import answered_within, html, signature
from helpdesk.mail.attribution_behind import apart
from helpdesk.mail.banner import banner_lines
from helpdesk.mail.html import Region
from helpdesk.mail.quote_letters import asks_for_answers_above, letters
from helpdesk.mail.quote_words import FORWARD_SUBJECT
from helpdesk.mail.thread import is_answer
from helpdesk.model.message import Address, Body, Message

NO_NEW_TEXT = "no-new-text"
_PREFIX = re.compile(r"\s*\[?([^\W\d_]{1,12})\]?\s*(?:\[\d+\]|\(\d+\))?\s*[:：]")
_MARK = re.compile(r"^[ \t\u00a0\u3000]{0,4}[>＞][ \t\u3000]?")
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")
_PGP_BEGIN = re.compile(r"-----BEGIN PGP SIGNED MESSAGE-----")
_PGP_SIGNATURE = "-----BEGIN PGP SIGNATURE-----"
_PGP_END = "-----END PGP SIGNATURE-----"
_ARMOR_BEGINS = 40  # lines
_OPENERS = "bdfh"


def split(message: Message) -> Body:
    """Return the text of ``message`` taken apart. ``new_text`` holds at least a word if the message does."""
    lines = _without_escapes(message.text.split("\n"))
    lines = lines if message.text_is_html else apart(lines)
    replies = bool(message.in_reply_to or message.references) or is_answer(message.subject)
    shape = letters(lines, _regions(message, lines), answers=_may_answer(message), replies=replies)
    _mark_armor(lines, shape)
    _mark_top(lines, shape)
    quoted = _quoted(shape)
    answered_within.unquote(lines, shape, quoted, message.sender)
    parts = _Parts(lines, shape, quoted, message.sender)
    new = parts.new()
    forwarded = None if new and not signature.only_signs(new) else _forwarded(message, lines, shape)
    if new and not forwarded:
        return Body(new, parts.quoted_text(), parts.signature_text())
    if forwarded:
        return Body(forwarded.text, forwarded.header, parts.signature_text())
    return Body(message.text.strip(), parts.quoted_text(), parts.signature_text(), (NO_NEW_TEXT,))


def _may_answer(message: Message) -> bool:
    """Whether anything says that the mail answers or passes on another; half a mail without a subject may as well."""
    named = message.in_reply_to or message.references
    return bool(named or not message.subject or _PREFIX.match(message.subject))


def _regions(message: Message, lines: list[str]) -> list[Region] | None:
    """Return what the HTML says of each line, if the text was made from it."""
    if not message.text_is_html or message.html is None:
        return None
    rendered = html.lines(message.html)
    return [line.region for line in rendered] if len(rendered) == len(lines) else None


def _quoted(shape: Sequence[str]) -> list[bool]:
    """Return for each line whether it is quoted.

    An opener (attribution, divider, header block) with ``>`` lines under it ends where they end; without them
    everything from it on is quoted.
    """
    quoted = [letter in "qbdfh" for letter in shape]
    index = 0
    while index < len(shape):
        if shape[index] in _OPENERS:
            below = index
            while below < len(shape) and shape[below] in _OPENERS + "e":
                below += 1
            if below < len(shape) and shape[below] != "q":
                quoted[index:] = [True] * (len(shape) - index)
                break
            index = below
        index += 1
    return quoted


@dataclass(slots=True)
class _Parts:
    """The lines with the decision about each; signatures are looked for in every stretch between quotes."""

    lines: Sequence[str]
    shape: Sequence[str]
    quoted: list[bool]
    writer: Address | None = None
    signed: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        above = banner_lines(self.lines)  # it is nobody's words, and folded with the signature
        self.signed = [letter == "s" or index < above for index, letter in enumerate(self.shape)]
        start, goes_on = 0, False
        for index in range(len(self.lines) + 1):
            if index == len(self.lines) or self.quoted[index]:
                goes_on = self._sign(start, index, goes_on=goes_on)
                start = index + 1

    def _sign(self, start: int, end: int, *, goes_on: bool) -> bool:
        """Mark the signature of a stretch; return whether new text stands in it or before it."""
        if start < end:
            for offset, marked in enumerate(signature.mark(self.lines[start:end], goes_on=goes_on, writer=self.writer)):
                self.signed[start + offset] |= marked
        return goes_on or any(self.lines[index].strip() and not self.signed[index] for index in range(start, end))

    def new(self) -> str:
        kept: list[str] = []
        for index, line in enumerate(self.lines):
            if not self.quoted[index] and not self.signed[index]:
                kept.append(line)
        return _BLANK_LINES.sub("\n\n", "\n".join(kept)).strip()

    def quoted_text(self) -> str:
        return _together(line for line, quoted in zip(self.lines, self.quoted, strict=True) if quoted)

    def signature_text(self) -> str:
        both = zip(self.lines, self.signed, self.quoted, strict=True)
        return _together(line for line, signed, quoted in both if signed and not quoted)


def _together(lines: Iterable[str]) -> str:
    return "\n".join(lines).strip("\n")


@dataclass(frozen=True, slots=True)
class _Forwarded:
    header: str
    text: str


def _forwarded(message: Message, lines: Sequence[str], shape: Sequence[str]) -> _Forwarded | None:
    """Return the body of the message that was passed on, if passing on is all that was done."""
    opener = next((index for index, letter in enumerate(shape) if letter in "qbdfh"), None)
    if opener is None or not (is_forward(message.subject) or "f" in shape[opener : opener + 6]):
        return None
    inner = [_MARK.sub("", line, count=1) for line in lines[opener:]]
    unmarked = letters(inner)
    start = 0
    while start < len(inner) and unmarked[start] in "bdfhe":
        start += 1
    text = "\n".join(inner[start:]).strip()
    return _Forwarded("\n".join(lines[opener : opener + start]).strip(), text) if text else None


def is_forward(subject: str) -> bool:
    """Return whether the subject says that the mail was passed on: Fwd:, Trs:, Terusan:, WG: ..."""
    match = _PREFIX.match(subject)
    return match is not None and match[1].lower() in FORWARD_SUBJECT


def _without_escapes(lines: list[str]) -> list[str]:
    """Undo the escape of lines that begin with a dash in a PGP-signed text (RFC 4880 section 7.1)."""
    if not any(_PGP_BEGIN.fullmatch(line.strip()) for line in lines[:_ARMOR_BEGINS]):
        return lines
    return [line.removeprefix("- ") if line.startswith("- -") else line for line in lines]


def _mark_top(lines: Sequence[str], shape: list[str]) -> None:
    """Count a helpdesk's line that asks for answers above it as nobody's words where nothing stands above it."""
    first = next((index for index, letter in enumerate(shape) if letter != "e"), None)
    if first is not None and shape[first] == "d" and asks_for_answers_above(lines[first]):
        shape[first] = "s"


def _mark_armor(lines: Sequence[str], shape: list[str]) -> None:
    """Count the armor of a PGP signature (RFC 4880 section 7) as signature."""
    inside = False
    for index, line in enumerate(lines):
        bare = line.strip()
        if _PGP_BEGIN.fullmatch(bare):
            shape[index] = "s"
            for position in range(index + 1, min(index + 4, len(lines))):
                if lines[position].startswith(("Hash:", "NotDashEscaped:")):
                    shape[position] = "s"
        inside = inside or bare == _PGP_SIGNATURE
        if inside:
            shape[index] = "s"
        inside = inside and bare != _PGP_END
