"""Wording: a reply template read and tried on a real ticket before its file is changed. Nothing is stored here.

The files belong to who runs the desk: this page gives the finished file to take away, and writes none.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Query
from starlette.responses import Response

from helpdesk.draft.templating.samples import SAMPLES
from helpdesk.draft.templating.templates import NAMES, file_name
from helpdesk.errors import NotFoundError
from helpdesk.review.preview import Preview, Wording, preview
from helpdesk.store import tickets
from helpdesk.store.database import Tx
from helpdesk.web.access import Supervisor, Visit
from helpdesk.web.difference import compare
from helpdesk.web.show import page

router = APIRouter()
Language = Literal["id", "en"]
LONGEST = 20_000  # characters of a template


@dataclass(frozen=True, slots=True)
class Trial:
    """A text tried on a ticket, or why it could not be."""

    seen: Preview | None
    refused: str = ""


@router.get("/templates")
def choose(
    visit: Supervisor, name: str = "opening", language: Language = "id", ticket: Annotated[str, Query()] = ""
) -> Response:
    """Show the text of one template as its file has it."""
    wording = Wording(language, _known(name), "")
    text = _file(visit, wording).read_text("utf-8")
    return _page(visit, Wording(language, wording.name, text), ticket, None)


@router.post("/templates")
def try_out(
    visit: Supervisor,
    name: Annotated[str, Form()],
    language: Annotated[Language, Form()],
    text: Annotated[str, Form(max_length=LONGEST)] = "",
    ticket: Annotated[str, Form(max_length=40)] = "",
    wish: Annotated[Literal["try", "file"], Form()] = "try",
) -> Response:
    """Show the letter to a ticket with the changed text, or give the changed text as a file."""
    wording = Wording(language, _known(name), text.replace("\r\n", "\n"))
    if wish == "file":
        headers = {"Content-Disposition": f'attachment; filename="{wording.name}.txt.j2"'}
        return Response(wording.text, media_type="text/plain; charset=utf-8", headers=headers)
    with visit.desk.database.read() as tx:
        trial = _trial(visit, tx, wording, ticket)
    return _page(visit, wording, ticket, trial)


def _trial(visit: Visit, tx: Tx, wording: Wording, number: str) -> Trial:
    found = tickets.by_number(tx, number.strip()) if number.strip() else None
    if found is None or not tickets.may_see(visit.person, found):
        return Trial(None, "no-ticket")
    try:
        return Trial(preview(visit.desk, tx, found, wording, visit.now))
    except NotFoundError:
        return Trial(None, "no-mail")


def _page(visit: Visit, wording: Wording, ticket: str, trial: Trial | None) -> Response:
    seen = trial.seen if trial else None
    runs = compare(seen.before, seen.after) if seen and seen.after else ()
    with visit.desk.database.read() as tx:
        return page(
            visit,
            tx,
            "templates.html",
            wording=wording,
            ticket=ticket,
            trial=trial,
            runs=runs,
            changed=any(run.kind != "same" for run in runs),
            names=sorted(NAMES),
            values=sorted(SAMPLES[wording.name][0]),
            file=f"reply/{file_name(wording.language, wording.name)}",
        )


def _known(name: str) -> str:
    if name not in NAMES:
        raise NotFoundError(f"There is no reply template {name}.")
    return name


def _file(visit: Visit, wording: Wording) -> Path:
    return visit.desk.config.draft.templates / "reply" / file_name(wording.language, wording.name)
