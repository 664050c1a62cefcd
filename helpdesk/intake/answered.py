"""Answers that a counselor wrote in a normal mail program, read from the folder of sent mail.

Guarantee: such an answer counts. It joins its ticket as outgoing mail of a person and ends the wait for us, and the
desk's own proposal is put aside. It drafts nothing and tells nobody. A letter that a colleague is editing stays open.
What answers nothing that the desk knows is ignored with that reason.
"""

from __future__ import annotations

from datetime import datetime

from helpdesk.desk import Desk
from helpdesk.explain import written_by_us
from helpdesk.intake.thread import place
from helpdesk.mail.thread import ancestors
from helpdesk.model.conversation import Receipt
from helpdesk.model.explanation import Explanation
from helpdesk.model.message import Message
from helpdesk.model.person import Actor, ActorKind
from helpdesk.model.ticket import Ticket, TicketState
from helpdesk.store import citizens, drafts, events, messages, tickets
from helpdesk.store.database import Tx

SENT_ELSEWHERE = "sent from a mail program"
OURS_TO_DO = (TicketState.NEW, TicketState.DRAFTED, TicketState.WAITING_OFFICE)


def file(desk: Desk, tx: Tx, receipt: Receipt, explanation: Explanation, now: datetime, same: str) -> int | str:
    """File one sent message whose identity is ``same`` and return its row, or why nothing is made of it."""
    message = explanation.message
    if (message.header("Auto-Submitted") or "no").strip().lower() != "no":
        return "sent by a program of ours"
    others = _others(desk, message)
    if not others:
        return "sent to nobody outside of the office"
    where = place(tx, explanation, desk.key, desk.config.office)
    ticket = where.ticket or _named(tx, message, where.proposed)
    if ticket is None:
        return f"{SENT_ELSEWHERE}, and answers nothing that the desk knows"
    at = min(receipt.received_at, now)
    row_id = messages.add(
        tx,
        now,
        identity=same,
        message_id=message.message_id,
        ticket_id=ticket.id,
        digest=receipt.digest or "",
        received_at=at,
        outgoing=True,
        decisions=[
            {"stage": "thread", "reason": where.reason},
            {"stage": "sent", "reason": "sent from a mail program"},
        ],
    )
    read = written_by_us(message, explanation.language, None)
    messages.put_first_reading(tx, row_id, read, ticket_id=ticket.id, outgoing=True)
    name = (message.sender.name or message.sender.address) if message.sender else ""
    actor = Actor(ActorKind.PERSON, name, origin=f"{receipt.mailbox}: {receipt.folder}")
    events.record(tx, now, actor, "answered.filed", ticket_id=ticket.id, message_row_id=row_id, why=where.reason)
    if others & _requester(tx, ticket) and at >= ticket.last_inbound_at:
        _answered(tx, ticket, at, now)
    return row_id


def _named(tx: Tx, message: Message, proposed: Ticket | None) -> Ticket | None:
    """Return a proposed ticket if the message refers to it: it lies in our own folder, so its sender is proved."""
    if proposed is None:
        return None
    above = messages.tickets_of(tx, ancestors(message))
    referred = {ticket_id for found in above.values() for ticket_id, _ in found}
    return proposed if proposed.id in referred or proposed.number in message.subject else None


def _others(desk: Desk, message: Message) -> frozenset[str]:
    addressed = (address.address.lower() for address in (*message.to, *message.cc) if address.address)
    return frozenset(addressed) - desk.config.office.addresses


def _requester(tx: Tx, ticket: Ticket) -> frozenset[str]:
    """Return the addresses whose owner waits for us: a forward to a colleague is no answer."""
    citizen = citizens.get(tx, ticket.citizen_id) if ticket.citizen_id else None
    return frozenset(citizen.addresses) if citizen else frozenset()


def _answered(tx: Tx, ticket: Ticket, at: datetime, now: datetime) -> None:
    draft = drafts.open_draft(tx, ticket.id)
    if draft is not None and draft.may_be_replaced:
        drafts.close(tx, draft.id, "discarded", now)
    tickets.change(tx, ticket.id, now, answered_at=at, needs_person=False)
    if ticket.state in OURS_TO_DO:
        tickets.move(tx, ticket, TicketState.WAITING_CITIZEN, now)
