"""Identities in the header: Message-ID, In-Reply-To and References (RFC 5322 section 3.6.4), however they are written.

An identity is given without its brackets, without blanks and without control characters. Free text never becomes one:
it would glue strangers into one ticket.
"""

from __future__ import annotations

import re

from helpdesk.mail.encoded_words import decode_words
from helpdesk.mail.limits import MAX_IDENTITIES

_BRACKETED = re.compile(r"<([^<>]{1,2000})>")
_QUOTED = re.compile(r'\s*"[^"]+"\s*@\s*[^\s"]+\s*')
_UNFIT = re.compile(r"[\s\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
_APART = re.compile(r"[\s<>()\",;:]+")
_SENDER_FOLLOWS = re.compile(r"\b(?:from|by|dari|von)\s[^<>]{0,100}$", re.IGNORECASE)
_MESSAGE_OF = re.compile(
    r"\d[:./-]\d|\d\s[A-Z][a-z]{2}|\d{4}|\b(?:in|message|mail|letter|article|post|note|id|surat|pesan|nachricht)\b",
    re.IGNORECASE,
)
_DATE_FOLLOWS = re.compile(r"\d|\b(?:of|on|at|dated|pada|tanggal|vom|am)\s", re.IGNORECASE)


def identity_of(value: str) -> str | None:
    """Return a Message-ID, or None. One without brackets or without ``@`` is still one."""
    value = _decoded(value)
    found = _BRACKETED.search(value)
    if found:
        return _clean(found[1])
    bare = value.strip().strip("<>").strip()
    return _clean(bare) if len(bare.split()) == 1 else None


def identities(value: str) -> tuple[str, ...]:
    """Return the identities of References in their order, without duplicates. Free text is passed over.

    Of more than ``MAX_IDENTITIES`` the first, which began the conversation, and the last ones are kept.
    """
    value = _decoded(value)
    found = [match[1] for match in _BRACKETED.finditer(value) if _is_name(match[1])] or _bare(value)
    clean = tuple(dict.fromkeys(name for name in map(_clean, found) if name))
    return clean if len(clean) <= MAX_IDENTITIES else (clean[0], *clean[1 - MAX_IDENTITIES :])


def parents_of(value: str) -> tuple[str, ...]:
    """Return the identities that In-Reply-To names.

    Old programs write ``Message from "Budi <budi@example.org>" of ... <id@example.org>``, where the sender's address
    is no identity, or ``<id@example.org> from Budi on Monday``.
    """
    value = _decoded(value)
    found = list(_BRACKETED.finditer(value))
    if not found:
        bare = _bare(value)
        return tuple(bare) if len(value.split()) == 1 and len(bare) == 1 else ()
    outside = _BRACKETED.sub("", value).strip(" ,;\t\"'")
    if not outside:
        names = (_clean(match[1]) for match in found if _is_name(match[1]))
        return tuple(dict.fromkeys(name for name in names if name))
    chosen = _among_words(value, found)
    return (chosen,) if chosen else ()


def _among_words(value: str, found: list[re.Match[str]]) -> str | None:
    """Return the one bracketed name that is an identity: the first when it stands first, else the last that can be."""
    if not value[: found[0].start()].strip(" ,;\t\"'"):
        return _clean(found[0][1])
    for index in range(len(found) - 1, -1, -1):
        before = value[found[index - 1].end() if index else 0 : found[index].start()]
        sender = _SENDER_FOLLOWS.search(before)
        # "from Budi of Monday <id>" names a date, "from Budi <address>" does not
        if sender is not None and not _DATE_FOLLOWS.search(sender[0]):
            continue
        # Budi <address> "subject" (Nov 3, 10:11am): what was answered is told behind, before it only by whom
        behind = value[found[index].end() : found[index + 1].start() if index + 1 < len(found) else None]
        if any(letter.isalnum() for letter in behind) and not _MESSAGE_OF.search(before):
            continue
        return _clean(found[index][1])
    return None


def _is_name(bracketed: str) -> bool:
    """Whether brackets hold one name: one blank is what folding leaves behind, more divide words unless quoted."""
    return len(bracketed.split()) <= 2 or bool(_QUOTED.fullmatch(bracketed))


def _decoded(value: str) -> str:
    """Return a field with its encoded-words and with brackets that a page of HTML wrote as entities decoded."""
    value = decode_words(value) if "=?" in value else value
    return value.replace("&lt;", "<").replace("&gt;", ">") if "&lt;" in value else value


def _bare(value: str) -> list[str]:
    words = (word for word in _APART.split(value) if len(word) <= 1_000)
    return [word for word in words if "@" in word.strip("@") and word == word.strip("@")]


def _clean(name: str) -> str | None:
    return _UNFIT.sub("", name) or None
