"""The tables of the pages that citizens open without an account: links that were revoked, and what surveys say."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text

from helpdesk.store.columns import Key, at, identity, json, metadata, reference

public_link = Table(
    "public_link",
    metadata,
    Column("ticket_id", Key, ForeignKey("ticket.id"), primary_key=True, autoincrement=False),
    Column("epoch", Integer, nullable=False),
    at("at"),
)

survey_answer = Table(
    "survey_answer",
    metadata,
    identity(),
    Column("ticket_id", Key, ForeignKey("ticket.id"), nullable=False),
    json("answers"),  # {element: 1 to 4}
    Column("remark", Text, nullable=False, server_default=""),
    Column("permit_id", String(120)),
    reference("unit_id", "unit", index=False),
    at("at"),
    Index("ix_survey_answer_at", "at"),
    Index("ix_survey_answer_ticket_id", "ticket_id", unique=True),
)

no_survey = Table("no_survey", metadata, Column("address", String(320), primary_key=True), at("at"))
