"""Closing: a ticket ends with the permit, a refusal that was explained, the citizen's word, or an answer.

A person who closes an inquiry that nobody answered, or a refusal that nobody explained, says why; the reason stands in
the event. While an application runs nobody can close its ticket: withdraw the application, or take it from the ticket.
"""

from __future__ import annotations

from helpdesk.errors import ConflictError
from helpdesk.model.person import Actor, ActorKind
from helpdesk.model.ticket import Ticket, TicketState
from helpdesk.store import applications
from helpdesk.store.database import Tx
from helpdesk.track.closing import Holds, holds

ENDS = frozenset({TicketState.RESOLVED, TicketState.CLOSED})


class StillOpenError(ConflictError):
    """A ticket cannot be closed like this; ``holds`` say why."""

    def __init__(self, ticket: Ticket, found: tuple[Holds, ...]) -> None:
        super().__init__(f"{ticket.number} cannot be closed: {', '.join(found)}.")
        self.holds = found


def holds_of(tx: Tx, ticket: Ticket) -> tuple[Holds, ...]:
    """Return what speaks against closing a ticket; nothing does for spam and tickets that are done already."""
    if ticket.spam or ticket.merged_into_id is not None or ticket.state in ENDS:
        return ()
    return holds(applications.of_ticket(tx, ticket.id), ticket.answered_at, ticket.state)


def check(tx: Tx, ticket: Ticket, state: TicketState, actor: Actor, why: str) -> None:
    """Raise StillOpenError unless ``actor`` may bring a ticket into ``state``."""
    if state not in ENDS:
        return
    found = holds_of(tx, ticket)
    if Holds.RUNNING in found or (found and actor.kind is ActorKind.PERSON and not why.strip()):
        raise StillOpenError(ticket, found)
