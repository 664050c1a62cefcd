"""the days that applications spent in each stage, from which the figures are counted.

Applications that are there already get theirs from their reports, in days of Jakarta (until now every office was
there). By which day those that had ended had to be decided is not known any more, and stays unknown.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

from helpdesk.model.application import Stage, StageReport
from helpdesk.track.history import history
from helpdesk.track.stays import stays

revision = "0011_stays"
down_revision = "0010_applications"
branch_labels = None
depends_on = None

_AT_ONCE = 500


def upgrade() -> None:
    """Add them."""
    key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    table = op.create_table(
        "stage_stay",
        sa.Column("application_id", key, autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("stage", sa.String(length=24), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("failed", sa.JSON(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["application_id"], ["application.id"], name=op.f("fk_stage_stay_application_id")),
        sa.PrimaryKeyConstraint("application_id", "position", name=op.f("pk_stage_stay")),
    )
    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_message_received_at"), ["received_at"], unique=False)
    bind, after = op.get_bind(), 0
    while found := _reports(bind, after):
        bind.execute(sa.insert(table), [row for number, told in found.items() for row in _rows(number, told)])
        after = max(found)


def _reports(bind: sa.Connection, after: int) -> dict[int, list[StageReport]]:
    """Return the reports of the next applications by id."""
    report = sa.table(
        "stage_report",
        sa.column("application_id"),
        sa.column("key"),
        sa.column("at", sa.DateTime(timezone=True)),
        sa.column("stage"),
        sa.column("failed", sa.JSON()),
        sa.column("corrects"),
    )
    owner = report.c.application_id
    ids = bind.scalars(sa.select(owner).where(owner > after).distinct().order_by(owner).limit(_AT_ONCE)).all()
    found: dict[int, list[StageReport]] = defaultdict(list)
    for row in bind.execute(sa.select(report).where(owner.in_(ids)).order_by(owner)):
        at: datetime = row.at if row.at.tzinfo else row.at.replace(tzinfo=UTC)
        told = StageReport(row.key, at, Stage(row.stage), "", failed=tuple(row.failed), corrects=row.corrects)
        found[row.application_id].append(told)
    return found


def _rows(application_id: int, told: list[StageReport]) -> list[dict[str, Any]]:
    return [
        {
            "application_id": application_id,
            "position": position,
            "stage": stay.stage.value,
            "first_on": stay.first,
            "last_on": stay.last,
            "failed": list(stay.failed),
            "due_on": None,
        }
        for position, stay in enumerate(stays(history(told), None, ZoneInfo("Asia/Jakarta")))
    ]
