"""Numbers and days as the reader's language writes them (CLDR, by Babel); Indonesian unless words are given."""

from __future__ import annotations

from datetime import date, timedelta

from babel.dates import format_date
from babel.numbers import format_decimal

from helpdesk.language import INDONESIAN, Words, words_of

WORDS = words_of(INDONESIAN)


def number(value: int, words: Words = WORDS) -> str:
    """Return e.g. ``12.345``."""
    return f"{value:,}" if words.language != INDONESIAN else f"{value:,}".replace(",", ".")


def decimal(value: float, words: Words = WORDS) -> str:
    """Return a number with one place, e.g. ``1,4``."""
    return format_decimal(value, "0.0", locale=words.locale)


def percent(part: int, whole: int, words: Words = WORDS) -> str:
    """Return a share in words, e.g. ``13,3 persen``; ``0 persen`` of nothing."""
    return words.say("%(share)s persen", share=decimal(100 * part / whole, words) if whole else "0")


def day(value: date, words: Words = WORDS) -> str:
    """Return e.g. ``16 Maret 2020``."""
    return format_date(value, "d MMMM y", locale=words.locale)


def short_day(value: date, words: Words = WORDS) -> str:
    """Return e.g. ``16 Mar``."""
    return format_date(value, "d MMM", locale=words.locale)


def month(value: date, words: Words = WORDS) -> str:
    """Return e.g. ``Maret 2020``."""
    return format_date(value, "MMMM y", locale=words.locale)


def period(first: date | None, last: date | None, words: Words = WORDS) -> str:
    """Return a period, e.g. ``16–31 Maret 2020``, ``Maret 2020`` for a whole month, ``sejak 1 Januari 2020``."""
    if first is None or last is None:
        if first is not None:
            return words.say("sejak %(day)s", day=day(first, words))
        return words.say("sampai %(day)s", day=day(last, words)) if last else words.say("sejak awal pencatatan")
    if first == last:
        return day(first, words)
    if (first.year, first.month) != (last.year, last.month):
        begin = day(first, words) if first.year != last.year else format_date(first, "d MMMM", locale=words.locale)
        return f"{begin} – {day(last, words)}"
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        return month(first, words)
    return f"{first.day}–{day(last, words)}"


def working_time(hours: float, words: Words = WORDS) -> str:
    """Return working time, e.g. ``25 menit``, ``2,5 jam``."""
    if hours < 1:
        return words.say("%(minutes)s menit", minutes=round(hours * 60))
    return words.say("%(hours)s jam", hours=decimal(hours, words))
