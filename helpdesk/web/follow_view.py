"""What a ticket's page shows of follow-up: why it is due, what waits to be told, what is to be done, whom to ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from helpdesk.follow_up.letters import is_overtaken, why_not
from helpdesk.follow_up.terms import Owed, owed
from helpdesk.model.follow_up import LETTERS, FollowUp, FollowUpKind, FollowUpState
from helpdesk.model.ticket import Ticket
from helpdesk.store import applications, drafts, follow_ups
from helpdesk.store.database import Tx
from helpdesk.web.access import Visit

SNOOZES = (1, 2, 3, 5, 10)  # working days that the page offers


@dataclass(frozen=True, slots=True)
class FollowView:
    """``waiting`` are letters that are not drafted yet and ``because`` why; ``to_do`` lines for a person.

    ``outdated``: the letter that a person has edited tells of an application what has changed since.
    ``question`` is what stands in the form of a question to a unit: the last one that did not go out, if any.
    """

    owed: Owed | None
    waiting: tuple[FollowUp, ...]
    because: str
    to_do: tuple[FollowUp, ...]
    units: tuple[str, ...]
    question: str
    outdated: bool
    today: date
    snoozes: tuple[int, ...] = SNOOZES


def look(visit: Visit, tx: Tx, ticket: Ticket) -> Mapping[str, Any]:
    """Return what the card of follow-up shows."""
    rows = [row for row in follow_ups.of_ticket(tx, ticket.id) if row.state is FollowUpState.WAITING]
    waiting = tuple(row for row in rows if row.kind in LETTERS)
    view = FollowView(
        owed=owed(visit.desk, tx, ticket),
        waiting=waiting,
        because=_because(tx, ticket) if waiting else "",
        to_do=tuple(sorted((row for row in rows if row.kind not in LETTERS), key=_by_day)),
        units=tuple(unit.name for unit in visit.desk.config.unit),
        question=_question(tx, ticket),
        outdated=_outdated(tx, ticket),
        today=visit.desk.today(visit.now),
    )
    return {"follow": view}


def _by_day(row: FollowUp) -> tuple[date, int]:
    return (row.due_on or date.max, row.id)


def _because(tx: Tx, ticket: Ticket) -> str:
    """Return as a word why a letter waits."""
    current = drafts.open_draft(tx, ticket.id)
    if current is not None:
        return "edited" if current.purpose == "news" else "reply"
    return "person" if why_not(tx, ticket) else "soon"


def _outdated(tx: Tx, ticket: Ticket) -> bool:
    current = drafts.open_draft(tx, ticket.id)
    return current is not None and is_overtaken(tx, current)


def _question(tx: Tx, ticket: Ticket) -> str:
    """Return the text to begin a question with: the last one that was taken back, else the applications' numbers."""
    for row in reversed(follow_ups.of_ticket(tx, ticket.id)):
        if row.kind is FollowUpKind.OFFICE_QUESTION:
            draft_id = row.data.get("draft")
            return drafts.get(tx, draft_id).body if row.state is FollowUpState.DROPPED and draft_id else ""
    numbers = [found.number for found in applications.of_ticket(tx, ticket.id) if found.number]
    return f"Mengenai permohonan {', '.join(numbers)}:\n\n" if numbers else ""
