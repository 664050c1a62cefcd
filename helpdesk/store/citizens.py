"""Citizens: a person who writes, with every address they write from."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from helpdesk.model.person import Citizen
from helpdesk.store.database import Tx
from helpdesk.store.receipts import insert_or_ignore
from helpdesk.store.schema import citizen, citizen_address


def get(tx: Tx, citizen_id: int) -> Citizen | None:
    """Return a citizen with their addresses, the first one is where replies go."""
    row = tx.execute(sa.select(citizen).where(citizen.c.id == citizen_id)).one_or_none()
    if row is None:
        return None
    a = citizen_address.c
    addresses = tx.scalars(sa.select(a.address).where(a.citizen_id == citizen_id).order_by(a.position, a.address))
    return Citizen(row.id, row.name, tuple(addresses))


def by_address(tx: Tx, address: str) -> Citizen | None:
    """Return the citizen who writes from ``address``."""
    a = citizen_address.c
    found = tx.scalar(sa.select(a.citizen_id).where(a.address == address.lower()))
    return get(tx, found) if found else None


def meet(tx: Tx, address: str, name: str, now: datetime) -> int:
    """Return the id of the citizen with this address, made if new; a name that was missing is filled in."""
    known = by_address(tx, address)
    if known is None:
        new = int(tx.scalar(sa.insert(citizen).values(name=name, created_at=now).returning(citizen.c.id)) or 0)
        add_address(tx, new, address, now)
        known = by_address(tx, address)  # another process may have met the same citizen at the same moment
        return known.id if known else new
    if name and not known.name:
        tx.execute(sa.update(citizen).where(citizen.c.id == known.id).values(name=name))
    return known.id


def add_address(tx: Tx, citizen_id: int, address: str, now: datetime) -> None:
    """Give a citizen one more address; one that belongs to somebody already stays where it is."""
    a = citizen_address.c
    position = tx.scalar(sa.select(sa.func.count()).where(a.citizen_id == citizen_id)) or 0
    values = {"address": address.lower(), "citizen_id": citizen_id, "position": position, "created_at": now}
    tx.execute(insert_or_ignore(tx, citizen_address).values(values))


def without_address(tx: Tx, name: str, now: datetime) -> int:
    """Return the id of a new citizen of whom no address is known (a call, the counter)."""
    return int(tx.scalar(sa.insert(citizen).values(name=name, created_at=now).returning(citizen.c.id)) or 0)
