"""what is due soon: first answers and applications by their own measure, told apart in the index of the queue."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020_due_soon"
down_revision = "0019_line_judgements"
branch_labels = None
depends_on = None

_OPEN = sa.text(
    "merged_into_id IS NULL AND spam IS FALSE AND held IS FALSE "
    "AND state IN ('new', 'drafted', 'waiting-citizen', 'waiting-office')"
)


def upgrade() -> None:
    """Let the index hold what a term is for."""
    op.drop_index("ix_ticket_open_due", table_name="ticket")
    op.create_index(
        "ix_ticket_open_due",
        "ticket",
        ["due_at", "id", "due_kind"],
        sqlite_where=_OPEN,
        postgresql_where=_OPEN,
    )
