"""Open mails: which mails of one citizen still wait for an answer, beside the newest one.

Guarantee: a mail that a reply of ours came after is not among them, so that none is answered twice; nor is one of a
program, of a colleague, of another citizen, or of the archive, nor one that a person closed.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from helpdesk.mail.thread import plain_address
from helpdesk.match.status_word import asks_only_status
from helpdesk.model.conversation import FiledMessage
from helpdesk.model.question import Action
from helpdesk.store import answering, citizens, people
from helpdesk.store.answering import Settled
from helpdesk.store.database import Tx


def newest_asked(conversation: Sequence[FiledMessage]) -> FiledMessage | None:
    """Return the newest mail that a person wrote to the desk."""
    by_people = (m for m in reversed(conversation) if not m.outgoing and m.automatic_kind is None)
    return next(by_people, None)


def waiting(tx: Tx, conversation: Sequence[FiledMessage], drafted: Collection[int] = ()) -> tuple[FiledMessage, ...]:
    """Return the mails whose questions wait for an answer, in the order in which they came: the newest is the last.

    ``drafted`` are mails that a letter answers which has not gone out.
    """
    asked = newest_asked(conversation)
    return (*earlier_than(tx, asked, conversation, drafted), asked) if asked else ()


def earlier_than(
    tx: Tx, asked: FiledMessage, conversation: Sequence[FiledMessage], drafted: Collection[int] = ()
) -> tuple[FiledMessage, ...]:
    """Return the mails of the same citizen before one of them that wait for an answer too, in their order."""
    place = next((at for at, m in enumerate(conversation) if m.id == asked.id), 0)
    before = [m for m in conversation[:place] if _asks(m)]
    if not before or asked.sender is None or people.by_email(tx, asked.sender.address):
        return ()
    theirs = _addresses(tx, asked.sender.address)
    mine = [m for m in before if m.sender and plain_address(m.sender.address) in theirs]
    if not mine:
        return ()
    settled = answering.settled(tx, asked.ticket_id)
    replies = [
        m for m in conversation if settled.replies.get(m.id) or (m.id in settled.replies and _reaches(m, theirs))
    ]
    first = next(m.id for m in conversation if not m.outgoing) if settled.first else None
    return tuple(
        m
        for m in mine
        if m.id in drafted
        or not (m.id == first or _was_settled(m, settled) or any(_answers(reply, m) for reply in replies))
    )


def _asks(mail: FiledMessage) -> bool:
    """Whether a person asks something in a mail that somebody waits for an answer to."""
    by_person = not mail.outgoing and mail.automatic_kind is None
    old = any(decision["stage"] == "archive" for decision in mail.decisions)
    return by_person and bool(mail.questions) and mail.action != Action.NO_REPLY and not old


def _addresses(tx: Tx, address: str) -> frozenset[str]:
    """Return the addresses of the citizen who writes from one of them."""
    citizen = citizens.by_address(tx, address)
    return frozenset(map(plain_address, (address, *(citizen.addresses if citizen else ()))))


def _reaches(reply: FiledMessage, theirs: Collection[str]) -> bool:
    """Whether what was sent from a mail program went to the citizen: a forward to a colleague answers nobody."""
    return any(plain_address(box.address) in theirs for box in (*reply.to, *reply.cc))


def _answers(reply: FiledMessage, mail: FiledMessage) -> bool:
    """Whether a mail was known, and had come, when a reply was sent."""
    return reply.id > mail.id and reply.received_at >= mail.received_at


def _was_settled(mail: FiledMessage, settled: Settled) -> bool:
    """Whether a person or a notice has settled a mail without a reply."""
    if settled.moved_at is not None and mail.received_at <= settled.moved_at:
        return True
    told = settled.told_at is not None and mail.received_at <= settled.told_at
    return told and asks_only_status(mail.subject, mail.new_text, mail.application_numbers)
