"""Send: hand each approved message to the SMTP server once.

    claim -> submit -> record

Guarantee: at most once after the claim. A delivery is claimed in a transaction of its own before a single octet goes
out, and what became of it is recorded in another. A worker that dies in between, or whose connection ends between the
final dot and the server's answer, leaves the delivery *uncertain*: a person decides, because a second answer to a
citizen is worse than a late one. Transient failures are tried again with growing pauses for as long as RFC 5321 section
4.5.4.1 advises; permanent ones go back to the ticket with a sentence for a person.
"""

from __future__ import annotations

import os
import random
import socket
from contextlib import suppress
from datetime import datetime, timedelta

import structlog

from helpdesk.desk import Desk
from helpdesk.errors import BlobError, DeliveryError
from helpdesk.model.delivery import Delivery, DeliveryState
from helpdesk.model.person import SYSTEM
from helpdesk.model.ticket import TicketState
from helpdesk.smtp import Reply, Submitter
from helpdesk.store import deliveries, drafts, events, tickets
from helpdesk.store.database import Tx

log = structlog.get_logger()
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 30, 60, 120, 240))
CLAIM_LASTS = timedelta(minutes=20)  # no submission takes that long: its worker died on another machine


def worker_name() -> str:
    """Return who claims: this machine and process."""
    return f"{socket.gethostname()}:{os.getpid()}"


def send_due(desk: Desk, submitter: Submitter, now: datetime, *, limit: int = 50) -> int:
    """Send the deliveries that are due, one by one, and return how many were taken out of the outbox."""
    sent = 0
    while sent < limit:
        with desk.database.transaction() as tx:
            claimed = deliveries.claim(tx, now, worker_name())
        if not claimed:
            break
        for delivery in claimed:
            _send(desk, submitter, delivery, now)
            sent += 1
    return sent


def _send(desk: Desk, submitter: Submitter, delivery: Delivery, now: datetime) -> None:
    try:
        octets = desk.blobs.get(delivery.digest)
        reply = submitter.submit(delivery.reverse_path, delivery.recipients, octets)
    except DeliveryError as error:
        _record_failure(desk, delivery, error, now)
    except BlobError as error:
        _record_failure(desk, delivery, DeliveryError(554, f"the octets of this reply are gone: {error}"), now)
    else:
        _record_sent(desk, delivery, reply, now)


def _record_sent(desk: Desk, delivery: Delivery, reply: Reply, now: datetime) -> None:
    refused = "; ".join(f"{address}: {code} {text}" for address, code, text in reply.refused)
    with desk.database.transaction() as tx:
        deliveries.record(tx, delivery.id, DeliveryState.SENT, code=reply.code, reply=reply.text, sent_at=now)
        if delivery.draft_id is not None:
            drafts.close(tx, delivery.draft_id, "sent", now)
            tickets.change(tx, delivery.ticket_id, now, answered_at=now)  # a notice is no answer
        _event(tx, delivery, "send.delivered", now, refused or None)
        if refused:
            tickets.change(tx, delivery.ticket_id, now, needs_person=True, state=TicketState.NEW)
    log.info("send.delivered", ticket=delivery.ticket_id, delivery=delivery.id, code=reply.code)


def _record_failure(desk: Desk, delivery: Delivery, error: DeliveryError, now: datetime) -> None:
    """Decide once, here, whether a delivery is tried again."""
    retry_until = delivery.created_at + timedelta(days=desk.config.send.retry_days)
    with desk.database.transaction() as tx:
        if delivery.draft_id is None and (error.uncertain or error.permanent or now >= retry_until):
            _give_up_notice(tx, delivery, error.code or None, error.reason, now)
        elif error.uncertain:
            deliveries.record(tx, delivery.id, DeliveryState.UNCERTAIN, code=error.code or None, reply=error.reason)
            _event(tx, delivery, "send.uncertain", now, error.reason)
        elif error.permanent or now >= retry_until:
            deliveries.record(tx, delivery.id, DeliveryState.FAILED, code=error.code or None, reply=error.reason)
            _give_back(tx, delivery, now)
            _event(tx, delivery, "send.failed", now, error.reason)
        else:
            again = now + pause(delivery.attempts)
            deliveries.record(
                tx, delivery.id, DeliveryState.QUEUED, code=error.code or None, reply=error.reason, not_before=again
            )
            _event(tx, delivery, "send.postponed", now, error.reason)
    log.warning("send.failed", ticket=delivery.ticket_id, delivery=delivery.id, code=error.code)


def _give_up_notice(tx: Tx, delivery: Delivery, code: int | None, reason: str, now: datetime) -> None:
    """Leave a notice unsent, or unsure whether it was sent: no person is troubled, and none goes out twice."""
    deliveries.record(tx, delivery.id, DeliveryState.CANCELLED, code=code, reply=reason)
    _event(tx, delivery, "notice.failed", now, reason)


def pause(attempts: int) -> timedelta:
    """Return how long to wait after the ``attempts``-th try: growing, with jitter, so that a crowd spreads out."""
    longest = PAUSES[min(max(attempts, 1), len(PAUSES)) - 1]
    return longest * random.uniform(0.8, 1.2)  # noqa: S311 -- jitter, not a secret


def _give_back(tx: Tx, delivery: Delivery, now: datetime) -> None:
    """Return a reply that cannot be delivered to its counselor, as an editable draft."""
    if delivery.draft_id is not None:
        drafts.reopen(tx, delivery.draft_id, now)
    tickets.change(tx, delivery.ticket_id, now, state=TicketState.DRAFTED, needs_person=True)


def _event(tx: Tx, delivery: Delivery, what: str, now: datetime, why: str | None) -> None:
    events.record(tx, now, SYSTEM, what, ticket_id=delivery.ticket_id, delivery_id=delivery.id, why=why)


def recover(desk: Desk, now: datetime) -> int:
    """Mark the deliveries of dead workers as uncertain and return how many there were."""
    count = 0
    with desk.database.transaction() as tx:
        for delivery in deliveries.abandoned(tx, now + timedelta(seconds=1)):
            old = delivery.claimed_at is None or delivery.claimed_at < now - CLAIM_LASTS
            if not (old or _died(delivery.claimed_by or "")):
                continue
            reply = "the sender stopped before the server answered"
            if delivery.draft_id is None:
                _give_up_notice(tx, delivery, None, reply, now)
            elif deliveries.record(tx, delivery.id, DeliveryState.UNCERTAIN, code=None, reply=reply):
                _event(tx, delivery, "send.uncertain", now, reply)
                count += 1
    return count


def _died(worker: str) -> bool:
    """Return whether a worker of this machine is no longer running."""
    host, _, pid = worker.rpartition(":")
    if host != socket.gethostname() or not pid.isdigit() or worker == worker_name():
        return False
    with suppress(PermissionError):
        try:
            os.kill(int(pid), 0)
        except ProcessLookupError:
            return True
    return False
