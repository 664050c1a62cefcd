from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from helpdesk.store.database import Database
from helpdesk.store.schema import unit

ADD = sa.insert(unit)


def names(*wanted: str) -> sa.Select[Any]:
    return sa.select(unit.c.name).where(unit.c.name.in_(wanted)).order_by(unit.c.name)


@pytest.fixture
def filled(database: Database) -> Database:
    """A database with two units."""
    with database.transaction() as tx:
        tx.execute(ADD, [{"name": "Gambir"}, {"name": "Menteng"}])
    return database


def test_the_same_question_is_asked_once_and_every_asker_gets_all_rows(filled: Database) -> None:
    said: list[str] = []
    with filled.glance() as tx:
        sa.event.listen(filled.engine, "before_cursor_execute", lambda *args: said.append(args[2]))
        first = tx.execute(names("Gambir", "Menteng"))
        assert first.first() == ("Gambir",)
        assert list(tx.scalars(names("Gambir", "Menteng"))) == ["Gambir", "Menteng"]
        assert [row.name for row in tx.execute(names("Gambir", "Menteng"))] == ["Gambir", "Menteng"]
        assert tx.scalar(names("Gambir", "Menteng")) == "Gambir"
        assert tx.execute(names("Gambir", "Menteng")).all()[0]._asdict() == {"name": "Gambir"}

    assert len(said) == 1


def test_another_value_is_another_question(filled: Database) -> None:
    given: sa.Select[Any] = sa.select(unit.c.name).where(unit.c.name == sa.bindparam("wanted"))
    with filled.glance() as tx:
        assert tx.scalar(names("Gambir")) == "Gambir"
        assert tx.scalar(names("Menteng")) == "Menteng"
        assert tx.scalar(given, {"wanted": "Gambir"}) == "Gambir"
        assert tx.scalar(given, {"wanted": "Menteng"}) == "Menteng"
        assert tx.execute(given, {"wanted": "Tebet"}).one_or_none() is None
        assert tx.scalar(sa.select(sa.func.count()).select_from(unit)) == 2
        assert tx.scalar(sa.select(sa.func.max(unit.c.name))) == "Menteng"
        assert tx.scalar(names("Gambir", "Menteng").limit(1).offset(1)) == "Menteng"


def test_a_page_tells_of_one_moment_and_the_next_page_of_the_next(filled: Database) -> None:
    count = sa.select(sa.func.count()).select_from(unit)
    with filled.glance() as tx:
        assert tx.scalar(count) == 2
        with filled.transaction() as other:
            other.execute(ADD, {"name": "Tebet"})
        assert tx.scalar(count) == 2

    with filled.glance() as tx:
        assert tx.scalar(count) == 3
