"""Applications on the desk: who reports about them, their requirement lists, and where status comes from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010_applications"
down_revision = "0009_follow_up"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
READ_AT_ONCE = 1000


def upgrade() -> None:
    """Add them, and note which numbers the mails so far name."""
    _applications()
    _systems()
    _notifications()
    _note_numbers()


def _applications() -> None:
    with op.batch_alter_table("application", schema=None) as batch_op:
        batch_op.add_column(sa.Column("system", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("contact", sa.String(length=320), nullable=True))
        batch_op.add_column(sa.Column("knowledge_version", sa.String(length=64), nullable=True))
    op.create_table(
        "requirement_check",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("application_id", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=True),
        sa.Column("applies", sa.Boolean(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("person_id", KEY, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name=op.f("fk_requirement_check_application_id_application")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_requirement_check_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requirement_check")),
        sa.UniqueConstraint("application_id", "position", name=op.f("uq_requirement_check_application_id_position")),
    )


def _systems() -> None:
    op.create_table(
        "api_token",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("system", sa.String(length=40), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.Column("revoked_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_token")),
        sa.UniqueConstraint("digest", name=op.f("uq_api_token_digest")),
    )
    op.create_table(
        "api_request",
        sa.Column("system", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("system", "key", name=op.f("pk_api_request")),
    )
    op.create_table(
        "status_source",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("heartbeat_at", MOMENT, nullable=True),
        sa.Column("failing_since", MOMENT, nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("until", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_status_source")),
    )


def _notifications() -> None:
    op.create_table(
        "notification",
        sa.Column("message_row_id", KEY, autoincrement=False, nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["message_row_id"], ["message.id"], name=op.f("fk_notification_message_row_id_message")
        ),
        sa.PrimaryKeyConstraint("message_row_id", name=op.f("pk_notification")),
    )
    op.create_index(op.f("ix_notification_state"), "notification", ["state"], unique=False)
    op.create_table(
        "named_number",
        sa.Column("message_row_id", KEY, autoincrement=False, nullable=False),
        sa.Column("number", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["message_row_id"], ["message.id"], name=op.f("fk_named_number_message_row_id_message")
        ),
        sa.PrimaryKeyConstraint("message_row_id", "number", name=op.f("pk_named_number")),
    )
    op.create_index(op.f("ix_named_number_number"), "named_number", ["number"], unique=False)


def _note_numbers() -> None:
    reading = sa.table("reading", sa.column("message_row_id", KEY), sa.column("application_numbers", sa.JSON()))
    named = sa.table("named_number", sa.column("message_row_id", KEY), sa.column("number", sa.String()))
    connection, last = op.get_bind(), 0
    query = sa.select(reading).order_by(reading.c.message_row_id).limit(READ_AT_ONCE)
    while rows := connection.execute(query.where(reading.c.message_row_id > last)).all():
        last = rows[-1].message_row_id
        found = [
            {"message_row_id": row.message_row_id, "number": number}
            for row in rows
            for number in dict.fromkeys(row.application_numbers or ())
            if len(number) <= 200
        ]
        if found:
            connection.execute(sa.insert(named), found)
