"""What is counted about mails, tickets and replies of a period: rows for ``report``, never sums of it.

Mails that programs wrote (automatic ones) and spam do not count.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from helpdesk.report.scope import Scope
from helpdesk.store.database import Tx
from helpdesk.store.schema import delivery, draft, judgement, message, question, reading, ticket

_SENT = "sent"


def mails_per_ticket(tx: Tx, scope: Scope, zone: ZoneInfo) -> list[tuple[int, int]]:
    """Return how many tickets got how many mails: (mails, tickets)."""
    mails = sa.func.count().label("mails")
    each = sa.select(message.c.ticket_id, mails).select_from(_from_people())
    each = each.where(*_within(message.c.received_at, scope, zone), *_BY_PEOPLE).group_by(message.c.ticket_id)
    of_each = each.subquery()
    query = sa.select(of_each.c.mails, sa.func.count()).group_by(of_each.c.mails).order_by(of_each.c.mails)
    return [(int(row[0]), int(row[1])) for row in tx.execute(query)]


def first_answers(tx: Tx, scope: Scope, zone: ZoneInfo) -> list[tuple[datetime, datetime | None]]:
    """Return when each ticket's first mail arrived and when its first answer was sent.

    A notice is no answer, nor is news of an application or a question to a unit.
    """
    arrived = (
        sa.select(message.c.ticket_id, sa.func.min(message.c.received_at).label("at"))
        .select_from(_from_people())
        .where(*_within(ticket.c.created_at, scope, zone), *_BY_PEOPLE)
        .group_by(message.c.ticket_id)
        .subquery()
    )
    by_desk = sa.and_(draft.c.purpose == "reply", delivery.c.state == _SENT)
    answered = (
        sa.select(
            message.c.ticket_id, sa.func.min(sa.func.coalesce(delivery.c.sent_at, message.c.received_at)).label("at")
        )
        .select_from(
            message.join(ticket, ticket.c.id == message.c.ticket_id)
            .outerjoin(delivery, delivery.c.message_row_id == message.c.id)
            .outerjoin(draft, draft.c.id == delivery.c.draft_id)
        )
        .where(*_within(ticket.c.created_at, scope, zone), message.c.direction == "out")
        .where(sa.or_(delivery.c.id.is_(None), by_desk))
        .group_by(message.c.ticket_id)
        .subquery()
    )
    both = arrived.outerjoin(answered, answered.c.ticket_id == arrived.c.ticket_id)
    query = sa.select(arrived.c.at, answered.c.at).select_from(both)
    return [(row[0], row[1]) for row in tx.execute(query)]


def replies(tx: Tx, scope: Scope, zone: ZoneInfo) -> tuple[int, int]:
    """Return how many letters to citizens were sent, and how many of them as the desk had drafted them."""
    same = sa.func.sum(sa.case((draft.c.body == draft.c.proposed_body, 1), else_=0))
    query = sa.select(sa.func.count(), same).select_from(delivery.join(draft, draft.c.id == delivery.c.draft_id))
    query = query.where(draft.c.purpose != "office", delivery.c.state == _SENT)
    row = tx.execute(query.where(*_within(delivery.c.sent_at, scope, zone))).one()
    return int(row[0]), int(row[1] or 0)


def questions(tx: Tx, scope: Scope, zone: ZoneInfo, minimum: float) -> tuple[int, int]:
    """Return how many questions were asked, and how many no entry answered.

    A person's word decides; without one the desk answered where its best candidate reached ``minimum``.
    """
    standing = sa.and_(
        judgement.c.message_row_id == question.c.message_row_id,
        judgement.c.position == question.c.position,
        judgement.c.undone_at.is_(None),
        judgement.c.person_id.is_not(None),
    )
    best = sa.func.coalesce(question.c.candidates[(0, "confidence")].as_float(), 0.0)
    without = sa.case((judgement.c.id.is_not(None), judgement.c.entry_id.is_(None)), else_=best < minimum)
    query = (
        sa.select(sa.func.count(), sa.func.sum(sa.case((without, 1), else_=0)))
        .select_from(
            _from_people().join(question, question.c.message_row_id == message.c.id).outerjoin(judgement, standing)
        )
        .where(*_within(message.c.received_at, scope, zone), *_BY_PEOPLE)
    )
    row = tx.execute(query).one()
    return int(row[0]), int(row[1] or 0)


def checks(tx: Tx, scope: Scope, zone: ZoneInfo) -> list[dict[str, Any]]:
    """Return every check of documents that came with a mail, as the reading keeps it."""
    query = sa.select(reading.c.documents).select_from(_from_people())
    some = sa.cast(reading.c.documents, sa.Text) != "[]"
    rows = tx.scalars(query.where(*_within(message.c.received_at, scope, zone), *_BY_PEOPLE, some))
    return [check for row in rows for check in row]


def _from_people() -> sa.Join:
    return message.join(reading, reading.c.message_row_id == message.c.id).join(
        ticket, ticket.c.id == message.c.ticket_id
    )


_BY_PEOPLE = (message.c.direction == "in", reading.c.automatic_kind.is_(None), ticket.c.spam.is_(False))


def _within(column: Any, scope: Scope, zone: ZoneInfo) -> list[sa.ColumnElement[bool]]:
    since, until = scope.since(zone), scope.until(zone)
    found: list[sa.ColumnElement[bool]] = []
    if since is not None:
        found.append(column >= since)
    if until is not None:
        found.append(column < until)
    return found
