"""Files of a letter that is not yet sent; one that was taken out stays in the table, marked."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from helpdesk.model.conversation import DraftFile
from helpdesk.store.database import Tx
from helpdesk.store.schema import draft_file

_C = draft_file.c
_GIVEN = ("draft_id", "filename", "content_type", "size", "digest", "text", "unread")


def add(tx: Tx, now: datetime, file: DraftFile, person_id: int | None) -> int:
    """Put a file into a letter and return its id; the ``id`` of ``file`` is not looked at."""
    values = {name: getattr(file, name) for name in _GIVEN}
    new = sa.insert(draft_file).values(person_id=person_id, at=now, **values).returning(_C.id)
    return int(tx.scalar(new) or 0)


def of_draft(tx: Tx, draft_id: int) -> tuple[DraftFile, ...]:
    """Return the files that a letter goes out with, in the order in which they were put in."""
    query = sa.select(_C.id, *(_C[name] for name in _GIVEN))
    query = query.where(_C.draft_id == draft_id, _C.removed_at.is_(None)).order_by(_C.id)
    return tuple(DraftFile(*row) for row in tx.execute(query))


def remove(tx: Tx, draft_id: int, file_id: int, now: datetime) -> bool:
    """Take a file out of a letter; False when it was not in it."""
    here = (_C.id == file_id, _C.draft_id == draft_id, _C.removed_at.is_(None))
    return bool(tx.execute(sa.update(draft_file).where(*here).values(removed_at=now)).rowcount)


def give(tx: Tx, draft_id: int, other_id: int) -> None:
    """Let another letter have the files of this one."""
    tx.execute(sa.update(draft_file).where(_C.draft_id == draft_id).values(draft_id=other_id))
