"""Polling another system: its answers are taken in once, and every way to fail is said in words."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from pydantic import ValidationError

from helpdesk.config_track import Poll
from helpdesk.desk import Desk
from helpdesk.follow_up.polled import poll_once
from helpdesk.follow_up.systems import LARGEST, UnreachableError, fetch
from helpdesk.model.application import Application, Stage
from helpdesk.model.system import SourceHealth
from helpdesk.store import applications, status_sources
from helpdesk.worker import poll_system
from tests.servers.status import StatusServer, as_json

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
FIELDS = {"number": "no", "stage": "status", "at": "tgl", "failed": "kurang", "note": "alasan"}


@pytest.fixture
def system() -> Iterator[StatusServer]:
    with StatusServer() as server:
        yield server


def poll(system: StatusServer, **said: Any) -> Poll:
    told = {"system": "simbg", "url": f"{system.url}/permohonan?sejak={{since}}", "fields": FIELDS, "items": "data"}
    return Poll(**{**told, **said})


def row(number: str, status: str, day: str | None = "2026-11-20", **more: Any) -> dict[str, Any]:
    return {"no": number, "status": status, "tgl": day, **more}


def known(desk: Desk, number: str) -> Application:
    with desk.database.read() as tx:
        return applications.by_numbers(tx, [number])[number]


def health(desk: Desk) -> SourceHealth:
    with desk.database.read() as tx:
        (found,) = status_sources.health(tx)
    return found


def test_every_page_is_taken_in_and_asking_again_changes_nothing(
    desk: Desk, system: StatusServer, tmp_path: Path
) -> None:
    token = tmp_path / "token"
    token.write_text("rahasia\n")
    pages = {"2": {"data": [row("S-2", "Ditolak", kurang=["KTP"], alasan="buram")], "lanjut": None}}
    first = {"data": [row("S-1", "Terbit"), row("S-3", "entah"), {}], "lanjut": "/permohonan?page=2"}
    system.answer = lambda path: as_json(pages["2"] if "page=2" in path else first)
    asked = poll(system, next="lanjut", token_file=token)

    assert poll_once(desk, asked, NOW) == 2
    assert (known(desk, "S-1").stage, known(desk, "S-2").stage) == (Stage.ISSUED, Stage.REFUSED)
    assert known(desk, "S-1").system == "simbg"
    assert {authorization for _path, authorization in system.asked} == {"Bearer rahasia"}
    found = health(desk)
    assert (found.heartbeat_at, found.failing_since, found.until) == (NOW, None, NOW)
    assert found.problem is not None
    assert "2 not taken" in found.problem
    poll_once(desk, asked, NOW + timedelta(hours=1))
    assert "sejak=2026-11-24T02:50:00+00:00" in unquote(system.asked[2][0])
    with desk.database.read() as tx:
        assert len(applications.reports_of(tx, [known(desk, "S-1").id])[known(desk, "S-1").id]) == 1


def test_a_state_without_a_time_counts_from_when_it_was_first_seen(desk: Desk, system: StatusServer) -> None:
    system.answer = lambda _path: as_json({"data": [row("S-1", "Dikembalikan", None)]})
    for hours in range(2):
        poll_once(desk, poll(system), NOW + timedelta(hours=hours))
    assert known(desk, "S-1").begun_at == NOW
    system.answer = lambda _path: as_json({"data": [row("S-1", "Diajukan", None)]})
    poll_once(desk, poll(system), NOW + timedelta(hours=2))
    system.answer = lambda _path: as_json({"data": [row("S-1", "Dikembalikan", None)]})
    poll_once(desk, poll(system), NOW + timedelta(hours=3))

    with desk.database.read() as tx:
        reports = applications.reports_of(tx, [known(desk, "S-1").id])[known(desk, "S-1").id]
    assert [report.stage for report in reports] == [Stage.RETURNED, Stage.SUBMITTED, Stage.RETURNED]


def test_an_office_s_words_for_stages_come_from_config(desk: Desk, system: StatusServer) -> None:
    system.answer = lambda _path: as_json({"data": [row("S-1", "Meja 7")]})
    poll_once(desk, poll(system, stages={"meja 7": Stage.AWAITING_SIGNATURE}), NOW)

    assert known(desk, "S-1").stage is Stage.AWAITING_SIGNATURE


def test_another_system_s_application_is_left_alone(desk: Desk, system: StatusServer) -> None:
    with desk.database.transaction() as tx:
        applications.add(tx, [{"number": "S-1", "stage": "submitted", "system": "jakevo"}], NOW)
    system.answer = lambda _path: as_json({"data": [row("S-1", "Terbit")]})
    poll_once(desk, poll(system), NOW)

    assert known(desk, "S-1").stage is Stage.SUBMITTED
    assert "is of jakevo" in (health(desk).problem or "")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (as_json({"pesan": "token salah"}, 401), "401"),
        (as_json({}, 302, Location="http://127.0.0.1:1/elsewhere"), "302"),
        ((200, {}, b"<html>"), "did not answer in JSON"),
        (as_json({"data": {}}), "no list"),
        (as_json({"data": [], "lanjut": "http://127.0.0.2/x"}), "nobody configured"),
        (as_json({"data": [], "lanjut": "/permohonan"}), "more than"),
    ],
)
def test_every_failure_is_noted_with_its_reason_until_it_is_over(
    desk: Desk, system: StatusServer, answer: Any, said: str
) -> None:
    system.answer = lambda _path: answer
    for hours in range(2):
        with pytest.raises(UnreachableError, match=said):
            poll_once(desk, poll(system, next="lanjut"), NOW + timedelta(hours=hours))
    assert (health(desk).failing_since, health(desk).heartbeat_at) == (NOW, None)
    assert said in (health(desk).problem or "")
    system.answer = lambda _path: as_json({"data": []})
    poll_once(desk, poll(system), NOW)

    assert (health(desk).failing_since, health(desk).problem) == (None, None)


def test_an_answer_that_never_ends_is_given_up(system: StatusServer) -> None:
    ticks = iter(range(0, 10_000, 40))
    system.answer = lambda _path: as_json(["x" * 200_000])

    with pytest.raises(UnreachableError, match="no whole answer within 30 seconds"):
        fetch(poll(system), system.url, clock=lambda: float(next(ticks)))


def test_an_answer_that_is_too_large_is_given_up(system: StatusServer) -> None:
    system.answer = lambda _path: (200, {}, b" " * (LARGEST + 1))

    with pytest.raises(UnreachableError, match="smaller pages"):
        fetch(poll(system), system.url)


def test_a_server_that_is_down_is_said_to_be(system: StatusServer) -> None:
    with pytest.raises(UnreachableError, match="cannot be reached"):
        fetch(poll(system, url="http://127.0.0.1:1/"), "http://127.0.0.1:1/")


def test_the_worker_asks_and_goes_on_after_a_failure(sqlite_desk: Desk, system: StatusServer) -> None:
    stop = threading.Event()
    answers = iter([as_json({}, 500), as_json({"data": [row("S-1", "Terbit")]})])

    class Impatient(threading.Event):
        """Waits for nothing."""

        def wait(self, timeout: float | None = None) -> bool:
            return self.is_set()

    stop = Impatient()

    def answer(path: str) -> Any:
        found = next(answers, None)
        if found is None:
            stop.set()
        return found or as_json({"data": []})

    system.answer = answer
    poll_system(sqlite_desk, poll(system), stop)

    assert known(sqlite_desk, "S-1").stage is Stage.ISSUED


def test_only_safe_addresses_and_whole_mappings_are_taken() -> None:
    good: dict[str, Any] = {"system": "simbg", "url": "https://simbg.example/api", "fields": FIELDS}
    Poll(**good)
    for wrong in (
        {"url": "http://simbg.example/"},
        {"url": "file:///etc/passwd"},
        {"fields": {"number": "x"}},
        {"fields": {**FIELDS, "x": "y"}},
    ):
        with pytest.raises(ValidationError):
            Poll(**{**good, **wrong})
