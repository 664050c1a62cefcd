"""Applications (*permohonan*) and the reports about them; what reports add up to stands in the application's row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from helpdesk.model.application import Application, Stage, StageReport
from helpdesk.store.database import Tx
from helpdesk.store.schema import application, stage_report, ticket, unit

_COLUMNS = [application.c[name] for name in Application.__slots__]
_AT_ONCE = 500  # values in one IN list: SQLite and PostgreSQL both take more
_LOCK = 0x6170706C  # "appl"


def of_ticket(tx: Tx, ticket_id: int) -> tuple[Application, ...]:
    """Return a ticket's applications, oldest first."""
    query = sa.select(*_COLUMNS).where(application.c.ticket_id == ticket_id).order_by(application.c.id)
    return tuple(_application(row) for row in tx.execute(query))


def get(tx: Tx, application_id: int) -> Application | None:
    """Return one application, or None."""
    row = tx.execute(sa.select(*_COLUMNS).where(application.c.id == application_id)).first()
    return _application(row) if row else None


def by_ids(tx: Tx, ids: Iterable[int]) -> dict[int, Application]:
    """Return the applications with these ids."""
    found: dict[int, Application] = {}
    for part in _parts(sorted(set(ids))):
        query = sa.select(*_COLUMNS).where(application.c.id.in_(part))
        found |= {row.id: _application(row) for row in tx.execute(query)}
    return found


def lock(tx: Tx) -> None:
    """Let one transaction at a time decide which applications there are (SQLite has one writer anyway)."""
    if tx.dialect.name == "postgresql":
        tx.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))


def by_numbers(tx: Tx, numbers: Iterable[str]) -> dict[str, Application]:
    """Return the applications with these numbers; of several with one number the oldest."""
    found: dict[str, Application] = {}
    for part in _parts(sorted(set(numbers))):
        query = sa.select(*_COLUMNS).where(application.c.number.in_(part)).order_by(application.c.id.desc())
        found |= {row.number: _application(row) for row in tx.execute(query)}
    return found


def of_citizen(
    tx: Tx, citizen_id: int, address: str, ended_since: datetime, limit: int = 50
) -> tuple[Application, ...]:
    """Return the applications registered for an address or on a citizen's tickets, newest first.

    Those that ended before ``ended_since`` are left out.
    """
    a = application.c
    theirs = sa.select(ticket.c.id).where(ticket.c.citizen_id == citizen_id)
    query = sa.select(*_COLUMNS).where(sa.or_(sa.func.lower(a.contact) == address.lower(), a.ticket_id.in_(theirs)))
    query = query.where(sa.or_(a.ended_at.is_(None), a.ended_at >= ended_since))
    return tuple(_application(row) for row in tx.execute(query.order_by(a.id.desc()).limit(limit)))


def without_ticket(tx: Tx, wanted: str = "", after: int | None = None, limit: int = 50) -> tuple[Application, ...]:
    """Return applications that belong to no ticket, the newest first, those before the id ``after``.

    ``wanted`` is a part of their number or of the applicant's name.
    """
    query = sa.select(*_COLUMNS).where(application.c.ticket_id.is_(None))
    return _newest(tx, query, wanted, after, limit)


def search(tx: Tx, wanted: str, after: int | None = None, limit: int = 50) -> tuple[Application, ...]:
    """Return applications by a part of their number or of the applicant's name, the newest first."""
    return _newest(tx, sa.select(*_COLUMNS), wanted, after, limit)


def _newest(tx: Tx, query: Any, wanted: str, after: int | None, limit: int) -> tuple[Application, ...]:
    if wanted.strip():
        part = f"%{wanted.strip().lower().replace('|', '||').replace('%', '|%').replace('_', '|_')}%"
        names = (sa.func.lower(application.c.number), sa.func.lower(application.c.applicant))
        query = query.where(sa.or_(*(name.like(part, escape="|") for name in names)))
    if after is not None:
        query = query.where(application.c.id < after)
    return tuple(_application(row) for row in tx.execute(query.order_by(application.c.id.desc()).limit(limit)))


def unit_names(tx: Tx) -> dict[int, str]:
    """Return the name of every unit by its id."""
    return {int(row.id): row.name for row in tx.execute(sa.select(unit.c.id, unit.c.name).order_by(unit.c.name))}


