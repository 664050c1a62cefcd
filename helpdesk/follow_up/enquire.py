"""Enquire: a question to a technical unit goes out from a ticket, and its answer comes back into it.

Guarantee: the answer is known by the signed identity of our question, which only the unit has seen, or by the unit's
own address where our border vouches for it; it is never taken for the citizen's: no reply is drafted to it, no reply to
the citizen is stopped by it, and the citizen's terms go on. The ticket waits for the office meanwhile.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from helpdesk.config_follow import Unit
from helpdesk.desk import Desk
from helpdesk.errors import ConflictError, NotFoundError
from helpdesk.follow_up.terms import set_due
from helpdesk.mail.thread import ancestors
from helpdesk.model.draft import Letter
from helpdesk.model.explanation import Explanation
from helpdesk.model.follow_up import FollowUp, FollowUpKind, FollowUpState
from helpdesk.model.message import Address, Automatic, AutomaticKind
from helpdesk.model.person import SYSTEM, Actor
from helpdesk.model.ticket import Ticket, TicketState
from helpdesk.send.outbox import Mail, put
from helpdesk.store import calendar, deliveries, drafts, events, follow_ups, tickets
from helpdesk.store.database import Tx
from helpdesk.track.clock import Term, due

PURPOSE = "office"
QUESTION = FollowUpKind.OFFICE_QUESTION
LONGEST = 20_000  # code points of a question


def ask(desk: Desk, actor: Actor, ticket_id: int, unit_name: str, text: str, now: datetime) -> int:
    """Send a question about a ticket to a unit that config.toml names, and return the delivery's id.

    It can be undone like any letter. Raises NotFoundError when there is no such unit, ConflictError when nothing is
    asked.
    """
    unit = _unit(desk, unit_name)
    if not text.strip():
        raise ConflictError("The question is empty. Write what the unit is to answer.")
    with desk.database.transaction() as tx:
        ticket = tickets.get(tx, ticket_id)
        subject = f"Pertanyaan tiket {ticket.number} [{ticket.number}]"
        letter = Letter("id", subject, text.strip()[:LONGEST], ())
        to = Address(unit.name, unit.address)
        draft_id = drafts.approved(tx, now, ticket.id, letter, to, PURPOSE, actor.person_id)
        delivery_id = put(
            desk,
            tx,
            ticket.id,
            Mail((to,), subject, _body(desk, letter, ticket), "id"),
            now,
            not_before=now + timedelta(seconds=desk.config.send.undo_seconds),
            draft_id=draft_id,
        )
        _note(desk, tx, ticket, unit, draft_id, delivery_id, now, actor)
        tickets.move(tx, ticket, TicketState.WAITING_OFFICE, now)
        set_due(desk, tx, [ticket.id], now)
        events.record(
            tx, now, actor, "enquire.asked", ticket_id=ticket.id, delivery_id=delivery_id, data={"unit": unit.name}
        )
    desk.wake.set()
    return delivery_id


def _unit(desk: Desk, name: str) -> Unit:
    found = next((unit for unit in desk.config.unit if unit.name == name), None)
    if found is None:
        raise NotFoundError(f"There is no unit {name}. Name it with its address in [[unit]] of config.toml.")
    return found


def _body(desk: Desk, letter: Letter, ticket: Ticket) -> str:
    """Return the question as the unit reads it: who asks, and that an answer to this very mail finds its ticket."""
    office = desk.config.office
    ending = f"Mohon jawab dengan membalas surel ini, agar jawabannya masuk ke tiket {ticket.number}."
    return f"{letter.text}\n\n{ending}\n\nHormat kami,\n\n{office.unit}\n{office.name}"


def _note(  # noqa: PLR0913 -- what is kept of a question
    desk: Desk, tx: Tx, ticket: Ticket, unit: Unit, draft_id: int, delivery_id: int, now: datetime, actor: Actor
) -> None:
    """Note that an answer is waited for, and by when a person is to ask again."""
    delivery = deliveries.get(tx, delivery_id)
    days = desk.config.remind.office_days
    follow_ups.add(
        tx,
        now,
        ticket_id=ticket.id,
        kind=QUESTION,
        key=delivery.message_id if delivery else str(delivery_id),
        due_on=due(Term.of(days), desk.today(now), calendar.load(tx)).on if days else None,
        note=unit.name,
        data={"draft": draft_id, "address": unit.address},
        person_id=actor.person_id,
    )


def read_as(desk: Desk, tx: Tx, ticket: Ticket, explanation: Explanation) -> Explanation:
    """Return how a mail that was filed on ``ticket`` counts: as the office's own when a unit wrote it."""
    if explanation.automatic is not None:
        return explanation
    sender = explanation.message.sender
    address = sender.address.lower() if sender else ""
    asked = _answered(tx, ticket, explanation, address)
    unit = next((one for one in desk.config.unit if one.address.lower() == address), None)
    known = unit is not None and (explanation.standing.vouched or desk.config.office.authserv_id is None)
    if not asked and not known:
        return explanation
    name = unit.name if unit else asked[0].note
    return replace(explanation, automatic=Automatic(AutomaticKind.OFFICE, f"answer of the unit {name}"))


def office_decision(explanation: Explanation) -> list[dict[str, str]]:
    """Return, to be kept with a mail, that a unit wrote it: read again, it is the unit's still."""
    automatic = explanation.automatic
    if automatic is None or automatic.kind is not AutomaticKind.OFFICE:
        return []
    return [{"stage": PURPOSE, "reason": automatic.reason}]


def _answered(tx: Tx, ticket: Ticket, explanation: Explanation, address: str) -> list[FollowUp]:
    """Return the questions to units that a mail answers: the one it names first, else all to its sender."""
    mine = [row for row in follow_ups.of_ticket(tx, ticket.id) if row.kind is QUESTION]
    nearest = ancestors(explanation.message)[:1]
    named = [row for row in mine if row.key in nearest]
    return named or [row for row in mine if address and str(row.data.get("address", "")).lower() == address and nearest]


def take_answer(tx: Tx, ticket: Ticket, explanation: Explanation, row_id: int, now: datetime) -> None:
    """Bring a ticket whose unit has answered back to us: a person reads the answer and writes to the citizen."""
    sender = explanation.message.sender
    address = sender.address.lower() if sender else ""
    rows = _answered(tx, ticket, explanation, address)
    mine = [row for row in follow_ups.of_ticket(tx, ticket.id) if row.kind is QUESTION]
    rows = rows or [row for row in mine if str(row.data.get("address", "")).lower() == address]
    follow_ups.change(tx, [row.id for row in rows if row.state is FollowUpState.WAITING], now, state=FollowUpState.DONE)
    state = TicketState.DRAFTED if drafts.open_draft(tx, ticket.id) else TicketState.NEW
    ticket.check(state)
    tickets.change(tx, ticket.id, now, state=state, needs_person=True, snoozed_until=None)
    why = next((row.note for row in rows), None)
    events.record(tx, now, SYSTEM, "enquire.answered", ticket_id=ticket.id, message_row_id=row_id, why=why)
