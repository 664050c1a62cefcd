from __future__ import annotations

import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from helpdesk.errors import SchemaError
from helpdesk.store.database import HEAD, Database
from helpdesk.store.migrating import configuration, last_migration
from helpdesk.store.schema import metadata, stage_stay, unit


def test_the_migrations_make_exactly_the_schema_of_the_code(database: Database) -> None:
    with database.engine.connect() as connection:
        opts = {"compare_type": True, "include_name": lambda name, kind, _: not (kind == "table" and _of_search(name))}
        context = MigrationContext.configure(connection, opts=opts)

        assert compare_metadata(context, metadata) == []


def _of_search(name: str) -> bool:
    """Whether a table is the index of the search, which each database makes in its own way."""
    return name.startswith("search_message")


def test_migrating_again_changes_nothing(database: Database) -> None:
    assert database.migrate() == HEAD
    database.check_schema()


def test_the_schema_a_program_needs_is_that_of_its_last_migration() -> None:
    assert last_migration() == HEAD


def test_an_older_schema_is_refused_with_the_command_to_run_and_then_brought_up(database: Database) -> None:
    with database.transaction() as tx:
        tx.execute(sa.text("UPDATE alembic_version SET version_num = '0017_remote_pictures'"))

    with pytest.raises(SchemaError, match=f"0017_remote_pictures, this program needs {HEAD}.*helpdesk migrate"):
        database.check_schema()


def test_a_desk_in_use_loads_nothing_that_migrates_and_no_library_of_coloured_text() -> None:
    """They are 17 MiB of a process that has to be small."""
    look = "import sys, helpdesk.cli.main, helpdesk.worker; print(sorted({'alembic', 'rich'} & set(sys.modules)))"

    answer = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)

    assert answer.stdout.strip() == "[]"


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


def test_applications_of_an_older_schema_get_the_days_of_their_stages(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'old.sqlite3'}")
    before = str(ScriptDirectory.from_config(configuration()).get_revision("0011_stays").down_revision)
    told = [
        ("1", "2020-03-16 01:00:00", "submitted", "[]"),
        ("2", "2020-03-17 20:00:00", "refused", '["ktp"]'),  # the 18th in Jakarta
        ("0", "2020-03-14 01:00:00", "submitted", "[]"),
    ]
    with database.engine.connect() as connection:
        config = configuration()
        config.attributes["connection"] = connection
        command.upgrade(config, before)
        now = "2020-03-20 00:00:00"
        connection.execute(
            sa.text(
                "INSERT INTO application (id, number, stage, contradicted, created_at, updated_at)"
                " VALUES (7, 'A-7', 'refused', 0, :now, :now), (8, 'A-8', 'preparing', 0, :now, :now)"
            ),
            {"now": now},
        )
        for key, at, stage, failed in told:
            connection.execute(
                sa.text(
                    "INSERT INTO stage_report (application_id, key, at, stage, source, failed, recorded_at)"
                    " VALUES (7, :key, :at, :stage, 'oss', :failed, :at)"
                ),
                {"key": key, "at": at, "stage": stage, "failed": failed},
            )
        connection.commit()

    database.migrate()

    with database.read() as tx:
        rows = tx.execute(sa.select(stage_stay).order_by(stage_stay.c.position)).all()
    assert [(r.application_id, r.stage, r.first_on, r.last_on, r.failed) for r in rows] == [
        (7, "submitted", date(2020, 3, 14), date(2020, 3, 18), []),
        (7, "refused", date(2020, 3, 18), None, ["ktp"]),
    ]
    database.close()


def test_a_transaction_that_does_not_wait_for_the_disk_is_followed_by_ones_that_do(database: Database) -> None:
    asked = "PRAGMA synchronous" if database.sqlite else "SHOW synchronous_commit"
    found = []
    for durable in (True, False, True):
        with database.transaction(durable=durable) as tx:
            found.append(str(tx.exec_driver_sql(asked).scalar()))
    assert found[0] == found[2]
    assert found[1:] == (["1", "2"] if database.sqlite else ["off", found[0]])
