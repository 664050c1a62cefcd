"""The tables of what people do at the desk: files of a letter, mentions, who is here, what was recut, put in, off."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Float, ForeignKey, Index, Integer, String, Table, Text, text, true

from helpdesk.store.columns import Key, Moment, at, identity, json, metadata, reference

draft_file = Table(
    "draft_file",
    metadata,
    identity(),
    reference("draft_id", "draft", null=False),
    Column("filename", Text, nullable=False),
    Column("content_type", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("digest", String(64), ForeignKey("blob.digest"), nullable=False),
    reference("person_id", "person", index=False),
    at("at"),
    Column("removed_at", Moment),
    Column("text", Text, nullable=False, server_default=""),  # what was read in it
    Column("unread", Boolean, nullable=False, server_default=true()),  # something in it could not be read
)

mention = Table(
    "mention",
    metadata,
    identity(),
    reference("note_id", "note", null=False, index=False),
    reference("ticket_id", "ticket", null=False),
    reference("person_id", "person", null=False, index=False),
    at("at"),
    Column("seen_at", Moment),
    Index("ix_mention_person_id_seen_at", "person_id", "seen_at"),
)

presence = Table(
    "presence",
    metadata,
    Column("ticket_id", Key, ForeignKey("ticket.id"), primary_key=True, autoincrement=False),
    Column("person_id", Key, ForeignKey("person.id"), primary_key=True, autoincrement=False),
    at("seen_at"),
    Column("typed_at", Moment),
)

question_cut = Table(
    "question_cut",
    metadata,
    identity(),
    reference("message_row_id", "message", null=False),
    json("parts"),  # [{"text", "start", "end"}, ...] in the order in which they are answered
    reference("person_id", "person", index=False),
    at("at"),
    Column("undone_at", Moment),
)

_UNDONE = text("undone_at IS NOT NULL")

line_judgement = Table(
    "line_judgement",
    metadata,
    identity(),
    reference("message_row_id", "message", null=False),
    Column("entry_id", Text, nullable=False),
    Column("name", Text, nullable=False),  # of the line in its entry, see match.line_use.name_of
    Column("choice", String(8), nullable=False),  # put | kept | reworded | removed | passed
    Column("chance", Float, nullable=False),  # of the line, before it was judged
    Column("said", Text, nullable=False),  # the words of the mail that it is on, numbers blanked out
    reference("person_id", "person", null=False, index=False),
    at("at"),
    Column("undone_at", Moment),
    # each process asks every second how many there are
    Index("ix_line_judgement_undone", "undone_at", sqlite_where=_UNDONE, postgresql_where=_UNDONE),
)

file_scan = Table(
    "file_scan",
    metadata,
    Column("message_row_id", Key, ForeignKey("message.id"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("found", Text, nullable=False),  # empty: clean
    at("at"),
)

remote_picture = Table(  # what a person asked to be fetched for a mail from another machine
    "remote_picture",
    metadata,
    identity(),
    reference("message_row_id", "message", null=False),
    Column("url", Text, nullable=False),
    Column("digest", String(64), ForeignKey("blob.digest")),
    Column("problem", Text, nullable=False, server_default=""),
    reference("person_id", "person", index=False),
    at("at"),
)

switch = Table(  # what config.toml allows and an administrator turned off, or on again
    "switch",
    metadata,
    Column("name", String(60), primary_key=True),
    Column("on", Boolean, nullable=False),
    reference("person_id", "person", index=False),
    at("at"),
)
