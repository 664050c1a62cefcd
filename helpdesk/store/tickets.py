"""Tickets: one citizen's matter each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from helpdesk.errors import NotFoundError
from helpdesk.model.person import Person, Role
from helpdesk.model.ticket import Origin, Ticket, TicketState
from helpdesk.store import lines
from helpdesk.store.database import Tx
from helpdesk.store.gathering import later, next_id, waiting
from helpdesk.store.schema import message, ticket

_COLUMNS = [ticket.c[name] for name in Ticket.__slots__]
_ONE = ticket.c.id == sa.bindparam("ticket")
_GET = sa.select(*_COLUMNS).where(_ONE)
_EXISTS = sa.select(ticket.c.id).where(_ONE)
_OF_THESE = sa.select(ticket.c.id).where(
    ticket.c.citizen_id == sa.bindparam("citizen"), ticket.c.id.in_(sa.bindparam("wanted", expanding=True))
)
_OPEN = sa.insert(ticket)
_UNSET = {column.name: False if isinstance(column.type, sa.Boolean) else None for column in ticket.c}
_CHANGE = sa.update(ticket).where(_ONE).returning(*_COLUMNS)


def add(  # noqa: PLR0913 -- every keyword is a column
    tx: Tx, now: datetime, *, prefix: str, subject: str, citizen_id: int | None, language: str, origin: Origin
) -> Ticket:
    """Open a ticket and give it its number, ``PREFIX-YEAR-NNNNNN``."""
    new = next_id(tx, ticket)  # first, so that a ticket is opened with its number
    values = _UNSET | {
        "id": new,
        "number": f"{prefix}-{now:%Y}-{new:06d}",
        "state": TicketState.NEW,
        "subject": subject,
        "origin": origin,
        "citizen_id": citizen_id,
        "language": language,
        "created_at": now,
        "updated_at": now,
        "last_inbound_at": now,
    }
    later(tx, _OPEN, [values])
    return _as_it_waits(values)


def get(tx: Tx, ticket_id: int) -> Ticket:
    """Return a ticket; NotFoundError if there is none."""
    if (new := waiting(tx, _OPEN, ticket_id)) is not None:
        return _as_it_waits(new)
    row = tx.execute(_GET, {"ticket": ticket_id}).one_or_none()
    if row is None:
        raise NotFoundError(f"There is no ticket {ticket_id}.")
    return _ticket(row)


def of_citizen_among(tx: Tx, ticket_ids: Collection[int], citizen_id: int) -> frozenset[int]:
    """Return those of these tickets that are a citizen's matters."""
    return frozenset(tx.scalars(_OF_THESE, {"wanted": list(ticket_ids), "citizen": citizen_id}))


def exists(tx: Tx, ticket_id: int) -> bool:
    """Return whether there is such a ticket."""
    return tx.scalar(_EXISTS, {"ticket": ticket_id}) is not None


def by_number(tx: Tx, number: str) -> Ticket | None:
    """Return the ticket that citizens know by this number."""
    row = tx.execute(sa.select(*_COLUMNS).where(ticket.c.number == number.upper())).one_or_none()
    return _ticket(row) if row else None


def followed(tx: Tx, found: Ticket) -> Ticket:
    """Return the ticket that ``found`` was merged into, at the end of the chain, or ``found`` itself."""
    seen = {found.id}
    while found.merged_into_id is not None and found.merged_into_id not in seen:
        seen.add(found.merged_into_id)
        found = get(tx, found.merged_into_id)
    return found


def visible(tx: Tx, ticket_id: int, person: Person) -> Ticket:
    """Return a ticket if ``person`` may see it; otherwise NotFoundError, as if it did not exist."""
    found = get(tx, ticket_id)
    if not may_see(person, found):
        raise NotFoundError(f"There is no ticket {ticket_id}.")
    return found


def may_see(person: Person, found: Ticket) -> bool:
    """Whether a person may know of a ticket: a confidential one is for its assignee and from supervisors on."""
    return not found.confidential or person.may(Role.SUPERVISOR) or found.assignee_id == person.id


def seen_by(viewer: Person) -> sa.ColumnElement[bool]:
    """Return the condition on ticket rows that ``may_see`` asks of one."""
    if viewer.may(Role.SUPERVISOR):
        return sa.true()
    return seen_by_counselor(viewer.id)


