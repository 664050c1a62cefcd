"""Receipts: every message that a server ever showed us is accounted for here.

A receipt is recorded in the first transaction of intake, after its octets are durable. The pair (mailbox, folder,
UIDVALIDITY, UID) is unique, so a second look at the same message records nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from helpdesk.model.conversation import Receipt
from helpdesk.store.database import Tx
from helpdesk.store.gathering import later
from helpdesk.store.schema import blob, receipt

_DIALECTS: dict[str, Any] = {"sqlite": sqlite, "postgresql": postgresql}
_CLAIM = (
    sa.select(receipt.c.id)
    .where(receipt.c.id.in_(sa.bindparam("receipts", expanding=True)), receipt.c.state == "received")
    .order_by(receipt.c.id)
    .with_for_update(skip_locked=True)
)
_FINISH = (
    sa.update(receipt)
    .where(receipt.c.id == sa.bindparam("receipt"))
    .values({name: sa.bindparam(f"its_{name}") for name in ("state", "message_row_id", "reason")})
)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message as a mailbox showed it. ``digest`` is None when its octets could not be had, or were not wanted."""

    mailbox: str
    folder: str
    uidvalidity: int
    uid: int
    received_at: datetime
    digest: str | None = None
    size: int = 0
    state: str = "received"
    reason: str | None = None
    archive: bool = False


def insert_or_ignore(tx: Tx, table: sa.Table, *, returning: str | None = None) -> Any:
    """Return an INSERT that leaves a row alone which is there already, for the database of ``tx``.

    ``returning`` names a column to get back from a new row. The statement is made once; give the values when it is
    executed (making one takes longer than running it).
    """
    return _insert_or_ignore(tx.dialect.name, table, returning)


@cache
def _insert_or_ignore(dialect: str, table: sa.Table, returning: str | None) -> Any:
    statement = _DIALECTS[dialect].insert(table).on_conflict_do_nothing()
    return statement if returning is None else statement.returning(table.c[returning])


def record(tx: Tx, arrivals: Iterable[Arrival], now: datetime) -> int:
    """Record receipts (and the blobs they name) and return how many were new."""
    seen = list(arrivals)
    kept = [{"digest": a.digest, "size": a.size, "created_at": now} for a in seen if a.digest]
    if kept:
        tx.execute(insert_or_ignore(tx, blob), kept)
    rows = [
        {
            "mailbox": a.mailbox,
            "folder": a.folder,
            "uidvalidity": a.uidvalidity,
            "uid": a.uid,
            "digest": a.digest,
            "state": a.state,
            "reason": a.reason,
            "received_at": a.received_at,
            "recorded_at": now,
            "archive": a.archive,
        }
        for a in seen
    ]
    if not rows:
        return 0
    statement = _insert_or_refill(tx.dialect.name)
    return tx.execute(statement, rows, execution_options={"preserve_rowcount": True}).rowcount


@cache
def _insert_or_refill(dialect: str) -> Any:
    """Return an INSERT that leaves a receipt alone which is there already, unless a person wants it fetched again."""
    c = receipt.c
    statement = _DIALECTS[dialect].insert(receipt)
    got = {name: statement.excluded[name] for name in ("digest", "state", "reason", "received_at")}
    place = [c.mailbox, c.folder, c.uidvalidity, c.uid]
    return statement.on_conflict_do_update(
        index_elements=place, set_={**got, "attempts": c.attempts + 1}, where=c.state == "wanted"
    )


def known(tx: Tx, mailbox: str, folder: str, uidvalidity: int, after: int = -1) -> dict[int, bool]:
    """Return the UIDs above ``after`` that have a receipt, and whether the octets of each are kept."""
    c = receipt.c
    place = (c.mailbox == mailbox, c.folder == folder, c.uidvalidity == uidvalidity, c.uid > after)
    return {row.uid: row.digest is not None for row in tx.execute(sa.select(c.uid, c.digest).where(*place))}


def standing(tx: Tx, mailbox: str, folder: str, uidvalidity: int) -> dict[int, tuple[str, str | None]]:
    """Return (state, reason) of every receipt of a folder, by UID."""
    c = receipt.c
    place = (c.mailbox == mailbox, c.folder == folder, c.uidvalidity == uidvalidity)
    return {row.uid: (row.state, row.reason) for row in tx.execute(sa.select(c.uid, c.state, c.reason).where(*place))}


def epochs(tx: Tx, mailbox: str) -> dict[tuple[str, int], dict[str, int]]:
    """Return how many receipts of a mailbox stand in each state, by (folder, UIDVALIDITY)."""
    c = receipt.c
    query = sa.select(c.folder, c.uidvalidity, c.state, sa.func.count().label("n")).where(c.mailbox == mailbox)
    found: dict[tuple[str, int], dict[str, int]] = {}
    for row in tx.execute(query.group_by(c.folder, c.uidvalidity, c.state).order_by(c.folder, c.uidvalidity)):
        found.setdefault((row.folder, row.uidvalidity), {})[row.state] = row.n
    return found


def digests(tx: Tx, mailbox: str) -> tuple[str, ...]:
    """Return the digests of a mailbox's receipts whose octets must be there, sorted; erased ones are left out."""
    query = sa.select(blob.c.digest).join(receipt, receipt.c.digest == blob.c.digest).distinct()
    return tuple(
        tx.scalars(query.where(receipt.c.mailbox == mailbox, blob.c.erased_at.is_(None)).order_by(blob.c.digest))
    )


