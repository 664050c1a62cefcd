"""The outbox: deliveries are claimed before they are sent, each by one worker only.

A claim is a conditional UPDATE: whoever changes the row from ``queued`` or ``held`` to ``sending`` has it. On
PostgreSQL the candidates are also selected FOR UPDATE SKIP LOCKED, so that workers do not queue up behind each other.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from helpdesk.model.delivery import Delivery, DeliveryState
from helpdesk.model.person import Person
from helpdesk.store.database import Tx
from helpdesk.store.schema import delivery, receipt, ticket
from helpdesk.store.tickets import seen_by

_LATEST = 20_000  # deliveries among which one is looked for by its recipient
MINUTE = timedelta(minutes=1)
REPORTED_WITHIN = timedelta(days=7)  # servers try for five days (RFC 5321 section 4.5.4.1), and some report late
_LOOKED_AT = 500  # deliveries in line among which one of a domain with room is looked for
READY = (DeliveryState.HELD, DeliveryState.QUEUED)
_COLUMNS = [delivery.c[name] for name in Delivery.__slots__]


@dataclass(frozen=True, slots=True)
class Rates:
    """How many deliveries may be claimed in a minute: in all, and to one domain. None: as many as there are."""

    per_minute: int | None = None
    per_domain: int | None = None

    def __bool__(self) -> bool:
        return self.per_minute is not None or self.per_domain is not None


NO_RATES = Rates()
_OF_TICKET = sa.select(*_COLUMNS).where(delivery.c.ticket_id == sa.bindparam("ticket")).order_by(delivery.c.id)


def without_receipt(tx: Tx, mailbox: str, since: datetime, limit: int) -> tuple[Delivery, ...]:
    """Return what was sent since a moment and was not seen in ``mailbox``, the newest first."""
    d = delivery.c
    seen = sa.exists().where(receipt.c.message_row_id == d.message_row_id, receipt.c.mailbox == mailbox)
    query = sa.select(*_COLUMNS).where(d.state == DeliveryState.SENT, d.not_before >= since, ~seen)
    return tuple(_delivery(row) for row in tx.execute(query.order_by(d.id.desc()).limit(limit)))


def queue(  # noqa: PLR0913 -- every keyword is a column
    tx: Tx,
    now: datetime,
    *,
    ticket_id: int,
    draft_id: int | None,
    message_row_id: int | None,
    message_id: str,
    digest: str,
    reverse_path: str,
    recipients: tuple[str, ...],
    not_before: datetime,
) -> int:
    """Put a message into the outbox: ``held`` until ``not_before``, and return the delivery's id."""
    values: dict[str, Any] = {
        "ticket_id": ticket_id,
        "draft_id": draft_id,
        "message_row_id": message_row_id,
        "message_id": message_id,
        "digest": digest,
        "reverse_path": reverse_path,
        "recipients": list(recipients),
        "outcomes": {},
        "domain": recipients[0].rpartition("@")[2].lower() if recipients else "",
        "state": DeliveryState.HELD if not_before > now else DeliveryState.QUEUED,
        "not_before": not_before,
        "created_at": now,
    }
    return int(tx.scalar(sa.insert(delivery).values(values).returning(delivery.c.id)) or 0)


def claim(tx: Tx, now: datetime, worker: str, limit: int = 1, rates: Rates = NO_RATES) -> tuple[Delivery, ...]:
    """Claim up to ``limit`` deliveries that are due, as ``rates`` allows, and return them, now in state ``sending``."""
    ids = _allowed(tx, now, limit, rates) if rates else list(tx.scalars(_DUE, {"now": now, "most": limit}))
    return tuple(map(_delivery, tx.execute(_CLAIM, {"ids": ids, "worker": worker, "now": now}))) if ids else ()


def _due(*columns: Any) -> sa.Select[Any]:
    c = delivery.c
    due = sa.select(*columns).where(c.state.in_(READY), c.not_before <= sa.bindparam("now"))
    return due.order_by(c.not_before, c.id).limit(sa.bindparam("most")).with_for_update(skip_locked=True)


# Statements of every mail are built once: building one takes longer than SQLite takes to do what it says.
_DUE = _due(delivery.c.id)
_DUE_BY_DOMAIN = _due(delivery.c.id, delivery.c.domain).where(
    delivery.c.domain.not_in(sa.bindparam("full", expanding=True))
)
_CLAIM = (
    sa.update(delivery)
    .where(delivery.c.id.in_(sa.bindparam("ids", expanding=True)), delivery.c.state.in_(READY))
    .values(
        state=DeliveryState.SENDING,
        claimed_by=sa.bindparam("worker"),
        claimed_at=sa.bindparam("now"),
        data_at=None,
        attempts=delivery.c.attempts + 1,
    )
    .returning(*_COLUMNS)
)


