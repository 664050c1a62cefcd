"""Who took part in the messages of tickets: a ticket's addresses, and the tickets of an address."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

import sqlalchemy as sa

from helpdesk.mail.thread import plain_address
from helpdesk.store.database import Tx
from helpdesk.store.schema import message, reading

_ADDRESSES = sa.func.lower(
    sa.func.coalesce(reading.c.from_address, "")
    + " "
    + sa.cast(reading.c.reply_to, sa.Text)
    + sa.cast(reading.c.to, sa.Text)
    + sa.cast(reading.c.cc, sa.Text)
)
_TAKING_PART = (
    sa.select(message.c.ticket_id, reading.c.from_address, reading.c.reply_to, reading.c.to, reading.c.cc)
    .join(message, message.c.id == reading.c.message_row_id)
    .where(message.c.ticket_id.in_(sa.bindparam("tickets", expanding=True)))
    .where(_ADDRESSES.contains(sa.bindparam("local", type_=sa.Text), autoescape=False))
    .where(_ADDRESSES.contains(sa.bindparam("domain", type_=sa.Text), autoescape=False))
)
_WRITTEN_ALIKE = re.compile(r"[a-z0-9.-]+")


def of_ticket(tx: Tx, ticket_id: int) -> frozenset[str]:
    """Return the addresses that took part in a ticket's messages, lower-cased (ours among them).

    Whom Reply-To names takes part: our reply went there (RFC 5322 section 3.6.2).
    """
    addresses = (found for _, found in _taking_part(tx, (ticket_id,)))
    return frozenset[str]().union(*addresses)


def tickets_with(tx: Tx, ticket_ids: Collection[int], address: str) -> frozenset[int]:
    """Return those of these tickets in which somebody with this plain address took part (``thread.plain_address``)."""
    taking_part = _taking_part(tx, ticket_ids, address.lower())
    return frozenset(ticket_id for ticket_id, found in taking_part if address in map(plain_address, found))


def _taking_part(tx: Tx, ticket_ids: Collection[int], address: str = "") -> Iterator[tuple[int, set[str]]]:
    """Yield for messages of these tickets the ticket and the addresses, lower-cased: at least where ``address`` is."""
    local, _, domain = address.rpartition("@")
    # as JSON has it, other letters are written in other ways; the database looks through hundreds in no time
    sought = (local, domain) if _WRITTEN_ALIKE.fullmatch(local + domain) else ("", "")
    rows = tx.execute(_TAKING_PART, {"tickets": list(ticket_ids), "local": sought[0], "domain": sought[1]})
    for row in rows:
        found = {item["address"].lower() for item in (*row.reply_to, *row.to, *row.cc)}
        yield row.ticket_id, found | ({row.from_address.lower()} if row.from_address else set())
