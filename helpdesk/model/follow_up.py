"""Follow-up (*tindak lanjut*): what is still to be told to the citizen or to be done on a ticket."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class FollowUpKind(StrEnum):
    """What is to be told (news and reminders: a draft is prepared) or to be done (a line in the bring-forward list)."""

    RECEIVED = "received"
    RESUBMITTED = "resubmitted"
    RETURNED = "returned"
    VISIT = "visit"
    VISIT_SUSPENDED = "visit-suspended"
    VISIT_RESUMED = "visit-resumed"
    PAYMENT = "payment"
    ISSUED = "issued"
    REFUSED = "refused"
    CITIZEN_SILENT = "citizen-silent"
    EXPIRING = "expiring"
    CITIZEN_STILL_SILENT = "citizen-still-silent"
    DUE_NEAR = "due-near"
    OFFICE_SILENT = "office-silent"
    OFFICE_QUESTION = "office-question"
    PROMISE = "promise"


NEWS = frozenset(
    {
        FollowUpKind.RECEIVED,
        FollowUpKind.RESUBMITTED,
        FollowUpKind.RETURNED,
        FollowUpKind.VISIT,
        FollowUpKind.VISIT_SUSPENDED,
        FollowUpKind.VISIT_RESUMED,
        FollowUpKind.PAYMENT,
        FollowUpKind.ISSUED,
        FollowUpKind.REFUSED,
    }
)
"""What became of an application, told to the citizen once."""
LETTERS = NEWS | {FollowUpKind.CITIZEN_SILENT, FollowUpKind.EXPIRING}
"""Everything that a draft is prepared for; the others are for a person to do."""
ASKS = frozenset({FollowUpKind.RETURNED, FollowUpKind.PAYMENT, FollowUpKind.CITIZEN_SILENT, FollowUpKind.EXPIRING})
"""Letters after which it is the citizen's turn."""


class FollowUpState(StrEnum):
    """Where a follow-up stands.

    ``waiting`` for its turn, ``drafted`` and in review, ``done`` (told), ``dropped`` (overtaken by what came after),
    ``dismissed`` (put aside by a person).
    """

    WAITING = "waiting"
    DRAFTED = "drafted"
    DONE = "done"
    DROPPED = "dropped"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One thing to tell or to do. ``key`` names its cause; with ticket and kind it is there once.

    ``due_on`` is the day for a person to act; ``data`` what the letter needs of its cause.
    """

    id: int
    ticket_id: int
    application_id: int | None
    kind: FollowUpKind
    key: str
    state: FollowUpState
    due_on: date | None
    draft_id: int | None
    note: str | None
    data: Mapping[str, Any] = field(default_factory=dict)
    person_id: int | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None