def _allowed(tx: Tx, now: datetime, limit: int, rates: Rates) -> list[int]:
    """Return the ids that may be claimed now, so that neither limit is passed, also by several processes."""
    c = delivery.c
    if tx.dialect.name == "postgresql":  # on SQLite there is one writer at a time
        tx.execute(sa.select(sa.func.pg_advisory_xact_lock(sa.func.hashtextextended("send-rates", 0))))
    claimed = sa.select(c.domain, sa.func.count().label("n")).where(c.claimed_at > now - MINUTE).group_by(c.domain)
    counts = {row.domain: row.n for row in tx.execute(claimed)}
    room = limit if rates.per_minute is None else min(limit, rates.per_minute - sum(counts.values()))
    if room <= 0:
        return []
    most = rates.per_domain
    full = [domain for domain, count in counts.items() if most is not None and count >= most]
    ids: list[int] = []
    for row in tx.execute(_DUE_BY_DOMAIN, {"now": now, "most": _LOOKED_AT, "full": full}):
        if len(ids) < room and (most is None or counts.get(row.domain, 0) < most):
            counts[row.domain] = counts.get(row.domain, 0) + 1
            ids.append(row.id)
    return ids


def begin(tx: Tx, claims: Sequence[tuple[int, int]], now: datetime) -> frozenset[int]:
    """Note that octets go out from now on; ``claims`` are pairs of id and attempt.

    Returns the ids that are still claimed so: nobody may hand over the others, since they were taken away meanwhile.
    """
    return frozenset(tx.scalars(_BEGIN, {"claims": list(claims), "now": now}))


_BEGIN = (
    sa.update(delivery)
    .where(
        sa.tuple_(delivery.c.id, delivery.c.attempts).in_(sa.bindparam("claims", expanding=True)),
        delivery.c.state == DeliveryState.SENDING,
    )
    .values(data_at=sa.bindparam("now"))
    .returning(delivery.c.id)
)


def cancel(tx: Tx, delivery_id: int, why: str) -> bool:
    """Cancel a delivery of which no octet has gone out and no recipient has got it; False when it is too late.

    Who has claimed it learns so from ``begin``.
    """
    c = delivery.c
    waits = sa.or_(c.state.in_(READY), sa.and_(c.state == DeliveryState.SENDING, c.data_at.is_(None)))
    change = sa.update(delivery).where(c.id == delivery_id, waits, c.sent_at.is_(None))
    return tx.execute(change.values(state=DeliveryState.CANCELLED, last_reply=why)).rowcount == 1


_SENT = (
    sa.update(delivery)
    .where(
        delivery.c.id == sa.bindparam("the_id"),
        delivery.c.attempts == sa.bindparam("the_attempt"),
        sa.or_(delivery.c.state == DeliveryState.SENDING, delivery.c.state == DeliveryState.UNCERTAIN),
    )
    .values(
        state=DeliveryState.SENT,
        last_code=sa.bindparam("code"),
        last_reply=sa.bindparam("reply"),
        sent_at=sa.bindparam("at"),
    )
)


def record_sent(tx: Tx, taken: Sequence[tuple[Delivery, int, str]], now: datetime) -> None:
    """Say that a server took these deliveries whole, with which code and words.

    One that was given up as uncertain meanwhile is certain now.
    """
    rows = [
        {"the_id": one.id, "the_attempt": one.attempts, "code": code, "reply": reply, "at": now}
        for one, code, reply in taken
    ]
    tx.execute(_SENT, rows)


def record(  # noqa: PLR0913 -- every keyword is a column
    tx: Tx,
    one: Delivery,
    state: DeliveryState,
    *,
    code: int | None,
    reply: str,
    not_before: datetime | None = None,
    sent_at: datetime | None = None,
    outcomes: Mapping[str, tuple[int, str]] | None = None,
) -> bool:
    """Say how a claimed delivery went; False when it was taken away from this claim meanwhile."""
    values: dict[str, Any] = {"state": state, "last_code": code, "last_reply": reply}
    values |= {"not_before": not_before} if not_before is not None else {}
    values |= {"sent_at": sent_at} if sent_at is not None else {}
    values |= {"outcomes": {**one.outcomes, **outcomes}} if outcomes is not None else {}
    values |= {"data_at": None} if state is DeliveryState.QUEUED else {}
    return tx.execute(sa.update(delivery).where(*_claim_of(one)).values(values)).rowcount == 1


def is_mine(tx: Tx, one: Delivery) -> bool:
    """Return whether a delivery still stands as it was claimed: nobody cancelled it or claimed it anew."""
    return tx.scalar(sa.select(delivery.c.id).where(*_claim_of(one)).with_for_update()) is not None


def _claim_of(one: Delivery) -> tuple[sa.ColumnElement[bool], ...]:
    c = delivery.c
    return c.id == one.id, c.attempts == one.attempts, c.state == DeliveryState.SENDING


