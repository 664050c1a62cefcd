"""Who writes a message that looks for its ticket, and in which tickets they are no stranger.

Who took part may join. So may who also writes to somebody who took part, for these see it. And nobody is a stranger to
a matter in which we have no part at all: what others wrote to each other, and we hold as an archive or as a copy, is
one conversation whoever wrote next.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from helpdesk.config import Office
from helpdesk.mail.thread import ancestors, plain_address
from helpdesk.model.explanation import Explanation
from helpdesk.model.message import AutomaticKind, Message
from helpdesk.model.ticket import Ticket
from helpdesk.store import citizens, messages, participants, people, tickets
from helpdesk.store.database import Tx

_MOST_OF_OTHERS = 20  # tickets of other people's that are looked at: hundreds may answer one circular


@dataclass(frozen=True)
class Search:
    """What the search for a message's place needs to know."""

    tx: Tx
    explanation: Explanation
    key: bytes
    office: Office
    at: datetime | None

    @property
    def sender(self) -> str:
        """Return the address of the sender, lower-cased, or an empty string."""
        box = self.explanation.message.sender
        return box.address.lower() if box else ""

    @property
    def is_nobody(self) -> bool:
        """Whether nothing can be said of who wrote: there is no address, or our border calls it forged."""
        return not self.sender or self.explanation.standing.dmarc == "fail"

    @cached_property
    def citizen_id(self) -> int | None:
        """Return the id of the citizen who writes from the sender's address, if we have met them."""
        return citizens.id_of(self.tx, self.sender) if self.sender else None

    @cached_property
    def borne(self) -> dict[str, tuple[tuple[int, bool], ...]]:
        """Return, for what the message answers and we have, the (ticket id, whether we wrote it) of each copy."""
        above = ancestors(self.explanation.message)
        return messages.tickets_of(self.tx, above) if above else {}

    @property
    def automatic(self) -> AutomaticKind | None:
        """Return which kind of program wrote the message, or None for a person."""
        return self.explanation.automatic.kind if self.explanation.automatic else None

    def target(self, ticket_id: int) -> Ticket:
        """Return a ticket, or the one that it was merged into."""
        return tickets.followed(self.tx, tickets.get(self.tx, ticket_id))

    def takes_part(self, ticket: Ticket) -> bool:
        """Whether the sender wrote or received a message of the ticket, or is its requester at another address."""
        return ticket.id in self.taking_part((ticket.id,))

    def taking_part(self, ticket_ids: Collection[int]) -> frozenset[int]:
        """Return in which of these tickets the sender takes part."""
        if self.is_nobody:
            return frozenset()
        found = participants.tickets_with(self.tx, ticket_ids, plain_address(self.sender))
        if self.citizen_id is None:
            return found
        return found | tickets.of_citizen_among(self.tx, ticket_ids, self.citizen_id)

    def is_colleague(self) -> bool:
        """Whether the sender is a person of the office, as far as our border does not object."""
        person = people.by_email(self.tx, self.sender) if self.sender else None
        return person is not None and self.explanation.standing.dmarc != "fail"


def addressed(message: Message) -> Iterator[str]:
    """Yield the addresses that a message was written to, and those that servers delivered it to."""
    yield from (box.address for box in (*message.to, *message.cc))
    for name in ("Delivered-To", "X-Original-To", "Envelope-To"):
        yield from message.header_all(name)


def first_shared(search: Search, candidates: Iterable[int]) -> Ticket | None:
    """Return the first ticket in which the sender takes part, or for a list's mail one that the list has written to.

    There may be hundreds, when many answer a circular: they are asked for together. No message stands in a ticket
    that was merged into another.
    """
    wanted = tuple(dict.fromkeys(candidates))
    if not wanted:
        return None
    own = search.taking_part(wanted)
    listed = search.automatic is AutomaticKind.LIST
    joined = next((one for one in wanted if one in own or (listed and is_among_them(search, one))), None)
    return None if joined is None else search.target(joined)


def first_addressed(search: Search, candidates: Iterable[int]) -> Ticket | None:
    """Return the first ticket to whose other participants the message goes too: a blind copy answers to all.

    They see that somebody has joined them, which nobody does who only found a Message-ID.
    """
    if search.is_nobody:
        return None
    joined = next((one for one in dict.fromkeys(candidates) if is_among_them(search, one)), None)
    return None if joined is None else search.target(joined)


def is_among_them(search: Search, ticket_id: int) -> bool:
    """Whether a message also goes to somebody who takes part in a ticket, be it a list."""
    message = search.explanation.message
    boxes = {plain_address(box.address) for box in (*message.to, *message.cc)}
    others = boxes - set(map(plain_address, search.office.addresses)) - {plain_address(search.sender)}
    return bool(others) and not others.isdisjoint(map(plain_address, participants.of_ticket(search.tx, ticket_id)))


def first_of_others(search: Search, candidates: Iterable[int]) -> Ticket | None:
    """Return the first ticket of a matter between others, when the message is one between others too.

    No mail of it went to us or came from us, as in the archive of a list. Who only wants into a citizen's ticket
    writes to us, or finds one in which we are.
    """
    ours = frozenset(map(plain_address, search.office.addresses))
    if search.explanation.standing.dmarc == "fail" or _reached_us(search.explanation.message, ours):
        return None
    for one in list(dict.fromkeys(candidates))[:_MOST_OF_OTHERS]:
        if ours.isdisjoint(map(plain_address, participants.of_ticket(search.tx, one))):
            return search.target(one)
    return None


def _reached_us(message: Message, ours: frozenset[str]) -> bool:
    """Whether a message says anywhere that it went to us."""
    if any(plain_address(address.strip(" <>")) in ours for address in addressed(message)):
        return True
    travelled = " ".join(message.header_all("Received")).lower()
    return any(address in travelled for address in ours)
