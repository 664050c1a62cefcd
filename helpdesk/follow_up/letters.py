"""Letters that nobody asked for: everything that waits to be told on a ticket becomes one draft, for a person to send.

Guarantee: such a draft never takes the place of a reply. While a reply is open, or a mail waits for a person, news
waits; what a person has edited is never replaced. The same follow-ups give the same draft, so doing it twice changes
nothing. Nothing leaves the desk from here but what config.toml names as a notice (``named_news``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import datetime
from zoneinfo import ZoneInfo

import structlog

from helpdesk.desk import Desk
from helpdesk.errors import TemplateError
from helpdesk.follow_up.named_news import Named, is_explained, tell_named
from helpdesk.follow_up.telling import addressee, told
from helpdesk.model.application import FINAL
from helpdesk.model.conversation import FiledDraft
from helpdesk.model.draft import Letter
from helpdesk.model.follow_up import ASKS, LETTERS, FollowUp, FollowUpKind, FollowUpState
from helpdesk.model.message import Address
from helpdesk.model.person import SYSTEM
from helpdesk.model.ticket import Ticket, TicketState
from helpdesk.store import applications, drafts, events, follow_ups, tickets
from helpdesk.store.database import Tx

log = structlog.get_logger()
PURPOSE = "news"


def prepare(desk: Desk, tx: Tx, ticket_id: int, now: datetime) -> bool:
    """Bring the draft of news on a ticket up to date with what waits to be told; return whether it changed.

    What config.toml names goes out as a notice first, and is not drafted then.
    """
    ticket = tickets.get(tx, ticket_id)
    rows = [row for row in follow_ups.of_ticket(tx, ticket.id) if row.kind in LETTERS]
    named = tell_named(desk, tx, ticket, [row for row in rows if row.state is FollowUpState.WAITING], now)
    changed = _draft(desk, tx, ticket, rows, named, now)
    if named.told and drafts.open_draft(tx, ticket.id) is None:
        _rest(tx, ticket.id, named.kinds, now)
    return changed or bool(named.told)


def _rest(tx: Tx, ticket_id: int, kinds: frozenset[FollowUpKind], now: datetime) -> None:
    """Let a ticket on which nothing is to be done wait for whom a notice leaves it to."""
    ticket = tickets.get(tx, ticket_id)
    waits = ticket.state is TicketState.NEW and follow_ups.mail_waits(tx, ticket.id, ticket.answered_at)
    if ticket.state is not TicketState.CLOSED and not waits:
        tickets.move(tx, ticket, _after(tx, ticket_id, kinds), now)


def _draft(desk: Desk, tx: Tx, ticket: Ticket, rows: Sequence[FollowUp], named: Named, now: datetime) -> bool:
    """Bring the draft up to date with what was not told by a notice; return whether it changed."""
    wanted = [row for row in rows if row.state in follow_ups.OPEN and row.id not in named.told]
    current = drafts.open_draft(tx, ticket.id)
    if current is not None and current.purpose == PURPOSE and not current.may_be_replaced:
        return _mark(tx, ticket, current, rows, now)
    if current is not None and current.purpose != PURPOSE:
        return False
    if not wanted:
        return current is not None and _withdraw(tx, ticket, current, now)
    to = addressee(tx, ticket, wanted)
    if to is None or why_not(tx, ticket) is not None:
        return False
    return _propose(desk, tx, ticket, wanted, to, named.withheld, now)


def why_not(tx: Tx, ticket: Ticket) -> str | None:
    """Return why news cannot be drafted on a ticket now, or None when it can."""
    if ticket.merged_into_id is not None:
        return "the ticket was merged into another"
    if ticket.held or ticket.spam:
        return "a person must first decide about the ticket"
    if ticket.state is TicketState.NEW and follow_ups.mail_waits(tx, ticket.id, ticket.answered_at):
        return "a mail waits for a person"
    return None


def _mark(tx: Tx, ticket: Ticket, current: FiledDraft, rows: Sequence[FollowUp], now: datetime) -> bool:
    """Say on the ticket that an edited letter tells what no longer holds; return whether that is new."""
    overtaken = [row.id for row in rows if row.draft_id == current.id and row.state is FollowUpState.DROPPED]
    if not overtaken:
        return False
    follow_ups.change(tx, overtaken, now, draft_id=None)
    tickets.change(tx, ticket.id, now, needs_person=True)
    events.record(tx, now, SYSTEM, "news.outdated", ticket_id=ticket.id, data={"draft": current.id})
    return True


def is_overtaken(tx: Tx, draft: FiledDraft) -> bool:
    """Whether a letter of news that a person has edited tells what no longer holds."""
    if draft.purpose != PURPOSE or draft.state != "edited":
        return False
    marks = (one for one in events.of_ticket(tx, draft.ticket_id) if one.what == "news.outdated")
    return any(mark.data.get("draft") == draft.id for mark in marks)


def _withdraw(tx: Tx, ticket: Ticket, current: FiledDraft, now: datetime) -> bool:
    """Put an untouched draft aside that tells what was overtaken."""
    drafts.close(tx, current.id, "discarded", now)
    if ticket.state is TicketState.DRAFTED:
        tickets.move(tx, ticket, resting(tx, ticket), now)
    events.record(tx, now, SYSTEM, "news.withdrawn", ticket_id=ticket.id, data={"draft": current.id})
    return True


def resting(tx: Tx, ticket: Ticket) -> TicketState:
    """Return the state of a ticket on which nothing is drafted: the office's turn while an application goes on."""
    goes_on = any(found.stage not in FINAL for found in applications.of_ticket(tx, ticket.id))
    answered = ticket.answered_at is not None and ticket.answered_at >= ticket.last_inbound_at
    return TicketState.WAITING_OFFICE if goes_on else TicketState.WAITING_CITIZEN if answered else TicketState.NEW


