"""The tables behind the lists of the desk, and what makes a ticket stand in a queue: a part of the schema of its own.

``ticket_line`` and ``ticket_entry`` are derived, like the readings that they are made of: what a list shows of a ticket
without opening it. Each queue has one condition, written once here, and a partial index with that very condition: so a
page of it, and its count, are read from the index alone, however many tickets the desk has. Conditions are plain SQL
that SQLite and PostgreSQL understand alike, because both take a partial index only for the words it was made with.
"""

from __future__ import annotations

from sqlalchemy import JSON, Column, Float, ForeignKey, Index, Integer, String, Table, Text, text

from helpdesk.store.columns import Key, at, flag, identity, metadata, reference

_NORMAL = "merged_into_id IS NULL AND spam IS FALSE AND held IS FALSE"
_IS_OPEN = f"{_NORMAL} AND state IN ('new', 'drafted', 'waiting-citizen', 'waiting-office')"

STANDS_IN = {
    "to-review": f"{_NORMAL} AND state = 'drafted' AND needs_person IS FALSE",
    "needs-person": f"{_NORMAL} AND (state = 'new' OR state = 'drafted' AND needs_person IS TRUE)",
    "waiting-citizen": f"{_NORMAL} AND state = 'waiting-citizen'",
    "waiting-office": f"{_NORMAL} AND state = 'waiting-office'",
    "open": _IS_OPEN,
    "unsure": "merged_into_id IS NULL AND spam IS FALSE AND held IS TRUE",
    "spam": "merged_into_id IS NULL AND spam IS TRUE",
    "done": f"{_NORMAL} AND state IN ('resolved', 'closed')",
}


def _index(name: str, condition: str, *columns: str) -> Index:
    where = text(STANDS_IN[condition])
    return Index(f"ix_ticket_{name}", *columns, sqlite_where=where, postgresql_where=where)


def queue_indexes() -> tuple[Index, ...]:
    """Return the indexes of the ticket table by which queues are read, oldest first; those of open tickets by due."""
    by_age = [_index(name.replace("-", "_"), name, "last_inbound_at", "id") for name in STANDS_IN if name != "open"]
    return (
        *by_age,
        _index("mine", "open", "assignee_id", "last_inbound_at", "id"),
        _index("open_due", "open", "due_at", "id", "due_kind"),
        Index("ix_ticket_last_inbound_at", "last_inbound_at", "id"),
    )


ticket_line = Table(
    "ticket_line",
    metadata,
    Column("ticket_id", Key, ForeignKey("ticket.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("message_row_id", Key, nullable=False),  # the newest mail of the citizen, which the line tells of
    Column("snippet", Text, nullable=False),
    Column("entries", JSON, nullable=False),
    Column("attachments", Integer, nullable=False),
    Column("questions", Integer, nullable=False),
    Column("confidence", Float),
)

ticket_entry = Table(
    "ticket_entry",
    metadata,
    Column("ticket_id", Key, ForeignKey("ticket.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("entry_id", String(120), primary_key=True),
    Index("ix_ticket_entry_entry_id", "entry_id", "ticket_id"),
)

saved_view = Table(
    "saved_view",
    metadata,
    identity(),
    reference("person_id", "person", null=False),
    Column("name", String(80), nullable=False),
    Column("address", Text, nullable=False),
    flag("shared"),
    at("created_at"),
)
