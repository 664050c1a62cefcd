from __future__ import annotations

import threading
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from helpdesk.errors import SchemaError
from helpdesk.store.database import Database
from helpdesk.store.schema import metadata, unit


def test_the_migrations_make_exactly_the_schema_of_the_code(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})

        assert compare_metadata(context, metadata) == []


def test_migrating_again_changes_nothing(database: Database) -> None:
    assert database.migrate() == database.schema_head()
    database.check_schema()


def test_a_database_without_tables_is_refused_with_the_command_to_run(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'new.sqlite3'}")

    with pytest.raises(SchemaError, match="helpdesk migrate"):
        database.check_schema()

    database.close()


def test_a_transaction_that_fails_leaves_nothing_behind(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.transaction() as tx:  # noqa: PT012 -- the block is what fails
        tx.execute(sa.insert(unit).values(name="Kelurahan Gambir"))
        raise ZeroDivisionError

    with database.read() as tx:
        assert tx.scalar(sa.select(sa.func.count()).select_from(unit)) == 0


def test_writers_wait_for_each_other_instead_of_failing(database: Database) -> None:
    failures: list[Exception] = []

    def write(number: int) -> None:
        try:
            for turn in range(20):
                with database.transaction() as tx:
                    count = tx.scalar(sa.select(sa.func.count()).select_from(unit))
                    tx.execute(sa.insert(unit).values(name=f"{number}-{turn}-{count}"))
        except sa.exc.SQLAlchemyError as error:
            failures.append(error)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    with database.read() as tx:
        assert tx.scalar(sa.select(sa.func.count()).select_from(unit)) == 80


def test_a_lock_belongs_to_one_at_a_time(database: Database) -> None:
    with database.lock("mailbox-a") as mine, database.lock("mailbox-a") as second, database.lock("mailbox-b") as other:
        assert (mine, second, other) == (True, False, True)

    with database.lock("mailbox-a") as again:
        assert again


def test_the_password_of_a_database_is_not_printed() -> None:
    database = Database("postgresql+psycopg://desk:geheim@127.0.0.1:1/none")

    assert "geheim" not in database.url.render_as_string()
    database.close()
