"""Notices: the only mail that leaves the desk without a person, and only if config.toml names its kind.

Guarantee: at most one notice per address, kind and 24 hours, and three per address and 24 hours in all; never to an
automatic message, never to ourselves, never about old mail; each marked Auto-Submitted and sent from the null
reverse-path, so that no mail server and no autoresponder that keeps to RFC 3834 answers it. One that cannot be
delivered is not tried for ever and troubles nobody. An answer goes along only if config.toml names that, and only when
the desk is very sure of every question; a person reads the mail all the same.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from helpdesk import switches
from helpdesk.desk import Desk
from helpdesk.draft.notice import Told, write
from helpdesk.draft.privacy import reply_subject as masked_subject
from helpdesk.errors import TemplateError
from helpdesk.follow_up.terms import FIRST_ANSWER
from helpdesk.mail.compose import reply_subject
from helpdesk.model.draft import Block, Letter
from helpdesk.model.explanation import Explanation
from helpdesk.model.message import Address
from helpdesk.model.person import SYSTEM
from helpdesk.model.question import Action
from helpdesk.model.ticket import Ticket
from helpdesk.send.outbox import Mail, put
from helpdesk.store import events, notices, tickets
from helpdesk.store.database import Tx

ACKNOWLEDGEMENT, ANSWER = "acknowledgement", "answer"
PERIOD = timedelta(hours=24)
MOST = 3  # per address and period, of all kinds


def acknowledge(
    desk: Desk, tx: Tx, ticket_id: int, explanation: Explanation, received_at: datetime, now: datetime
) -> bool:
    """Tell who opened a ticket by mail its number, if that is configured; return whether they are told."""
    if not {ACKNOWLEDGEMENT, ANSWER} & switches.notices(desk, tx):
        return False
    ticket = tickets.get(tx, ticket_id)
    why = _why_not(desk, tx, ticket, explanation, received_at, now)
    if why is None:
        try:
            delivery_id, answered = _queue(desk, tx, ticket, explanation, now)
        except (TemplateError, ValueError) as error:  # a broken template, an address that nothing can go to
            why = str(error)
        else:
            data = {"kind": ACKNOWLEDGEMENT, "answered_by": list(answered)}
            events.record(tx, now, SYSTEM, "notice.queued", ticket_id=ticket.id, delivery_id=delivery_id, data=data)
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


def _queue(desk: Desk, tx: Tx, ticket: Ticket, explanation: Explanation, now: datetime) -> tuple[int, tuple[str, ...]]:
    """Put the acknowledgement into the outbox; return the delivery's id, and the entries whose answers it carries."""
    message = explanation.message
    address = message.sender.address if message.sender else ""
    blocks: tuple[Block, ...] = ()
    if ANSWER in switches.notices(desk, tx):
        letter = explanation.letter or desk.explainer.letter(explanation, desk.today(now), ticket.number)
        blocks = sure_answers(explanation, letter, desk.config.send.answer_confidence)
    zone = ZoneInfo(desk.config.office.timezone)
    due = ticket.due_at.astimezone(zone).date() if ticket.due_at and ticket.due_kind == FIRST_ANSWER else None
    told = Told(ticket.number, desk.today(now), due, _text(blocks))
    text = write(ACKNOWLEDGEMENT, desk.config.draft.templates, desk.config.office, explanation.language, told)
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
    return delivery_id, tuple(entry for block in blocks for entry in block.answered_by)


def sure_answers(explanation: Explanation, letter: Letter | None, sure: float) -> tuple[Block, ...]:
    """Return the blocks that answer every question of a mail if the desk is at least ``sure`` of each, or nothing.

    One doubtful question keeps all back: half an answer looks like a whole one.
    """
    understood = explanation.understanding
    if letter is None or understood.action is not Action.ANSWER or not understood.questions:
        return ()
    blocks = {block.question: block for block in letter.blocks}
    for index, question in enumerate(understood.questions):
        best, block = next(iter(question.candidates), None), blocks.get(index)
        if best is None or block is None or not block.text.strip() or best.id not in block.answered_by[:1]:
            return ()
        if best.confidence < sure or question.out_of_scope > 1 - sure:
            return ()
    return letter.blocks


def _text(blocks: tuple[Block, ...]) -> str:
    parts = [f"{number}. {block.heading}\n\n{block.text.strip()}" for number, block in enumerate(blocks, 1)]
    return "\n\n".join(parts) if len(parts) > 1 else "".join(block.text.strip() for block in blocks)
