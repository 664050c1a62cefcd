"""What administrators turned off, by name; a name without a row is on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from helpdesk.model.person import Actor
from helpdesk.store.database import Tx
from helpdesk.store.receipts import insert_or_ignore
from helpdesk.store.schema import person, switch


@dataclass(frozen=True, slots=True)
class Turned:
    """How a switch was turned last, by whom and when."""

    name: str
    on: bool
    by: str
    at: datetime


def off(tx: Tx) -> frozenset[str]:
    """Return the names that are off."""
    return frozenset(tx.scalars(sa.select(switch.c.name).where(switch.c.on.is_(False))))


def every(tx: Tx) -> dict[str, Turned]:
    """Return every switch that was ever turned, by name."""
    query = sa.select(switch, person.c.name.label("by")).outerjoin(person, person.c.id == switch.c.person_id)
    return {row.name: Turned(row.name, row.on, row.by or "", row.at) for row in tx.execute(query)}


def turn(tx: Tx, name: str, actor: Actor, now: datetime, *, on: bool) -> bool:
    """Turn a switch; False when it stood like that already."""
    stands = tx.scalar(sa.select(switch.c.on).where(switch.c.name == name))
    if (True if stands is None else stands) == on:
        return False
    values = {"on": on, "person_id": actor.person_id, "at": now}
    tx.execute(insert_or_ignore(tx, switch).values(name=name, **values))
    tx.execute(sa.update(switch).where(switch.c.name == name).values(values))
    return True
