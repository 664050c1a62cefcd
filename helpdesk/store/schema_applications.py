"""The tables of applications and of the calendar by which they are due: a part of the schema of its own."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Integer, String, Table, Text, UniqueConstraint

from helpdesk.store.columns import Key, Moment, at, flag, identity, json, metadata, reference

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
    Column("system", Text),  # the source system that may report about it
    Column("contact", String(320)),  # the address registered on it, lower-cased
    Column("knowledge_version", String(64)),  # whose requirement list applies
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

stage_stay = Table(  # derived: the days of each stage, in the office's time zone
    "stage_stay",
    metadata,
    Column("application_id", Key, ForeignKey("application.id"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("stage", String(24), nullable=False),
    Column("first_on", Date, nullable=False),
    Column("last_on", Date),
    json("failed"),
    Column("due_on", Date),  # at a final stage: when it had to be decided
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

requirement_check = Table(  # what a counselor said about one item of an application's requirement list
    "requirement_check",
    metadata,
    identity(),
    reference("application_id", "application", null=False, index=False),
    Column("position", Integer, nullable=False),
    Column("document", Text, nullable=False),
    Column("state", String(12)),  # null: nothing was said about the document
    Column("applies", Boolean),  # null: the mails decide whether a condition is met
    Column("note", Text),
    reference("person_id", "person", index=False),
    at("at"),
    UniqueConstraint("application_id", "position"),
)

named_number = Table(  # derived: which application numbers a message names
    "named_number",
    metadata,
    Column("message_row_id", Key, ForeignKey("message.id"), primary_key=True, autoincrement=False),
    Column("number", String(200), primary_key=True, index=True),
)

api_token = Table(
    "api_token",
    metadata,
    identity(),
    Column("system", String(40), nullable=False),
    Column("digest", String(64), nullable=False, unique=True),  # SHA-256 of the secret, which is kept nowhere
    Column("created_by", Text, nullable=False),
    at("created_at"),
    at("used_at", null=True),
    at("revoked_at", null=True),
)

api_request = Table(  # what was answered under an idempotency key
    "api_request",
    metadata,
    Column("system", String(40), primary_key=True),
    Column("key", String(200), primary_key=True),
    Column("digest", String(64), nullable=False),  # SHA-256 of what was asked
    Column("status", Integer, nullable=False),
    json("answer"),
    at("at"),
)

status_source = Table(  # how taking status from a system goes
    "status_source",
    metadata,
    Column("name", String(40), primary_key=True),
    at("heartbeat_at", null=True),
    at("failing_since", null=True),
    Column("problem", Text),
    at("until", null=True),  # up to when everything was taken
)

notification = Table(  # a mail that says it is an official notification
    "notification",
    metadata,
    Column("message_row_id", Key, ForeignKey("message.id"), primary_key=True, autoincrement=False),
    Column("source", String(40), nullable=False),
    Column("state", String(12), nullable=False, index=True),  # waiting | taken | unread | refused
    Column("reason", Text),
    at("at"),
)
