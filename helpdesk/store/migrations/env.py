"""Alembic's entry: migrates over the connection that Database hands in."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context

from helpdesk.store.columns import Moment
from helpdesk.store.schema import metadata


def render_item(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Write our own column type as the plain one, so that an old migration never depends on today's code."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Moment) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    compare_type=True,
    render_item=render_item,
)
with context.begin_transaction():
    context.run_migrations()
