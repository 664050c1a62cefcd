"""What a server's reply says: where it ends among the lines of a report, and whether trying again is useless."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from helpdesk.mail.bounce_passing import FULL, OUR_SIDE, UNREACHED
from helpdesk.mail.refusal import Cause, cause_of
from helpdesk.mail.words import any_of, with_plain
from helpdesk.pattern import Pattern

STATUS = re.compile(r"(?<![\d.])#?([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
CODE = re.compile(r"(?<![\d.:/-])([45][0-5]\d)(?=[\s\-:#.,)<]|$)")
UNKNOWN = Pattern(
    r"user unknown|unknown user|no such|not exist|n't exist|not found|invalid (?:recipient|address|mailbox)|no mailbox"
    r"|unknown (?:recipient|address)|address unknown|disabled|not a valid|tidak ditemukan|tidak dikenal"
    r"|does(?: not|n't) have an? (?!mail s)|user not|permanent(?:ly)? (?:fatal )?(?:error|fail)"
    r"|failed permanently|given up|giving up",
    flags=re.IGNORECASE,
)
_FULL = Pattern(any_of(with_plain(FULL)), flags=re.IGNORECASE)
_UNREACHED = Pattern(any_of(with_plain(UNREACHED)), flags=re.IGNORECASE)
_OUR_SIDE = Pattern(rf"(?<!\w){any_of(with_plain(OUR_SIDE))}", flags=re.IGNORECASE)
_DIVIDER = re.compile(r"\s*\|?[-=*_~#]{3,}")
_REPLY = re.compile(r"\s*(?:<<<\s*)?\(?[45]\d\d[ -]")
_LONGEST = 500  # characters of a diagnostic
_LABEL_OF_REPLY = re.compile(r"\s*[^\W\d](?:[\w .-]{1,30}[:：][ \t]{0,3}){1,2}(?=[45]\d\d[\s-])")


def is_permanent(status: str | None, action: str | None, diagnostic: str) -> bool | None:
    """Return whether trying again is useless (RFC 3463).

    A full mailbox, 5.2.2, may be emptied, and who refuses our server or our proofs says nothing of the recipient: from
    elsewhere, or once we are off the list, the mail comes in. Neither is permanent.
    """
    if action == "delayed":
        return False
    if status == "5.2.2" or is_full(diagnostic) or _refuses_us(status, diagnostic):
        return False
    code = status or (found[1] if (found := CODE.search(diagnostic)) else "")
    if code:
        return code.startswith("5")
    if UNKNOWN.search(diagnostic):
        return True
    reached = not _UNREACHED.search(diagnostic)
    return reached if action == "failed" or not reached else None


def is_full(said: str) -> bool:
    """Return whether words say that a mailbox takes no more, which may pass."""
    return _FULL.search(said) is not None


def _refuses_us(status: str | None, diagnostic: str) -> bool:
    """Whether a server refuses who sends, and does not say that there is nobody to receive."""
    if status and cause_of(None, status) is Cause.NOT_TRUSTED:
        return True
    policy = status is None or status.startswith("5.7.") or status.endswith(".0.0")
    return policy and bool(_OUR_SIDE.search(diagnostic)) and not UNKNOWN.search(diagnostic)


def diagnostic(address: str, lines: Sequence[str]) -> str:
    """Return what a report says of an address in these lines, the first of which may hold it, shortened."""
    named = re.compile(rf"(?:[^:\n]{{1,40}}[:：])?[\W_]{{0,20}}(?:smtp:)?{re.escape(address)}\W*", re.IGNORECASE)
    said = [line for index, line in enumerate(lines) if index or not named.fullmatch(line[:_LONGEST])]
    began = re.compile(rf"^[\W_]{{0,20}}{re.escape(address)}[^\w(\[{{«\"]*", re.IGNORECASE)
    return began.sub("", reply(said), count=1).strip()[:_LONGEST]


def names_cause(said: str) -> bool:
    """Return whether a diagnostic says by itself whether it may pass."""
    return any(cause.search(said) for cause in (STATUS, CODE, _FULL, UNKNOWN, _UNREACHED))


def reply(lines: Sequence[str]) -> str:
    """Return what a server says in these lines: the paragraph with a code, else the one that says why, else the first.

    What the program tells before the code belongs to it in the first paragraph alone.
    """
    paragraphs = _paragraphs(lines)
    coded = next((part for part in paragraphs if _names_code(_joined(part))), None)
    if coded is None:
        return _joined(next((part for part in paragraphs if names_cause(_joined(part))), paragraphs[0]))
    begins = next((index for index, line in enumerate(coded) if _LABEL_OF_REPLY.match(line)), None)
    if begins is None and coded is not paragraphs[0]:
        begins = next((index for index, line in enumerate(coded) if _REPLY.match(line)), 0)
    first, *rest = dict.fromkeys(line.replace("<<<", "").strip() for line in coded[begins or 0 :])
    label = _LABEL_OF_REPLY.match(first)
    return _joined([first[label.end() :] if label else first, *rest])


def _names_code(line: str) -> bool:
    return bool(STATUS.search(line) or CODE.search(line))


def _paragraphs(lines: Sequence[str]) -> list[list[str]]:
    """Return the lines in their paragraphs, up to a rule: below it stands something else, unless what servers said."""
    found: list[list[str]] = [[]]
    for line in lines:
        if _DIVIDER.match(line) and found[0] and "transcript" not in line.lower():
            break
        if not line.strip() or _DIVIDER.match(line):
            found.append([])
        elif not line.lstrip().startswith(">>>"):  # what was said to the server
            found[-1].append(line)
    return [part for part in found if part] or [[]]


def _joined(lines: Iterable[str]) -> str:
    return " ".join(" ".join(lines).split())
