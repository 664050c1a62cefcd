"""What a counselor does with a ticket beside its letter: judge an answer, assign, note, move, spam, place."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import Response

from helpdesk.errors import NotFoundError
from helpdesk.follow_up.closing import StillOpenError
from helpdesk.model.conversation import FiledMessage
from helpdesk.model.ticket import TicketState
from helpdesk.review import handle, review
from helpdesk.store import drafts, messages, people, tickets
from helpdesk.web.access import Counselor, Visit
from helpdesk.web.conversation_view import number_of
from helpdesk.web.show import back

router = APIRouter()
Field = Annotated[str, Form()]
MAY_MOVE_TO = (TicketState.WAITING_OFFICE, TicketState.WAITING_CITIZEN, TicketState.RESOLVED, TicketState.CLOSED)
LONGEST_NOTE = 20_000  # characters


@router.post("/messages/{row_id}/questions/{position}/answer")
def answer(visit: Counselor, row_id: int, position: int, entry: Field = "") -> Response:
    """Choose the entry that answers a question; none of them when ``entry`` is empty."""
    with visit.desk.database.read() as tx:
        filed = messages.get(tx, row_id)
        if filed is None:
            raise NotFoundError(f"There is no message {row_id}.")
        ticket_id = visit.ticket(tx, filed.ticket_id).id
        number = number_of(tx, filed, position)
    if position < 0 or (entry and visit.desk.knowledge.entry(entry) is None):
        raise NotFoundError(f"There is no entry {entry}.")
    review.swap(visit.desk, visit.actor, row_id, position, entry or None, visit.now)
    return back(f"/tickets/{ticket_id}", "judged", f"#question-{number}")


@router.post("/messages/{row_id}/questions/{position}/unanswer")
def unanswer(visit: Counselor, row_id: int, position: int) -> Response:
    """Take back what was chosen for a question; the matcher unlearns it."""
    with visit.desk.database.read() as tx:
        filed = messages.get(tx, row_id)
        if filed is None:
            raise NotFoundError(f"There is no message {row_id}.")
        ticket_id = visit.ticket(tx, filed.ticket_id).id
        number = number_of(tx, filed, position)
    review.unswap(visit.desk, visit.actor, row_id, position, visit.now)
    return back(f"/tickets/{ticket_id}", "unjudged", f"#question-{number}")


@router.post("/messages/{row_id}/lines/unlearn")
def unlearn_lines(visit: Counselor, row_id: int) -> Response:
    """Take back what the reply to a message taught about narrow answers."""
    with visit.desk.database.read() as tx:
        filed = messages.get(tx, row_id)
        if filed is None:
            raise NotFoundError(f"There is no message {row_id}.")
        ticket_id = visit.ticket(tx, filed.ticket_id).id
    review.unlearn_lines(visit.desk, visit.actor, row_id, visit.now)
    return back(f"/tickets/{ticket_id}", "lines-unjudged", "#questions")


@router.post("/messages/{row_id}/attachments/{position}/document")
def document(
    visit: Counselor, row_id: int, position: int, keys: Annotated[list[str] | None, Form()] = None, member: Field = ""
) -> Response:
    """Say which documents a file is; no required one when ``keys`` is left out."""
    with visit.desk.database.read() as tx:
        filed = messages.get(tx, row_id)
        if filed is None:
            raise NotFoundError(f"There is no message {row_id}.")
        ticket_id = visit.ticket(tx, filed.ticket_id).id
    chosen = tuple(dict.fromkeys(key for key in keys or () if key))
    if unknown := [key for key in chosen if key not in visit.desk.knowledge.documents]:
        raise NotFoundError(f"There is no document {unknown[0]}.")
    place = (row_id, position, _member(filed, position, member))
    review.judge_document(visit.desk, visit.actor, place, chosen, visit.now)
    return back(f"/tickets/{ticket_id}", "document", "#conversation")


@router.post("/tickets/{ticket_id}/assign")
def assign(visit: Counselor, ticket_id: int, person: Field = "") -> Response:
    """Give the ticket to a colleague, or to nobody."""
    _seen(visit, ticket_id)
    chosen = int(person) if person.isdigit() else None
    if chosen is not None:
        with visit.desk.database.read() as tx:
            colleague = people.get(tx, chosen)
        if colleague is None or not colleague.active:
            raise NotFoundError(f"There is no person {chosen}.")
    handle.assign(visit.desk, visit.actor, ticket_id, chosen, visit.now)
    return back(f"/tickets/{ticket_id}", "assigned" if chosen else "unassigned")


@router.post("/tickets/{ticket_id}/notes")
def note(visit: Counselor, ticket_id: int, text: Field = "") -> Response:
    """Write a note for colleagues."""
    _seen(visit, ticket_id)
    if not text.strip():
        return back(f"/tickets/{ticket_id}", "empty-note", "#notes")
    handle.add_note(visit.desk, visit.actor, ticket_id, text[:LONGEST_NOTE].replace("\r\n", "\n"), visit.now)
    return back(f"/tickets/{ticket_id}", "noted", "#notes")


@router.post("/tickets/{ticket_id}/move")
def move(visit: Counselor, ticket_id: int, state: Field, why: Field = "") -> Response:
    """Let the ticket wait for the office or the citizen, resolve it, close it or open it again."""
    _seen(visit, ticket_id)
    if state == "open":
        with visit.desk.database.read() as tx:
            drafted = drafts.open_draft(tx, ticket_id) is not None
        target = TicketState.DRAFTED if drafted else TicketState.NEW
    elif state in MAY_MOVE_TO:
        target = TicketState(state)
    else:
        raise NotFoundError(f"There is no state {state}.")
    try:
        handle.move(visit.desk, visit.actor, ticket_id, target, visit.now, why[:500])
    except StillOpenError as error:
        return back(f"/tickets/{ticket_id}", f"still-{error.holds[0]}", "#actions")
    return back(f"/tickets/{ticket_id}", f"moved-{state}")


@router.post("/tickets/{ticket_id}/spam")
def spam(visit: Counselor, ticket_id: int, spam: Annotated[bool, Form()] = True) -> Response:
    """Mark the ticket as spam, or take the mark away."""
    _seen(visit, ticket_id)
    handle.mark_spam(visit.desk, visit.actor, ticket_id, spam, visit.now)
    return back(f"/tickets/{ticket_id}", "spam" if spam else "not-spam")


@router.post("/tickets/{ticket_id}/place")
def place(visit: Counselor, ticket_id: int, accept: Annotated[bool, Form()]) -> Response:
    """Decide where a held ticket belongs; into a ticket that this person may not see they cannot put it."""
    with visit.desk.database.read() as tx:
        visit.ticket(tx, ticket_id)
        proposal = tickets.proposal(tx, ticket_id)
        if accept and proposal is not None:
            visit.ticket(tx, proposal[0].id)
    there = handle.place(visit.desk, visit.actor, ticket_id, accept, visit.now)
    return back(f"/tickets/{there}", "joined" if accept else "kept-apart")


def _member(filed: FiledMessage, position: int, number: str) -> str | None:
    """Return the name of the file with this number inside an attachment; None for the attachment itself."""
    if not number:
        return None
    inside = [name for file in filed.attachments if file.position == position for name, _ in file.members]
    if not number.isdigit() or int(number) >= len(inside):
        raise NotFoundError(f"There is no file {number} inside this attachment.")
    return inside[int(number)]


def _seen(visit: Visit, ticket_id: int) -> None:
    with visit.desk.database.read() as tx:
        visit.ticket(tx, ticket_id)
