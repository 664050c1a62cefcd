"""The history of a ticket as the page shows it: newest first, a person's saves of one letter told once. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from helpdesk.model.conversation import Event

REPEATED = frozenset({"review.edited", "review.judged", "review.document"})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of history: the newest of ``times`` like events in a row."""

    event: Event
    times: int


def lines(events: Sequence[Event]) -> tuple[Line, ...]:
    """Return the lines of a history whose events stand oldest first."""
    found: list[Line] = []
    for event in reversed(events):
        last = found[-1] if found else None
        if last is not None and event.what in REPEATED and _same(last.event, event):
            found[-1] = Line(last.event, last.times + 1)
        else:
            found.append(Line(event, 1))
    return tuple(found)


def _same(one: Event, other: Event) -> bool:
    return (one.what, one.actor_name, one.data) == (other.what, other.actor_name, other.data)
