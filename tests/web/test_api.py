"""The event API: tokens, idempotency, clear errors, and no server error whatever is sent."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpdesk.blobs import Blobs
from helpdesk.desk import Desk
from helpdesk.model.application import Application, Stage
from helpdesk.store import api_tokens, applications, events
from tests.web.serving import serve

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
SECRETS = {"jakevo": "hd-jakevo-secret", "oss": "hd-oss-secret"}
NUMBER = "11884/8.1/31.75.00.000/-1.785.51/2026"


class Api:
    """A system that talks to the desk."""

    def __init__(self, http: httpx.Client, desk: Desk) -> None:
        self.http, self.desk, self.sent = http, desk, 0
        self.document: dict[str, Any] = http.get("/api/openapi.json").json()

    def event(
        self, body: dict[str, Any], *, number: str = NUMBER, system: str = "jakevo", key: str | None = None
    ) -> httpx.Response:
        self.sent += 1
        headers = {"Authorization": f"Bearer {SECRETS[system]}", "Idempotency-Key": key or f"key-{self.sent}"}
        return self.http.post(f"/api/applications/{number}/events", json=body, headers=headers)

    def application(self, number: str = NUMBER) -> Application:
        with self.desk.database.read() as tx:
            return applications.by_numbers(tx, [number])[number]


@pytest.fixture
def api(sqlite_desk: Desk) -> Iterator[Api]:
    yield from served(sqlite_desk)


@pytest.fixture
def api_on_both(desk: Desk) -> Iterator[Api]:
    yield from served(desk)


def served(desk: Desk) -> Iterator[Api]:
    with desk.database.transaction() as tx:
        for system, secret in SECRETS.items():
            api_tokens.add(tx, system, secret, "test", NOW)
    with serve(desk, lambda: NOW) as url, httpx.Client(base_url=url, timeout=60) as http:
        yield Api(http, desk)


def at(day: int, hour: int = 1) -> str:
    return (NOW - timedelta(days=30 - day, hours=hour)).isoformat()


@pytest.fixture
def desk(database: Any, tmp_path: Any, config: Any, explainer: Any) -> Desk:
    """Return a desk without tickets, on both databases (the web tests' own is seeded)."""
    return Desk(config, database, Blobs(tmp_path / "blobs"), b"k" * 32, explainer)


def test_an_event_makes_and_moves_an_application_and_the_answer_says_so(api_on_both: Api) -> None:
    api = api_on_both
    permit = next(p for p in api.desk.knowledge.permits.values() if p.term_days)
    first = api.event({"stage": "technical-check", "label": "Penelitian teknis", "at": at(1), "permit": permit.name})
    second = api.event({"label": "Izin terbit", "at": at(5), "unit": "Jakarta Pusat"})

    assert (first.status_code, second.status_code) == (201, 200)
    assert (first.json()["effect"], first.json()["permit"], first.json()["due_on"] is not None) == (
        "created", permit.id, True,
    )  # fmt: skip
    assert (second.json()["effect"], second.json()["before"], second.json()["stage"]) == (
        "advanced", "technical-check", "issued",
    )  # fmt: skip
    found = api.application()
    assert (found.stage, found.system, found.channel, found.system_label) == (
        Stage.ISSUED, "jakevo", "jakevo", "Izin terbit",
    )  # fmt: skip
    with api.desk.database.read() as tx:
        told = [event for event in events.since(tx, 0) if event.what == "track.reported"]
    assert {(event.actor_kind, event.actor_name) for event in told} == {("token", "jakevo")}
    looked = api.http.get(f"/api/applications/{NUMBER}", headers={"Authorization": f"Bearer {SECRETS['jakevo']}"})
    assert looked.json()["stage"] == "issued"


def test_a_refusal_carries_the_requirements_that_failed(api: Api) -> None:
    label = api.desk.knowledge.documents["ktp"].label
    api.event({"stage": "refused", "at": at(1), "failed": [label, "denah lokasi kos"], "note": "KTP buram"})

    with api.desk.database.read() as tx:
        (report,) = applications.reports_of(tx, [api.application().id])[api.application().id]
    assert (report.failed, report.note) == (("ktp", "denah lokasi kos"), "KTP buram")


def test_the_same_request_again_gets_the_same_answer_and_another_one_is_refused(api_on_both: Api) -> None:
    api = api_on_both
    body = {"stage": "submitted", "at": at(1)}
    first, again = api.event(body, key="k"), api.event(body, key="k")
    other, elsewhere = api.event({**body, "note": "x"}, key="k"), api.event(body, key="k", number="A-2")

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert (first.headers.get("idempotency-replayed"), again.headers["idempotency-replayed"]) == (None, "true")
    assert (other.status_code, elsewhere.status_code) == (409, 409)
    assert api.event(body, key="k", system="oss", number="OSS-1").status_code == 201  # keys are each system's own
    with api.desk.database.read() as tx:
        assert len([event for event in events.since(tx, 0) if event.what == "track.reported"]) == 2


def test_an_event_sent_under_two_keys_counts_once(api: Api) -> None:
    body = {"stage": "submitted", "at": at(1), "id": "ev-1"}

    assert [api.event(body).json()["effect"] for _ in range(2)] == ["created", "unchanged"]


def test_a_correction_takes_an_earlier_event_back(api: Api) -> None:
    api.event({"id": "a", "stage": "submitted", "at": at(1)})
    api.event({"id": "b", "stage": "refused", "at": at(3)})
    assert api.event({"stage": "issued", "at": at(4)}).json()["effect"] == "contradicted"

    done = api.event({"id": "c", "stage": "technical-check", "at": at(2), "corrects": "b"})
    assert (done.json()["stage"], done.json()["contradicted"]) == ("issued", False)


EVENTS = st.lists(
    st.fixed_dictionaries(
        {"id": st.sampled_from(["a", "b", "c", "d", "e"]), "stage": st.sampled_from([s.value for s in Stage])},
        optional={"corrects": st.sampled_from(["a", "b", "c"]), "note": st.sampled_from(["x", "y"])},
    ).flatmap(lambda body: st.integers(0, 20).map(lambda day: {**body, "at": at(day)})),
    min_size=1,
    max_size=6,
    unique_by=lambda body: body["id"],
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(sent=EVENTS, chance=st.randoms(use_true_random=False))
def test_repeated_and_reordered_events_end_the_same(
    api: Api, sent: list[dict[str, Any]], chance: random.Random
) -> None:
    again = [*sent, *chance.choices(sent, k=3)]
    chance.shuffle(again)
    api.sent += 1
    straight, shuffled = f"S-{api.sent}", f"T-{api.sent}"
    for number, told in ((straight, sent), (shuffled, again)):
        for body in told:
            assert api.event(body, number=number).status_code in (200, 201)

    one, two = api.application(straight), api.application(shuffled)
    for name in ("stage", "system_label", "begun_at", "complete_on", "due_on", "due_why", "ended_at", "contradicted"):
        assert getattr(one, name) == getattr(two, name), name


def test_a_token_of_one_system_cannot_write_or_read_another_s_application(api_on_both: Api) -> None:
    api = api_on_both
    api.event({"stage": "submitted", "at": at(1)})
    refused = api.event({"stage": "issued", "at": at(2)}, system="oss")
    looked = api.http.get(f"/api/applications/{NUMBER}", headers={"Authorization": f"Bearer {SECRETS['oss']}"})

    assert (refused.status_code, looked.status_code) == (403, 403)
    assert refused.headers["content-type"] == "application/problem+json"
    assert "jakevo" in refused.json()["detail"]
    assert api.application().stage is Stage.SUBMITTED


@pytest.mark.parametrize(("channel", "status"), [("JakEVO", 200), (None, 200), ("OSS", 403), ("loket", 403)])
def test_an_application_that_no_system_reported_is_that_of_its_channel(
    api: Api, channel: str | None, status: int
) -> None:
    with api.desk.database.transaction() as tx:
        applications.add(tx, [{"number": NUMBER, "stage": "submitted", "channel": channel}], NOW)

    assert api.event({"stage": "issued", "at": at(2)}).status_code == status
    assert api.application().system == ("jakevo" if status == 200 else None)


def test_without_a_valid_token_nothing_is_done(api: Api) -> None:
    path, body = f"/api/applications/{NUMBER}/events", {"stage": "submitted", "at": at(1)}
    for headers in ({}, {"Authorization": "Bearer nope"}, {"Authorization": "Basic aGk="}):
        answer = api.http.post(path, json=body, headers={**headers, "Idempotency-Key": "k"})
        assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    with api.desk.database.transaction() as tx:
        token = api_tokens.by_secret(tx, SECRETS["jakevo"])
        assert token is not None
        assert token.used_at is None
        assert api_tokens.revoke(tx, token.id, NOW)

    assert api.event(body).status_code == 401
    with api.desk.database.read() as tx:
        assert applications.by_numbers(tx, [NUMBER]) == {}


def test_every_operation_of_the_document_needs_a_token(api: Api) -> None:
    document = api.document
    operations = [(path, method) for path, item in document["paths"].items() for method in item]

    assert len(operations) == 3
    for path, method in operations:
        assert document["paths"][path][method]["security"] == [{"HTTPBearer": []}]
        answer = api.http.request(method, f"/api{path.replace('{number}', 'A-1')}", json={"at": at(1)})
        assert answer.status_code in (401, 422), path


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({"at": at(1)}, "stage"),
        ({"label": "belum terbit", "at": at(1)}, "stage"),
        ({"stage": "terbit", "at": at(1)}, "stage"),
        ({"stage": "issued"}, "at"),
        ({"stage": "issued", "at": "2026-11-01T00:00:00"}, "at"),
        ({"stage": "issued", "at": "2027-11-01T00:00:00Z"}, "at"),
        ({"stage": "issued", "at": "0001-01-01T00:00:00+14:00"}, "at"),
        ({"stage": "issued", "at": at(1), "note": "a\0b"}, "note"),
        ({"stage": "issued", "at": at(1), "stge": "x"}, "stge"),
        ({"stage": "issued", "at": at(1), "contact": "tidak ada"}, "contact"),
    ],
)
def test_a_wrong_field_is_named(api: Api, body: dict[str, Any], named: str) -> None:
    answer = api.event(body)

    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert named in answer.json()["detail"]


