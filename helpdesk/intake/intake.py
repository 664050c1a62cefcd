"""Intake: from a mailbox to tickets, in two transactions, so that no mail is lost and none is taken twice.

Guarantee: every message that a mailbox showed us has a receipt. ``collect`` makes the octets durable and then records
the receipt, before anything is parsed and before the server's state is changed. ``import_waiting`` derives everything
else from the octets: message, ticket, questions, draft. Neighbours share that transaction, so that all of a message is
there or nothing; if one of them cannot be filed, each gets a transaction of its own. Killed anywhere, the next run goes
on: octets without a receipt are fetched again (and kept once), a receipt without a message is imported then. The second
transaction does not wait for the disk: what a power cut takes of it is derived again, and a reply or notice that builds
on it goes out only after a commit that waits. The position is UIDVALIDITY and UID, never ``\\Seen``. One message that
cannot be read never stops the next: its receipt says *failed* and why. One that ends the process (out of memory) was
noted as begun before: from then on it is read alone, after all others. What is no message's fault (a database that is
away, a full disk) fails nothing and is tried again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

import structlog

from helpdesk.config import SENT
from helpdesk.desk import Desk
from helpdesk.documents.mailed import Corrections
from helpdesk.errors import ConflictError
from helpdesk.extract.ahead import several_ahead
from helpdesk.in_step import AT_ONCE, OCTETS, in_step
from helpdesk.intake import answered, archive, filing, thread
from helpdesk.mail.identity import identity
from helpdesk.mail.parse import parse
from helpdesk.mailbox.protocol import Fetched, Listing, Mailbox
from helpdesk.model.conversation import Receipt
from helpdesk.model.explanation import Explanation
from helpdesk.model.message import AutomaticKind, Message
from helpdesk.model.person import SYSTEM
from helpdesk.store import document_judgements, events, mailboxes, messages, receipts
from helpdesk.store.database import UNAVAILABLE, Tx
from helpdesk.store.receipts import Arrival

log = structlog.get_logger()
BATCH_OCTETS = 8 * 1024 * 1024
BATCH_COUNT = 100
MOST_ATTEMPTS = 10  # begun so often and never settled: whatever ends the process, a person must see the message
IMPORT_COUNT = 50  # what shares a commit: many rows are written together, and other writers held up for some 50 ms


def collect(desk: Desk, mailbox: Mailbox, now: datetime, *, grows: bool = True, limit: int | None = None) -> int:
    """Record a receipt for every message that the mailbox shows and that has none; return how many.

    ``grows`` says that UIDs only ever grow (RFC 9051 section 2.3.1.1), so that only newer ones need to be listed. With
    ``limit`` at most so many are taken, the newest first: who is far behind calls again, and what arrived meanwhile
    comes before the backlog. The position only passes UIDs that have a receipt, so nothing is lost in between.
    Raises MailboxError; what was recorded before stays recorded.
    """
    with desk.database.read() as tx:
        uidvalidity, position = mailboxes.position(tx, mailbox.name)
    listing = mailbox.list(position if grows else 0)
    if listing.uidvalidity != uidvalidity and position:
        listing = mailbox.list(0)
        position = 0
    with desk.database.read() as tx:
        after = position if grows else -1
        known = receipts.known(tx, mailbox.name, listing.folder, listing.uidvalidity, after)
    if grows:  # killed between receipt and settling; what has no octets stays where a person can see it
        mailbox.settle([uid for uid in listing.uids if known.get(uid)])
    new = [uid for uid in listing.uids if uid not in known]
    chosen, left = (new, []) if limit is None else (new[-limit:], new[:-limit])
    count = take(desk, mailbox, listing, chosen, now)
    reached = min(left) - 1 if left else max((position, *listing.uids))
    with desk.database.transaction() as tx:
        if grows:
            mailboxes.advance(tx, mailbox.name, listing.uidvalidity, reached)
        mailboxes.heartbeat(tx, mailbox.name, now, mailbox.warning(now))
    return count


def collect_archive(desk: Desk, mailbox: Mailbox, now: datetime) -> int:
    """Record a receipt for every message of an archive that has none; return how many. Positions stay as they are."""
    listing = mailbox.list(0)
    with desk.database.read() as tx:
        known = receipts.known(tx, mailbox.name, listing.folder, listing.uidvalidity)
    return take(desk, mailbox, listing, [uid for uid in listing.uids if uid not in known], now, archive=True)


def take(
    desk: Desk, mailbox: Mailbox, listing: Listing, uids: Iterable[int], now: datetime, *, archive: bool = False
) -> int:
    """Fetch exactly ``uids`` of a listing, record their receipts, and return how many: what was missed or is wanted."""
    chosen = tuple(uids)
    fetched = mailbox.fetch([uid for uid in chosen if uid not in listing.deleted])
    count = sum(_keep(desk, mailbox, listing, batch, now, archive=archive) for batch in _batches(fetched))
    deleted = [_ignored(mailbox, listing, uid, now) for uid in chosen if uid in listing.deleted]
    with desk.database.transaction() as tx:
        return count + receipts.record(tx, deleted, now)


def import_waiting(desk: Desk, now: datetime, *, limit: int = 100) -> int:
    """Import messages whose octets are kept and return how many receipts were settled."""
    with desk.database.read() as tx:
        waiting = receipts.waiting(tx, limit)
        taught = document_judgements.corrections(tx)
    settled = 0
    for neighbours in _neighbours(waiting):
        with desk.database.transaction(durable=False) as tx:  # a power cut is no message's fault
            receipts.begin(tx, [receipt.id for receipt in neighbours])
        settled += sum(_import(desk, group, now) for group in _groups(desk, neighbours, taught, now))
    return settled


def _neighbours(waiting: Iterable[Receipt]) -> Iterator[list[Receipt]]:
    """Yield the receipts that are read together: new ones side by side, one that was begun before alone."""
    fresh = [receipt for receipt in waiting if receipt.attempts == 0]
    yield from (fresh[start : start + IMPORT_COUNT] for start in range(0, len(fresh), IMPORT_COUNT))
    yield from ([receipt] for receipt in waiting if receipt.attempts > 0)


@dataclass(frozen=True, slots=True)
class _Read:
    """A kept message of ``size`` octets as the pure stages read it, or why they could not."""

    receipt: Receipt
    size: int = 0
    message: Message | None = None
    explanation: Explanation | None = None
    error: Exception | None = None


def _groups(desk: Desk, waiting: Iterable[Receipt], taught: Corrections, now: datetime) -> Iterator[list[_Read]]:
    """Read messages, in groups that fit into memory and share one commit."""
    group: list[_Read] = []
    parsed = map(partial(_parsed, desk), waiting)
    # while some are matched, the attachments of the next are read by another process
    for opened in several_ahead(partial(_opened, desk), parsed, _size, most=AT_ONCE, octets=OCTETS):
        group += _understood(desk, opened, taught, now)
        if len(group) >= IMPORT_COUNT or sum(item.size for item in group) >= BATCH_OCTETS:
            yield group
            group = []
    if group:
        yield group


def _parsed(desk: Desk, receipt: Receipt) -> _Read:
    if receipt.attempts >= MOST_ATTEMPTS:
        return _Read(receipt, error=RuntimeError(f"{receipt.attempts} times the desk ended while it read this message"))
    try:
        octets = desk.blobs.get(receipt.digest or "")
        return _Read(receipt, len(octets), parse(octets))
    except Exception as error:  # noqa: BLE001 -- noted on the receipt, in the transaction that settles it
        return _Read(receipt, error=error)


def _opened(desk: Desk, parsed: _Read) -> _Read:
    if parsed.message is None:
        return parsed
    try:
        return replace(parsed, message=desk.explainer.reader.read(parsed.message))
    except Exception as error:  # noqa: BLE001 -- as above
        return replace(parsed, message=None, error=error)


def _size(opened: _Read) -> int:
    return opened.size


def _understood(desk: Desk, opened: Sequence[_Read], taught: Corrections, now: datetime) -> list[_Read]:
    """Return messages with what is made of each, or why nothing could be."""
    explainer, today = desk.explainer, desk.today(now)
    works = [explainer.understanding(item.message, today, taught) for item in opened if item.message is not None]
    made = iter(in_step(works))
    return [item if item.message is None else _with(item, next(made)) for item in opened]


def _with(opened: _Read, made: Explanation | Exception) -> _Read:
    if isinstance(made, Exception):  # noted on the receipt, as above
        return replace(opened, error=made)
    return replace(opened, explanation=made)


def _import(desk: Desk, group: list[_Read], now: datetime) -> int:
    """Settle the receipts of a group and return how many were settled.

    All in one transaction; if one message cannot be filed, each in one of its own, so that it is noted on the receipt
    of that message alone. What is wrong with the database undoes everything, and fails nothing.
    """
    try:
        became = _settle_together(desk, group, now)
    except UNAVAILABLE:
        raise
    except Exception as error:  # noqa: BLE001 -- found again, and noted, at the message whose fault it is
        log.info("intake.singly", messages=len(group), why=str(error))
        became = {}
        for item in group:
            became |= _settle_alone(desk, item, now)
    for receipt_id, state in became.items():
        log.info("intake.settled", receipt=receipt_id, state=state)
    return len(became)


def _settle_together(desk: Desk, group: list[_Read], now: datetime) -> dict[int, str]:
    """Derive everything from the messages of a group and return what became of each receipt."""
    with desk.database.gathering() as tx:
        mine = receipts.claim(tx, [item.receipt.id for item in group])
        claimed = [(item, _identity(item)) for item in group if item.receipt.id in mine]
        known = messages.by_identities(tx, [same for _, same in claimed if same])
        thread.foresee(tx, (item.explanation for item, _ in claimed if item.explanation))
        return {item.receipt.id: _settle(desk, tx, item, same, known, now) for item, same in claimed}


def _identity(item: _Read) -> str:
    """Return what makes a message itself, an empty string for one that could not be read."""
    return identity(item.explanation.message) if item.explanation else ""


def _settle_alone(desk: Desk, item: _Read, now: datetime) -> dict[int, str]:
    """Do the same for one message, and if it cannot be filed, note on its receipt why."""
    try:
        return _settle_together(desk, [item], now)
    except ConflictError as error:
        log.info("intake.postponed", receipt=item.receipt.id, why=str(error))
        with desk.database.transaction() as tx:
            receipts.begin(tx, [item.receipt.id], -1)
        return {}
    except UNAVAILABLE:
        raise
    except Exception as error:
        log.exception("intake.failed", receipt=item.receipt.id)
        return _settle_together(desk, [_Read(item.receipt, error=error)], now)


def _settle(desk: Desk, tx: Tx, item: _Read, same: str, known: dict[str, int], now: datetime) -> str:
    """Derive everything from one kept message and return what became of its receipt, which is claimed.

    ``same`` is its identity; ``known`` has the rows of known messages by theirs, and gets the new one. Raises whatever
    keeps the message from being filed.
    """
    receipt, explanation = item.receipt, item.explanation
    if explanation is None:
        return _fail(tx, receipt, item.error or RuntimeError("the message was not read"), now)
    if same in known:
        receipts.finish(tx, receipt.id, "duplicate", known[same], "the same message has arrived before")
        return "duplicate"
    if receipt.mailbox.endswith(SENT):
        return _settle_sent(desk, tx, receipt, explanation, same, known, now)
    if unwanted := _own(tx, explanation) or _ignored_sender(desk, explanation):
        receipts.finish(tx, receipt.id, "ignored", reason=unwanted)
        return "ignored"
    file = archive.file if receipt.archive else filing.file
    known[same] = file(desk, tx, receipt, explanation, now, same)
    receipts.finish(tx, receipt.id, "imported", known[same])
    return "imported"


def _settle_sent(  # noqa: PLR0913 -- as ``_settle``
    desk: Desk, tx: Tx, receipt: Receipt, explanation: Explanation, same: str, known: dict[str, int], now: datetime
) -> str:
    filed = _own(tx, explanation) or answered.file(desk, tx, receipt, explanation, now, same)
    if isinstance(filed, str):
        receipts.finish(tx, receipt.id, "ignored", reason=filed)
        return "ignored"
    known[same] = filed
    receipts.finish(tx, receipt.id, "imported", filed)
    return "imported"


def _fail(tx: Tx, receipt: Receipt, error: Exception, now: datetime) -> str:
    """Note why a message cannot be imported, where a person sees it."""
    receipts.finish(tx, receipt.id, "failed", reason=f"{type(error).__name__}: {error}"[:500])
    events.record(tx, now, SYSTEM, "intake.failed", why=str(error)[:500], data={"receipt": receipt.id})
    return "failed"


def _own(tx: Tx, explanation: Explanation) -> str | None:
    """Return why a message is a copy of our own mail that came back, or None."""
    if explanation.automatic is None or explanation.automatic.kind is not AutomaticKind.OWN:
        return None
    message_id = explanation.message.message_id
    if message_id and any(ours for _, ours in messages.tickets_of(tx, [message_id]).get(message_id, ())):
        return "a copy of our own reply"
    return None


def _ignored_sender(desk: Desk, explanation: Explanation) -> str | None:
    """Return why nothing is made of a message from this sender, or None."""
    sender = explanation.message.sender
    item = desk.config.intake.ignores(sender.address) if sender and sender.address else None
    return f"the sender falls under {item} of intake.ignored_senders" if item else None


def _batches(fetched: Iterable[Fetched]) -> Iterator[list[Fetched]]:
    """Group messages so that one group fits into memory and shares one commit."""
    batch: list[Fetched] = []
    size = 0
    for item in fetched:
        batch.append(item)
        size += len(item.octets or b"")
        if size >= BATCH_OCTETS or len(batch) >= BATCH_COUNT:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _keep(
    desk: Desk, mailbox: Mailbox, listing: Listing, batch: list[Fetched], now: datetime, *, archive: bool = False
) -> int:
    """Make octets durable, record their receipts, and only then let the server know."""
    held = [item for item in batch if item.octets is not None]
    digests = dict(zip((item.uid for item in held), desk.blobs.put_many([i.octets or b"" for i in held]), strict=True))
    arrivals = [
        replace(_arrival(mailbox, listing, item, digests.get(item.uid), now), archive=archive) for item in batch
    ]
    with desk.database.transaction() as tx:
        count = receipts.record(tx, arrivals, now)
    mailbox.settle([item.uid for item in held])
    return count


def _arrival(mailbox: Mailbox, listing: Listing, item: Fetched, digest: str | None, now: datetime) -> Arrival:
    state, reason = "received", None
    if digest is None:
        state = "ignored" if item.gone else "failed"
        reason = item.problem or "removed by another program before it could be read"
    return Arrival(
        mailbox=mailbox.name,
        folder=listing.folder,
        uidvalidity=listing.uidvalidity,
        uid=item.uid,
        received_at=item.received_at or now,
        digest=digest,
        size=len(item.octets or b""),
        state=state,
        reason=reason,
    )


def _ignored(mailbox: Mailbox, listing: Listing, uid: int, now: datetime) -> Arrival:
    return Arrival(
        mailbox.name, listing.folder, listing.uidvalidity, uid, now, state="ignored", reason="marked as deleted"
    )
