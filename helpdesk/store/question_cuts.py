"""How people cut a mail into its questions, where the desk did it badly. The newest one that was not undone counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from helpdesk.model.asked_text import cut_in_subject
from helpdesk.model.conversation import Part
from helpdesk.store.database import Tx
from helpdesk.store.schema import question_cut, reading

_C = question_cut.c


def standing(tx: Tx, message_row_id: int) -> tuple[Part, ...]:
    """Return the questions of a message as somebody cut them, in their order; empty when nobody did."""
    query = sa.select(_C.parts).where(_C.message_row_id == message_row_id, _C.undone_at.is_(None))
    parts = tx.scalar(query.order_by(_C.id.desc()).limit(1))
    return tuple(Part(**part) for part in parts or ())


def newest(tx: Tx, limit: int) -> list[tuple[str, tuple[tuple[int, int], ...]]]:
    """Return the newest cuts that count, from the oldest on: the text, and where each question starts and ends.

    The text is the new text of the mail, or its subject where that was cut.
    """
    counted = sa.select(sa.func.max(_C.id)).where(_C.undone_at.is_(None)).group_by(_C.message_row_id)
    query = sa.select(reading.c.new_text, reading.c.subject, _C.parts).join(
        reading, reading.c.message_row_id == _C.message_row_id
    )
    rows = tx.execute(query.where(_C.id.in_(counted)).order_by(_C.id.desc()).limit(limit)).all()
    cuts = [(row.new_text, row.subject, [Part(**part) for part in row.parts]) for row in reversed(rows)]
    return [
        (subject if cut_in_subject(parts, text, subject) else text, tuple((part.start, part.end) for part in parts))
        for text, subject, parts in cuts
    ]


def record(tx: Tx, now: datetime, message_row_id: int, parts: Sequence[Part], person_id: int | None) -> None:
    """Note how somebody cuts a message; earlier cuts stay below it."""
    values = {"message_row_id": message_row_id, "parts": list(parts)}
    tx.execute(sa.insert(question_cut).values(person_id=person_id, at=now, **values))


def undo(tx: Tx, message_row_id: int, now: datetime) -> bool:
    """Take back the newest cut that stands, so that the one before counts again; False when none stands."""
    standing = sa.select(sa.func.max(_C.id)).where(_C.message_row_id == message_row_id, _C.undone_at.is_(None))
    newest = tx.scalar(standing)
    if newest is None:
        return False
    tx.execute(sa.update(question_cut).where(_C.id == newest).values(undone_at=now))
    return True
