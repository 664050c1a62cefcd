"""What the tables are made of: one metadata, moments in UTC, and the columns that come again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import UTC, datetime
from functools import cache
from json import JSONEncoder
from operator import attrgetter
from typing import Any, cast

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    TypeDecorator,
    false,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


@cache
def _fields_of(kind: Hashable) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """Return the names of the fields of a noun of model/, and what reads them all."""
    names = tuple(cast(Any, kind).__dataclass_fields__)
    return names, attrgetter(*names) if len(names) > 1 else lambda noun: (getattr(noun, names[0]),)


def _object(noun: Any) -> dict[str, Any]:
    """Return a noun of model/ as the object of its fields (``dataclasses.asdict`` copies every string it meets)."""
    names, read = _fields_of(noun.__class__)
    return dict(zip(names, read(noun), strict=True))


_encode = JSONEncoder(default=_object, check_circular=False).encode  # what is frozen holds nothing that holds it


def as_json(value: Any) -> str:
    """Return what a JSON column keeps of a value, in which nouns of model/ may stand. Raises for other objects."""
    return "[]" if value == [] else _encode(value)  # most columns of most mails hold nothing


class Moment(TypeDecorator[datetime]):
    """An aware datetime, kept in UTC on databases that know no zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Refuse naive datetimes and turn the others to UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give every datetime back in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


Key = BigInteger().with_variant(Integer, "sqlite")


def identity() -> Column[Any]:
    """Return the primary key of a table that counts its rows."""
    return Column("id", Key, primary_key=True, autoincrement=True)


def reference(name: str, target: str, *, null: bool = True, index: bool = True) -> Column[Any]:
    """Return a foreign key to ``target``."""
    return Column(name, Key, ForeignKey(f"{target}.id"), nullable=null, index=index)


def at(name: str, *, null: bool = False) -> Column[Any]:
    """Return a moment."""
    return Column(name, Moment, nullable=null)


def flag(name: str) -> Column[Any]:
    """Return a boolean that is false unless said otherwise."""
    return Column(name, Boolean, nullable=False, server_default=false())


def json(name: str) -> Column[Any]:
    """Return a value of lists, dictionaries and plain values."""
    return Column(name, JSON, nullable=False)
