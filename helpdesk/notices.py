"""Notices: the only mail that leaves the desk without a person, and only if config.toml names its kind.

Guarantee: at most one notice per address, kind and 24 hours, and three per address and 24 hours in all; never to an
automatic message, never to ourselves, never about old mail; each marked Auto-Submitted and sent from the null
reverse-path, so that no mail server and no autoresponder that keeps to RFC 3834 answers it. One that cannot be
delivered is not tried for ever and troubles nobody.
"""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from helpdesk.desk import Desk
from helpdesk.draft.notice import write
from helpdesk.draft.privacy import reply_subject as masked_subject
from helpdesk.errors import TemplateError
from helpdesk.explain import written_by_us
from helpdesk.mail.compose import Outgoing, compose, references_for, reply_subject
from helpdesk.mail.identity import identity
from helpdesk.mail.parse import parse
from helpdesk.mail.signing import message_id_for
from helpdesk.model.explanation import Explanation
from helpdesk.model.message import Address
from helpdesk.model.person import SYSTEM
from helpdesk.model.question import Action
from helpdesk.model.ticket import Ticket
from helpdesk.store import deliveries, events, messages, notices
from helpdesk.store.database import Tx

ACKNOWLEDGEMENT = "acknowledgement"
PERIOD = timedelta(hours=24)
MOST = 3  # per address and period, of all kinds


def acknowledge(
    desk: Desk, tx: Tx, ticket: Ticket, explanation: Explanation, received_at: datetime, now: datetime
) -> bool:
    """Tell who opened a ticket by mail its number, if that is configured; return whether they are told."""
    if ACKNOWLEDGEMENT not in desk.config.send.notices:
        return False
    why = _why_not(desk, tx, ticket, explanation, received_at, now)
    if why is None:
        try:
            delivery_id = _queue(desk, tx, ticket, explanation, now)
        except (TemplateError, ValueError) as error:  # a broken template, an address that nothing can go to
            why = str(error)
        else:
            events.record(tx, now, SYSTEM, "notice.queued", ticket_id=ticket.id, delivery_id=delivery_id)
            return True
    events.record(tx, now, SYSTEM, "notice.withheld", ticket_id=ticket.id, why=why, data={"kind": ACKNOWLEDGEMENT})
    return False


def _why_not(  # noqa: PLR0911 -- one reason a line
    desk: Desk, tx: Tx, ticket: Ticket, explanation: Explanation, received_at: datetime, now: datetime
) -> str | None:
    """Return why no acknowledgement goes out, or None when one may."""
    sender = explanation.message.sender
    if explanation.automatic is not None:
        return f"a program wrote: {explanation.automatic.reason}"
    if sender is None or not sender.address or sender.address.lower() in desk.config.office.addresses:
        return "nobody to tell"
    if explanation.understanding.action is Action.NO_REPLY:
        return "the mail needs no answer"
    if ticket.held or ticket.spam:
        return "a person must first decide where the mail belongs"
    if now - received_at > PERIOD:
        return "the mail is older than a day"
    sent = notices.sent_since(tx, sender.address, now - PERIOD)
    if ACKNOWLEDGEMENT in sent:
        return "this address was told within the last 24 hours"
    if len(sent) >= MOST:
        return f"this address got {len(sent)} notices within the last 24 hours"
    return None


def _queue(desk: Desk, tx: Tx, ticket: Ticket, explanation: Explanation, now: datetime) -> int:
    """Put the acknowledgement into the outbox and on the ticket; return the delivery's id."""
    sender = explanation.message.sender or Address("", "")
    outgoing = _outgoing(desk, ticket, explanation, Address("", sender.address), now)
    octets = compose(outgoing)
    digest = desk.blobs.put(octets)
    messages.note_blob(tx, digest, len(octets), now)
    message = parse(octets)
    row_id = messages.add(
        tx,
        now,
        identity=identity(message),
        message_id=outgoing.message_id,
        ticket_id=ticket.id,
        digest=digest,
        received_at=now,
        outgoing=True,
    )
    messages.put_reading(tx, row_id, written_by_us(message, explanation.language, None))
    delivery_id = deliveries.queue(
        tx,
        now,
        ticket_id=ticket.id,
        draft_id=None,
        message_row_id=row_id,
        message_id=outgoing.message_id,
        digest=digest,
        reverse_path="",
        recipients=(sender.address,),
        not_before=now,
    )
    notices.record(tx, ACKNOWLEDGEMENT, sender.address, ticket.id, delivery_id, now)
    return delivery_id


def _outgoing(desk: Desk, ticket: Ticket, explanation: Explanation, to: Address, now: datetime) -> Outgoing:
    office, message = desk.config.office, explanation.message
    text = write(
        ACKNOWLEDGEMENT,
        desk.config.draft.templates,
        office,
        explanation.language,
        number=ticket.number,
        day=desk.today(now),
    )
    return Outgoing(
        sender=Address(f"{office.unit} {office.short_name}", office.address),
        to=(to,),
        cc=(),
        subject=reply_subject(masked_subject(message.subject), ticket.number),
        text=text,
        message_id=message_id_for(desk.key, ticket.id, uuid.uuid4().hex[:16], office.address.rpartition("@")[2]),
        in_reply_to=next((name for name in references_for(message)[-1:] if name == message.message_id), None),
        references=references_for(message),
        date=now.astimezone(ZoneInfo(office.timezone)),
        auto_submitted="auto-replied",
    )
