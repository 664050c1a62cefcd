"""pages for citizens: links that were revoked, and what surveys say."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014_citizens"
down_revision = "0013_deliveries"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the two tables."""
    op.create_table(
        "public_link",
        sa.Column("ticket_id", _KEY, autoincrement=False, nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_public_link_ticket_id")),
        sa.PrimaryKeyConstraint("ticket_id", name=op.f("pk_public_link")),
    )
    op.create_table(
        "survey_answer",
        sa.Column("id", _KEY, autoincrement=True, nullable=False),
        sa.Column("ticket_id", _KEY, nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("remark", sa.Text(), server_default="", nullable=False),
        sa.Column("permit_id", sa.String(length=120), nullable=True),
        sa.Column("unit_id", _KEY, nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_survey_answer_ticket_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_survey_answer_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_answer")),
    )
    op.create_index("ix_survey_answer_at", "survey_answer", ["at"])
    op.create_index("ix_survey_answer_ticket_id", "survey_answer", ["ticket_id"], unique=True)
