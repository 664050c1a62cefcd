"""What became of a delivery, written down where it matters: outbox, draft, ticket, address, history.

Decided here, and nowhere else: whether it is tried again, given back to its counselor, or left for a person to decide.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import datetime, timedelta

from helpdesk.errors import DeliveryError
from helpdesk.mail.refusal import Cause, cause_of, is_permanent
from helpdesk.model.delivery import Delivery, DeliveryState
from helpdesk.model.follow_up import FollowUpState
from helpdesk.model.message import BouncedRecipient
from helpdesk.model.person import SYSTEM
from helpdesk.model.ticket import TicketState
from helpdesk.smtp import Reply
from helpdesk.store import citizens, deliveries, drafts, events, follow_ups, tickets
from helpdesk.store.database import Tx

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 30, 60, 120, 240))
LONGEST_FOR_OURS = timedelta(minutes=15)  # our own server is soon in order again, and then everything waits
STOPPED = "the sender stopped before the server answered"
_ADDRESS_FAILS = (Cause.UNKNOWN_ADDRESS, Cause.MAILBOX_OFF, Cause.MAILBOX_FULL)


def delivered(tx: Tx, taken: Sequence[tuple[Delivery, Reply]], now: datetime) -> None:
    """Write down that a server took these messages for every recipient that was left."""
    if not taken:
        return
    deliveries.record_sent(tx, [(one, reply.code, reply.text) for one, reply in taken], now)
    answers = [one for one, _ in taken if one.draft_id is not None]  # a notice is no answer
    written = drafts.sent(tx, [one.draft_id for one in answers if one.draft_id is not None], now)
    tickets.answered(tx, {one.ticket_id for one in answers if one.draft_id in written}, now)
    rows = [{"ticket_id": one.ticket_id, "delivery_id": one.id} for one, _ in taken]
    events.record_many(tx, now, SYSTEM, "send.delivered", rows)
    for one, _ in taken:
        if one.refused:
            _needs_person(tx, one, now)


def partly(tx: Tx, one: Delivery, reply: Reply, now: datetime, retry_until: datetime) -> None:
    """Write down that a server took a message for some recipients: the others are tried again, or told of."""
    outcomes: dict[str, tuple[int, str]] = dict.fromkeys(one.open_recipients, (reply.code, reply.text))
    later = 0
    for address, code, text in reply.refused:
        if is_permanent(code, text, of_recipient=True) or now >= retry_until:
            outcomes[address] = (code, text)
            _mark(tx, address, code, text, now)
        else:
            del outcomes[address]
            later += 1
    refused = "; ".join(f"{address}: {code} {text}" for address, code, text in reply.refused)
    state = DeliveryState.QUEUED if later else DeliveryState.SENT
    again = now + pause(one.attempts) if later else None
    values = {"code": reply.code, "reply": reply.text, "not_before": again, "sent_at": one.sent_at or now}
    deliveries.record(tx, one, state, outcomes=outcomes, **values)  # type: ignore[arg-type]
    if one.draft_id is not None and drafts.to_citizens(tx, [one.draft_id]):
        tickets.answered(tx, {one.ticket_id}, now)
    if not later:
        if one.draft_id is not None:
            drafts.sent(tx, [one.draft_id], now)
        _needs_person(tx, one, now)
    _event(tx, one, "send.partly", now, refused)


def not_taken(tx: Tx, one: Delivery, error: DeliveryError, now: datetime, retry_until: datetime) -> None:
    """Write down that a server did not take a message; decide once, here, whether it is tried again."""
    code, final = error.code or None, error.permanent or now >= retry_until
    if error.stopped:
        deliveries.record(tx, one, DeliveryState.QUEUED, code=code, reply=error.reason)
    elif one.draft_id is None and (error.uncertain or final):
        _give_up_notice(tx, one, code, error.reason, now)
    elif error.uncertain:
        deliveries.record(tx, one, DeliveryState.UNCERTAIN, code=code, reply=error.reason)
        _event(tx, one, "send.uncertain", now, error.reason)
    elif final and one.accepted:
        outcomes = dict.fromkeys(one.open_recipients, (error.code or 554, error.reason))
        deliveries.record(tx, one, DeliveryState.SENT, code=code, reply=error.reason, outcomes=outcomes)
        if one.draft_id is not None:
            drafts.sent(tx, [one.draft_id], now)
        _needs_person(tx, one, now)
        _event(tx, one, "send.partly", now, error.reason)
    elif final:
        deliveries.record(tx, one, DeliveryState.FAILED, code=code, reply=error.reason)
        for address in one.open_recipients:
            _mark(tx, address, error.code, error.reason, now)
        _give_back(tx, one, now)
        _event(tx, one, "send.failed", now, error.reason)
    else:
        again = now + pause(one.attempts, ours=not error.code)
        deliveries.record(tx, one, DeliveryState.QUEUED, code=code, reply=error.reason, not_before=again)
        _event(tx, one, "send.postponed", now, error.reason)


def abandoned(tx: Tx, one: Delivery, now: datetime) -> bool:
    """Write down that the worker of a delivery is gone; return whether a person must decide about it.

    Before the octets began to go out nothing can have been sent: it is put back in line.
    """
    if one.data_at is None:
        deliveries.record(tx, one, DeliveryState.QUEUED, code=None, reply="the sender stopped; nothing had gone out")
        return False
    if one.draft_id is None:
        _give_up_notice(tx, one, None, STOPPED, now)
        return False
    if not deliveries.record(tx, one, DeliveryState.UNCERTAIN, code=None, reply=STOPPED):
        return False
    _event(tx, one, "send.uncertain", now, STOPPED)
    return True


def returned(tx: Tx, one: Delivery, recipients: Sequence[BouncedRecipient], now: datetime) -> None:
    """Write down what a delivery report says of a message: it came back, or is late."""
    # a server that gave up has done so, also where the next mail may come in: the box was full, or we were on a list
    failed = [each for each in recipients if each.permanent or (each.permanent is False and each.action == "failed")]
    if not failed:
        diagnostic = next((each.diagnostic for each in recipients if each.diagnostic), None)
        _event(tx, one, "send.delayed", now, diagnostic)
        return
    outcomes: dict[str, tuple[int, str]] = {}
    for each in failed:
        text = " ".join(part for part in (each.status, each.diagnostic) if part) or "undeliverable"
        address = _as_sent(one, each.address)
        outcomes[address] = (550, text)
        _mark(tx, address, None, text, now)
    diagnostic = next(each.diagnostic or each.status or "" for each in failed)
    deliveries.returned(tx, one, outcomes, diagnostic)
    if one.draft_id is None:
        _untold(tx, one, now)
        return  # any other notice that came back troubles nobody; its address is marked
    _needs_person(tx, one, now, undeliverable=True)
    _event(tx, one, "send.returned", now, diagnostic or None)


def arrived(tx: Tx, one: Delivery, now: datetime) -> None:
    """Write down that an uncertain message did arrive: its recipient has answered it."""
    if one.state is DeliveryState.UNCERTAIN and deliveries.settle(tx, one.id, DeliveryState.SENT, sent_at=one.data_at):
        if one.draft_id is not None:
            drafts.sent(tx, [one.draft_id], now)
        _event(tx, one, "send.settled-sent", now, "the citizen has answered it")


def pause(attempts: int, *, ours: bool = False) -> timedelta:
    """Return how long to wait after the ``attempts``-th try: growing, with jitter, so that a crowd spreads out.

    ``ours``: it was our own server that could not be used.
    """
    longest = PAUSES[min(max(attempts, 1), len(PAUSES)) - 1]
    longest = min(longest, LONGEST_FOR_OURS) if ours else longest
    return longest * random.uniform(0.8, 1.2)  # noqa: S311 -- jitter, not a secret


def _as_sent(one: Delivery, address: str) -> str:
    """Return the recipient of a delivery that an address in a report means, as it is written there."""
    lowered = address.lower()
    return next((known for known in one.recipients if known.lower() == lowered), lowered)


def _mark(tx: Tx, address: str, code: int | None, text: str, now: datetime) -> None:
    if cause_of(code, text) in _ADDRESS_FAILS:
        citizens.fails(tx, address, text, now)


def _needs_person(tx: Tx, one: Delivery, now: datetime, **marks: bool) -> None:
    """Bring the ticket back to a person: drafted where a reply to a later mail lies ready, else new."""
    ready = drafts.open_draft(tx, one.ticket_id) is not None
    state = TicketState.DRAFTED if ready else TicketState.NEW
    tickets.change(tx, one.ticket_id, now, needs_person=True, state=state, **marks)


def _give_up_notice(tx: Tx, one: Delivery, code: int | None, reason: str, now: datetime) -> None:
    """Leave a notice unsent, or unsure whether it was sent: none goes out twice, and only news troubles a person."""
    deliveries.record(tx, one, DeliveryState.CANCELLED, code=code, reply=reason)
    _event(tx, one, "notice.failed", now, reason)
    _untold(tx, one, now)


def _untold(tx: Tx, one: Delivery, now: datetime) -> None:
    """Let news whose notice may not have arrived be drafted for a person: an issued or refused permit must be told."""
    rows = follow_ups.told_by(tx, one.ticket_id, one.id)
    if rows:
        follow_ups.change(tx, rows, now, state=FollowUpState.WAITING)
        tickets.change(tx, one.ticket_id, now, needs_person=True)


def _give_back(tx: Tx, one: Delivery, now: datetime) -> None:
    """Return a reply that cannot be delivered to its counselor, as an editable draft."""
    if one.draft_id is not None:
        drafts.reopen(tx, one.draft_id, now)
    tickets.change(tx, one.ticket_id, now, state=TicketState.DRAFTED, needs_person=True)


def _event(tx: Tx, one: Delivery, what: str, now: datetime, why: str | None) -> None:
    events.record(tx, now, SYSTEM, what, ticket_id=one.ticket_id, delivery_id=one.id, why=why)
