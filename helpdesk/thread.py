"""Which ticket a message belongs to: the evidence comes from mail/thread, the tickets from the store.

Strong evidence joins: the signed identity of a reply of ours (a secret that only its recipients know), or a reference
to a message of a ticket in which the sender takes part. Weak evidence from anybody else only proposes: strangers never
join a ticket by writing its number or by quoting its Message-ID.
"""

from __future__ import annotations

from dataclasses import dataclass

from helpdesk.mail.signing import ticket_of
from helpdesk.mail.thread import ancestors, ticket_tags
from helpdesk.model.explanation import Explanation
from helpdesk.model.ticket import Ticket
from helpdesk.store import deliveries, messages, tickets
from helpdesk.store.database import Tx


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message belongs: ``ticket`` joins it, ``proposed`` is for a person to decide; both None: a new matter."""

    ticket: Ticket | None
    proposed: Ticket | None
    reason: str


def place(tx: Tx, explanation: Explanation, key: bytes, prefix: str) -> Place:
    """Return where a message belongs, with the reason in words."""
    message = explanation.message
    if explanation.bounce and explanation.bounce.original_message_id:
        delivery = deliveries.by_message_id(tx, explanation.bounce.original_message_id)
        if delivery is not None:
            return Place(_target(tx, delivery.ticket_id), None, "delivery report for a reply of ours")
    above = ancestors(message)
    signed = (ticket_of(key, message_id) for message_id in above)
    answered = next((ticket_id for ticket_id in signed if ticket_id and tickets.exists(tx, ticket_id)), None)
    if answered is not None:
        return Place(_target(tx, answered), None, "answers a reply of ours")
    sender = message.sender.address.lower() if message.sender else ""
    return _by_reference(tx, above, sender) or _by_tag(tx, explanation, sender, prefix)


def _by_reference(tx: Tx, above: tuple[str, ...], sender: str) -> Place | None:
    found = messages.tickets_of(tx, above)
    candidates = [ticket_id for message_id in above for ticket_id, _ in found.get(message_id, ())]
    for ticket_id in candidates:
        if sender and sender in messages.participants(tx, ticket_id):
            return Place(_target(tx, ticket_id), None, "refers to a message of this ticket")
    if candidates:
        reason = "refers to a message of a ticket in which the sender takes no part"
        return Place(None, _target(tx, candidates[0]), reason)
    return None


def _by_tag(tx: Tx, explanation: Explanation, sender: str, prefix: str) -> Place:
    for number in ticket_tags(explanation.message.subject, prefix):
        ticket = tickets.by_number(tx, number)
        if ticket is None:
            continue
        ticket = tickets.followed(tx, ticket)
        if sender and sender in messages.participants(tx, ticket.id):
            return Place(ticket, None, "the subject names a ticket in which the sender takes part")
        return Place(None, ticket, "the subject names a ticket in which the sender takes no part")
    return Place(None, None, "a new matter")


def _target(tx: Tx, ticket_id: int) -> Ticket:
    return tickets.followed(tx, tickets.get(tx, ticket_id))
