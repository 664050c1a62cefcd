"""Filters as conditions on the ticket table."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from helpdesk.model.filters import LEVELS, MYSELF, NOBODY, Filters, Mark
from helpdesk.model.person import Person
from helpdesk.store.schema import application, ticket
from helpdesk.store.schema_lists import STANDS_IN, ticket_entry, ticket_line

Condition = sa.ColumnElement[bool]


def stands_in(name: str) -> Condition:
    """Return one of the conditions that have an index (``schema_lists.STANDS_IN``), in its very words."""
    return sa.and_(sa.true(), sa.text(f"({STANDS_IN[name]})"))  # text, because SQLite would say: (...) = 1


def conditions(filters: Filters, viewer: Person, now: datetime) -> list[Condition]:
    """Return what tickets must fulfil to pass ``filters``."""
    c, f = ticket.c, filters
    found: list[Condition] = []
    if f.permits:
        named = sa.select(ticket_entry.c.ticket_id).where(ticket_entry.c.entry_id.in_(f.permits))
        found.append(c.id.in_(named))
    if f.unit is not None:
        there = sa.select(application.c.ticket_id).where(application.c.unit_id == f.unit)
        found.append(sa.or_(c.unit_id == f.unit, c.id.in_(there)))
    if f.stage:
        found.append(c.id.in_(sa.select(application.c.ticket_id).where(application.c.stage == f.stage)))
    if f.counselor:
        found.append(_handled_by(f.counselor, viewer))
    if f.confidence in LEVELS:
        least, below = LEVELS[f.confidence]
        line = ticket_line.c
        found.append(
            sa.exists()
            .where(line.ticket_id == c.id, line.confidence >= least, line.confidence < below)
            .correlate(ticket)
        )
    found += [column == value for column, value in ((c.state, f.state), (c.language, f.language)) if value]
    if f.since is not None:
        found.append(c.last_inbound_at >= f.since)
    if f.until is not None:
        found.append(c.last_inbound_at < f.until)
    return found + [_marked(mark, now) for mark in f.marks]


def _handled_by(counselor: str, viewer: Person) -> Condition:
    if counselor == NOBODY:
        return ticket.c.assignee_id.is_(None)
    wanted = viewer.id if counselor == MYSELF else int(counselor) if counselor.isdigit() else -1
    return ticket.c.assignee_id == wanted


def _marked(mark: Mark, now: datetime) -> Condition:
    c = ticket.c
    return {
        Mark.OPEN: stands_in("open"),
        Mark.DONE: stands_in("done"),
        Mark.SPAM: stands_in("spam"),
        Mark.HELD: stands_in("unsure"),
        Mark.OVERDUE: sa.and_(stands_in("open"), c.due_at <= now),
        Mark.CONFIDENTIAL: c.confidential.is_(True),
        Mark.UNDELIVERABLE: c.undeliverable.is_(True),
        Mark.SNOOZED: c.snoozed_until > now,
    }[mark]
