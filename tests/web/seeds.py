"""A desk filled through its real steps: mails through intake, replies through review."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import sqlalchemy as sa

from helpdesk.blobs import Blobs
from helpdesk.config import Config, MailboxConfig, Send, Web, resolve
from helpdesk.desk import Desk
from helpdesk.explain import Explainer
from helpdesk.intake.intake import import_waiting
from helpdesk.model.person import Person, Role
from helpdesk.store import judgements, mailboxes, people, receipts
from helpdesk.store.database import Database
from helpdesk.store.judgements import Judgement
from helpdesk.store.receipts import Arrival
from helpdesk.store.schema import question
from helpdesk.web import passwords
from tests.project import project

ROOT = Path(__file__).parents[2]
PASSWORD = "kopi-tubruk-tanpa-gula"
HASH = passwords.hashed(PASSWORD)
START = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
_uids = count(1)


def configuration(folder: Path, undo_seconds: int = 15) -> Config:
    """Return a configuration whose data stand in ``folder`` and whose knowledge and templates are the project's."""
    box = MailboxConfig(name="penyuluhan", kind="maildir", path=folder / "maildir")
    base = Config(mailbox=(box,), send=Send(undo_seconds=undo_seconds), web=Web(session_hours=12))
    draft = base.draft.model_copy(update={"templates": ROOT / "templates", "faq": ROOT / "faq"})
    return resolve(base.model_copy(update={"draft": draft}), folder)


def open_desk(folder: Path, undo_seconds: int = 15) -> Desk:
    """Return an open desk in ``folder``, its tables made."""
    config = configuration(folder, undo_seconds)
    database = Database(config.store.database)
    database.migrate()
    database.close()
    return Desk.open(config, START)


def reopened(config: Config) -> Desk:
    """Return what ``Desk.open`` returns where the project's knowledge was published, without building it anew."""
    shared = project()
    explainer = Explainer(config, shared.knowledge, index=shared.index)
    key = config.web.secret_file.read_bytes().strip()
    desk = Desk(config, Database(config.store.database), Blobs(config.store.blobs), key, explainer)
    assert desk.refresh()
    assert desk.knowledge is shared.knowledge
    return desk


def deliver(desk: Desk, octets: bytes, now: datetime = START) -> None:
    """Let a mail arrive: its octets kept, its receipt recorded, and everything derived from it."""
    digest = desk.blobs.put(octets)
    arrival = Arrival("penyuluhan", "INBOX", 1, next(_uids), now, digest, len(octets))
    with desk.database.transaction() as tx:
        mailboxes.enroll(tx, "penyuluhan", "INBOX", 60)
        mailboxes.heartbeat(tx, "penyuluhan", now)
        receipts.record(tx, [arrival], now)
    import_waiting(desk, now)


def fill(desk: Desk, mails: tuple[bytes, ...]) -> None:
    """Let mails arrive, a minute after another."""
    for minutes, octets in enumerate(mails):
        deliver(desk, octets, START + timedelta(minutes=minutes))


def employ(desk: Desk, name: str, role: Role = Role.COUNSELOR) -> Person:
    """Give somebody an account; they log in as their first name at the office."""
    email = f"{name.split()[0].lower()}@dpmptsp.example"
    with desk.database.transaction() as tx:
        return people.add(tx, START, name=name, email=email, role=role, password_hash=HASH)


def judge_many(desk: Desk) -> None:
    """Let a person have judged thirty questions, some as the desk proposed and some not."""
    with desk.database.transaction() as tx:
        (person, *_) = people.every(tx)
        first = next(row for row in tx.execute(sa.select(question)).mappings().all() if row["candidates"])
        best = first["candidates"][0]
        for place in range(100, 130):
            candidates = [{**best, "confidence": (place - 90) / 45}]
            tx.execute(sa.insert(question).values({**first, "position": place, "candidates": candidates}))
            chosen = best["id"] if place % 3 else None
            judged = Judgement(first["message_row_id"], place, first["text"], chosen, 1, "accept" if chosen else "none")
            judgements.record(tx, START, judged, person.id)