def seen_by_counselor(person: int | sa.BindParameter[int]) -> sa.ColumnElement[bool]:
    """Return the same for the counselor with this id."""
    return sa.or_(ticket.c.confidential.is_(False), ticket.c.assignee_id == person)


def move(tx: Tx, found: Ticket, state: TicketState, now: datetime) -> Ticket:
    """Bring a ticket into ``state``; TransitionError if it may not go there."""
    found.check(state)
    return change(tx, found.id, now, state=state)


def change(tx: Tx, ticket_id: int, now: datetime, **values: Any) -> Ticket:
    """Set columns of a ticket and return it as it is now; NotFoundError if there is none."""
    return _changed(tx, ticket_id, updated_at=now, **values)


def _changed(tx: Tx, ticket_id: int, **values: Any) -> Ticket:
    if (new := waiting(tx, _OPEN, ticket_id)) is not None:
        new.update(values)
        return _as_it_waits(new)
    row = tx.execute(_CHANGE, {"ticket": ticket_id, **values}).one_or_none()
    if row is None:
        raise NotFoundError(f"There is no ticket {ticket_id}.")
    return _ticket(row)


_ANSWERED = (
    sa.update(ticket)
    .where(ticket.c.id.in_(sa.bindparam("ids", expanding=True)))
    .values(answered_at=sa.bindparam("now"), updated_at=sa.bindparam("now"))
)


def answered(tx: Tx, ticket_ids: Collection[int], now: datetime) -> None:
    """Note that these tickets were answered now."""
    if ticket_ids:
        tx.execute(_ANSWERED, {"ids": list(ticket_ids), "now": now})


def propose(tx: Tx, ticket_id: int, proposed_id: int, reason: str, now: datetime) -> None:
    """Mark a ticket as held: it may belong to ``proposed_id``, and a person decides."""
    change(tx, ticket_id, now, held=True, proposed_ticket_id=proposed_id, proposed_reason=reason)


def proposal(tx: Tx, ticket_id: int) -> tuple[Ticket, str] | None:
    """Return the ticket that a held one may belong to, and why."""
    query = sa.select(ticket.c.proposed_ticket_id, ticket.c.proposed_reason).where(ticket.c.id == ticket_id)
    row = tx.execute(query).one_or_none()
    if row is None or row.proposed_ticket_id is None:
        return None
    return get(tx, row.proposed_ticket_id), row.proposed_reason or ""


def merge(tx: Tx, source: Ticket, target: Ticket, now: datetime) -> None:
    """Put the messages of ``source`` into ``target``; the empty source points at it from now on."""
    tx.execute(sa.update(message).where(message.c.ticket_id == source.id).values(ticket_id=target.id))
    change(tx, source.id, now, merged_into_id=target.id, held=False, state=TicketState.CLOSED)
    lines.rebuild(tx, (source.id, target.id))


def part(tx: Tx, source: Ticket, target: Ticket, row_ids: Collection[int], state: TicketState, now: datetime) -> None:
    """Undo a merge: give ``source`` its messages back, those that still stand in ``target``, and the state it had."""
    mine = (message.c.ticket_id == target.id, message.c.id.in_(row_ids))
    tx.execute(sa.update(message).where(*mine).values(ticket_id=source.id))
    change(tx, source.id, now, merged_into_id=None, state=state)
    lines.rebuild(tx, (source.id, target.id))


def every(tx: Tx, batch: int = 500) -> Iterator[Ticket]:
    """Yield all tickets by id, without holding them all in memory."""
    last = 0
    while rows := tx.execute(sa.select(*_COLUMNS).where(ticket.c.id > last).order_by(ticket.c.id).limit(batch)).all():
        yield from map(_ticket, rows)
        last = rows[-1].id


def recent_of(tx: Tx, citizen_id: int, limit: int = 10) -> tuple[Ticket, ...]:
    """Return a citizen's latest tickets, newest first."""
    query = sa.select(*_COLUMNS).where(ticket.c.citizen_id == citizen_id, ticket.c.merged_into_id.is_(None))
    return tuple(map(_ticket, tx.execute(query.order_by(ticket.c.id.desc()).limit(limit))))


def _as_it_waits(row: Mapping[str, Any]) -> Ticket:
    """Return the ticket of a row that is to be added."""
    return Ticket(**{name: row[name] for name in Ticket.__slots__})


def _ticket(row: Any) -> Ticket:
    values = row._asdict()
    values["state"] = TicketState(values["state"])
    values["origin"] = Origin(values["origin"])
    return Ticket(**values)
