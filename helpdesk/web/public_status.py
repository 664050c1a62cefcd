"""Where a matter stands, for its citizen: stage, what is missing, due date and why; and a place to send papers."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.responses import RedirectResponse, Response

from helpdesk import citizen
from helpdesk.citizen import MOST_FILES, RefusedError, Upload
from helpdesk.mail.public_links import Claim, Purpose
from helpdesk.model.ticket import Ticket
from helpdesk.web.public import Guest, StatusGuest

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Told:
    """What the page says about what the citizen just did."""

    said: str = ""
    problem: str = ""
    name: str = ""
    remark: str = ""


@router.get("/status/{token}")
def show(guest: StatusGuest, token: str, said: str = "") -> Response:
    """Show it."""
    found = guest.open(Purpose.STATUS, token)
    return _page(guest, token, found, Told(said=said)) if found else guest.closed()


@router.post("/status/{token}")
async def send(guest: StatusGuest, token: str) -> Response:
    """Take papers, and show the page again."""
    found = await run_in_threadpool(guest.open, Purpose.STATUS, token)
    if found is None:
        return guest.closed()
    if not guest.may_change():
        return await run_in_threadpool(_page, guest, token, found, Told(problem="often"), 429)
    most = guest.desk.config.citizen.upload_megabytes * 1_000_000 + 1
    async with guest.request.form(max_files=MOST_FILES + 1, max_fields=20) as form:
        # one octet more than allowed says that a file is too large, without holding all of it
        uploads = [
            Upload(item.filename or "", await item.read(most))
            for item in form.getlist("files")
            if isinstance(item, UploadFile)
        ]
        remark = str(form.get("remark") or "")
    try:
        await run_in_threadpool(citizen.send_papers, guest.desk, found[0], uploads, remark, guest.now)
    except RefusedError as error:
        told = Told(problem=error.why, name=error.name, remark=remark)
        return await run_in_threadpool(_page, guest, token, found, told, 422)
    return RedirectResponse(f"/status/{token}?said=sent#kirim", 303)


def _page(guest: Guest, token: str, found: tuple[Ticket, Claim], told: Told, status: int = 200) -> Response:
    ticket, claim = found
    return guest.reading(ticket).page(
        "public_status.html",
        status,
        standing=citizen.standing(guest.desk, ticket, claim),
        kinds=guest.desk.knowledge.documents,
        token=token,
        told=told,
        megabytes=guest.desk.config.citizen.upload_megabytes,
        most_files=MOST_FILES,
        today=guest.desk.today(guest.now),
    )
