"""Handle: what people do with a ticket apart from its reply. Each function is one transaction and one event.

A ticket can also begin here: with a call, at the counter, or with a first mail to a citizen. What the citizen said goes
through the same stages as a mail would, so that the counselor gets the same questions, candidates and draft.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from helpdesk.desk import Desk
from helpdesk.errors import ConflictError, NotFoundError
from helpdesk.follow_up import closing
from helpdesk.follow_up.terms import set_due
from helpdesk.intake.thread import bounced
from helpdesk.mail.compose import Outgoing, compose
from helpdesk.mail.identity import identity
from helpdesk.model.delivery import Delivery, DeliveryState
from helpdesk.model.mentions import mentioned
from helpdesk.model.message import Address, AutomaticKind
from helpdesk.model.person import Actor
from helpdesk.model.ticket import Origin, Ticket, TicketState
from helpdesk.review import rewriting
from helpdesk.send import outcome
from helpdesk.store import citizens, deliveries, drafts, events, mentions, messages, notes, people, receipts, tickets
from helpdesk.store.database import Tx


@dataclass(frozen=True, slots=True)
class Opening:
    """A ticket that begins with a person of the office: a call, the counter, or a first mail to a citizen.

    ``text`` is what the citizen asked (a call, the counter); for a first mail it may be empty.
    """

    name: str
    address: str | None
    subject: str
    text: str
    origin: Origin
    language: str = "id"


def open_ticket(desk: Desk, actor: Actor, opening: Opening, now: datetime) -> int:
    """Open a ticket and return its id; where an address is known it has a draft.

    Raises ConflictError when neither a name nor an address says who the citizen is.
    """
    if not (opening.name.strip() or opening.address):
        raise ConflictError("Say who the citizen is: give a name, an address, or both.")
    subject = opening.subject.strip() or "(tanpa perihal)"
    with desk.database.transaction() as tx:
        if opening.address:
            citizen_id = citizens.meet(tx, opening.address, opening.name.strip(), now)
        else:
            citizen_id = citizens.without_address(tx, opening.name.strip(), now)
        ticket = tickets.add(
            tx,
            now,
            prefix=desk.config.office.ticket_prefix,
            subject=subject,
            citizen_id=citizen_id,
            language=opening.language,
            origin=opening.origin,
        )
        tickets.change(tx, ticket.id, now, assignee_id=actor.person_id)
        events.record(tx, now, actor, "handle.opened", ticket_id=ticket.id, data={"origin": opening.origin})
        row_id = _transcribe(desk, tx, ticket, opening, now) if opening.text.strip() else None
        if opening.address:
            _begin_draft(desk, tx, ticket, opening, row_id, now)
    return ticket.id


def _transcribe(desk: Desk, tx: Tx, ticket: Ticket, opening: Opening, now: datetime) -> int:
    """Keep what the citizen said as a message of theirs, so that it is read like any other; return its row."""
    sender = Address(opening.name, opening.address or "")
    octets = compose(
        Outgoing(
            sender=sender if sender.address else Address(opening.name, f"tanpa-surel@{opening.origin}.invalid"),
            to=(Address("", desk.config.office.address),),
            cc=(),
            subject=opening.subject,
            text=opening.text,
            message_id=f"{uuid.uuid4().hex}@{opening.origin}.invalid",
            in_reply_to=None,
            references=(),
            date=now,
            html="",
        )
    )
    digest = desk.blobs.put(octets)
    messages.note_blob(tx, digest, len(octets), now)
    explanation = desk.explainer.explain(octets, desk.today(now))
    row_id = messages.add(
        tx,
        now,
        identity=identity(explanation.message),
        message_id=explanation.message.message_id,
        ticket_id=ticket.id,
        digest=digest,
        received_at=now,
    )
    messages.put_first_reading(tx, row_id, explanation, ticket_id=ticket.id)
    return row_id


def _begin_draft(desk: Desk, tx: Tx, ticket: Ticket, opening: Opening, row_id: int | None, now: datetime) -> None:
    """Propose the reply to what was asked, or salutation and closing of a first mail."""
    letter = None
    filed = messages.get(tx, row_id) if row_id else None
    if filed is not None:
        explanation = desk.explainer.explain(desk.blobs.get(filed.digest), desk.today(now))
        letter = desk.explainer.letter(explanation, desk.today(now), ticket.number)
    drafts.propose(
        tx,
        now,
        ticket_id=ticket.id,
        message_row_id=row_id,
        letter=letter or desk.explainer.blank(ticket.language, opening.name, ticket.number, ticket.subject),
        to=(Address(opening.name, opening.address or ""),),
        knowledge_version=desk.knowledge.version,
    )
    tickets.move(tx, ticket, TicketState.DRAFTED, now)


def assign(desk: Desk, actor: Actor, ticket_id: int, person_id: int | None, now: datetime) -> None:
    """Give a ticket to a person, or to nobody."""
    with desk.database.transaction() as tx:
        tickets.change(tx, ticket_id, now, assignee_id=person_id)
        events.record(tx, now, actor, "review.assigned", ticket_id=ticket_id, data={"person": person_id})


def add_note(desk: Desk, actor: Actor, ticket_id: int, text: str, now: datetime) -> None:
    """Write a note for colleagues; those whom it names with ``@`` find it in their list."""
    if not text.strip():
        raise ConflictError("The note is empty.")
    with desk.database.transaction() as tx:
        note_id = notes.add(tx, tickets.get(tx, ticket_id).id, actor.person_id, text.strip(), now)
        named = [person.id for person in mentioned(text, people.every(tx)) if person.id != actor.person_id]
        mentions.add(tx, now, note_id=note_id, ticket_id=ticket_id, people=named)
        events.record(tx, now, actor, "review.noted", ticket_id=ticket_id, data={"note": note_id})


def move(desk: Desk, actor: Actor, ticket_id: int, state: TicketState, now: datetime, why: str = "") -> None:
    """Bring a ticket into another state: waiting for the office, resolved, closed, or open again.

    Raises StillOpenError when it may not be closed yet, or not without a reason (see ``closing``).
    """
    with desk.database.transaction() as tx:
        ticket = tickets.get(tx, ticket_id)
        closing.check(tx, ticket, state, actor, why)
        ticket = tickets.move(tx, ticket, state, now)
        if state in (TicketState.RESOLVED, TicketState.CLOSED):
            tickets.change(tx, ticket_id, now, needs_person=False)
        events.record(tx, now, actor, "review.moved", ticket_id=ticket.id, why=why or None, data={"state": state})
        set_due(desk, tx, [ticket.id], now)


def reopen(desk: Desk, actor: Actor, ticket_id: int, now: datetime) -> None:
    """Bring a ticket back to the desk: to its draft if it has one, else as new."""
    with desk.database.transaction() as tx:
        state = TicketState.NEW if drafts.open_draft(tx, ticket_id) is None else TicketState.DRAFTED
        ticket = tickets.move(tx, tickets.get(tx, ticket_id), state, now)
        events.record(tx, now, actor, "review.moved", ticket_id=ticket.id, data={"state": state})
        set_due(desk, tx, [ticket.id], now)


def mark_spam(desk: Desk, actor: Actor, ticket_id: int, spam: bool, now: datetime) -> None:
    """Mark a ticket as spam, or take the mark away."""
    with desk.database.transaction() as tx:
        tickets.change(tx, ticket_id, now, spam=spam)
        events.record(tx, now, actor, "review.spam" if spam else "review.not-spam", ticket_id=ticket_id)


def place(desk: Desk, actor: Actor, ticket_id: int, accept: bool, now: datetime) -> int:
    """Decide where a held ticket belongs: into the proposed one, or apart. Returns the ticket that has its messages."""
    with desk.database.transaction() as tx:
        ticket = tickets.get(tx, ticket_id)
        proposal = tickets.proposal(tx, ticket_id)
        if not ticket.held or proposal is None:
            raise ConflictError("This ticket's place was decided meanwhile.")
        target, reason = proposal
        if not accept:
            tickets.change(tx, ticket_id, now, held=False)
            events.record(tx, now, actor, "thread.kept-apart", ticket_id=ticket_id, why=reason)
            return ticket_id
        target = tickets.followed(tx, target)
        _return_deliveries(desk, tx, ticket, target, now)
        tickets.merge(tx, ticket, target, now)
        if drafts.bring(tx, ticket.id, target.id, now):
            tickets.move(tx, target, TicketState.DRAFTED, now)
        rewriting.renew(desk, tx, target.id, now)  # it answers what waited there, too
        for one in (ticket.id, target.id):
            events.record(tx, now, actor, "thread.joined", ticket_id=one, why=reason, data={"from": ticket.number})
        return target.id


def _return_deliveries(desk: Desk, tx: Tx, source: Ticket, target: Ticket, now: datetime) -> None:
    """Let delivery reports that a person finds to be about the target say so of its deliveries."""
    for filed in messages.conversation(tx, source.id):
        if filed.automatic_kind != AutomaticKind.BOUNCE:
            continue
        explanation = desk.explainer.explain(desk.blobs.get(filed.digest), desk.today(now))
        delivery = bounced(tx, explanation, filed.received_at, weak=True)
        if delivery is None or explanation.bounce is None:
            continue
        if tickets.followed(tx, tickets.get(tx, delivery.ticket_id)).id == target.id:
            outcome.returned(tx, delivery, explanation.bounce.recipients, now)


def settle_delivery(
    desk: Desk, actor: Actor, delivery_id: int, decision: Literal["sent", "again", "failed"], now: datetime
) -> None:
    """Decide about a delivery that is uncertain or failed: it arrived, it goes again, or it is given up.

    Raises ConflictError when somebody decided meanwhile, or edited the reply that would go again.
    """
    with desk.database.transaction() as tx:
        delivery = deliveries.get(tx, delivery_id)
        if delivery is None or not _settled(tx, delivery, decision, now):
            raise ConflictError("This delivery was decided meanwhile.")
        if delivery.draft_id is not None and decision == "sent":
            drafts.sent(tx, [delivery.draft_id], now)
            if drafts.to_citizens(tx, [delivery.draft_id]):
                tickets.answered(tx, {delivery.ticket_id}, delivery.data_at or now)
        elif delivery.draft_id is not None and decision == "again":
            _take_back(tx, delivery, now)
        elif delivery.draft_id is not None:
            drafts.reopen(tx, delivery.draft_id, now)
        events.record(tx, now, actor, f"send.settled-{decision}", ticket_id=delivery.ticket_id, delivery_id=delivery_id)
    desk.wake.set()


def _settled(tx: Tx, delivery: Delivery, decision: str, now: datetime) -> bool:
    if decision == "sent":
        return deliveries.settle(tx, delivery.id, DeliveryState.SENT, sent_at=delivery.data_at or now)
    if decision == "failed":
        return deliveries.settle(tx, delivery.id, DeliveryState.CANCELLED)
    refused = {address for address, _, _ in delivery.refused}
    came_through = [a for a in delivery.recipients if a not in refused] if refused and delivery.sent_at else ()
    outcomes = dict.fromkeys((*delivery.accepted, *came_through), (250, "taken before"))
    return deliveries.settle(tx, delivery.id, DeliveryState.QUEUED, not_before=now, outcomes=outcomes)


def _take_back(tx: Tx, delivery: Delivery, now: datetime) -> None:
    """Close the draft that was given back, since its mail goes again as it was."""
    draft = drafts.get(tx, delivery.draft_id or 0)
    sent = messages.get(tx, delivery.message_row_id) if delivery.message_row_id else None
    if draft.state in drafts.OPEN:
        if sent is not None and draft.body.split() != sent.text.split():
            raise ConflictError("The reply was edited meanwhile. Send the edited one instead.")
        drafts.close(tx, draft.id, "approved", now)
    ticket = tickets.change(tx, delivery.ticket_id, now, undeliverable=False, needs_person=False)
    if ticket.state is not TicketState.WAITING_CITIZEN:
        tickets.move(tx, ticket, TicketState.WAITING_CITIZEN, now)


def retry_receipt(desk: Desk, actor: Actor, receipt_id: int | None, now: datetime) -> int:
    """Put a mail that could not be read (None: each of them) back in line, and return how many were."""
    with desk.database.transaction() as tx:
        count = receipts.retry(tx, receipt_id, desk.config.mailbox_names)
        if count:
            data = {"receipt": receipt_id} if receipt_id is not None else {"receipts": count}
            events.record(tx, now, actor, "intake.retried", data=data)
    return count


def failed_octets(desk: Desk, actor: Actor, receipt_id: int, now: datetime) -> bytes:
    """Return the octets of a mail that could not be read, and record who took them.

    Raises NotFoundError when there is no such mail, BlobError when its octets are gone.
    """
    with desk.database.transaction() as tx:
        receipt = receipts.get(tx, receipt_id)
        if receipt is None or receipt.digest is None or receipt.state != "failed":
            raise NotFoundError(f"There is no failed mail {receipt_id}.")
        octets = desk.blobs.get(receipt.digest)
        events.record(tx, now, actor, "intake.downloaded", data={"receipt": receipt_id})
    return octets
