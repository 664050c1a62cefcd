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
_ANOTHER = re.compile(r"\s*(?:\"[^\"]{0,200}\"\s*|[^\s<>()\",;:@][^<>()\",;@]{0,200})?<[^<>\s]{1,256}@")
_WORD = re.compile(r"[^\s@<>(),;:\"]+")
_SIGN = re.compile(r"\\.|[\"()<>,;:]", re.DOTALL)
_QUOTE = re.compile(r"\\.|\"", re.DOTALL)
_QUOTED = re.compile(r"\"((?:[^\"\\]++|\\.)*+)\"", re.DOTALL)
_OUTER_COMMENT = re.compile(r"\\.|[\"()]|[^\\\"()]+|\\", re.DOTALL)
_ROUTE = re.compile(r"^@[^:]*:")
_SPACE = re.compile(r"\s+")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_AROUND_AT = re.compile(r"(?<=[^\s])[ \t]+@(?=[^\s])|(?<=[^\s])@[ \t]+(?=[^\s])|(?<=[^\s])[ \t]+@[ \t]+(?=[^\s])")
_AROUND_DOT = re.compile(r"(@[^\s@<>]{1,100})[ \t]+\.[ \t]*(?=\w)")
_ENCODED_COMMA = re.compile(r"=\?[\w-]{1,30}\?q\?=2C\?=", re.IGNORECASE)  # as Python writes one where it folds
_UNDISCLOSED = re.compile(r"(?i)^(?:undisclosed|unlisted)[\s_-]*recipients?$|^recipients? list not shown$")


def parse_addresses(value: str) -> tuple[tuple[Address, ...], bool]:
    """Return the mailboxes in a decoded-but-still-encoded-word field body, and whether everything was understood.

    An encoded-word around the whole field, as some programs write it, is opened when nothing else gives an address.
    """
    if "=2c?=" in value.lower():
        value = _ENCODED_COMMA.sub(",", value)
    found, clean = _read(value)
    if "=?" in value and not any("@" in box.address for box in found):
        opened, _ = _read(decode_words(value))
        found, clean = (opened or found), False
    return found, clean


def _read(value: str) -> tuple[tuple[Address, ...], bool]:
    if sum(sign[0] == '"' for sign in _QUOTE.finditer(value)) % 2:
        value = value.replace('"', "")  # an unbalanced quote would swallow the rest
    boxes: list[Address] = []
    clean = True
    waiting = -1  # where a name began that was cut at its own comma: Santoso, Budi <budi@example.org>
    for start, end in _chunks(value):
        if len(boxes) >= MAX_ADDRESSES:
            return tuple(boxes), False
        chunk = value[start:end]
        found = _mailboxes(chunk)
        if not found:
            clean = clean and not chunk.strip()
            waiting = start if waiting < 0 and chunk.strip() else waiting
            continue
        if "<" in chunk and not chunk.lstrip().startswith(('"', "<")):
            if waiting < 0 and boxes and "@" not in boxes[-1].address and not boxes[-1].name:
                waiting = max(value.rfind(boxes.pop().address, 0, start), 0)
            if waiting >= 0:
                before = _without_comments(value[waiting : start + chunk.find("<")])[0]
                found[0] = Address(_name(before.strip(" \t,;")), found[0].address)
        waiting = -1
        boxes.extend(found)
    return tuple(boxes), clean


def _chunks(value: str) -> Iterator[tuple[int, int]]:
    """Yield where each mailbox stands: between commas and semicolons outside quotes, comments and angle brackets."""
    start = comment = 0
    quoted = angle = False
    last_group = value.rfind(";")  # a colon is the sign of a group only when a semicolon closes it
    last_close = value.rfind(")")  # a comment is one only when it ends
    for sign in _SIGN.finditer(value):
        character, position = sign[0], sign.start()
        if character == '"' and not comment:
            quoted = not quoted
        if quoted or character[0] in '"\\' or (character == "(" and position > last_close):
            continue
        comment, angle = _nesting(character, comment, angle)
        if comment or angle:
            continue
        if character == ":" and (position > last_group or value.find("@", start, position) >= 0):
            continue
        end = _end_of_mailbox(value, start, character, position)
        if end is not None:
            if character != ":":  # what stands before a colon is the name of a group
                yield start, end
            start = position + 1
    yield start, len(value)


