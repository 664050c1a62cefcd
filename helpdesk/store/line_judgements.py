"""What people did with narrow answers in letters that they changed. Undone judgements stay, and teach no more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from helpdesk.model.line_choice import LineChoice, LineJudgement
from helpdesk.store import judgements
from helpdesk.store.database import Tx
from helpdesk.store.schema import line_judgement, person


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement that stands, on a line of the reply to a message, with its number, author and time."""

    id: int
    message_row_id: int
    given: LineJudgement
    person_name: str
    at: datetime


def record(
    tx: Tx, now: datetime, message_row_id: int, given: Iterable[LineJudgement], person_id: int
) -> dict[str, int]:
    """Store what a person judged in the reply to a message and return how many of each choice.

    An earlier word on the same line is undone. That the letter went without a line says nothing where there is one: a
    second letter need not repeat what the first one told.
    """
    standing = {(one.given.entry_id, one.given.name): one.id for one in of_message(tx, message_row_id)}
    kept = [one for one in given if one.choice is not LineChoice.PASSED or (one.entry_id, one.name) not in standing]
    replaced = [standing[key] for one in kept if (key := (one.entry_id, one.name)) in standing]
    if replaced:
        c = line_judgement.c
        tx.execute(sa.update(line_judgement).where(c.id.in_(replaced)).values(undone_at=now))
    for one in kept:
        values = {name: getattr(one, name) for name in LineJudgement.__slots__}
        values |= {"message_row_id": message_row_id, "person_id": person_id, "at": now}
        tx.execute(sa.insert(line_judgement).values(values))
    return dict(Counter(str(one.choice) for one in kept))


def undo(tx: Tx, message_row_id: int, now: datetime) -> int:
    """Take back what was judged in the reply to a message, and return how much that was."""
    c = line_judgement.c
    same = (c.message_row_id == message_row_id, c.undone_at.is_(None))
    return tx.execute(sa.update(line_judgement).where(*same).values(undone_at=now)).rowcount


def of_message(tx: Tx, message_row_id: int) -> tuple[Judged, ...]:
    """Return what stands as judged in the reply to a message, in the order in which it was stored."""
    c = line_judgement.c
    rows = tx.execute(_STANDING.where(c.message_row_id == message_row_id).order_by(c.id))
    return tuple(map(_judged, rows))


def standing(tx: Tx, limit: int) -> list[Judged]:
    """Return the newest ``limit`` judgements that were not undone, oldest first."""
    rows = tx.execute(_STANDING.order_by(line_judgement.c.id.desc()).limit(limit)).all()
    return [_judged(row) for row in reversed(rows)]


def stamp(tx: Tx) -> tuple[object, ...]:
    """Return what changes whenever a judgement is given or undone, or a tuning kept."""
    c = line_judgement.c
    newest = tx.scalar(sa.select(sa.func.max(c.id)))
    undone = tx.scalar(sa.select(sa.func.count()).select_from(line_judgement).where(c.undone_at.is_not(None)))
    return newest, undone, judgements.newest_tuning(tx, judgements.LINES)


_STANDING = (
    sa.select(line_judgement, person.c.name.label("person_name"))
    .join(person, person.c.id == line_judgement.c.person_id)
    .where(line_judgement.c.undone_at.is_(None))
)


def _judged(row: sa.Row[tuple[object, ...]]) -> Judged:
    given = LineJudgement(row.entry_id, row.name, LineChoice(row.choice), row.chance, row.said)
    return Judged(row.id, row.message_row_id, given, row.person_name, row.at)
