"""Silent approval (*fiktif positif*): where an application counts as granted when the office lets the term pass.

For which services it holds is the office's own finding, not ours: UU 30/2014 as changed by UU 11/2020 and PP 28/2025
name it, the sector rules decide. The desk warns where config.toml says that it holds, and never tells a citizen so.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from helpdesk.track.calendar import Calendar
from helpdesk.track.clock import days_left


class Silence(StrEnum):
    """How near the end of the term is."""

    NEAR = "near"
    PASSED = "passed"


def silence(due_on: date | None, today: date, calendar: Calendar, *, holds: bool, warn_days: int) -> Silence | None:
    """Return the warning for an application that is due on ``due_on``; None when there is nothing to warn of.

    ``holds`` says that silence counts as approval for its permit; ``warn_days`` are working days.
    """
    if not holds or due_on is None:
        return None
    left = days_left(due_on, today, calendar)
    if left < 0:
        return Silence.PASSED
    return Silence.NEAR if left <= warn_days else None
