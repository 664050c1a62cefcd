"""Pictures of a mail that lie on other machines: what was fetched, or why not."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from helpdesk.store.database import Tx
from helpdesk.store.schema import remote_picture

_C = remote_picture.c


@dataclass(frozen=True, slots=True)
class RemotePicture:
    """A picture by its address; ``digest`` names its octets, or is None and ``problem`` says why."""

    url: str
    digest: str | None
    problem: str = ""


def of_message(tx: Tx, message_row_id: int) -> tuple[RemotePicture, ...]:
    """Return what was asked for, in the order in which it was; of several tries the last."""
    query = sa.select(_C.url, _C.digest, _C.problem).where(_C.message_row_id == message_row_id).order_by(_C.id)
    return tuple({row.url: RemotePicture(row.url, row.digest, row.problem) for row in tx.execute(query)}.values())


def record(tx: Tx, message_row_id: int, found: RemotePicture, person_id: int | None, now: datetime) -> None:
    """Note what became of one picture."""
    values = {"url": found.url, "digest": found.digest, "problem": found.problem, "person_id": person_id, "at": now}
    tx.execute(sa.insert(remote_picture).values(message_row_id=message_row_id, **values))


def counts(tx: Tx, message_row_ids: Collection[int]) -> dict[int, int]:
    """Return how many different pictures came for each of these messages."""
    query = sa.select(_C.message_row_id, sa.func.count(_C.url.distinct()).label("n")).where(
        _C.message_row_id.in_(message_row_ids), _C.digest.is_not(None)
    )
    return {row.message_row_id: row.n for row in tx.execute(query.group_by(_C.message_row_id))}
