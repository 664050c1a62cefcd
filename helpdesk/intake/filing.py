"""Filing: a mail that just came, on the ticket where it belongs, with everything that follows from it.

A person's mail stops a reply that is on its way, brings the ticket back to us and gets a proposal, unless a colleague
is writing one. An automatic message is kept and does none of that (RFC 3834 section 2).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from helpdesk.desk import Desk
from helpdesk.follow_up.enquire import office_decision, read_as, take_answer
from helpdesk.follow_up.linking import link_named
from helpdesk.follow_up.notices import acknowledge
from helpdesk.follow_up.official import is_official, note_claim, place_official
from helpdesk.follow_up.status_mail import answer_status
from helpdesk.follow_up.terms import first_due, set_due
from helpdesk.intake import joint, open_mails
from helpdesk.intake.archive import twin
from helpdesk.intake.thread import bounced, found_elsewhere, place
from helpdesk.mail.forwarded import original_sender
from helpdesk.mail.thread import ancestors, base_subject
from helpdesk.model.conversation import FiledDraft, Receipt
from helpdesk.model.draft import Letter
from helpdesk.model.explanation import Explanation
from helpdesk.model.message import Address, AutomaticKind
from helpdesk.model.person import SYSTEM
from helpdesk.model.question import Action
from helpdesk.model.ticket import Origin, Place, Ticket, TicketState
from helpdesk.send import outcome
from helpdesk.store import citizens, deliveries, drafts, events, messages, people, tickets
from helpdesk.store.database import Tx

NO_SUBJECT = "(tanpa perihal)"


@dataclass(frozen=True, slots=True)
class _Context:
    """What filing one message needs to know."""

    desk: Desk
    tx: Tx
    explanation: Explanation
    received_at: datetime
    now: datetime

    @property
    def official(self) -> bool:
        return is_official(self.desk, self.explanation)

    @property
    def by_person(self) -> bool:
        return self.explanation.automatic is None and not self.official


def file(desk: Desk, tx: Tx, receipt: Receipt, explanation: Explanation, now: datetime, same: str) -> int:
    """Put a new message where it belongs, store its reading, and prepare what follows from it."""
    context = _Context(desk, tx, explanation, min(receipt.received_at, now), now)
    where = _where(context)
    if where.ticket is not None and not context.official:
        explanation = read_as(desk, tx, where.ticket, explanation)
        context = replace(context, explanation=explanation)
    ticket = where.ticket or _open(context, where)
    row_id = messages.add(
        tx,
        now,
        identity=same,
        message_id=explanation.message.message_id,
        ticket_id=ticket.id,
        digest=receipt.digest or "",
        received_at=context.received_at,
        decisions=_decisions(where) + twin(tx, explanation) + office_decision(explanation),
    )
    messages.put_first_reading(tx, row_id, explanation, ticket_id=ticket.id)
    note_claim(desk, tx, row_id, explanation, now)
    data = {"mailbox": receipt.mailbox, "uid": receipt.uid}
    events.record(
        tx, now, SYSTEM, "intake.imported", ticket_id=ticket.id, message_row_id=row_id, why=where.reason, data=data
    )
    if where.ticket is not None:
        ticket = _unite(context, ticket)
    if context.by_person:
        _take_in(context, where, ticket, row_id, receipt.mailbox)
    elif explanation.automatic is not None and explanation.automatic.kind is AutomaticKind.OFFICE:
        take_answer(tx, ticket, explanation, row_id, now)
    else:
        _follow_automatic(context, ticket, new=where.ticket is None)
    return row_id


def _take_in(context: _Context, where: Place, ticket: Ticket, row_id: int, mailbox: str) -> None:
    """Do everything that follows from a person's mail on its ticket."""
    desk, tx, now, explanation = context.desk, context.tx, context.now, context.explanation
    linked = link_named(desk, tx, tickets.get(tx, ticket.id) if where.proposed else ticket, explanation, now)
    plain = not (linked or where.ticket or where.proposed)
    due = first_due(desk, tx, mailbox, context.received_at) if plain else {}
    status = answer_status(desk, tx, ticket.id, explanation, context.received_at, now)
    if status is not None and status.sent:
        _rest(context, ticket, new=where.ticket is None)
    else:
        _follow(context, ticket, row_id, due, status.letter if status else None, new=where.ticket is None)
    if not plain:
        set_due(desk, tx, [ticket.id], now)
    asks = explanation.understanding.action is not Action.NO_REPLY
    if where.ticket is None and asks and not (status is not None and status.sent):
        acknowledge(desk, tx, ticket.id, explanation, context.received_at, now)


def _where(context: _Context) -> Place:
    """Return where a message belongs: an official notification by its application, any other by its evidence."""
    if context.official:
        return place_official(context.desk, context.tx, context.explanation)
    desk = context.desk
    return place(context.tx, context.explanation, desk.key, desk.config.office, context.received_at)


