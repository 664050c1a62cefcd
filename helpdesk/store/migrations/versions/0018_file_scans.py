"""what the virus scanner said of the files of mails."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018_file_scans"
down_revision = "0017_remote_pictures"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "file_scan",
        sa.Column("message_row_id", _KEY, autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("found", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["message_row_id"], ["message.id"], name=op.f("fk_file_scan_message_row_id")),
        sa.PrimaryKeyConstraint("message_row_id", "position", name=op.f("pk_file_scan")),
    )
