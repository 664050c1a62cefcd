"""addresses that want no survey."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015_no_survey"
down_revision = "0014_citizens"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "no_survey",
        sa.Column("address", sa.String(length=320), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_no_survey")),
    )
