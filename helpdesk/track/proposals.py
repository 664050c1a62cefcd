"""Holidays and joint leave as proposals: a library's list, which becomes the calendar when a supervisor approves it.

The dates of the Islamic and Balinese year are estimates until the decree is out, and joint leave is decided a few
months ahead; so nothing here counts by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from holidays import country_holidays

from helpdesk.track.calendar import DayKind, DayOff

ESTIMATED = "(perkiraan)"  # how the library's Indonesian names mark a date that no decree has fixed


@dataclass(frozen=True, slots=True)
class Proposal:
    """A day off that the library knows; ``estimated`` says that its date may still move."""

    off: DayOff
    estimated: bool


def proposed(year: int) -> tuple[Proposal, ...]:
    """Return the national holidays and the days of joint leave of ``year``, by date.

    A year that the library does not know gives only what it can compute, or nothing: the supervisor adds the rest.
    """
    public = country_holidays("ID", years=year, categories=("public",), language="id")
    both = country_holidays("ID", years=year, categories=("public", "government"), language="id")
    return tuple(
        _proposal(day, name, DayKind.HOLIDAY if day in public else DayKind.JOINT_LEAVE)
        for day, name in sorted(both.items())
    )


def _proposal(day: date, name: str, kind: DayKind) -> Proposal:
    word = name.replace(ESTIMATED, "").strip()
    return Proposal(DayOff(day, word, kind, "pustaka holidays"), ESTIMATED in name)
