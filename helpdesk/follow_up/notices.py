"""Notices: the only mail that leaves the desk without a person, and only if config.toml names its kind.

Guarantee: at most one notice per address, kind and 24 hours, and three per address and 24 hours in all; never to an
automatic message, never to ourselves, never about old mail; each marked Auto-Submitted and sent from the null
reverse-path, so that no mail server and no autoresponder that keeps to RFC 3834 answers it. One that cannot be
delivered is not tried for ever and troubles nobody. An answer goes along only if config.toml names that, and only when
the desk is very sure of every question; a person reads the mail all the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from helpdesk import switches
from helpdesk.desk import Desk
from helpdesk.draft.templating.notice import ACKNOWLEDGEMENT, Notice, NoticeWriter
from helpdesk.draft.templating.wording import long_date, reply_language
from helpdesk.errors import TemplateError
from helpdesk.follow_up.terms import FIRST_ANSWER
from helpdesk.mail.compose_html import fragment
from helpdesk.model.draft import Block, Letter
from helpdesk.model.explanation import Explanation
from helpdesk.model.message import Address, Message
from helpdesk.model.person import SYSTEM
from helpdesk.model.question import Action
from helpdesk.model.ticket import Ticket
from helpdesk.send.outbox import Mail, put
from helpdesk.store import events, notices, tickets
from helpdesk.store.database import Tx

ANSWER = "answer"
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
            _queue(desk, tx, ticket, explanation, now)
        except (TemplateError, ValueError) as error:  # a broken template, an address that nothing can go to
            why = str(error)
        else:
            return True
    events.record(tx, now, SYSTEM, "notice.withheld", ticket_id=ticket.id, why=why, data={"kind": ACKNOWLEDGEMENT})
    return False


def _why_not(
    desk: Desk, tx: Tx, ticket: Ticket, explanation: Explanation, received_at: datetime, now: datetime
) -> str | None:
    """Return why no acknowledgement goes out, or None when one may."""
    if explanation.understanding.action is Action.NO_REPLY:
        return "the mail needs no answer"
    return why_no_answer(desk, ticket, explanation, received_at, now) or why_limited(
        tx, ACKNOWLEDGEMENT, explanation.message.sender, now
    )


def why_no_answer(
    desk: Desk, ticket: Ticket, explanation: Explanation, received_at: datetime, now: datetime
) -> str | None:
    """Return why nothing may answer a mail by itself, or None when something may."""
    sender = explanation.message.sender
    if explanation.automatic is not None:
        return f"a program wrote: {explanation.automatic.reason}"
    if sender is None or not sender.address or sender.address.lower() in desk.config.office.addresses:
        return "nobody to tell"
    if ticket.held or ticket.spam:
        return "a person must first decide where the mail belongs"
    if now - received_at > PERIOD:
        return "the mail is older than a day"
    return None


def why_limited(tx: Tx, kind: str, to: Address | None, now: datetime) -> str | None:
    """Return why an address gets no notice of this kind now, or None; it is locked until the transaction ends."""
    sent = notices.sent_since(tx, to.address if to else "", now - PERIOD)
    if kind in sent:
        return "this address was told within the last 24 hours"
    if len(sent) >= MOST:
        return f"this address got {len(sent)} notices within the last 24 hours"
    return None


def writer_of(desk: Desk) -> NoticeWriter:
    """Return who writes the desk's notices."""
    return NoticeWriter(desk.config.draft.templates, desk.config.office, fragment)


@dataclass(frozen=True, slots=True)
class Leaving:
    """A notice about to leave: of which kind, to whom, and how it stands to the mails on its ticket.

    ``asked``: it answers the message ``answered``; else it was not asked for. ``unsubscribe`` is the address of a page.
    """

    kind: str
    to: str
    notice: Notice
    language: str | None
    answered: Message | None = None
    asked: bool = False
    unsubscribe: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


def queue(desk: Desk, tx: Tx, ticket: Ticket, leaving: Leaving, now: datetime) -> int:
    """Put a notice into the outbox, count it, and return the delivery's id.

    Raises ValueError when nothing can go to that address. The reader is not named: a name may be somebody else's words.
    """
    mail = Mail(
        to=(Address("", leaving.to),),
        subject=f"{leaving.notice.subject} [{ticket.number}]",
        text=leaving.notice.text,
        html=leaving.notice.html,
        language=leaving.language,
        answered=leaving.answered,
        automatic="auto-replied" if leaving.asked else "auto-generated",
        unsubscribe=leaving.unsubscribe,
    )
    delivery_id = put(desk, tx, ticket.id, mail, now, not_before=now)
    notices.record(tx, leaving.kind, leaving.to, ticket.id, delivery_id, now)
    data = {"kind": leaving.kind, **leaving.data}
    events.record(tx, now, SYSTEM, "notice.queued", ticket_id=ticket.id, delivery_id=delivery_id, data=data)
    return delivery_id


def _queue(desk: Desk, tx: Tx, ticket: Ticket, explanation: Explanation, now: datetime) -> None:
    """Put the acknowledgement into the outbox, with the answers that are sure if that is configured."""
    message = explanation.message
    blocks: tuple[Block, ...] = ()
    if ANSWER in switches.notices(desk, tx):
        letter = explanation.letter or desk.explainer.letter(explanation, desk.today(now), ticket.number)
        blocks = sure_answers(explanation, letter, desk.config.send.answer_confidence)
    language = reply_language(explanation.language)
    due = ticket.due_at.astimezone(desk.zone).date() if ticket.due_at and ticket.due_kind == FIRST_ANSWER else None
    values = {
        "date": long_date(desk.today(now), language),
        "due": long_date(due, language) if due else None,
        "answer": _text(blocks),
    }
    leaving = Leaving(
        kind=ACKNOWLEDGEMENT,
        to=message.sender.address if message.sender else "",
        notice=writer_of(desk).write(ACKNOWLEDGEMENT, language, ticket.number, values),
        language=explanation.language,
        answered=message,
        asked=True,
        data={"answered_by": [entry for block in blocks for entry in block.answered_by]},
    )
    queue(desk, tx, ticket, leaving, now)


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
