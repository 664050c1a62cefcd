"""Notified: what official notification mails say becomes of applications, taken in once.

Guarantee: each mail is settled in the transaction that takes its reports; a mail that no pattern fits, or that is about
another system's application, is kept with the reason for a person to see. Repeated and reordered mails end the same.
"""

from __future__ import annotations

from datetime import datetime

import structlog

from helpdesk.config_track import NotificationSource
from helpdesk.desk import Desk
from helpdesk.follow_up.follow_up import Reported, take_in
from helpdesk.follow_up.official import WAITING, text_of
from helpdesk.model.application import StageReport
from helpdesk.model.person import Actor, ActorKind
from helpdesk.model.system import Notification
from helpdesk.store import applications, messages, status_sources
from helpdesk.store.database import UNAVAILABLE, Tx
from helpdesk.track.foreign import Told, read_text
from helpdesk.track.linking import stranger
from helpdesk.track.naming import PermitNames, document_of

log = structlog.get_logger()
TAKEN, UNREAD = "taken", "unread"


def take_notifications(desk: Desk, now: datetime, limit: int = 100) -> int:
    """Take in the notifications that wait, and return how many were settled."""
    with desk.database.read() as tx:
        waiting = status_sources.notifications(tx, [WAITING], limit)
    for one in waiting:
        try:
            with desk.database.transaction() as tx:
                applications.lock(tx)
                state, reason = _take(desk, tx, one, now)
                status_sources.settle(tx, one.message_row_id, state, reason, now)
        except UNAVAILABLE:
            raise
        except Exception as error:
            log.exception("notified.failed", message=one.message_row_id)
            with desk.database.transaction() as tx:
                status_sources.settle(tx, one.message_row_id, UNREAD, f"{type(error).__name__}: {error}"[:500], now)
        else:
            log.info("notified.settled", message=one.message_row_id, state=state)
    return len(waiting)


def _take(desk: Desk, tx: Tx, one: Notification, now: datetime) -> tuple[str, str | None]:
    """Return what became of a notification and why."""
    source = next((source for source in desk.config.track.notification if source.system == one.source), None)
    mail = messages.get(tx, one.message_row_id)
    if source is None or mail is None:
        return UNREAD, f"config.toml no longer names the system {one.source}"
    told, unread = read_text(text_of(mail.subject, mail.new_text), source.patterns, desk.zone)
    if not told:
        reason = "; ".join(f"{item.what}: {item.why}" for item in unread)
        return UNREAD, reason or f"no pattern of [[track.notification]] {one.source} fits this mail"
    known = applications.by_numbers(tx, (item.number for item in told))
    for item in told:
        if problem := stranger(known.get(item.number), source.system):
            return UNREAD, problem
    actor = Actor(ActorKind.SYSTEM, source.system, origin="mail")
    take_in(desk, tx, actor, [_reported(desk, source, item, one, mail.received_at) for item in told], now)
    return TAKEN, "; ".join(f"{item.what}: {item.why}" for item in unread) or None


def _reported(desk: Desk, source: NotificationSource, item: Told, one: Notification, received_at: datetime) -> Reported:
    report = as_report(desk, item, f"mail:{one.message_row_id}:{item.number}", f"mail:{source.system}", received_at)
    return as_reported(desk, item, source.system, report)


def as_report(desk: Desk, item: Told, key: str, source: str, otherwise_at: datetime) -> StageReport:
    """Return what a system said as a report; ``otherwise_at`` is when it said so, for those that give no time."""
    documents = desk.knowledge.documents
    failed = tuple(document_of(name, documents) or name for name in item.failed)
    return StageReport(key, item.at or otherwise_at, item.stage, source, item.label, failed, item.note)


def as_reported(desk: Desk, item: Told, system: str, *reports: StageReport) -> Reported:
    """Return everything that a system said of an application."""
    permit_id = PermitNames(desk.knowledge.permits).permit_of(item.permit) if item.permit else None
    return Reported(
        item.number,
        reports,
        permit_id=permit_id,
        permit_label=item.permit,
        applicant=item.applicant,
        unit=item.unit,
        channel=item.channel or system,
        system=system,
        contact=item.contact,
    )
