"""what administrators turn off, paused mailboxes, what stands in files that go out, events without a ticket."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016_switches"
down_revision = "0015_no_survey"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_WITHOUT_TICKET = sa.text("ticket_id IS NULL")


def upgrade() -> None:
    """Add a table, columns and an index."""
    op.create_table(
        "switch",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("on", sa.Boolean(), nullable=False),
        sa.Column("person_id", _KEY, nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_switch_person_id")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_switch")),
    )
    with op.batch_alter_table("mailbox") as batch:
        batch.add_column(sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("paused_why", sa.Text(), nullable=True))
        batch.add_column(sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("draft_file") as batch:
        batch.add_column(sa.Column("text", sa.Text(), server_default="", nullable=False))
        batch.add_column(sa.Column("unread", sa.Boolean(), server_default=sa.true(), nullable=False))
    op.create_index(
        "ix_event_without_ticket", "event", ["id"], sqlite_where=_WITHOUT_TICKET, postgresql_where=_WITHOUT_TICKET
    )
