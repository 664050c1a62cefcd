"""The days that applications spent in their stages: derived from their reports, counted by the figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from helpdesk.store.database import Tx
from helpdesk.store.schema import stage_stay
from helpdesk.track.stays import Stay

_AT_ONCE = 500  # values in one IN list


def replace(tx: Tx, found: Mapping[int, Sequence[Stay]]) -> None:
    """Put these stays in the place of those that each application had."""
    ids = sorted(found)
    for start in range(0, len(ids), _AT_ONCE):
        part = ids[start : start + _AT_ONCE]
        tx.execute(sa.delete(stage_stay).where(stage_stay.c.application_id.in_(part)))
    rows = [
        {
            "application_id": key,
            "position": position,
            "stage": stay.stage,
            "first_on": stay.first,
            "last_on": stay.last,
            "failed": list(stay.failed),
            "due_on": stay.due_on,
        }
        for key in ids
        for position, stay in enumerate(found[key])
    ]
    if rows:
        tx.execute(sa.insert(stage_stay), rows)
