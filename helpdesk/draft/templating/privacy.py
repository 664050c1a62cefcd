"""What of the citizen's own words may stand in a draft: never a number that names a person (UU 27/2022)."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"(?<![\w])\+?\d(?:[ .\-–/]?\d){8,}(?!\d)")  # NIK, KK, NPWP, NIB, phone, account, however spaced
_REPLY = re.compile(r"^(?:(?:re|bls|balas|fwd?|tr|aw|sv)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_SUBJECT_LENGTH = 150


def reply_subject(subject: str) -> str:
    """Return a subject without its reply marks, on one line, with long numbers hidden."""
    line = " ".join(subject[:2000].split())
    return mask(_REPLY.sub("", line))[:_SUBJECT_LENGTH].strip()


def mask(text: str) -> str:
    """Return ``text`` with every run of nine digits or more hidden."""
    return _NUMBER.sub("***", text)
