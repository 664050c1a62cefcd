"""The satisfaction survey (SKM) on one page, from the link that a citizen got when the matter was over."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from helpdesk import citizen
from helpdesk.citizen import RefusedError
from helpdesk.mail.public_links import Purpose
from helpdesk.model.ticket import Ticket
from helpdesk.report.satisfaction import HIGHEST, LOWEST, Element
from helpdesk.store import surveys
from helpdesk.web.public import Guest, SurveyGuest

router = APIRouter()
ANSWERS = {str(number): number for number in range(LOWEST, HIGHEST + 1)}


@router.get("/survey/{token}")
def show(guest: SurveyGuest, token: str, said: str = "") -> Response:
    """Show the form, with what was answered before."""
    found = guest.open(Purpose.SURVEY, token)
    return _page(guest, token, found[0], said=said) if found else guest.closed()


@router.post("/survey/{token}")
async def answer(guest: SurveyGuest, token: str) -> Response:
    """Keep the form and say thanks."""
    found = await run_in_threadpool(guest.open, Purpose.SURVEY, token)
    if found is None:
        return guest.closed()
    if not guest.may_change():
        return await run_in_threadpool(lambda: _page(guest, token, found[0], problem="often", status=429))
    async with guest.request.form(max_files=0, max_fields=20) as form:
        answers, remark = read(form), str(form.get("remark") or "")
        stop = "stop" in form or form.get("List-Unsubscribe") == "One-Click"  # a button of ours; RFC 8058 section 3.2
    if stop:
        await run_in_threadpool(citizen.no_more_surveys, guest.desk, found[0], guest.now)
        return RedirectResponse(f"/survey/{token}?said=stopped", 303)
    try:
        await run_in_threadpool(citizen.answer_survey, guest.desk, found[0], answers, remark, guest.now)
    except RefusedError as error:
        why = error.why
        return await run_in_threadpool(lambda: _page(guest, token, found[0], problem=why, status=422))
    return RedirectResponse(f"/survey/{token}?said=thanks", 303)


def read(form: FormData) -> dict[Element, int]:
    """Return the answers of a form; what is no answer counts as left out."""
    given = {element: ANSWERS.get(str(form.get(element) or "")) for element in Element}
    return {element: number for element, number in given.items() if number is not None}


def _page(
    guest: Guest, token: str, ticket: Ticket, *, said: str = "", problem: str = "", status: int = 200
) -> Response:
    with guest.desk.database.read() as tx:
        before = surveys.of_ticket(tx, ticket.id)
    return guest.reading(ticket).page(
        "public_survey.html",
        status,
        ticket=ticket,
        elements=tuple(Element),
        given=before.answers if before else {},
        remark=before.remark if before else "",
        token=token,
        said=said,
        problem=problem,
    )
