"""Applications (*permohonan*): what a ticket's citizen has applied for."""

from __future__ import annotations

import sqlalchemy as sa

from helpdesk.model.application import Application, Stage
from helpdesk.store.database import Tx
from helpdesk.store.schema import application

_COLUMNS = [application.c[name] for name in Application.__slots__]


def of_ticket(tx: Tx, ticket_id: int) -> tuple[Application, ...]:
    """Return a ticket's applications, oldest first."""
    query = sa.select(*_COLUMNS).where(application.c.ticket_id == ticket_id).order_by(application.c.id)
    rows = (row._asdict() for row in tx.execute(query))
    return tuple(Application(**{**values, "stage": Stage(values["stage"])}) for values in rows)
