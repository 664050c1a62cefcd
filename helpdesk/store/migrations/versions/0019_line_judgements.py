"""what people did with narrow answers, and the coefficients that these were found to deserve."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019_line_judgements"
down_revision = "0018_file_scans"
branch_labels = None
depends_on = None

_UNDONE = sa.text("undone_at IS NOT NULL")
_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the table, and what a tuning is for."""
    op.create_table(
        "line_judgement",
        sa.Column("id", _KEY, autoincrement=True, nullable=False),
        sa.Column("message_row_id", _KEY, nullable=False),
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("choice", sa.String(length=8), nullable=False),
        sa.Column("chance", sa.Float(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("person_id", _KEY, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["message_row_id"], ["message.id"], name=op.f("fk_line_judgement_message_row_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_line_judgement_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_line_judgement")),
    )
    with op.batch_alter_table("line_judgement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_line_judgement_message_row_id"), ["message_row_id"], unique=False)
    op.create_index(
        "ix_line_judgement_undone", "line_judgement", ["undone_at"], sqlite_where=_UNDONE, postgresql_where=_UNDONE
    )
    with op.batch_alter_table("tuning", schema=None) as batch_op:
        batch_op.add_column(sa.Column("what", sa.String(length=8), server_default="entries", nullable=False))
