"""Scanning: every file of a mail goes to the virus scanner that config.toml names, before anybody opens it.

Guarantee: with ``documents.clamd`` no attachment is given out that the scanner has not called clean. A scanner that is
away holds files back, never mail: tickets, texts and drafts come in as always.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog

from helpdesk.desk import Desk
from helpdesk.extract.clamd import scan
from helpdesk.mail.parse import parse
from helpdesk.store import file_scans, messages
from helpdesk.store.file_scans import Scan

log = structlog.get_logger()
WITHIN = timedelta(days=7)  # older files are looked at when somebody opens them
AT_ONCE = 20  # mails


def scan_waiting(desk: Desk, now: datetime) -> int:
    """Look at the files of mails that came in lately, and return how many were looked at. Raises ScannerError."""
    if desk.config.documents.clamd is None:
        return 0
    with desk.database.read() as tx:
        found = file_scans.waiting(tx, now - WITHIN, AT_ONCE)
    count = 0
    for row_id in found:
        with desk.database.read() as tx:
            filed = messages.get(tx, row_id)
        attachments = parse(desk.blobs.get(filed.digest)).attachments if filed else ()
        for position, attachment in enumerate(attachments):
            look(desk, row_id, position, attachment.content, now)
            count += 1
    return count


def look(desk: Desk, row_id: int, position: int, content: bytes, now: datetime) -> Scan | None:
    """Return what the scanner says, or said, of a file; None when config.toml names none. Raises ScannerError."""
    if desk.config.documents.clamd is None:
        return None
    with desk.database.read() as tx:
        known = file_scans.of_messages(tx, [row_id]).get((row_id, position))
    if known is not None:
        return known
    said = Scan(scan(desk.config.documents.clamd, content).found, now)
    if said.found:
        log.warning("intake.infected", message=row_id, position=position, found=said.found)
    with desk.database.transaction() as tx:
        file_scans.record(tx, row_id, position, said)
    return said
