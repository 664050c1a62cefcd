"""What the virus scanner said of the files of mails; a file without a row was not looked at."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from helpdesk.store.database import Tx
from helpdesk.store.receipts import insert_or_ignore
from helpdesk.store.schema import attachment, file_scan, message

_C = file_scan.c


@dataclass(frozen=True, slots=True)
class Scan:
    """What was found in a file, empty when it is clean, and when that was said."""

    found: str
    at: datetime


def of_messages(tx: Tx, row_ids: Collection[int]) -> dict[tuple[int, int], Scan]:
    """Return what was said of the files of these messages, by (message, position)."""
    rows = tx.execute(sa.select(file_scan).where(_C.message_row_id.in_(row_ids)))
    return {(row.message_row_id, row.position): Scan(row.found, row.at) for row in rows}


def record(tx: Tx, row_id: int, position: int, scan: Scan) -> None:
    """Note what was said of a file; what was said before stays."""
    values = {"message_row_id": row_id, "position": position, "found": scan.found, "at": scan.at}
    tx.execute(insert_or_ignore(tx, file_scan).values(values))


def waiting(tx: Tx, since: datetime, limit: int) -> tuple[int, ...]:
    """Return messages that came in since then with a file that was not looked at, newest first."""
    c = attachment.c
    looked = sa.exists().where(_C.message_row_id == c.message_row_id, _C.position == c.position)
    query = (
        sa.select(message.c.id)
        .where(message.c.received_at >= since, message.c.direction == "in")
        .where(sa.exists().where(c.message_row_id == message.c.id, ~looked))
    )
    return tuple(tx.scalars(query.order_by(message.c.received_at.desc(), message.c.id.desc()).limit(limit)))
