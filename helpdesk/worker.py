"""The loops that keep the desk running: one reader a mailbox, one sender, one that watches the knowledge base.

Each can be a process of its own. A loop never ends because of one error: it writes it down, waits a growing while and
goes on; a mailbox that cannot be read says so on every page.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import structlog
from watchfiles import watch

from helpdesk.alert import Alarm
from helpdesk.config import MailboxConfig
from helpdesk.config_track import Poll
from helpdesk.desk import Desk
from helpdesk.errors import BlobError, HelpdeskError, MailboxError
from helpdesk.extract.clamd import ScannerError
from helpdesk.follow_up.notified import take_notifications
from helpdesk.follow_up.polled import poll_once
from helpdesk.follow_up.remind import prepare_waiting, remind
from helpdesk.follow_up.survey import survey
from helpdesk.follow_up.systems import UnreachableError
from helpdesk.intake.intake import collect, import_waiting
from helpdesk.intake.reconcile import fetch_wanted, is_due, reconcile
from helpdesk.intake.scanning import scan_waiting
from helpdesk.intake.wishes import Wishes
from helpdesk.learn import learn, learn_lines
from helpdesk.mailbox.open import open_mailbox, open_sent
from helpdesk.mailbox.protocol import Mailbox, Stop
from helpdesk.model.person import SYSTEM
from helpdesk.send.send import Sender, recover
from helpdesk.send.sent_copies import copy_sent
from helpdesk.send.submitter import Submitter
from helpdesk.store import deliveries, mailboxes
from helpdesk.store.database import UNAVAILABLE

log = structlog.get_logger()
LONGEST_PAUSE = 300.0  # seconds between two tries of a mailbox that cannot be read
LEARNS_AT = 2  # o'clock at the office
REMINDS_EVERY = 60.0  # seconds between two looks for what is to be told
LOOKS_EVERY = timedelta(hours=1)  # between two looks for what is to be done
SENDER_LOOKS = 5.0  # seconds after which a sender looks even if nobody woke it
HELD_BACK_LOOKS = 1.0  # seconds between two looks while limits of config.toml hold back what is due
LAST_ROUNDS = 40  # of the sender after the stop, a quarter of a second each
AT_ONCE = 500  # messages taken before the desk looks for newer ones, so that these never wait behind a backlog
SCAN_LOOKS = 5.0  # seconds between two looks for files that the virus scanner has not seen
ALARM_LOOKS = 30.0  # seconds between two looks for something to tell the administrator
RECOVER_EVERY = timedelta(minutes=1)


_ahead = timedelta()


def now_utc() -> datetime:
    """Return the present; the only clock of the desk."""
    return datetime.now(UTC) + _ahead


def play_from(at: datetime) -> None:
    """Let the clock of this process go on from ``at``: a demo office that was played goes on when its play ended."""
    global _ahead
    _ahead = at - datetime.now(UTC)


def start(desk: Desk, stop: threading.Event, *, read: bool = True, send: bool = True) -> list[threading.Thread]:
    """Start the loops as threads that end soon after ``stop`` is set."""
    loops: list[tuple[str, Callable[[], None]]] = [("knowledge", lambda: watch_knowledge(desk, stop))]
    if read:
        for box in desk.config.mailbox:
            loops.append((f"read {box.name}", lambda box=box: read_mailbox(desk, box, stop)))  # type: ignore[misc]
        for poll in desk.config.track.poll:
            loops.append((f"poll {poll.system}", lambda poll=poll: poll_system(desk, poll, stop)))  # type: ignore[misc]
    if send:
        loops.append(("send", lambda: send_outbox(desk, stop)))
        loops.append(("learn", lambda: learn_nightly(desk, stop)))
        loops.append(("remind", lambda: remind_always(desk, stop)))
    if read and desk.config.documents.clamd:
        loops.append(("scan", lambda: scan_files(desk, stop)))
    loops.append(("alert", lambda: watch_health(desk, stop)))
    threads = [threading.Thread(target=loop, name=name, daemon=True) for name, loop in loops]
    for thread in threads:
        thread.start()
    return threads


def read_mailbox(desk: Desk, box: MailboxConfig, stop: threading.Event) -> None:
    """Read one mailbox until ``stop``: only one process of a database does so at a time."""
    with desk.database.transaction() as tx:
        mailboxes.enroll(tx, box.name, box.folder, box.poll_seconds)
        if box.sent_folder:
            mailboxes.enroll(tx, box.sent_name, box.sent_folder, box.poll_seconds)
        else:
            mailboxes.retire(tx, box.sent_name)
    pause, wishes = Pause(), Wishes(desk, box.name, stop)
    while not stop.is_set():
        try:
            if not wishes.begin():
                wishes.wait(box.poll_seconds)
                continue
            with desk.database.lock(f"mailbox-{box.name}") as mine:
                if not mine:
                    stop.wait(min(box.poll_seconds, 5))
                    continue
                with open_mailbox(box) as mailbox:
                    _read(desk, box, mailbox, wishes, pause)
        except (MailboxError, BlobError, *UNAVAILABLE) as error:
            _note_failure(desk, box.name, error)
            _wait(wishes, stop, pause.next())


def _wait(wishes: Wishes, stop: threading.Event, seconds: float) -> None:
    """Wait before the next try; a database that is away can hold no wish, and ends no process."""
    try:
        wishes.wait(seconds)
    except UNAVAILABLE as error:
        log.error("store.unavailable", why=str(error))
        stop.wait(seconds)


def poll_system(desk: Desk, poll: Poll, stop: threading.Event) -> None:
    """Ask one system for status until ``stop``: only one process of a database does so at a time."""
    pause = Pause()
    while not stop.is_set():
        try:
            with desk.database.lock(f"poll-{poll.system}") as mine:
                if mine:
                    log.info("polled.taken", system=poll.system, applications=poll_once(desk, poll, now_utc()))
                    pause.reset()
            stop.wait(poll.every_seconds)
        except (UnreachableError, *UNAVAILABLE) as error:
            log.warning("polled.unreachable", system=poll.system, why=str(error))
            stop.wait(max(poll.every_seconds, pause.next()))


class Pause:
    """Seconds between two tries: longer after each failure, short again after a success."""

    def __init__(self) -> None:
        self._seconds = 1.0

    def next(self) -> float:
        """Return how long to wait now, with jitter, so that a crowd spreads out."""
        seconds, self._seconds = self._seconds, min(self._seconds * 2, LONGEST_PAUSE)
        return seconds * random.uniform(0.8, 1.2)  # noqa: S311 -- jitter, not a secret

    def reset(self) -> None:
        """Note a success."""
        self._seconds = 1.0


def _read(desk: Desk, box: MailboxConfig, mailbox: Mailbox, stop: Stop, pause: Pause) -> None:
    sent_at: datetime | None = None
    while not stop.is_set():
        desk.refresh()
        found = collect(desk, mailbox, now_utc(), grows=box.kind == "imap", limit=AT_ONCE)
        pause.reset()  # not at the connection: a server that drops us at once must not be asked every second
        while not stop.is_set() and import_waiting(desk, now_utc()):
            pass
        while desk.config.track.notification and not stop.is_set() and take_notifications(desk, now_utc()):
            pass
        if found:
            log.info("intake.collected", mailbox=box.name, messages=found)
        elif not _account(desk, box, mailbox):
            if box.sent_folder and (sent_at is None or now_utc() - sent_at >= timedelta(seconds=box.poll_seconds)):
                sent_at = now_utc()
                _read_sent(desk, box, stop)
            mailbox.wait(box.poll_seconds, stop)


def _read_sent(desk: Desk, box: MailboxConfig, stop: Stop) -> None:
    """Copy what was sent and read the folder, after the mail that it answers; its failure stops nothing else."""
    try:
        copy_sent(desk, box, now_utc())
        with open_sent(box) as mailbox:
            while not stop.is_set():
                found = collect(desk, mailbox, now_utc(), limit=AT_ONCE)
                while not stop.is_set() and import_waiting(desk, now_utc()):
                    pass
                if not found and not _account(desk, box, mailbox):
                    return
    except MailboxError as error:
        _note_failure(desk, box.sent_name, error)


def _account(desk: Desk, box: MailboxConfig, mailbox: Mailbox) -> bool:
    """Fetch what a person wants again and, once a day, compare server and store; return whether mail may have come."""
    fetched = fetch_wanted(desk, mailbox, now_utc())
    if not is_due(desk, mailbox.name, now_utc()):
        return fetched > 0
    reconcile(desk, mailbox, now_utc(), grows=box.kind == "imap")
    return True


def _note_failure(desk: Desk, name: str, error: Exception) -> None:
    log.warning("intake.unreachable", mailbox=name, why=str(error))
    permanent = isinstance(error, MailboxError) and error.permanent
    try:
        with desk.database.transaction() as tx:
            mailboxes.failing(tx, name, now_utc(), str(error), permanent=permanent)
    except UNAVAILABLE as second:
        log.error("store.unavailable", why=str(second))


def scan_files(desk: Desk, stop: threading.Event) -> None:
    """Show the files of new mails to the virus scanner until ``stop``; one process of a database does so at a time."""
    pause = Pause()
    while not stop.is_set():
        try:
            with desk.database.lock("scan") as mine:
                found = scan_waiting(desk, now_utc()) if mine else 0
            pause.reset()
            stop.wait(0 if found else SCAN_LOOKS)
        except (ScannerError, BlobError, *UNAVAILABLE) as error:
            log.warning("scan.stuck", why=str(error))
            stop.wait(pause.next())


def send_outbox(desk: Desk, stop: threading.Event) -> None:
    """Send what is due until ``stop``; woken by an approval, else by the time of the next delivery."""
    recovered = now_utc() - RECOVER_EVERY
    with Submitter(desk.config.smtp, desk.config.send.connections) as submitter:
        sender = Sender(desk, submitter)
        while not stop.is_set():
            try:
                if now_utc() - recovered >= RECOVER_EVERY:
                    recover(desk, now_utc())
                    recovered = now_utc()
                if not sender.step(now_utc()) and not sender.flying:
                    _sleep_until_due(desk, stop)
            except (HelpdeskError, *UNAVAILABLE) as error:
                log.error("send.stuck", why=str(error))
                stop.wait(SENDER_LOOKS)
        try:
            sender.finish(now_utc(), LAST_ROUNDS)
        except (HelpdeskError, *UNAVAILABLE) as error:
            log.error("send.stuck", why=str(error))


def _sleep_until_due(desk: Desk, stop: threading.Event) -> None:
    with desk.database.read() as tx:
        due = deliveries.next_due(tx)
    wait = SENDER_LOOKS
    if due is not None:
        left = (due - now_utc()).total_seconds()
        wait = min(left if left > 0 else HELD_BACK_LOOKS, SENDER_LOOKS)
    deadline = now_utc() + timedelta(seconds=wait)
    while not stop.is_set() and not desk.wake.is_set():
        left = (deadline - now_utc()).total_seconds()
        if left <= 0:
            break
        desk.wake.wait(min(left, 0.25))
    desk.wake.clear()


def watch_health(desk: Desk, stop: threading.Event) -> None:
    """Tell the administrator of trouble until ``stop``, if config.toml names a way; every process does so.

    The process that has died is not the one that notices, so the others look too.
    """
    alarm = Alarm(desk)
    while alarm.wanted and not stop.wait(ALARM_LOOKS):
        try:
            alarm.look(now_utc())
        except UNAVAILABLE as error:
            log.error("store.unavailable", why=str(error))


def watch_knowledge(desk: Desk, stop: threading.Event) -> None:
    """Publish ``faq/`` and the reply templates, and again whenever a file in them changes, until ``stop``."""
    folders: list[Path] = [folder for folder in (desk.config.draft.faq, desk.config.draft.templates) if folder.is_dir()]
    begun = False
    for changes in watch(*folders, stop_event=stop, rust_timeout=1000, yield_on_timeout=True, raise_interrupt=False):
        if changes or not begun:  # at first what was changed while no desk ran; by now no later change is missed
            begun = True
            _publish(desk)
            desk.spare_collector()
            continue
        try:
            desk.refresh()
            desk.spare_collector()
        except UNAVAILABLE as error:
            log.error("store.unavailable", why=str(error))


def learn_nightly(desk: Desk, stop: threading.Event) -> None:
    """Fit anew, once a night, how much the judgements count, until ``stop``; one process of a database does so."""
    zone, done = ZoneInfo(desk.config.office.timezone), None
    while not stop.is_set():
        here = now_utc().astimezone(zone)
        if here.hour == LEARNS_AT and here.date() != done:
            try:
                with desk.database.lock("learn") as mine:
                    found = learn(desk, SYSTEM, now_utc()) if mine else None
                    of_lines = learn_lines(desk, SYSTEM, now_utc()) if mine else None
                done = here.date()
                if found is not None:
                    log.info("learn.fitted", judgements=found.lessons, kept=found.kept)
                if of_lines is not None:
                    log.info("learn.lines-fitted", judgements=of_lines.lessons, kept=of_lines.kept)
            except (HelpdeskError, *UNAVAILABLE) as error:
                log.error("learn.failed", why=str(error))
        stop.wait(60)


def remind_always(desk: Desk, stop: threading.Event) -> None:
    """Prepare every minute what is to be told, and look every hour for what is to be done or asked, until ``stop``.

    One process of a database does so at a time.
    """
    looked: datetime | None = None
    while not stop.is_set():
        now = now_utc()
        try:
            with desk.database.lock("remind") as mine:
                whole = looked is None or now - looked >= LOOKS_EVERY
                found = (remind if whole else prepare_waiting)(desk, now) if mine else None
                asked = survey(desk, now) if mine and whole else 0
            looked = now if whole and found is not None else looked
            if asked:
                log.info("survey.asked", citizens=asked)
            if found is not None and (found.drafted or found.noted):
                log.info("remind.looked", drafted=found.drafted, noted=found.noted)
        except (HelpdeskError, *UNAVAILABLE) as error:
            log.error("remind.failed", why=str(error))
        stop.wait(REMINDS_EVERY)


def _publish(desk: Desk) -> None:
    try:
        problems = desk.publish(now_utc())
    except UNAVAILABLE as error:
        log.error("store.unavailable", why=str(error))
        return
    if problems:
        log.warning("knowledge.refused", problems=len(problems), first=problems[0])
    else:
        log.info("knowledge.published", version=desk.knowledge.version[:12])
