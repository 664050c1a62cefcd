"""Addresses of pages that a citizen opens without an account: signed, for one purpose, until a day, and revocable.

A token names its ticket, the last day on which it holds and the ticket's epoch: raising the epoch revokes every token
made before. Only the holder of the key can make one (HMAC, RFC 2104), and it is compared in constant time; whatever is
wrong with a token, reading it takes the same steps.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

LENGTH = 32  # hex digits of the signature: 128 bits, since a token alone opens a page
_TOKEN = re.compile(r"([0-9]{1,15})\.([0-9]{1,7})\.([0-9]{1,9})\.([0-9a-f]{32})")
_NONE = ("0", "0", "0", "0" * LENGTH)  # what stands for a token that is none


class Purpose(StrEnum):
    """The page that a token opens; a token for one opens no other."""

    STATUS = "status"
    SURVEY = "survey"


@dataclass(frozen=True, slots=True)
class Claim:
    """What a token of ours says. ``until`` is the last day on which it holds."""

    ticket_id: int
    until: date
    epoch: int


def token_for(key: bytes, purpose: Purpose, claim: Claim) -> str:
    """Return the token: digits, dots and hex digits, so that no mail program breaks it.

    Raises ValueError for an empty key or a negative ticket or epoch.
    """
    if not key or claim.ticket_id < 0 or claim.epoch < 0:
        raise ValueError("a key, a ticket id and an epoch are needed")
    parts = (str(claim.ticket_id), str(claim.until.toordinal()), str(claim.epoch))
    return ".".join((*parts, _signature(key, purpose, parts)))


def read_token(key: bytes, purpose: Purpose, token: str, today: date) -> Claim | None:
    """Return what a token says, or None when it is not ours, for another purpose, or over."""
    found = _TOKEN.fullmatch(token)
    ticket, until, epoch, signature = found.groups() if found else _NONE
    signed = hmac.compare_digest(_signature(key, purpose, (ticket, until, epoch)), signature)
    holds = today.toordinal() <= int(until) <= date.max.toordinal()
    if not (key and found and signed and holds):
        return None
    return Claim(int(ticket), date.fromordinal(int(until)), int(epoch))


def _signature(key: bytes, purpose: Purpose, parts: tuple[str, ...]) -> str:
    signed = "\0".join(("public-link", purpose, *parts))
    return hmac.new(key, signed.encode("ascii"), hashlib.sha256).hexdigest()[:LENGTH]
