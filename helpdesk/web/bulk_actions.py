"""What is done with several tickets of a list at once: one form, and a page that says what became of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Form
from starlette.responses import RedirectResponse, Response

from helpdesk.errors import NotFoundError
from helpdesk.model.conversation import TicketLine
from helpdesk.model.ticket import TicketState
from helpdesk.review import bulk, duplicates, handle
from helpdesk.review.bulk import Outcome
from helpdesk.review.duplicates import NotDuplicatesError
from helpdesk.store import people, queues, tickets
from helpdesk.store.database import Tx
from helpdesk.web.access import Counselor, Visit
from helpdesk.web.show import page

router = APIRouter()
Field = Annotated[str, Form()]
Ids = Annotated[list[int] | None, Form()]
MOST = 200  # tickets in one act
LONGEST = 50_000  # characters of one answer
TOGETHER = "bersama tiket lain, dari daftar"  # the reason that the event keeps
STATES = (TicketState.RESOLVED, TicketState.CLOSED)


@router.post("/bulk")
def act(visit: Counselor, do: Field, ticket: Ids = None, person: Field = "", back: Field = "/") -> Response:
    """Do with the ticked tickets what ``do`` says (``_act`` knows the words), unite them, or answer them together."""
    ids = _chosen(ticket)
    if not ids:
        return RedirectResponse(_place(back), 303)
    if do == "answer":
        with visit.desk.database.read() as tx:
            return page(visit, tx, "bulk_answer.html", back=_place(back), lines=_seen(visit, tx, ids), text="")
    if do == "unite":
        return _unite(visit, ids, back)
    return _said(visit, do, _each(visit, ids, _act(visit, do, person)), back)


@router.post("/bulk/answer")
def answer(
    visit: Counselor, text: Field = "", ticket: Ids = None, back: Field = "/", send: Annotated[bool, Form()] = False
) -> Response:
    """Write the same answer into the letter of each ticked ticket, and send each as a mail of its own."""
    ids = _chosen(ticket)
    body = text[:LONGEST].replace("\r\n", "\n").replace("\x00", "")
    if not ids:
        return RedirectResponse(_place(back), 303)
    if not body.strip():
        with visit.desk.database.read() as tx:
            context: dict[str, Any] = {"back": _place(back), "lines": _seen(visit, tx, ids), "text": body}
            return page(visit, tx, "bulk_answer.html", 422, empty=True, **context)

    def write(ticket_id: int) -> None:
        bulk.answer(visit.desk, visit.actor, ticket_id, body, visit.now, send=send)

    return _said(visit, "answered" if send else "written", _each(visit, ids, write), back)


def _act(visit: Visit, do: str, person: str) -> Callable[[int], object]:
    """Return what is done with one ticket. Raises NotFoundError for an act or a person that does not exist."""
    desk, actor, now = visit.desk, visit.actor, visit.now
    if do in ("take", "assign"):
        chosen = visit.person.id if do == "take" else _colleague(visit, person)
        return lambda one: handle.assign(desk, actor, one, chosen, now)
    if do in ("spam", "not-spam"):
        return lambda one: handle.mark_spam(desk, actor, one, do == "spam", now)
    if do in STATES:
        return lambda one: handle.move(desk, actor, one, TicketState(do), now, TOGETHER)
    if do == "reopen":
        return lambda one: handle.reopen(desk, actor, one, now)
    if do == "part":
        return lambda one: duplicates.part(desk, actor, one, now)
    raise NotFoundError(f"There is no act {do}.")


def _colleague(visit: Visit, person: str) -> int | None:
    if not person:
        return None
    with visit.desk.database.read() as tx:
        found = people.get(tx, int(person)) if person.isascii() and person.isdecimal() and len(person) < 10 else None
    if found is None or not found.active:
        raise NotFoundError(f"There is no person {person}.")
    return found.id


def _each(visit: Visit, ids: list[int], what: Callable[[int], object]) -> tuple[Outcome, ...]:
    """Do it with each ticket that the visitor may see; another one is as if it did not exist."""

    def allowed(ticket_id: int) -> None:
        with visit.desk.database.read() as tx:
            visit.ticket(tx, ticket_id)
        what(ticket_id)

    return bulk.each(ids, allowed)


def _unite(visit: Visit, ids: list[int], back: str) -> Response:
    with visit.desk.database.read() as tx:
        for one in ids:
            visit.ticket(tx, one)
    try:
        target = duplicates.unite(visit.desk, visit.actor, ids, visit.now)
    except NotDuplicatesError as error:
        return _said(visit, "unite", tuple(Outcome(one, error.word) for one in ids), back)
    return _said(visit, "unite", tuple(Outcome(one) for one in ids if one != target), back, target)


def _said(visit: Visit, do: str, outcomes: tuple[Outcome, ...], back: str, target: int | None = None) -> Response:
    """Show what became of each ticket."""
    with visit.desk.database.read() as tx:
        wanted = [outcome.ticket_id for outcome in outcomes] + ([target] if target is not None else [])
        lines = {line.id: line for line in _seen(visit, tx, wanted)}
        told = [(lines.get(one.ticket_id), one) for one in outcomes]
        context: dict[str, Any] = {
            "do": do,
            "done": [pair for pair in told if not pair[1].problem],
            "refused": [pair for pair in told if pair[1].problem],
            "target": lines.get(target) if target is not None else None,
            "back": _place(back),
        }
        return page(visit, tx, "bulk_done.html", **context)


def _seen(visit: Visit, tx: Tx, ids: list[int]) -> tuple[TicketLine, ...]:
    """Return the lines of those tickets that the visitor may see."""
    mine = [one for one in ids if tickets.exists(tx, one) and tickets.may_see(visit.person, tickets.get(tx, one))]
    return queues.of_tickets(tx, mine)


def _chosen(ids: list[int] | None) -> list[int]:
    return [one for one in dict.fromkeys(ids or ()) if 0 < one < 2**62][:MOST]


def _place(back: str) -> str:
    """Return the list that the form came from: a page of ours, nothing else."""
    return back if back.startswith(("/queue/", "/search")) else "/"
