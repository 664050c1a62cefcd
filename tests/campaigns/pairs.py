"""Conversations in, tickets out: which pairs of mails should share a ticket, and which do."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from helpdesk.desk import Desk
from helpdesk.intake.intake import collect, import_waiting
from helpdesk.store import mailboxes, messages, tickets
from tests.letters import Letterbox

START = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)
DESK = "penyuluhan@dpmptsp.example"
VOUCHED = {"Authentication-Results": "mx.dpmptsp.example; dmarc=pass header.from=dpmptsp.example"}
Pair = tuple[str, str]


class Conversation(Protocol):
    """Mails that belong together; ``names`` are their Message-IDs once they are made."""

    names: list[str]

    def mails(self) -> list[tuple[float, bytes]]:
        """Make each mail: (hours after the start, octets)."""
        ...


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of mails that should share a ticket, and that do."""

    wanted: frozenset[Pair]
    found: frozenset[Pair]

    @property
    def wrong(self) -> list[Pair]:
        """Return the pairs that share a ticket and should not."""
        return sorted(self.found - self.wanted)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * len(self.found & self.wanted) / (len(self.found) + len(self.wanted))

    def __str__(self) -> str:
        precision = len(self.found & self.wanted) / len(self.found)
        return f"{len(self.wanted)} pairs: precision {precision:.4f}, F1 {self.f1:.4f}"


def filed(desk: Desk, letterbox: Letterbox, conversations: Sequence[Conversation]) -> Pairs:
    """Let the mails of all conversations arrive by their hours and return what shares a ticket then."""
    for hours, octets in sorted(itertools.chain.from_iterable(each.mails() for each in conversations)):
        letterbox.put(octets, START + timedelta(hours=hours))
    now = START + timedelta(days=30)
    with desk.database.transaction() as tx:
        mailboxes.enroll(tx, "penyuluhan", "", 60)
    with letterbox.open() as mailbox:
        collect(desk, mailbox, now, grows=False)
    while import_waiting(desk, now):
        pass
    found: set[Pair] = set()
    with desk.database.read() as tx:
        for ticket in tickets.every(tx):
            found |= pairs(message_id or "" for message_id, _, _ in messages.of_ticket(tx, ticket.id))
    wanted = frozenset(itertools.chain.from_iterable(pairs(each.names) for each in conversations))
    return Pairs(wanted, frozenset(found))


def pairs(names: Iterable[str]) -> set[Pair]:
    """Return each two of these names, in their order."""
    return set(itertools.combinations(sorted(names), 2))
