"""Where status comes from: how polling each system goes, and the notification mails that wait or could not be read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from helpdesk.model.system import Notification, SourceHealth
from helpdesk.store.database import Tx
from helpdesk.store.receipts import insert_or_ignore
from helpdesk.store.schema import message, notification, reading, status_source


def health(tx: Tx) -> tuple[SourceHealth, ...]:
    """Return how polling goes, by the name of the system."""
    rows = tx.execute(sa.select(status_source).order_by(status_source.c.name))
    return tuple(SourceHealth(r.name, r.heartbeat_at, r.failing_since, r.problem, r.until) for r in rows)


def polled(tx: Tx, name: str, now: datetime, until: datetime, problem: str | None = None) -> None:
    """Note that a system was asked with success; ``problem`` says what of its answer could not be read."""
    _put(tx, name, heartbeat_at=now, until=until, failing_since=None, problem=problem)


def failing(tx: Tx, name: str, now: datetime, problem: str) -> None:
    """Note that a system could not be asked; since when it cannot is kept."""
    since = tx.scalar(sa.select(status_source.c.failing_since).where(status_source.c.name == name))
    _put(tx, name, failing_since=since or now, problem=problem[:1000])


def _put(tx: Tx, name: str, **values: Any) -> None:
    tx.execute(insert_or_ignore(tx, status_source), {"name": name})
    tx.execute(sa.update(status_source).where(status_source.c.name == name).values(**values))


def retire(tx: Tx, names: Iterable[str]) -> None:
    """Forget systems that config.toml no longer names, so that nobody waits for them; ``names`` are those it does."""
    tx.execute(sa.delete(status_source).where(status_source.c.name.not_in(list(names))))


def note(tx: Tx, row_id: int, source: str, state: str, reason: str | None, now: datetime) -> None:
    """Note that a message claims to be an official notification."""
    values = {"message_row_id": row_id, "source": source, "state": state, "reason": reason, "at": now}
    tx.execute(insert_or_ignore(tx, notification), values)


def settle(tx: Tx, row_id: int, state: str, reason: str | None, now: datetime) -> None:
    """Note what became of a notification: taken, or unread with the reason."""
    here = notification.c.message_row_id == row_id
    tx.execute(sa.update(notification).where(here).values(state=state, reason=reason, at=now))


def notifications(tx: Tx, states: Iterable[str], limit: int = 100) -> tuple[Notification, ...]:
    """Return notifications in these states, the oldest mail first."""
    c = notification.c
    query = (
        sa.select(c.message_row_id, message.c.ticket_id, c.source, c.state, c.reason, reading.c.subject, c.at)
        .join(message, message.c.id == c.message_row_id)
        .join(reading, reading.c.message_row_id == c.message_row_id)
        .where(c.state.in_(list(states)))
        .order_by(c.message_row_id)
        .limit(limit)
    )
    return tuple(Notification(*row) for row in tx.execute(query))
