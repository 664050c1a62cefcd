"""Intake: from a mailbox to tickets, in two transactions, so that no mail is lost and none is taken twice.

Guarantee: every message that a mailbox showed us has a receipt. ``collect`` makes the octets durable and then records
the receipt, before anything is parsed and before the server's state is changed. ``import_waiting`` derives everything
else from the octets: message, ticket, questions, draft, in one transaction a message. Killed anywhere, the next run
goes on: octets without a receipt are fetched again (and kept once), a receipt without a message is imported then. The
position is UIDVALIDITY and UID, never ``\\Seen``. One message that cannot be read never stops the next: its receipt
says *failed* and why. What is no message's fault (a database that is away, a full disk) fails nothing and is tried
again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

import structlog

from helpdesk import archive
from helpdesk.archive import twin
from helpdesk.desk import Desk
from helpdesk.errors import ConflictError
from helpdesk.mail.identity import identity
from helpdesk.mail.thread import base_subject
from helpdesk.mailbox.protocol import Fetched, Listing, Mailbox
from helpdesk.model.conversation import Receipt
from helpdesk.model.explanation import Explanation
from helpdesk.model.message import Address, AutomaticKind
from helpdesk.model.person import SYSTEM
from helpdesk.model.question import Action
from helpdesk.model.ticket import Origin, Ticket, TicketState
from helpdesk.notices import acknowledge
from helpdesk.store import citizens, deliveries, drafts, events, mailboxes, messages, receipts, tickets
from helpdesk.store.database import UNAVAILABLE, Tx
from helpdesk.store.receipts import Arrival
from helpdesk.thread import Place, place

log = structlog.get_logger()
BATCH_OCTETS = 8 * 1024 * 1024
BATCH_COUNT = 100
NO_SUBJECT = "(tanpa perihal)"


def collect(desk: Desk, mailbox: Mailbox, now: datetime, *, grows: bool = True, limit: int | None = None) -> int:
    """Record a receipt for every message that the mailbox shows and that has none; return how many.

    ``grows`` says that UIDs only ever grow (RFC 9051 section 2.3.1.1), so that only newer ones need to be listed. With
    ``limit`` at most so many are taken, the newest first: who is far behind calls again, and what arrived meanwhile
    comes before the backlog. The position only passes UIDs that have a receipt, so nothing is lost in between.
    Raises MailboxError; what was recorded before stays recorded.
    """
    with desk.database.read() as tx:
        uidvalidity, position = mailboxes.position(tx, mailbox.name)
    listing = mailbox.list(position if grows else 0)
    if listing.uidvalidity != uidvalidity and position:
        listing = mailbox.list(0)
        position = 0
    with desk.database.read() as tx:
        after = position if grows else -1
        known = receipts.known(tx, mailbox.name, listing.folder, listing.uidvalidity, after)
    if grows:  # killed between receipt and settling; what has no octets stays where a person can see it
        mailbox.settle([uid for uid in listing.uids if known.get(uid)])
    new = [uid for uid in listing.uids if uid not in known]
    chosen, left = (new, []) if limit is None else (new[-limit:], new[:-limit])
    count = take(desk, mailbox, listing, chosen, now)
    reached = min(left) - 1 if left else max((position, *listing.uids))
    with desk.database.transaction() as tx:
        if grows:
            mailboxes.advance(tx, mailbox.name, listing.uidvalidity, reached)
        mailboxes.heartbeat(tx, mailbox.name, now, mailbox.warning(now))
    return count


def collect_archive(desk: Desk, mailbox: Mailbox, now: datetime) -> int:
    """Record a receipt for every message of an archive that has none; return how many. Positions stay as they are."""
    listing = mailbox.list(0)
    with desk.database.read() as tx:
        known = receipts.known(tx, mailbox.name, listing.folder, listing.uidvalidity)
    return take(desk, mailbox, listing, [uid for uid in listing.uids if uid not in known], now, archive=True)


def take(
    desk: Desk, mailbox: Mailbox, listing: Listing, uids: Iterable[int], now: datetime, *, archive: bool = False
) -> int:
    """Fetch exactly ``uids`` of a listing, record their receipts, and return how many: what was missed or is wanted."""
    chosen = tuple(uids)
    fetched = mailbox.fetch([uid for uid in chosen if uid not in listing.deleted])
    count = sum(_keep(desk, mailbox, listing, batch, now, archive=archive) for batch in _batches(fetched))
    deleted = [_ignored(mailbox, listing, uid, now) for uid in chosen if uid in listing.deleted]
    with desk.database.transaction() as tx:
        return count + receipts.record(tx, deleted, now)


def import_waiting(desk: Desk, now: datetime, *, limit: int = 100) -> int:
    """Import messages whose octets are kept and return how many receipts were settled."""
    with desk.database.read() as tx:
        waiting = receipts.waiting(tx, limit)
    settled = 0
    for receipt in waiting:
        try:
            settled += import_receipt(desk, receipt, now)
        except ConflictError as error:
            log.info("intake.postponed", receipt=receipt.id, why=str(error))
        except UNAVAILABLE:
            raise
        except Exception as error:
            log.exception("intake.failed", receipt=receipt.id)
            with desk.database.transaction() as tx:
                receipts.finish(tx, receipt.id, "failed", reason=f"{type(error).__name__}: {error}"[:500])
                events.record(tx, now, SYSTEM, "intake.failed", why=str(error)[:500], data={"receipt": receipt.id})
            settled += 1
    return settled


def import_receipt(desk: Desk, receipt: Receipt, now: datetime) -> bool:
    """Derive everything from one kept message; False when another process has done it already."""
    octets = desk.blobs.get(receipt.digest or "")
    explanation = desk.explainer.explain(octets, desk.today(now))
    same = identity(explanation.message)
    with desk.database.transaction() as tx:
        if not receipts.claim(tx, receipt.id):
            return False
        known = messages.by_identity(tx, same)
        if known is not None:
            receipts.finish(tx, receipt.id, "duplicate", known, "the same message has arrived before")
            return True
        if unwanted := _own(tx, explanation) or _ignored_sender(desk, explanation):
            receipts.finish(tx, receipt.id, "ignored", reason=unwanted)
            return True
        file = archive.file if receipt.archive else _file
        row_id = file(desk, tx, receipt, explanation, now, same)
        receipts.finish(tx, receipt.id, "imported", row_id)
    log.info("intake.imported", receipt=receipt.id, message=row_id)
    return True


@dataclass(frozen=True, slots=True)
class _Context:
    """What filing one message needs to know."""

    desk: Desk
    tx: Tx
    explanation: Explanation
    received_at: datetime
    now: datetime

    @property
    def by_person(self) -> bool:
        return self.explanation.automatic is None


def _file(desk: Desk, tx: Tx, receipt: Receipt, explanation: Explanation, now: datetime, same: str) -> int:
    """Put a new message where it belongs, store its reading, and prepare what follows from it."""
    context = _Context(desk, tx, explanation, min(receipt.received_at, now), now)
    where = place(tx, explanation, desk.key, desk.config.office.ticket_prefix)
    ticket = where.ticket or _open(context, where)
    row_id = messages.add(
        tx,
        now,
        identity=same,
        message_id=explanation.message.message_id,
        ticket_id=ticket.id,
        digest=receipt.digest or "",
        received_at=context.received_at,
        decisions=_decisions(where) + twin(tx, explanation),
    )
    messages.put_reading(tx, row_id, explanation)
    data = {"mailbox": receipt.mailbox, "uid": receipt.uid}
    events.record(
        tx, now, SYSTEM, "intake.imported", ticket_id=ticket.id, message_row_id=row_id, why=where.reason, data=data
    )
    if context.by_person:
        _follow(context, ticket, row_id, new=where.ticket is None)
    else:
        _follow_automatic(context, ticket, new=where.ticket is None)
    return row_id


def _decisions(where: Place) -> list[dict[str, str]]:
    """Return why a message stands where it does, to be kept with it."""
    decision = {"stage": "thread", "reason": where.reason}
    if where.proposed is not None:
        decision["ticket"] = where.proposed.number
    return [decision]


def _open(context: _Context, where: Place) -> Ticket:
    """Open a ticket for a message that joins none; held when a person must decide where it belongs."""
    message, tx, now = context.explanation.message, context.tx, context.now
    citizen_id = None
    if message.sender and message.sender.address:
        citizen_id = citizens.meet(tx, message.sender.address, message.sender.name, now)
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


def _follow(context: _Context, ticket: Ticket, row_id: int, *, new: bool) -> None:
    """Do what a person's mail asks for: stop what is on its way, propose a reply, bring the ticket back to us."""
    tx, now, explanation = context.tx, context.now, context.explanation
    action = explanation.understanding.action
    for delivery in deliveries.pending_of(tx, ticket.id):
        if deliveries.cancel(tx, delivery.id, "the citizen wrote again"):
            events.record(tx, now, SYSTEM, "send.stopped", ticket_id=ticket.id, delivery_id=delivery.id)
            if delivery.draft_id is not None:
                drafts.reopen(tx, delivery.draft_id, now)
    if action is Action.NO_REPLY:
        state = TicketState.RESOLVED if new else ticket.state
        tickets.change(tx, ticket.id, now, state=state, last_inbound_at=context.received_at)
        return
    drafted = _propose(context, ticket, row_id)
    ticket.check(TicketState.DRAFTED if drafted else TicketState.NEW)
    tickets.change(
        tx,
        ticket.id,
        now,
        state=TicketState.DRAFTED if drafted else TicketState.NEW,
        needs_person=action is Action.ESCALATE or not drafted,
        last_inbound_at=context.received_at,
        undeliverable=False,
    )
    if new:
        acknowledge(context.desk, tx, tickets.get(tx, ticket.id), explanation, context.received_at, now)


