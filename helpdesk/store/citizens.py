"""Citizens: a person who writes, with every address they write from."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from helpdesk.model.person import Citizen
from helpdesk.store.database import Tx
from helpdesk.store.gathering import alone, foresee, lacks, later, next_id
from helpdesk.store.receipts import insert_or_ignore
from helpdesk.store.schema import citizen, citizen_address

_ADD = sa.insert(citizen).returning(citizen.c.id)
_ADD_AS = sa.insert(citizen)
_GIVE = sa.insert(citizen_address)
_WRITES_FROM = (
    sa.select(citizen.c.id, citizen.c.name, citizen_address.c.failed_at)
    .join(citizen_address, citizen_address.c.citizen_id == citizen.c.id)
    .where(citizen_address.c.address == sa.bindparam("written"))
)


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
    found = id_of(tx, address)
    return get(tx, found) if found is not None else None


def foresee_addresses(tx: Tx, addresses: Iterable[str]) -> None:
    """Ask at once from which of these addresses some citizen writes."""
    foresee(tx, citizen_address.c.address, (address.lower() for address in addresses))


def id_of(tx: Tx, address: str) -> int | None:
    """Return the id of the citizen who writes from ``address``."""
    if lacks(tx, citizen_address.c.address, (address.lower(),)):
        return None
    found = tx.execute(_WRITES_FROM, {"written": address.lower()}).one_or_none()
    return int(found.id) if found else None


def meet(tx: Tx, address: str, name: str, now: datetime) -> int:
    """Return the id of the citizen with this address, made if new; a name that was missing is filled in."""
    if alone(tx) and lacks(tx, citizen_address.c.address, (address.lower(),)):
        new = next_id(tx, citizen)
        later(tx, _ADD_AS, [{"id": new, "name": name, "created_at": now}])
        later(tx, _GIVE, [_address(new, address, 0, now)])
        return new
    known = tx.execute(_WRITES_FROM, {"written": address.lower()}).one_or_none()
    if known is None:
        new = without_address(tx, name, now)
        if _take(tx, new, address, 0, now):
            return new
        known = tx.execute(_WRITES_FROM, {"written": address.lower()}).one_or_none()
        return int(known.id) if known else new  # another process may have met the same citizen at the same moment
    if known.failed_at is not None:
        works(tx, address)
    if name and not known.name:
        tx.execute(sa.update(citizen).where(citizen.c.id == known.id).values(name=name))
    return int(known.id)


def fails(tx: Tx, address: str, why: str, now: datetime) -> None:
    """Mark an address: what we sent there came back, or was refused for good."""
    change = sa.update(citizen_address).where(citizen_address.c.address == address.lower())
    tx.execute(change.values(failed_at=now, failed_why=why))


def works(tx: Tx, address: str) -> None:
    """Take the mark from an address: its owner has written from it."""
    a = citizen_address.c
    change = sa.update(citizen_address).where(a.address == address.lower(), a.failed_at.is_not(None))
    tx.execute(change.values(failed_at=None, failed_why=None))


def failing(tx: Tx, addresses: Collection[str]) -> dict[str, tuple[datetime, str]]:
    """Return since when and why for each of ``addresses`` that is marked."""
    a = citizen_address.c
    query = sa.select(a.address, a.failed_at, a.failed_why).where(
        a.address.in_([address.lower() for address in addresses]), a.failed_at.is_not(None)
    )
    return {row.address: (row.failed_at, row.failed_why or "") for row in tx.execute(query)}


def _take(tx: Tx, citizen_id: int, address: str, position: int, now: datetime) -> bool:
    """Give a citizen an address; False when it is somebody's already."""
    values = _address(citizen_id, address, position, now)
    return tx.scalar(insert_or_ignore(tx, citizen_address, returning="address"), values) is not None


def _address(citizen_id: int, address: str, position: int, now: datetime) -> dict[str, Any]:
    return {"address": address.lower(), "citizen_id": citizen_id, "position": position, "created_at": now}


def without_address(tx: Tx, name: str, now: datetime) -> int:
    """Return the id of a new citizen of whom no address is known (a call, the counter)."""
    return int(tx.scalar(_ADD, {"name": name, "created_at": now}) or 0)
