"""The table of follow-up: what is still to be told or done on a ticket, each thing once."""

from __future__ import annotations

from sqlalchemy import Column, Date, Index, String, Table, Text, UniqueConstraint

from helpdesk.store.columns import at, identity, json, metadata, reference

follow_up = Table(
    "follow_up",
    metadata,
    identity(),
    reference("ticket_id", "ticket", null=False),
    reference("application_id", "application"),
    Column("kind", String(24), nullable=False),
    Column("key", String(240), nullable=False),  # what caused it: with kind and ticket it is there once
    Column("state", String(10), nullable=False),  # waiting | drafted | done | dropped | dismissed
    Column("due_on", Date),
    reference("draft_id", "draft"),
    Column("note", Text),
    json("data"),
    reference("person_id", "person"),
    at("created_at"),
    at("updated_at"),
    UniqueConstraint("ticket_id", "kind", "key"),
    Index("ix_follow_up_state_due_on", "state", "due_on"),
)
