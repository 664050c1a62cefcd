"""Alert: tell the administrator by a second route, because a red bar is seen only by who looks.

Off unless ``[alert]`` names a command or an address. Each cause is told at most once in ``again_hours``, by one of all
processes: it is claimed in the database first, and given back when no route took it. When the database itself is away,
this process remembers by itself.
"""

from __future__ import annotations

import subprocess
import uuid
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import structlog

from helpdesk.config import Config
from helpdesk.desk import Desk
from helpdesk.errors import DeliveryError
from helpdesk.mail.compose import Outgoing, compose
from helpdesk.model.message import Address
from helpdesk.model.person import SYSTEM
from helpdesk.report.alarm import Cause, causes
from helpdesk.send.submitter import Submitter
from helpdesk.store import alerts, events, mailboxes, receipts
from helpdesk.store.database import UNAVAILABLE

log = structlog.get_logger()
COMMAND_SECONDS = 60
NO_DATABASE = Cause("database", "Basis data meja bantuan tidak dapat dipakai; surat baru tidak masuk.")


class Alarm:
    """Looks for causes and tells of them; one a process."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._told_of_database: datetime | None = None

    @property
    def wanted(self) -> bool:
        """Whether config.toml names a way to tell somebody."""
        return bool(self._desk.config.alert.command or self._desk.config.alert.address)

    def look(self, now: datetime) -> tuple[Cause, ...]:
        """Tell of every cause that is due and return all that there are, told or not."""
        try:
            found = present(self._desk, now)
            due = self._claim(found, now)
        except UNAVAILABLE as error:
            log.error("alert.database", why=str(error))
            self._tell_of_database(now)
            return (NO_DATABASE,)
        self._told_of_database = None
        if due:
            self._record(due, now, told=tell(self._desk.config, due, now))
        return found

    def _claim(self, found: Sequence[Cause], now: datetime) -> list[Cause]:
        if not self.wanted or not found:
            return []
        before = now - timedelta(hours=self._desk.config.alert.again_hours)
        with self._desk.database.transaction() as tx:
            return [cause for cause in found if alerts.claim(tx, cause.key, now, before)]

    def _record(self, due: Sequence[Cause], now: datetime, *, told: bool) -> None:
        with self._desk.database.transaction() as tx:
            for cause in due:
                if told:
                    events.record(tx, now, SYSTEM, "alert.told", why=cause.text, data={"cause": cause.key})
                else:
                    alerts.release(tx, cause.key)

    def _tell_of_database(self, now: datetime) -> None:
        last, pause = self._told_of_database, timedelta(hours=self._desk.config.alert.again_hours)
        if self.wanted and (last is None or now - last >= pause) and tell(self._desk.config, [NO_DATABASE], now):
            self._told_of_database = now


def present(desk: Desk, now: datetime) -> tuple[Cause, ...]:
    """Return what there is to tell of now; a mailbox that config.toml no longer names is nobody's trouble."""
    with desk.database.read() as tx:
        boxes = [box for box in mailboxes.health(tx, now) if box.name in desk.config.mailbox_names]
        failed, since = receipts.count_in(tx, "failed"), receipts.failed_since(tx)
    return causes(boxes, failed, since, now, timedelta(minutes=desk.config.alert.failed_mail_minutes))


def tell(config: Config, due: Sequence[Cause], now: datetime) -> bool:
    """Tell by every route that is named; return whether one of them took it, or may have."""
    text = "\n\n".join(cause.text for cause in due) + "\n"
    routes: list[Callable[[], None]] = []
    if config.alert.command:
        routes.append(lambda: _run(config.alert.command, text))
    if config.alert.address:
        routes.append(lambda: _mail(config, text, now))
    taken = [_taken(route) for route in routes]  # every route is tried, also after one that worked
    return any(taken)


def _taken(route: Callable[[], None]) -> bool:
    try:
        route()
    except DeliveryError as error:
        log.error("alert.mail", why=str(error))
        return error.uncertain
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        log.error("alert.failed", why=str(error))
        return False
    return True


def _run(command: Sequence[str], text: str) -> None:
    subprocess.run(command, input=text.encode(), timeout=COMMAND_SECONDS, check=True)  # noqa: S603 -- config.toml names it


def _mail(config: Config, text: str, now: datetime) -> None:
    """Send the text as an automatic message without a return path (RFC 3834 section 3), so that none comes back."""
    office = config.office
    octets = compose(
        Outgoing(
            sender=Address(f"{office.unit} {office.short_name}", office.address),
            to=(Address("", config.alert.address or ""),),
            cc=(),
            subject="[helpdesk] Perlu tindakan administrator",
            text=text,
            message_id=f"alert.{uuid.uuid4().hex}@{office.address.rpartition('@')[2]}",
            in_reply_to=None,
            references=(),
            date=now.astimezone(ZoneInfo(office.timezone)),
            auto_submitted="auto-generated",
            html="",
        )
    )
    with Submitter(config.smtp) as submitter:
        submitter.submit("", [config.alert.address or ""], octets)