def _unite(context: _Context, ticket: Ticket) -> Ticket:
    """Bring in the tickets that this message shows to be one conversation with its own; edited drafts stay apart."""
    tx, now = context.tx, context.now
    for other in found_elsewhere(tx, context.explanation, context.desk.config.office, ticket):
        theirs, ours = drafts.open_draft(tx, other.id), drafts.open_draft(tx, ticket.id)
        if theirs is not None and not theirs.may_be_replaced:
            continue
        tickets.merge(tx, other, ticket, now)
        kept = ours if ours is not None and (theirs is None or not ours.may_be_replaced) else theirs
        for draft in (theirs, ours):
            if draft is not None and draft is not kept:
                drafts.close(tx, draft.id, "discarded", now)
        if kept is not None and kept is theirs:
            drafts.give(tx, kept.id, ticket.id)
        latest = max(ticket.last_inbound_at, other.last_inbound_at)
        state = TicketState.DRAFTED if kept is not None else ticket.state
        ticket = tickets.change(tx, ticket.id, now, last_inbound_at=latest, state=state)
        for one in (other.id, ticket.id):
            why = "a mail that came late shows that both are one conversation"
            events.record(tx, now, SYSTEM, "thread.joined", ticket_id=one, why=why, data={"from": other.number})
    return ticket


def _decisions(where: Place) -> list[dict[str, str]]:
    """Return why a message stands where it does, to be kept with it."""
    decision = {"stage": "thread", "reason": where.reason}
    named = where.proposed or where.follows
    if named is not None:
        decision["ticket"] = named.number
    return [decision]


def _open(context: _Context, where: Place) -> Ticket:
    """Open a ticket for a message that joins none; held when a person must decide where it belongs."""
    message, tx, now = context.explanation.message, context.tx, context.now
    requester = None if context.official else _requester(context)
    citizen_id = None
    if requester and requester.address:
        citizen_id = citizens.meet(tx, requester.address, requester.name, now)
    ticket = tickets.add(
        tx,
        now,
        prefix=context.desk.config.office.ticket_prefix,
        subject=base_subject(message.subject) or NO_SUBJECT,
        citizen_id=citizen_id,
        language=context.explanation.language or "id",
        origin=Origin.EMAIL,
    )
    if where.proposed is not None:
        tickets.propose(tx, ticket.id, where.proposed.id, where.reason, now)
    return ticket


def _requester(context: _Context) -> Address | None:
    """Return whose matter a first mail is: its writer's, whose mail a colleague passes on, or to whom we wrote."""
    message, explanation = context.explanation.message, context.explanation
    if explanation.automatic is not None and explanation.automatic.kind is AutomaticKind.OWN:
        ours = context.desk.config.office.addresses
        return next((box for box in (*message.to, *message.cc) if box.address.lower() not in ours), message.sender)
    return _passed_on(context) or message.sender


def _passed_on(context: _Context) -> Address | None:
    """Return whose mail a colleague has forwarded to the desk, or None."""
    message = context.explanation.message
    written_by = original_sender(message, context.explanation.body)
    if written_by is None or message.sender is None or context.explanation.standing.dmarc == "fail":
        return None
    return written_by if people.by_email(context.tx, message.sender.address) else None


def _stop(context: _Context, ticket: Ticket) -> None:
    """Stop a reply that is on its way; news and questions to a unit answer no mail, so that no mail overtakes them."""
    tx, now = context.tx, context.now
    for delivery in deliveries.pending_of(tx, ticket.id):
        if delivery.draft_id is not None and drafts.get(tx, delivery.draft_id).purpose != "reply":
            continue
        if deliveries.cancel(tx, delivery.id, "the citizen wrote again"):
            events.record(tx, now, SYSTEM, "send.stopped", ticket_id=ticket.id, delivery_id=delivery.id)
            if delivery.draft_id is not None:
                drafts.reopen(tx, delivery.draft_id, now)


def _follow(
    context: _Context, ticket: Ticket, row_id: int, due: Mapping[str, Any], ready: Letter | None, *, new: bool
) -> None:
    """Do what a person's mail asks for: stop what is on its way, propose a reply, bring the ticket back to us.

    ``due`` are the columns that say when the ticket is due if it needs a reply; ``ready`` is a letter that tells the
    status, and that takes the place of the one which the desk makes of the mail.
    """
    tx, now, explanation = context.tx, context.now, context.explanation
    action = explanation.understanding.action
    latest = _heard(context, ticket, new=new)
    if action is Action.NO_REPLY and ready is None:
        state = TicketState.RESOLVED if new else ticket.state
        tickets.change(tx, ticket.id, now, state=state, last_inbound_at=latest)
        return
    if latest > context.received_at and ticket.state in (TicketState.NEW, TicketState.DRAFTED):
        # a backlog is taken in newest first: what answers the newest mail is not replaced by an older one's
        _join(context, ticket, row_id)
        tickets.change(tx, ticket.id, now, needs_person=ticket.needs_person or action is Action.ESCALATE)
        return
    drafted = _propose(context, ticket, row_id, ready, new=new)
    ticket.check(TicketState.DRAFTED if drafted else TicketState.NEW)
    tickets.change(
        tx,
        ticket.id,
        now,
        state=TicketState.DRAFTED if drafted else TicketState.NEW,
        needs_person=action is Action.ESCALATE or not drafted,
        last_inbound_at=latest,
        undeliverable=False,
        snoozed_until=None,
        **due,
    )


