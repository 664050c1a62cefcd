"""Archive: file old mail with its own dates, so that it is found and answers to it join; nobody has to do anything.

No draft, no acknowledgement, no notice, nothing held for a person: a ticket that old mail opens is closed. Old mail
that belongs to a living ticket joins it and changes neither its state nor its place in a queue. What the office itself
wrote is filed as ours, so that a citizen's later answer finds the ticket by its Message-ID.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from helpdesk.desk import Desk
from helpdesk.intake.thread import place
from helpdesk.mail.thread import base_subject
from helpdesk.model.conversation import Receipt
from helpdesk.model.explanation import Explanation
from helpdesk.model.message import Address, AutomaticKind
from helpdesk.model.person import Actor, ActorKind
from helpdesk.model.ticket import Origin, Ticket, TicketState
from helpdesk.store import citizens, events, messages, tickets
from helpdesk.store.database import Tx

ARCHIVE = Actor(ActorKind.IMPORT, "archive")
EARLIEST = datetime(1982, 8, 1, tzinfo=UTC)  # RFC 822: an earlier Date field was written by a broken clock
NO_SUBJECT = "(tanpa perihal)"


def file(desk: Desk, tx: Tx, receipt: Receipt, explanation: Explanation, now: datetime, same: str) -> int:
    """File one old message whose identity is ``same`` and return its row."""
    at, dated_by = sent_at(explanation.message.date, receipt.received_at, now)
    ours = _is_ours(desk, explanation)
    read = replace(explanation, automatic=None) if ours else explanation
    where = place(tx, explanation, desk.key, desk.config.office)
    ticket = where.ticket or _open(desk, tx, read, at, ours=ours)
    decisions = [{"stage": "thread", "reason": where.reason}, {"stage": "archive", "reason": dated_by}]
    if where.proposed is not None:
        decisions[0]["ticket"] = where.proposed.number
    row_id = messages.add(
        tx,
        now,
        identity=same,
        message_id=explanation.message.message_id,
        ticket_id=ticket.id,
        digest=receipt.digest or "",
        received_at=at,
        outgoing=ours,
        decisions=decisions + twin(tx, explanation),
    )
    messages.put_first_reading(tx, row_id, read, ticket_id=ticket.id, outgoing=ours)
    if ticket.state is TicketState.CLOSED:
        _extend(tx, ticket, at, ours=ours)
    data = {"mailbox": receipt.mailbox, "uid": receipt.uid}
    events.record(
        tx, now, ARCHIVE, "intake.archived", ticket_id=ticket.id, message_row_id=row_id, why=where.reason, data=data
    )
    return row_id


def sent_at(date: datetime | None, received_at: datetime, now: datetime) -> tuple[datetime, str]:
    """Return when an old message was sent, and by what we know it: its Date field, else when the server took it."""
    if date is None:
        return min(received_at, now), "no usable Date field: dated by its arrival"
    if not EARLIEST <= date <= now:
        return min(received_at, now), "an impossible Date field: dated by its arrival"
    return date, "dated by its Date field"


def twin(tx: Tx, explanation: Explanation) -> list[dict[str, str]]:
    """Return the decision about a message that is not the first one with its Message-ID, in a list that may be empty.

    It has other content, else it were the same message (``mail.identity``): it is kept as one of its own.
    """
    if not messages.shares_message_id(tx, explanation.message.message_id):
        return []
    return [{"stage": "identity", "reason": "another message bears the same Message-ID"}]


def _is_ours(desk: Desk, explanation: Explanation) -> bool:
    """Whether the office wrote the message, to somebody else: what claims to be from us to us may be forged."""
    if explanation.automatic is None or explanation.automatic.kind is not AutomaticKind.OWN:
        return False
    return _others(desk, explanation) is not None


def _others(desk: Desk, explanation: Explanation) -> Address | None:
    ours = desk.config.office.addresses
    to = (*explanation.message.to, *explanation.message.cc)
    return next((address for address in to if address.address and address.address.lower() not in ours), None)


def _open(desk: Desk, tx: Tx, explanation: Explanation, at: datetime, *, ours: bool) -> Ticket:
    """Open the closed ticket of a message that joins none; its requester is who writes, or to whom we wrote."""
    citizen = _others(desk, explanation) if ours else explanation.message.sender
    ticket = tickets.add(
        tx,
        at,
        prefix=desk.config.office.ticket_prefix,
        subject=base_subject(explanation.message.subject) or NO_SUBJECT,
        citizen_id=citizens.meet(tx, citizen.address, citizen.name, at) if citizen and citizen.address else None,
        language=explanation.language or "id",
        origin=Origin.EMAIL,
    )
    return tickets.change(tx, ticket.id, at, state=TicketState.CLOSED)


def _extend(tx: Tx, ticket: Ticket, at: datetime, *, ours: bool) -> None:
    """Let a closed ticket reach from its first message to its last."""
    values: dict[str, datetime] = {"created_at": min(ticket.created_at, at)}
    if ours:
        values["answered_at"] = max(ticket.answered_at or at, at)
    else:
        values["last_inbound_at"] = max(ticket.last_inbound_at, at)
    tickets.change(tx, ticket.id, max(ticket.updated_at, at), **values)
