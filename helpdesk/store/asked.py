"""Every question that citizens asked since a day, with what was proposed and what a person chose."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from helpdesk.match.gaps import Asked
from helpdesk.store.database import Tx
from helpdesk.store.schema import judgement, message, question, reading


def questions_since(tx: Tx, since: datetime, limit: int) -> list[Asked]:
    """Return the newest ``limit`` questions of mails that came since then, oldest first."""
    q, m, j, r = question.c, message.c, judgement.c, reading.c
    standing = sa.and_(
        j.message_row_id == q.message_row_id, j.position == q.position, j.undone_at.is_(None), j.person_id.is_not(None)
    )
    query = (
        sa.select(m.ticket_id, q.text, q.candidates, j.id.label("judgement_id"), j.entry_id, r.language)
        .join(message, m.id == q.message_row_id)
        .outerjoin(judgement, standing)
        .outerjoin(reading, r.message_row_id == q.message_row_id)
        .where(m.received_at >= since, m.direction == "in")
        .order_by(m.id.desc(), q.position.desc())
        .limit(limit)
    )
    found = []
    for row in reversed(tx.execute(query).all()):
        best = row.candidates[0] if row.candidates else {}
        judged = row.judgement_id is not None
        confidence = float(best.get("confidence", 0.0))
        asked = Asked(row.ticket_id, row.text, best.get("id"), confidence, judged, row.entry_id, row.language or "")
        found.append(asked)
    return found
