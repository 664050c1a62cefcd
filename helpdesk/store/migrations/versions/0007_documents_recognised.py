"""documents recognised: what was found out about each attachment, and what people said of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007_documents"
down_revision = "0006_learning"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add them."""
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("found", sa.JSON(), nullable=True))
    key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "document_judgement",
        sa.Column("id", key, autoincrement=True, nullable=False),
        sa.Column("message_row_id", key, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("pattern", sa.Text(), nullable=False),
        sa.Column("keys", sa.JSON(), nullable=False),
        sa.Column("person_id", key, nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["message_row_id"], ["message.id"], name=op.f("fk_document_judgement_message_row_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_document_judgement_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_judgement")),
    )
    with op.batch_alter_table("document_judgement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_document_judgement_message_row_id"), ["message_row_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_document_judgement_person_id"), ["person_id"], unique=False)
