"""What counselors said about the items of an application's requirement list; the newest word on an item stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from helpdesk.store.database import Tx
from helpdesk.store.schema import person, requirement_check
from helpdesk.track.checklist import ItemState, Said


def of_applications(tx: Tx, application_ids: Iterable[int]) -> dict[int, dict[int, Said]]:
    """Return what was said about each of these applications, by position in the entry's list."""
    c = requirement_check.c
    query = sa.select(requirement_check, person.c.name).select_from(
        requirement_check.outerjoin(person, person.c.id == c.person_id)
    )
    found: dict[int, dict[int, Said]] = {}
    for row in tx.execute(query.where(c.application_id.in_(list(application_ids)))):
        state = ItemState(row.state) if row.state else None
        said = Said(state, row.applies, row.note, row.name, row.at)
        found.setdefault(row.application_id, {})[row.position] = said
    return found


def put(  # noqa: PLR0913 -- every keyword is a column
    tx: Tx, now: datetime, *, application_id: int, position: int, document: str, said: Said, person_id: int | None
) -> None:
    """Record what a person says about one item, in place of what was said before."""
    c = requirement_check.c
    here = (c.application_id == application_id, c.position == position)
    values = {
        "document": document,
        "state": said.state,
        "applies": said.applies,
        "note": said.note,
        "person_id": person_id,
        "at": now,
    }
    if tx.execute(sa.update(requirement_check).where(*here).values(**values)).rowcount == 0:
        place = {"application_id": application_id, "position": position}
        tx.execute(sa.insert(requirement_check).values(**place, **values))


def take_back(tx: Tx, application_id: int, position: int) -> bool:
    """Forget what was said about one item; return whether anything was."""
    c = requirement_check.c
    gone = sa.delete(requirement_check).where(c.application_id == application_id, c.position == position)
    return tx.execute(gone).rowcount > 0
