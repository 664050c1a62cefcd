"""Applications end the same whatever order reports come in, and the figures add up."""

from __future__ import annotations

import contextlib
import json
import random
import shutil
import subprocess
import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from typer.testing import CliRunner

from helpdesk.cli.main import app
from helpdesk.config import load
from helpdesk.desk import Desk
from helpdesk.follow_up.follow_up import VISIT, Effect, Reported, count_again, due_of, take_reports
from helpdesk.model.application import Application, Stage, StageReport
from helpdesk.model.person import Actor, ActorKind
from helpdesk.report.figures import figures
from helpdesk.report.scope import Scope
from helpdesk.store import applications, calendar, events, tickets
from helpdesk.store.figures import counts
from helpdesk.track.calendar import DayKind, DayOff, Suspension
from helpdesk.track.proposals import proposed
from tests.conftest import ROOT
from tests.store.test_outbox import a_ticket

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
JAKARTA = ZoneInfo("Asia/Jakarta")
OSS = Actor(ActorKind.IMPORT, "oss", origin="import")


def report(day: int, stage: Stage, key: str = "") -> StageReport:
    return StageReport(key or f"{day}-{stage}", NOW + timedelta(days=day), stage, "oss", label=stage.value.upper())


def reported(number: str, *reports: StageReport, **said: Any) -> Reported:
    return Reported(number, reports, **said)


def application(desk: Desk, number: str) -> Application:
    with desk.database.read() as tx:
        return applications.by_numbers(tx, [number])[number]


def with_term(desk: Desk) -> tuple[str, int]:
    """Return a permit whose term is known, and the term in working days."""
    permit = next(p for p in desk.knowledge.permits.values() if p.term_days)
    return permit.id, permit.term_days or 0


def test_an_application_advances_with_each_report_and_keeps_the_source_s_own_word(desk: Desk) -> None:
    first = take_reports(
        desk, OSS, [reported("A-1", report(0, Stage.SUBMITTED), applicant="Budi", unit="Jakarta Pusat")], NOW
    )
    second = take_reports(desk, OSS, [reported("A-1", report(2, Stage.ISSUED))], NOW)

    assert [(o.effect, o.before, o.after) for o in (*first, *second)] == [
        (Effect.CREATED, None, Stage.SUBMITTED),
        (Effect.ADVANCED, Stage.SUBMITTED, Stage.ISSUED),
    ]
    found = application(desk, "A-1")
    assert (found.stage, found.system_label, found.applicant) == (Stage.ISSUED, "ISSUED", "Budi")
    assert found.begun_at == NOW
    assert found.ended_at == NOW + timedelta(days=2)
    with desk.database.read() as tx:
        told = [event for event in events.since(tx, 0) if event.what == "track.reported"]
    assert [event.data["after"] for event in told] == ["submitted", "issued"]
    assert {event.actor_name for event in told} == {"oss"}


@pytest.mark.parametrize("seed", range(5))
def test_any_order_and_any_repetition_end_the_same(desk: Desk, seed: int) -> None:
    chance = random.Random(seed)
    reports = [
        report(0, Stage.SUBMITTED),
        report(1, Stage.TECHNICAL_CHECK),
        report(3, Stage.RETURNED),
        report(5, Stage.SUBMITTED, "again"),
        report(6, Stage.TECHNICAL_CHECK, "again-2"),
        report(9, Stage.REFUSED),
    ]
    take_reports(desk, OSS, [reported("A-0", *reports)], NOW)
    told = [*reports, *chance.choices(reports, k=4)]
    chance.shuffle(told)
    for item in told:
        take_reports(desk, OSS, [reported("A-1", item)], NOW)

    straight, shuffled = application(desk, "A-0"), application(desk, "A-1")
    for name in ("stage", "system_label", "begun_at", "complete_on", "due_on", "due_why", "ended_at", "contradicted"):
        assert getattr(shuffled, name) == getattr(straight, name)


def test_a_contradiction_changes_no_stage_and_is_marked(desk: Desk) -> None:
    take_reports(desk, OSS, [reported("A-1", report(0, Stage.REFUSED))], NOW)
    (outcome,) = take_reports(desk, OSS, [reported("A-1", report(1, Stage.ISSUED))], NOW)

    assert (outcome.effect, outcome.after) == (Effect.CONTRADICTED, Stage.REFUSED)
    assert application(desk, "A-1").contradicted


def test_a_dry_run_changes_nothing_and_says_what_would_happen(desk: Desk) -> None:
    take_reports(desk, OSS, [reported("A-1", report(0, Stage.SUBMITTED))], NOW)
    before = application(desk, "A-1")
    items = [
        reported("A-1", report(1, Stage.ISSUED), unit="Unit baru"),
        reported("A-2", report(0, Stage.SUBMITTED)),
        reported("A-1", report(0, Stage.SUBMITTED)),
    ]

    dry = take_reports(desk, OSS, items, NOW, dry_run=True)
    assert [(o.number, o.effect) for o in dry] == [("A-1", Effect.ADVANCED), ("A-2", Effect.CREATED)]
    assert application(desk, "A-1") == before
    with desk.database.read() as tx:
        assert len([e for e in events.since(tx, 0) if e.what == "track.reported"]) == 1
        assert applications.by_numbers(tx, ["A-2"]) == {}
    assert take_reports(desk, OSS, items, NOW) == dry
    assert [o.effect for o in take_reports(desk, OSS, items, NOW)] == [Effect.UNCHANGED] * 2


