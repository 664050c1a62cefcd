"""The command that takes over a list of applications from another system."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping
from datetime import datetime, time
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from helpdesk.cli.common import FAILED, ConfigOption, fail, open_desk, print_line, read_config, read_day
from helpdesk.desk import Desk
from helpdesk.errors import SheetError
from helpdesk.follow_up.follow_up import Effect, Outcome, reported, take_reports
from helpdesk.model.person import Actor, ActorKind
from helpdesk.track.naming import PermitNames
from helpdesk.track.sheet import Row, Sheet, read_sheet
from helpdesk.worker import now_utc

AT_ONCE = 2000  # rows in one transaction
ORIGIN = "import"
WORDS = {
    Effect.CREATED: "baru",
    Effect.ADVANCED: "maju",
    Effect.UNCHANGED: "tetap",
    Effect.CONTRADICTED: "bertentangan",
}


def import_(
    file: Annotated[Path, typer.Argument(help="A CSV or XLSX file; its first row names the columns.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Change nothing; say row by row what would be done.")
    ] = False,
    column: Annotated[
        list[str] | None, typer.Option(help="Which heading holds a field, e.g. --column number='No Reg'.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="The day of the list, for states without a date.")
    ] = None,
    config: ConfigOption = None,
) -> None:
    """Take over applications and their stages from a list of another system.

    The same list read again changes nothing. Rows that cannot be read are named with line, column and remedy, and the
    others are taken. Exit 1 when there were such rows, or reports that contradict each other.
    """
    with open_desk(read_config(config)) as desk:
        zone = ZoneInfo(desk.config.office.timezone)
        made = datetime.combine(read_day(as_of), time(), zone) if as_of else None
        try:
            sheet = read_sheet(_octets(file), zone, columns=_columns(column or []), as_of=made)
        except SheetError as error:
            fail(f"{file}: {error}")
        outcomes = _taken(desk, file.name, sheet, dry_run=dry_run)
    _tell(sheet, outcomes, dry_run=dry_run)
    if sheet.problems or any(outcome.effect is Effect.CONTRADICTED for _row, outcome in outcomes):
        raise typer.Exit(FAILED)


def _octets(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        fail(f"{file}: {error.strerror}. Give the path of a CSV or XLSX file.")


def _columns(given: list[str]) -> Mapping[str, str]:
    columns = {}
    for item in given:
        field, equals, heading = item.partition("=")
        if not equals:
            fail(f"--column {item}: write it as FIELD=HEADING, e.g. number='No Reg'.")
        columns[field.strip()] = heading
    return columns


def _taken(desk: Desk, name: str, sheet: Sheet, *, dry_run: bool) -> list[tuple[Row, Outcome]]:
    """Hand the rows over, each with its outcome."""
    names = PermitNames(desk.knowledge.permits)
    actor = Actor(ActorKind.IMPORT, name, origin=ORIGIN)
    found = []
    for start in range(0, len(sheet.rows), AT_ONCE):
        rows = sheet.rows[start : start + AT_ONCE]
        permits = {label: names.permit_of(label) for label in {row.permit or "" for row in rows}}
        items = [reported(row, f"{ORIGIN}:{name}", permits[row.permit or ""]) for row in rows]
        outcomes = {o.number: o for o in take_reports(desk, actor, items, now_utc(), dry_run=dry_run)}
        found += [(row, outcomes[row.number]) for row in rows]
    return found


def _tell(sheet: Sheet, outcomes: list[tuple[Row, Outcome]], *, dry_run: bool) -> None:
    """Print the report: which column is what, each row on a dry run, what could not be read, and the sums."""
    print("kolom: " + ", ".join(f"{field} = {heading}" for field, heading in sheet.columns.items()), file=sys.stderr)
    if sheet.ignored:
        print("tidak dipakai: " + ", ".join(sheet.ignored), file=sys.stderr)
    if dry_run:
        first: dict[str, int] = {}
        for row, outcome in outcomes:
            before = f"{outcome.before} -> " if outcome.before else ""
            what = f"{WORDS[outcome.effect]}: {before}{outcome.after}"
            line = first.setdefault(outcome.number, row.line)
            print_line(f"baris {row.line}: {row.number}: {what if line == row.line else f'bersama baris {line}'}")
    for problem in sheet.problems:
        value = f' "{problem.value}"' if problem.value else ""
        print_line(f"baris {problem.line}: {problem.column}{value}: {problem.problem}")
    effects = Counter(effect for effect in {o.number: o.effect for _row, o in outcomes}.values())
    sums = ", ".join(f"{effects[effect]} {WORDS[effect]}" for effect in Effect)
    told = "tidak ada yang diubah" if dry_run else "disimpan"
    print(f"{len(outcomes)} baris: {sums}; {len(sheet.problems)} tidak terbaca; {told}.", file=sys.stderr)
