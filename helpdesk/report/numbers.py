"""Numbers and days as Indonesians write them."""

from __future__ import annotations

from datetime import date, timedelta

from babel.dates import format_date

LOCALE = "id"


def number(value: int) -> str:
    """Return e.g. ``12.345``."""
    return f"{value:,}".replace(",", ".")


def decimal(value: float) -> str:
    """Return a number with one place, e.g. ``1,4``."""
    return f"{value:.1f}".replace(".", ",")


def percent(part: int, whole: int) -> str:
    """Return a share in words, e.g. ``13,3 persen``; ``0 persen`` of nothing."""
    return f"{decimal(100 * part / whole)} persen" if whole else "0 persen"


def day(value: date) -> str:
    """Return e.g. ``16 Maret 2020``."""
    return format_date(value, "d MMMM y", locale=LOCALE)


def short_day(value: date) -> str:
    """Return e.g. ``16 Mar``."""
    return format_date(value, "d MMM", locale=LOCALE)


def month(value: date) -> str:
    """Return e.g. ``Maret 2020``."""
    return format_date(value, "MMMM y", locale=LOCALE)


def period(first: date | None, last: date | None) -> str:
    """Return a period, e.g. ``16–31 Maret 2020``, ``Maret 2020`` for a whole month, ``sejak 1 Januari 2020``."""
    if first is None or last is None:
        if first is not None:
            return f"sejak {day(first)}"
        return f"sampai {day(last)}" if last is not None else "sejak awal pencatatan"
    if first == last:
        return day(first)
    if (first.year, first.month) != (last.year, last.month):
        begin = day(first) if first.year != last.year else format_date(first, "d MMMM", locale=LOCALE)
        return f"{begin} – {day(last)}"
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        return month(first)
    return f"{first.day}–{day(last)}"


def working_time(hours: float) -> str:
    """Return working time, e.g. ``25 menit``, ``2,5 jam``."""
    return f"{round(hours * 60)} menit" if hours < 1 else f"{decimal(hours)} jam"
