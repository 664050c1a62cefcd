from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from starlette.routing import Mount

from helpdesk.desk import Desk
from helpdesk.model.person import SYSTEM, Role
from helpdesk.review import handle
from helpdesk.store import events, people, tickets
from helpdesk.web.access import Needs
from helpdesk.web.app import create_app
from tests.web.conftest import Watch
from tests.web.seeds import START
from tests.web.serving import Visitor

FOR_CITIZENS = {
    "/status/{token}",
    "/survey/{token}",
    "/help",
    "/help/ask",
    "/help/{entry_id}",
}  # tests/web/test_public.py
OPEN_TO_ALL = {"/login", "/health"} | FOR_CITIZENS


def needed(dependant: Dependant) -> list[Role]:
    found = [dependant.call.role] if isinstance(dependant.call, Needs) else []
    return found + [role for inner in dependant.dependencies for role in needed(inner)]


@dataclass(frozen=True)
class Way:
    path: str
    methods: frozenset[str]
    roles: tuple[Role, ...]

    @property
    def filled(self) -> str:
        names = ("ticket_id", "row_id", "draft_id", "delivery_id", "receipt_id", "person_id", "application_id")
        numbers = dict.fromkeys((*names, "view_id", "file_id", "follow_up_id", "stop"), 1)
        return self.path.format(**numbers, position=0, number=1, entry_id="x", name="done")


def routes(desk: Desk) -> list[Way]:
    def walk(found: object) -> list[Way]:
        if isinstance(found, Mount) and found.path == "/api":
            return []  # other systems come with tokens: tests/web/test_api.py
        if isinstance(found, APIRoute):
            return [Way(found.path, frozenset(found.methods or ()), tuple(needed(found.dependant)))]
        router = getattr(found, "original_router", found)  # an included router keeps its routes to itself
        return [route for inner in getattr(router, "routes", []) for route in walk(inner)]

    return walk(create_app(desk).router)


def test_every_route_but_login_and_health_names_the_role_it_needs(desk: Desk) -> None:
    found = routes(desk)

    assert len(found) > 30
    assert {route.path for route in found if not route.roles} == OPEN_TO_ALL
    for_administrators = {route for route in found if Role.ADMINISTRATOR in route.roles}
    theirs = {"people", "mailboxes", "switches", "log"}
    assert for_administrators == {route for route in found if route.path.split("/")[1] in theirs}


def test_whoever_lacks_the_role_of_a_route_is_refused_there_whatever_they_send(
    desk: Desk, rina: Visitor, bayu: Visitor
) -> None:
    refused = 0
    for role, visitor in ((Role.COUNSELOR, rina), (Role.SUPERVISOR, bayu)):
        ranks = list(Role)
        for route in routes(desk):
            if not route.roles or ranks.index(route.roles[0]) <= ranks.index(role):
                continue
            for method in route.methods:
                answer = visitor.http.request(method, route.filled, headers={"x-token": visitor.token})
                assert answer.status_code == 403, (role, method, route.path)
                refused += 1
    assert refused > 40


def test_a_stranger_is_led_to_the_login_from_every_page_and_can_change_nothing(desk: Desk, visitor: Visitor) -> None:
    for route in routes(desk):
        if route.path in OPEN_TO_ALL:
            continue
        path = route.filled
        for method in route.methods:
            response = visitor.http.request(method, path, follow_redirects=False)
            assert response.status_code == 303, (method, path)
            assert response.headers["location"].startswith("/login"), (method, path)


