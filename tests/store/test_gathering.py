from __future__ import annotations

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from helpdesk.errors import NotFoundError
from helpdesk.model.person import SYSTEM
from helpdesk.store import events
from helpdesk.store.database import Database
from helpdesk.store.gathering import foresee, lacks, later, next_id, once, tables_of, waiting
from helpdesk.store.schema import citizen, citizen_address, event, ticket, unit

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


def a_ticket(new: int) -> dict[str, object]:
    moment = {"created_at": NOW, "updated_at": NOW, "last_inbound_at": NOW}
    return {
        "id": new,
        "number": f"T-{new}",
        "state": "new",
        "subject": "",
        "origin": "email",
        "language": "id",
        **moment,
    }


def test_what_others_refer_to_is_written_before_them_in_whatever_order_both_were_said(database: Database) -> None:
    with database.gathering() as tx:
        new = next_id(tx, ticket)
        events.record(tx, NOW, SYSTEM, "intake.imported", ticket_id=new)
        later(tx, sa.insert(ticket), [a_ticket(new)])
        assert tx.scalar(sa.select(event.c.ticket_id)) == new


def test_a_row_that_is_added_at_once_finds_the_waiting_row_to_which_it_refers(database: Database) -> None:
    with database.gathering() as tx:
        later(tx, sa.insert(citizen), [{"id": next_id(tx, citizen), "name": "Sari", "created_at": NOW}])
        values = {"address": "sari@warga.example", "citizen_id": 1, "position": 0, "created_at": NOW}
        tx.execute(sa.insert(citizen_address), values)
        assert tx.scalar(sa.select(citizen_address.c.citizen_id)) == 1


def test_a_row_is_changed_where_it_waits(database: Database) -> None:
    add = sa.insert(unit)
    with database.gathering() as tx:
        later(tx, add, [{"id": 1, "name": "Gambir"}, {"id": 2, "name": "Menteng"}])
        row = waiting(tx, add, 1)
        assert row is not None
        row["name"] = "Tebet"
        assert waiting(tx, add, 3) is None
        assert list(tx.scalars(NAMES)) == ["Tebet", "Menteng"]
        assert waiting(tx, add, 1) is None


def test_ids_go_on_from_the_highest_also_when_rows_were_added_without(database: Database) -> None:
    with database.gathering() as tx:
        tx.execute(ADD, {"name": "Gambir"})
        first = next_id(tx, unit)
        later(tx, sa.insert(unit), [{"id": first, "name": "Menteng"}])
        if not database.sqlite:
            return
        tx.execute(ADD, {"name": "Tebet"})
        assert [first, next_id(tx, unit)] == [2, 4]


def test_what_was_foreseen_is_not_asked_again_and_what_is_added_is_known(database: Database) -> None:
    with database.gathering() as tx:
        later(tx, ADD, [{"name": "Gambir"}])
        foresee(tx, unit.c.name, ["Gambir", "Menteng", "Tebet"])
        said = statements(database)
        assert lacks(tx, unit.c.name, ["Menteng", "Tebet"])
        assert not lacks(tx, unit.c.name, ["Gambir", "Menteng"])
        assert not lacks(tx, unit.c.name, ["Senen"])
        later(tx, ADD, [{"name": "Menteng"}])
        assert not lacks(tx, unit.c.name, ["Menteng"])
        assert lacks(tx, unit.c.name, ["Tebet"])
        assert said == []


@pytest.mark.parametrize(
    "change",
    [
        sa.update(unit).values(name="Tebet"),
        sa.insert(unit).values(name="Tebet"),
        sa.insert(unit).from_select(["name"], sa.select(sa.literal("Tebet"))),
        sa.text("INSERT INTO unit (name) VALUES ('Tebet')"),
    ],
    ids=["update", "values", "from select", "text"],
)
def test_what_was_foreseen_is_forgotten_when_rows_come_about_in_another_way(
    database: Database, change: sa.Executable
) -> None:
    with database.gathering() as tx:
        foresee(tx, unit.c.name, ["Tebet"])
        assert lacks(tx, unit.c.name, ["Tebet"])
        tx.execute(change)
        assert not lacks(tx, unit.c.name, ["Tebet"])


def test_a_question_is_asked_once_until_its_table_changes(database: Database) -> None:
    count = sa.select(sa.func.count()).select_from(unit)
    with database.gathering() as tx:
        said = statements(database)
        assert [once(tx, count, unit), once(tx, count, unit)] == [(0,), (0,)]
        assert said == ["SELECT"]
        later(tx, ADD, [{"name": "Gambir"}])
        assert once(tx, count, unit) == (1,)


def test_an_ordinary_transaction_knows_nothing_without_asking(database: Database) -> None:
    with database.transaction() as tx:
        foresee(tx, unit.c.name, ["Tebet"])
        assert not lacks(tx, unit.c.name, ["Tebet"])
