"""Foreseen: what is asked once for all mails of a group, because it would be asked of each and is nearly always no.

Whether a mail answers one that we have, is answered by one, or comes from an address that we know: ``ask`` finds out
for many values at once which of them stand in a column at all, and what is added meanwhile is noted. ``lacks`` then
says of values that no row has them. It never says so of values that nobody asked about, and everything about a table
is forgotten when it is changed in another way than by rows with their values.

What another process commits to PostgreSQL while a group is filed is seen by the next group.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

CHUNK = 500  # values of one question


@dataclass(slots=True)
class _Known:
    """What is known of a column: the values that were asked about, and those of them that some row has."""

    asked: set[Any] = field(default_factory=set)
    there: set[Any] = field(default_factory=set)


class Foreseen:
    """What one transaction knows without asking."""

    def __init__(self) -> None:
        self._columns: dict[str, dict[str, _Known]] = {}  # by table and column
        self._last: dict[str, int] = {}  # the highest id of a table that nobody else adds rows to
        self._once: dict[str, dict[Any, Any]] = {}  # by table and statement, what it gave

    def unasked(self, column: sa.Column[Any], values: Iterable[Any]) -> list[list[Any]]:
        """Return the values that were not asked about yet, in lists that one question can hold."""
        known = self._columns.setdefault(column.table.name, {}).setdefault(column.name, _Known())
        new = list(dict.fromkeys(value for value in values if value not in known.asked))
        return [new[start : start + CHUNK] for start in range(0, len(new), CHUNK)]

    def learn(self, column: sa.Column[Any], asked: Iterable[Any], there: Iterable[Any]) -> None:
        """Note which of the values asked about stand in a column."""
        known = self._columns[column.table.name][column.name]
        known.asked.update(asked)
        known.there.update(there)

    def lacks(self, column: sa.Column[Any], values: Collection[Any]) -> bool:
        """Whether no row has one of these values in this column; False where that is not known."""
        known = self._columns.get(column.table.name, {}).get(column.name)
        return known is not None and known.asked.issuperset(values) and known.there.isdisjoint(values)

    def last_id(self, table: str) -> int | None:
        """Return the highest id of a table, if it is known."""
        return self._last.get(table)

    def give_id(self, table: str, new: int) -> None:
        """Note the id that the next row of a table will have."""
        self._last[table] = new

    def once(self, table: str, statement: Any) -> Any:
        """Return what a question about one table gave, or None when it must be asked."""
        return self._once.get(table, {}).get(statement)

    def keep(self, table: str, statement: Any, answer: Any) -> None:
        """Note what a question about one table gave."""
        self._once.setdefault(table, {})[statement] = answer

    def note(self, statement: Any, parameters: Any, tables: frozenset[str] | None) -> None:
        """Note what a statement is about to change; ``tables`` are those that it names, None if that is unknown."""
        if tables is None:
            self.forget()
        elif statement.is_dml:
            table = statement.table.name
            self._once.pop(table, None)
            if table in self._columns or table in self._last:
                self._changes(table, statement, parameters)

    def forget(self) -> None:
        """Know nothing any more."""
        self._columns.clear()
        self._last.clear()
        self._once.clear()

    def _changes(self, table: str, statement: Any, parameters: Any) -> None:
        rows: Sequence[Mapping[str, Any]] = [parameters] if isinstance(parameters, Mapping) else parameters or ()
        columns = self._columns.get(table, {})
        if not (statement.is_insert and rows and all(columns.keys() <= row.keys() for row in rows)):
            self._columns.pop(table, None)
        for name, known in columns.items():
            known.there.update(row[name] for row in rows if name in row)
        if not (statement.is_insert and rows and all("id" in row for row in rows)):
            self._last.pop(table, None)
