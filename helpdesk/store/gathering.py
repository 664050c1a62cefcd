"""Gathering: one transaction over many mails, which writes what nobody has asked for yet once for all of them.

A store function that adds what no later step of the same mail is likely to read says ``later`` instead of ``execute``.
In an ordinary transaction both are the same. In a gathering one such rows wait, and those of many mails are written by
one call: before the commit, and before any statement that names a table for which rows wait. So no reader ever sees
less than was said, whoever forgets about it; a statement that hides its tables (SQL as text) sees everything.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from sqlalchemy import Connection, Engine
from sqlalchemy.sql import visitors

Row = Mapping[str, Any]
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


class Gathering(Connection):
    """A connection whose transaction gathers; ``Database.gathering`` gives one."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._rows: dict[sa.Executable, list[Row]] = {}
        self._tables: set[str] = set()

    def later(self, statement: sa.Executable, rows: Sequence[Row]) -> None:
        """Let rows wait."""
        waiting = self._rows.get(statement)
        if waiting is not None:
            waiting.extend(rows)
            return
        tables = tables_of(statement)
        if tables is None:  # it could be about anything
            self.execute(statement, rows)
            return
        self._rows[statement] = list(rows)
        self._tables |= tables

    def write(self) -> None:
        """Write everything that waits, in the order in which its kinds were first said."""
        while self._rows:
            waiting, self._rows, self._tables = self._rows, {}, set()
            for statement, rows in waiting.items():
                super().execute(statement, rows)

    def execute(self, statement: Any, parameters: Any = None, **options: Any) -> sa.CursorResult[Any]:
        """Execute a statement that sees everything said before it."""
        self._look(statement)
        return super().execute(statement, parameters, **options)

    def scalar(self, statement: Any, parameters: Any = None, **options: Any) -> Any:
        """Return the first value that a statement gives."""
        self._look(statement)
        return super().scalar(statement, parameters, **options)

    def exec_driver_sql(
        self, statement: str, parameters: Any = None, execution_options: Any = None
    ) -> sa.CursorResult[Any]:
        """Execute SQL as text, which may look at any table."""
        self.write()
        return super().exec_driver_sql(statement, parameters, execution_options)

    def begin_nested(self) -> sa.NestedTransaction:
        """Begin a savepoint, which must not take back what was said before it."""
        self.write()
        return super().begin_nested()

    def _look(self, statement: Any) -> None:
        if not self._rows:
            return
        tables = tables_of(statement)
        if tables is None or not self._tables.isdisjoint(tables):
            self.write()


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