def _propose(context: _Context, ticket: Ticket, row_id: int) -> bool:
    """Store the letter as the ticket's draft, unless a colleague is editing one; return whether there is a draft."""
    current = drafts.open_draft(context.tx, ticket.id)
    if current is not None and current.state == "edited":
        return True
    letter = context.desk.explainer.letter(context.explanation, context.desk.today(context.now), ticket.number)
    if letter is None:
        return False
    drafts.propose(
        context.tx,
        context.now,
        ticket_id=ticket.id,
        message_row_id=row_id,
        letter=letter,
        to=reply_addresses(context.explanation),
        knowledge_version=context.explanation.knowledge_version,
    )
    return True


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
    if bounce is None or not any(recipient.permanent for recipient in bounce.recipients):
        return
    delivery = deliveries.by_message_id(tx, bounce.original_message_id or "")
    if delivery is not None:
        diagnostic = next((r.diagnostic for r in bounce.recipients if r.permanent and r.diagnostic), "")
        deliveries.returned(tx, delivery.id, diagnostic)
        tickets.change(tx, ticket.id, now, state=TicketState.NEW, undeliverable=True, needs_person=True)
        events.record(
            tx, now, SYSTEM, "send.returned", ticket_id=ticket.id, delivery_id=delivery.id, why=diagnostic or None
        )


