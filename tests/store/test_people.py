"""Accounts: somebody can always let others in."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

import pytest

from helpdesk.errors import ConflictError
from helpdesk.model.person import Role
from helpdesk.store import people
from helpdesk.store.database import Database

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


def employ(database: Database, name: str) -> int:
    with database.transaction() as tx:
        email = f"{name}@dpmptsp.example"
        return people.add(tx, NOW, name=name, email=email, role=Role.ADMINISTRATOR, password_hash=None).id


def demote(database: Database, person_id: int, **values: object) -> None:
    with database.transaction() as tx:
        people.lock_administrators(tx)
        people.change(tx, person_id, **values)
        people.keep_an_administrator(tx)


@pytest.mark.parametrize("values", [{"role": Role.SUPERVISOR}, {"active": False}])
def test_the_last_administrator_stays(database: Database, values: dict[str, object]) -> None:
    one, two = employ(database, "satu"), employ(database, "dua")
    demote(database, one, **values)
    with pytest.raises(ConflictError):
        demote(database, two, **values)

    with database.read() as tx:
        left = people.get(tx, two)
    assert left is not None
    assert left.may(Role.ADMINISTRATOR)


def test_of_two_who_take_the_role_from_each_other_at_once_one_keeps_it(database: Database) -> None:
    ids = employ(database, "satu"), employ(database, "dua")
    begin = threading.Barrier(2)
    refused: list[int] = []

    def take_from(person_id: int) -> None:
        begin.wait()
        try:
            demote(database, person_id, role=Role.COUNSELOR)
        except ConflictError:
            refused.append(person_id)

    threads = [threading.Thread(target=take_from, args=(person_id,)) for person_id in ids]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert len(refused) == 1
