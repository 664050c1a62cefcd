"""Reconcile: compare what a mailbox holds with what we hold, say so, and take in what is missing on our side.

The comparison itself is pure (``report/reconciliation``). The daily run lets the normal course of intake go first: a
message that arrived a moment ago is no difference. What intake then still passed by is one; it is counted, recorded as
an event, shown on every page, and fetched.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog

from helpdesk.desk import Desk
from helpdesk.intake.intake import collect, take
from helpdesk.mailbox.protocol import Listing, Mailbox
from helpdesk.model.person import SYSTEM
from helpdesk.report.reconciliation import STATES, Account, Epoch, compare
from helpdesk.store import events, mailboxes, receipts

log = structlog.get_logger()
EVERY = timedelta(hours=24)
RENUMBERED = "the folder was renumbered (UIDVALIDITY) since; look for this mail by hand"


def account(desk: Desk, mailbox: str, listing: Listing) -> Account:
    """Return what we hold of the messages that ``listing`` (of the whole folder) shows."""
    with desk.database.read() as tx:
        ours = receipts.standing(tx, mailbox, listing.folder, listing.uidvalidity)
        known = receipts.epochs(tx, mailbox)
        digests = receipts.digests(tx, mailbox)
    lost = [digest for digest in digests if not desk.blobs.has(digest)]
    epochs = (Epoch(folder, uidvalidity, counts) for (folder, uidvalidity), counts in known.items())
    return compare(mailbox, (listing.folder, listing.uidvalidity), listing.uids, ours, epochs, lost)


def is_due(desk: Desk, mailbox: str, now: datetime) -> bool:
    """Return whether the last reconciliation of a mailbox is a day old."""
    with desk.database.read() as tx:
        last = mailboxes.last_reconciled(tx, mailbox)
    return last is None or now - last >= EVERY


def reconcile(desk: Desk, mailbox: Mailbox, now: datetime, *, grows: bool = True) -> Account:
    """Compare, record the outcome, take in what intake has passed by, and return what was found.

    Raises MailboxError; what was found before that is recorded, and the reconciliation stays due.
    """
    listing = mailbox.list(0)
    collect(desk, mailbox, now, grows=grows)
    found = account(desk, mailbox.name, listing)
    data = {
        "mailbox": mailbox.name,
        "folder": found.folder,
        "uidvalidity": found.uidvalidity,
        "server": found.server,
        "missing": list(found.missing[:100]),
        "lost": len(found.lost),
        **{state: found.counts[state] for state in STATES if found.counts.get(state)},
    }
    with desk.database.transaction() as tx:  # before anything is mended: what was found stays known
        mailboxes.differs(tx, mailbox.name, len(found.missing) + len(found.lost))
        events.record(tx, now, SYSTEM, "intake.reconciled", data=data)
    if found.differs:
        log.error("intake.difference", mailbox=mailbox.name, missing=len(found.missing), lost=len(found.lost))
    if found.missing:
        take(desk, mailbox, listing, found.missing, now)
    with desk.database.transaction() as tx:  # only now: a run that was cut off is done again
        mailboxes.reconciled(tx, mailbox.name, now)
    return found


def fetch_wanted(desk: Desk, mailbox: Mailbox, now: datetime) -> int:
    """Fetch the messages whose octets could not be had and which a person wants again; return how many were asked for.

    One that the server shows no more, or not under that number, says so again.
    """
    with desk.database.read() as tx:
        wanted = receipts.wanted(tx, mailbox.name)
    if not wanted:
        return 0
    listing = mailbox.list(0)
    here = [r for r in wanted if (r.folder, r.uidvalidity) == (listing.folder, listing.uidvalidity)]
    with desk.database.transaction() as tx:
        for receipt in wanted:
            if receipt not in here:
                receipts.finish(tx, receipt.id, "failed", reason=RENUMBERED)
    take(desk, mailbox, listing, [receipt.uid for receipt in here], now)
    return len(wanted)
