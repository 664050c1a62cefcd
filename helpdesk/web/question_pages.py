"""The questions of a mail as people cut them: merge, split, move, and take the last step back."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form
from starlette.responses import Response

from helpdesk.errors import NotFoundError
from helpdesk.review import recut
from helpdesk.review.recut import Place
from helpdesk.store import messages
from helpdesk.web.access import Counselor, Visit
from helpdesk.web.conversation_view import number_of
from helpdesk.web.show import back

router = APIRouter()


@router.post("/messages/{row_id}/questions/{position}/merge")
def merge(visit: Counselor, row_id: int, position: int) -> Response:
    """Make one question of this one and the one before it in the mail."""
    ticket_id, _ = _shown(visit, row_id, position)
    recut.merge(visit.desk, visit.actor, Place(row_id, position), visit.now)
    return back(f"/tickets/{ticket_id}", "merged", "#questions")


@router.post("/messages/{row_id}/questions/{position}/split")
def split(visit: Counselor, row_id: int, position: int, at: Annotated[int, Form()]) -> Response:
    """Make two questions of one; the second begins at a place of its text."""
    ticket_id, number = _shown(visit, row_id, position)
    recut.split(visit.desk, visit.actor, Place(row_id, position), at, visit.now)
    return back(f"/tickets/{ticket_id}", "split", f"#question-{number}")


@router.post("/messages/{row_id}/questions/{position}/move")
def move(visit: Counselor, row_id: int, position: int, direction: Annotated[Literal["up", "down"], Form()]) -> Response:
    """Answer a question earlier or later in the letter."""
    ticket_id, number = _shown(visit, row_id, position)
    by = -1 if direction == "up" else 1
    recut.move(visit.desk, visit.actor, Place(row_id, position), by, visit.now)
    return back(f"/tickets/{ticket_id}", "question-moved", f"#question-{number + by}")


@router.post("/messages/{row_id}/questions/undo")
def undo(visit: Counselor, row_id: int) -> Response:
    """Take back the last merge, split or move."""
    ticket_id, _ = _shown(visit, row_id, 0)
    recut.undo(visit.desk, visit.actor, row_id, visit.now)
    return back(f"/tickets/{ticket_id}", "recut-undone", "#questions")


def _shown(visit: Visit, row_id: int, position: int) -> tuple[int, int]:
    """Return the ticket of a message, and the number of one of its questions on the page."""
    with visit.desk.database.read() as tx:
        filed = messages.get(tx, row_id)
        if filed is None:
            raise NotFoundError(f"There is no message {row_id}.")
        return visit.ticket(tx, filed.ticket_id).id, number_of(tx, filed, position)
