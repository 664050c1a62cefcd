"""Which messages name which application numbers: how an application finds the ticket of its citizen, and back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from helpdesk.store.database import Tx
from helpdesk.store.gathering import later
from helpdesk.store.schema import citizen, message, named_number, reading, ticket

LONGEST_NUMBER = 200
_AT_ONCE = 500
_INSERT = sa.insert(named_number)


@dataclass(frozen=True, slots=True)
class Naming:
    """A mail that names an application: its ticket, who wrote it, whether our border vouches for them."""

    number: str
    ticket_id: int
    address: str | None
    name: str
    citizen_name: str
    vouched: bool


def put(tx: Tx, row_id: int, numbers: Iterable[str]) -> None:
    """Note the numbers that a message names, in place of none."""
    found = [{"message_row_id": row_id, "number": n} for n in dict.fromkeys(numbers) if len(n) <= LONGEST_NUMBER]
    later(tx, _INSERT, found)


def of_numbers(tx: Tx, numbers: Iterable[str]) -> tuple[Naming, ...]:
    """Return the mails of people that name one of these, newest first; none of spam, held and merged tickets."""
    wanted = sorted(set(numbers))
    found: list[Naming] = []
    for start in range(0, len(wanted), _AT_ONCE):
        rows = tx.execute(_query().where(named_number.c.number.in_(wanted[start : start + _AT_ONCE])))
        found += [
            Naming(
                row.number,
                row.ticket_id,
                row.from_address,
                row.from_name,
                row.citizen_name or "",
                bool((row.standing or {}).get("vouched")),
            )
            for row in rows
        ]
    return tuple(found)


def _query() -> sa.Select[tuple[object, ...]]:
    source = (
        named_number.join(message, message.c.id == named_number.c.message_row_id)
        .join(reading, reading.c.message_row_id == message.c.id)
        .join(ticket, ticket.c.id == message.c.ticket_id)
        .outerjoin(citizen, citizen.c.id == ticket.c.citizen_id)
    )
    return (
        sa.select(
            named_number.c.number,
            message.c.ticket_id,
            reading.c.from_address,
            reading.c.from_name,
            reading.c.standing,
            citizen.c.name.label("citizen_name"),
        )
        .select_from(source)
        .where(
            message.c.direction == "in",
            reading.c.automatic_kind.is_(None),
            ticket.c.merged_into_id.is_(None),
            ticket.c.spam.is_(False),
            ticket.c.held.is_(False),
        )
        .order_by(message.c.received_at.desc(), message.c.id.desc())
    )
