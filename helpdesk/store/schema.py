"""The tables. What was derived from octets stands apart from what people did, so that it can be derived again.

Derived: ``reading``, ``attachment``, ``question``. Recorded: everything else. ``event`` is only ever appended to.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """An aware datetime, kept in UTC on databases that know no zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Refuse naive datetimes and turn the others to UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give every datetime back in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


Key = BigInteger().with_variant(Integer, "sqlite")


def _id() -> Column[Any]:
    return Column("id", Key, primary_key=True, autoincrement=True)


def _ref(name: str, target: str, *, null: bool = True, index: bool = True) -> Column[Any]:
    return Column(name, Key, ForeignKey(f"{target}.id"), nullable=null, index=index)


def _at(name: str, *, null: bool = False) -> Column[Any]:
    return Column(name, Moment, nullable=null)


def _flag(name: str) -> Column[Any]:
    return Column(name, Boolean, nullable=False, server_default=false())


def _json(name: str) -> Column[Any]:
    return Column(name, JSON, nullable=False)


unit = Table("unit", metadata, _id(), Column("name", Text, nullable=False, unique=True), _ref("parent_id", "unit"))

person = Table(
    "person",
    metadata,
    _id(),
    Column("name", Text, nullable=False),
    Column("email", String(320), nullable=False, unique=True),
    Column("role", String(20), nullable=False),
    _ref("unit_id", "unit"),
    Column("password_hash", Text),
    Column("active", Boolean, nullable=False),
    Column("session_epoch", Integer, nullable=False, server_default=text("0")),
    Column("language", String(8), nullable=False, server_default=text("'id'")),
    _at("created_at"),
)

citizen = Table("citizen", metadata, _id(), Column("name", Text, nullable=False), _at("created_at"))

citizen_address = Table(
    "citizen_address",
    metadata,
    Column("address", String(320), primary_key=True),
    _ref("citizen_id", "citizen", null=False),
    Column("position", Integer, nullable=False),
    _at("created_at"),
)

mailbox = Table(
    "mailbox",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("folder", Text, nullable=False),
    Column("uidvalidity", BigInteger),
    Column("position", BigInteger, nullable=False, server_default=text("0")),
    _at("heartbeat_at", null=True),
    _at("failing_since", null=True),
    Column("problem", Text),
    _flag("permanent"),
    Column("poll_seconds", Integer, nullable=False, server_default=text("60")),
    _at("reconciled_at", null=True),
    Column("missing", Integer, nullable=False, server_default=text("0")),  # what the last reconciliation found
)

blob = Table(
    "blob",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("size", BigInteger, nullable=False),
    _at("created_at"),
    Column("retain_until", Moment),
    Column("erased_at", Moment),
    Column("erased_reason", Text),
)

receipt = Table(
    "receipt",
    metadata,
    _id(),
    Column("mailbox", String(40), nullable=False),
    Column("folder", Text, nullable=False),
    Column("uidvalidity", BigInteger, nullable=False),
    Column("uid", BigInteger, nullable=False),
    Column("digest", String(64), ForeignKey("blob.digest"), index=True),
    Column("state", String(12), nullable=False),  # received | wanted | imported | duplicate | ignored | failed
    Column("reason", Text),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    _flag("archive"),
    _at("received_at"),
    _at("recorded_at"),
    _ref("message_row_id", "message"),
    UniqueConstraint("mailbox", "folder", "uidvalidity", "uid"),
    Index("ix_receipt_state", "state"),
)

ticket = Table(
    "ticket",
    metadata,
    _id(),
    Column("number", String(40), nullable=False, unique=True),
    Column("state", String(20), nullable=False),
    Column("subject", Text, nullable=False),
    Column("origin", String(12), nullable=False),
    _ref("citizen_id", "citizen"),
    _ref("assignee_id", "person"),
    _ref("unit_id", "unit"),
    Column("language", String(8), nullable=False),
    _flag("confidential"),
    _flag("held"),
    _flag("spam"),
    _flag("undeliverable"),
    _flag("needs_person"),
    _ref("merged_into_id", "ticket"),
    _ref("proposed_ticket_id", "ticket"),
    Column("proposed_reason", Text),
    Column("snoozed_until", Moment),
    _at("created_at"),
    _at("updated_at"),
    _at("last_inbound_at"),
    Column("answered_at", Moment),
    Column("due_at", Moment, index=True),
    Index("ix_ticket_state_last_inbound_at", "state", "last_inbound_at", "id"),
)

message = Table(
    "message",
    metadata,
    _id(),
    Column("identity", String(64), nullable=False, unique=True),
    Column("message_id", Text, index=True),
    Column("direction", String(3), nullable=False),  # in | out
    _ref("ticket_id", "ticket", null=False),
    Column("digest", String(64), ForeignKey("blob.digest"), nullable=False),
    Column("decisions", JSON),  # why it is here: [[stage, decision, detail], ...]
    _at("received_at"),
    _at("created_at"),
)

reading = Table(
    "reading",
    metadata,
    Column("message_row_id", Key, ForeignKey("message.id"), primary_key=True, autoincrement=False),
    Column("parser", Integer, nullable=False),
    Column("knowledge_version", String(64)),
    Column("from_name", Text, nullable=False),
    Column("from_address", String(320)),
    _json("reply_to"),
    _json("to"),
    _json("cc"),
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
    _json("defects"),
    Column("action", String(20), nullable=False),
    _json("permits"),
    _json("topics"),
    _json("application_numbers"),
    _json("documents"),
    _json("standing"),
    _json("log"),
)

