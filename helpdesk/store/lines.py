"""Lines: what a list shows of a ticket, derived from its mails and kept beside it, in the transaction of its readings.

``follow`` is told of a mail that was just read; ``rebuild`` derives tickets again, after a better parser, a merge or
a split.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from helpdesk.model.explanation import Explanation
from helpdesk.store.database import Tx
from helpdesk.store.gathering import later
from helpdesk.store.receipts import insert_or_ignore
from helpdesk.store.schema import attachment, message, question, reading
from helpdesk.store.schema_lists import ticket_entry, ticket_line

SNIPPET = 160  # characters of the newest mail in a line
_MANY = 200  # tickets that are derived again at once


@dataclass(frozen=True, slots=True)
class Line:
    """What a list shows of a ticket's newest mail; ``confidence`` is that of its least certain question."""

    snippet: str = ""
    entries: tuple[str, ...] = ()
    attachments: int = 0
    questions: int = 0
    confidence: float | None = None


def follow(tx: Tx, ticket_id: int, row_id: int, explanation: Explanation) -> None:
    """Take a mail that came into its ticket's line for the first time."""
    u = explanation.understanding
    best = [q.candidates[0].confidence if q.candidates else 0.0 for q in u.questions]
    values = {
        "ticket_id": ticket_id,
        "message_row_id": row_id,
        "snippet": _snippet(explanation.body.new_text),
        "entries": list(u.permits or u.topics),
        "attachments": sum(not file.inline for file in explanation.message.attachments),
        "questions": len(best),
        "confidence": min(best, default=None),
    }
    later(tx, _UPSERT[tx.dialect.name], [values])
    _enter(tx, {ticket_id: {*u.permits, *u.topics}})


def of_tickets(tx: Tx, ids: Collection[int]) -> dict[int, Line]:
    """Return the lines of tickets; one without a mail of the citizen has none."""
    rows = tx.execute(sa.select(ticket_line).where(ticket_line.c.ticket_id.in_(ids)))
    return {
        row.ticket_id: Line(row.snippet, tuple(row.entries), row.attachments, row.questions, row.confidence)
        for row in rows
    }


def rebuild(tx: Tx, ids: Iterable[int]) -> None:
    """Derive the lines of tickets again from the readings of their mails."""
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), _MANY):
        _rebuild(tx, wanted[start : start + _MANY])


def _rebuild(tx: Tx, ids: list[int]) -> None:
    for table in (ticket_entry, ticket_line):
        tx.execute(sa.delete(table).where(table.c.ticket_id.in_(ids)))
    query = (
        sa.select(message.c.ticket_id, message.c.id, reading.c.new_text, reading.c.permits, reading.c.topics)
        .join(reading, reading.c.message_row_id == message.c.id)
        .where(message.c.ticket_id.in_(ids), message.c.direction == "in")
        .order_by(message.c.id)
    )
    newest: dict[int, Any] = {}
    entries: dict[int, set[str]] = {}
    for row in tx.execute(query):
        newest[row.ticket_id] = row
        entries.setdefault(row.ticket_id, set()).update((*row.permits, *row.topics))
    rows = [row.id for row in newest.values()]
    files, asked = _files(tx, rows), _confidences(tx, rows)
    lines = [
        {
            "ticket_id": ticket_id,
            "message_row_id": row.id,
            "snippet": _snippet(row.new_text),
            "entries": list(row.permits or row.topics),
            "attachments": files.get(row.id, 0),
            "questions": len(asked.get(row.id, ())),
            "confidence": min(asked.get(row.id, ()), default=None),
        }
        for ticket_id, row in newest.items()
    ]
    if lines:
        tx.execute(_UPSERT[tx.dialect.name], lines)
    _enter(tx, entries)


def _enter(tx: Tx, entries: dict[int, set[str]]) -> None:
    rows = [{"ticket_id": one, "entry_id": entry} for one, found in entries.items() for entry in sorted(found)]
    later(tx, insert_or_ignore(tx, ticket_entry), rows)


def _files(tx: Tx, rows: list[int]) -> dict[int, int]:
    query = sa.select(attachment.c.message_row_id, sa.func.count().label("n")).where(
        attachment.c.message_row_id.in_(rows), attachment.c.inline.is_(False)
    )
    return {row.message_row_id: row.n for row in tx.execute(query.group_by(attachment.c.message_row_id))}


def _confidences(tx: Tx, rows: list[int]) -> dict[int, list[float]]:
    best: dict[int, list[float]] = {}
    query = sa.select(question.c.message_row_id, question.c.candidates).where(question.c.message_row_id.in_(rows))
    for row in tx.execute(query):
        top = row.candidates[0]["confidence"] if row.candidates else 0.0
        best.setdefault(row.message_row_id, []).append(top)
    return best


def _snippet(text: str) -> str:
    return " ".join(text[: SNIPPET * 4].split())[:SNIPPET]


def _upsert(dialect: Any) -> Any:
    statement = dialect.insert(ticket_line)
    changed = {c.name: statement.excluded[c.name] for c in ticket_line.c if c.name != "ticket_id"}
    newer = statement.excluded.message_row_id >= ticket_line.c.message_row_id
    return statement.on_conflict_do_update(index_elements=["ticket_id"], set_=changed, where=newer)


_UPSERT = {"sqlite": _upsert(sqlite), "postgresql": _upsert(postgresql)}
