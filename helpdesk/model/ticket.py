"""A ticket: one citizen's matter from the first mail to the end, and the states it may pass through."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from helpdesk.errors import TransitionError


class TicketState(StrEnum):
    """Where a ticket stands. Undeliverable, spam, merged, snoozed and held are marks, not states."""

    NEW = "new"
    DRAFTED = "drafted"
    WAITING_CITIZEN = "waiting-citizen"
    WAITING_OFFICE = "waiting-office"
    RESOLVED = "resolved"
    CLOSED = "closed"


S = TicketState
TRANSITIONS: Mapping[TicketState, frozenset[TicketState]] = {
    S.NEW: frozenset({S.DRAFTED, S.WAITING_CITIZEN, S.WAITING_OFFICE, S.RESOLVED, S.CLOSED}),
    S.DRAFTED: frozenset({S.NEW, S.WAITING_CITIZEN, S.WAITING_OFFICE, S.RESOLVED, S.CLOSED}),
    S.WAITING_CITIZEN: frozenset({S.NEW, S.DRAFTED, S.WAITING_OFFICE, S.RESOLVED, S.CLOSED}),
    S.WAITING_OFFICE: frozenset({S.NEW, S.DRAFTED, S.WAITING_CITIZEN, S.RESOLVED, S.CLOSED}),
    S.RESOLVED: frozenset({S.NEW, S.DRAFTED, S.WAITING_CITIZEN, S.WAITING_OFFICE, S.CLOSED}),
    S.CLOSED: frozenset({S.NEW, S.DRAFTED, S.WAITING_CITIZEN, S.WAITING_OFFICE}),
}
del S


class Origin(StrEnum):
    """How a ticket began."""

    EMAIL = "email"
    PHONE = "phone"
    COUNTER = "counter"
    COUNSELOR = "counselor"


@dataclass(frozen=True, slots=True)
class Ticket:
    """A row of the ticket table. ``number`` is what citizens see, e.g. ``PTSP-2026-000123``."""

    id: int
    number: str
    state: TicketState
    subject: str
    origin: Origin
    citizen_id: int | None
    assignee_id: int | None
    unit_id: int | None
    language: str
    confidential: bool
    held: bool
    spam: bool
    undeliverable: bool
    merged_into_id: int | None
    snoozed_until: datetime | None
    needs_person: bool
    created_at: datetime
    updated_at: datetime
    last_inbound_at: datetime
    answered_at: datetime | None
    due_at: datetime | None
    due_kind: str | None = None

    def check(self, target: TicketState) -> None:
        """Raise TransitionError unless this ticket may go to ``target`` (staying is always allowed)."""
        if target is not self.state and target not in TRANSITIONS[self.state]:
            raise TransitionError(f"ticket {self.number}: {self.state} -> {target}")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message belongs: ``ticket`` joins it, ``proposed`` is for a person to decide; both None: a new matter.

    ``follows`` is the ticket that a new one goes on from, because it was closed long ago.
    """

    ticket: Ticket | None
    proposed: Ticket | None
    reason: str
    follows: Ticket | None = None
