"""Judgements: what a person said about a proposed answer. Undone ones stay, marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from helpdesk.store.database import Tx
from helpdesk.store.schema import judgement

NOWHERE = -1  # the place of a question that a later reading of its mail no longer has


@dataclass(frozen=True, slots=True)
class Judgement:
    """For the question at ``position`` of a message, ``entry_id`` is right (None: no entry answers it)."""

    message_row_id: int
    position: int
    question: str
    entry_id: str | None
    rank: int | None


def record(tx: Tx, now: datetime, given: Judgement, person_id: int | None) -> None:
    """Store a judgement; the person's earlier one on the same question is undone."""
    c = judgement.c
    same = (c.message_row_id == given.message_row_id, c.position == given.position, c.undone_at.is_(None))
    tx.execute(sa.update(judgement).where(*same).values(undone_at=now))
    values = {name: getattr(given, name) for name in Judgement.__slots__}
    tx.execute(sa.insert(judgement).values(person_id=person_id, at=now, **values))


def of_message(tx: Tx, message_row_id: int) -> dict[int, str | None]:
    """Return the entry that a person chose for each judged question of a message, by position."""
    c = judgement.c
    query = sa.select(c.position, c.entry_id).where(c.message_row_id == message_row_id, c.undone_at.is_(None))
    return {row.position: row.entry_id for row in tx.execute(query.order_by(c.id))}


def follow(tx: Tx, message_row_id: int, moved: Mapping[int, int]) -> None:
    """Let the judgements of a message point to where their questions stand now (NOWHERE: no longer there)."""
    c = judgement.c
    rows = tx.execute(sa.select(c.id, c.position).where(c.message_row_id == message_row_id, c.position != NOWHERE))
    for row in rows.all():
        place = moved.get(row.position, NOWHERE)
        if place != row.position:
            tx.execute(sa.update(judgement).where(c.id == row.id).values(position=place))
