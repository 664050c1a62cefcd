"""Address fields (RFC 5322 section 3.4) as people's programs write them, in one linear walk."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpdesk.mail.encoded_words import decode_words
from helpdesk.mail.limits import MAX_ADDRESSES
from helpdesk.model.message import Address

_LOCAL = r"\"(?:[^\"\\]|\\.){1,64}\"|[^\s<>()\",;:@\[\]]{1,256}"
_SPEC = re.compile(rf"(?:{_LOCAL})@(?:\[[^\]\s]{{1,60}}\]|[^\s<>()\",;:@\[\]]{{1,256}})")
_ANGLE = re.compile(r"<([^<>]*)>?")
_WORD = re.compile(r"[^\s@<>(),;:\"]+")
_SIGN = re.compile(r"\\.|[\"()<>,;:]", re.DOTALL)
_ROUTE = re.compile(r"^@[^:]*:")
_SPACE = re.compile(r"\s+")
_ESCAPED = re.compile(r"\\(.)")
_UNDISCLOSED = re.compile(r"(?i)^(?:undisclosed|unlisted)[\s_-]*recipients?$|^recipients? list not shown$")


def parse_addresses(value: str) -> tuple[tuple[Address, ...], bool]:
    """Return the mailboxes of an unfolded field, groups opened, and whether all of it could be read.

    An encoded-word around the whole field, as some programs write it, is opened when nothing else gives an address.
    """
    found, clean = _read(value)
    if not found and "=?" in value:
        found, _ = _read(decode_words(value))
        clean = False
    return found, clean


def _read(value: str) -> tuple[tuple[Address, ...], bool]:
    boxes: list[Address] = []
    clean = True
    waiting = ""  # a name cut at its own comma: Santoso, Budi <budi@example.org>
    for chunk in _chunks(value):
        if len(boxes) >= MAX_ADDRESSES:
            return tuple(boxes), False
        box = _mailbox(chunk)
        if box is None:
            clean = clean and not chunk.strip()
            waiting = f"{waiting}, {chunk.strip()}" if waiting else chunk.strip()
            continue
        if "<" in chunk and not chunk.lstrip().startswith(('"', "<")):
            if not waiting and boxes and "@" not in boxes[-1].address and not boxes[-1].name:
                waiting = boxes.pop().address
            if waiting:
                box = Address(_name(f"{waiting}, {chunk.partition('<')[0]}"), box.address)
        waiting = ""
        boxes.append(box)
    return tuple(boxes), clean


def _chunks(value: str) -> Iterator[str]:
    """Yield the text of each mailbox: cut at commas and semicolons outside quotes, comments and angle brackets."""
    if value.count('"') % 2:
        value = value.replace('"', "")  # an unbalanced quote would swallow the rest
    start = comment = 0
    quoted = angle = False
    last_group = value.rfind(";")  # a colon is the sign of a group only when a semicolon closes it
    for sign in _SIGN.finditer(value):
        character, position = sign[0], sign.start()
        if character == '"' and not comment:
            quoted = not quoted
        elif not quoted and len(character) == 1:
            comment, angle = _nesting(character, comment, angle)
            if comment or angle or character not in ",;:":
                continue
            if character != ":":
                yield value[start:position]
            elif position > last_group or "@" in value[start:position]:
                continue
            start = position + 1  # what stands before a colon is the name of a group
    yield value[start:]


def _nesting(character: str, comment: int, angle: bool) -> tuple[int, bool]:
    if character == "(":
        return comment + 1, angle
    if character == ")":
        return max(0, comment - 1), angle
    if not comment and character in "<>":
        return comment, character == "<"
    return comment, angle


def _mailbox(chunk: str) -> Address | None:
    """Return the mailbox in ``chunk``, or None when it holds no address."""
    text, comments = _without_comments(chunk)
    angles = [match for match in _ANGLE.finditer(text) if match[1].strip()]
    if angles:
        chosen = next((match for match in reversed(angles) if "@" in match[1]), angles[-1])
        address = _spec(chosen[1])
        name = text[: chosen.start()].strip() or text[chosen.end() :].strip(" >")
        if address:
            return Address(_name(name) or _name(comments), address)
    bare = _SPEC.search(text)
    if bare:
        rest = f"{text[: bare.start()]} {text[bare.end() :]}".replace("<>", " ").strip(" <>\"'")
        return Address(_name(rest) or _name(comments), _spec(bare[0]))
    word = text.strip()
    if _WORD.fullmatch(word) and not _UNDISCLOSED.match(word) and "=?" not in word:
        return Address(_name(comments), word)
    return None


def _spec(text: str) -> str:
    """Return the addr-spec in the text between angle brackets, without route, blanks and trailing signs."""
    text = _SPACE.sub("", text) if '"' not in text else text.strip()
    text = _ROUTE.sub("", text)
    if text.lower().startswith("mailto:"):
        text = text[7:]
    return text.strip("<>,;").removesuffix(".") if text.strip("<>,;.'\"@") else ""


def _without_comments(text: str) -> tuple[str, str]:
    """Return the text outside and inside of comments; parentheses in quotes are no comments."""
    if "(" not in text:
        return text, ""
    outside: list[str] = []
    inside: list[str] = []
    depth = 0
    quoted = False
    for character in text:
        if character == '"' and not depth:
            quoted = not quoted
        if not quoted and character in "()":
            depth = max(0, depth + (1 if character == "(" else -1))
            inside.append(" ")
            continue
        (inside if depth else outside).append(character)
    return "".join(outside), "".join(inside).strip()


def _name(text: str) -> str:
    """Return a display-name as people read it: decoded, without quotes around it."""
    text = text.strip()
    while len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1].strip()
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    text = decode_words(text.replace('"', "") if text.count('"') > 1 else text)
    text = _SPACE.sub(" ", text).strip()
    return text[1:-1].strip() if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text