def test_a_request_without_its_key_or_without_json_is_told_what_to_send(api: Api) -> None:
    headers = {"Authorization": f"Bearer {SECRETS['jakevo']}"}
    path = f"/api/applications/{NUMBER}/events"
    keyless = api.http.post(path, json={"stage": "issued", "at": at(1)}, headers=headers)
    no_json = api.http.post(
        path, content=b"{", headers={**headers, "Idempotency-Key": "k", "Content-Type": "application/json"}
    )

    assert (keyless.status_code, no_json.status_code) == (400, 400)
    assert "Idempotency-Key" in keyless.json()["detail"]


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None), max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
MOMENTS = st.one_of(
    st.datetimes(timezones=st.timezones()).map(datetime.isoformat),
    st.integers(0, 300 * 86_400).map(lambda seconds: (NOW - timedelta(seconds=seconds)).isoformat()),
    ANYTHING,
)


def bodies(document: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Return objects with the fields of the OpenAPI document, right, nearly right and absurd."""
    fields = document["components"]["schemas"]["EventReport"]["properties"]
    right: dict[str, st.SearchStrategy[Any]] = {name: st.text(max_size=250) | ANYTHING for name in fields}
    right["stage"] = st.sampled_from([s.value for s in Stage]) | right["stage"]
    del right["at"]
    right["failed"] = st.lists(st.text(max_size=20), max_size=3) | ANYTHING
    return st.fixed_dictionaries({"at": MOMENTS}, optional=right) | ANYTHING


NUMBERS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=230)
SIGNS = st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f", exclude_categories=["Cc"])
KEYS = st.text(SIGNS, max_size=160).map(lambda key: key.encode("latin-1"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=100)
@given(data=st.data())
def test_whatever_is_sent_there_is_no_server_error(api: Api, data: st.DataObject) -> None:
    document = api.document
    known = {int(status) for status in document["paths"]["/applications/{number}/events"]["post"]["responses"]}
    body = data.draw(bodies(document))
    url = f"/api/applications/{quote(data.draw(NUMBERS), safe=data.draw(st.sampled_from(['', '/'])))}/events"
    headers = [
        (b"authorization", f"Bearer {SECRETS['jakevo']}".encode()),
        (b"idempotency-key", data.draw(KEYS).strip()),
        (b"content-type", b"application/json"),
    ]
    answer = api.http.post(url, content=json.dumps(body).encode("utf-8", "surrogatepass"), headers=headers)

    assert answer.status_code < 500
    assert answer.status_code in known | {404}
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["status"] == answer.status_code