def test_a_ticket_is_due_with_its_first_application_and_the_date_is_explained(desk: Desk) -> None:
    permit_id, days = with_term(desk)
    with desk.database.transaction() as tx:
        ticket = a_ticket(tx)
        for year in (2026, 2027):
            calendar.approve(tx, year, [proposal.off for proposal in proposed(year)], OSS, NOW)
    items = [reported("A-1", report(0, Stage.TECHNICAL_CHECK), permit_id=permit_id, ticket_id=ticket.id)]
    take_reports(desk, OSS, items, NOW)

    found = application(desk, "A-1")
    explained = due_of(desk, found.id)
    assert explained is not None
    assert explained.on == found.due_on
    assert [day.number for day in explained.days if day.number] == list(range(1, days + 1))
    with desk.database.read() as tx:
        due_at = tickets.get(tx, ticket.id).due_at
    assert due_at is not None
    assert due_at.astimezone(UTC).date() == found.due_on  # the end of the day in Jakarta is still that day in UTC

    take_reports(desk, OSS, [reported("A-1", report(1, Stage.ISSUED))], NOW)
    assert application(desk, "A-1").due_on is None
    with desk.database.read() as tx:
        assert tickets.get(tx, ticket.id).due_at is None


def test_suspended_visits_move_the_due_date_of_those_that_wait_for_one(desk: Desk) -> None:
    permit_id, _days = with_term(desk)
    with desk.database.transaction() as tx:
        calendar.suspend(tx, Suspension(date(2026, 11, 25), date(2026, 12, 1), VISIT, "ditiadakan"), OSS, NOW)
    for number, stage in (("waits", Stage.AWAITING_VISIT), ("works", Stage.TECHNICAL_CHECK)):
        take_reports(desk, OSS, [reported(number, report(0, stage), permit_id=permit_id)], NOW)

    waits, works = application(desk, "waits").due_on, application(desk, "works").due_on
    assert waits is not None
    assert works is not None
    assert (waits - works).days == 7  # five working days and a weekend


def test_an_unknown_term_gives_no_due_date_and_says_so(desk: Desk) -> None:
    permit = next(p for p in desk.knowledge.permits.values() if p.term_days is None)
    take_reports(desk, OSS, [reported("A-1", report(0, Stage.TECHNICAL_CHECK), permit_id=permit.id)], NOW)

    found = application(desk, "A-1")
    assert found.due_on is None
    assert found.due_why == "jangka waktu resmi layanan ini belum kami ketahui"


def test_the_figures_of_each_part_add_up_to_the_whole(desk: Desk) -> None:
    chance = random.Random(7)
    permits = [*list(desk.knowledge.permits)[:3], None]
    for number in range(60):
        stages = chance.sample(list(Stage), k=chance.randint(1, 3))
        take_reports(
            desk,
            OSS,
            [
                reported(
                    f"A-{number}",
                    *(report(day, stage) for day, stage in enumerate(stages)),
                    permit_id=chance.choice(permits),
                    unit=chance.choice(["Jakarta Pusat", "Jakarta Barat", None]),
                )
            ],
            NOW,
        )
    with desk.database.read() as tx:
        found = figures(counts(tx, Scope(), JAKARTA))
        later = figures(counts(tx, Scope(first=NOW.date() + timedelta(days=1)), JAKARTA))

    total = found.total
    assert total.received == 60 == total.issued + total.refused + total.withdrawn + total.in_process
    for parts in (found.by_permit, found.by_unit):
        assert sum(part.received for _name, part in parts) == 60
        for name in ("issued", "refused", "withdrawn", "in_process", "awaiting_visit"):
            assert sum(getattr(part, name) for _name, part in parts) == getattr(total, name)
    assert later.total.received == 0


def run(config: Path, *words: str) -> tuple[int, str, str]:
    """Run a command in this process, which spares its start; return its exit status, stdout and stderr."""
    with contextlib.chdir(ROOT):
        done = CliRunner().invoke(app, [*words, "--config", str(config)])
    return done.exit_code, done.stdout, done.stderr


def run_apart(config: Path, *words: str) -> tuple[int, str, str]:
    """Run a command as a person does; return its exit status, stdout and stderr."""
    command = [sys.executable, "-m", "helpdesk", *words, "--config", str(config)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=300)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def office(tmp_path: Path, migrated_sqlite: Path) -> Path:
    """Return the configuration of an office with an empty database."""
    config = tmp_path / "config.toml"
    faq, templates = ROOT / "faq", ROOT / "templates"
    config.write_text(f'[draft]\nfaq = "{faq}"\ntemplates = "{templates}"\n')
    database = load(config).store.database.removeprefix("sqlite:///")
    Path(database).parent.mkdir()
    shutil.copyfile(migrated_sqlite, database)
    return config


