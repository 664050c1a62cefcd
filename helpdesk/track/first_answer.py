"""The first-answer term: when an inquiry without an application is due, and why then.

The term is working time. It begins with the first mail that is not answered yet, stands still while the citizen was
asked back, and ends with our answer; what they write after that begins a new one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from helpdesk.track.office_hours import OfficeHours


class What(StrEnum):
    """What happened on a ticket, as far as the term is concerned."""

    ASKED = "asked"  # the citizen wrote
    ASKED_BACK = "asked-back"  # we need something of the citizen
    GOES_ON = "goes-on"  # a person says that nothing is waited for any longer
    ANSWERED = "answered"


_ORDER = {what: place for place, what in enumerate(What)}


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened, and when."""

    at: datetime
    what: What


def in_order(moments: Iterable[Moment]) -> list[Moment]:
    """Return moments as they happened; at one instant a question comes before what became of it."""
    return sorted(moments, key=lambda moment: (moment.at, _ORDER[moment.what]))


@dataclass(frozen=True, slots=True)
class FirstAnswer:
    """An answer that is owed: since ``begin``, ``due_at``; None while it waits for the citizen.

    ``waits`` are the times in which nothing ran, the last one without an end while it lasts.
    """

    begin: datetime
    due_at: datetime | None
    waits: tuple[tuple[datetime, datetime | None], ...]


def first_answer(moments: Iterable[Moment], hours: OfficeHours, term: timedelta) -> FirstAnswer | None:
    """Return the answer that is owed after these moments, in whatever order they are given; None when none is.

    Raises ValueError when the office never opens for long enough.
    """
    begin: datetime | None = None
    waits: list[tuple[datetime, datetime | None]] = []
    for moment in in_order(moments):
        waiting = bool(waits) and waits[-1][1] is None
        if moment.what is What.ANSWERED:
            begin, waits = None, []
        elif moment.what is What.ASKED_BACK and begin is not None and not waiting:
            waits.append((moment.at, None))
        elif waiting and moment.what is not What.ASKED_BACK:
            waits[-1] = (waits[-1][0], moment.at)
        elif begin is None and moment.what is What.ASKED:
            begin = moment.at
    if begin is None:
        return None
    return FirstAnswer(begin, hours.after(begin, term, waits), tuple(waits))
