"""what a message answers is kept, so that a parent that comes late finds its answers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005_ancestors"
down_revision = "0004_applications"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table; ``helpdesk reparse --all`` fills it for mail that is there already."""
    key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "ancestor",
        sa.Column("message_row_id", key, autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["message_row_id"], ["message.id"], name=op.f("fk_ancestor_message_row_id_message")),
        sa.PrimaryKeyConstraint("message_row_id", "position", name=op.f("pk_ancestor")),
    )
    op.create_index(op.f("ix_ancestor_identity"), "ancestor", ["identity"])
