"""Polled: status that the desk fetches from other systems, page by page, and takes in like any other report.

A system that says no time with a state is believed from the moment on at which its answer first differs from what is
known. Asking twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from helpdesk.config_track import Poll
from helpdesk.desk import Desk
from helpdesk.follow_up.follow_up import Reported, take_in
from helpdesk.follow_up.notified import as_report, as_reported
from helpdesk.follow_up.systems import UnreachableError, fetch
from helpdesk.model.application import Application
from helpdesk.model.person import Actor, ActorKind
from helpdesk.store import applications, status_sources
from helpdesk.track.foreign import Told, Unread, read_json, value_at
from helpdesk.track.linking import stranger

OVERLAP = timedelta(minutes=10)  # asked for again, since the clocks of two systems differ
MOST_PAGES = 1000
AT_ONCE = 500  # applications in one transaction
NAMED = 3  # problems named on the page

Fetch = Callable[[Poll, str], Any]


def poll_once(desk: Desk, poll: Poll, now: datetime, ask: Fetch = fetch) -> int:
    """Ask a system for everything new and take it in; return how many applications it told of.

    Raises UnreachableError, after noting it, when the system cannot be asked; what was taken until then stays.
    """
    unread: list[Unread] = []
    count = 0
    try:
        for told, problems in _pages(desk, poll, ask):
            unread += problems
            for start in range(0, len(told), AT_ONCE):
                unread += _take(desk, poll, told[start : start + AT_ONCE], now)
            count += len(told)
    except UnreachableError as error:
        with desk.database.transaction() as tx:
            status_sources.failing(tx, poll.system, now, str(error))
        raise
    with desk.database.transaction() as tx:
        status_sources.polled(tx, poll.system, now, now, _summary(unread))
    return count


def _pages(desk: Desk, poll: Poll, ask: Fetch) -> Iterator[tuple[tuple[Told, ...], tuple[Unread, ...]]]:
    with desk.database.read() as tx:
        known = next((one for one in status_sources.health(tx) if one.name == poll.system), None)
    since = (known.until - OVERLAP).isoformat() if known and known.until else "1970-01-01T00:00:00+00:00"
    url = poll.url.replace("{since}", quote(since, safe=""))
    for _ in range(MOST_PAGES):
        answer = ask(poll, url)
        try:
            yield read_json(answer, poll.items, poll.fields, desk.zone, poll.stages)
        except ValueError as error:
            raise UnreachableError(f"{poll.system}: {error}. Correct items in [[track.poll]].") from error
        following = value_at(answer, poll.next) if poll.next else None
        if not isinstance(following, str) or not following:
            return
        url = _same_place(poll, urljoin(url, following))
    raise UnreachableError(f"{poll.system}: more than {MOST_PAGES} pages; is next in [[track.poll]] right?")


def _same_place(poll: Poll, url: str) -> str:
    """Return the address of the next page. Raises UnreachableError when it leads elsewhere than the configured one."""
    here, there = urlsplit(poll.url), urlsplit(url)
    if (here.scheme, here.netloc) != (there.scheme, there.netloc):
        raise UnreachableError(f"{poll.system}: the next page would be at {there.netloc}, which nobody configured")
    return url


def _take(desk: Desk, poll: Poll, told: tuple[Told, ...], now: datetime) -> list[Unread]:
    """Take in what a page tells; return what belongs to other systems."""
    foreign: list[Unread] = []
    with desk.database.transaction() as tx:
        applications.lock(tx)
        known = applications.by_numbers(tx, (item.number for item in told))
        items: list[Reported] = []
        for item in told:
            found = known.get(item.number)
            if problem := stranger(found, poll.system):
                foreign.append(Unread(item.number, problem))
            elif item.at is not None or not _says_the_same(item, found):
                items.append(_reported(desk, poll, item, now))
        take_in(desk, tx, Actor(ActorKind.SYSTEM, poll.system, origin="poll"), items, now)
    return foreign


def _says_the_same(item: Told, found: Application | None) -> bool:
    return found is not None and (found.stage, found.system_label) == (item.stage, item.label)


def _reported(desk: Desk, poll: Poll, item: Told, now: datetime) -> Reported:
    at = item.at or now
    key = f"{poll.system}:{item.id or f'{item.stage}@{at.isoformat()}'}"
    return as_reported(desk, item, poll.system, as_report(desk, item, key, f"poll:{poll.system}", at))


def _summary(unread: list[Unread]) -> str | None:
    if not unread:
        return None
    named = "; ".join(f"{item.what}: {item.why}" for item in unread[:NAMED])
    return f"{len(unread)} not taken. {named}{' ...' if len(unread) > NAMED else ''}"
