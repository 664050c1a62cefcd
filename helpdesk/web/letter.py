"""The letter: save, send, undo, discard, begin, and what became of a delivery."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form
from starlette.responses import JSONResponse, Response

from helpdesk.errors import ConflictError, NotFoundError, UnconfirmedError
from helpdesk.model.conversation import FiledDraft
from helpdesk.review import handle, prepare, review
from helpdesk.store import deliveries, drafts, people
from helpdesk.web.access import Counselor, Visit
from helpdesk.web.letter_form import LetterForm
from helpdesk.web.letter_view import Typed, merged_with
from helpdesk.web.show import back
from helpdesk.web.ticket import ticket_page

router = APIRouter()
Letter = Annotated[LetterForm, Form()]


@router.post("/drafts/{draft_id}/save")
def save(visit: Counselor, draft_id: int, form: Letter) -> Response:
    """Save what was typed."""
    draft = visible(visit, draft_id)
    reading = form.read()
    if reading.problems:
        return refused(visit, draft, Typed(form, reading.problems), 422)
    try:
        version = review.save_draft(visit.desk, visit.actor, draft_id, form.version, reading.edit, visit.now)
    except ConflictError:
        return refused(visit, draft, Typed(form, ("conflict",)), 409)
    if visit.wants_json:
        return JSONResponse({"version": version})
    return back(f"/tickets/{draft.ticket_id}", "saved", "#letter")


@router.post("/drafts/{draft_id}/send")
def send(visit: Counselor, draft_id: int, form: Letter) -> Response:
    """Save what was typed and put it into the outbox, held for the undo window; or hand it to a supervisor."""
    draft = visible(visit, draft_id)
    reading = form.read()
    problems = reading.problems
    if not problems and not reading.edit.to:
        problems = ("no-recipient",)
    if not problems and not reading.edit.body.strip():
        problems = ("empty-body",)
    send_at = None
    try:
        send_at = form.later(visit.desk.config.office.timezone, visit.now)
    except ValueError:
        problems = (*problems, "send-at")
    if problems:
        return refused(visit, draft, Typed(form, problems), 422)
    try:
        if prepare.submit(visit.desk, visit.actor, draft_id, form.version, reading.edit, visit.now):
            return back(f"/tickets/{draft.ticket_id}", "submitted", "#letter")
        review.approve(
            visit.desk,
            visit.actor,
            draft_id,
            form.version,
            visit.now,
            edit=reading.edit,
            confirmed=form.confirmed,
            send_at=send_at,
        )
    except UnconfirmedError:
        return refused(visit, draft, Typed(form, ("unconfirmed",)), 422)
    except ConflictError:
        return refused(visit, draft, Typed(form, ("conflict",)), 409)
    return back(f"/tickets/{draft.ticket_id}", "scheduled" if send_at else "sent")


@router.post("/drafts/{draft_id}/discard")
def discard(visit: Counselor, draft_id: int) -> Response:
    """Put a draft aside."""
    draft = visible(visit, draft_id)
    review.discard(visit.desk, visit.actor, draft_id, visit.now)
    return back(f"/tickets/{draft.ticket_id}", "discarded")


@router.post("/tickets/{ticket_id}/draft")
def begin(visit: Counselor, ticket_id: int) -> Response:
    """Begin a reply."""
    with visit.desk.database.read() as tx:
        visit.ticket(tx, ticket_id)
    review.new_draft(visit.desk, visit.actor, ticket_id, visit.now)
    return back(f"/tickets/{ticket_id}", anchor="#letter")


@router.post("/deliveries/{delivery_id}/undo")
def undo(visit: Counselor, delivery_id: int) -> Response:
    """Take a reply back while it is held."""
    ticket_id = _ticket_of(visit, delivery_id)
    undone = review.undo(visit.desk, visit.actor, delivery_id, visit.now)
    return back(f"/tickets/{ticket_id}", "undone" if undone else "too-late", "#letter")


@router.post("/deliveries/{delivery_id}/settle")
def settle(
    visit: Counselor, delivery_id: int, decision: Annotated[Literal["sent", "again", "failed"], Form()]
) -> Response:
    """Decide about a delivery that is uncertain or failed."""
    ticket_id = _ticket_of(visit, delivery_id)
    handle.settle_delivery(visit.desk, visit.actor, delivery_id, decision, visit.now)
    return back(f"/tickets/{ticket_id}", f"settled-{decision}")


def visible(visit: Visit, draft_id: int) -> FiledDraft:
    """Return a draft of a ticket that the visitor may see; NotFoundError otherwise."""
    with visit.desk.database.read() as tx:
        draft = drafts.get(tx, draft_id)
        visit.ticket(tx, draft.ticket_id)
    return draft


def refused(visit: Visit, draft: FiledDraft, typed: Typed, status: int) -> Response:
    """Show why a letter was not taken, with everything that was typed still there."""
    with visit.desk.database.read() as tx:
        if not visit.wants_json:
            return ticket_page(visit, tx, draft.ticket_id, status=status, typed=typed)
        current = drafts.open_draft(tx, draft.ticket_id)
        if current is None or current.id != draft.id or status != 409:
            return JSONResponse({"error": typed.problems[0], "version": None}, status)
        merged = merged_with(typed.form, current)
        colleague = people.get(tx, current.author_id) if current.author_id else None
        return JSONResponse(
            {
                "error": typed.problems[0],
                "version": current.version,
                "who": colleague.name if colleague else "",
                "theirs": current.body,
                "merged": merged.text,
                "clashes": [{"ours": clash.ours, "theirs": clash.theirs} for clash in merged.clashes],
            },
            status,
        )


def _ticket_of(visit: Visit, delivery_id: int) -> int:
    with visit.desk.database.read() as tx:
        delivery = deliveries.get(tx, delivery_id)
        if delivery is None:
            raise NotFoundError(f"There is no delivery {delivery_id}.")
        return visit.ticket(tx, delivery.ticket_id).id
