"""Copies of what the desk has sent, in the folder of sent mail that people look into with their own mail programs.

Guarantee: a message is copied only after a server has taken it, and once: before it is added the folder is searched
for its Message-ID, so that neither a worker that died after adding it, nor a mail server that keeps copies of its own,
makes two. What a person deletes there is not put back, since the receipt of it stays.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog

from helpdesk.config import MailboxConfig
from helpdesk.desk import Desk
from helpdesk.mailbox.imap_sent import SentFolder
from helpdesk.store import deliveries

log = structlog.get_logger()
WITHIN = timedelta(days=3)  # of sending: what is older was sent before copies were wanted
AT_ONCE = 100


def copy_sent(desk: Desk, box: MailboxConfig, now: datetime) -> int:
    """Put copies of what was sent lately and has none into the folder of sent mail; return how many were added.

    Raises MailboxError when the folder cannot be used, BlobError when octets are gone. The desk reads the folder
    afterwards and then knows of them.
    """
    if not box.copy_sent:
        return 0
    with desk.database.read() as tx:
        waiting = deliveries.without_receipt(tx, box.sent_name, now - WITHIN, AT_ONCE)
    if not waiting:
        return 0
    added = 0
    with SentFolder(box) as folder:
        for one in waiting:
            if not folder.holds(one.message_id):
                folder.put(desk.blobs.get(one.digest), one.sent_at or now)
                added += 1
    log.info("send.copied", mailbox=box.name, messages=added)
    return added
