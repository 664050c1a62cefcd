"""The tables of what leaves the desk: deliveries, and which of them were notices to whom."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, String, Table, Text, text

from helpdesk.store.columns import Moment, at, identity, json, metadata, reference

delivery = Table(
    "delivery",
    metadata,
    identity(),
    reference("ticket_id", "ticket", null=False),
    reference("draft_id", "draft"),
    reference("message_row_id", "message"),
    Column("message_id", Text, nullable=False, unique=True),
    Column("digest", String(64), ForeignKey("blob.digest"), nullable=False),
    Column("reverse_path", String(320), nullable=False),
    json("recipients"),
    Column("outcomes", JSON, nullable=False, server_default=text("'{}'")),  # {address: [code, text]} once decided
    Column("domain", String(255), nullable=False, server_default=text("''")),  # of the first recipient
    Column("state", String(12), nullable=False),
    at("not_before"),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("claimed_by", Text),
    Column("claimed_at", Moment),
    Column("data_at", Moment),  # when the octets began to go out in the latest attempt
    Column("last_code", Integer),
    Column("last_reply", Text),
    at("created_at"),
    Column("sent_at", Moment),
    Index("ix_delivery_state_not_before", "state", "not_before"),
    Index("ix_delivery_claimed_at", "claimed_at"),
)

notice = Table(
    "notice",
    metadata,
    identity(),
    Column("kind", String(20), nullable=False),
    Column("address", String(320), nullable=False),
    reference("ticket_id", "ticket", null=False),
    reference("delivery_id", "delivery", null=False),
    at("at"),
    Index("ix_notice_address_at", "address", "at"),
)
