"""What a server means that does not take a mail: reply code (RFC 5321) and enhanced status (RFC 3463) read together.

Two questions are answered: is it worth trying again, and what can a person do about it.
"""

from __future__ import annotations

import re
from enum import StrEnum

_STATUS = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])")
_MAILBOX_FULL = "2.2"
_LONGEST = 2_000  # characters of an answer that are looked at


class Cause(StrEnum):
    """Why a mail was not taken, as far as it decides what a person does next."""

    UNKNOWN_ADDRESS = "unknown-address"
    MAILBOX_FULL = "mailbox-full"
    MAILBOX_OFF = "mailbox-off"  # known, and takes no mail now
    TOO_LARGE = "too-large"
    CONTENT = "content"  # taken for spam, a virus, or against a rule
    NOT_TRUSTED = "not-trusted"  # we are: our server's name, address or signature
    NOT_REACHED = "not-reached"  # no way to the other server
    LATER = "later"
    OUR_SERVER = "our-server"  # no connection, no login, no certificate
    OTHER = "other"


# Subject and detail of RFC 3463 section 3 and the registry of RFC 5248. The first digit says only for how long.
_BY_STATUS = {
    "1.1": Cause.UNKNOWN_ADDRESS, "1.2": Cause.UNKNOWN_ADDRESS, "1.3": Cause.UNKNOWN_ADDRESS,
    "1.6": Cause.UNKNOWN_ADDRESS, "1.10": Cause.UNKNOWN_ADDRESS,
    "1.0": Cause.UNKNOWN_ADDRESS, "1.7": Cause.NOT_TRUSTED, "1.8": Cause.NOT_TRUSTED,
    "2.1": Cause.MAILBOX_OFF, "2.2": Cause.MAILBOX_FULL, "2.3": Cause.TOO_LARGE,
    "3.1": Cause.LATER, "3.4": Cause.TOO_LARGE,
    "4.1": Cause.NOT_REACHED, "4.2": Cause.NOT_REACHED, "4.3": Cause.NOT_REACHED, "4.4": Cause.NOT_REACHED,
    "4.6": Cause.NOT_REACHED, "4.7": Cause.NOT_REACHED,
    "6.0": Cause.CONTENT, "6.1": Cause.CONTENT,
    "7.0": Cause.CONTENT, "7.1": Cause.CONTENT, "7.8": Cause.OUR_SERVER, "7.9": Cause.OUR_SERVER,
    "7.20": Cause.NOT_TRUSTED, "7.21": Cause.NOT_TRUSTED, "7.22": Cause.NOT_TRUSTED, "7.23": Cause.NOT_TRUSTED,
    "7.24": Cause.NOT_TRUSTED, "7.25": Cause.NOT_TRUSTED, "7.26": Cause.NOT_TRUSTED, "7.27": Cause.NOT_TRUSTED,
}  # fmt: skip

# Where a server gives no enhanced status, or one that says nothing (x.0.0): its words, then the code alone.
_BY_WORDS = (
    (Cause.MAILBOX_FULL, r"(?:mailbox|inbox|quota|storage).{0,40}(?:full|exceed|over)|over.?quota|quota exceeded"),
    (Cause.TOO_LARGE, r"too (?:large|big)|size limit|exceeds?.{0,30}size|maximum.{0,20}size|larger than|takes at most"),
    (
        Cause.UNKNOWN_ADDRESS,
        r"(?:user|mailbox|recipient|account|address).{0,30}(?:unknown|not found|does ?n.t exist|does not exist|"
        r"unavailable|invalid|rejected)|no such (?:user|mailbox|recipient|address|person)|unknown (?:user|recipient)|"
        r"no mailbox here|is no address that",
    ),
    (
        Cause.NOT_REACHED,
        r"host (?:unknown|not found)|domain.{0,20}(?:not found|does not exist)|no (?:mx|route)|unroutable",
    ),
    (Cause.NOT_TRUSTED, r"\b(?:spf|dkim|dmarc|ptr|reverse dns|blacklist|blocklist|block list|reputation|rbl)\b"),
    (Cause.CONTENT, r"\bspam\b|\bvirus\b|\bmalware\b|\bcontent\b|\bpolicy\b|\bprohibited\b"),
)
_BY_CODE = {
    450: Cause.LATER, 451: Cause.LATER, 452: Cause.LATER, 421: Cause.LATER, 454: Cause.LATER,
    550: Cause.UNKNOWN_ADDRESS, 551: Cause.UNKNOWN_ADDRESS, 552: Cause.TOO_LARGE, 553: Cause.UNKNOWN_ADDRESS,
    530: Cause.OUR_SERVER, 535: Cause.OUR_SERVER, 554: Cause.CONTENT,
}  # fmt: skip


# What a transient answer says of these is only "not yet": greylisting has 4.7.1.
_NOT_YET = (Cause.CONTENT, Cause.NOT_TRUSTED, Cause.UNKNOWN_ADDRESS, Cause.TOO_LARGE, Cause.OTHER)


def enhanced_status(text: str) -> str | None:
    """Return the enhanced status x.y.z in an answer or diagnostic (RFC 3463, RFC 2034), or None."""
    match = _STATUS.search(text[:_LONGEST])
    return match[0] if match else None


def is_permanent(code: int, text: str, *, of_recipient: bool = False) -> bool:
    """Return whether trying again cannot help (RFC 5321 section 4.2.1: 5yz).

    Not so, though the code says it: an enhanced status that begins with 4; a full mailbox, which its owner may empty;
    and 552 for a recipient without a status, which once meant "too many of them" (RFC 5321 section 4.5.3.1.10).
    """
    if code < 500:
        return False
    status = enhanced_status(text)
    if status is None:
        return not (code == 552 and of_recipient)
    return not (status.startswith("4.") or status.partition(".")[2] == _MAILBOX_FULL)


def cause_of(code: int | None, text: str) -> Cause:
    """Return why a mail was not taken. ``code`` 0 or None: ``text`` is the desk's own, or from a delivery report."""
    if text.startswith("smtp:"):
        return Cause.OUR_SERVER
    found, status = _cause(code, text), enhanced_status(text) or ""
    passing = 400 <= (code or 0) < 500 or status.startswith("4.")
    return Cause.LATER if passing and found in _NOT_YET else found


def _cause(code: int | None, text: str) -> Cause:
    status = enhanced_status(text)
    if status and (found := _BY_STATUS.get(status.partition(".")[2])):
        return found
    lowered = text[:_LONGEST].lower()
    for cause, words in _BY_WORDS:
        if re.search(words, lowered):
            return cause
    return _BY_CODE.get(code or _code_in(lowered), Cause.LATER if 400 <= (code or 0) < 500 else Cause.OTHER)


def _code_in(text: str) -> int:
    """Return the reply code that a diagnostic begins with ("smtp; 550 no such user"), or 0."""
    match = re.match(r"(?:smtp;)?\s*([245]\d\d)\b", text)
    return int(match[1]) if match else 0
