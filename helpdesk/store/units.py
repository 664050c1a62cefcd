"""The units of the office."""

from __future__ import annotations

import sqlalchemy as sa

from helpdesk.store.database import Tx
from helpdesk.store.schema import unit


def every(tx: Tx) -> tuple[tuple[int, str], ...]:
    """Return (id, name) of every unit, by name."""
    rows = tx.execute(sa.select(unit.c.id, unit.c.name).order_by(unit.c.name))
    return tuple((row.id, row.name) for row in rows)