def returned(tx: Tx, one: Delivery, failed: Mapping[str, tuple[int, str]], diagnostic: str) -> None:
    """Note that a sent message came back for these recipients: a delivery report says so."""
    values = {"state": DeliveryState.FAILED, "last_code": None, "last_reply": diagnostic}
    change = sa.update(delivery).where(delivery.c.id == one.id)
    tx.execute(change.values(**values, outcomes={**one.outcomes, **failed}))


def abandoned(tx: Tx, claimed_before: datetime) -> tuple[Delivery, ...]:
    """Return deliveries whose worker claimed them before a time and never said how it went."""
    c = delivery.c
    query = sa.select(*_COLUMNS).where(c.state == DeliveryState.SENDING, c.claimed_at < claimed_before)
    return tuple(_delivery(row) for row in tx.execute(query.order_by(c.id)))


def settle(tx: Tx, delivery_id: int, state: DeliveryState, **values: Any) -> bool:
    """Decide about an uncertain or failed delivery: it was sent, it was given up, or it goes again.

    ``values`` are further columns: ``sent_at``, or ``not_before`` and ``outcomes`` of one that goes again.
    """
    values |= {"data_at": None} if state is DeliveryState.QUEUED else {}
    change = sa.update(delivery).where(delivery.c.id == delivery_id, delivery.c.state.in_(STUCK))
    return tx.execute(change.values(state=state, **values)).rowcount == 1


def get(tx: Tx, delivery_id: int) -> Delivery | None:
    """Return one delivery."""
    row = tx.execute(sa.select(*_COLUMNS).where(delivery.c.id == delivery_id)).one_or_none()
    return _delivery(row) if row else None


def of_ticket(tx: Tx, ticket_id: int) -> tuple[Delivery, ...]:
    """Return a ticket's deliveries, oldest first."""
    return tuple(_delivery(row) for row in tx.execute(_OF_TICKET, {"ticket": ticket_id}))


def by_message_id(tx: Tx, message_id: str) -> Delivery | None:
    """Return the delivery of the message with this Message-ID (a bounce names it)."""
    row = tx.execute(sa.select(*_COLUMNS).where(delivery.c.message_id == message_id)).one_or_none()
    return _delivery(row) if row else None


def latest_to(tx: Tx, address: str, before: datetime | None = None) -> Delivery | None:
    """Return the newest delivery that went out to an address, among the last thousands.

    ``before``: only one that a report of that moment can be about: sent earlier, and not longer ago than servers try.
    """
    c = delivery.c
    newest = tx.scalar(sa.select(sa.func.max(c.id))) or 0
    wanted = sa.func.lower(sa.cast(c.recipients, sa.Text)).contains(json.dumps(address.lower()), autoescape=True)
    query = sa.select(*_COLUMNS).where(c.id > newest - _LATEST, c.sent_at.is_not(None), wanted)
    if before is not None:
        query = query.where(c.sent_at <= before + MINUTE, c.sent_at > before - REPORTED_WITHIN)
    row = tx.execute(query.order_by(c.id.desc()).limit(1)).one_or_none()
    return _delivery(row) if row else None


def pending_of(tx: Tx, ticket_id: int) -> tuple[Delivery, ...]:
    """Return a ticket's deliveries that can still be stopped."""
    found = of_ticket(tx, ticket_id)
    return tuple(d for d in found if d.state in READY or (d.state is DeliveryState.SENDING and d.data_at is None))


def next_due(tx: Tx) -> datetime | None:
    """Return when the next delivery may go, so that a sender knows how long to sleep."""
    query = sa.select(delivery.c.not_before).where(delivery.c.state.in_(READY))
    return tx.scalar(query.order_by(delivery.c.not_before).limit(1))


STUCK = (DeliveryState.UNCERTAIN, DeliveryState.FAILED)


def stuck(tx: Tx, viewer: Person) -> tuple[Delivery, ...]:
    """Return the deliveries that wait for a person's decision, of the tickets that ``viewer`` may see."""
    query = sa.select(*_COLUMNS).join(ticket, ticket.c.id == delivery.c.ticket_id)
    found = query.where(delivery.c.state.in_(STUCK), seen_by(viewer)).order_by(delivery.c.id)
    return tuple(_delivery(row) for row in tx.execute(found))


def stuck_counts(tx: Tx, viewer: Person) -> dict[str, int]:
    """Return how many deliveries ``stuck`` gives in each state."""
    query = sa.select(delivery.c.state, sa.func.count().label("n")).join(ticket, ticket.c.id == delivery.c.ticket_id)
    found = query.where(delivery.c.state.in_(STUCK), seen_by(viewer)).group_by(delivery.c.state)
    return {row.state: row.n for row in tx.execute(found)}


def _delivery(row: Any) -> Delivery:
    values = row._asdict()
    values["state"] = DeliveryState(values["state"])
    values["recipients"] = tuple(values["recipients"])
    values["outcomes"] = {address: (code, text) for address, (code, text) in values["outcomes"].items()}
    return Delivery(**values)