def after_sending(tx: Tx, draft: FiledDraft) -> TicketState:
    """Return whose turn it is once a letter is approved: a reply and a request wait for the citizen.

    News of an application that goes on waits for the office; where all have ended and were explained, all is said.
    """
    kinds = {row.kind for row in follow_ups.of_draft(tx, draft.id) if row.state is FollowUpState.DONE}
    return TicketState.WAITING_CITIZEN if draft.purpose != PURPOSE else _after(tx, draft.ticket_id, kinds)


def _after(tx: Tx, ticket_id: int, kinds: Set[FollowUpKind]) -> TicketState:
    """Return whose turn it is once these kinds of news were told."""
    if kinds & ASKS:
        return TicketState.WAITING_CITIZEN
    mine = applications.of_ticket(tx, ticket_id)
    ended = bool(mine) and all(found.stage in FINAL for found in mine)
    if ended and kinds <= {FollowUpKind.ISSUED, FollowUpKind.REFUSED}:
        return TicketState.RESOLVED
    return TicketState.WAITING_OFFICE


def _propose(  # noqa: PLR0913 -- what is told, to whom, and why no notice told it
    desk: Desk,
    tx: Tx,
    ticket: Ticket,
    rows: Sequence[FollowUp],
    to: Address,
    withheld: Mapping[str, str],
    now: datetime,
) -> bool:
    letter = _letter(desk, tx, ticket, rows, to.name)
    current = drafts.open_draft(tx, ticket.id)
    ids = [row.id for row in rows]
    if letter is None or (current is not None and (current.subject, current.body) == (letter.subject, letter.text)):
        if current is not None and letter is not None:
            follow_ups.change(tx, ids, now, state=FollowUpState.DRAFTED, draft_id=current.id)
        return False
    draft_id = drafts.propose(
        tx,
        now,
        ticket_id=ticket.id,
        message_row_id=None,
        letter=letter,
        to=(to,),
        knowledge_version=desk.knowledge.version,
        purpose=PURPOSE,
    )
    follow_ups.change(tx, ids, now, state=FollowUpState.DRAFTED, draft_id=draft_id)
    tickets.move(tx, ticket, TicketState.DRAFTED, now)
    unexplained = any(row.kind is FollowUpKind.REFUSED and not is_explained(row) for row in rows)
    tickets.change(tx, ticket.id, now, needs_person=ticket.needs_person or unexplained, snoozed_until=None)
    data = {"draft": draft_id, "kinds": [row.kind for row in rows]}
    events.record(tx, now, SYSTEM, "news.drafted", ticket_id=ticket.id, data=data)
    for name, why in withheld.items():
        events.record(tx, now, SYSTEM, "notice.withheld", ticket_id=ticket.id, why=why, data={"kind": name})
    return True


def _letter(desk: Desk, tx: Tx, ticket: Ticket, rows: Sequence[FollowUp], name: str) -> Letter | None:
    """Return the letter, or None while a template is broken: it waits, and the log names the file."""
    writer = desk.explainer.writer
    if writer is None:
        return None
    zone = ZoneInfo(desk.config.office.timezone)
    items = [told(tx, row, zone) for row in sorted(rows, key=lambda row: row.id)]
    try:
        return writer.news(items, name or None, ticket_number=ticket.number, language=ticket.language)
    except TemplateError as error:
        log.warning("news.template", ticket=ticket.id, problem=str(error))
        return None
