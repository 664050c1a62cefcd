"""The search: tickets by number, by application number, by who writes, and by what stands in their mails.

What a person is likely to mean comes first: the ticket's own number, an application's number, an address, then mails
from people of that name, then mails that hold the words; within each the newest first. A page ends with the key of its
last mail, and the next one goes on from there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from helpdesk.match.search_words import Term, terms
from helpdesk.model.conversation import TicketLine
from helpdesk.model.filters import Filters
from helpdesk.model.person import Person
from helpdesk.store import queues
from helpdesk.store.database import Tx
from helpdesk.store.filters import conditions
from helpdesk.store.schema import application, citizen_address, message, ticket
from helpdesk.store.search_index import Asked, Window, matching, newest
from helpdesk.store.tickets import seen_by

FIRST = 20  # tickets at most of an exact number, address or name
LONGEST_NUMBER = 9  # digits of a ticket's running number
_AT_ONCE = 200  # mails that are looked at together


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for: words anywhere, ``sender`` words in who writes, and filters.

    ``typing`` says that the line is not finished.
    """

    words: str = ""
    sender: str = ""
    filters: Filters = Filters()  # noqa: RUF009 -- frozen
    typing: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """One page of results; ``next_key`` is the mail after which the next page begins, None on the last."""

    lines: tuple[TicketLine, ...]
    next_key: int | None


@dataclass(frozen=True, slots=True)
class _Search:
    tx: Tx
    viewer: Person
    narrowed: tuple[sa.ColumnElement[bool], ...]

    def narrow(self, query: sa.Select[Any]) -> sa.Select[Any]:
        """Let a query of mails give only those of tickets that the search is narrowed to."""
        return query.join(ticket, ticket.c.id == message.c.ticket_id).where(*self.narrowed)

    def tickets(self, *wanted: sa.ColumnElement[bool]) -> list[int]:
        query = sa.select(ticket.c.id).where(*wanted, *self.narrowed)
        return list(self.tx.scalars(query.order_by(ticket.c.last_inbound_at.desc(), ticket.c.id.desc()).limit(FIRST)))


def search(
    tx: Tx, wanted: Wanted, viewer: Person, now: datetime, *, after: int | None = None, limit: int = 50
) -> Found:
    """Return a page of the tickets that ``viewer`` may see and that ``wanted`` describes."""
    narrowed = (*conditions(wanted.filters, viewer, now), ticket.c.merged_into_id.is_(None), seen_by(viewer))
    looking = _Search(tx, viewer, narrowed)
    asked = Asked(terms(wanted.words, typing=wanted.typing), _of_sender(wanted.sender))
    if not asked.words and not asked.sender:
        return _by_filters(looking, after, limit)
    likeliest = _likeliest(looking, wanted.words, asked)
    ids: dict[int, None] = dict.fromkeys(likeliest if after is None else ())
    last = _TOP if after is None else after
    for mail, ticket_id in _mails(looking, asked, last):
        if ticket_id in ids or ticket_id in likeliest:
            continue
        if len(ids) >= limit:
            return Found(queues.of_tickets(tx, list(ids)), last)
        ids[ticket_id] = None
        last = mail
    return Found(queues.of_tickets(tx, list(ids)), None)


_TOP = 2**62  # above every mail


def _likeliest(looking: _Search, words: str, asked: Asked) -> list[int]:
    """Return the tickets that a line names outright, best first."""
    found: list[int] = []
    for word in words.split():
        found += _numbered(looking, word.strip("#.,;:()[]"))
        if "@" in word:
            a = citizen_address.c
            owner = sa.select(a.citizen_id).where(a.address == word.strip("<>.,;").lower())
            found += looking.tickets(ticket.c.citizen_id.in_(owner))
    if not asked.sender:
        rows = newest(looking.tx, Asked((), asked.words), _TOP, looking.narrow, FIRST * 3)
        found += list(dict.fromkeys(row.ticket_id for row in rows))[:FIRST]
    return list(dict.fromkeys(found))


def _numbered(looking: _Search, word: str) -> list[int]:
    if not any(letter.isdigit() for letter in word):
        return []
    found = looking.tickets(ticket.c.number == word.upper())
    if word.isdecimal() and len(word) <= LONGEST_NUMBER:
        found += looking.tickets(ticket.c.id == int(word))
    spelt = {word, word.upper(), word.lower()}
    filed = sa.select(application.c.ticket_id).where(application.c.number.in_(spelt))
    return found + looking.tickets(ticket.c.id.in_(filed))


def _of_sender(text: str) -> tuple[Term, ...]:
    return terms(text + " ") if text.strip() else ()


def _mails(looking: _Search, asked: Asked, seen: int) -> Iterator[tuple[int, int]]:
    """Yield (mail, ticket) below ``seen``, newest first, but no ticket that a page before showed."""
    below = seen
    while rows := newest(looking.tx, asked, below, looking.narrow, _AT_ONCE):
        earlier = _shown_before(looking, asked, {row.ticket_id for row in rows}, seen)
        yield from ((row.id, row.ticket_id) for row in rows if row.ticket_id not in earlier)
        if len(rows) < _AT_ONCE:
            return
        below = rows[-1].id


def _shown_before(looking: _Search, asked: Asked, ids: set[int], seen: int) -> set[int]:
    """Return those tickets that a page before this one showed: a newer mail of theirs matches too."""
    if seen == _TOP:
        return set()
    rows = looking.tx.execute(matching(looking.tx, asked, Window(since=seen)).where(message.c.ticket_id.in_(ids)))
    return {row.ticket_id for row in rows}


def _by_filters(looking: _Search, after: int | None, limit: int) -> Found:
    """Return tickets by filters alone, the newest mail first; the key is then a ticket."""
    c = ticket.c
    query = sa.select(ticket).where(*looking.narrowed)
    if after is not None:
        at = sa.select(c.last_inbound_at).where(c.id == after).scalar_subquery()
        query = query.where(sa.tuple_(c.last_inbound_at, c.id) < sa.tuple_(at, sa.literal(after)))
    rows = looking.tx.execute(query.order_by(c.last_inbound_at.desc(), c.id.desc()).limit(limit + 1)).all()
    return Found(queues.of_rows(looking.tx, rows[:limit]), rows[limit - 1].id if len(rows) > limit else None)
