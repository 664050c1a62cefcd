"""Saved views: keep a queue with its filters under a name, and take it away again."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import APIRouter, Form
from starlette.responses import Response

from helpdesk.errors import NotFoundError
from helpdesk.model.person import Role
from helpdesk.store import events, views
from helpdesk.web import list_filters
from helpdesk.web.access import Counselor
from helpdesk.web.queue import named, written
from helpdesk.web.show import back

router = APIRouter()
Field = Annotated[str, Form()]
LONGEST_NAME = 80


@router.post("/views")
def save(
    visit: Counselor, queue: Field, query: Field = "", name: Field = "", shared: Annotated[bool, Form()] = False
) -> Response:
    """Keep the list that the form came from under a name; ``query`` are its filters as in an address."""
    address = written(named(queue), list_filters.read(dict(parse_qsl(query))).query)
    title = " ".join(name.split())[:LONGEST_NAME]
    if not title:
        return back(address, "view-nameless")
    with visit.desk.database.transaction() as tx:
        view_id = views.add(tx, visit.now, visit.person, title, address, shared=shared)
        data = {"view": view_id, "name": title, "shared": shared}
        events.record(tx, visit.now, visit.actor, "desk.view-saved", data=data)
    return back(address, "view-saved")


@router.post("/views/{view_id}/remove")
def remove(visit: Counselor, view_id: int) -> Response:
    """Take a view away: one's own, or as a supervisor a shared one."""
    with visit.desk.database.transaction() as tx:
        view = views.get(tx, view_id)
        own = view is not None and view.person_id == visit.person.id
        if view is None or not (own or (view.shared and visit.person.may(Role.SUPERVISOR))):
            raise NotFoundError(f"There is no view {view_id}.")
        views.remove(tx, view_id)
        data = {"view": view_id, "name": view.name, "shared": view.shared}
        events.record(tx, visit.now, visit.actor, "desk.view-removed", data=data)
    return back(view.address, "view-removed")
