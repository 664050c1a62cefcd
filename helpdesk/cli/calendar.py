"""Commands about the office's calendar, by which due dates are counted."""

from __future__ import annotations

from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from helpdesk.cli.common import FAILED, ConfigOption, fail, open_desk, print_line, read_config, read_day
from helpdesk.errors import ConflictError
from helpdesk.follow_up import office_calendar
from helpdesk.model.person import Actor, ActorKind
from helpdesk.review.announce import resume_visits, suspend_visits
from helpdesk.store import calendar
from helpdesk.track.calendar import WEEKDAYS, DayKind, DayOff
from helpdesk.track.proposals import ESTIMATED, Proposal, proposed
from helpdesk.worker import now_utc

app = typer.Typer(
    help="The office's calendar: approve holidays, close a day, suspend and resume site visits.", no_args_is_help=True
)
TERMINAL = Actor(ActorKind.SYSTEM, "helpdesk calendar", origin="terminal")
KINDS = {DayKind.HOLIDAY: "libur nasional", DayKind.JOINT_LEAVE: "cuti bersama", DayKind.CLOSURE: "kantor tutup"}
YearArgument = Annotated[int, typer.Argument(min=1945, max=2200, help="The year.")]
DayArgument = Annotated[str, typer.Argument(metavar="YYYY-MM-DD", help="The day.")]


@app.command()
def show(year: YearArgument, config: ConfigOption = None) -> None:
    """Print the days off of a year: the approved ones, or while it is not approved the proposals."""
    with open_desk(read_config(config)) as desk, desk.database.read() as tx:
        found = calendar.load(tx)
        suspensions = calendar.suspensions(tx)
    if year in found.years:
        for off in sorted(found.days.values(), key=lambda off: off.day):
            if off.day.year == year:
                _print_day(off)
    else:
        print_line(f"{year} belum disetujui. Usulan (helpdesk calendar approve {year}):")
        for proposal in proposed(year):
            _print_day(proposal.off, ESTIMATED if proposal.estimated else "")
    for item in suspensions:
        if item.first.year <= year and (item.last is None or item.last.year >= year):
            print_line(f"{item.first} - {item.last or '...'}  {item.activity}: {item.reason}")


def _print_day(off: DayOff, mark: str = "") -> None:
    print_line(f"{off.day}  {WEEKDAYS[off.day.weekday()]:<7}{KINDS[off.kind]:<16}{off.name} {mark}".rstrip())


@app.command()
def approve(
    year: YearArgument,
    source: Annotated[str, typer.Option(help="The decree, e.g. 'SKB 1497/2025'.")] = "",
    without: Annotated[
        list[str] | None, typer.Option(metavar="YYYY-MM-DD", help="A proposed day that the decree does not name.")
    ] = None,
    estimates: Annotated[bool, typer.Option("--estimates", help="Take estimated dates too.")] = False,
    config: ConfigOption = None,
) -> None:
    """Make the proposed holidays and days of joint leave of a year count, and count due dates anew.

    Dates that are only estimates are refused until --estimates says that they were compared with the decree.
    """
    left_out = {read_day(text) for text in without or []}
    taken = [proposal for proposal in proposed(year) if proposal.off.day not in left_out]
    if unknown := left_out - {proposal.off.day for proposal in proposed(year)}:
        fail(f"Not proposed for {year}: {', '.join(map(str, sorted(unknown)))}. See: helpdesk calendar show {year}")
    _refuse_estimates(taken, estimates=estimates)
    with open_desk(read_config(config)) as desk:
        moved = office_calendar.approve_year(desk, TERMINAL, year, [p.off for p in taken], source, now_utc())
    print_line(f"{year}: {len(taken)} hari libur dan cuti bersama disetujui; {moved} jatuh tempo berubah.")


def _refuse_estimates(taken: list[Proposal], *, estimates: bool) -> None:
    unsure = [str(proposal.off.day) for proposal in taken if proposal.estimated]
    if unsure and not estimates:
        fail(
            f"Only estimated: {', '.join(unsure)}. Compare them with the decree, leave wrong ones out with --without, "
            "add the right ones with `helpdesk calendar close`, and give --estimates."
        )


@app.command()
def close(
    day: DayArgument,
    name: Annotated[str, typer.Argument(help="Why the office is closed, as citizens may read it.")],
    config: ConfigOption = None,
) -> None:
    """Let one more day not count, and count due dates anew."""
    off = DayOff(read_day(day), name, DayKind.CLOSURE, "helpdesk calendar close")
    with open_desk(read_config(config)) as desk:
        try:
            moved = office_calendar.close_day(desk, TERMINAL, off, now_utc())
        except ConflictError as error:
            fail(str(error))
    print_line(f"{off.day}: {name}; {moved} jatuh tempo berubah.")


@app.command(name="open")
def open_(day: DayArgument, config: ConfigOption = None) -> None:
    """Take a closure back: the day counts again, and due dates are counted anew."""
    with open_desk(read_config(config)) as desk:
        try:
            moved = office_calendar.open_day(desk, TERMINAL, read_day(day), now_utc())
        except ConflictError as error:
            fail(f"{error} See: helpdesk calendar show {day[:4]}", FAILED)
    print_line(f"{day}: hari kerja lagi; {moved} jatuh tempo berubah.")


@app.command()
def suspend(
    first: DayArgument,
    reason: Annotated[str, typer.Argument(help="Why, as citizens may read it.")],
    config: ConfigOption = None,
) -> None:
    """Suspend site visits from a day on: applications that wait for one are not late meanwhile."""
    begin = read_day(first)
    with open_desk(read_config(config)) as desk:
        try:
            moved = suspend_visits(desk, TERMINAL, begin, reason, now_utc())
        except ConflictError as error:
            fail(f"{error} See: helpdesk calendar resume YYYY-MM-DD", FAILED)
    print_line(f"Peninjauan lapangan ditiadakan sejak {begin}; {moved} jatuh tempo berubah.")
    print_line("Pemohon yang menunggu peninjauan dikabari dengan: helpdesk announce")


@app.command()
def resume(
    day: Annotated[
        str | None, typer.Argument(metavar="YYYY-MM-DD", help="The last day without visits; without it today.")
    ] = None,
    config: ConfigOption = None,
) -> None:
    """End the suspension of site visits, and count due dates anew."""
    with open_desk(read_config(config)) as desk:
        now = now_utc()
        last = read_day(day) if day else now.astimezone(ZoneInfo(desk.config.office.timezone)).date()
        try:
            moved = resume_visits(desk, TERMINAL, last, now)
        except ConflictError as error:
            fail(str(error), FAILED)
    print_line(f"Peninjauan lapangan ditiadakan sampai {last}; {moved} jatuh tempo berubah.")
    print_line("Pemohon yang menunggu peninjauan dikabari dengan: helpdesk announce")
