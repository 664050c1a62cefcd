"""Gathering: one transaction over many mails, which writes what nobody has asked for yet once for all of them.

A store function that adds what no later step of the same mail is likely to read says ``later`` instead of ``execute``.
In an ordinary transaction both are the same. In a gathering one such rows wait, and those of many mails are written by
one call: before the commit, and before any statement that names a table for which rows wait. So no reader ever sees
less than was said, whoever forgets about it; a statement that hides its tables (SQL as text) sees everything.
A row that waits can be changed where it waits (``waiting``), and what would be asked of each mail can be asked of all
at once (``foresee``, ``lacks``, ``once``). In an ordinary transaction these only ask, or know nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from sqlalchemy import Connection, Engine
from sqlalchemy.sql import visitors

from helpdesk.store.columns import metadata
from helpdesk.store.foreseen import Foreseen

Row = dict[str, Any]
_known: WeakKeyDictionary[Any, frozenset[str] | None] = WeakKeyDictionary()


def later(tx: Connection, statement: sa.Executable, rows: Sequence[Row]) -> None:
    """Execute a statement that gives nothing back for each of ``rows``, now or when somebody could see the difference.

    The statement should be made once (a constant of its module): rows wait by statement.
    """
    if not rows:
        return
    if isinstance(tx, Gathering):
        tx.later(statement, rows)
    else:
        tx.execute(statement, rows)


def waiting(tx: Connection, statement: sa.Executable, row_id: int) -> Row | None:
    """Return the row with this ``id`` that waits to be added by a statement; it may be changed. None: none waits."""
    rows = tx.rows_of(statement) if isinstance(tx, Gathering) else ()
    return next((row for row in reversed(rows) if row["id"] == row_id), None)


def foresee(tx: Connection, column: sa.Column[Any], values: Iterable[Any]) -> None:
    """Ask at once which of these values stand in a column, for ``lacks``."""
    if isinstance(tx, Gathering):
        tx.foresee(column, values)


def lacks(tx: Connection, column: sa.Column[Any], values: Collection[Any]) -> bool:
    """Whether it is known, without asking, that no row has one of these values in a column."""
    return isinstance(tx, Gathering) and tx.foreseen.lacks(column, values)


def once(tx: Connection, statement: sa.Select[*tuple[Any, ...]], table: sa.Table) -> tuple[Any, ...]:
    """Return the row that a question about one table gives; a gathering asks again only when the table is changed."""
    if not isinstance(tx, Gathering):
        return tuple(tx.execute(statement).one())
    answer: tuple[Any, ...] | None = tx.foreseen.once(table.name, statement)
    if answer is None:
        answer = tuple(tx.execute(statement).one())
        tx.foreseen.keep(table.name, statement, answer)
    return answer


def alone(tx: Connection) -> bool:
    """Whether this is a gathering during which nobody else can add a row, so that its rows need no second look."""
    return isinstance(tx, Gathering) and tx.dialect.name == "sqlite"


def next_id(tx: Connection, table: sa.Table) -> int:
    """Return the id for a row that is added next with it, so that others can name the row before it is written."""
    if tx.dialect.name != "sqlite":
        return int(tx.scalar(_next_value(table)) or 0)
    known = tx.foreseen.last_id(table.name) if isinstance(tx, Gathering) else None
    new = 1 + (int(tx.scalar(_highest(table)) or 0) if known is None else known)
    if isinstance(tx, Gathering):
        tx.foreseen.give_id(table.name, new)
    return new


@cache
def _highest(table: sa.Table) -> sa.Select[Any]:
    return sa.select(sa.func.max(table.c.id))  # nobody else writes meanwhile


@cache
def _next_value(table: sa.Table) -> sa.Select[Any]:
    return sa.select(sa.func.nextval(sa.func.pg_get_serial_sequence(table.name, "id")))


class Gathering(Connection):
    """A connection whose transaction gathers; ``Database.gathering`` gives one."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._rows: dict[sa.Executable, list[Row]] = {}
        self._tables: set[str] = set()
        self.foreseen = Foreseen()

    def rows_of(self, statement: sa.Executable) -> Sequence[Row]:
        """Return the rows that wait for a statement, in the order in which they were said."""
        return self._rows.get(statement, ())

    def foresee(self, column: sa.Column[Any], values: Iterable[Any]) -> None:
        """Learn which of these values stand in a column."""
        for some in self.foreseen.unasked(column, values):
            there = self.execute(_present(column), {"wanted": some}).scalars()
            self.foreseen.learn(column, some, there)

    def later(self, statement: sa.Executable, rows: Sequence[Row]) -> None:
        """Let rows wait."""
        tables = tables_of(statement)
        if tables is None:  # it could be about anything
            self.execute(statement, rows)
            return
        self.foreseen.note(statement, rows, tables)
        waiting = self._rows.get(statement)
        if waiting is not None:
            waiting.extend(rows)
            return
        self._rows[statement] = list(rows)
        self._tables |= tables

    def write(self, wanted: frozenset[str] | None = None) -> None:
        """Write what waits for the ``wanted`` tables, or everything; what others refer to first."""
        for statement in sorted(self._rows, key=_order):
            if wanted is None or not wanted.isdisjoint(tables_of(statement) or wanted):
                super().execute(statement, self._rows.pop(statement))
        self._tables = {name for statement in self._rows for name in tables_of(statement) or ()}

    def execute(self, statement: Any, parameters: Any = None, **options: Any) -> sa.CursorResult[Any]:
        """Execute a statement that sees everything said before it."""
        self._look(statement, parameters)
        return super().execute(statement, parameters, **options)

    def scalar(self, statement: Any, parameters: Any = None, **options: Any) -> Any:
        """Return the first value that a statement gives."""
        self._look(statement, parameters)
        return super().scalar(statement, parameters, **options)

    def exec_driver_sql(
        self, statement: str, parameters: Any = None, execution_options: Any = None
    ) -> sa.CursorResult[Any]:
        """Execute SQL as text, which may look at any table."""
        self.write()
        self.foreseen.forget()
        return super().exec_driver_sql(statement, parameters, execution_options)

    def begin_nested(self) -> sa.NestedTransaction:
        """Begin a savepoint, which must not take back what was said before it."""
        self.write()
        return super().begin_nested()

    def _look(self, statement: Any, parameters: Any) -> None:
        tables = tables_of(statement)
        self.foreseen.note(statement, parameters, tables)
        if not self._rows:
            return
        needed = None if tables is None else _with_what_they_refer_to(tables)
        looks = tables if not statement.is_dml else needed  # a row may only refer to what is there
        if needed is None or looks is None or not self._tables.isdisjoint(looks):
            self.write(needed)


