"""lists of the desk and its search at any size: an index for each queue, lines of tickets, words of mails, views."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012_lists"
down_revision = "0011_stays"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_NORMAL = "merged_into_id IS NULL AND spam IS FALSE AND held IS FALSE"
_OPEN = f"{_NORMAL} AND state IN ('new', 'drafted', 'waiting-citizen', 'waiting-office')"
_INDEXES = (
    ("to_review", f"{_NORMAL} AND state = 'drafted' AND needs_person IS FALSE", ("last_inbound_at", "id")),
    (
        "needs_person",
        f"{_NORMAL} AND (state = 'new' OR state = 'drafted' AND needs_person IS TRUE)",
        ("last_inbound_at", "id"),
    ),
    ("waiting_citizen", f"{_NORMAL} AND state = 'waiting-citizen'", ("last_inbound_at", "id")),
    ("waiting_office", f"{_NORMAL} AND state = 'waiting-office'", ("last_inbound_at", "id")),
    ("unsure", "merged_into_id IS NULL AND spam IS FALSE AND held IS TRUE", ("last_inbound_at", "id")),
    ("spam", "merged_into_id IS NULL AND spam IS TRUE", ("last_inbound_at", "id")),
    ("done", f"{_NORMAL} AND state IN ('resolved', 'closed')", ("last_inbound_at", "id")),
    ("mine", _OPEN, ("assignee_id", "last_inbound_at", "id")),
    ("open_due", _OPEN, ("due_at", "id")),
)
_SEARCH = {
    "sqlite": (
        "CREATE VIRTUAL TABLE search_message USING fts5("
        "who, words, columnsize=0, prefix='3 4', tokenize='unicode61 remove_diacritics 0')",
    ),
    "postgresql": (
        "CREATE TABLE search_message (message_row_id BIGINT PRIMARY KEY REFERENCES message(id) ON DELETE CASCADE, "
        "words TSVECTOR NOT NULL)",
        "CREATE INDEX ix_search_message_words ON search_message USING gin (words)",
    ),
}


def upgrade() -> None:
    """Add them; `helpdesk migrate` fills them from the readings."""
    for name, condition, columns in _INDEXES:
        where = sa.text(condition)
        op.create_index(f"ix_ticket_{name}", "ticket", list(columns), sqlite_where=where, postgresql_where=where)
    op.create_index("ix_ticket_last_inbound_at", "ticket", ["last_inbound_at", "id"])
    _create_lines()
    op.create_table(
        "saved_view",
        sa.Column("id", _KEY, autoincrement=True, nullable=False),
        sa.Column("person_id", _KEY, nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("shared", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_saved_view_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
    )
    op.create_index(op.f("ix_saved_view_person_id"), "saved_view", ["person_id"])
    for statement in _SEARCH[op.get_bind().dialect.name]:
        op.execute(statement)


def _create_lines() -> None:
    op.create_table(
        "ticket_line",
        sa.Column("ticket_id", _KEY, autoincrement=False, nullable=False),
        sa.Column("message_row_id", _KEY, nullable=False),
        sa.Column("snippet", sa.Text(), nullable=False),
        sa.Column("entries", sa.JSON(), nullable=False),
        sa.Column("attachments", sa.Integer(), nullable=False),
        sa.Column("questions", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["ticket.id"], name=op.f("fk_ticket_line_ticket_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("ticket_id", name=op.f("pk_ticket_line")),
    )
    op.create_table(
        "ticket_entry",
        sa.Column("ticket_id", _KEY, autoincrement=False, nullable=False),
        sa.Column("entry_id", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["ticket.id"], name=op.f("fk_ticket_entry_ticket_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("ticket_id", "entry_id", name=op.f("pk_ticket_entry")),
    )
    op.create_index("ix_ticket_entry_entry_id", "ticket_entry", ["entry_id", "ticket_id"])
