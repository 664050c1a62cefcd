"""The Date field (RFC 5322 sections 3.3 and 4.3), and the many other ways in which programs write a date.

Read are: comments anywhere, missing seconds or weekday, years of two or three digits, AM and PM, ``asctime``, ISO 8601,
zones by name or with a colon, and months in the languages of the programs that translate them. A wrong weekday does not
count. Numbers alone (``1/2/2001``) could be two dates and are none.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta, timezone

from helpdesk.mail.encoded_words import decode_words

_LONGEST = 200  # characters
_YEARS = range(1900, 2101)
_TIME = re.compile(
    r"(?<!\d)(\d{1,2})\s*[:.]\s*(\d{1,2})(?:\s*[:.]\s*(\d{1,2}))?(?:[.,]\d+)?(?!\d)\s*([AaPp]\.?[Mm]\b\.?)?"
)
_ISO = re.compile(r"(?<!\d)(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:T(?=\d))?")
_DAY_MONTH = re.compile(
    r"(?<![\d:])(\d{1,2})(?:st|nd|rd|th)?[\s.,/-]*(?:de\s|of\s)?\s*([^\W\d_]{3,12})[\s.,/-]*(?:de\s)?\s*(\d{2,4})?(?!\d)"
)
_MONTH_DAY = re.compile(r"([^\W\d_]{3,12})[\s.,/-]*(\d{1,2})(?:st|nd|rd|th)?(?!\d)")
_YEAR = re.compile(r"(?<![\d+-])(\d{4})(?!\d)")
_OFFSET = re.compile(r"([+-])\s*(?:(\d{1,2}):(\d{2})|(\d{3,4})|(\d{1,2}))(?!\d)")
_UNSIGNED = re.compile(r"(?<=\s)(\d{4})\s*$")
_NAME = re.compile(r"(?<![^\W\d_])([A-Z]{1,5})(?![^\W\d_])")
_FARTHEST = 16 * 60  # minutes from UTC

# Beginnings of month names without accents: English, Indonesian, Malay, Dutch, German and the Romance languages.
_MONTHS = {
    beginning: number
    for number, names in enumerate(
        (
            "jan ene gen",
            "feb fev peb",
            "mar mrz maa mrt mac",
            "apr abr avr",
            "may mei mai mag maj",
            "jun juin giu",
            "jul juil lug",
            "aug agu agt ags ago aou ogo",
            "sep set",
            "oct okt ott out",
            "nov nop",
            "dec des dez dic dis",
        ),
        1,
    )
    for beginning in names.split()
}
_ZONES = {
    name: minutes
    for minutes, names in {
        -480: "PST",
        -420: "PDT MST",
        -360: "MDT CST",
        -300: "CDT EST",
        -240: "EDT AST",
        0: "UTC GMT UT Z WET",
        60: "CET MET BST WEST MEZ",
        120: "CEST EET MEST MESZ SAST",
        180: "EEST MSK",
        420: "WIB ICT",
        480: "WITA SGT HKT AWST",
        540: "WIT JST KST",
        600: "AEST",
        660: "AEDT",
        720: "NZST",
        780: "NZDT",
    }.items()
    for name in names.split()
}


def date_of(value: str) -> tuple[datetime | None, str | None]:
    """Return the aware date of a Date field with the offset it gives, and what was wrong with it, or None."""
    text = _without_comments(decode_words(value[:_LONGEST])).strip()
    clock = _TIME.search(text)
    rest = f"{text[: clock.start()]} {text[clock.end() :]}" if clock else text
    day = _day(rest)
    if day is None or (clock is None and not _NAME.search(rest) and len(rest.split()) < 3):
        return None, "unreadable Date"
    year, month, number, left = day
    minutes, complaint = _offset(left)
    try:
        moment = _moment(year, month, number, clock).replace(tzinfo=timezone(timedelta(minutes=minutes)))
    except (ValueError, OverflowError):
        return None, "impossible Date"
    if moment.year not in _YEARS:
        return None, "absurd Date"
    if clock is None:
        complaint = "Date without a time"
    return moment, complaint or ("absurd Date" if moment.year < 1970 else None)


def _without_comments(text: str) -> str:
    if "(" not in text:
        return text
    kept: list[str] = []
    depth = 0
    for character in text:
        if character == "(":
            depth += 1
        elif character == ")":
            depth = max(0, depth - 1)
            kept.append(" ")
        elif not depth:
            kept.append(character)
    return "".join(kept)


def _moment(year: int, month: int, day: int, clock: re.Match[str] | None) -> datetime:
    if clock is None:
        return datetime(year, month, day)  # noqa: DTZ001 -- the caller adds the zone
    hour, minute, second = int(clock[1]), int(clock[2]), int(clock[3] or 0)
    half = (clock[4] or "").lower()[:1]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    midnight = (hour, minute, second) == (24, 0, 0)
    moment = datetime(year, month, day, 0 if midnight else hour, minute, min(second, 59) if second < 61 else second)  # noqa: DTZ001
    return moment + timedelta(days=1) if midnight else moment


def _day(text: str) -> tuple[int, int, int, str] | None:
    """Return year, month, day of month, and the text that is left, in which the zone stands."""
    iso = _ISO.search(text)
    if iso:
        return int(iso[1]), int(iso[2]), int(iso[3]), f"{text[: iso.start()]} {text[iso.end() :]}"
    for match in _DAY_MONTH.finditer(text):
        month = _month(match[2])
        if month and match[3]:
            return _century(match[3]), month, int(match[1]), text[match.end() :]
    for match in _MONTH_DAY.finditer(text):
        month = _month(match[1])
        year = _YEAR.search(text, match.end())
        if month and year:
            left = f"{text[match.end() : year.start()]} {text[year.end() :]}"
            return int(year[1]), month, int(match[2]), left
    return None


def _month(word: str) -> int | None:
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))
    return _MONTHS.get(plain[:4]) or _MONTHS.get(plain[:3])


def _century(digits: str) -> int:
    """Return the year that RFC 5322 section 4.3 makes of two, three or four digits."""
    year = int(digits)
    if len(digits) == 2:
        return year + (2000 if year < 50 else 1900)
    return year + 1900 if len(digits) == 3 else year


def _offset(text: str) -> tuple[int, str | None]:
    """Return minutes east of UTC; an unknown zone counts as UTC (RFC 5322 section 4.3)."""
    found = _OFFSET.search(text)
    if found:
        if found[4]:
            hours, minutes = divmod(int(found[4]), 100)
        else:
            hours, minutes = int(found[2] or found[5]), int(found[3] or 0)
        total = (hours * 60 + minutes) * (-1 if found[1] == "-" else 1)
        return (total, None) if abs(total) <= _FARTHEST else (0, "Date with an impossible time zone")
    name = next((match[1] for match in _NAME.finditer(text) if match[1] in _ZONES), None)
    if name:
        return _ZONES[name], None
    bare = _UNSIGNED.search(f" {text}")
    if bare and divmod(int(bare[1]), 100)[0] * 60 <= _FARTHEST:
        hours, minutes = divmod(int(bare[1]), 100)
        return hours * 60 + minutes, "Date with a time zone without a sign"
    return 0, "Date without a known time zone"
