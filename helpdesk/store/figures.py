"""What is counted about applications, in SQL, for a period, a permit and a unit: rows for ``report``."""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from helpdesk.model.application import FINAL, Stage
from helpdesk.report.scope import UNKNOWN, Scope
from helpdesk.store.database import Tx
from helpdesk.store.schema import application, stage_stay, unit

_PERMIT = sa.func.coalesce(application.c.permit_id, application.c.permit_label)
_FINAL = sorted(stage.value for stage in FINAL)


def counts(tx: Tx, scope: Scope, zone: ZoneInfo) -> list[tuple[str | None, str | None, Stage, int]]:
    """Return how many applications stand in each stage, by permit (its id, else the source's name) and unit."""
    query = (
        sa.select(_PERMIT, unit.c.name, application.c.stage, sa.func.count())
        .select_from(application.outerjoin(unit, unit.c.id == application.c.unit_id))
        .where(*_chosen(scope, zone))
        .group_by(_PERMIT, unit.c.name, application.c.stage)
    )
    return [(row[0], row[1], Stage(row[2]), int(row[3])) for row in tx.execute(query)]


def days(tx: Tx, scope: Scope, zone: ZoneInfo) -> list[tuple[date, Stage | None, int]]:
    """Return how many applications were received (stage None) or ended (in their final stage) on each day."""
    ended = sa.and_(stage_stay.c.stage.in_(_FINAL), stage_stay.c.last_on.is_(None))
    received = _stays(scope, zone, stage_stay.c.first_on).where(stage_stay.c.position == 0)
    decided = _stays(scope, zone, stage_stay.c.first_on, stage_stay.c.stage).where(ended)
    rows: list[tuple[date, Stage | None, int]] = [(row[0], None, int(row[1])) for row in tx.execute(received)]
    return rows + [(row[0], Stage(row[1]), int(row[2])) for row in tx.execute(decided)]


def stays(tx: Tx, scope: Scope, zone: ZoneInfo) -> list[tuple[Stage, date, date | None, int]]:
    """Return how many stays in a stage that is not final began and ended on which days; None while they last."""
    s = stage_stay.c
    query = _stays(scope, zone, s.stage, s.first_on, s.last_on).where(s.stage.not_in(_FINAL))
    return [(Stage(row[0]), row[1], row[2], int(row[3])) for row in tx.execute(query)]


def ends(tx: Tx, scope: Scope, zone: ZoneInfo) -> list[tuple[date, date | None, int]]:
    """Return how many applications were issued or refused on a day, and by which day they had to be."""
    decided = (Stage.ISSUED.value, Stage.REFUSED.value)
    query = _stays(scope, zone, stage_stay.c.first_on, stage_stay.c.due_on).where(stage_stay.c.stage.in_(decided))
    return [(row[0], row[1], int(row[2])) for row in tx.execute(query)]


def unfinished(tx: Tx, scope: Scope, zone: ZoneInfo) -> list[tuple[date | None, int]]:
    """Return how many applications that have not ended are due on which day; None: no due date."""
    query = sa.select(application.c.due_on, sa.func.count()).where(
        application.c.ended_at.is_(None), *_chosen(scope, zone)
    )
    return [(row[0], int(row[1])) for row in tx.execute(query.group_by(application.c.due_on))]


def failed(tx: Tx, scope: Scope, zone: ZoneInfo, stage: Stage) -> list[tuple[tuple[str, ...], int]]:
    """Return which requirements failed together (none: the report named none), and in how many stays in ``stage``."""
    kinds = sa.cast(stage_stay.c.failed, sa.Text)
    query = _stays(scope, zone, kinds).where(stage_stay.c.stage == stage.value)
    return [(tuple(json.loads(row[0])), int(row[1])) for row in tx.execute(query)]


def visits(tx: Tx, scope: Scope, zone: ZoneInfo) -> list[tuple[str | None, date, int]]:
    """Return how many applications wait for a site visit, by permit and the day since when."""
    waiting = (stage_stay.c.stage == Stage.AWAITING_VISIT.value, stage_stay.c.last_on.is_(None))
    query = _stays(scope, zone, _PERMIT, stage_stay.c.first_on).where(*waiting)
    return [(row[0], row[1], int(row[2])) for row in tx.execute(query)]


def choices(tx: Tx) -> tuple[list[str], list[str]]:
    """Return every permit and every unit that an application names, by name."""
    permits = tx.scalars(sa.select(_PERMIT).where(_PERMIT.is_not(None)).distinct())
    units = tx.scalars(
        sa.select(unit.c.name).where(unit.c.id.in_(sa.select(application.c.unit_id).distinct())).order_by(unit.c.name)
    )
    return sorted(permits), list(units)


def bounds(tx: Tx) -> tuple[date, date] | None:
    """Return the first and the last day on which an application was received, or None while there is none."""
    query = sa.select(sa.func.min(stage_stay.c.first_on), sa.func.max(stage_stay.c.first_on))
    row = tx.execute(query.where(stage_stay.c.position == 0)).one()
    return (row[0], row[1]) if row[0] is not None else None


def _stays(scope: Scope, zone: ZoneInfo, *columns: Any) -> sa.Select[Any]:
    """Count stays by ``columns``."""
    query = sa.select(*columns, sa.func.count()).group_by(*columns)
    chosen = _chosen(scope, zone)
    if chosen or any(column is _PERMIT for column in columns):
        query = query.select_from(application.join(stage_stay, stage_stay.c.application_id == application.c.id))
    return query.where(*chosen)


def _chosen(scope: Scope, zone: ZoneInfo) -> list[sa.ColumnElement[bool]]:
    """Return the conditions on an application."""
    since, until = scope.since(zone), scope.until(zone)
    conditions: list[sa.ColumnElement[bool]] = []
    if since is not None:
        conditions.append(application.c.begun_at >= since)
    if until is not None:
        conditions.append(application.c.begun_at < until)
    if scope.permit is not None:
        conditions.append(_PERMIT.is_(None) if scope.permit == UNKNOWN else _PERMIT.in_([scope.permit]))
    if scope.unit is not None:
        named = sa.select(unit.c.id).where(unit.c.name == scope.unit).scalar_subquery()
        conditions.append(application.c.unit_id.is_(None) if scope.unit == UNKNOWN else application.c.unit_id == named)
    return conditions