def test_after_login_the_page_that_was_asked_for_opens_and_never_another_site(visitor: Visitor) -> None:
    assert "next=%2Ftickets%2F1" in visitor.http.get("/tickets/1", follow_redirects=False).headers["location"]
    visitor.get("/login?next=/tickets/1")
    data = {"email": "rina@dpmptsp.example", "password": "kopi-tubruk-tanpa-gula"}

    assert visitor.post("/login", {**data, "next": "/tickets/1"}).url.path == "/tickets/1"

    for evil in ("//evil.example/", "https://evil.example/", "/\\evil.example", "evil.example"):
        visitor.http.cookies.clear()
        visitor.get("/login")
        answer = visitor.post("/login", {**data, "next": evil}, follow_redirects=False)
        assert answer.headers["location"] == "/", evil


@pytest.mark.parametrize("path", ["/people", "/mailboxes", "/switches", "/log", "/calendar"])
def test_a_counselor_is_told_plainly_that_a_page_is_not_for_their_role(rina: Visitor, path: str) -> None:
    response = rina.get(path)

    assert response.status_code == 403
    assert "bukan untuk peran Anda" in response.text


def test_a_change_without_the_token_or_from_another_site_is_refused(rina: Visitor, desk: Desk) -> None:
    path, data = "/tickets/1/notes", {"text": "halo"}
    without = rina.http.post(path, data=data)
    wrong = rina.http.post(path, data={**data, "token": "x" * 32})
    elsewhere = rina.post(path, data, headers={"sec-fetch-site": "cross-site"})
    sibling = rina.post(path, data, headers={"sec-fetch-site": "same-site"})
    foreign = rina.post(path, data, headers={"origin": "https://evil.example"})

    assert [r.status_code for r in (without, wrong, elsewhere, sibling, foreign)] == [403] * 5
    with desk.database.read() as tx:
        assert not [event for event in events.of_ticket(tx, 1) if event.what == "review.noted"]
    assert rina.post(path, data, headers={"sec-fetch-site": "same-origin"}).status_code == 200
    assert rina.http.post(path, data=data, headers={"x-token": rina.token}).status_code == 200


def test_every_changing_route_refuses_a_request_without_the_token(desk: Desk, agus: Visitor) -> None:
    changing = [route for route in routes(desk) if "POST" in route.methods and route.path not in OPEN_TO_ALL]

    assert len(changing) > 15
    for route in changing:
        path = route.filled
        assert agus.http.post(path, data={"token": "wrong"}).status_code in (400, 403), path
    with desk.database.read() as tx:
        assert events.last_id(tx) == events.since(tx, 0)[-1].id
        assert not [e for e in events.since(tx, 0) if e.actor_name == "Agus Salim" and e.what != "login.succeeded"]


def test_a_session_ends_after_its_hours(rina: Visitor, watch: Watch) -> None:
    assert rina.get("/queue/mine").url.path == "/queue/mine"

    watch.now += timedelta(hours=12, seconds=1)

    assert rina.get("/queue/mine").url.path == "/login"


def test_the_login_says_that_a_session_ended_to_whoever_had_one_and_leads_back_to_the_page(
    rina: Visitor, watch: Watch
) -> None:
    came = {"referer": f"{rina.http.base_url}/tickets/1?from=mine"}
    watch.now += timedelta(hours=13)

    there = rina.http.post("/drafts/1/send", data={"token": rina.token}, headers=came, follow_redirects=False)
    assert there.headers["location"] == "/login?next=%2Ftickets%2F1%3Ffrom%3Dmine&ended=1"
    evil = {"referer": "https://evil.example/tickets/1"}
    there = rina.http.post("/drafts/1/send", headers=evil, follow_redirects=False)
    assert there.headers["location"] == "/login?next=%2F&ended=1"
    rina.log_in("rina", "salah")
    assert rina.http.get("/tickets/1", follow_redirects=False).headers["location"] == "/login?next=%2Ftickets%2F1"
    rina.http.cookies.clear()
    rina.http.cookies.set("helpdesk", "nonsense")
    assert "ended" not in rina.http.get("/", follow_redirects=False).headers["location"]


