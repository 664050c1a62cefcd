"""Play an office for two weeks in simulated time: applications through the event API, mails through the real intake.

Everything goes the way it goes in an office: the source systems report stages (late, twice, out of order), citizens'
mails lie in a Maildir until they are read, counselors approve drafts, replies go out over SMTP and are answered. Only
the clock is played: each step is given the hour that it is.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from helpdesk.config import MailboxConfig
from helpdesk.demo import maildir
from helpdesk.demo.applicant_mails import Written, about, question
from helpdesk.demo.applicants import Plan, Season, Step, plans
from helpdesk.demo.books import Books
from helpdesk.demo.counselors import Counselors
from helpdesk.demo.inquiries import Shape
from helpdesk.demo.replies import Readers
from helpdesk.demo.systems import event
from helpdesk.desk import Desk
from helpdesk.follow_up.follow_up import VISIT
from helpdesk.intake.intake import collect, import_waiting
from helpdesk.mailbox.open import open_mailbox
from helpdesk.model.person import Actor, ActorKind, Person
from helpdesk.send.submitter import Submitter
from helpdesk.store import calendar, mailboxes
from helpdesk.track.calendar import Suspension
from helpdesk.track.office_hours import OfficeHours
from helpdesk.track.proposals import proposed

FIRST, LAST, END = date(2020, 3, 16), date(2020, 3, 27), date(2020, 3, 31)
SUSPENDED_FROM = date(2020, 3, 17)
SUSPENDED_WHY = "pembatasan kegiatan selama pandemi"
HOURS_OF_MAIL = range(6, 23)
ANSWERS, ABOUT_OWN = 0.15, 0.4  # mails that answer us; of the others those about an application of one's own
LATE_REPORTS, REPEATED = 0.02, 0.03
ROOM = 1.2  # how much more the counselors can do than comes in
SUPERVISOR = Actor(ActorKind.SYSTEM, "helpdesk simulate", origin="simulate")


Report = Callable[[str, Sequence[Mapping[str, Any]]], None]
"""How events of one system reach the desk."""


@dataclass(slots=True)
class Clock:
    """The time of the play, for who is not told it: the API."""

    now: datetime

    def __call__(self) -> datetime:
        """Return it."""
        return self.now


@dataclass(frozen=True, slots=True)
class Play:
    """What is to be played: how much, by which chance, by whom, and where mail lies."""

    applications: int
    mails: int
    seed: int
    mailbox: Path
    citizens: Path
    people: tuple[Person, ...]
    viewer: Person


def end_of(zone: ZoneInfo) -> datetime:
    """Return the moment at which the play ends: the last day, when the office closes."""
    return datetime.combine(END, time(16), zone)


def prepare(desk: Desk, now: datetime) -> Season:
    """Approve the year's calendar and suspend the site visits as a supervisor would, and return the season."""
    zone = ZoneInfo(desk.config.office.timezone)
    with desk.database.transaction() as tx:
        calendar.approve(tx, FIRST.year, [found.off for found in proposed(FIRST.year)], SUPERVISOR, now)
        calendar.suspend(tx, Suspension(SUSPENDED_FROM, None, VISIT, SUSPENDED_WHY), SUPERVISOR, now)
        hours = OfficeHours(calendar.load(tx), zone)
    return Season(FIRST, LAST, hours, SUSPENDED_FROM)


def play(
    desk: Desk, given: Play, report: Report, clock: Clock, tell: Callable[[datetime, Books], None]
) -> tuple[Books, list[Plan]]:
    """Play the two weeks and return the books and the plans; ``tell`` hears of each evening.

    ``report`` sends what a system has to tell to the desk's API, which goes by ``clock``.
    """
    zone = ZoneInfo(desk.config.office.timezone)
    season = prepare(desk, datetime.combine(FIRST, time(6), zone))
    chance = Random(given.seed)  # noqa: S311 -- a play, not a secret
    made = plans(given.applications, desk.knowledge, season, chance)
    sources, books = _Sources(report, clock, made, chance), Books()
    with Submitter(desk.config.smtp) as submitter:
        office = Counselors(desk, given.people, given.viewer, submitter, books, chance)
        post = _Post(desk, given, made, books, chance)
        room = _room(given.mails, season)
        for before, now in pairwise(_hours(zone)):
            sources.report(now)
            post.deliver(before, now)
            if _open(season, before, now):
                office.work(now, room)
            if now.hour == HOURS_OF_MAIL[-1]:
                tell(now, books)
        sources.report(now, everything=True)
    books.take(made, now)
    return books, made


def _hours(zone: ZoneInfo) -> Iterator[datetime]:
    """Yield the moments at which something is done, from the first morning to the end."""
    end = end_of(zone)
    on = FIRST
    while on <= END:
        for hour in HOURS_OF_MAIL:
            moment = datetime.combine(on, time(hour), zone)
            if moment <= end:
                yield moment
        on += timedelta(days=1)


