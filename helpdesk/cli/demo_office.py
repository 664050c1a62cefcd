"""The demo office: a folder in which everything lives, with citizens who write and a server for their mail."""

from __future__ import annotations

import secrets
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from helpdesk.cli.log import set_up_log
from helpdesk.config import Config, MailboxConfig, Smtp
from helpdesk.model.person import Role
from helpdesk.store import people
from helpdesk.store.database import Database
from helpdesk.web.passwords import hashed
from helpdesk.worker import now_utc, play_from

DEMO_EMAIL = "demo@dpmptsp.example"
DEMO_SUPERVISOR = "penyelia@dpmptsp.example"
MAILBOX, CITIZENS, CLOCK, LOG = "mailbox", "citizens", "clock", "log"


def demo_settings(settings: Config, folder: Path, smtp_port: int) -> Config:
    """Return ``settings`` for the demo office in ``folder``, whose replies go to a server on this machine's port."""
    office = settings.office.model_copy(update={"authserv_id": settings.office.authserv_id or "mx.dpmptsp.example"})
    kept = {"database": f"sqlite:///{folder / 'helpdesk.sqlite3'}", "blobs": folder / "blobs"}
    return settings.model_copy(
        update={
            "office": office,
            "store": settings.store.model_copy(update=kept),
            "mailbox": (MailboxConfig(name="penyuluhan", kind="maildir", path=folder / MAILBOX, poll_seconds=30),),
            "smtp": Smtp(host="127.0.0.1", port=smtp_port, tls="none"),
            "web": settings.web.model_copy(update={"secret_file": folder / "secret"}),
        }
    )


@contextmanager
def demo_office(settings: Config, folder: Path, stop: threading.Event) -> Iterator[Config]:
    """Give the configuration of the demo office, with citizens who write and an SMTP server that takes replies."""
    from helpdesk.demo.world import CitizensServer, drip, fill  # a real office never needs it

    folder.mkdir(parents=True, exist_ok=True)
    set_up_log(settings.log, folder / LOG)  # forty mails arrive at once: their events would hide the login
    mailbox, citizens = folder / MAILBOX, folder / CITIZENS
    with CitizensServer(citizens) as server:
        demo = demo_settings(settings, folder, server.port)
        database = Database(demo.store.database)
        database.migrate()
        demo_people(database, folder)
        database.close()
        clock = folder / CLOCK
        if clock.exists():
            play_from(datetime.fromisoformat(clock.read_text("utf-8").strip()))
            print(f"  This office was played: in it, it is {now_utc():%Y-%m-%d %H:%M} UTC.", file=sys.stderr)
        if not any((mailbox / name).is_dir() and any((mailbox / name).iterdir()) for name in ("new", "cur")):
            print(f"  {fill(mailbox, now_utc())} sample inquiries arrive in {mailbox}", file=sys.stderr)
        given = {"citizens": citizens, "clock": now_utc}
        dripping = threading.Thread(target=drip, args=(mailbox, stop), kwargs=given, daemon=True)
        dripping.start()
        try:
            yield demo
        finally:
            stop.set()
            dripping.join(timeout=5)
            if clock.exists():  # the next start goes on from here
                clock.write_text(now_utc().isoformat() + "\n", "utf-8")


def demo_people(database: Database, folder: Path) -> None:
    """Make the demo's accounts at its first start, with a password that is kept in the folder."""
    file = folder / "password"
    with database.transaction() as tx:
        if people.by_email(tx, DEMO_EMAIL) is not None:
            return
        password = f"izin-{secrets.token_hex(4)}"
        secret = hashed(password)
        for name, email, role in (
            ("Sari Penyuluh", DEMO_EMAIL, Role.ADMINISTRATOR),
            ("Budi Penyelia", DEMO_SUPERVISOR, Role.SUPERVISOR),
        ):
            people.add(tx, now_utc(), name=name, email=email, role=role, password_hash=secret)
        file.write_text(password + "\n", "utf-8")
        file.chmod(0o600)
