"""The servers that tests talk to. They are real, and they fail with a package's name when they are not installed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
import structlog
from hypothesis import settings

from helpdesk.blobs import Blobs
from helpdesk.config import Config, load
from helpdesk.desk import Desk
from helpdesk.explain import Explainer
from helpdesk.store.database import Database
from helpdesk.store.schema import metadata
from tests.letters import Letterbox
from tests.project import project
from tests.servers.dovecot import Dovecot
from tests.servers.postgres import Postgres
from tests.servers.smtp import SmtpServer


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run campaigns whole, instead of a seeded tenth of each")


def pytest_configure(config: pytest.Config) -> None:
    """Make property tests repeatable: the same examples in every run, new ones each time with ``--long``."""
    settings.register_profile("repeatable", derandomize=True, deadline=None)
    settings.register_profile("searching", deadline=None, print_blob=True)
    settings.load_profile("searching" if config.getoption("--long") else "repeatable")
    # A traceback with every variable, as structlog would draw it, takes half a minute on a busy machine.
    plain = structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
    structlog.configure(processors=[*structlog.get_config()["processors"][:-1], plain])


LONG = {"browser", "long", "dovecot"}  # a browser, a campaign, a server: such a file takes up to a minute
EVEN = {"database", "desk", "sqlite_desk", "sqlite_database", "seeded"}  # a desk: many files of some seconds each


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with long files and end with even ones, so that at the end no worker waits a minute for the other."""
    needs: dict[Path, set[str]] = {}
    for item in items:
        needs.setdefault(item.path, set()).update(getattr(item, "fixturenames", ()))
    items.sort(key=lambda item: 0 if needs[item.path] & LONG else 2 if needs[item.path] & EVEN else 1)


@pytest.fixture(scope="session")
def long(request: pytest.FixtureRequest) -> bool:
    """Whether campaigns run whole."""
    return bool(request.config.getoption("--long"))


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    """Start one Dovecot for all tests; use a user name of your own in each."""
    with Dovecot() as server:
        yield server


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """Start one PostgreSQL for all tests; ``postgres.new_database()`` is empty."""
    with Postgres() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_url(postgres: Postgres) -> str:
    """Return the URL of a database that all tests of this session share."""
    return postgres.url


@pytest.fixture
def smtp_server() -> Iterator[SmtpServer]:
    """Start an SMTP server that keeps what it is given."""
    with SmtpServer() as server:
        yield server


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a migrated SQLite database to copy."""
    path = tmp_path_factory.mktemp("migrated") / "helpdesk.sqlite3"
    database = Database(f"sqlite:///{path}")
    database.migrate()
    database.close()
    return path


@pytest.fixture(scope="session")
def migrated_postgres(postgres: Postgres) -> Iterator[Database]:
    """Give a migrated PostgreSQL database that tests empty when they are done."""
    database = Database(postgres.new_database())
    database.migrate()
    yield database
    database.close()


@pytest.fixture
def sqlite_database(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Database]:
    """Give an empty desk's database on SQLite."""
    path = tmp_path / "helpdesk.sqlite3"
    shutil.copyfile(migrated_sqlite, path)
    database = Database(f"sqlite:///{path}")
    yield database
    database.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """Give an empty desk's database: every store test runs on both."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_database")
        return
    postgresql: Database = request.getfixturevalue("migrated_postgres")
    yield postgresql
    with postgresql.transaction() as tx:
        tables = ", ".join(f'"{table.name}"' for table in metadata.sorted_tables)
        tx.execute(sa.text(f"TRUNCATE {tables} RESTART IDENTITY CASCADE"))


ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def config() -> Config:
    """Return the project's own configuration, with a border server that vouches for senders."""
    loaded = load(ROOT / "config.toml")
    return loaded.model_copy(update={"office": loaded.office.model_copy(update={"authserv_id": "mx.dpmptsp.example"})})


@pytest.fixture(scope="session")
def explainer(config: Config) -> Explainer:
    """Return the pure stages with the project's own knowledge and templates."""
    return Explainer(config, project().knowledge, index=project().index)


@pytest.fixture
def desk(database: Database, tmp_path: Path, config: Config, explainer: Explainer) -> Desk:
    """Return a desk without tickets, on both databases."""
    return Desk(config, database, Blobs(tmp_path / "blobs"), b"k" * 32, explainer)


@pytest.fixture
def sqlite_desk(sqlite_database: Database, tmp_path: Path, config: Config, explainer: Explainer) -> Desk:
    """Return a desk without tickets on SQLite, for tests that are about other things than the database."""
    return Desk(config, sqlite_database, Blobs(tmp_path / "blobs"), b"k" * 32, explainer)


@pytest.fixture
def letterbox(tmp_path: Path) -> Letterbox:
    """Return an empty Maildir."""
    return Letterbox(tmp_path / "mailbox")
