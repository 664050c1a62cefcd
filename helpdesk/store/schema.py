"""The tables. What was derived from octets stands apart from what people did, so that it can be derived again.

Derived: ``reading``, ``ancestor``, ``attachment``, ``question``, ``named_number``, ``ticket_line``,
``ticket_entry``, and the index of the search (``search_index``). Recorded: everything else. ``event`` is only ever
appended to.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from helpdesk.store.columns import Key, Moment, at, flag, identity, json, reference
from helpdesk.store.columns import metadata as metadata
from helpdesk.store.schema_applications import api_request as api_request
from helpdesk.store.schema_applications import api_token as api_token
from helpdesk.store.schema_applications import application as application
from helpdesk.store.schema_applications import calendar_year as calendar_year
from helpdesk.store.schema_applications import day_off as day_off
from helpdesk.store.schema_applications import named_number as named_number
from helpdesk.store.schema_applications import notification as notification
from helpdesk.store.schema_applications import requirement_check as requirement_check
from helpdesk.store.schema_applications import stage_report as stage_report
from helpdesk.store.schema_applications import stage_stay as stage_stay
from helpdesk.store.schema_applications import status_source as status_source
from helpdesk.store.schema_applications import suspension as suspension
from helpdesk.store.schema_citizen import no_survey as no_survey
from helpdesk.store.schema_citizen import public_link as public_link
from helpdesk.store.schema_citizen import survey_answer as survey_answer
from helpdesk.store.schema_desk import draft_file as draft_file
from helpdesk.store.schema_desk import file_scan as file_scan
from helpdesk.store.schema_desk import line_judgement as line_judgement
from helpdesk.store.schema_desk import mention as mention
from helpdesk.store.schema_desk import presence as presence
from helpdesk.store.schema_desk import question_cut as question_cut
from helpdesk.store.schema_desk import remote_picture as remote_picture
from helpdesk.store.schema_desk import switch as switch
from helpdesk.store.schema_follow import follow_up as follow_up
from helpdesk.store.schema_lists import queue_indexes
from helpdesk.store.schema_outbox import delivery as delivery
from helpdesk.store.schema_outbox import notice as notice

unit = Table(
    "unit", metadata, identity(), Column("name", Text, nullable=False, unique=True), reference("parent_id", "unit")
)

person = Table(
    "person",
    metadata,
    identity(),
    Column("name", Text, nullable=False),
    Column("email", String(320), nullable=False, unique=True),
    Column("role", String(20), nullable=False),
    reference("unit_id", "unit"),
    Column("password_hash", Text),
    Column("active", Boolean, nullable=False),
    Column("session_epoch", Integer, nullable=False, server_default=text("0")),
    Column("language", String(8), nullable=False, server_default=text("'id'")),
    at("created_at"),
)

citizen = Table("citizen", metadata, identity(), Column("name", Text, nullable=False), at("created_at"))

citizen_address = Table(
    "citizen_address",
    metadata,
    Column("address", String(320), primary_key=True),
    reference("citizen_id", "citizen", null=False),
    Column("position", Integer, nullable=False),
    at("created_at"),
    Column("failed_at", Moment),  # what we sent there came back, or was refused for good
    Column("failed_why", Text),
)

mailbox = Table(
    "mailbox",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("folder", Text, nullable=False),
    Column("uidvalidity", BigInteger),
    Column("position", BigInteger, nullable=False, server_default=text("0")),
    at("heartbeat_at", null=True),
    at("failing_since", null=True),
    Column("problem", Text),
    flag("permanent"),
    Column("poll_seconds", Integer, nullable=False, server_default=text("60")),
    at("reconciled_at", null=True),
    at("paused_at", null=True),  # an administrator lets nobody read it since
    Column("paused_why", Text),
    at("asked_at", null=True),  # an administrator last asked to look now
    Column("missing", Integer, nullable=False, server_default=text("0")),  # what the last reconciliation found
)

blob = Table(
    "blob",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("size", BigInteger, nullable=False),
    at("created_at"),
    Column("retain_until", Moment),
    Column("erased_at", Moment),
    Column("erased_reason", Text),
)

receipt = Table(
    "receipt",
    metadata,
    identity(),
    Column("mailbox", String(40), nullable=False),
    Column("folder", Text, nullable=False),
    Column("uidvalidity", BigInteger, nullable=False),
    Column("uid", BigInteger, nullable=False),
    Column("digest", String(64), ForeignKey("blob.digest"), index=True),
    Column("state", String(12), nullable=False),  # received | wanted | imported | duplicate | ignored | failed
    Column("reason", Text),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    flag("archive"),
    at("received_at"),
    at("recorded_at"),
    reference("message_row_id", "message"),
    UniqueConstraint("mailbox", "folder", "uidvalidity", "uid"),
    Index("ix_receipt_state", "state"),
)

ticket = Table(
    "ticket",
    metadata,
    identity(),
    Column("number", String(40), nullable=False, unique=True),
    Column("state", String(20), nullable=False),
    Column("subject", Text, nullable=False),
    Column("origin", String(12), nullable=False),
    reference("citizen_id", "citizen"),
    reference("assignee_id", "person"),
    reference("unit_id", "unit"),
    Column("language", String(8), nullable=False),
    flag("confidential"),
    flag("held"),
    flag("spam"),
    flag("undeliverable"),
    flag("needs_person"),
    reference("merged_into_id", "ticket"),
    reference("proposed_ticket_id", "ticket"),
    Column("proposed_reason", Text),
    Column("snoozed_until", Moment),
    at("created_at"),
    at("updated_at"),
    at("last_inbound_at"),
    Column("answered_at", Moment),
    Column("due_at", Moment, index=True),
    Column("due_kind", String(16)),  # first-answer | application
    Index("ix_ticket_state_last_inbound_at", "state", "last_inbound_at", "id"),
    *queue_indexes(),
)

message = Table(
    "message",
    metadata,
    identity(),
    Column("identity", String(64), nullable=False, unique=True),
    Column("message_id", Text, index=True),
    Column("direction", String(3), nullable=False),  # in | out
    reference("ticket_id", "ticket", null=False),
    Column("digest", String(64), ForeignKey("blob.digest"), nullable=False),
    Column("decisions", JSON),  # why it is here: [[stage, decision, detail], ...]
    Column("received_at", Moment, nullable=False, index=True),
    at("created_at"),
)

reading = Table(
    "reading",
    metadata,
    Column("message_row_id", Key, ForeignKey("message.id"), primary_key=True, autoincrement=False),
    Column("parser", Integer, nullable=False),
    Column("knowledge_version", String(64)),
    Column("from_name", Text, nullable=False),
    Column("from_address", String(320)),
    json("reply_to"),
    json("to"),
    json("cc"),
    Column("date", Text),
    Column("subject", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("html", Text),
    Column("new_text", Text, nullable=False),
    Column("quoted_text", Text, nullable=False),
    Column("signature", Text, nullable=False),
    Column("language", String(8)),
    Column("automatic_kind", String(16)),
    Column("automatic_reason", Text),
    json("defects"),
    Column("action", String(20), nullable=False),
    json("permits"),
    json("topics"),
    json("application_numbers"),
    json("documents"),
    json("standing"),
    json("log"),
)

ancestor = Table(  # what a message answers, so that a parent that comes late finds its answers
    "ancestor",
    metadata,
    Column("message_row_id", Key, ForeignKey("message.id"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("identity", Text, nullable=False, index=True),
)

attachment = Table(
    "attachment",
    metadata,
    Column("message_row_id", Key, ForeignKey("message.id"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("filename", Text, nullable=False),
    Column("content_type", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    flag("inline"),
    Column("content_id", Text),
    Column("found", JSON),
)

question = Table(
    "question",
    metadata,
    Column("message_row_id", Key, ForeignKey("message.id"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    json("aspects"),
    Column("out_of_scope", Float, nullable=False),
    json("candidates"),
)

judgement = Table(
    "judgement",
    metadata,
    identity(),
    reference("message_row_id", "message", null=False),
    Column("position", Integer, nullable=False),
    Column("question", Text, nullable=False),
    Column("entry_id", Text),
    Column("rank", Integer),
    reference("person_id", "person"),
    at("at"),
    Column("undone_at", Moment),
    Column("kind", String(8), nullable=False, server_default="swap"),  # accept | swap | edit | none
)

tuning = Table(
    "tuning",
    metadata,
    identity(),
    at("at"),
    Column("gain", Float, nullable=False),
    Column("slope", Float, nullable=False),
    Column("shift", Float, nullable=False),
    Column("judgements", Integer, nullable=False),  # how many it was fitted on
    Column("what", String(8), nullable=False, server_default="entries"),  # entries | lines: what was judged
)

document_judgement = Table(
    "document_judgement",
    metadata,
    identity(),
    reference("message_row_id", "message", null=False),
    Column("position", Integer, nullable=False),
    Column("member", Text, nullable=False),  # empty: the attachment itself
    Column("pattern", Text, nullable=False),
    json("keys"),
    reference("person_id", "person"),
    at("at"),
    Column("undone_at", Moment),
)

draft = Table(
    "draft",
    metadata,
    identity(),
    reference("ticket_id", "ticket", null=False),
    reference("message_row_id", "message"),
    Column("state", String(12), nullable=False),  # proposed | edited | approved | sent | discarded
    Column("purpose", String(8), nullable=False, server_default=text("'reply'")),  # reply | news | office
    Column("language", String(8), nullable=False),
    json("to"),
    json("cc"),
    Column("subject", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("proposed_body", Text, nullable=False),
    json("blocks"),
    Column("knowledge_version", String(64)),
    Column("version", Integer, nullable=False),
    reference("author_id", "person"),
    Column("submitted_at", Moment, index=True),  # waits for a supervisor's approval since
    reference("submitted_by_id", "person", index=False),
    at("created_at"),
    at("updated_at"),
    Index(
        "uq_draft_open",
        "ticket_id",
        unique=True,
        sqlite_where=text("state IN ('proposed', 'edited')"),
        postgresql_where=text("state IN ('proposed', 'edited')"),
    ),
)

note = Table(
    "note",
    metadata,
    identity(),
    reference("ticket_id", "ticket", null=False),
    reference("author_id", "person"),
    Column("text", Text, nullable=False),
    at("at"),
)

knowledge_version = Table(
    "knowledge_version",
    metadata,
    identity(),
    Column("version", String(64), nullable=False, unique=True),
    Column("content", LargeBinary, nullable=False),  # JSON, zlib
    at("published_at"),
    Column("published_by", Text, nullable=False),
    Column("active_since", Moment, nullable=False, index=True),
)

knowledge_problem = Table(
    "knowledge_problem",
    metadata,
    identity(),
    Column("text", Text, nullable=False),
    at("at"),
)

event = Table(
    "event",
    metadata,
    identity(),
    at("at"),
    Column("actor_kind", String(8), nullable=False),
    Column("actor_name", Text, nullable=False),
    reference("person_id", "person"),
    Column("origin", Text, nullable=False),
    Column("what", String(60), nullable=False),
    Column("why", Text),
    reference("ticket_id", "ticket"),
    Column("message_row_id", Key),
    Column("delivery_id", Key),
    Column("application_id", Key),
    json("data"),
    Index(
        "ix_event_without_ticket",
        "id",
        sqlite_where=text("ticket_id IS NULL"),
        postgresql_where=text("ticket_id IS NULL"),
    ),
)

alert = Table("alert", metadata, Column("cause", String(120), primary_key=True), at("sent_at"))
