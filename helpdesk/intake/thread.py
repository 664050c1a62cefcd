"""Which ticket a message belongs to: the evidence comes from mail/thread, the tickets from the store.

Strong evidence joins: the signed identity or reply address of a mail of ours (a secret that only its recipients know),
the Message-ID of a mail that a colleague wrote with another program (as much a secret), or a reference to a message of
a ticket in which the sender takes part (whichever of the two arrived first) or to whose participants the message goes
as well. Weak evidence (a subject like that of an earlier mail, a number in the text, the number of an application) only
proposes, and so does anything a stranger writes: strangers never join a ticket by writing its number or by quoting its
Message-ID to us alone. The number in the subject joins only who takes part already, and whose From our border does not
call forged.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from helpdesk.config import Office
from helpdesk.mail.signing import ticket_of, ticket_of_address
from helpdesk.mail.thread import ancestors, base_subject, conversations, is_answer, plain_address, ticket_tags
from helpdesk.model.delivery import Delivery
from helpdesk.model.explanation import Explanation
from helpdesk.model.message import AutomaticKind, Message
from helpdesk.model.ticket import Place, Ticket, TicketState
from helpdesk.store import applications, citizens, deliveries, messages, participants, people, tickets
from helpdesk.store.database import Tx

ANSWERED_FOR = timedelta(days=180)  # how long an answer without references is looked for among the sender's tickets
REPEATED_FOR = timedelta(days=2)  # how long a second mail with the same subject may be about the same matter
_SHORTEST_SUBJECT = 4
_LONGEST_TEXT = 20_000  # characters of a text in which numbers and addresses are looked for
_MOST_QUOTED = 8  # addresses in a quote that are looked up
_ADDRESS = re.compile(r"[\w.+%'-]{1,64}@[\w-]{1,63}\.[\w.-]{1,190}\w")


@dataclass(frozen=True)
class _Search:
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


def foresee(tx: Tx, explanations: Iterable[Explanation]) -> None:
    """Ask at once what ``place`` would ask of each message of a group and what is nearly always not there."""
    read = [explanation.message for explanation in explanations]
    own = [message.message_id for message in read if message.message_id]
    above = [name for message in read for name in ancestors(message)]
    together = [name for message in read for name in conversations(message)]
    messages.foresee_names(tx, [*own, *above], [*own, *above, *together])
    citizens.foresee_addresses(tx, [message.sender.address for message in read if message.sender])


def place(tx: Tx, explanation: Explanation, key: bytes, office: Office, at: datetime | None = None) -> Place:
    """Return where a message belongs, with the reason in words.

    ``at`` is when it was received; without it (old mail is filed) a ticket may have been closed however long ago.
    """
    search = _Search(tx, explanation, key, office, at)
    for find in (_by_bounce, _by_twin, _by_signature, _by_reference, _by_neighbour, _by_tag, _by_weak_evidence):
        found = find(search)
        if found is not None:
            return _unless_closed_long_ago(search, found)
    return Place(None, None, "a new matter")


def answered_elsewhere(tx: Tx, explanation: Explanation, office: Office, ticket: Ticket) -> tuple[Ticket, ...]:
    """Return other unanswered tickets whose messages answer this very message.

    They were opened before it came; now that it stands in ``ticket``, they are seen to be the same matter. They are of
    the same requester or of somebody who takes part in ``ticket``, of the same mailing list, or of anybody when the
    message is ours. One that is held was proposed for ``ticket`` itself: what it answers has come now.
    """
    own = explanation.message.message_id
    if not own or ticket.citizen_id is None:
        return ()
    automatic = explanation.automatic
    ours = automatic is not None and automatic.kind is AutomaticKind.OWN
    ours = ours and (explanation.standing.vouched or office.authserv_id is None)
    answering = messages.tickets_answering(tx, (own,))
    found = {other.id: other for other in (tickets.followed(tx, tickets.get(tx, number)) for number in answering)}
    return tuple(
        other
        for other in found.values()
        if other.id != ticket.id
        and (not other.held or _is_proposed_for(tx, other, ticket))
        and not (other.spam or other.state is TicketState.CLOSED or deliveries.of_ticket(tx, other.id))
        and (ours or other.citizen_id == ticket.citizen_id or _are_together(tx, explanation, office, other, ticket))
    )


def _is_proposed_for(tx: Tx, held: Ticket, ticket: Ticket) -> bool:
    proposal = tickets.proposal(tx, held.id)
    return proposal is not None and tickets.followed(tx, proposal[0]).id == ticket.id


def _are_together(tx: Tx, explanation: Explanation, office: Office, other: Ticket, ticket: Ticket) -> bool:
    """Whether the requester of one ticket takes part in another, or a mailing list wrote to both."""
    here = participants.of_ticket(tx, ticket.id) - office.addresses
    requester = citizens.get(tx, other.citizen_id) if other.citizen_id else None
    if requester is not None and not here.isdisjoint(address.lower() for address in requester.addresses):
        return True
    listed = explanation.automatic is not None and explanation.automatic.kind is AutomaticKind.LIST
    return listed and not here.isdisjoint(participants.of_ticket(tx, other.id))


def _unless_closed_long_ago(search: _Search, found: Place) -> Place:
    ticket = found.ticket
    if ticket is None or search.at is None or search.automatic or ticket.state is not TicketState.CLOSED:
        return found
    last = max(ticket.last_inbound_at, ticket.updated_at)
    if search.at - last <= timedelta(days=search.office.reopen_days):
        return found
    reason = f"{found.reason}, but {ticket.number} was closed more than {search.office.reopen_days} days ago"
    return Place(None, None, reason, follows=ticket)


def bounced(tx: Tx, explanation: Explanation, at: datetime | None, *, weak: bool = False) -> Delivery | None:
    """Return the delivery that a report is about: it names the message, or came back to the address of its ticket.

    ``weak``: else the latest that went to the reported recipient shortly before ``at``.
    """
    bounce = explanation.bounce
    if bounce is None:
        return None
    if bounce.original_message_id and (named := deliveries.by_message_id(tx, bounce.original_message_id)):
        return named
    if weak:
        latest = (deliveries.latest_to(tx, recipient.address, at) for recipient in bounce.recipients)
        return next((delivery for delivery in latest if delivery is not None), None)
    return None


def _by_bounce(search: _Search) -> Place | None:
    bounce = search.explanation.bounce
    if bounce is None:
        return None
    delivery = bounced(search.tx, search.explanation, search.at)
    ticket_id = delivery.ticket_id if delivery else ticket_of(search.key, bounce.original_message_id or "")
    if ticket_id and tickets.exists(search.tx, ticket_id):
        return Place(search.target(ticket_id), None, "delivery report for a reply of ours")
    latest = bounced(search.tx, search.explanation, search.at, weak=True)
    if latest is None:
        return None
    reason = "delivery report that does not say for which message: the latest to this address"
    if latest.ticket_id in _signed_tickets(search):
        return Place(search.target(latest.ticket_id), None, "delivery report for a reply of ours")
    return Place(None, search.target(latest.ticket_id), reason)


def _signed_tickets(search: _Search) -> set[int | None]:
    return {ticket_of_address(search.key, address) for address in _addressed(search.explanation.message)}


def _by_twin(search: _Search) -> Place | None:
    """Join the copy of a message that came another way, over a list that adds a footer or a gateway that adds a note.

    A broken program gives one Message-ID to many messages, so the sender and the Date have to be the same as well, and
    one text has to hold the other.
    """
    name, date = search.explanation.message.message_id, search.explanation.message.date
    if not name or date is None or search.is_nobody:
        return None
    for ticket_id, text in messages.twins(search.tx, name, search.sender, date.isoformat()):
        shorter, longer = sorted((_words(text), _words(search.explanation.message.text)), key=len)
        if shorter in longer:
            return Place(search.target(ticket_id), None, "a copy of a message of this ticket")
    return None


def _words(text: str) -> str:
    return " ".join(text[:_LONGEST_TEXT].split())


def _by_signature(search: _Search) -> Place | None:
    message = search.explanation.message
    signed = [ticket_of(search.key, message_id) for message_id in ancestors(message)]
    signed += [ticket_of_address(search.key, address) for address in _addressed(message)]
    answered = next((ticket_id for ticket_id in signed if ticket_id and tickets.exists(search.tx, ticket_id)), None)
    return Place(search.target(answered), None, "answers a reply of ours") if answered is not None else None


def _addressed(message: Message) -> Iterator[str]:
    """Yield the addresses that a message was written to, and those that servers delivered it to."""
    yield from (box.address for box in (*message.to, *message.cc))
    for name in ("Delivered-To", "X-Original-To", "Envelope-To"):
        yield from message.header_all(name)


def _by_reference(search: _Search) -> Place | None:
    above = ancestors(search.explanation.message)
    if not above:
        return None
    found = messages.tickets_of(search.tx, above)
    candidates = [ticket_id for message_id in above for ticket_id, _ in found.get(message_id, ())]
    joined = _first_shared(search, candidates) or _first_addressed(search, candidates)
    if joined is not None:
        return Place(joined, None, "refers to a message of this ticket")
    ours = messages.tickets_we_wrote_in(search.tx, above, vouched=search.office.authserv_id is not None)
    answered = next((ours[message_id] for message_id in above if message_id in ours), None)
    if answered is not None:
        return Place(search.target(answered), None, "answers a mail of ours")
    if candidates and search.is_colleague():
        return Place(search.target(candidates[0]), None, "a colleague passes on a message of this ticket")
    if candidates:
        reason = "refers to a message of a ticket in which the sender takes no part"
        return Place(None, search.target(candidates[0]), reason)
    return None


def _by_neighbour(search: _Search) -> Place | None:
    """Join the messages that answer this one or what this one answers: the message between may never have come."""
    message = search.explanation.message
    own = (message.message_id,) if message.message_id else ()
    names = (*own, *ancestors(message), *conversations(message))
    joined = _first_shared(search, messages.tickets_answering(search.tx, names))
    return Place(joined, None, "belongs to the same conversation as a message of this ticket") if joined else None


def _first_shared(search: _Search, candidates: Iterable[int]) -> Ticket | None:
    """Return the first ticket in which the sender takes part, or for a list's mail one that the list has written to.

    There may be hundreds, when many answer a circular: they are asked for together. No message stands in a ticket
    that was merged into another.
    """
    wanted = tuple(dict.fromkeys(candidates))
    if not wanted:
        return None
    own = search.taking_part(wanted)
    listed = search.automatic is AutomaticKind.LIST
    joined = next((one for one in wanted if one in own or (listed and _is_among_them(search, one))), None)
    return None if joined is None else search.target(joined)


def _first_addressed(search: _Search, candidates: Iterable[int]) -> Ticket | None:
    """Return the first ticket to whose other participants the message goes too: a blind copy answers to all.

    They see that somebody has joined them, which nobody does who only found a Message-ID.
    """
    if search.is_nobody:
        return None
    joined = next((one for one in dict.fromkeys(candidates) if _is_among_them(search, one)), None)
    return None if joined is None else search.target(joined)


def _is_among_them(search: _Search, ticket_id: int) -> bool:
    """Whether a message also goes to somebody who takes part in a ticket, be it a list."""
    message = search.explanation.message
    addressed = {plain_address(box.address) for box in (*message.to, *message.cc)}
    others = addressed - set(map(plain_address, search.office.addresses)) - {plain_address(search.sender)}
    return bool(others) and not others.isdisjoint(map(plain_address, participants.of_ticket(search.tx, ticket_id)))


def _by_tag(search: _Search) -> Place | None:
    for number in ticket_tags(search.explanation.message.subject, search.office.ticket_prefix):
        ticket = tickets.by_number(search.tx, number)
        if ticket is None:
            continue
        ticket = tickets.followed(search.tx, ticket)
        if search.takes_part(ticket) and search.automatic is not AutomaticKind.OWN:
            return Place(ticket, None, "the subject names a ticket in which the sender takes part")
        return Place(None, ticket, "the subject names a ticket in which the sender takes no part")
    return None


def _by_weak_evidence(search: _Search) -> Place | None:
    """Propose a ticket of the sender's, or one that the text names. Programs' answers join: they reopen nothing."""
    earlier = _with_same_subject(search) if search.automatic in (None, AutomaticKind.AUTO_REPLY) else None
    if search.automatic is AutomaticKind.AUTO_REPLY:
        answered = earlier is not None and earlier.answered_at is not None
        return Place(earlier, None, "an automatic answer to what we wrote under this subject") if answered else None
    if search.automatic is not None:
        return None
    if earlier is not None:
        return Place(None, earlier, "the same sender has written under the same subject")
    body = search.explanation.body
    text = f"{body.new_text[:_LONGEST_TEXT]}\n{body.quoted_text[:_LONGEST_TEXT]}"
    for number in ticket_tags(text, search.office.ticket_prefix):
        ticket = tickets.by_number(search.tx, number)
        if ticket is not None:
            return Place(None, tickets.followed(search.tx, ticket), "the text names this ticket")
    numbers = search.explanation.understanding.application_numbers
    known = applications.by_numbers(search.tx, numbers) if numbers else {}
    for number, application in known.items():
        if application.ticket_id is not None:
            return Place(None, search.target(application.ticket_id), f"names the application {number} of this ticket")
    quoted = _of_quoted_writer(search)
    return Place(None, quoted, "quotes a mail to or from somebody who wrote under this subject") if quoted else None


def _of_quoted_writer(search: _Search) -> Ticket | None:
    """Return the ticket of somebody whom an answer without references quotes: it may come from another address."""
    if not is_answer(search.explanation.message.subject):
        return None
    quoted = search.explanation.body.quoted_text[:_LONGEST_TEXT]
    named = dict.fromkeys(match[0].lower() for match in _ADDRESS.finditer(quoted)) if "@" in quoted else {}
    others = [address for address in named if address not in search.office.addresses][:_MOST_QUOTED]
    known = (citizens.id_of(search.tx, address) for address in others)
    return next((ticket for number in known if (ticket := _under_same_subject(search, number, ANSWERED_FOR))), None)


def _with_same_subject(search: _Search) -> Ticket | None:
    """Return the sender's latest ticket under this subject: any for an answer, else only one of the last days."""
    longest = ANSWERED_FOR if is_answer(search.explanation.message.subject) or search.automatic else REPEATED_FOR
    return _under_same_subject(search, search.citizen_id, longest)


def _under_same_subject(search: _Search, citizen_id: int | None, longest: timedelta) -> Ticket | None:
    base = base_subject(search.explanation.message.subject).casefold()
    if citizen_id is None or len(base) < _SHORTEST_SUBJECT or search.at is None:
        return None
    asked_for = _answers_go_to(search)
    for ticket in tickets.recent_of(search.tx, citizen_id, 20):
        if asked_for and not participants.tickets_with(search.tx, (ticket.id,), asked_for):
            continue
        last = max(ticket.last_inbound_at, ticket.answered_at or ticket.last_inbound_at)
        if ticket.subject.casefold() == base and search.at - last <= longest:
            return ticket
    return None


def _answers_go_to(search: _Search) -> str:
    """Return the plain address that a message wants to be answered at, when it is not the sender's: a form writes."""
    boxes = search.explanation.message.reply_to
    address = plain_address(boxes[0].address) if boxes else ""
    return address if address != plain_address(search.sender) and address not in search.office.addresses else ""
