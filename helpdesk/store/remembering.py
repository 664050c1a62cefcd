"""Remembering: a transaction for one page, in which each question is asked of the database once.

The parts of a page ask for the same rows (a ticket's applications, its draft, who works here) without knowing of each
other. Here the second one gets what the first one got, so that the page also tells of one moment throughout. Nothing
may be changed in it, and whoever reads many rows in batches reads them elsewhere: all of them stay in memory.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Engine
from sqlalchemy.engine import FrozenResult


class Remembering(Connection):
    """A connection that remembers its answers; ``Database.glance`` gives one."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._answers: dict[Any, FrozenResult[Any]] = {}

    def execute(self, statement: Any, parameters: Any = None, **options: Any) -> Any:
        """Return the rows of a query, as they were when it was first asked."""
        asked = _asked(statement, parameters)
        if asked is None:
            return super().execute(statement, parameters, **options)
        if asked not in self._answers:
            self._answers[asked] = super().execute(statement, parameters, **options).freeze()
        return self._answers[asked]()

    def scalar(self, statement: Any, parameters: Any = None, **options: Any) -> Any:
        """Return the first value of a query."""
        return self.execute(statement, parameters, **options).scalar()


def _asked(statement: Any, parameters: Any) -> Any:
    """Return what two equal questions have in common, or None for what is no query that can be compared."""
    key = statement._generate_cache_key() if isinstance(statement, sa.Select | sa.CompoundSelect) else None
    if key is None:
        return None
    within = tuple(_fixed(one.effective_value) for one in key.bindparams)
    given = tuple((name, _fixed(value)) for name, value in sorted((parameters or {}).items()))
    return key.key, within, given


def _fixed(value: Any) -> Any:
    return tuple(value) if isinstance(value, list | set | frozenset) else value
