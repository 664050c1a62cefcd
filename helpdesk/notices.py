"""Notices: the only mail that leaves the desk without a person, and only if config.toml names its kind.

Guarantee: at most one notice per address, kind and 24 hours, and three per address and 24 hours in all; never to an
automatic message, never to ourselves, never about old mail; each marked Auto-Submitted and sent from the null
reverse-path, so that no mail server and no autoresponder that keeps to RFC 3834 answers it. One that cannot be
delivered is not tried for ever and troubles nobody.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from helpdesk.desk import Desk
from helpdesk.draft.notice import write
from helpdesk.draft.privacy import reply_subject as masked_subject
from helpdesk.errors import TemplateError
from helpdesk.mail.compose import reply_subject
from helpdesk.model.explanation import Explanation
from helpdesk.model.message import Address
from helpdesk.model.person import SYSTEM
from helpdesk.model.question import Action
from helpdesk.model.ticket import Ticket
from helpdesk.outbox import Mail, put
from helpdesk.store import events, notices
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
    office, message = desk.config.office, explanation.message
    address = message.sender.address if message.sender else ""
    text = write(
        ACKNOWLEDGEMENT,
        desk.config.draft.templates,
        office,
        explanation.language,
        number=ticket.number,
        day=desk.today(now),
    )
    mail = Mail(
        to=(Address("", address),),
        subject=reply_subject(masked_subject(message.subject), ticket.number),
        text=text,
        language=explanation.language,
        answered=message,
        automatic="auto-replied",
    )
    delivery_id = put(desk, tx, ticket.id, mail, now, not_before=now)
    notices.record(tx, ACKNOWLEDGEMENT, address, ticket.id, delivery_id, now)
    return delivery_id
