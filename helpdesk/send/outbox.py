"""The outbox: the one place where a mail of the desk gets its octets, is kept, and is put in line to be sent.

Guarantee: Message-ID and octets are fixed here, in the transaction that puts the mail on its ticket. What is sent later
is what was written now, however often a sender dies.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from helpdesk.desk import Desk
from helpdesk.explain import written_by_us
from helpdesk.mail.compose import Outgoing, compose, envelope_address, references_for
from helpdesk.mail.dkim import sign
from helpdesk.mail.identity import identity
from helpdesk.mail.parse import parse
from helpdesk.mail.signing import message_id_for, reply_address_for
from helpdesk.model.message import Address, Attachment, Message
from helpdesk.store import deliveries, messages
from helpdesk.store.database import Tx


@dataclass(frozen=True, slots=True)
class Mail:
    """What the desk writes: to whom, what, and to which message it is the answer.

    ``html`` None: made from ``text``. ``automatic`` is the value of Auto-Submitted (RFC 3834 section 5), None for a
    mail that a person approved. ``unsubscribe`` is the address of a page, for mail that nobody asked for.
    """

    to: tuple[Address, ...]
    subject: str
    text: str
    language: str | None
    cc: tuple[Address, ...] = ()
    html: str | None = None
    answered: Message | None = None
    automatic: str | None = None
    unsubscribe: str | None = None
    attachments: tuple[Attachment, ...] = ()


def put(  # noqa: PLR0913 -- where it belongs, and when it goes
    desk: Desk,
    tx: Tx,
    ticket_id: int,
    mail: Mail,
    now: datetime,
    *,
    not_before: datetime,
    draft_id: int | None = None,
    knowledge_version: str | None = None,
) -> int:
    """Put ``mail`` on a ticket and into the outbox, held until ``not_before``; return the delivery's id.

    A mail that no draft stands behind is a notice, and goes out from the null reverse-path. Raises ValueError when a
    field cannot stand in a mail, ConfigError when the key that signs cannot be used.
    """
    outgoing = outgoing_of(desk, ticket_id, mail, now)
    digest, row_id = _keep(desk, tx, ticket_id, outgoing, mail.language, knowledge_version, now)
    return deliveries.queue(
        tx,
        now,
        ticket_id=ticket_id,
        draft_id=draft_id,
        message_row_id=row_id,
        message_id=outgoing.message_id,
        digest=digest,
        reverse_path="" if mail.automatic else (outgoing.reply_to or outgoing.sender).address,
        recipients=tuple(dict.fromkeys(envelope_address(box.address) for box in (*mail.to, *mail.cc))),
        not_before=not_before,
    )


def _keep(  # noqa: PLR0913 -- where it belongs, and what it was made from
    desk: Desk, tx: Tx, ticket_id: int, outgoing: Outgoing, language: str | None, version: str | None, now: datetime
) -> tuple[str, int]:
    """Keep the octets and record our message on its ticket; return their digest and the message's row."""
    octets = compose(outgoing)
    if desk.config.send.dkim is not None:
        octets = sign(octets, desk.config.send.dkim)
    digest = desk.blobs.put(octets)
    messages.note_blob(tx, digest, len(octets), now)
    message = parse(octets)
    row_id = messages.add(
        tx,
        now,
        identity=identity(message),
        message_id=outgoing.message_id,
        ticket_id=ticket_id,
        digest=digest,
        received_at=now,
        outgoing=True,
    )
    read = written_by_us(message, language, version)
    messages.put_first_reading(tx, row_id, read, ticket_id=ticket_id, outgoing=True)
    return digest, row_id


def outgoing_of(desk: Desk, ticket_id: int, mail: Mail, now: datetime) -> Outgoing:
    """Return ``mail`` with everything that the office adds: sender, identity, reply address, thread, date."""
    office, answered = desk.config.office, mail.answered
    name = f"{office.unit} {office.short_name}"
    chain = references_for(answered) if answered else ()
    parent = answered.message_id if answered and answered.message_id in chain else None
    reply_to = reply_address_for(desk.key, ticket_id, office.address) if office.plus_addressing else None
    return Outgoing(
        sender=Address(name, office.address),
        to=mail.to,
        cc=mail.cc,
        subject=mail.subject,
        text=mail.text,
        html=mail.html,
        language=mail.language,
        message_id=message_id_for(desk.key, ticket_id, uuid.uuid4().hex[:16], office.address.rpartition("@")[2]),
        in_reply_to=parent,
        references=chain,
        date=now.astimezone(ZoneInfo(office.timezone)),
        auto_submitted=mail.automatic,
        reply_to=Address(name, reply_to) if reply_to else None,
        unsubscribe=mail.unsubscribe,
        attachments=mail.attachments,
    )
