"""Follow-ups: what is to be told or done on tickets. The unique key makes each of them once, whoever asks twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from helpdesk.model.follow_up import LETTERS, FollowUp, FollowUpKind, FollowUpState
from helpdesk.store.database import Tx
from helpdesk.store.receipts import insert_or_ignore
from helpdesk.store.schema import draft, follow_up, message, reading, ticket

_COLUMNS = [follow_up.c[name] for name in FollowUp.__slots__]
OPEN = (FollowUpState.WAITING, FollowUpState.DRAFTED)
ACTIONS = tuple(sorted(set(FollowUpKind) - LETTERS))


def add(  # noqa: PLR0913 -- every keyword is a column
    tx: Tx,
    now: datetime,
    *,
    ticket_id: int,
    kind: FollowUpKind,
    key: str,
    application_id: int | None = None,
    due_on: date | None = None,
    note: str | None = None,
    data: Mapping[str, Any] | None = None,
    person_id: int | None = None,
) -> bool:
    """Add a follow-up that waits; False when it was there already, in whatever state."""
    values = {
        "ticket_id": ticket_id,
        "application_id": application_id,
        "kind": kind,
        "key": key,
        "state": FollowUpState.WAITING,
        "due_on": due_on,
        "note": note,
        "data": dict(data or {}),
        "person_id": person_id,
        "created_at": now,
        "updated_at": now,
    }
    return tx.scalar(insert_or_ignore(tx, follow_up, returning="id"), values) is not None


def get(tx: Tx, follow_up_id: int) -> FollowUp | None:
    """Return one, or None."""
    row = tx.execute(sa.select(*_COLUMNS).where(follow_up.c.id == follow_up_id)).one_or_none()
    return _follow_up(row) if row else None


def of_ticket(tx: Tx, ticket_id: int) -> tuple[FollowUp, ...]:
    """Return all of a ticket, oldest first."""
    query = sa.select(*_COLUMNS).where(follow_up.c.ticket_id == ticket_id).order_by(follow_up.c.id)
    return tuple(map(_follow_up, tx.execute(query)))


def of_draft(tx: Tx, draft_id: int) -> tuple[FollowUp, ...]:
    """Return those that a draft tells."""
    query = sa.select(*_COLUMNS).where(follow_up.c.draft_id == draft_id).order_by(follow_up.c.id)
    return tuple(map(_follow_up, tx.execute(query)))


def of_application(tx: Tx, application_id: int) -> tuple[FollowUp, ...]:
    """Return all about one application, oldest first."""
    query = sa.select(*_COLUMNS).where(follow_up.c.application_id == application_id).order_by(follow_up.c.id)
    return tuple(map(_follow_up, tx.execute(query)))


def of_kind(tx: Tx, kind: FollowUpKind) -> tuple[FollowUp, ...]:
    """Return all of one kind, oldest first."""
    query = sa.select(*_COLUMNS).where(follow_up.c.kind == kind).order_by(follow_up.c.id)
    return tuple(map(_follow_up, tx.execute(query)))


def told_by(tx: Tx, ticket_id: int, delivery_id: int) -> list[int]:
    """Return those of a ticket that a notice has told and that still hold."""
    done = (row for row in of_ticket(tx, ticket_id) if row.state is FollowUpState.DONE)
    return [row.id for row in done if row.data.get("delivery") == delivery_id]


def change(tx: Tx, ids: Iterable[int], now: datetime, **values: Any) -> int:
    """Set columns of these and return how many there were."""
    wanted = list(ids)
    if not wanted:
        return 0
    return tx.execute(sa.update(follow_up).where(follow_up.c.id.in_(wanted)).values(updated_at=now, **values)).rowcount


def settle(tx: Tx, draft_id: int, state: FollowUpState, now: datetime) -> int:
    """Let those that a draft tells be done (it is approved), drafted (it was taken back) or dismissed (put aside)."""
    mine = (follow_up.c.draft_id == draft_id, follow_up.c.state.in_([*OPEN, FollowUpState.DONE]))
    return tx.execute(sa.update(follow_up).where(*mine).values(state=state, updated_at=now)).rowcount


def drop_question(tx: Tx, draft_id: int, now: datetime) -> None:
    """Wait no longer for the answer to a question that did not go out."""
    query = sa.select(follow_up.c.id, follow_up.c.data).where(
        follow_up.c.kind == FollowUpKind.OFFICE_QUESTION, follow_up.c.state == FollowUpState.WAITING
    )
    change(
        tx, [row.id for row in tx.execute(query) if row.data.get("draft") == draft_id], now, state=FollowUpState.DROPPED
    )


def undrafted(tx: Tx, now: datetime) -> int:
    """Let those wait again whose draft gave way to another one; return how many did.

    A person who puts a draft aside dismisses them at once (``settle``), so what is found here gave way by the way.
    """
    gone = sa.select(draft.c.id).where(draft.c.state == "discarded")
    lost = (follow_up.c.state == FollowUpState.DRAFTED, follow_up.c.draft_id.in_(gone))
    change_ = sa.update(follow_up).where(*lost)
    return tx.execute(change_.values(state=FollowUpState.WAITING, draft_id=None, updated_at=now)).rowcount


def waiting_tickets(tx: Tx, after: int = 0, limit: int = 500) -> tuple[int, ...]:
    """Return tickets on which a letter waits to be drafted, or an open draft tells what was dropped, by id."""
    c = follow_up.c
    open_drafts = sa.select(draft.c.id).where(draft.c.state.in_(["proposed", "edited"]))
    overtaken = sa.and_(c.state == FollowUpState.DROPPED, c.draft_id.in_(open_drafts))
    letters = sa.and_(c.kind.in_(sorted(LETTERS)), sa.or_(c.state == FollowUpState.WAITING, overtaken))
    query = sa.select(c.ticket_id).where(letters, c.ticket_id > after).distinct().order_by(c.ticket_id).limit(limit)
    return tuple(tx.scalars(query))


def move_merged(tx: Tx) -> None:
    """Let follow-ups go with tickets that were merged into others, unless the same is there already."""
    target = sa.select(ticket.c.merged_into_id).where(ticket.c.id == follow_up.c.ticket_id).scalar_subquery()
    merged = sa.select(ticket.c.id).where(ticket.c.merged_into_id.is_not(None))
    query = sa.select(follow_up.c.id, target).where(follow_up.c.ticket_id.in_(merged), follow_up.c.state.in_(OPEN))
    for row_id, target_id in tx.execute(query).all():
        found = tx.execute(sa.select(follow_up).where(follow_up.c.id == row_id)).one()
        same = (follow_up.c.ticket_id == target_id, follow_up.c.kind == found.kind, follow_up.c.key == found.key)
        there = tx.scalar(sa.select(follow_up.c.id).where(*same)) is not None
        values = {"state": FollowUpState.DROPPED} if there else {"ticket_id": target_id}
        tx.execute(sa.update(follow_up).where(follow_up.c.id == row_id).values(values))


def mail_waits(tx: Tx, ticket_id: int, answered_at: datetime | None) -> bool:
    """Return whether a person's mail has come on a ticket since it was last answered."""
    theirs = (message.c.ticket_id == ticket_id, message.c.direction == "in", reading.c.automatic_kind.is_(None))
    query = sa.select(message.c.id).join(reading, reading.c.message_row_id == message.c.id).where(*theirs)
    if answered_at is not None:
        query = query.where(message.c.received_at > answered_at)
    return tx.scalar(query.limit(1)) is not None


def _follow_up(row: Any) -> FollowUp:
    values = row._asdict()
    return FollowUp(**{**values, "kind": FollowUpKind(values["kind"]), "state": FollowUpState(values["state"])})
