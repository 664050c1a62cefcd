"""work on a ticket together: files of a letter, mentions, who is here, questions recut, letters to be approved."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008_ticket_desk"
down_revision = "0007_documents"
branch_labels = None
depends_on = None
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add them."""
    with op.batch_alter_table("draft", schema=None) as batch_op:
        batch_op.add_column(sa.Column("submitted_at", MOMENT, nullable=True))
        batch_op.add_column(sa.Column("submitted_by_id", KEY, nullable=True))
        batch_op.create_foreign_key(op.f("fk_draft_submitted_by_id"), "person", ["submitted_by_id"], ["id"])
        batch_op.create_index(batch_op.f("ix_draft_submitted_at"), ["submitted_at"], unique=False)
    _files()
    _mentions()
    _presence()
    _cuts()


def _files() -> None:
    op.create_table(
        "draft_file",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("draft_id", KEY, nullable=False),
        sa.Column("filename", sa.Text(), nullable=False),
        sa.Column("content_type", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("person_id", KEY, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("removed_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"], name=op.f("fk_draft_file_draft_id")),
        sa.ForeignKeyConstraint(["digest"], ["blob.digest"], name=op.f("fk_draft_file_digest")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_draft_file_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_file")),
    )
    op.create_index(op.f("ix_draft_file_draft_id"), "draft_file", ["draft_id"], unique=False)


def _mentions() -> None:
    op.create_table(
        "mention",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("note_id", KEY, nullable=False),
        sa.Column("ticket_id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], name=op.f("fk_mention_note_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_mention_ticket_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_mention_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mention")),
    )
    op.create_index(op.f("ix_mention_ticket_id"), "mention", ["ticket_id"], unique=False)
    op.create_index("ix_mention_person_id_seen_at", "mention", ["person_id", "seen_at"], unique=False)


def _presence() -> None:
    op.create_table(
        "presence",
        sa.Column("ticket_id", KEY, autoincrement=False, nullable=False),
        sa.Column("person_id", KEY, autoincrement=False, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.Column("typed_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_presence_ticket_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_presence_person_id")),
        sa.PrimaryKeyConstraint("ticket_id", "person_id", name=op.f("pk_presence")),
    )


def _cuts() -> None:
    op.create_table(
        "question_cut",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("message_row_id", KEY, nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("person_id", KEY, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("undone_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["message_row_id"], ["message.id"], name=op.f("fk_question_cut_message_row_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_question_cut_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_cut")),
    )
    op.create_index(op.f("ix_question_cut_message_row_id"), "question_cut", ["message_row_id"], unique=False)