def test_a_session_ends_when_the_account_is_closed_or_its_role_changes(rina: Visitor, desk: Desk) -> None:
    with desk.database.transaction() as tx:
        person = people.by_email(tx, "rina@dpmptsp.example")
        assert person is not None
        people.change(tx, person.id, active=False)

    assert rina.get("/queue/mine").url.path == "/login"


def test_a_copied_cookie_is_worthless_after_logout(rina: Visitor) -> None:
    cookies = dict(rina.http.cookies)
    rina.post("/logout")
    rina.http.cookies.clear()
    rina.http.cookies.update(cookies)

    assert rina.get("/queue/mine").url.path == "/login"


def test_a_cookie_that_was_touched_is_refused(rina: Visitor) -> None:
    name, value = next(iter(rina.http.cookies.items()))
    content, _, signature = value.rpartition(".")
    # The first character: the last one of a signature in base64 carries bits that nobody reads.
    touched = ("A" if signature[0] != "A" else "B") + signature[1:]
    rina.http.cookies.clear()
    rina.http.cookies.set(name, f"{content}.{touched}")

    assert rina.get("/queue/mine").url.path == "/login"


def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(visitor: Visitor) -> None:
    cookie = visitor.http.get("/login").headers["set-cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie


def test_login_attempts_are_limited_and_the_right_password_no_longer_helps(visitor: Visitor) -> None:
    answers = [visitor.log_in("rina", "salah").status_code for _ in range(6)]

    assert answers == [401] * 5 + [429]
    assert visitor.log_in("rina").status_code == 429
    assert visitor.log_in("bayu").status_code == 200


def test_an_unknown_address_and_a_wrong_password_are_answered_alike(visitor: Visitor) -> None:
    unknown = visitor.log_in("nobody", "salah")
    wrong = visitor.log_in("rina", "salah")

    assert unknown.status_code == wrong.status_code == 401
    assert "tidak cocok" in unknown.text
    assert "tidak cocok" in wrong.text


def test_a_login_form_without_its_session_is_shown_again(visitor: Visitor) -> None:
    response = visitor.http.post("/login", data={"email": "rina@dpmptsp.example", "password": "x", "token": "y"})

    assert response.status_code == 403
    assert "sekali lagi" in response.text


def test_a_confidential_ticket_is_hidden_from_all_but_its_assignee_and_supervisors(
    desk: Desk, rina: Visitor, agus: Visitor
) -> None:
    with desk.database.transaction() as tx:
        tickets.change(tx, 1, START, confidential=True)
    hidden = ["/tickets/1", "/messages/1/original", "/messages/1/attachments/0", "/messages/1/attachments/0/preview"]

    assert [rina.get(path).status_code for path in hidden] == [404] * 4
    assert rina.post("/tickets/1/notes", {"text": "x"}).status_code == 404
    assert rina.post("/drafts/1/discard").status_code == 404
    assert rina.post("/tickets/8/place", {"accept": "true"}).status_code == 404
    for path in ("/search?q=Perpanjang", "/search?q=PTSP-2026-000001", "/queue/to-review", "/tickets/8"):
        assert 'href="/tickets/1' not in rina.get(path).text, path
    assert [agus.get(path).status_code for path in hidden] == [200] * 4
    with desk.database.read() as tx:
        person = people.by_email(tx, "rina@dpmptsp.example")
    assert person is not None
    handle.assign(desk, SYSTEM, 1, person.id, START)
    assert rina.get("/tickets/1").status_code == 200


def test_every_page_carries_the_strict_headers(rina: Visitor) -> None:
    for path in ("/queue/to-review", "/tickets/1", "/nothing", "/static/desk.css", "/login"):
        headers = rina.http.get(path).headers
        assert "unsafe" not in headers["content-security-policy"]
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "same-origin"


def test_a_body_that_is_too_large_is_refused_before_it_is_read(rina: Visitor) -> None:
    assert rina.post("/tickets/1/notes", {"text": "x" * 3_000_000}).status_code == 413
