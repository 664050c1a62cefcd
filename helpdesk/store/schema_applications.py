"""The tables of applications and of the calendar by which they are due: a part of the schema of its own."""

from __future__ import annotations

from sqlalchemy import Column, Date, Integer, String, Table, Text, UniqueConstraint

from helpdesk.store.columns import Moment, at, flag, identity, json, metadata, reference

application = Table(
    "application",
    metadata,
    identity(),
    reference("ticket_id", "ticket"),
    Column("permit_id", Text),
    Column("permit_label", Text),  # the source's own name of the permit
    Column("number", Text, index=True),
    Column("applicant", Text),
    Column("stage", String(24), nullable=False),
    Column("system_label", Text),
    reference("unit_id", "unit"),
    Column("channel", Text),
    Column("begun_at", Moment, index=True),
    Column("complete_on", Date),
    Column("due_on", Date, index=True),
    Column("due_why", Text),  # why there is no due date
    Column("ended_at", Moment),
    flag("contradicted"),
    at("created_at"),
    at("updated_at"),
)

stage_report = Table(
    "stage_report",
    metadata,
    identity(),
    reference("application_id", "application", null=False, index=False),
    Column("key", String(200), nullable=False),
    at("at"),
    Column("stage", String(24), nullable=False),
    Column("source", Text, nullable=False),
    Column("label", Text),
    json("failed"),
    Column("note", Text),
    Column("day", Date),  # by when to mend or pay, or of the visit
    Column("corrects", String(200)),
    at("recorded_at"),
    UniqueConstraint("application_id", "key"),
)

day_off = Table(
    "day_off",
    metadata,
    Column("day", Date, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", String(12), nullable=False),
    Column("source", Text),
    Column("approved_by", Text, nullable=False),
    at("approved_at"),
)

calendar_year = Table(
    "calendar_year",
    metadata,
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("approved_by", Text, nullable=False),
    at("approved_at"),
)

suspension = Table(
    "suspension",
    metadata,
    identity(),
    Column("first", Date, nullable=False),
    Column("last", Date),
    Column("activity", String(40), nullable=False),
    Column("reason", Text, nullable=False),
    Column("recorded_by", Text, nullable=False),
    at("recorded_at"),
)
