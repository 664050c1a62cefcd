"""Due soon: by when a term must end for somebody to act on it now, before it is late.

A first answer is owed within hours of office time, an application within working days: each is near by its own measure,
and both measures are counted as the terms are, not at night and not on a Sunday.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from helpdesk.track.calendar import ONE_DAY
from helpdesk.track.clock import FARTHEST_DAYS
from helpdesk.track.office_hours import OfficeHours

FIRST_ANSWER = timedelta(hours=2)  # of office time: what it takes to have a letter read, corrected and approved
APPLICATION_DAYS = 2  # working days after today: what the pages of applications call near


@dataclass(frozen=True, slots=True)
class Soon:
    """Up to which moments a term is near; ``application`` is never before ``first_answer``."""

    first_answer: datetime
    application: datetime

    @classmethod
    def after(cls, now: datetime, hours: OfficeHours) -> Soon:
        """Return what is near at ``now``. Raises ValueError when the office never opens for long enough."""
        opens = any(hours.spans.values())
        first_answer = (hours.after(now, FIRST_ANSWER) if opens else None) or now + FIRST_ANSWER
        return cls(first_answer, max(first_answer, _last_moment(now, hours)))


def _last_moment(now: datetime, hours: OfficeHours) -> datetime:
    """Return the end of the last working day that is near."""
    day, left = now.astimezone(hours.zone).date(), APPLICATION_DAYS
    for _ in range(FARTHEST_DAYS):
        day += ONE_DAY
        left -= hours.calendar.is_working(day)
        if not left:
            break
    return datetime.combine(day, time.max, hours.zone)
