"""What proposes a ticket and joins none: a number in the text, an application, the same sender under a subject.

The number in the subject joins only who takes part already, and whose From our border does not call forged.
"""

from __future__ import annotations

import re
from datetime import timedelta

from helpdesk.intake.taking_part import Search
from helpdesk.mail.thread import base_subject, is_answer, numbers_in_tags, plain_address, ticket_tags
from helpdesk.model.message import AutomaticKind
from helpdesk.model.ticket import Place, Ticket
from helpdesk.store import applications, citizens, messages, participants, tickets

ANSWERED_FOR = timedelta(days=180)  # how long an answer without references is looked for among the sender's tickets
REPEATED_FOR = timedelta(days=2)  # how long a second mail with the same subject may be about the same matter
_SHORTEST_SUBJECT = 4
_LONGEST_TEXT = 20_000  # characters of a text in which numbers and addresses are looked for
_MOST_QUOTED = 8  # addresses in a quote that are looked up
_IDENTITY = re.compile(r"^[>\s*]{0,20}Message-ID\s?:[ \t*]{0,4}<([^<>\s]{3,400})>", re.IGNORECASE | re.MULTILINE)
_ADDRESS = re.compile(r"[\w.+%'-]{1,64}@[\w-]{1,63}\.[\w.-]{1,190}\w")


def by_tag(search: Search) -> Place | None:
    for number in ticket_tags(search.explanation.message.subject, search.office.ticket_prefix):
        ticket = tickets.by_number(search.tx, number)
        if ticket is None:
            continue
        ticket = tickets.followed(search.tx, ticket)
        if search.takes_part(ticket) and search.automatic is not AutomaticKind.OWN:
            return Place(ticket, None, "the subject names a ticket in which the sender takes part")
        return Place(None, ticket, "the subject names a ticket in which the sender takes no part")
    return None


def by_weak_evidence(search: Search) -> Place | None:
    """Propose a ticket of the sender's, or one that the text names. Programs' answers join: they reopen nothing."""
    earlier = _with_same_subject(search) if search.automatic in (None, AutomaticKind.AUTO_REPLY) else None
    if search.automatic is AutomaticKind.AUTO_REPLY:
        answered = earlier is not None and earlier.answered_at is not None
        return Place(earlier, None, "an automatic answer to what we wrote under this subject") if answered else None
    if search.automatic is not None:
        return None
    if earlier is not None:
        return Place(None, earlier, "the same sender has written under the same subject")
    return _by_text(search) or _by_quote(search)


def _by_text(search: Search) -> Place | None:
    """Propose the ticket whose number, or whose application's, stands in the text or in what it quotes."""
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
    return None


def _by_quote(search: Search) -> Place | None:
    """Propose the ticket of a mail that is passed on, or of whom an answer quotes."""
    if passed_on := _of_quoted_identity(search):
        return Place(None, passed_on, "passes on or quotes a message of this ticket")
    quoted = _of_quoted_writer(search)
    return Place(None, quoted, "quotes a mail to or from somebody who wrote under this subject") if quoted else None


def _of_quoted_identity(search: Search) -> Ticket | None:
    """Return the ticket of a message whose Message-ID stands in the head of a mail that is passed on or quoted."""
    quoted = search.explanation.body.quoted_text[:_LONGEST_TEXT]
    names = tuple(dict.fromkeys(match[1] for match in _IDENTITY.finditer(quoted)))[:_MOST_QUOTED]
    found = messages.tickets_of(search.tx, names) if names else {}
    return next((search.target(places[0][0]) for name in names if (places := found.get(name))), None)


def _of_quoted_writer(search: Search) -> Ticket | None:
    """Return the ticket of somebody whom an answer without references quotes: it may come from another address."""
    if not is_answer(search.explanation.message.subject):
        return None
    quoted = search.explanation.body.quoted_text[:_LONGEST_TEXT]
    named = dict.fromkeys(match[0].lower() for match in _ADDRESS.finditer(quoted)) if "@" in quoted else {}
    others = [address for address in named if address not in search.office.addresses][:_MOST_QUOTED]
    known = (citizens.id_of(search.tx, address) for address in others)
    return next((ticket for number in known if (ticket := _under_same_subject(search, number, ANSWERED_FOR))), None)


def _with_same_subject(search: Search) -> Ticket | None:
    """Return the sender's latest ticket under this subject: any for an answer, else only one of the last days."""
    longest = ANSWERED_FOR if is_answer(search.explanation.message.subject) or search.automatic else REPEATED_FOR
    return _under_same_subject(search, search.citizen_id, longest)


def _under_same_subject(search: Search, citizen_id: int | None, longest: timedelta) -> Ticket | None:
    base = base_subject(search.explanation.message.subject).casefold()
    if citizen_id is None or len(base) < _SHORTEST_SUBJECT or search.at is None:
        return None
    asked_for = _answers_go_to(search)
    for ticket in tickets.recent_of(search.tx, citizen_id, 20):
        if asked_for and not participants.tickets_with(search.tx, (ticket.id,), asked_for):
            continue
        last = max(ticket.last_inbound_at, ticket.answered_at or ticket.last_inbound_at)
        if (
            ticket.subject.casefold() == base
            and search.at - last <= longest
            and not _is_tagged_otherwise(search, ticket)
        ):
            return ticket
    return None


def _is_tagged_otherwise(search: Search, ticket: Ticket) -> bool:
    """Whether a subject has the number of another system's ticket, and those of ``ticket`` have others."""
    own = numbers_in_tags(search.explanation.message.subject)
    if not own:
        return False
    theirs = (numbers_in_tags(one.subject) for one in messages.conversation(search.tx, ticket.id))
    known = frozenset[str]().union(*theirs)
    return bool(known) and not own & known


def _answers_go_to(search: Search) -> str:
    """Return the plain address that a message wants to be answered at, when it is not the sender's: a form writes."""
    boxes = search.explanation.message.reply_to
    address = plain_address(boxes[0].address) if boxes else ""
    return address if address != plain_address(search.sender) and address not in search.office.addresses else ""
