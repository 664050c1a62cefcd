"""The database: two doors, ``read()`` and ``transaction()``, and nothing else.

``gathering()`` is a transaction too, for many mails at once, and ``glance()`` one for a page. On SQLite every writer
begins IMMEDIATE, so that two of them wait for each other instead of failing half-way ("database is locked"); WAL lets
readers go on meanwhile; ``synchronous=FULL`` makes a commit survive a power cut. On PostgreSQL both doors are plain
transactions. Either way a block that ends with an exception leaves nothing behind.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Engine, event
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler

from helpdesk.errors import SchemaError
from helpdesk.store.columns import as_json
from helpdesk.store.gathering import Gathering
from helpdesk.store.remembering import Remembering

Tx = Connection
"""What the functions of this package take: a connection inside a transaction."""

UNAVAILABLE = (sa.exc.OperationalError, sa.exc.InterfaceError, sa.exc.TimeoutError)
"""The database cannot be used now (locked, full, away): nothing was changed, and trying again later may help."""

ADVICE = "Run: helpdesk migrate"

HEAD = "0020_due_soon"
"""The schema version that this program needs: that of the last migration."""

_VERSION = sa.table("alembic_version", sa.column("version_num", sa.String))


class Database:
    """A database of tickets, by its SQLAlchemy URL (``sqlite:///path`` or ``postgresql+psycopg://...``)."""

    def __init__(self, url: str) -> None:
        self.url = sa.make_url(url)
        self.sqlite = self.url.get_backend_name() == "sqlite"
        if self.sqlite and self.url.database:
            Path(self.url.database).parent.mkdir(parents=True, exist_ok=True)
        options: dict[str, Any] = {} if self.sqlite else {"pool_pre_ping": True}
        self.engine: Engine = sa.create_engine(self.url, json_serializer=as_json, **options)
        if self.sqlite:
            self.engine.dialect.statement_compiler = _Hinting
            event.listen(self.engine, "connect", _configure)

    def close(self) -> None:
        """Close every pooled connection."""
        self.engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Tx]:
        """Give a transaction for reading; nothing may be changed in it."""
        with self.engine.begin() as connection:
            self._begin(connection, "DEFERRED")
            yield connection

    @contextmanager
    def glance(self) -> Iterator[Tx]:
        """Give a transaction for reading one page: the same question is asked once (store/remembering.py)."""
        connection = Remembering(self.engine)
        with connection, connection.begin():
            self._begin(connection, "DEFERRED")
            yield connection

    @contextmanager
    def transaction(self, *, durable: bool = True) -> Iterator[Tx]:
        """Give a transaction for writing: all of it is kept, or on an exception nothing.

        Without ``durable`` the end does not wait for the disk: a power cut (not a killed process) may take it back,
        always together with everything later. For what can be found out again.
        """
        with self.engine.begin() as connection:
            self._begin(connection, "IMMEDIATE", durable=durable)
            yield connection

    @contextmanager
    def gathering(self) -> Iterator[Gathering]:
        """Give a transaction that is not durable at once and writes many rows together: for what can be derived again.

        What was said ``later`` is written before the end; an exception leaves nothing, whoever said it.
        """
        connection = Gathering(self.engine)
        with connection, connection.begin():
            self._begin(connection, "IMMEDIATE", durable=False)
            yield connection
            connection.write()

    def _begin(self, connection: Connection, mode: str, *, durable: bool = True) -> None:
        """Begin a transaction of the database itself; no event does it, since a listener costs every statement time."""
        if not self.sqlite:
            if not durable:
                connection.exec_driver_sql("SET LOCAL synchronous_commit = off")
            return
        synchronous = "FULL" if durable else "NORMAL"
        if connection.info.get("synchronous", "FULL") != synchronous:
            connection.exec_driver_sql(f"PRAGMA synchronous={synchronous}")
            connection.info["synchronous"] = synchronous
        connection.exec_driver_sql(f"BEGIN {mode}")

    @contextmanager
    def lock(self, name: str) -> Iterator[bool]:
        """Hold the lock ``name`` among all processes of this database while the block runs; False if another has it."""
        if self.sqlite:
            with _file_lock(Path(f"{self.url.database}.{name}.lock")) as got:
                yield got
            return
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            key = sa.func.hashtextextended(name, 0)
            got = bool(connection.scalar(sa.select(sa.func.pg_try_advisory_lock(key))))
            try:
                yield got
            finally:
                if got:
                    connection.execute(sa.select(sa.func.pg_advisory_unlock(key)))

    def migrate(self) -> str:
        """Bring the schema to this program's version and return that version."""
        if self._schema() != HEAD:
            from helpdesk.store.migrating import upgrade  # here: 11 MiB that a desk in use never needs

            with self.transaction() as connection:
                upgrade(connection)
        return HEAD

    def check_schema(self) -> None:
        """Raise SchemaError unless the schema is this program's."""
        found = self._schema()
        if found is None:
            raise SchemaError(f"The database {self.url.render_as_string()} has no tables yet. {ADVICE}")
        if found != HEAD:
            raise SchemaError(f"The database's schema is {found}, this program needs {HEAD}. {ADVICE}")

    def _schema(self) -> str | None:
        """Return the schema version of the database; None when it has no tables yet."""
        with self.engine.connect() as connection:
            if not sa.inspect(connection).has_table(_VERSION.name):
                return None
            return connection.scalar(sa.select(_VERSION.c.version_num))


class _Hinting(SQLiteCompiler):
    """Writes the hint of a table behind it: SQLite has no statistics, and takes ``INDEXED BY`` at its word."""

    def get_from_hint_text(self, table: Any, text: str | None) -> str | None:  # noqa: ARG002
        """Return what stands behind the name of a table."""
        return text


def _configure(dbapi: Any, _record: object) -> None:
    dbapi.isolation_level = None  # SQLAlchemy, not the driver, begins transactions
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=30000", "foreign_keys=ON"):
        dbapi.execute(f"PRAGMA {pragma}")


@contextmanager
def _file_lock(path: Path) -> Iterator[bool]:
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