def _end_of_mailbox(value: str, start: int, character: str, position: int) -> int | None:
    """Return where the mailbox ends that this sign closes, or None when it goes on."""
    if character in ",;:":
        return position
    return position + 1 if character == ">" and _begins_another(value, start, position + 1) else None


def _nesting(character: str, comment: int, angle: bool) -> tuple[int, bool]:
    if character == "(":
        return comment + 1, angle
    if character == ")":
        return max(0, comment - 1), angle
    if not comment and character in "<>":
        return comment, character == "<"
    return comment, angle


def _begins_another(value: str, start: int, position: int) -> bool:
    """Whether a second mailbox follows the one that ends at ``position`` although no comma stands between."""
    opening = value.rfind("<", max(start, position - 400), position)
    return opening >= 0 and "@" in value[opening:position] and _ANOTHER.match(value, position) is not None


def _mailboxes(chunk: str) -> list[Address]:
    """Return the mailboxes in ``chunk``: one as a rule, none, or several that only blanks keep apart."""
    text, comments = _without_comments(chunk)
    if "<" not in text and text.count("@") > 1:
        specs = [_spec(word) for word in text.split() if _SPEC.fullmatch(word)]
        if len(specs) == len(text.split()):
            return [Address("", spec) for spec in dict.fromkeys(specs) if spec]
    box = _mailbox(text, comments)
    return [box] if box else []


def _mailbox(text: str, comments: str) -> Address | None:
    """Return the mailbox in ``text``, or None when it holds no address."""
    angles = [match for match in _ANGLE.finditer(text) if match[1].strip()]
    if angles:
        chosen = next((match for match in reversed(angles) if "@" in match[1]), angles[-1])
        address = _spec(chosen[1])
        name = text[: chosen.start()].strip(" \t<") or text[chosen.end() :].strip(" >")
        if address:
            return Address(_name(name) or _name(comments), address)
    if "@" in text:
        text = _AROUND_DOT.sub(r"\1.", _AROUND_AT.sub("@", text))
    bare = _SPEC.search(text)
    if bare:
        rest = f"{text[: bare.start()]} {text[bare.end() :]}".replace("<>", " ").strip(" <>\"'")
        rest = "" if rest.endswith(":") else rest  # the name of a group that no semicolon closes
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
    if text.startswith("'") and text.endswith("'"):
        text = text[1:-1]
    return text.strip("<>,;").removesuffix(".") if text.strip("<>,;.'\"@") else ""


def _without_comments(text: str) -> tuple[str, str]:
    """Return the text outside and inside of comments; parentheses in quotes are no comments, nor is one without end."""
    if "(" not in text:
        return text, ""
    outside: list[str] = []
    inside: list[str] = []
    depth = 0
    quoted = False
    last_close = text.rfind(")")
    for match in _OUTER_COMMENT.finditer(text):
        piece = match[0]
        if piece == '"' and not depth:
            quoted = not quoted
        if not quoted and (piece == ")" or (piece == "(" and match.start() < last_close)):
            inside.append(piece if depth > (piece == ")") else " ")
            depth = depth + 1 if piece == "(" else max(0, depth - 1)
            continue
        (inside if depth else outside).append(piece)
    return "".join(outside), "".join(inside).strip()


def _name(text: str) -> str:
    """Return a display-name as people read it: decoded, without the quotes of quoted-strings and around the whole."""
    if '"' in text:
        text = _QUOTED.sub(lambda match: _ESCAPED.sub(r"\1", match[1]), text)
    elif "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    text = _SPACE.sub(" ", decode_words(text)).strip()
    while len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1].strip()
    return text