def in_stage(tx: Tx, stage: Stage) -> tuple[Application, ...]:
    """Return every application that stands in ``stage``, by id."""
    query = sa.select(*_COLUMNS).where(application.c.stage == stage).order_by(application.c.id)
    return tuple(_application(row) for row in tx.execute(query))


def not_ended(tx: Tx, after: int = 0, limit: int = 500) -> tuple[Application, ...]:
    """Return applications that have not ended, by id, those after the id ``after``."""
    query = sa.select(*_COLUMNS).where(application.c.ended_at.is_(None), application.c.id > after)
    return tuple(_application(row) for row in tx.execute(query.order_by(application.c.id).limit(limit)))


def reports_of(tx: Tx, application_ids: Iterable[int]) -> dict[int, list[StageReport]]:
    """Return the reports about each of these applications."""
    found: dict[int, list[StageReport]] = defaultdict(list)
    for part in _parts(sorted(set(application_ids))):
        query = sa.select(stage_report).where(stage_report.c.application_id.in_(part)).order_by(stage_report.c.id)
        for row in tx.execute(query):
            found[row.application_id].append(
                StageReport(
                    row.key,
                    row.at,
                    Stage(row.stage),
                    row.source,
                    row.label,
                    tuple(row.failed),
                    row.note,
                    row.corrects,
                    row.day,
                )
            )
    return found


def add(tx: Tx, rows: Sequence[Mapping[str, Any]], now: datetime) -> list[int]:
    """Add applications, each with at least ``stage``, and return their ids in the same order."""
    if not rows:
        return []
    names = [name for name in Application.__slots__ if name not in ("id", "created_at", "updated_at")]
    values = [{**{name: row.get(name) for name in names}, "created_at": now, "updated_at": now} for row in rows]
    for row in values:
        row["contradicted"] = bool(row["contradicted"])
    insert = sa.insert(application).returning(application.c.id, sort_by_parameter_order=True)
    return [int(found.id) for found in tx.execute(insert, values)]


def change(tx: Tx, rows: Sequence[tuple[int, Mapping[str, Any]]], now: datetime) -> None:
    """Change columns of applications by id; every row names the same columns."""
    if not rows:
        return
    names = list(rows[0][1])
    update = (
        sa.update(application)
        .where(application.c.id == sa.bindparam("key_"))
        .values({name: sa.bindparam(f"{name}_") for name in (*names, "updated_at")})
    )
    parameters = [{"key_": key, "updated_at_": now, **{f"{n}_": v for n, v in row.items()}} for key, row in rows]
    tx.execute(update, parameters)


def add_reports(tx: Tx, rows: Sequence[tuple[int, StageReport]], now: datetime) -> None:
    """Record reports about applications. Raises IntegrityError when one with its key is there already."""
    if rows:
        tx.execute(
            sa.insert(stage_report),
            [
                {
                    "application_id": key,
                    "key": r.key,
                    "at": r.at,
                    "stage": r.stage,
                    "source": r.source,
                    "label": r.label,
                    "failed": list(r.failed),
                    "note": r.note,
                    "corrects": r.corrects,
                    "day": r.day,
                    "recorded_at": now,
                }
                for key, r in rows
            ],
        )


def units(tx: Tx, names: Iterable[str]) -> dict[str, int]:
    """Return the id of each unit by its name; a unit that is new is added."""
    wanted = set(names)
    if not wanted:
        return {}
    query = sa.select(unit.c.name, unit.c.id).where(unit.c.name.in_(wanted))
    known = {row.name: int(row.id) for row in tx.execute(query)}
    for name in sorted(wanted - known.keys()):
        known[name] = int(tx.scalar(sa.insert(unit).values(name=name).returning(unit.c.id)) or 0)
    return known


def unit_name(tx: Tx, unit_id: int) -> str | None:
    """Return what a unit is called, or None."""
    return tx.scalar(sa.select(unit.c.name).where(unit.c.id == unit_id))


def _parts(values: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))


def _application(row: Any) -> Application:
    values = row._asdict()
    return Application(**{**values, "stage": Stage(values["stage"])})
