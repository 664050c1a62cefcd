"""every UID is accounted for: reconciliation, archive mail, the decisions about a message, alerts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002_account"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add them."""
    op.create_table(
        "alert",
        sa.Column("cause", sa.String(length=120), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("cause", name=op.f("pk_alert")),
    )
    with op.batch_alter_table("mailbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reconciled_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("missing", sa.Integer(), server_default=sa.text("0"), nullable=False))
    with op.batch_alter_table("receipt", schema=None) as batch_op:
        batch_op.add_column(sa.Column("archive", sa.Boolean(), server_default=sa.false(), nullable=False))
    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.add_column(sa.Column("decisions", sa.JSON(), nullable=True))
