"""The queues: tickets by what must happen next, with counts, paged by key."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from helpdesk.model.conversation import TicketLine
from helpdesk.model.person import Person
from helpdesk.model.ticket import TicketState
from helpdesk.store.database import Tx
from helpdesk.store.schema import attachment, citizen, citizen_address, message, person, question, reading, ticket
from helpdesk.store.tickets import seen_by

DUE_SOON = timedelta(days=2)
SNIPPET = 160  # characters of the newest mail in a line


class Queue(StrEnum):
    """The queues, in the order in which pages show them."""

    TO_REVIEW = "to-review"
    NEEDS_PERSON = "needs-person"
    MINE = "mine"
    WAITING_CITIZEN = "waiting-citizen"
    WAITING_OFFICE = "waiting-office"
    DUE_SOON = "due-soon"
    OVERDUE = "overdue"
    UNSURE = "unsure"
    FAILED_MAIL = "failed-mail"
    SPAM = "spam"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Page:
    """Some lines of a queue; ``next_key`` is where the next page begins, None on the last."""

    lines: tuple[TicketLine, ...]
    next_key: tuple[datetime, int] | None


OPEN = (TicketState.NEW, TicketState.DRAFTED, TicketState.WAITING_CITIZEN, TicketState.WAITING_OFFICE)
_OURS = (TicketState.NEW, TicketState.DRAFTED)
_DONE = (TicketState.RESOLVED, TicketState.CLOSED)


def counts(tx: Tx, viewer: Person, now: datetime) -> dict[Queue, int]:
    """Return how many tickets that ``viewer`` may see stand in each queue (failed mail is counted elsewhere)."""
    conditions = _conditions(viewer, now)
    sums = [sa.func.sum(sa.case((condition, 1), else_=0)) for condition in conditions.values()]
    row = tx.execute(sa.select(*sums).where(seen_by(viewer))).one()
    return {queue: int(value or 0) for queue, value in zip(conditions, row, strict=True)}


def page(
    tx: Tx,
    queue: Queue,
    viewer: Person,
    now: datetime,
    *,
    after: tuple[datetime, int] | None = None,
    limit: int = 50,
) -> Page:
    """Return one page of a queue: the longest waiting first, except that what is done stands newest first."""
    key = sa.tuple_(ticket.c.last_inbound_at, ticket.c.id)
    newest_first = queue in (Queue.DONE, Queue.SPAM)
    where = [seen_by(viewer), _conditions(viewer, now)[queue]]
    if after is not None:
        edge = sa.tuple_(sa.literal(after[0], ticket.c.last_inbound_at.type), sa.literal(after[1]))
        where.append(key < edge if newest_first else key > edge)
    order = [c.desc() if newest_first else c.asc() for c in (ticket.c.last_inbound_at, ticket.c.id)]
    return _page(tx, sa.select(ticket).where(*where).order_by(*order), limit)


def search(tx: Tx, text: str, viewer: Person, limit: int = 50) -> Page:
    """Return tickets whose number, requester, address or subject contains ``text``, exact numbers first."""
    wanted = text.strip()
    like = f"%{_escaped(wanted)}%"
    address = sa.select(citizen_address.c.citizen_id).where(citizen_address.c.address.ilike(like, escape="\\"))
    named = sa.select(citizen.c.id).where(citizen.c.name.ilike(like, escape="\\"))
    fits = sa.or_(
        ticket.c.number.ilike(like, escape="\\"),
        ticket.c.subject.ilike(like, escape="\\"),
        ticket.c.citizen_id.in_(address.union(named)),
    )
    query = sa.select(ticket).where(seen_by(viewer), ticket.c.merged_into_id.is_(None), fits)
    exact = sa.case((ticket.c.number == wanted.upper(), 0), else_=1)
    return _page(tx, query.order_by(exact, ticket.c.last_inbound_at.desc(), ticket.c.id.desc()), limit)


def _page(tx: Tx, query: sa.Select[Any], limit: int) -> Page:
    rows = tx.execute(query.limit(limit + 1)).all()
    shown = rows[:limit]
    last = shown[-1] if len(rows) > limit else None
    return Page(_lines(tx, shown), (last.last_inbound_at, last.id) if last else None)


def _conditions(viewer: Person, now: datetime) -> dict[Queue, sa.ColumnElement[bool]]:
    """Return what makes a ticket stand in each queue; failed mail is no ticket."""
    c = ticket.c
    normal = sa.and_(c.merged_into_id.is_(None), c.spam.is_(False), c.held.is_(False))
    awake = sa.or_(c.snoozed_until.is_(None), c.snoozed_until <= now)
    is_open = sa.and_(normal, c.state.in_(OPEN))
    person_needed = sa.or_(c.needs_person.is_(True), c.state == TicketState.NEW)
    return {
        Queue.TO_REVIEW: sa.and_(normal, awake, c.state == TicketState.DRAFTED, c.needs_person.is_(False)),
        Queue.NEEDS_PERSON: sa.and_(normal, awake, c.state.in_(_OURS), person_needed),
        Queue.MINE: sa.and_(is_open, c.assignee_id == viewer.id),
        Queue.WAITING_CITIZEN: sa.and_(normal, c.state == TicketState.WAITING_CITIZEN),
        Queue.WAITING_OFFICE: sa.and_(normal, c.state == TicketState.WAITING_OFFICE),
        Queue.DUE_SOON: sa.and_(is_open, c.due_at > now, c.due_at <= now + DUE_SOON),
        Queue.OVERDUE: sa.and_(is_open, c.due_at <= now),
        Queue.UNSURE: sa.and_(c.held.is_(True), c.spam.is_(False), c.merged_into_id.is_(None)),
        Queue.SPAM: sa.and_(c.spam.is_(True), c.merged_into_id.is_(None)),
        Queue.DONE: sa.and_(normal, c.state.in_(_DONE)),
    }


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _lines(tx: Tx, rows: Iterable[Any]) -> tuple[TicketLine, ...]:
    rows = list(rows)
    names = _names(tx, {row.citizen_id for row in rows if row.citizen_id})
    people = {row.assignee_id for row in rows if row.assignee_id}
    assignees: dict[int, str] = {
        row.id: row.name for row in tx.execute(sa.select(person.c.id, person.c.name).where(person.c.id.in_(people)))
    }
    newest = _newest(tx, [row.id for row in rows])
    return tuple(
        _line(row, names.get(row.citizen_id, ("", "")), assignees.get(row.assignee_id), newest.get(row.id))
        for row in rows
    )


def _names(tx: Tx, ids: set[int]) -> dict[int, tuple[str, str]]:
    first = sa.and_(citizen_address.c.citizen_id == citizen.c.id, citizen_address.c.position == 0)
    query = sa.select(citizen.c.id, citizen.c.name, citizen_address.c.address).join(
        citizen_address, first, isouter=True
    )
    return {row.id: (row.name, row.address or "") for row in tx.execute(query.where(citizen.c.id.in_(ids)))}


def _newest(tx: Tx, ids: list[int]) -> dict[int, tuple[str, tuple[str, ...], int, int, float | None]]:
    """Return (snippet, permits, attachments, questions, lowest confidence) of each ticket's newest mail."""
    latest = sa.select(sa.func.max(message.c.id)).where(message.c.ticket_id.in_(ids), message.c.direction == "in")
    rows = tx.execute(
        sa.select(message.c.ticket_id, message.c.id, reading.c.new_text, reading.c.permits, reading.c.topics)
        .join(reading, reading.c.message_row_id == message.c.id)
        .where(message.c.id.in_(latest.group_by(message.c.ticket_id)))
    ).all()
    found = [row.id for row in rows]
    files_query = sa.select(attachment.c.message_row_id, sa.func.count().label("n")).where(
        attachment.c.message_row_id.in_(found), attachment.c.inline.is_(False)
    )
    files = {row.message_row_id: row.n for row in tx.execute(files_query.group_by(attachment.c.message_row_id))}
    best: dict[int, list[float]] = {}
    asked = sa.select(question.c.message_row_id, question.c.candidates).where(question.c.message_row_id.in_(found))
    for row in tx.execute(asked):
        top = row.candidates[0]["confidence"] if row.candidates else 0.0
        best.setdefault(row.message_row_id, []).append(top)
    return {
        row.ticket_id: (
            " ".join(row.new_text.split())[:SNIPPET],
            tuple(row.permits or row.topics),
            files.get(row.id, 0),
            len(best.get(row.id, ())),
            min(best[row.id]) if row.id in best else None,
        )
        for row in rows
    }


def _line(row: Any, name: tuple[str, str], assignee: str | None, newest: Any) -> TicketLine:
    snippet, permits, files, questions, confidence = newest or ("", (), 0, 0, None)
    return TicketLine(
        id=row.id,
        number=row.number,
        state=row.state,
        subject=row.subject,
        citizen_name=name[0],
        citizen_address=name[1],
        assignee_name=assignee,
        language=row.language,
        last_at=row.last_inbound_at,
        due_at=row.due_at,
        needs_person=row.needs_person,
        held=row.held,
        spam=row.spam,
        undeliverable=row.undeliverable,
        confidential=row.confidential,
        snippet=snippet,
        permits=permits,
        attachments=files,
        questions=questions,
        confidence=confidence,
    )