def _open(season: Season, before: datetime, now: datetime) -> bool:
    return season.hours.worked(before, now) >= timedelta(minutes=30)


def _room(mails: int, season: Season) -> int:
    """Return how many tickets the counselors can answer in an hour of work."""
    days = [FIRST + timedelta(days=n) for n in range((END - FIRST).days + 1)]
    hours = sum((closes - opens).total_seconds() / 3600 for on in days for opens, closes in season.hours.on(on))
    return max(1, math.ceil(mails / hours * ROOM))


class _Sources:
    """The systems that report stages. Some reports come hours late, some twice; each has its key."""

    def __init__(self, report: Report, clock: Clock, made: list[Plan], chance: Random) -> None:
        self._report, self._clock = report, clock
        reports = [(step.at, plan, place, step) for plan in made for place, step in enumerate(plan.steps)]
        self._waiting = sorted(
            (at + timedelta(hours=chance.uniform(2, 9)) if chance.random() < LATE_REPORTS else at, n, plan, place, step)
            for n, (at, plan, place, step) in enumerate(reports)
        )
        self._again: list[tuple[Plan, int, Step]] = []
        self._chance, self._next = chance, 0

    def report(self, now: datetime, *, everything: bool = False) -> None:
        """Let each system report what is due; ``everything`` that happened before now, however late it would come."""
        batch, self._again = list(self._again), []
        while self._next < len(self._waiting):
            due, _n, plan, place, step = self._waiting[self._next]
            if due > now and not everything:
                break
            self._next += 1
            if step.at <= now:
                batch.append((plan, place, step))
        self._again = [item for item in batch if self._chance.random() < REPEATED]
        by_system: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for plan, place, step in batch:
            by_system[plan.system].append(event(plan, place, step))
        self._clock.now = now
        for system, events in sorted(by_system.items()):
            self._report(system, events)


class _Post:
    """The citizens' mails: written through the day, delivered into the Maildir, read by the real intake."""

    def __init__(self, desk: Desk, given: Play, made: list[Plan], books: Books, chance: Random) -> None:
        self._desk, self._plans, self._books, self._chance = desk, made, books, chance
        self._box = MailboxConfig(name="penyuluhan", kind="maildir", path=given.mailbox)
        maildir.make(given.mailbox)
        with desk.database.transaction() as tx:
            mailboxes.enroll(tx, self._box.name, self._box.folder, self._box.poll_seconds)
        self._readers = Readers(given.citizens)
        self._programs: dict[str, Shape] = {}
        self._moments = _moments(given.mails, chance, ZoneInfo(desk.config.office.timezone))
        self._next = 0

    def deliver(self, before: datetime, now: datetime) -> None:
        """Let the mails of the last hours arrive and be read."""
        arrived = 0
        while self._next < len(self._moments) and self._moments[self._next] <= now:
            at = max(self._moments[self._next], before)
            written = self._write(at)
            maildir.deliver(self._box.path or Path(), written.octets, at)
            self._books.mails += not written.automatic
            self._books.automatic += written.automatic
            self._next += 1
            arrived += 1
        if not arrived:
            return
        with open_mailbox(self._box) as mailbox:
            collect(self._desk, mailbox, now, grows=False)
        while import_waiting(self._desk, now):
            pass

    def _write(self, at: datetime) -> Written:
        """Return a mail: an answer to us, a mail about an application of one's own, or a question."""
        if self._chance.random() < ANSWERS:
            octets = self._readers.answer(self._programs, self._chance, at)
            if octets is not None:
                return Written(octets, automatic=False)
        if self._plans and self._chance.random() < ABOUT_OWN:
            for plan in self._chance.sample(self._plans, min(20, len(self._plans))):
                written = about(plan, self._chance, at)
                if written is not None:
                    return written
        return question(self._chance, at)


def _moments(count: int, chance: Random, zone: ZoneInfo) -> list[datetime]:
    """Return when mails are written, each in a second of its own, so that no two are the same mail."""
    found: set[datetime] = set()
    while len(found) < count:
        found.add(_written_at(chance, zone))
    return sorted(found)


def _written_at(chance: Random, zone: ZoneInfo) -> datetime:
    """Return a moment at which somebody writes: any day, most in the forenoon."""
    on = FIRST + timedelta(days=chance.randrange((END - FIRST).days + 1))
    minute = min(max(int(chance.gauss(11.5, 3.5) * 60), HOURS_OF_MAIL[0] * 60), 21 * 60 + 59)
    at = datetime.combine(on, time(minute // 60, minute % 60, chance.randrange(60)), zone)
    return min(at, end_of(zone) - timedelta(minutes=1))
