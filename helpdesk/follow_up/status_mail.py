"""A mail that says "STATUS" gets the status in short: as a notice if config.toml names it, else in a ready draft.

Guarantee: only a sender whom SPF or DKIM vouches for is told anything, and only of applications that are registered
for their address or stand on a ticket of theirs. Whoever else asks is answered as if there were nothing to tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from helpdesk import switches
from helpdesk.desk import Desk
from helpdesk.draft.entry.facts import display_name
from helpdesk.draft.templating.notice import STATUS, Inquiry, Matter
from helpdesk.draft.templating.wording import long_date, reply_language
from helpdesk.errors import TemplateError
from helpdesk.follow_up.checklists import missing_of, permit_of
from helpdesk.follow_up.notices import Leaving, queue, why_limited, why_no_answer, writer_of
from helpdesk.match.status_word import asks_only_status, ticket_numbers
from helpdesk.model.application import FINAL, Application, Stage
from helpdesk.model.draft import Letter
from helpdesk.model.explanation import Explanation
from helpdesk.model.message import Address
from helpdesk.model.person import SYSTEM
from helpdesk.model.ticket import Ticket, TicketState
from helpdesk.send.page_links import page_for
from helpdesk.store import applications, citizens, events, tickets
from helpdesk.store.database import Tx
from helpdesk.track.history import history

ENDED_WITHIN = timedelta(days=90)  # who asks without a number is told of what ended lately, not of years ago
MOST = 5  # matters in one answer
_OPEN = frozenset({TicketState.NEW, TicketState.DRAFTED, TicketState.WAITING_CITIZEN, TicketState.WAITING_OFFICE})


@dataclass(frozen=True, slots=True)
class StatusAnswer:
    """What became of such a mail: a notice has answered it, or ``letter`` lies ready for a person to send."""

    sent: bool
    letter: Letter | None = None


def answer_status(
    desk: Desk, tx: Tx, ticket_id: int, explanation: Explanation, received_at: datetime, now: datetime
) -> StatusAnswer | None:
    """Answer a mail that asks for nothing but the status; None when it asks for more, or may not be told."""
    message, numbers = explanation.message, explanation.understanding.application_numbers
    if not asks_only_status(message.subject, explanation.body.new_text, numbers):
        return None
    ticket = tickets.get(tx, ticket_id)
    to = _asker(desk, tx, ticket, explanation, received_at, now)
    if to is None:
        return None
    text = f"{message.subject} {explanation.body.new_text}"
    matters, inquiries = _theirs(tx, ticket, to.address, numbers, text, now)
    if not matters and not inquiries:
        return None
    language = reply_language(explanation.language)
    try:
        told = writer_of(desk).standing(
            language,
            [_matter(desk, tx, one, language) for one in matters],
            [Inquiry(one.number, long_date(desk.today(one.created_at), language), one.state) for one in inquiries],
        )
        why = why_limited(tx, STATUS, to, now) if STATUS in switches.notices(desk, tx) else ""
        if why is None:
            _send(desk, tx, ticket, explanation, told, now)
            return StatusAnswer(sent=True)
    except (TemplateError, ValueError) as error:  # a broken template, an address that nothing can go to
        events.record(tx, now, SYSTEM, "notice.withheld", ticket_id=ticket.id, why=str(error), data={"kind": STATUS})
        return None
    if why:
        events.record(tx, now, SYSTEM, "notice.withheld", ticket_id=ticket.id, why=why, data={"kind": STATUS})
    return StatusAnswer(sent=False, letter=_letter(desk, ticket, explanation, told))


def _asker(
    desk: Desk, tx: Tx, ticket: Ticket, explanation: Explanation, received_at: datetime, now: datetime
) -> Address | None:
    """Return who asks, if anything may be told to them at all."""
    to = explanation.message.sender
    if to is None or not explanation.standing.vouched:
        return None
    asked_in = replace(ticket, held=False) if _names_own(tx, ticket, to.address) else ticket
    return None if why_no_answer(desk, asked_in, explanation, received_at, now) else to


def _names_own(tx: Tx, ticket: Ticket, address: str) -> bool:
    """Return whether a ticket is held only because its mail names another one of the same citizen."""
    held = tickets.proposal(tx, ticket.id) if ticket.held else None
    citizen = citizens.by_address(tx, address)
    return held is not None and citizen is not None and held[0].citizen_id == citizen.id


def _theirs(
    tx: Tx, ticket: Ticket, address: str, numbers: Sequence[str], text: str, now: datetime
) -> tuple[tuple[Application, ...], tuple[Ticket, ...]]:
    """Return the applications that the sender may be told of, or where there is none their tickets."""
    citizen = citizens.by_address(tx, address)
    mine = tuple(one for one in (tickets.recent_of(tx, citizen.id, 50) if citizen else ()) if not one.confidential)
    own = {one.id for one in mine}
    named = set(ticket_numbers(text))
    if numbers:
        found = tuple(applications.by_numbers(tx, numbers).values())
        return tuple(one for one in found if _belongs(one, address, own))[:MOST], ()
    if named:
        mine = tuple(one for one in mine if one.number in named)
        found = tuple(one for ticket_ in mine for one in applications.of_ticket(tx, ticket_.id))
        return found[:MOST], () if found else mine[:MOST]
    found = applications.of_citizen(tx, citizen.id if citizen else 0, address, now - ENDED_WITHIN)
    told = tuple(one for one in found if _belongs(one, address, own))[:MOST]
    waiting = tuple(one for one in mine if one.id != ticket.id and one.state in _OPEN)
    return told, () if told else waiting[:MOST]


def _belongs(found: Application, address: str, own: set[int]) -> bool:
    """Return whether an application is registered for this address, or stands on a ticket of its owner."""
    if found.contact:
        return found.contact.strip().lower() == address.lower()
    return found.ticket_id in own


def _matter(desk: Desk, tx: Tx, found: Application, language: str) -> Matter:
    permit = permit_of(desk, tx, found)
    told = history(applications.reports_of(tx, [found.id])[found.id])
    last = told.spans[-1] if told.spans else None
    name = display_name(permit, language) if permit else found.permit_label
    return Matter(
        stage=found.stage.value,
        ended=found.stage in FINAL,
        name=name,
        number=found.number,
        since=long_date(desk.today(last.begin), language) if last else None,
        due=_words(found.due_on, language),
        days=permit.term_days if permit and found.due_on else None,
        complete=_words(found.complete_on, language),
        why_none=found.due_why,
        missing=_missing(desk, tx, found, last.report.failed if last else (), language),
        contradicted=found.contradicted,
    )


def _missing(desk: Desk, tx: Tx, found: Application, failed: Sequence[str], language: str) -> tuple[str, ...] | None:
    """Return what the applicant has to bring: what was named when it came back, or before it is handed in the list.

    At any other stage the office has the file, which the desk's own list says nothing about.
    """
    if found.stage is Stage.RETURNED and desk.explainer.writer is not None:
        return tuple(desk.explainer.writer.items(found.permit_id, failed, language=language))
    if found.stage is not Stage.PREPARING:
        return ()
    items = missing_of(desk, tx, found)
    if items is None:
        return None
    return tuple(item.requirement.text_en if language == "en" else item.requirement.text for item in items)


def _words(day: date | None, language: str) -> str | None:
    return long_date(day, language) if day else None


def _send(desk: Desk, tx: Tx, ticket: Ticket, explanation: Explanation, told: str, now: datetime) -> None:
    message, language = explanation.message, reply_language(explanation.language)
    to = message.sender or Address("", "")
    values = {"told": told, "date": long_date(desk.today(now), language)}
    notice = writer_of(desk).write(STATUS, language, ticket.number, values, page_for(desk, tx, ticket, (to,), now))
    leaving = Leaving(STATUS, to.address, notice, language, answered=message, asked=True)
    queue(desk, tx, ticket, leaving, now)


def _letter(desk: Desk, ticket: Ticket, explanation: Explanation, told: str) -> Letter | None:
    """Return the same as a letter that a person sends."""
    writer, sender = desk.explainer.writer, explanation.message.sender
    if writer is None:
        return None
    letter = writer.framed(told, explanation.language, sender.name if sender else "", ticket.number)
    subject = explanation.message.subject
    return Letter(letter.language, subject, letter.text, ())
