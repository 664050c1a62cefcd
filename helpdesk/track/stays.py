"""How long an application stayed in each stage, in days of the office: what the figures are counted from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from helpdesk.model.application import FINAL, Stage
from helpdesk.track.history import History


@dataclass(frozen=True, slots=True)
class Stay:
    """A stage from the day it was entered to the day it was left; ``last`` is None while it lasts.

    ``failed`` are the document keys that its report named as not met. ``due_on`` stands at a final stage only: the day
    by which the application had to be decided, as the calendar stood when the end was reported; None when no term is
    known.
    """

    stage: Stage
    first: date
    last: date | None
    failed: tuple[str, ...] = ()
    due_on: date | None = None


def stays(found: History, due_on: date | None, zone: ZoneInfo) -> tuple[Stay, ...]:
    """Return the stays of a history in order; ``due_on`` is the day by which the office had to decide."""
    return tuple(
        Stay(
            span.stage,
            span.begin.astimezone(zone).date(),
            span.end.astimezone(zone).date() if span.end else None,
            span.report.failed,
            due_on if span.stage in FINAL else None,
        )
        for span in found.spans
    )
