"""how far a delivery came: which recipients were decided, when its octets began to go out; addresses that fail."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013_deliveries"
down_revision = "0012_lists"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add them. What was being sent when the desk was stopped counts as if its octets had gone out."""
    moment = sa.DateTime(timezone=True)
    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.add_column(sa.Column("outcomes", sa.JSON(), server_default=sa.text("'{}'"), nullable=False))
        batch_op.add_column(sa.Column("domain", sa.String(length=255), server_default=sa.text("''"), nullable=False))
        batch_op.add_column(sa.Column("data_at", moment, nullable=True))
        batch_op.create_index("ix_delivery_claimed_at", ["claimed_at"], unique=False)
    with op.batch_alter_table("citizen_address", schema=None) as batch_op:
        batch_op.add_column(sa.Column("failed_at", moment, nullable=True))
        batch_op.add_column(sa.Column("failed_why", sa.Text(), nullable=True))
    delivery = sa.table("delivery", *map(sa.column, ("state", "data_at", "claimed_at")))
    flying = delivery.c.state.in_(("sending", "uncertain"))
    op.execute(sa.update(delivery).where(flying).values(data_at=delivery.c.claimed_at))
