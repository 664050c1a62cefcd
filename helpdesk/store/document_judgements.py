"""What people said a file is, for this file and for the next one that is called so. Undone ones stay, marked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa

from helpdesk.documents.mailed import Corrections
from helpdesk.documents.words import pattern
from helpdesk.store.database import Tx
from helpdesk.store.schema import document_judgement

_REMEMBERED = 5_000  # the newest judgements that teach


def record(
    tx: Tx,
    now: datetime,
    place: tuple[int, int, str | None],
    filename: str,
    keys: tuple[str, ...],
    person_id: int | None,
) -> None:
    """Store that the file at ``place`` (message row, position, member) is ``keys``; an earlier word on it is undone."""
    c = document_judgement.c
    row_id, position, member = place
    same = (c.message_row_id == row_id, c.position == position, c.member == (member or ""), c.undone_at.is_(None))
    tx.execute(sa.update(document_judgement).where(*same).values(undone_at=now))
    tx.execute(
        sa.insert(document_judgement).values(
            message_row_id=row_id,
            position=position,
            member=member or "",
            pattern=" ".join(pattern(filename)),
            keys=list(keys),
            person_id=person_id,
            at=now,
        )
    )


def corrections(tx: Tx, message_row_id: int | None = None) -> Corrections:
    """Return what people taught, and what they said of the files of one message."""
    c = document_judgement.c
    current = sa.select(c.pattern, c["keys"]).where(c.undone_at.is_(None), c.pattern != "")
    names: dict[tuple[str, ...], tuple[str, ...]] = {}
    for row in tx.execute(current.order_by(c.id.desc()).limit(_REMEMBERED)):
        names.setdefault(tuple(row.pattern.split(" ")), tuple(row[1]))
    if message_row_id is None:
        return Corrections(names=names)
    query = sa.select(c.position, c.member, c["keys"]).where(c.message_row_id == message_row_id, c.undone_at.is_(None))
    files = {(row.position, row.member or None): tuple(row[2]) for row in tx.execute(query.order_by(c.id))}
    return Corrections(files, names)


def follow(tx: Tx, message_row_id: int, moved: Mapping[int, int]) -> bool:
    """Let the judgements of a message point to where their files stand now; return whether any moved."""
    c = document_judgement.c
    rows = tx.execute(sa.select(c.id, c.position).where(c.message_row_id == message_row_id)).all()
    places = {row.id: moved.get(row.position, row.position) for row in rows}
    changed = [row.id for row in rows if places[row.id] != row.position]
    for row_id in changed:
        tx.execute(sa.update(document_judgement).where(c.id == row_id).values(position=places[row_id]))
    return bool(changed)
