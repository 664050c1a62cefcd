"""What surveys say: one form for each ticket, the last one sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from helpdesk.report.satisfaction import Element
from helpdesk.store.database import Tx
from helpdesk.store.schema import survey_answer, unit

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