def _heard(context: _Context, ticket: Ticket, *, new: bool) -> datetime:
    """Stop what a person's mail overtakes and learn what it shows; return when the citizen last wrote."""
    if new:
        return context.received_at
    _stop(context, ticket)
    _has_arrived(context, ticket)
    return max(context.received_at, ticket.last_inbound_at)


def _rest(context: _Context, ticket: Ticket, *, new: bool) -> None:
    """Leave a ticket as it was on which a notice has told all that was asked; a reply that was stopped lies ready."""
    latest = _heard(context, ticket, new=new)
    stopped = not new and drafts.open_draft(context.tx, ticket.id) is not None
    state = TicketState.RESOLVED if new else TicketState.DRAFTED if stopped else ticket.state
    settled = {"held": False, "proposed_ticket_id": None, "proposed_reason": None} if new else {}
    tickets.change(context.tx, ticket.id, context.now, state=state, last_inbound_at=latest, **settled)


def _has_arrived(context: _Context, ticket: Ticket) -> None:
    """Learn from an answer that what it answers did arrive, and that its writer's address works again."""
    tx, message = context.tx, context.explanation.message
    answered = set(ancestors(message))
    for delivery in deliveries.of_ticket(tx, ticket.id):
        if delivery.message_id in answered:
            outcome.arrived(tx, delivery, context.now)
    if message.sender:
        citizens.works(tx, message.sender.address)


def _propose(context: _Context, ticket: Ticket, row_id: int, ready: Letter | None, *, new: bool) -> bool:
    """Store the letter as the ticket's draft, unless a colleague is editing one; return whether there is a draft.

    ``ready`` tells the status, and goes to the sender whom our border vouches for and nowhere else.
    """
    current = None if new else drafts.open_draft(context.tx, ticket.id)
    if current is not None and not current.may_be_replaced:
        return True
    sender = context.explanation.message.sender
    to = (sender,) if ready is not None and sender is not None else _addressees(context)
    letter = ready or _letter(context, ticket, row_id, current, new=new)
    if letter is None:
        return False
    (drafts.begin if new else drafts.propose)(
        context.tx,
        context.now,
        ticket_id=ticket.id,
        message_row_id=row_id,
        letter=letter,
        to=to,
        knowledge_version=context.explanation.knowledge_version,
    )
    return True


def _letter(context: _Context, ticket: Ticket, row_id: int, current: FiledDraft | None, *, new: bool) -> Letter | None:
    """Return the letter to a mail, and to the earlier ones of its writer that wait for an answer."""
    desk, now = context.desk, context.now
    asked = None if new else messages.get(context.tx, row_id)
    if asked is None:
        return desk.explainer.letter(context.explanation, desk.today(now), ticket.number)
    heard = joint.hear(desk, context.tx, asked, context.explanation, now, current.mails if current else ())
    return joint.write(desk, context.tx, heard, now, ticket.number)


def _join(context: _Context, ticket: Ticket, row_id: int) -> None:
    """Let the proposal for a newer mail of the citizen answer this one too, which came in after it."""
    desk, tx, now = context.desk, context.tx, context.now
    draft = drafts.open_draft(tx, ticket.id)
    if draft is None or draft.message_row_id is None or not draft.blocks or not draft.may_be_replaced:
        return
    conversation = messages.conversation(tx, ticket.id)
    asked = next((m for m in conversation if m.id == draft.message_row_id), None)
    if asked is not None and row_id in [m.id for m in open_mails.earlier_than(tx, asked, conversation)]:
        joint.rewrite(desk, tx, draft, asked, now)


def _addressees(context: _Context) -> tuple[Address, ...]:
    """Return where the proposed reply goes: to the citizen also when a colleague has forwarded their mail."""
    passed_on = _passed_on(context)
    return (passed_on,) if passed_on else reply_addresses(context.explanation)


def reply_addresses(explanation: Explanation) -> tuple[Address, ...]:
    """Return where a reply goes: Reply-To if it is given, else the sender (RFC 5322 section 3.6.2)."""
    message = explanation.message
    if message.reply_to:
        return message.reply_to[:1]
    return (message.sender,) if message.sender and message.sender.address else ()


def _follow_automatic(context: _Context, ticket: Ticket, *, new: bool) -> None:
    """Keep an automatic message on its ticket: it never reopens one and is never answered (RFC 3834 section 2)."""
    tx, now, bounce = context.tx, context.now, context.explanation.bounce
    if new:
        tickets.change(tx, ticket.id, now, state=TicketState.RESOLVED, last_inbound_at=context.received_at)
    if bounce is None:
        return
    # a report that joined a ticket is about one of its deliveries, also when it names only the recipient
    delivery = bounced(tx, context.explanation, context.received_at, weak=not new)
    if delivery is not None and tickets.followed(tx, tickets.get(tx, delivery.ticket_id)).id == ticket.id:
        outcome.returned(tx, delivery, bounce.recipients, now)
