"""Linking: an application finds the ticket of its citizen when both are known, whichever came first.

The rule is ``track.linking``: only a sender whom our border vouches for, and who is the applicant, is linked without a
person. Every link is an event.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from helpdesk.desk import Desk
from helpdesk.follow_up.news import note
from helpdesk.follow_up.terms import set_due
from helpdesk.model.application import Application
from helpdesk.model.explanation import Explanation
from helpdesk.model.person import SYSTEM
from helpdesk.model.ticket import Ticket
from helpdesk.store import applications, events, named_numbers
from helpdesk.store.database import Tx
from helpdesk.store.named_numbers import Naming
from helpdesk.track.linking import belongs_to


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who applied under which number; ``key`` names the application in the answer."""

    key: int
    number: str
    contact: str | None
    applicant: str | None


def link_named(desk: Desk, tx: Tx, ticket: Ticket, explanation: Explanation, now: datetime) -> tuple[Application, ...]:
    """Link the applications that a mail just filed on ``ticket`` names and that are its sender's; return them."""
    numbers = explanation.understanding.application_numbers
    sender = explanation.message.sender
    if not numbers or sender is None or ticket.held or ticket.spam:
        return ()
    known = applications.by_numbers(tx, numbers)
    mine = tuple(
        found
        for found in known.values()
        if found.ticket_id is None
        and belongs_to(
            contact=found.contact,
            applicant=found.applicant,
            address=sender.address,
            names=(sender.name,),
            vouched=explanation.standing.vouched,
        )
    )
    for found in mine:
        link(desk, tx, found, ticket.id, now)
    return mine


def tickets_for(tx: Tx, wanted: Iterable[Applicant]) -> dict[int, int]:
    """Return the ticket that an earlier mail gives each of these applications, by the key of each."""
    alone = list(wanted)
    named: dict[str, list[Naming]] = {}
    for naming in named_numbers.of_numbers(tx, (one.number for one in alone)):
        named.setdefault(naming.number, []).append(naming)
    places = {}
    for one in alone:
        mine = next((naming for naming in named.get(one.number, ()) if _is_mine(one, naming)), None)
        if mine is not None:
            places[one.key] = mine.ticket_id
    return places


def _is_mine(one: Applicant, naming: Naming) -> bool:
    return belongs_to(
        contact=one.contact,
        applicant=one.applicant,
        address=naming.address,
        names=(naming.name, naming.citizen_name),
        vouched=naming.vouched,
    )


def link(desk: Desk, tx: Tx, found: Application, ticket_id: int, now: datetime) -> None:
    """Give an application to a ticket, with the event and the ticket's due date."""
    applications.change(tx, [(found.id, {"ticket_id": ticket_id})], now)
    told = {"ticket_id": ticket_id, "application_id": found.id, "data": {"number": found.number, "rule": "named"}}
    events.record_many(tx, now, SYSTEM, "track.linked", [told])
    # only noted: the reply to the mail that named it comes first, and the letter is prepared when that is sent
    note(tx, replace(found, ticket_id=ticket_id), applications.reports_of(tx, [found.id])[found.id], now)
    set_due(desk, tx, [ticket_id], now)
