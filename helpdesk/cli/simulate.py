"""The command that plays the office's two hardest weeks, and compares its own books with what the desk reports."""

from __future__ import annotations

import socket
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Annotated, Any
from zoneinfo import ZoneInfo

import typer

from helpdesk.cli.common import FAILED, ConfigOption, fail, open_desk, print_line, read_config
from helpdesk.cli.demo_office import CITIZENS, CLOCK, DEMO_SUPERVISOR, MAILBOX, demo_people, demo_settings
from helpdesk.cli.log import set_up_log
from helpdesk.config import Config, Smtp
from helpdesk.desk import Desk
from helpdesk.model.person import Person, Role
from helpdesk.report.scope import Scope
from helpdesk.store import api_tokens, people, tickets
from helpdesk.store.database import Database
from helpdesk.store.figures import bounds
from helpdesk.summary import summary

if TYPE_CHECKING:
    from helpdesk.demo.systems import Reporters

COUNSELORS = ("Ratna Dewi", "Hendra Wijaya", "Maya Lestari", "Agung Prabowo", "Fitri Handayani", "Yusuf Maulana")


def simulate(
    applications: Annotated[int, typer.Option(min=0, max=1_000_000, help="How many applications are filed.")] = 1000,
    mails: Annotated[int, typer.Option(min=0, max=100_000, help="How many mails citizens write.")] = 100,
    seed: Annotated[int, typer.Option(help="The same seed plays the same two weeks.")] = 1,
    demo: Annotated[
        Path | None,
        typer.Option("--demo", help="Play into this folder; look at it with `helpdesk run --demo FOLDER`."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print every figure as one JSON object.")] = False,
    config: ConfigOption = None,
) -> None:
    """Play the two weeks of March 2020: applications, refusals, suspended visits, mails, counselors, in simulated time.

    The licensing systems report over HTTP to the desk's own event API, citizens' mails come through the real intake.

    The simulator keeps its own books and compares them, to the last one, with the report that the desk makes from its
    database. Exit 1 when they differ. It plays into the configured database, which must be empty, or into a folder of
    its own with `--demo`.
    """
    given = read_config(config, log=False)
    set_up_log(given.log.model_copy(update={"level": "error"}))  # thousands of mails: their events say nothing new
    with _office(given, demo) as (settings, mail, citizens), open_desk(settings) as desk:
        _refuse_used(desk)
        lines, end = _played(desk, (applications, mails, seed), mail, citizens)
    if demo is not None:
        (demo / CLOCK).write_text(end.isoformat() + "\n", "utf-8")
    wrong = [line for line in lines if line.differs]
    if as_json:
        print_line({line.name: {"played": line.played, "reported": line.reported} for line in lines})
    else:
        for line in lines:
            mark = "  BEDA" if line.differs else ""
            print_line(f"{line.name:<70}{line.played:>9}{line.reported:>9}{mark}")
    print(f"{len(lines)} angka dibandingkan, {len(wrong)} berbeda.", file=sys.stderr)
    if wrong:
        raise typer.Exit(FAILED)


@contextmanager
def _office(settings: Config, demo: Path | None) -> Iterator[tuple[Config, Path, Path]]:
    """Give the settings to play with and the folders of both Maildirs, while a server takes the citizens' mail."""
    from helpdesk.demo.citizens import CitizensServer

    with tempfile.TemporaryDirectory(prefix="helpdesk-simulate-") as aside:
        folder = demo.resolve() if demo is not None else Path(aside)
        folder.mkdir(parents=True, exist_ok=True)
        with CitizensServer(folder / CITIZENS) as server:
            if demo is not None:
                settings = demo_settings(settings, folder, server.port)
                database = Database(settings.store.database)
                database.migrate()
                demo_people(database, folder)
                database.close()
            else:
                office = settings.office.model_copy(
                    update={"authserv_id": settings.office.authserv_id or "mx.dpmptsp.example"}
                )
                smtp = Smtp(host="127.0.0.1", port=server.port, tls="none")
                settings = settings.model_copy(update={"office": office, "smtp": smtp})
            yield settings, folder / MAILBOX, folder / CITIZENS


def _refuse_used(desk: Desk) -> None:
    """End the program when the database holds anything already: an invented office must never mix with a real one."""
    with desk.database.read() as tx:
        used = bounds(tx) is not None or next(tickets.every(tx, 1), None) is not None
    if used:
        fail(
            "This database holds tickets or applications already. Play into a folder of its own: "
            "helpdesk simulate --demo FOLDER, with a folder that does not exist yet."
        )


def _played(desk: Desk, wanted: tuple[int, int, int], mail: Path, citizens: Path) -> tuple[list[Any], datetime]:
    """Play, and return the figures of both sides and the moment of the end."""
    from helpdesk.demo.books import Books, compared
    from helpdesk.demo.play import Clock, Play, end_of, play

    def tell(now: datetime, books: Books) -> None:
        print(f"  {now:%d-%m-%Y}: {books.mails} surat, {books.replies} balasan", file=sys.stderr, flush=True)

    end = end_of(ZoneInfo(desk.config.office.timezone))
    staff = _staff(desk, end)
    given = Play(*wanted, mail, citizens, staff[1:], staff[0])
    clock = Clock(end)
    with _event_api(desk, clock) as reporters:
        books, _plans = play(desk, given, reporters.report, clock, tell)
    return compared(books, summary(desk, Scope(), end)), end


def _staff(desk: Desk, now: datetime) -> tuple[Person, ...]:
    """Return a supervisor and the counselors, with accounts that nobody can log in to until they get a password."""
    found = []
    with desk.database.transaction() as tx:
        for place, name in enumerate(("Budi Penyelia", *COUNSELORS)):
            email = DEMO_SUPERVISOR if place == 0 else f"{name.split()[0].lower()}@dpmptsp.example"
            role = Role.SUPERVISOR if place == 0 else Role.COUNSELOR
            found.append(
                people.by_email(tx, email) or people.add(tx, now, name=name, email=email, role=role, password_hash=None)
            )
    return tuple(found)


@contextmanager
def _event_api(desk: Desk, clock: Callable[[], datetime]) -> Iterator[Reporters]:
    """Serve the desk's own API on a port of this machine, with a token for each system that ends with the play."""
    import uvicorn

    from helpdesk.demo.applicants import SYSTEMS
    from helpdesk.demo.systems import Reporters
    from helpdesk.web.app import create_app

    secrets = {system: token_urlsafe(32) for system in SYSTEMS}
    with desk.database.transaction() as tx:
        tokens = [api_tokens.add(tx, name, secret, "helpdesk simulate", clock()) for name, secret in secrets.items()]
    server = uvicorn.Server(uvicorn.Config(create_app(desk, clock), log_level="warning", access_log=False))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, name="api", daemon=True)
        thread.start()
        try:
            yield Reporters(listener.getsockname()[1], secrets)
        finally:
            server.should_exit = True
            thread.join(timeout=10)
            with desk.database.transaction() as tx:
                for token in tokens:
                    api_tokens.revoke(tx, token.id, clock())
