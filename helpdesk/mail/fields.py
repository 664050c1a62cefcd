"""Dates and identities of the header (RFC 5322 sections 3.3 and 3.6.4), and what is wrong with them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_tz

from helpdesk.mail.limits import MAX_IDENTITIES

_BRACKETED = re.compile(r"<([^<>]{1,2000})>")
_SPACE = re.compile(r"\s+")
_BARE = re.compile(r"[^\s<>()\",;:]{1,500}@[^\s<>()\",;:]{1,500}")
_ISO = re.compile(r"\s*(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?")
_ZONES = {
    name: hours
    for hours, names in {0: "UTC GMT UT Z WET", 1: "CET MET BST WEST", 2: "CEST EET", 3: "EEST MSK"}.items()
    for name in names.split()
} | {"WIB": 7, "WITA": 8, "WIT": 9, "SGT": 8, "HKT": 8, "JST": 9, "KST": 9}
_ZONE_WORD = re.compile(r"\b([A-Z]{1,5})$")
_LONGEST_DATE = 200
_NUMERIC = re.compile(r"[+-]\d{4}")


def identity_of(value: str) -> str | None:
    """Return a Message-ID without brackets, or None. An id without brackets or without ``@`` is still one."""
    found = _BRACKETED.search(value)
    if found:
        return _SPACE.sub("", found[1]) or None
    bare = value.strip().strip("<>").strip()
    return bare if bare and not _SPACE.search(bare) else None


def identities(value: str) -> tuple[str, ...]:
    """Return the identities of References in their order, without brackets and duplicates. Free text is passed over."""
    # one blank is what folding leaves behind; more are words
    bracketed = (match[1].strip() for match in _BRACKETED.finditer(value))
    found = [_SPACE.sub("", name) for name in bracketed if len(name.split()) <= 2]
    if not found:
        found = _BARE.findall(value)
    return tuple(dict.fromkeys(name for name in found[-MAX_IDENTITIES:] if "@" in name or len(found) == 1))


def parents_of(value: str) -> tuple[str, ...]:
    """Return the identities that In-Reply-To names.

    Old programs write ``Message from "Budi <budi@example.org>" of ... <id@example.org>``: there the last one counts.
    """
    found = [_SPACE.sub("", match[1]) for match in _BRACKETED.finditer(value)]
    if found:
        outside = _BRACKETED.sub("", value).strip(" ,;\t")
        return (found[-1],) if outside else tuple(dict.fromkeys(found))
    bare = value.strip()
    return (bare,) if _BARE.fullmatch(bare) else ()


def date_of(value: str) -> tuple[datetime | None, str | None]:
    """Return the aware date of a Date field with the offset it gives, and what was wrong with it, or None."""
    value = value[:_LONGEST_DATE]
    iso = _ISO.match(value)
    if iso:
        return _iso(iso)
    try:
        found = parsedate_tz(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        found = None
    if found is None:
        return None, "unreadable Date"
    minutes, complaint = _offset(value, found[9])
    try:
        moment = datetime(*found[:5], min(found[5], 59), tzinfo=timezone(timedelta(minutes=minutes)))
    except (ValueError, OverflowError):
        return None, "impossible Date"
    return (moment, complaint) if 1970 <= moment.year <= 2100 else (None, "absurd Date")


def _offset(value: str, seconds: int | None) -> tuple[int, str | None]:
    """Return minutes east of UTC. The standard library knows few zone names and believes any four digits."""
    word = _ZONE_WORD.search(value.rstrip(" )"))
    if word and not _NUMERIC.search(value) and word[1] in _ZONES:
        return _ZONES[word[1]] * 60, None
    if seconds is None:
        return 0, None if "-0000" in value else "Date without a known time zone"
    if abs(seconds) > 16 * 3600:
        return 0, "Date with an impossible time zone"
    return seconds // 60, None


def _iso(match: re.Match[str]) -> tuple[datetime | None, str | None]:
    zone = (match[3] or "+00:00").replace("Z", "+00:00")
    try:
        moment = datetime.fromisoformat(f"{match[1]}T{match[2]}{zone}")
    except ValueError:
        return None, "impossible Date"
    return (moment, "Date not as RFC 5322 says") if 1970 <= moment.year <= 2100 else (None, "absurd Date")
