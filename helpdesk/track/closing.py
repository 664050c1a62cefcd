"""When a ticket may be closed: with the permit, the refusal explained, the citizen's word, or the answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from helpdesk.model.application import FINAL, Application, Stage
from helpdesk.model.ticket import TicketState


class Holds(StrEnum):
    """What speaks against closing a ticket.

    A running application forbids it. An unexplained refusal and an unanswered inquiry need a person's reason: it was
    said on the telephone, or there is nothing to say.
    """

    RUNNING = "running"
    UNEXPLAINED = "unexplained"
    UNANSWERED = "unanswered"


def holds(applications: Sequence[Application], answered_at: datetime | None, state: TicketState) -> tuple[Holds, ...]:
    """Return what speaks against closing a ticket in ``state`` whose last answer left at ``answered_at``."""
    found = []
    if any(one.stage not in FINAL for one in applications):
        found.append(Holds.RUNNING)
    if any(_unexplained(one, answered_at) for one in applications):
        found.append(Holds.UNEXPLAINED)
    ours = state in (TicketState.NEW, TicketState.DRAFTED)
    if not applications and (ours or (answered_at is None and state is not TicketState.RESOLVED)):
        found.append(Holds.UNANSWERED)
    return tuple(found)


def _unexplained(one: Application, answered_at: datetime | None) -> bool:
    if one.stage is not Stage.REFUSED or one.ended_at is None:
        return False
    return answered_at is None or answered_at < one.ended_at
