"""The administrator's page of what the desk does by itself: notices, and pages for citizens."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import Response

from helpdesk import switches
from helpdesk.errors import ConflictError
from helpdesk.web.access import Administrator
from helpdesk.web.show import back, page

router = APIRouter()
LONGEST_WHY = 300  # characters


@router.get("/switches")
def show(visit: Administrator) -> Response:
    """Show what config.toml allows and what is on."""
    with visit.desk.database.read() as tx:
        found = switches.every(visit.desk, tx)
        notices = [one for one in found if one.name.startswith(switches.NOTICE)]
        pages = [one for one in found if one not in notices]
        return page(visit, tx, "switches.html", notices=notices, pages=pages, url=visit.desk.config.citizen.url)


@router.post("/switches/{name}")
def turn(
    visit: Administrator,
    name: str,
    on: Annotated[bool, Form()],
    why: Annotated[str, Form(max_length=LONGEST_WHY)] = "",
) -> Response:
    """Turn something off, or on again as far as config.toml allows it."""
    try:
        switches.turn(visit.desk, visit.actor, name, " ".join(why.split()), visit.now, on=on)
    except ConflictError:
        return back("/switches", "switch-not")
    return back("/switches", "switched-on" if on else "switched-off")
