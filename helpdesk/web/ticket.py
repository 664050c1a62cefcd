"""The ticket page: the conversation, the questions with their answers, the letter, and what is known around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from helpdesk import switches
from helpdesk.follow_up import closing, terms
from helpdesk.intake import open_mails
from helpdesk.model.conversation import FiledDraft, FiledMessage
from helpdesk.model.delivery import Delivery, DeliveryState
from helpdesk.model.knowledge import Entry
from helpdesk.model.ticket import Ticket
from helpdesk.store import (
    citizens,
    deliveries,
    drafts,
    events,
    file_scans,
    judgements,
    line_judgements,
    messages,
    notes,
    people,
    presence,
    question_cuts,
    queues,
    remote_pictures,
    tickets,
)
from helpdesk.store.database import Tx
from helpdesk.store.queues import Queue
from helpdesk.web import (
    application_view,
    conversation_view,
    delivery_view,
    follow_view,
    history,
    letter_view,
    line_view,
    papers_view,
    question_view,
    why,
)
from helpdesk.web.access import Counselor, Visit, came_from
from helpdesk.web.letter_view import Around, Typed
from helpdesk.web.line_view import LineView
from helpdesk.web.question_view import Asking, QuestionView, Wish
from helpdesk.web.queue import write_key
from helpdesk.web.show import page

router = APIRouter()
ZERO, LONGEST_UNDO = timedelta(0), timedelta(minutes=10)  # what is held longer was told to wait


@router.get("/tickets/{ticket_id}")
def show(visit: Counselor, ticket_id: int, find: str = "", at: int = -1) -> Response:
    """Show a ticket; ``find`` searches the knowledge base for the question at ``at``."""
    with visit.desk.database.glance() as tx:
        return ticket_page(visit, tx, ticket_id, wish=Wish(find, at))


def ticket_page(
    visit: Visit, tx: Tx, ticket_id: int, *, status: int = 200, typed: Typed | None = None, wish: Wish | None = None
) -> HTMLResponse:
    """Return the page of a ticket. What was typed and not taken (``typed``) stands in its letter."""
    ticket = visit.ticket(tx, ticket_id)
    context = {
        "ticket": ticket,
        "queue": _queue(visit, tx, ticket),
        "key": write_key((ticket.last_inbound_at, ticket.id)),
        "reveal": _reveals(visit),
        "status_pages": switches.pages(visit.desk, tx).status_pages,
        "typed": typed,
        **_middle(visit, tx, ticket, typed, wish or Wish()),
        **_side(visit, tx, ticket),
        **follow_view.look(visit, tx, ticket),
    }
    return page(visit, tx, "ticket.html", status, **context)


def _reveals(visit: Visit) -> bool:
    return visit.request.query_params.get("reveal") == "1"


def _queue(visit: Visit, tx: Tx, ticket: Ticket) -> Queue:
    """Return the queue that the visitor came from, also over a change of this ticket; else one in which it stands."""
    before = urlsplit(came_from(visit.request, visit.desk.config.web))
    asked = parse_qs(before.query).get("from", []) if before.path == f"/tickets/{ticket.id}" else []
    for given in (visit.request.query_params.get("from", ""), *asked):
        if given in tuple(Queue):
            return Queue(given)
    near = terms.soon(visit.desk, tx, visit.now)
    return queues.of_ticket(tx, ticket.id, visit.person, visit.now, near) or Queue.TO_REVIEW


def _middle(visit: Visit, tx: Tx, ticket: Ticket, typed: Typed | None, wish: Wish) -> dict[str, Any]:
    """Return the conversation, the questions, the letter and its deliveries."""
    filed = messages.conversation(tx, ticket.id)
    sent = deliveries.of_ticket(tx, ticket.id)
    draft = drafts.open_draft(tx, ticket.id)
    waiting = open_mails.waiting(tx, filed, draft.mails if draft else ())
    asked = waiting[-1] if waiting else None
    judged = {one.id: judgements.of_message(tx, one.id) for one in waiting}
    further = _further(visit, waiting, draft, judged)
    missing = papers_view.missing_labels(visit.desk.knowledge, asked)
    names = {person.id: person.name for person in people.every(tx)}
    around = Around(ticket, filed, missing, names)
    letter = letter_view.view(visit, tx, draft, typed, around) if draft else None
    return {
        "messages": _messages(visit, tx, filed, waiting, sent),
        "pictures_allowed": bool(visit.desk.config.web.remote_images),
        "opened": visit.request.query_params.get("open", ""),
        "why": why.look(visit, tx, filed),
        "asked": asked,
        "questions": _questions(visit, waiting, draft, wish, judged, further),
        "further": further.get(line_view.BESIDE, ()),
        "letter": letter,
        "taught": line_view.taught(visit.desk.knowledge, line_judgements.of_message(tx, asked.id)) if asked else None,
        "recut": [one.id for one in waiting if question_cuts.standing(tx, one.id)],
        "put_aside": drafts.put_aside(tx, ticket.id),
        "deliveries": [d for d in sent if d.state not in (DeliveryState.CANCELLED, DeliveryState.SENT)],
        "stuck": [delivery_view.view(visit, tx, d, filed) for d in sent if d.state in deliveries.STUCK],
        "partial": [delivery_view.view(visit, tx, d, filed) for d in sent[-1:] if d.refused and d.accepted],
        "held": [d for d in sent if d.state is DeliveryState.HELD and ZERO < d.not_before - visit.now <= LONGEST_UNDO],
        "scheduled": [d for d in sent if d.state is DeliveryState.HELD and d.not_before - visit.now > LONGEST_UNDO],
        "documents": papers_view.views(visit.desk.knowledge, asked),
        "permits": _entries(visit, waiting),
        "applications": application_view.of_ticket(visit, tx, ticket.id, filed),
        "holds": closing.holds_of(tx, ticket),
        "named_elsewhere": application_view.named_elsewhere(tx, filed),
    }


def _further(
    visit: Visit,
    waiting: Sequence[FiledMessage],
    draft: FiledDraft | None,
    judged: Mapping[int, Mapping[int, str | None]],
) -> Mapping[int, tuple[LineView, ...]]:
    """Return the narrow answers that the letter may lack, of the mail that it replies to; none of a letter to none."""
    asked = next((one for one in waiting if draft and one.id == draft.message_row_id), None)
    if asked is None or draft is None:
        return {}
    today = visit.desk.today(visit.now)
    return line_view.views(visit.desk, asked, draft, judged[asked.id], today, reveal=_reveals(visit))


def _questions(
    visit: Visit,
    waiting: Sequence[FiledMessage],
    draft: FiledDraft | None,
    wish: Wish,
    judged: Mapping[int, Mapping[int, str | None]],
    further: Mapping[int, tuple[LineView, ...]],
) -> tuple[QuestionView, ...]:
    """Return the questions of all mails that wait; the letter may lack ``further`` of the mail that it replies to."""
    today, before = visit.desk.today(visit.now).isoformat(), conversation_view.numbered(waiting)
    shown: list[QuestionView] = []
    for one in waiting:
        lines = further if draft and one.id == draft.message_row_id else {}
        asking = Asking(visit.desk, one, draft, judged[one.id], today, _reveals(visit), lines, before[one.id])
        shown += question_view.views(asking, wish)
    return tuple(shown)


def _messages(
    visit: Visit, tx: Tx, filed: tuple[FiledMessage, ...], waiting: Sequence[FiledMessage], sent: tuple[Delivery, ...]
) -> list[conversation_view.MessageView]:
    by_message = {d.message_row_id: d for d in sent if d.message_row_id is not None}
    known = visit.desk.knowledge
    row_ids = [one.id for one in filed]
    came = remote_pictures.counts(tx, row_ids)
    scans = file_scans.of_messages(tx, row_ids) if visit.desk.config.documents.clamd else None

    def around(row_id: int) -> conversation_view.Around:
        said = None if scans is None else {place: scan for (row, place), scan in scans.items() if row == row_id}
        return conversation_view.Around(came.get(row_id, 0), said)

    asked = conversation_view.numbered(waiting)
    return [
        conversation_view.view(one, asked, by_message, known, reveal=_reveals(visit), around=around(one.id))
        for one in filed
    ]


def _entries(visit: Visit, waiting: Sequence[FiledMessage]) -> list[Entry]:
    ids = dict.fromkeys(entry_id for one in waiting for entry_id in (*one.permits, *one.topics))
    return [entry for entry in map(visit.desk.knowledge.entry, ids) if entry is not None]


def _side(visit: Visit, tx: Tx, ticket: Ticket) -> dict[str, Any]:
    """Return the citizen, colleagues, notes, history, and where a held ticket may belong."""
    citizen = citizens.get(tx, ticket.citizen_id) if ticket.citizen_id else None
    others = tickets.recent_of(tx, citizen.id) if citizen else ()
    colleagues = people.every(tx)
    return {
        "citizen": citizen,
        "others": [other for other in others if other.id != ticket.id and tickets.may_see(visit.person, other)],
        "colleagues": [person for person in colleagues if person.active],
        "assignee": next((person for person in colleagues if person.id == ticket.assignee_id), None),
        "notes": notes.of_ticket(tx, ticket.id),
        "history": history.lines(events.of_ticket(tx, ticket.id)),
        "present": presence.others(tx, ticket.id, visit.person.id, visit.now),
        "proposal": _proposal(visit, tx, ticket),
        "names": {person.id: person.name for person in colleagues},
    }


def _proposal(visit: Visit, tx: Tx, ticket: Ticket) -> tuple[Ticket, str] | None:
    found = tickets.proposal(tx, ticket.id) if ticket.held else None
    return found if found and tickets.may_see(visit.person, found[0]) else None
