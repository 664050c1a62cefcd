"""Which messages are of one descent: copies under one Message-ID, and what answers or is answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from helpdesk.mail.kinship import Heading, heading_of
from helpdesk.model.message import AutomaticKind
from helpdesk.store.database import Tx
from helpdesk.store.gathering import lacks
from helpdesk.store.schema import ancestor, message, reading

_BEARING = (
    sa.select(message.c.ticket_id, reading.c.from_address, reading.c.text, reading.c.date)
    .join(reading, reading.c.message_row_id == message.c.id)
    .where(message.c.message_id == sa.bindparam("borne"))
    .order_by(message.c.id)
    .limit(20)
)
_MOST_ANSWERS = 500  # to a circular that many citizens answer: more would say nothing
_ANSWERING = (
    sa.select(message.c.ticket_id)
    .join(ancestor, ancestor.c.message_row_id == message.c.id)
    .where(ancestor.c.identity.in_(sa.bindparam("wanted", expanding=True)))
    .order_by(message.c.id)
    .limit(_MOST_ANSWERS)
)
_ABOVE = message.alias("above")
_HEADINGS = (
    sa.select(
        message.c.ticket_id,
        message.c.id,
        reading.c.subject,
        reading.c.from_address,
        reading.c.reply_to,
        reading.c.to,
        reading.c.cc,
        reading.c.automatic_kind,
    )
    .join(reading, reading.c.message_row_id == message.c.id)
    .where(
        message.c.id.in_(
            sa.select(ancestor.c.message_row_id)
            .where(ancestor.c.identity.in_(sa.bindparam("wanted", expanding=True)))
            .order_by(ancestor.c.message_row_id.desc())
            .limit(_MOST_ANSWERS)
        )
    )
    .order_by(message.c.id)
)
_NAMED = sa.select(
    ancestor.c.message_row_id,
    ancestor.c.identity,
    sa.exists().where(_ABOVE.c.message_id == ancestor.c.identity).label("known"),
).where(ancestor.c.message_row_id.in_(sa.bindparam("rows", expanding=True)))

_LACKING = (
    sa.select(ancestor.c.message_row_id)
    .join(message, message.c.id == ancestor.c.message_row_id)
    .where(message.c.ticket_id.in_(sa.bindparam("tickets", expanding=True)), ancestor.c.identity.contains("@"))
    .where(~sa.exists().where(_ABOVE.c.message_id == ancestor.c.identity))
    .limit(1)
)


def twins(tx: Tx, message_id: str, sender: str) -> tuple[tuple[int, str, str | None], ...]:
    """Return (ticket id, text, Date as it was read: ISO 8601) of what the same address wrote under this Message-ID."""
    if lacks(tx, message.c.message_id, (message_id,)):
        return ()
    rows = tx.execute(_BEARING, {"borne": message_id}).all()
    return tuple((row.ticket_id, row.text, row.date) for row in rows if (row.from_address or "").lower() == sender)


def tickets_answering(tx: Tx, names: Sequence[str]) -> tuple[int, ...]:
    """Return the tickets with a message that answers one of these identities, the oldest message first."""
    if not names or lacks(tx, ancestor.c.identity, names):
        return ()
    return tuple(dict.fromkeys(tx.scalars(_ANSWERING, {"wanted": list(names)})))


def headings_answering(tx: Tx, names: Sequence[str]) -> tuple[tuple[int, Heading], ...]:
    """Return (ticket id, heading) of the latest messages that answer one of these identities, the oldest first."""
    if not names or lacks(tx, ancestor.c.identity, names):
        return ()
    rows = tx.execute(_HEADINGS, {"wanted": list(names)}).all()
    lost: dict[int, set[str]] = {row.id: set() for row in rows}
    knowing: set[int] = set()
    for row in tx.execute(_NAMED, {"rows": list(lost)}) if lost else ():
        if row.known:
            knowing.add(row.message_row_id)
        else:
            lost[row.message_row_id].add(row.identity)
    return tuple(
        (
            row.ticket_id,
            replace(_heading(row), lost=frozenset(lost[row.id]), knows=row.id in knowing),
        )
        for row in rows
    )


def _heading(row: Any) -> Heading:
    return heading_of(
        row.subject,
        row.from_address or "",
        tuple(item["address"] for item in row.reply_to),
        tuple(item["address"] for item in (*row.to, *row.cc)),
        frozenset(),
        AutomaticKind(row.automatic_kind) if row.automatic_kind else None,
    )


def lack_what_they_answer(tx: Tx, ticket_ids: Sequence[int]) -> bool:
    """Return whether a message of these tickets names one that we never got."""
    return tx.scalar(_LACKING, {"tickets": list(ticket_ids)}) is not None
