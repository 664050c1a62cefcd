"""Two weeks of an office: the simulator's own books and the desk's report agree, and each due date is explained."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from helpdesk.cli.demo_office import demo_settings
from helpdesk.config import load
from helpdesk.desk import Desk
from helpdesk.follow_up.follow_up import due_of
from helpdesk.model.application import Application
from helpdesk.store import applications, events
from tests.conftest import ROOT

WHOLE = ("30218", "3000")  # the size of the real two weeks
SMALL = ("250", "16")
NOW = datetime(2020, 3, 31, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, long: bool) -> tuple[Path, dict[str, dict[str, int]]]:
    """Return the folder in which an office was played, and every figure of both sides."""
    folder = tmp_path_factory.mktemp("played") / "office"
    sizes = WHOLE if long else SMALL
    words = [
        "simulate",
        "--applications",
        sizes[0],
        "--mails",
        sizes[1],
        "--seed",
        "7",
        "--demo",
        str(folder),
        "--json",
    ]
    command = [sys.executable, "-m", "helpdesk", *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=3600, check=False)
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    return folder, json.loads(done.stdout)


def test_the_report_adds_up_to_the_simulator_s_own_books(
    office: tuple[Path, dict[str, dict[str, int]]], long: bool
) -> None:
    _folder, lines = office

    assert {name: line for name, line in lines.items() if line["played"] != line["reported"]} == {}
    assert lines["applications: received"]["reported"] == int((WHOLE if long else SMALL)[0])
    for name in ("applications: issued", "applications: refused", "returned: all", "replies sent", "mails of citizens"):
        assert lines[name]["reported"] > 0, name
    assert lines["refused: all"]["reported"] > lines["refused: without a requirement"]["reported"]


def test_every_due_date_can_be_explained_day_by_day(office: tuple[Path, dict[str, dict[str, int]]]) -> None:
    folder, _lines = office
    desk = Desk.open(demo_settings(load(ROOT / "config.toml"), folder, 1), NOW)
    try:
        with desk.database.read() as tx:
            found: list[Application] = []
            after = 0
            while page := applications.not_ended(tx, after):
                found += page
                after = page[-1].id
        assert found
        for item in found:
            explained = due_of(desk, item.id)
            assert explained is not None
            assert (explained.on, explained.why_none) == (item.due_on, item.due_why)
            assert explained.on is not None or explained.why_none
            counted = [day.day for day in explained.days if day.number is not None]
            assert explained.on is None or counted[-1] == explained.on
            assert all(day.why for day in explained.days if day.number is None)
        with desk.database.read() as tx:
            told = events.newest(tx, ["track.reported"])
        assert told is not None
        assert told.at <= NOW
    finally:
        desk.close()


def test_a_used_database_is_refused_before_anything_is_invented(
    office: tuple[Path, dict[str, dict[str, int]]],
) -> None:
    folder, _lines = office
    command = [sys.executable, "-m", "helpdesk", "simulate", "--mails", "1", "--demo", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=600, check=False)

    assert done.returncode == 2
    assert b"holds tickets or applications already" in done.stderr
