"""Duplicates: tickets of the same citizen about the same matter become one, and can be parted again.

The oldest ticket stays, because the citizen has known its number the longest. What each of the others held is written
into its event, so that parting gives it back; notes and history stay where they were written.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from helpdesk.desk import Desk
from helpdesk.errors import ConflictError, NotFoundError
from helpdesk.follow_up.terms import set_due
from helpdesk.model.person import Actor
from helpdesk.model.ticket import Ticket, TicketState
from helpdesk.review import rewriting
from helpdesk.store import deliveries, drafts, events, messages, tickets
from helpdesk.store.database import Tx

UNITED = "handle.united"
ON_DESK = (TicketState.NEW, TicketState.DRAFTED)


class NotDuplicatesError(ConflictError):
    """These tickets cannot become one. ``word`` says why: few, citizens, merged, held or sending."""

    def __init__(self, word: str, text: str) -> None:
        super().__init__(text)
        self.word = word


def unite(desk: Desk, actor: Actor, ticket_ids: Sequence[int], now: datetime) -> int:
    """Put the messages of several tickets of one citizen into the oldest of them and return its id.

    All of it happens, or with NotDuplicatesError nothing.
    """
    with desk.database.transaction() as tx:
        found = [tickets.get(tx, one) for one in sorted(set(ticket_ids))]
        _check(tx, found)
        target, *others = found
        for source in others:
            target = _take_in(tx, actor, source, target, now)
        rewriting.renew(desk, tx, target.id, now)
        set_due(desk, tx, [ticket.id for ticket in found], now)
        return target.id


def _check(tx: Tx, found: Sequence[Ticket]) -> None:
    if len(found) < 2:
        raise NotDuplicatesError("few", "Choose two tickets or more.")
    if len({ticket.citizen_id for ticket in found}) > 1 or found[0].citizen_id is None:
        raise NotDuplicatesError("citizens", "Only tickets of the same citizen can become one.")
    if any(ticket.merged_into_id is not None for ticket in found):
        raise NotDuplicatesError("merged", "One of these tickets was merged meanwhile.")
    if any(ticket.held for ticket in found):
        raise NotDuplicatesError("held", "Decide first where the held mail belongs.")
    if any(deliveries.pending_of(tx, ticket.id) for ticket in found):
        raise NotDuplicatesError("sending", "A reply of one of these tickets is on its way. Wait until it is sent.")


def _take_in(tx: Tx, actor: Actor, source: Ticket, target: Ticket, now: datetime) -> Ticket:
    draft = drafts.open_draft(tx, source.id)
    data = {
        "into": target.id,
        "state": source.state,
        "messages": messages.rows_of(tx, source.id),
        "draft": draft.id if draft else None,
    }
    tickets.merge(tx, source, target, now)
    if drafts.bring(tx, source.id, target.id, now):
        target = tickets.move(tx, target, TicketState.DRAFTED, now)
    elif source.state in ON_DESK and target.state not in ON_DESK:
        target = tickets.move(tx, target, TicketState.NEW, now)
    target = tickets.change(
        tx,
        target.id,
        now,
        last_inbound_at=max(source.last_inbound_at, target.last_inbound_at),
        needs_person=source.needs_person or target.needs_person,
        confidential=source.confidential or target.confidential,
        assignee_id=target.assignee_id if target.assignee_id is not None else source.assignee_id,
    )
    events.record(tx, now, actor, UNITED, ticket_id=source.id, data=data)
    events.record(tx, now, actor, "thread.joined", ticket_id=target.id, data={"from": source.number})
    return target


def part(desk: Desk, actor: Actor, ticket_id: int, now: datetime) -> None:
    """Take a ticket out of the one that it was united with.

    Raises NotFoundError when it was never united, ConflictError when it has been parted meanwhile.
    """
    with desk.database.transaction() as tx:
        source = tickets.get(tx, ticket_id)
        united = next((one for one in reversed(events.of_ticket(tx, ticket_id)) if one.what == UNITED), None)
        if united is None:
            raise NotFoundError(f"Ticket {source.number} was not united with another.")
        if source.merged_into_id is None or source.merged_into_id != united.data["into"]:
            raise ConflictError("This ticket was parted meanwhile.")
        target = tickets.get(tx, source.merged_into_id)
        state = TicketState(united.data["state"])
        tickets.part(tx, source, target, united.data["messages"], state, now)
        _give_back_draft(tx, united.data["draft"], source, target, now)
        for one in (source.id, target.id):
            rewriting.renew(desk, tx, one, now)
        set_due(desk, tx, (source.id, target.id), now)
        for one in (source.id, target.id):
            events.record(tx, now, actor, "handle.parted", ticket_id=one, data={"from": target.number})


def _give_back_draft(tx: Tx, draft_id: int | None, source: Ticket, target: Ticket, now: datetime) -> None:
    """Let a draft that came along go back, if it is still open; without one the ticket is new again."""
    draft = drafts.get(tx, draft_id) if draft_id is not None else None
    if draft is not None and draft.state in drafts.OPEN:
        drafts.give(tx, draft.id, source.id)
        if target.state is TicketState.DRAFTED and drafts.open_draft(tx, target.id) is None:
            tickets.move(tx, target, TicketState.NEW, now)
        return
    back = tickets.get(tx, source.id)
    if back.state is TicketState.DRAFTED:
        tickets.move(tx, back, TicketState.NEW, now)
