"""follow-up: what is to be told or done, what a ticket is due for, what a draft is for, the day that a report names."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009_follow_up"
down_revision = "0008_ticket_desk"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add them."""
    with op.batch_alter_table("ticket", schema=None) as batch_op:
        batch_op.add_column(sa.Column("due_kind", sa.String(length=16), nullable=True))
    op.execute("UPDATE ticket SET due_kind = 'application' WHERE due_at IS NOT NULL")
    with op.batch_alter_table("draft", schema=None) as batch_op:
        purpose = sa.Column("purpose", sa.String(length=8), server_default=sa.text("'reply'"), nullable=False)
        batch_op.add_column(purpose)
    with op.batch_alter_table("stage_report", schema=None) as batch_op:
        batch_op.add_column(sa.Column("day", sa.Date(), nullable=True))
    key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "follow_up",
        sa.Column("id", key, autoincrement=True, nullable=False),
        sa.Column("ticket_id", key, nullable=False),
        sa.Column("application_id", key, nullable=True),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("key", sa.String(length=240), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("draft_id", key, nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("person_id", key, nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        *(
            sa.ForeignKeyConstraint([f"{name}_id"], [f"{name}.id"], name=op.f(f"fk_follow_up_{name}_id_{name}"))
            for name in ("ticket", "application", "draft", "person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
        sa.UniqueConstraint("ticket_id", "kind", "key", name=op.f("uq_follow_up_ticket_id_kind_key")),
    )
    with op.batch_alter_table("follow_up", schema=None) as batch_op:
        for name in ("ticket_id", "application_id", "draft_id", "person_id"):
            batch_op.create_index(batch_op.f(f"ix_follow_up_{name}"), [name], unique=False)
        batch_op.create_index("ix_follow_up_state_due_on", ["state", "due_on"], unique=False)