attachment = Table(
    "attachment",
    metadata,
    Column("message_row_id", Key, ForeignKey("message.id"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("filename", Text, nullable=False),
    Column("content_type", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    _flag("inline"),
    Column("content_id", Text),
)

question = Table(
    "question",
    metadata,
    Column("message_row_id", Key, ForeignKey("message.id"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    _json("aspects"),
    Column("out_of_scope", Float, nullable=False),
    _json("candidates"),
)

judgement = Table(
    "judgement",
    metadata,
    _id(),
    _ref("message_row_id", "message", null=False),
    Column("position", Integer, nullable=False),
    Column("question", Text, nullable=False),
    Column("entry_id", Text),
    Column("rank", Integer),
    _ref("person_id", "person"),
    _at("at"),
    Column("undone_at", Moment),
)

draft = Table(
    "draft",
    metadata,
    _id(),
    _ref("ticket_id", "ticket", null=False),
    _ref("message_row_id", "message"),
    Column("state", String(12), nullable=False),  # proposed | edited | approved | sent | discarded
    Column("language", String(8), nullable=False),
    _json("to"),
    _json("cc"),
    Column("subject", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("proposed_body", Text, nullable=False),
    _json("blocks"),
    Column("knowledge_version", String(64)),
    Column("version", Integer, nullable=False),
    _ref("author_id", "person"),
    _at("created_at"),
    _at("updated_at"),
    Index(
        "uq_draft_open",
        "ticket_id",
        unique=True,
        sqlite_where=text("state IN ('proposed', 'edited')"),
        postgresql_where=text("state IN ('proposed', 'edited')"),
    ),
)

delivery = Table(
    "delivery",
    metadata,
    _id(),
    _ref("ticket_id", "ticket", null=False),
    _ref("draft_id", "draft"),
    _ref("message_row_id", "message"),
    Column("message_id", Text, nullable=False, unique=True),
    Column("digest", String(64), ForeignKey("blob.digest"), nullable=False),
    Column("reverse_path", String(320), nullable=False),
    _json("recipients"),
    Column("state", String(12), nullable=False),
    _at("not_before"),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("claimed_by", Text),
    Column("claimed_at", Moment),
    Column("last_code", Integer),
    Column("last_reply", Text),
    _at("created_at"),
    Column("sent_at", Moment),
    Index("ix_delivery_state_not_before", "state", "not_before"),
)

notice = Table(
    "notice",
    metadata,
    _id(),
    Column("kind", String(20), nullable=False),
    Column("address", String(320), nullable=False),
    _ref("ticket_id", "ticket", null=False),
    _ref("delivery_id", "delivery", null=False),
    _at("at"),
    Index("ix_notice_address_at", "address", "at"),
)

note = Table(
    "note",
    metadata,
    _id(),
    _ref("ticket_id", "ticket", null=False),
    _ref("author_id", "person"),
    Column("text", Text, nullable=False),
    _at("at"),
)

application = Table(
    "application",
    metadata,
    _id(),
    _ref("ticket_id", "ticket"),
    Column("permit_id", Text),
    Column("permit_label", Text),  # the source's own name of the permit
    Column("number", Text, index=True),
    Column("applicant", Text),
    Column("stage", String(24), nullable=False),
    Column("system_label", Text),
    _ref("unit_id", "unit"),
    Column("channel", Text),
    Column("begun_at", Moment, index=True),
    Column("complete_on", Date),
    Column("due_on", Date, index=True),
    Column("due_why", Text),  # why there is no due date
    Column("ended_at", Moment),
    _flag("contradicted"),
    _at("created_at"),
    _at("updated_at"),
)

stage_report = Table(
    "stage_report",
    metadata,
    _id(),
    _ref("application_id", "application", null=False, index=False),
    Column("key", String(200), nullable=False),
    _at("at"),
    Column("stage", String(24), nullable=False),
    Column("source", Text, nullable=False),
    Column("label", Text),
    _json("failed"),
    Column("note", Text),
    Column("corrects", String(200)),
    _at("recorded_at"),
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
    _at("approved_at"),
)

calendar_year = Table(
    "calendar_year",
    metadata,
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("approved_by", Text, nullable=False),
    _at("approved_at"),
)

suspension = Table(
    "suspension",
    metadata,
    _id(),
    Column("first", Date, nullable=False),
    Column("last", Date),
    Column("activity", String(40), nullable=False),
    Column("reason", Text, nullable=False),
    Column("recorded_by", Text, nullable=False),
    _at("recorded_at"),
)

knowledge_version = Table(
    "knowledge_version",
    metadata,
    _id(),
    Column("version", String(64), nullable=False, unique=True),
    Column("content", LargeBinary, nullable=False),  # JSON, zlib
    _at("published_at"),
    Column("published_by", Text, nullable=False),
    Column("active_since", Moment, nullable=False, index=True),
)

knowledge_problem = Table(
    "knowledge_problem",
    metadata,
    _id(),
    Column("text", Text, nullable=False),
    _at("at"),
)

event = Table(
    "event",
    metadata,
    _id(),
    _at("at"),
    Column("actor_kind", String(8), nullable=False),
    Column("actor_name", Text, nullable=False),
    _ref("person_id", "person"),
    Column("origin", Text, nullable=False),
    Column("what", String(60), nullable=False),
    Column("why", Text),
    _ref("ticket_id", "ticket"),
    Column("message_row_id", Key),
    Column("delivery_id", Key),
    Column("application_id", Key),
    _json("data"),
)

alert = Table("alert", metadata, Column("cause", String(120), primary_key=True), _at("sent_at"))