def wanted(tx: Tx, mailbox: str, limit: int = 100) -> tuple[Receipt, ...]:
    """Return the receipts without octets that a person wants fetched again."""
    c = receipt.c
    query = sa.select(receipt).where(c.state == "wanted", c.mailbox == mailbox).order_by(c.id).limit(limit)
    return tuple(_receipt(row) for row in tx.execute(query))


def waiting(tx: Tx, limit: int = 100) -> tuple[Receipt, ...]:
    """Return receipts whose second transaction has not run yet: oldest first, those that were begun before last."""
    c = receipt.c
    fresh = sa.select(receipt).where(c.state == "received", c.attempts == 0).order_by(c.id).limit(limit)
    found = [_receipt(row) for row in tx.execute(fresh)]
    if len(found) < limit:
        begun = sa.select(receipt).where(c.state == "received", c.attempts > 0).order_by(c.attempts, c.id)
        found += [_receipt(row) for row in tx.execute(begun.limit(limit - len(found)))]
    return tuple(found)


def begin(tx: Tx, receipt_ids: Collection[int], step: int = 1) -> None:
    """Note that these receipts are about to be read; ``step`` -1 takes it back where reading is no reason to count."""
    tx.execute(sa.update(receipt).where(receipt.c.id.in_(receipt_ids)).values(attempts=receipt.c.attempts + step))


def get(tx: Tx, receipt_id: int) -> Receipt | None:
    """Return one receipt."""
    row = tx.execute(sa.select(receipt).where(receipt.c.id == receipt_id)).one_or_none()
    return _receipt(row) if row else None


def claim(tx: Tx, receipt_ids: Collection[int]) -> frozenset[int]:
    """Return which of these receipts this transaction imports; they are locked until its end.

    The others were imported already, or are being imported by another process.
    """
    return frozenset(tx.scalars(_CLAIM, {"receipts": list(receipt_ids)}))


def finish(tx: Tx, receipt_id: int, state: str, message_row_id: int | None = None, reason: str | None = None) -> None:
    """Say what became of a receipt."""
    values = {"its_state": state, "its_message_row_id": message_row_id, "its_reason": reason}
    later(tx, _FINISH, [{"receipt": receipt_id, **values}])


def retry(tx: Tx, receipt_id: int | None, readable: Collection[str]) -> int:
    """Put a failed receipt (None: each) back in line and return how many were.

    One whose octets were never had is fetched first, if its mailbox is among ``readable``; else it stays failed.
    """
    c = receipt.c
    line = [c.state == "failed", sa.or_(c.digest.is_not(None), c.mailbox.in_(readable))]
    if receipt_id is not None:
        line.append(c.id == receipt_id)
    state = sa.case((c.digest.is_(None), "wanted"), else_="received")
    return tx.execute(sa.update(receipt).where(*line).values(state=state, reason=None, attempts=0)).rowcount


def failed(tx: Tx, limit: int = 200, below: int | None = None) -> tuple[Receipt, ...]:
    """Return the receipts that a person must look at, newest first, those after receipt ``below`` if it is given."""
    query = sa.select(receipt).where(receipt.c.state == "failed").order_by(receipt.c.id.desc()).limit(limit)
    if below is not None:
        query = query.where(receipt.c.id < below)
    return tuple(_receipt(row) for row in tx.execute(query))


def failed_since(tx: Tx) -> datetime | None:
    """Return when the oldest receipt that stands as failed was recorded."""
    oldest: datetime | None = tx.scalar(
        sa.select(sa.func.min(receipt.c.recorded_at)).where(receipt.c.state == "failed")
    )
    return oldest


def of_messages(tx: Tx, row_ids: Collection[int]) -> dict[int, tuple[Receipt, ...]]:
    """Return the receipts of each message, in the order of arrival: the same message may have come more than once."""
    found: dict[int, tuple[Receipt, ...]] = {}
    for row in tx.execute(sa.select(receipt).where(receipt.c.message_row_id.in_(row_ids)).order_by(receipt.c.id)):
        found[row.message_row_id] = (*found.get(row.message_row_id, ()), _receipt(row))
    return found


def count_in(tx: Tx, state: str) -> int:
    """Return how many receipts stand in one state, from its index: every page asks how many failed."""
    return tx.scalar(sa.select(sa.func.count()).select_from(receipt).where(receipt.c.state == state)) or 0


def unsettled(tx: Tx) -> dict[str, dict[str, int]]:
    """Return by mailbox how many receipts wait to be read or fetched, or failed, from the index of states."""
    c = receipt.c
    query = sa.select(c.mailbox, c.state, sa.func.count().label("n")).group_by(c.mailbox, c.state)
    found: dict[str, dict[str, int]] = {}
    for row in tx.execute(query.where(c.state.in_(("received", "wanted", "failed")))):
        found.setdefault(row.mailbox, {})[row.state] = row.n
    return found


def counts(tx: Tx) -> dict[str, int]:
    """Return how many receipts stand in each state."""
    query = sa.select(receipt.c.state, sa.func.count().label("n")).group_by(receipt.c.state)
    return {row.state: row.n for row in tx.execute(query)}


def _receipt(row: Any) -> Receipt:
    return Receipt(
        row.id,
        row.mailbox,
        row.folder,
        row.uidvalidity,
        row.uid,
        row.digest,
        row.state,
        row.reason,
        row.attempts,
        row.received_at,
        row.message_row_id,
        row.archive,
    )
