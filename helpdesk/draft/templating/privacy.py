"""What of the citizen's own words may stand in a draft: never a number that names a person (UU 27/2022)."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"(?<![\w])\+?\d(?:[ .\-–/]?\d){8,}(?!\d)")  # NIK, KK, NPWP, NIB, phone, account, however spaced
_REPLY = re.compile(r"^(?:(?:re|bls|balas|fwd?|tr|aw|sv)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_SUBJECT_LENGTH = 150


def reply_subject(subject: str, prefix: str) -> str:
    """Return a subject without its reply marks and our tags, on one line, with long numbers hidden.

    ``prefix`` begins the numbers of our tickets, which stay where they stand in the words.
    """
    own = rf"{re.escape(prefix)}-\d{{4}}-\d{{6,9}}(?!\d)"
    line = re.sub(rf"\[\s*(?:{own}|{re.escape(prefix)}-\*{{3}})\s*\]", " ", subject[:2000], flags=re.IGNORECASE)
    line = _REPLY.sub("", " ".join(line.split()))
    words = re.split(rf"(?<![\w-])({own})", line, flags=re.IGNORECASE)
    return "".join(text if at % 2 else mask(text) for at, text in enumerate(words))[:_SUBJECT_LENGTH].strip()


def mask(text: str) -> str:
    """Return ``text`` with every run of nine digits or more hidden."""
    return _NUMBER.sub("***", text)