def listed(rows: Iterable[tuple[str, str, str, str]]) -> str:
    return "No Permohonan;Jenis Izin;Status;Tgl Status\n" + "".join(";".join(row) + "\n" for row in rows)


ISSUED, REFUSED, WAITING = 25_786, 4_014, 418


def test_the_two_weeks_of_march_2020_come_out_exactly(office: Path, tmp_path: Path) -> None:
    states = ["Terbit"] * ISSUED + ["Ditolak"] * REFUSED + ["Menunggu peninjauan lapangan"] * WAITING
    random.Random(2020).shuffle(states)
    kinds = ["Surat Izin Praktik Dokter", "KRK", "izin yang tidak dikenal"]
    rows = [(f"MRT-{n:05}", kinds[n % 3], state, f"{16 + n % 12}/03/2020") for n, state in enumerate(states)]
    file = tmp_path / "maret.csv"
    file.write_text(listed(rows))

    status, _out, told = run(office, "import", str(file))
    assert status == 0, told
    assert f"{len(rows)} baris: {len(rows)} baru" in told

    status, out, _err = run(office, "report", "--from", "2020-03-16", "--to", "2020-03-31", "--json")
    assert status == 0
    found = json.loads(out)
    assert found["total"]["received"] == ISSUED + REFUSED + WAITING
    assert (found["total"]["issued"], found["total"]["refused"], found["total"]["in_process"]) == (
        ISSUED,
        REFUSED,
        WAITING,
    )
    assert found["total"]["stages"]["awaiting-visit"] == WAITING
    assert sum(part["received"] for part in found["by_permit"]) == len(rows)
    assert run(office, "report")[1].count("\n") > 4


def test_a_messy_list_is_taken_row_by_row_after_a_dry_run(office: Path, tmp_path: Path) -> None:
    file = tmp_path / "daftar.csv"
    rows = [
        ("A-1", "KRK", "Diajukan", "1 Nopember 2026"),
        ("A-1", "KRK", "Terbit", "10/11/2026"),
        ("A-2", "KRK", "entah", "10/11/2026"),
        ("A-3", "KRK", "Ditolak", "31/11/2026"),
        ("A-4", "KRK", "Ditolak", "30/11/2026"),
    ]
    file.write_text(listed(rows), encoding="cp1252")

    status, out, told = run(office, "import", "--dry-run", str(file))
    assert status == 1
    assert out.splitlines() == [
        "baris 2: A-1: baru: issued",
        "baris 3: A-1: bersama baris 2",
        "baris 6: A-4: baru: refused",
        'baris 4: Status "entah": status ini tidak dikenal; tulis misalnya diajukan, dikembalikan, terbit, '
        "atau ditolak",
        'baris 5: Tgl Status "31/11/2026": bukan tanggal; tulis misalnya 31/03/2020',
    ]
    assert "tidak ada yang diubah" in told
    assert json.loads(run(office, "report", "--json")[1])["total"]["received"] == 0

    assert run(office, "import", str(file))[0] == 1
    assert json.loads(run(office, "report", "--json")[1])["total"]["stages"]["issued"] == 1
    status, out, told = run_apart(office, "import", str(file))
    assert (status, [line.partition(" Status")[0] for line in out.splitlines()]) == (1, ["baris 4:", "baris 5: Tgl"])
    assert "0 baru, 0 maju, 2 tetap" in told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("import", "none.csv"), "none.csv: No such file"),
        (("import", "README.md"), "No column was taken for number"),
        (("import", "README.md", "--column", "number"), "write it as FIELD=HEADING"),
        (("import", "README.md", "--as-of", "kemarin"), "write it as YYYY-MM-DD"),
        (("report", "--from", "2026-13-01"), "write it as YYYY-MM-DD"),
    ],
)
def test_what_cannot_be_used_is_named_with_its_remedy(office: Path, words: tuple[str, ...], told: str) -> None:
    status, out, err = run(office, *words)

    assert (status, out) == (2, "")
    assert told in err


def test_a_calendar_that_changes_moves_due_dates(desk: Desk) -> None:
    permit_id, _days = with_term(desk)
    with desk.database.transaction() as tx:
        ticket = a_ticket(tx)
    for number, stage in (("open", Stage.TECHNICAL_CHECK), ("ended", Stage.ISSUED)):
        items = [reported(number, report(0, stage), permit_id=permit_id, ticket_id=ticket.id)]
        take_reports(desk, OSS, items, NOW)
    before = application(desk, "open").due_on
    assert before is not None
    assert count_again(desk, NOW) == 0

    with desk.database.transaction() as tx:
        calendar.add_day(tx, DayOff(before, "Kantor tutup", DayKind.CLOSURE), OSS, NOW)
    assert count_again(desk, NOW) == 1

    after = application(desk, "open").due_on
    assert after is not None
    assert after > before
    assert application(desk, "ended").due_on is None
    with desk.database.read() as tx:
        due_at = tickets.get(tx, ticket.id).due_at
    assert due_at is not None
    assert due_at.astimezone(UTC).date() == after