@cache
def _present(column: sa.Column[Any]) -> sa.Select[Any]:
    return sa.select(column).where(column.in_(sa.bindparam("wanted", expanding=True))).distinct()


@cache
def _with_what_they_refer_to(tables: frozenset[str]) -> frozenset[str]:
    """Return the tables with those that their rows refer to, and so on."""
    found, new = set(tables), set(tables)
    while new:
        keys = (key for name in new & metadata.tables.keys() for key in metadata.tables[name].foreign_keys)
        new = {key.column.table.name for key in keys} - found
        found |= new
    return frozenset(found)


@cache
def _places() -> dict[str, int]:
    return {table.name: place for place, table in enumerate(metadata.sorted_tables)}


def _order(statement: Any) -> int:
    """Return the place of a statement's table among all, each behind those that it refers to."""
    return _places().get(statement.table.name, len(_places()))


def tables_of(statement: Any) -> frozenset[str] | None:
    """Return the names of the tables that a statement reads or changes, or None if that cannot be told."""
    try:
        return _known[statement]
    except KeyError:
        found = _known[statement] = _named(statement)
        return found


def _named(statement: Any) -> frozenset[str] | None:
    names: set[str] = set()
    seen: set[int] = set()
    pending = [statement]
    while pending:
        for element in visitors.iterate(pending.pop()):
            if isinstance(element, sa.TextClause):
                return None
            if isinstance(element, sa.TableClause):
                names.add(element.name)
            source = getattr(element, "table", None)  # of a column, and of what is inserted, updated, deleted
            if source is not None and id(source) not in seen:
                seen.add(id(source))
                pending.append(source)
    return frozenset(names)
