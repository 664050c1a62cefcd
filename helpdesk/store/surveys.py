"""What surveys say: one form for each ticket, the last one sent; who is to be asked, and who wants no survey."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from helpdesk.model.ticket import TicketState
from helpdesk.report.satisfaction import Element
from helpdesk.store.database import Tx
from helpdesk.store.receipts import insert_or_ignore
from helpdesk.store.schema import no_survey, notice, survey_answer, ticket, unit

_C = survey_answer.c


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its answers (1 to 4) by element, the permit and the unit that it is about where they are known."""

    answers: Mapping[Element, int]
    remark: str
    permit_id: str | None
    unit: str | None
    at: datetime


def put(  # noqa: PLR0913 -- every keyword is a column
    tx: Tx,
    now: datetime,
    *,
    ticket_id: int,
    answers: Mapping[Element, int],
    remark: str,
    permit_id: str | None,
    unit_id: int | None,
) -> None:
    """Keep a form, in place of an earlier one about the same ticket."""
    values = {
        "answers": {str(element): answer for element, answer in answers.items()},
        "remark": remark,
        "permit_id": permit_id,
        "unit_id": unit_id,
        "at": now,
    }
    if tx.execute(sa.update(survey_answer).where(_C.ticket_id == ticket_id).values(**values)).rowcount == 0:
        tx.execute(sa.insert(survey_answer).values(ticket_id=ticket_id, **values))


def of_ticket(tx: Tx, ticket_id: int) -> Form | None:
    """Return the form about a ticket."""
    return next(_forms(tx, _C.ticket_id == ticket_id), None)


def between(tx: Tx, since: datetime, until: datetime) -> tuple[Form, ...]:
    """Return the forms of a period, oldest first; ``until`` is not in it."""
    return tuple(_forms(tx, _C.at >= since, _C.at < until))


def to_ask(tx: Tx, since: datetime, until: datetime, limit: int) -> tuple[int, ...]:
    """Return tickets that ended between two moments, were answered, and whose citizens nobody asked or heard yet."""
    c = ticket.c
    asked = sa.exists().where(notice.c.ticket_id == c.id, notice.c.kind == "survey")
    answered = sa.exists().where(_C.ticket_id == c.id)
    query = (
        sa.select(c.id)
        .where(c.state.in_([TicketState.RESOLVED, TicketState.CLOSED]), c.updated_at >= since, c.updated_at < until)
        .where(c.answered_at.is_not(None), c.merged_into_id.is_(None), c.citizen_id.is_not(None))
        .where(c.spam.is_(False), c.held.is_(False), c.undeliverable.is_(False), ~asked, ~answered)
        .order_by(c.id)
        .limit(limit)
    )
    return tuple(tx.scalars(query))


def refuse(tx: Tx, addresses: Collection[str], now: datetime) -> None:
    """Note that these addresses want no survey any more."""
    for address in addresses:
        tx.execute(insert_or_ignore(tx, no_survey), {"address": address.lower(), "at": now})


def is_refused(tx: Tx, addresses: Collection[str]) -> bool:
    """Whether one of these addresses wants no survey."""
    wanted = [address.lower() for address in addresses]
    return tx.scalar(sa.select(no_survey.c.address).where(no_survey.c.address.in_(wanted)).limit(1)) is not None


def _forms(tx: Tx, *conditions: sa.ColumnElement[bool]) -> Iterator[Form]:
    query = (
        sa.select(_C.answers, _C.remark, _C.permit_id, unit.c.name, _C.at)
        .select_from(survey_answer.outerjoin(unit, unit.c.id == _C.unit_id))
        .where(*conditions)
        .order_by(_C.id)
    )
    for row in tx.execute(query):
        answers = {Element(name): int(answer) for name, answer in row.answers.items()}
        yield Form(answers, row.remark, row.permit_id, row.name, row.at)
