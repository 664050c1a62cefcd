"""The outbox: deliveries are claimed before they are sent, each by one worker only.

A claim is a conditional UPDATE: whoever changes the row from ``queued`` or ``held`` to ``sending`` has it. On
PostgreSQL the candidates are also selected FOR UPDATE SKIP LOCKED, so that workers do not queue up behind each other.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from helpdesk.model.delivery import Delivery, DeliveryState
from helpdesk.model.person import Person
from helpdesk.store.database import Tx
from helpdesk.store.schema import delivery, ticket
from helpdesk.store.tickets import seen_by

_LATEST = 20_000  # deliveries among which one is looked for by its recipient
READY = (DeliveryState.HELD, DeliveryState.QUEUED)
_COLUMNS = [delivery.c[name] for name in Delivery.__slots__]
_OF_TICKET = sa.select(*_COLUMNS).where(delivery.c.ticket_id == sa.bindparam("ticket")).order_by(delivery.c.id)


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
    values = {
        "ticket_id": ticket_id,
        "draft_id": draft_id,
        "message_row_id": message_row_id,
        "message_id": message_id,
        "digest": digest,
        "reverse_path": reverse_path,
        "recipients": list(recipients),
        "state": DeliveryState.HELD if not_before > now else DeliveryState.QUEUED,
        "not_before": not_before,
        "created_at": now,
    }
    return int(tx.scalar(sa.insert(delivery).values(values).returning(delivery.c.id)) or 0)


def claim(tx: Tx, now: datetime, worker: str, limit: int = 1) -> tuple[Delivery, ...]:
    """Claim up to ``limit`` deliveries that are due and return them, now in state ``sending``."""
    c = delivery.c
    due = sa.select(c.id).where(c.state.in_(READY), c.not_before <= now).order_by(c.not_before, c.id).limit(limit)
    ids = list(tx.scalars(due.with_for_update(skip_locked=True)))
    change = sa.update(delivery).where(c.id.in_(ids), c.state.in_(READY))
    change = change.values(
        state=DeliveryState.SENDING, claimed_by=worker, claimed_at=now, attempts=delivery.c.attempts + 1
    )
    return tuple(_delivery(row) for row in tx.execute(change.returning(*_COLUMNS)))


def cancel(tx: Tx, delivery_id: int, why: str) -> bool:
    """Cancel a delivery that nobody has claimed yet; False when it is too late."""
    change = sa.update(delivery).where(delivery.c.id == delivery_id, delivery.c.state.in_(READY))
    return tx.execute(change.values(state=DeliveryState.CANCELLED, last_reply=why)).rowcount == 1


def record(  # noqa: PLR0913 -- every keyword is a column
    tx: Tx,
    delivery_id: int,
    state: DeliveryState,
    *,
    code: int | None,
    reply: str,
    not_before: datetime | None = None,
    sent_at: datetime | None = None,
) -> bool:
    """Say how a claimed delivery went; False when it is no longer in state ``sending``."""
    values: dict[str, Any] = {"state": state, "last_code": code, "last_reply": reply, "sent_at": sent_at}
    if not_before is not None:
        values["not_before"] = not_before
    mine = (delivery.c.id == delivery_id, delivery.c.state == DeliveryState.SENDING)
    return tx.execute(sa.update(delivery).where(*mine).values(values)).rowcount == 1


def returned(tx: Tx, delivery_id: int, diagnostic: str) -> None:
    """Note that a sent message came back: a delivery report says that it was not delivered."""
    change = sa.update(delivery).where(delivery.c.id == delivery_id)
    tx.execute(change.values(state=DeliveryState.FAILED, last_reply=diagnostic))


def abandoned(tx: Tx, claimed_before: datetime) -> tuple[Delivery, ...]:
    """Return deliveries whose worker claimed them before a time and never said how it went."""
    c = delivery.c
    query = sa.select(*_COLUMNS).where(c.state == DeliveryState.SENDING, c.claimed_at < claimed_before)
    return tuple(_delivery(row) for row in tx.execute(query.order_by(c.id)))


def settle(tx: Tx, delivery_id: int, state: DeliveryState, *, not_before: datetime | None = None) -> bool:
    """Let a person decide about an uncertain or failed delivery: it was sent, it failed, or it goes again."""
    values: dict[str, Any] = {"state": state}
    if not_before is not None:
        values["not_before"] = not_before
    change = sa.update(delivery).where(delivery.c.id == delivery_id, delivery.c.state.in_(STUCK))
    return tx.execute(change.values(values)).rowcount == 1


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


def latest_to(tx: Tx, address: str) -> Delivery | None:
    """Return the newest delivery that went out to an address, among the last thousands."""
    c = delivery.c
    newest = tx.scalar(sa.select(sa.func.max(c.id))) or 0
    wanted = sa.cast(c.recipients, sa.Text).contains(json.dumps(address), autoescape=True)
    query = sa.select(*_COLUMNS).where(c.id > newest - _LATEST, c.sent_at.is_not(None), wanted)
    row = tx.execute(query.order_by(c.id.desc()).limit(1)).one_or_none()
    return _delivery(row) if row else None


def pending_of(tx: Tx, ticket_id: int) -> tuple[Delivery, ...]:
    """Return a ticket's deliveries that can still be stopped."""
    return tuple(d for d in of_ticket(tx, ticket_id) if d.state in READY)


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
    return Delivery(**values)
