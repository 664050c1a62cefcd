"""What was asked and answered on a ticket, by time: what the first-answer term is counted from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from helpdesk.model.delivery import DeliveryState
from helpdesk.model.question import Action
from helpdesk.model.ticket import TicketState
from helpdesk.store.database import Tx
from helpdesk.store.schema import delivery, draft, event, message, reading, receipt, ticket
from helpdesk.track.first_answer import Moment, What, in_order

_GONE = (DeliveryState.CANCELLED, DeliveryState.FAILED)
_SETTLED = (TicketState.RESOLVED, TicketState.CLOSED, TicketState.WAITING_CITIZEN)
_OURS = (TicketState.NEW, TicketState.DRAFTED, TicketState.WAITING_OFFICE)


@dataclass(frozen=True, slots=True)
class Settled:
    """What has settled mails of a ticket, beside what each of them says.

    ``replies`` are our messages that answer, and whether the desk sent them; ``moved_at``: when a person last said that
    nothing waits for us; ``told_at``: when a notice last told the status; ``first``: a notice answered the first mail.
    """

    replies: Mapping[int, bool]
    moved_at: datetime | None
    told_at: datetime | None
    first: bool


def settled(tx: Tx, ticket_id: int) -> Settled:
    """Return what has settled mails of a ticket so far."""
    query = (
        sa.select(message.c.id, delivery.c.id.label("sent"), delivery.c.state, draft.c.purpose)
        .outerjoin(delivery, delivery.c.message_row_id == message.c.id)
        .outerjoin(draft, draft.c.id == delivery.c.draft_id)
        .where(message.c.ticket_id == ticket_id, message.c.direction == "out")
    )
    rows = tx.execute(query).all()
    replies = {r.id: r.sent is not None for r in rows if r.sent is None or _is_reply(r.purpose, r.state)}
    what = event.c.what.in_(("review.moved", "notice.queued"))
    told = tx.execute(
        sa.select(event.c.at, event.c.what, event.c.data).where(event.c.ticket_id == ticket_id, what)
    ).all()
    moved = [row.at for row in told if row.what == "review.moved" and row.data.get("state") in _SETTLED]
    status = [row.at for row in told if row.data.get("kind") == "status"]
    first = any(row.data.get("answered_by") for row in told)
    return Settled(replies, max(moved, default=None), max(status, default=None), first)


def moments(tx: Tx, ticket_id: int) -> tuple[Moment, ...]:
    """Return what citizens wrote, what went out to them, and when a person let the ticket wait for them."""
    return (*_asked(tx, ticket_id), *_answered(tx, ticket_id), *_moved(tx, ticket_id))


def mailbox_of(tx: Tx, ticket_id: int) -> str | None:
    """Return the mailbox in which a ticket's first mail arrived, None for one that did not begin with mail."""
    query = sa.select(receipt.c.mailbox).join(message, message.c.id == receipt.c.message_row_id)
    return tx.scalar(query.where(message.c.ticket_id == ticket_id).order_by(message.c.id, receipt.c.id).limit(1))


def touched_since(tx: Tx, since: datetime | None, after: int = 0, limit: int = 50) -> tuple[int, ...]:
    """Return tickets that are ours to answer or have such a term, and that changed from ``since`` on, by id."""
    concerns = sa.or_(ticket.c.state.in_(_OURS), ticket.c.due_kind == "first-answer")
    query = sa.select(ticket.c.id).where(concerns, ticket.c.merged_into_id.is_(None), ticket.c.id > after)
    if since is not None:
        query = query.where(ticket.c.updated_at >= since)
    return tuple(tx.scalars(query.order_by(ticket.c.id).limit(limit)))


def asked_last(tx: Tx, ticket_id: int) -> datetime | None:
    """Return when we last asked the citizen for something, if nothing of theirs and nothing of ours came after it."""
    found = in_order(moments(tx, ticket_id))[-1:]
    return next((moment.at for moment in found if moment.what is What.ASKED_BACK), None)


def _asked(tx: Tx, ticket_id: int) -> list[Moment]:
    query = (
        sa.select(message.c.received_at)
        .join(reading, reading.c.message_row_id == message.c.id)
        .where(message.c.ticket_id == ticket_id, message.c.direction == "in", reading.c.automatic_kind.is_(None))
        .where(reading.c.action != Action.NO_REPLY)
    )
    return [Moment(row.received_at, What.ASKED) for row in tx.execute(query)]


def _answered(tx: Tx, ticket_id: int) -> list[Moment]:
    """Return our replies, approved here or sent from a mail program; one that asks something is no answer yet."""
    asked = reading.alias("asked")
    query = (
        sa.select(message.c.received_at, delivery.c.id, delivery.c.state, draft.c.purpose, asked.c.action)
        .add_columns(asked.c.application_numbers)
        .outerjoin(delivery, delivery.c.message_row_id == message.c.id)
        .outerjoin(draft, draft.c.id == delivery.c.draft_id)
        .outerjoin(asked, asked.c.message_row_id == draft.c.message_row_id)
        .where(message.c.ticket_id == ticket_id, message.c.direction == "out")
    )
    found = []
    for row in tx.execute(query):
        if row.id is not None and not _is_reply(row.purpose, row.state):
            continue
        back = row.action in (Action.CLARIFY, Action.DOCUMENTS_CHECK)
        back = back or (row.action == Action.STATUS and not row.application_numbers)
        found.append(Moment(row.received_at, What.ASKED_BACK if back else What.ANSWERED))
    return found


def _is_reply(purpose: str | None, state: DeliveryState) -> bool:
    """Whether what was sent is no notice, no news, no question to a unit, and no letter that never went out."""
    return purpose == "reply" and state not in _GONE


def _moved(tx: Tx, ticket_id: int) -> list[Moment]:
    query = sa.select(event.c.at, event.c.data).where(event.c.ticket_id == ticket_id, event.c.what == "review.moved")
    waits = TicketState.WAITING_CITIZEN
    return [
        Moment(row.at, What.ASKED_BACK if row.data.get("state") == waits else What.GOES_ON) for row in tx.execute(query)
    ]