def _own(tx: Tx, explanation: Explanation) -> str | None:
    """Return why a message is a copy of our own mail that came back, or None."""
    if explanation.automatic is None or explanation.automatic.kind is not AutomaticKind.OWN:
        return None
    message_id = explanation.message.message_id
    if message_id and any(ours for _, ours in messages.tickets_of(tx, [message_id]).get(message_id, ())):
        return "a copy of our own reply"
    return None


def _ignored_sender(desk: Desk, explanation: Explanation) -> str | None:
    """Return why nothing is made of a message from this sender, or None."""
    sender = explanation.message.sender
    item = desk.config.intake.ignores(sender.address) if sender and sender.address else None
    return f"the sender falls under {item} of intake.ignored_senders" if item else None


def _batches(fetched: Iterable[Fetched]) -> Iterator[list[Fetched]]:
    """Group messages so that one group fits into memory and shares one commit."""
    batch: list[Fetched] = []
    size = 0
    for item in fetched:
        batch.append(item)
        size += len(item.octets or b"")
        if size >= BATCH_OCTETS or len(batch) >= BATCH_COUNT:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _keep(
    desk: Desk, mailbox: Mailbox, listing: Listing, batch: list[Fetched], now: datetime, *, archive: bool = False
) -> int:
    """Make octets durable, record their receipts, and only then let the server know."""
    held = [item for item in batch if item.octets is not None]
    digests = dict(zip((item.uid for item in held), desk.blobs.put_many([i.octets or b"" for i in held]), strict=True))
    arrivals = [
        replace(_arrival(mailbox, listing, item, digests.get(item.uid), now), archive=archive) for item in batch
    ]
    with desk.database.transaction() as tx:
        count = receipts.record(tx, arrivals, now)
    mailbox.settle([item.uid for item in held])
    return count


def _arrival(mailbox: Mailbox, listing: Listing, item: Fetched, digest: str | None, now: datetime) -> Arrival:
    state, reason = "received", None
    if digest is None:
        state = "ignored" if item.gone else "failed"
        reason = item.problem or "removed by another program before it could be read"
    return Arrival(
        mailbox=mailbox.name,
        folder=listing.folder,
        uidvalidity=listing.uidvalidity,
        uid=item.uid,
        received_at=item.received_at or now,
        digest=digest,
        size=len(item.octets or b""),
        state=state,
        reason=reason,
    )


def _ignored(mailbox: Mailbox, listing: Listing, uid: int, now: datetime) -> Arrival:
    return Arrival(
        mailbox.name, listing.folder, listing.uidvalidity, uid, now, state="ignored", reason="marked as deleted"
    )
