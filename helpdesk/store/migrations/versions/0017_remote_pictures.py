"""pictures of mails that a person asked to be fetched from other machines."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017_remote_pictures"
down_revision = "0016_switches"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "remote_picture",
        sa.Column("id", _KEY, autoincrement=True, nullable=False),
        sa.Column("message_row_id", _KEY, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=True),
        sa.Column("problem", sa.Text(), server_default="", nullable=False),
        sa.Column("person_id", _KEY, nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["message_row_id"], ["message.id"], name=op.f("fk_remote_picture_message_row_id")),
        sa.ForeignKeyConstraint(["digest"], ["blob.digest"], name=op.f("fk_remote_picture_digest")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_remote_picture_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remote_picture")),
    )
    op.create_index("ix_remote_picture_message_row_id", "remote_picture", ["message_row_id"])
