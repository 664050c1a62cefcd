"""Send: hand each approved message to the SMTP server once.

    claim -> submit -> record

Guarantee: at most once after the octets began to go out. A delivery is claimed before anything is said to the server.
When the server waits for the octets, that moment is written down durably, and only who still holds the claim may go on.
So a worker that dies before it leaves the delivery in line, and one that dies after it, or whose connection ends before
the answer, leaves it *uncertain*: a person decides, because a second answer to a citizen is worse than a late one.
Transient failures are tried again with growing pauses for as long as RFC 5321 section 4.5.4.1 advises; permanent ones
go back to the ticket with a sentence for a person.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import structlog

from helpdesk.desk import Desk
from helpdesk.errors import BlobError, DeliveryError
from helpdesk.model.delivery import Delivery
from helpdesk.send.outcome import abandoned, delivered, not_taken, partly
from helpdesk.send.submitter import Done, Ready, Submitter
from helpdesk.smtp import Reply
from helpdesk.store import deliveries
from helpdesk.store.database import Tx
from helpdesk.store.deliveries import Rates

log = structlog.get_logger()
CLAIM_LASTS = timedelta(minutes=20)  # no submission takes that long: its worker died on another machine
WAIT = 0.25  # seconds for which a round waits for news from the connections


def worker_name() -> str:
    """Return who claims: this machine, process, and when it began, since a number is soon given to another."""
    return f"{socket.gethostname()}:{os.getpid()}:{_began(os.getpid())}"


class Sender:
    """Keeps every connection busy; one round of ``step`` after another.

    Besides the delivery that a connection hands over, one waits for it: so the server is asked for the next while the
    last is written down, and both share a transaction. One that waits is stopped like one that nobody has claimed.
    """

    def __init__(self, desk: Desk, submitter: Submitter) -> None:
        self._desk = desk
        self._submitter = submitter
        self._worker = worker_name()
        self._flying: dict[int, Delivery] = {}
        self._news: list[Ready | Done] = []
        send = desk.config.send
        self._rates = Rates(send.per_minute, send.per_domain_per_minute)

    @property
    def flying(self) -> int:
        """Return how many deliveries are under way."""
        return len(self._flying)

    def step(self, now: datetime, *, claims: int | None = None, seconds: float = WAIT) -> int:
        """Do one round and return how many deliveries were claimed in it, at most ``claims``.

        What the connections tell, what may go on and what is claimed next share one transaction, so that many
        connections share one wait for the disk. News are forgotten only when they are durable.
        """
        self._news += self._submitter.news(seconds if self._flying else 0, len(self._flying))
        done = [item for item in self._news if isinstance(item, Done)]
        ready = [item.key for item in self._news if isinstance(item, Ready)]
        free = 2 * self._submitter.size - len(self._flying) + len(done)
        free = free if claims is None else min(free, claims)
        if not self._news and not (free > 0 and self._is_due(now)):
            return 0
        # only the moment at which octets go out must outlive a power cut: the rest can be found out again, or is asked
        with self._desk.database.transaction(durable=bool(ready)) as tx:
            self._record(tx, done, now)
            attempts = [(key, self._flying[key].attempts) for key in ready]
            going = deliveries.begin(tx, attempts, now) if attempts else frozenset()
            claimed = deliveries.claim(tx, now, self._worker, free, self._rates) if free > 0 else ()
        self._news.clear()
        for item in done:
            del self._flying[item.key]
        for key in ready:
            self._submitter.go(key, key in going)
        for delivery in claimed:
            self._start(delivery)
        return len(claimed)

    def finish(self, now: datetime, rounds: int) -> None:
        """Begin nothing more, and wait some rounds for what is under way, so that little is left uncertain."""
        self._submitter.begin_no_more()
        for _ in range(rounds):
            if not self._flying:
                return
            self.step(now, claims=0)

    def _is_due(self, now: datetime) -> bool:
        with self._desk.database.read() as tx:
            due = deliveries.next_due(tx)
        return due is not None and due <= now

    def _start(self, delivery: Delivery) -> None:
        self._flying[delivery.id] = delivery
        try:
            octets = self._desk.blobs.get(delivery.digest)
        except BlobError as error:
            gone = DeliveryError(554, f"the octets of this reply are gone: {error}")
            self._news.append(Done(delivery.id, gone))
        else:
            self._submitter.hand_over(delivery.id, delivery.reverse_path, delivery.open_recipients, octets)

    def _record(self, tx: Tx, done: Sequence[Done], now: datetime) -> None:
        whole: list[tuple[Delivery, Reply]] = []
        for item in done:
            delivery, outcome = self._flying[item.key], item.outcome
            until = delivery.created_at + timedelta(days=self._desk.config.send.retry_days)
            if isinstance(outcome, DeliveryError):
                if deliveries.is_mine(tx, delivery):  # else it was cancelled or taken away, and its fate is decided
                    not_taken(tx, delivery, outcome, now, until)
                log.warning("send.failed", ticket=delivery.ticket_id, delivery=delivery.id, code=outcome.code)
            elif outcome.refused:
                partly(tx, delivery, outcome, now, until)
                log.warning("send.partly", ticket=delivery.ticket_id, delivery=delivery.id, code=outcome.code)
            else:
                whole.append((delivery, outcome))
                log.info("send.delivered", ticket=delivery.ticket_id, delivery=delivery.id, code=outcome.code)
        delivered(tx, whole, now)


def send_due(desk: Desk, submitter: Submitter, now: datetime, *, limit: int = 50) -> int:
    """Send up to ``limit`` deliveries that are due, wait until it is known how each went, and return how many."""
    sender, count = Sender(desk, submitter), 0
    while (claimed := sender.step(now, claims=limit - count)) or sender.flying:
        count += claimed
    return count


def recover(desk: Desk, now: datetime) -> int:
    """Put back or mark as uncertain the deliveries of dead workers, and return how many are uncertain."""
    count = 0
    with desk.database.transaction() as tx:
        for delivery in deliveries.abandoned(tx, now + timedelta(seconds=1)):
            old = delivery.claimed_at is None or delivery.claimed_at < now - CLAIM_LASTS
            if old or _died(delivery.claimed_by or ""):
                count += abandoned(tx, delivery, now)
    return count


def _died(worker: str) -> bool:
    """Return whether a worker of this machine is no longer running."""
    host, _, rest = worker.partition(":")
    pid, _, began = rest.partition(":")
    if host != socket.gethostname() or not pid.isdigit():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        pass  # somebody else's: it runs
    return began != "" and began != _began(int(pid))


def _began(pid: int) -> str:
    """Return when a process began, in ticks since the machine did (proc(5)); empty where the system does not say."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("latin-1").rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""
