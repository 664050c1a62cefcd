"""Commands that keep running: the whole desk, or one of its loops."""

from __future__ import annotations

import signal
import socket
import sys
import threading
from contextlib import ExitStack
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from helpdesk.cli.common import FAILED, ConfigOption, fail, open_desk, read_config, unavailable
from helpdesk.cli.demo_office import CITIZENS, DEMO_EMAIL, LOG, demo_office
from helpdesk.config import Citizen, Web
from helpdesk.desk import Desk
from helpdesk.store import derived
from helpdesk.store.database import UNAVAILABLE, Database
from helpdesk.worker import now_utc, read_mailbox, send_outbox, start, watch_health

HostOption = Annotated[str | None, typer.Option("--host", help="Address to listen on, instead of web.host.")]
PortOption = Annotated[int | None, typer.Option("--port", help="Port to listen on, instead of web.port.")]


def run(
    config: ConfigOption = None,
    host: HostOption = None,
    port: PortOption = None,
    demo: Annotated[
        Path | None,
        typer.Option("--demo", help="Play the demo office in this folder: sample mails, citizens, a login."),
    ] = None,
) -> None:
    """Run the whole desk in one process: pages, mailboxes, sender, until Ctrl-C.

    With `--demo FOLDER` everything lives in that folder: a Maildir as the counselling mailbox, sample inquiries that
    keep arriving, and a local SMTP server that keeps what citizens get in FOLDER/citizens.
    """
    settings = read_config(config)
    stop = threading.Event()
    with ExitStack() as stack:
        if demo is not None:
            settings = stack.enter_context(demo_office(settings, demo.resolve(), stop))
        settings = settings.model_copy(update={"web": _listen(settings.web, host, port)})
        if demo is not None:
            settings = settings.model_copy(update={"citizen": _for_citizens(settings.web)})
        print(f"  Opening the desk: {settings.store.database.rpartition('@')[2]}", file=sys.stderr, flush=True)
        desk = stack.enter_context(open_desk(settings))
        threads = start(desk, stop)
        try:
            _serve(desk, stop, demo)
        finally:
            stop.set()
            desk.wake.set()
            for thread in threads:
                thread.join(timeout=10)


def web(config: ConfigOption = None, host: HostOption = None, port: PortOption = None) -> None:
    """Serve the pages only; `helpdesk poll` and `helpdesk send` do the rest in processes of their own."""
    settings = read_config(config)
    settings = settings.model_copy(update={"web": _listen(settings.web, host, port)})
    with open_desk(settings) as desk:
        stop = threading.Event()
        start(desk, stop, read=False, send=False)
        _serve(desk, stop, None)


def poll(config: ConfigOption = None) -> None:
    """Read the mailboxes only, until Ctrl-C. One process at a time reads a mailbox; another one waits to take over."""
    with open_desk(read_config(config)) as desk:
        stop = _stop_on_signal()
        boxes = desk.config.mailbox
        threads = [threading.Thread(target=read_mailbox, args=(desk, box, stop), name=box.name) for box in boxes]
        threads.append(threading.Thread(target=watch_health, args=(desk, stop), name="alert"))
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


def send(config: ConfigOption = None) -> None:
    """Send what is approved only, until Ctrl-C. Any number of these may run at once on PostgreSQL."""
    with open_desk(read_config(config)) as desk:
        stop = _stop_on_signal()
        threading.Thread(target=watch_health, args=(desk, stop), name="alert", daemon=True).start()
        send_outbox(desk, stop)


def migrate(config: ConfigOption = None) -> None:
    """Bring the database to this program's schema. Running it again changes nothing."""
    settings = read_config(config)
    database = Database(settings.store.database)
    try:
        print(f"The schema of {database.url.render_as_string()} is {database.migrate()}.")
        if count := derived.fill(database):
            print(f"{count} mails of before were put into the lists and the search.")
    except UNAVAILABLE as error:
        fail(unavailable(settings, error))
    finally:
        database.close()


def _stop_on_signal() -> threading.Event:
    stop = threading.Event()

    def end(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    return stop


def _listen(web: Web, host: str | None, port: int | None) -> Web:
    return web.model_copy(update={"host": host or web.host, "port": port or web.port})


def _for_citizens(web: Web) -> Citizen:
    """Return what the demo's citizens may open: everything."""
    return Citizen(url=f"http://127.0.0.1:{web.port}", status_pages=True, survey=True, help_pages=True)


def _serve(desk: Desk, stop: threading.Event, demo: Path | None) -> None:
    """Serve the pages until a signal; a taken port says which option to use."""
    import uvicorn  # here, so that commands without pages start quickly

    from helpdesk.web.app import create_app

    web = desk.config.web
    try:
        listener = socket.create_server((web.host, web.port), family=_family(web.host))
    except OSError as error:
        fail(
            f"Cannot listen on {web.host}:{web.port}: {error.strerror}. "
            "Give another port with --port, or web.port in config.toml.",
            FAILED,
        )
    _announce(web, demo)
    server = uvicorn.Server(
        uvicorn.Config(
            create_app(desk, now_utc, newcomers=demo is not None),
            log_level="warning",
            access_log=False,
            timeout_graceful_shutdown=2,
        )
    )
    with listener:
        server.run(sockets=[listener])
    stop.set()


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _announce(web: Web, demo: Path | None) -> None:
    print(f"\n  helpdesk: http://{web.host}:{web.port}/", flush=True)
    if demo is not None:
        password = (demo / "password").read_text("utf-8").strip()
        print(f"  login:    {DEMO_EMAIL}   password: {password}", flush=True)
        print(f"  what citizens get is kept in {demo / CITIZENS}, what the desk does in {demo / LOG}", flush=True)
    print("  Ctrl-C ends it.\n", flush=True)
