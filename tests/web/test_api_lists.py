"""Many events in one request: each counts once, and one that cannot be taken keeps none of the others back."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from helpdesk.blobs import Blobs
from helpdesk.desk import Desk
from helpdesk.model.application import Stage
from helpdesk.store import applications
from tests.web.test_api import SECRETS, Api, at, served


@pytest.fixture
def desk(database: Any, tmp_path: Any, config: Any, explainer: Any) -> Desk:
    """Return a desk without tickets, on both databases."""
    return Desk(config, database, Blobs(tmp_path / "blobs"), b"k" * 32, explainer)


@pytest.fixture
def api(desk: Desk) -> Iterator[Api]:
    yield from served(desk)


def send(api: Api, *events: dict[str, Any], system: str = "jakevo") -> httpx.Response:
    headers = {"Authorization": f"Bearer {SECRETS[system]}"}
    return api.http.post("/api/events", json={"events": list(events)}, headers=headers)


def event(number: str, key: str, stage: str, day: int, **said: Any) -> dict[str, Any]:
    return {"number": number, "id": f"{number}:{key}", "stage": stage, "at": at(day), **said}


STORY = [
    event("A-1", "1", "submitted", 1),
    event("A-1", "2", "returned", 3, failed=["ktp"]),
    event("A-1", "3", "submitted", 5),
    event("A-1", "4", "issued", 9),
    event("B-1", "1", "submitted", 2),
    event("B-1", "2", "refused", 4, failed=["ktp"], note="KTP buram"),
]


def test_a_list_in_any_order_and_repeated_ends_as_the_events_alone(api: Api) -> None:
    chance = random.Random(3)
    for _ in range(4):
        events = [*STORY, *chance.choices(STORY, k=4)]
        chance.shuffle(events)
        answer = send(api, *events)
        assert answer.status_code == 200
        assert len(answer.json()["results"]) == len(events)
    assert (api.application("A-1").stage, api.application("B-1").stage) == (Stage.ISSUED, Stage.REFUSED)
    with api.desk.database.read() as tx:
        reports = applications.reports_of(tx, [api.application("A-1").id, api.application("B-1").id])
    assert sorted(map(len, reports.values())) == [2, 4]
    assert {one["application"]["effect"] for one in send(api, *STORY).json()["results"]} == {"unchanged"}


def test_what_became_of_each_is_told_in_order(api: Api) -> None:
    send(api, event("OSS-1", "1", "submitted", 1), system="oss")
    answer = send(
        api,
        event("OSS-1", "2", "refused", 2),
        {"number": "A-1", "id": "x", "label": "Meja 7", "at": at(1)},
        event("A-1", "1", "submitted", 1),
        {"number": "A-2", "id": "y", "stage": "submitted", "at": "2999-01-01T00:00:00Z"},
    )
    results = answer.json()["results"]
    assert [(one["number"], one["status"]) for one in results] == [
        ("OSS-1", 403),
        ("A-1", 422),
        ("A-1", 201),
        ("A-2", 422),
    ]
    assert "oss" in results[0]["detail"]
    assert "Meja 7" in results[1]["detail"]
    assert results[2]["application"]["effect"] == "created"
    assert api.application("OSS-1").stage is Stage.SUBMITTED


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"events": []},
        {"events": [{"number": "A-1", "stage": "submitted", "at": at(1)}]},
        {"events": [{"number": "A-1", "id": "1", "stage": "sunk", "at": at(1)}]},
        {"events": [event("A-1", str(n), "submitted", 1) for n in range(501)]},
        {"events": [event("A\n1", "1", "submitted", 1)]},
        [],
    ],
)
def test_a_list_of_the_wrong_shape_is_refused_whole(api: Api, body: Any) -> None:
    headers = {"Authorization": f"Bearer {SECRETS['jakevo']}"}
    answer = api.http.post("/api/events", json=body, headers=headers)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    with api.desk.database.read() as tx:
        assert applications.by_numbers(tx, ["A-1"]) == {}


def test_a_list_needs_a_token(api: Api) -> None:
    assert api.http.post("/api/events", json={"events": STORY}).status_code == 401
    assert (
        api.http.post("/api/events", json={"events": STORY}, headers={"Authorization": "Bearer no"}).status_code == 401
    )
