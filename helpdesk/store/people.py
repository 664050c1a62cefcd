"""The people with an account."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from helpdesk.errors import ConflictError
from helpdesk.model.person import Person, Role
from helpdesk.store.database import Tx
from helpdesk.store.receipts import insert_or_ignore
from helpdesk.store.schema import person

_COLUMNS = [person.c[name] for name in Person.__slots__]
_ADMINISTRATORS = sa.select(person.c.id).where(person.c.role == Role.ADMINISTRATOR.value, person.c.active)


def add(tx: Tx, now: datetime, *, name: str, email: str, role: Role, password_hash: str | None) -> Person:
    """Make an account; ConflictError when the e-mail address has one."""
    values = {"name": name, "email": email.lower(), "role": role, "password_hash": password_hash, "active": True}
    new = insert_or_ignore(tx, person).values(created_at=now, **values)
    if tx.scalar(new.returning(person.c.id)) is None:
        raise ConflictError(f"{email} has an account already. Change it with: helpdesk user role, or user password")
    found = by_email(tx, email)
    assert found is not None  # noqa: S101 -- inserted above
    return found


def get(tx: Tx, person_id: int) -> Person | None:
    """Return one person."""
    row = tx.execute(sa.select(*_COLUMNS).where(person.c.id == person_id)).one_or_none()
    return _person(row) if row else None


def by_email(tx: Tx, email: str) -> Person | None:
    """Return the person who logs in with this address."""
    row = tx.execute(sa.select(*_COLUMNS).where(person.c.email == email.lower())).one_or_none()
    return _person(row) if row else None


def every(tx: Tx) -> tuple[Person, ...]:
    """Return all accounts by name."""
    return tuple(map(_person, tx.execute(sa.select(*_COLUMNS).order_by(person.c.name, person.c.id))))


def change(tx: Tx, person_id: int, **values: Any) -> None:
    """Set columns of an account. A new password, role or state ends all its sessions."""
    if values.keys() & {"password_hash", "role", "active"}:
        values["session_epoch"] = person.c.session_epoch + 1
    tx.execute(sa.update(person).where(person.c.id == person_id).values(**values))


def lock_administrators(tx: Tx) -> None:
    """Let two who take the role from each other at once wait for each other, until the end of this transaction."""
    tx.execute(_ADMINISTRATORS.order_by(person.c.id).with_for_update())


def keep_an_administrator(tx: Tx) -> None:
    """Raise ConflictError when no active administrator is left: nobody could ever let one in again."""
    if tx.execute(_ADMINISTRATORS.limit(1)).one_or_none() is None:
        raise ConflictError("This would leave no administrator. Give somebody else the role first.")


def _person(row: Any) -> Person:
    values = row._asdict()
    values["role"] = Role(values["role"])
    return Person(**values)
