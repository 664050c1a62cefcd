"""The mailboxes as far as they were read: position and health."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from helpdesk.model.conversation import MailboxHealth
from helpdesk.store.database import Tx
from helpdesk.store.receipts import insert_or_ignore
from helpdesk.store.schema import mailbox

LATE_AFTER = 3  # intervals without a look, after which every page says so


def enroll(tx: Tx, name: str, folder: str, poll_seconds: int) -> None:
    """Make sure that a mailbox of config.toml has a row; in another folder than before it is read from the start."""
    tx.execute(insert_or_ignore(tx, mailbox).values(name=name, folder=folder))
    mine = sa.update(mailbox).where(mailbox.c.name == name)
    # UIDs of two folders have nothing to do with each other, even where a server gives both the same UIDVALIDITY
    tx.execute(mine.where(mailbox.c.folder != folder).values(uidvalidity=None, position=0))
    tx.execute(mine.values(folder=folder, poll_seconds=poll_seconds))


def position(tx: Tx, name: str) -> tuple[int | None, int]:
    """Return (UIDVALIDITY, the UID up to which everything has a receipt)."""
    row = tx.execute(sa.select(mailbox.c.uidvalidity, mailbox.c.position).where(mailbox.c.name == name)).one_or_none()
    return (row.uidvalidity, row.position) if row else (None, 0)


def advance(tx: Tx, name: str, uidvalidity: int, uid: int) -> None:
    """Note that every UID up to ``uid`` has a receipt."""
    tx.execute(sa.update(mailbox).where(mailbox.c.name == name).values(uidvalidity=uidvalidity, position=uid))


def heartbeat(tx: Tx, name: str, now: datetime, warning: str | None = None) -> None:
    """Note that the mailbox was just read, and what a person must see to all the same."""
    values = {"heartbeat_at": now, "failing_since": None, "problem": warning, "permanent": False}
    tx.execute(sa.update(mailbox).where(mailbox.c.name == name).values(values))


def failing(tx: Tx, name: str, now: datetime, problem: str, *, permanent: bool) -> None:
    """Note that the mailbox cannot be read, since when, and why in words."""
    since = sa.func.coalesce(mailbox.c.failing_since, sa.bindparam("now", now, mailbox.c.failing_since.type))
    change = sa.update(mailbox).where(mailbox.c.name == name)
    tx.execute(change.values(failing_since=since, problem=problem, permanent=permanent))


def health(tx: Tx, now: datetime) -> tuple[MailboxHealth, ...]:
    """Return how each mailbox does."""

    return tuple(_health(row, now) for row in tx.execute(sa.select(mailbox).order_by(mailbox.c.name)))


def _health(row: Any, now: datetime) -> MailboxHealth:
    read_at = row.heartbeat_at or row.failing_since
    patience = timedelta(seconds=LATE_AFTER * max(row.poll_seconds, 10))
    return MailboxHealth(
        name=row.name,
        heartbeat_at=row.heartbeat_at,
        failing_since=row.failing_since,
        problem=row.problem,
        permanent=row.permanent,
        late=row.paused_at is None and read_at is not None and now - read_at > patience,
        reconciled_at=row.reconciled_at,
        missing=row.missing,
        folder=row.folder,
        uidvalidity=row.uidvalidity,
        position=row.position,
        paused_at=row.paused_at,
        paused_why=row.paused_why or "",
    )


@dataclass(frozen=True, slots=True)
class Wish:
    """What administrators want of a mailbox: that nobody reads it, and when they last asked to look at once."""

    paused: bool
    asked_at: datetime | None


def wish(tx: Tx, name: str) -> Wish:
    """Return what administrators want of a mailbox."""
    row = tx.execute(sa.select(mailbox.c.paused_at, mailbox.c.asked_at).where(mailbox.c.name == name)).one_or_none()
    return Wish(row is not None and row.paused_at is not None, row.asked_at if row else None)


def pause(tx: Tx, names: Sequence[str], now: datetime, why: str) -> bool:
    """Let nobody read a mailbox from now on; False when it is paused already or has no row."""
    change = sa.update(mailbox).where(mailbox.c.name.in_(names), mailbox.c.paused_at.is_(None))
    return tx.execute(change.values(paused_at=now, paused_why=why)).rowcount > 0


def resume(tx: Tx, names: Sequence[str], now: datetime) -> bool:
    """Let a mailbox be read again, and at once; False when it was not paused."""
    change = sa.update(mailbox).where(mailbox.c.name.in_(names), mailbox.c.paused_at.is_not(None))
    return tx.execute(change.values(paused_at=None, paused_why=None, asked_at=now)).rowcount > 0


def ask(tx: Tx, names: Sequence[str], now: datetime) -> bool:
    """Ask whoever reads a mailbox to look at once; False when it is paused or has no row."""
    change = sa.update(mailbox).where(mailbox.c.name.in_(names), mailbox.c.paused_at.is_(None))
    return tx.execute(change.values(asked_at=now)).rowcount > 0


def differs(tx: Tx, name: str, missing: int) -> None:
    """Note how many messages of the server have no receipt, or receipts no octets; 0 is as it should be."""
    tx.execute(sa.update(mailbox).where(mailbox.c.name == name).values(missing=missing))


def reconciled(tx: Tx, name: str, now: datetime) -> None:
    """Note that server and store were compared, and what was missing was taken in."""
    tx.execute(sa.update(mailbox).where(mailbox.c.name == name).values(reconciled_at=now))


def last_reconciled(tx: Tx, name: str) -> datetime | None:
    """Return when server and store were last compared."""
    return tx.scalar(sa.select(mailbox.c.reconciled_at).where(mailbox.c.name == name))


def retire(tx: Tx, name: str) -> None:
    """Remove a mailbox that is not watched any more from the health of the desk; its receipts stay."""
    tx.execute(sa.delete(mailbox).where(mailbox.c.name == name))
