"""The tour: newcomers of the demo are led through five stops, can leave at any of them, and are not asked again."""

from __future__ import annotations

import re

from helpdesk.desk import Desk
from helpdesk.store import events, people
from helpdesk.web.app import create_app
from helpdesk.web.tour_pages import STOPS, TOURED
from tests.web.serving import Visitor


def heading(page: str) -> str:
    found = re.search(r'id="tour-title">([^<]+)<', page)
    return found[1] if found else ""


def test_each_stop_stands_on_the_page_that_it_tells_about(rina: Visitor) -> None:
    pages = [rina.get(f"/tour/{stop}") for stop in range(1, STOPS + 1)]
    assert [page.url.path.split("/")[1] for page in pages] == ["queue", "tickets", "tickets", "tickets", "queue"]
    assert len({heading(page.text) for page in pages}) == STOPS
    assert all("Akhiri tur" in page.text for page in pages[:-1])
    assert rina.get("/tour/6").status_code == 404


def test_the_tour_can_be_left_at_any_stop_and_that_is_remembered(rina: Visitor, desk: Desk) -> None:
    rina.get("/tour/2")
    for _ in range(2):
        assert not heading(rina.post("/tour/end", {"to": "/tickets/1"}).text)
    with desk.database.read() as tx:
        person = people.by_email(tx, "rina@dpmptsp.example")
        assert person is not None
        assert events.count_of(tx, TOURED, person.id) == 1


def test_only_the_demo_begins_the_tour_by_itself(visitor: Visitor, desk: Desk) -> None:
    assert not heading(visitor.log_in("rina").text)
    assert create_app(desk, newcomers=True).state.newcomers


def test_an_ordinary_page_has_no_stop(rina: Visitor) -> None:
    assert not heading(rina.get("/queue/to-review?tour=7").text)
    assert not heading(rina.get("/queue/to-review").text)
