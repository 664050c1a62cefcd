from __future__ import annotations

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from helpdesk.errors import NotFoundError
from helpdesk.model.person import SYSTEM
from helpdesk.store import events
from helpdesk.store.database import Database
from helpdesk.store.gathering import later, tables_of
from helpdesk.store.schema import event, ticket, unit

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
ADD = sa.insert(unit)
NAMES = sa.select(unit.c.name).order_by(unit.c.id)


def statements(database: Database) -> list[str]:
    """Return what is sent to the database from now on, as it comes."""
    said: list[str] = []
    sa.event.listen(database.engine, "before_cursor_execute", lambda *args: said.append(args[2].partition(" ")[0]))
    return said


def test_what_waits_is_there_at_the_end_written_by_one_statement(database: Database) -> None:
    with database.gathering() as tx:
        said = statements(database)
        for name in ("Gambir", "Menteng", "Tebet"):
            later(tx, ADD, [{"name": name}])

    assert said == ["INSERT"]
    with database.read() as tx:
        assert list(tx.scalars(NAMES)) == ["Gambir", "Menteng", "Tebet"]


def test_a_reader_sees_what_was_said_before_and_no_other_table_is_written_for_it(database: Database) -> None:
    with database.gathering() as tx:
        later(tx, ADD, [{"name": "Gambir"}])
        said = statements(database)
        assert tx.scalar(sa.select(sa.func.count()).select_from(ticket)) == 0
        assert said == ["SELECT"]
        assert tx.scalar(sa.select(sa.func.count()).select_from(unit)) == 1
        assert said == ["SELECT", "INSERT", "SELECT"]


@pytest.mark.parametrize(
    "query",
    [
        sa.select(sa.select(unit.c.name).subquery().c.name),
        sa.select(sa.text("1")).where(sa.exists().where(unit.c.name == "Gambir")),
        sa.text("SELECT name FROM unit"),
        sa.select(ticket.c.id).join(unit, unit.c.id == ticket.c.unit_id, isouter=True),
        sa.select(unit.alias("other").c.name),
        sa.update(unit).values(name="Menteng"),
        sa.delete(ticket).where(ticket.c.unit_id.in_(sa.select(unit.c.id))),
    ],
    ids=["subquery", "exists", "text", "join", "alias", "update", "delete"],
)
def test_whatever_way_a_table_is_named_in_what_waits_for_it_is_written_first(
    database: Database, query: sa.Executable
) -> None:
    with database.gathering() as tx:
        later(tx, ADD, [{"name": "Gambir"}])
        said = statements(database)
        tx.execute(query)

        assert said[0] == "INSERT"


def test_sql_as_text_and_savepoints_see_everything(database: Database) -> None:
    with database.gathering() as tx:
        later(tx, ADD, [{"name": "Gambir"}])
        assert tx.exec_driver_sql("SELECT count(*) FROM unit").scalar() == 1
        later(tx, ADD, [{"name": "Menteng"}])
        with pytest.raises(ZeroDivisionError), tx.begin_nested():
            raise ZeroDivisionError
        assert list(tx.scalars(NAMES)) == ["Gambir", "Menteng"]


def test_a_gathering_that_fails_leaves_nothing_behind(database: Database) -> None:
    with pytest.raises(NotFoundError), database.gathering() as tx:  # noqa: PT012 -- the block is what fails
        later(tx, ADD, [{"name": "Gambir"}])
        assert tx.scalar(NAMES) == "Gambir"
        later(tx, ADD, [{"name": "Menteng"}])
        raise NotFoundError("There is no ticket 1.")

    with database.read() as tx:
        assert tx.scalar(NAMES) is None


def test_rows_that_cannot_be_written_fail_the_whole_transaction(database: Database) -> None:
    with pytest.raises(sa.exc.IntegrityError), database.gathering() as tx:  # noqa: PT012 -- the end is what fails
        events.record(tx, NOW, SYSTEM, "intake.imported")
        later(tx, ADD, [{"name": "Gambir"}, {"name": "Gambir"}])

    with database.read() as tx:
        assert tx.scalar(sa.select(sa.func.count()).select_from(event)) == 0


def test_in_an_ordinary_transaction_nothing_waits(database: Database) -> None:
    with database.transaction() as tx:
        later(tx, ADD, [{"name": "Gambir"}])
        assert tx.exec_driver_sql("SELECT count(*) FROM unit").scalar() == 1


def test_the_tables_of_a_statement_are_known() -> None:
    joined = sa.select(unit.c.name).join(ticket, ticket.c.unit_id == unit.c.id)
    assert tables_of(sa.insert(unit)) == frozenset({"unit"})
    assert tables_of(joined) == frozenset({"unit", "ticket"})
    assert tables_of(sa.text("SELECT 1")) is None
