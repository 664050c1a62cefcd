"""Which ticket a message belongs to: the evidence comes from mail/thread, the tickets from the store.

Strong evidence joins: the signed identity or reply address of a mail of ours (a secret that only its recipients know),
the Message-ID of a mail that a colleague wrote with another program (as much a secret), or a reference to a message of
a ticket in which the sender takes part (whichever of the two arrived first) or to whose participants the message goes
as well, or in which we have no part ourselves (``taking_part``). Weak evidence (``proposing``) only proposes, and so
does anything a stranger writes: strangers never join a ticket by writing its number or by quoting its Message-ID to us
alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from helpdesk.config import Office
from helpdesk.intake.proposing import by_tag, by_weak_evidence
from helpdesk.intake.taking_part import Search, addressed, first_addressed, first_of_others, first_shared
from helpdesk.mail.kinship import are_kin, heading_of
from helpdesk.mail.signing import ticket_of, ticket_of_address
from helpdesk.mail.thread import ancestors, conversations, is_answer, plain_address
from helpdesk.model.delivery import Delivery
from helpdesk.model.explanation import Explanation
from helpdesk.model.message import AutomaticKind
from helpdesk.model.ticket import Place, Ticket, TicketState
from helpdesk.store import citizens, deliveries, lineage, messages, participants, tickets
from helpdesk.store.database import Tx

_LONGEST_TEXT = 20_000  # characters of two copies that are compared


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
    search = Search(tx, explanation, key, office, at)
    for find in (_by_bounce, _by_twin, _by_signature, _by_reference, _by_neighbour, by_tag, by_weak_evidence, _by_lost):
        found = find(search)
        if found is not None:
            return _unless_closed_long_ago(search, found)
    return Place(None, None, "a new matter")


def found_elsewhere(tx: Tx, explanation: Explanation, office: Office, ticket: Ticket) -> tuple[Ticket, ...]:
    """Return other unanswered tickets that this very message shows to be one conversation with its own ``ticket``.

    They were opened while a link was missing: their messages answer this one or what this one answers, or it answers
    both. They are of the same requester or of somebody who takes part in ``ticket``, of the same mailing list, between
    others as it is, or of anybody when the message is ours. One that is held was proposed for ``ticket`` itself: what
    it answers has come now.
    """
    ours = explanation.automatic is not None and explanation.automatic.kind is AutomaticKind.OWN
    ours = ours and (explanation.standing.vouched or office.authserv_id is None)
    own = explanation.message.message_id
    answers = lineage.tickets_answering(tx, (own,)) if own else ()
    search = Search(tx, explanation, b"", office, None)
    numbers = dict.fromkeys((*answers, *_connected(search, ticket)))
    found = {_followed(tx, number).id: number for number in reversed(list(numbers))}
    return tuple(
        other
        for other, number in ((tickets.get(tx, one), number) for one, number in found.items())
        if other.id != ticket.id
        and (not other.held or _is_proposed_for(tx, other, ticket))
        and not (other.spam or other.state is TicketState.CLOSED or deliveries.of_ticket(tx, other.id))
        and ((ours and number in answers) or _are_together(search, other, ticket))
    )


def _followed(tx: Tx, number: int) -> Ticket:
    return tickets.followed(tx, tickets.get(tx, number))


def _connected(search: Search, ticket: Ticket) -> tuple[int, ...]:
    """Return the tickets that what a message answers shows to belong to its own.

    Who names messages of two whole conversations brings two matters together, and both stay as they are.
    """
    tx, borne = search.tx, search.borne
    answering = _kin(search)
    others = {number for places in borne.values() for number, _ in places} - {ticket.id}
    parts = [number for number in sorted(others) if lineage.lack_what_they_answer(tx, (number, ticket.id))]
    return (*answering, *parts)


def _is_proposed_for(tx: Tx, held: Ticket, ticket: Ticket) -> bool:
    proposal = tickets.proposal(tx, held.id)
    return proposal is not None and tickets.followed(tx, proposal[0]).id == ticket.id


def _are_together(search: Search, other: Ticket, ticket: Ticket) -> bool:
    """Whether two tickets have one requester, or the requester of one takes part in the other, or one list both."""
    if ticket.citizen_id is not None and other.citizen_id == ticket.citizen_id:
        return True
    tx, ours = search.tx, search.office.addresses
    here, there = participants.of_ticket(tx, ticket.id) - ours, participants.of_ticket(tx, other.id) - ours
    for one, among in ((other, here), (ticket, there)):
        requester = citizens.get(tx, one.citizen_id) if one.citizen_id else None
        if requester is not None and not among.isdisjoint(address.lower() for address in requester.addresses):
            return True
    if search.automatic is AutomaticKind.LIST and not here.isdisjoint(there):
        return True
    return first_of_others(search, (other.id,)) is not None and first_of_others(search, (ticket.id,)) is not None


def _unless_closed_long_ago(search: Search, found: Place) -> Place:
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


def _by_bounce(search: Search) -> Place | None:
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


def _signed_tickets(search: Search) -> set[int | None]:
    return {ticket_of_address(search.key, address) for address in addressed(search.explanation.message)}


def _by_twin(search: Search) -> Place | None:
    """Join the copy of a message that came another way, over a list that adds a footer or a gateway that adds a note.

    A broken program gives one Message-ID to many messages, so the sender has to be the same as well, and one text has
    to hold the other; or, when a program tried again and wrote the Date anew, be the other.
    """
    name, date = search.explanation.message.message_id, search.explanation.message.date
    if not name or search.is_nobody:
        return None
    own = _words(search.explanation.message.text)
    for ticket_id, text, written in lineage.twins(search.tx, name, search.sender):
        other = _words(text)
        at_once = date is not None and written == date.isoformat()
        if _are_copies(own, other) if at_once else (own and own == other):
            return Place(search.target(ticket_id), None, "a copy of a message of this ticket")
    return None


def _are_copies(one: str, other: str) -> bool:
    """Whether a text holds the other, or both begin alike for most of their length and end with different footers."""
    shorter, longer = sorted((one, other), key=len)
    return shorter in longer or longer.startswith(shorter[: len(shorter) // 2 + 1])


def _words(text: str) -> str:
    return " ".join(text[:_LONGEST_TEXT].split())


def _by_signature(search: Search) -> Place | None:
    message = search.explanation.message
    signed = [ticket_of(search.key, message_id) for message_id in ancestors(message)]
    signed += [ticket_of_address(search.key, address) for address in addressed(message)]
    answered = next((ticket_id for ticket_id in signed if ticket_id and tickets.exists(search.tx, ticket_id)), None)
    return Place(search.target(answered), None, "answers a reply of ours") if answered is not None else None


def _by_reference(search: Search) -> Place | None:
    above = ancestors(search.explanation.message)
    if not above:
        return None
    candidates = [ticket_id for message_id in above for ticket_id, _ in search.borne.get(message_id, ())]
    joined = first_shared(search, candidates) or first_addressed(search, candidates)
    joined = joined or first_of_others(search, candidates)
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


def _by_neighbour(search: Search) -> Place | None:
    """Join the messages that answer this one or what this one answers: the message between may never have come.

    What nobody ever saw may also be a constant that a form or a newsletter writes: there the matter or the people must
    be the same too (``kinship``).
    """
    message = search.explanation.message
    own = (message.message_id,) if message.message_id else ()
    seen = (name for name in ancestors(message) if name in search.borne)
    answering = lineage.tickets_answering(search.tx, (*own, *seen, *conversations(message)))
    answering = (*answering, *_kin(search))
    joined = first_shared(search, answering) or first_of_others(search, answering)
    return Place(joined, None, "belongs to the same conversation as a message of this ticket") if joined else None


def _by_lost(search: Search) -> Place | None:
    """Propose the one ticket of the sender's that answers the same lost message under another subject.

    Where more tickets do, the name is a constant of the sender's program and says nothing.
    """
    message = search.explanation.message
    if search.automatic is not None or not is_answer(message.subject):
        return None
    lost = tuple(name for name in ancestors(message) if name not in search.borne)
    answering = lineage.tickets_answering(search.tx, lost)
    ticket = first_shared(search, answering) if len(answering) == 1 else None
    return (
        Place(None, ticket, "answers the same lost message as this ticket, under another subject") if ticket else None
    )


def _kin(search: Search) -> tuple[int, ...]:
    """Return the tickets of kindred messages that answer what this one answers and no message bears that we have."""
    message = search.explanation.message
    lost = tuple(name for name in ancestors(message) if name not in search.borne)
    answering = lineage.headings_answering(search.tx, lost) if lost else ()
    if not answering:
        return ()
    own = heading_of(
        message.subject,
        search.sender,
        tuple(box.address for box in message.reply_to),
        tuple(box.address for box in (*message.to, *message.cc)),
        frozenset((*lost, *conversations(message))),
        search.automatic,
    )
    own = replace(own, knows=bool(search.borne))
    ours = frozenset(map(plain_address, search.office.addresses))
    return tuple(dict.fromkeys(ticket_id for ticket_id, other in answering if are_kin(own, other, ours)))
