"""A desk of any size in minutes: real readings of the demo's mails, again and again under other names, through SQL.

A few hundred mails go through the real stages once. What they became (readings, questions, drafts) is then written for
hundreds of thousands of invented citizens: threads of one to twenty mails, permits as uneven as they are asked for,
most tickets done long ago. Texts keep their length; every mail gets a word of its own, so that the search finds rare
words too.
"""

from __future__ import annotations

import itertools
import json
import random
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bench.mails import varied_mails
from helpdesk.blobs import Blobs
from helpdesk.config import load
from helpdesk.desk import Desk
from helpdesk.explain import Explainer
from helpdesk.intake.intake import import_waiting
from helpdesk.knowledge.load import load as load_knowledge
from helpdesk.match.search_words import indexed, pieces
from helpdesk.store import mailboxes, receipts
from helpdesk.store.database import Database
from helpdesk.store.receipts import Arrival
from helpdesk.store.schema import draft, metadata, question, reading, ticket

ROOT = Path(__file__).parent.parent
NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
YEARS = timedelta(days=730)
SAMPLES = 300
LONGEST = 20  # mails of a thread
FIRST = (
    *("Siti", "Budi", "Rina", "Agus", "Dewi", "Joko", "Ayu", "Bayu", "Sri", "Eko"),
    *("Wati", "Hadi", "Nur", "Tono", "Lina", "Andi", "Maya", "Rudi", "Indah", "Yusuf"),
)
LAST = ("Rahmawati", "Santoso", "Wijaya", "Lestari", "Pratama", "Kusuma", "Hidayat", "Utami", "Saputra", "Nugroho")
STATES = (  # of a hundred tickets, how many stand where
    ("closed", 72.0),
    ("resolved", 18.0),
    ("waiting-citizen", 5.0),
    ("drafted", 3.0),
    ("new", 1.5),
    ("waiting-office", 0.5),
)
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sample:
    """What one mail became: its reading, its questions, the letter to it, and its words in the index."""

    reading: Row
    questions: tuple[Row, ...]
    letter: Row | None
    words: str
    subject: str

    @property
    def entries(self) -> list[str]:
        return list(self.reading["permits"] or self.reading["topics"])

    @property
    def confidence(self) -> float | None:
        tops = [one["candidates"][0]["confidence"] if one["candidates"] else 0.0 for one in self.questions]
        return min(tops, default=None)


def samples(count: int = SAMPLES) -> list[Sample]:
    """Return what mails of the demo become when they go through intake."""
    config = load(ROOT / "config.toml")
    with tempfile.TemporaryDirectory() as name:
        database = Database(f"sqlite:///{name}/helpdesk.sqlite3")
        database.migrate()
        desk = Desk(config, database, Blobs(Path(name) / "blobs"), b"k" * 32, Explainer(config, _knowledge(config)))
        with database.transaction() as tx:
            mailboxes.enroll(tx, "penyuluhan", "INBOX", 60)
        for number, octets in enumerate(varied_mails(count)):
            arrival = Arrival("penyuluhan", "INBOX", 1, number + 1, NOW, desk.blobs.put(octets), len(octets))
            with database.transaction() as tx:
                receipts.record(tx, [arrival], NOW)
        while import_waiting(desk, NOW):
            pass
        found = _stored(database)
        desk.close()
    return found


def _knowledge(config: Any) -> Any:
    return load_knowledge(config.draft.faq)


def _stored(database: Database) -> list[Sample]:
    with database.read() as tx:
        letters = {row.message_row_id: dict(row._mapping) for row in tx.execute(sa.select(draft))}
        asked: dict[int, list[Row]] = {}
        for row in tx.execute(sa.select(question).order_by(question.c.message_row_id, question.c.position)):
            asked.setdefault(row.message_row_id, []).append(dict(row._mapping))
        rows = [dict(row._mapping) for row in tx.execute(sa.select(reading))]
    return [
        Sample(
            row,
            tuple(asked.get(row["message_row_id"], ())),
            letters.get(row["message_row_id"]),
            indexed((row["subject"], row["new_text"])),
            row["subject"],
        )
        for row in rows
        if row["automatic_kind"] is None
    ]


class Seeder:
    """Writes tables with COPY on PostgreSQL and with ``executemany`` on SQLite, a few thousand tickets at a time."""

    def __init__(self, database: Database, known: Sequence[Sample], counselors: Sequence[int]) -> None:
        self.database, self.counselors = database, counselors
        self.chance = random.Random(7)
        # as permits are asked for: the first ones very often, the last ones hardly ever (Zipf)
        self.known = list(known)
        self.chance.shuffle(self.known)
        self.weights = list(itertools.accumulate(1 / (place + 1) ** 0.8 for place in range(len(self.known))))
        self.message = self.ticket = self.event = 0
        self.rows: dict[str, list[Row]] = {}
        self.index: list[tuple[int, str, str]] = []

    def fill(self, tickets: int, batch: int = 2000) -> int:
        """Write ``tickets`` tickets with their threads and return how many messages they have."""
        for start in range(0, tickets, batch):
            self.rows, self.index = {}, []
            for _ in range(min(batch, tickets - start)):
                self._ticket()
            self._write()
        return self.message

    def _add(self, table: str, **values: Any) -> None:
        self.rows.setdefault(table, []).append(values)

    def _sample(self) -> Sample:
        return self.chance.choices(self.known, cum_weights=self.weights)[0]

    def _ticket(self) -> None:
        self.ticket += 1
        chance, number = self.chance, self.ticket
        first, state = self._sample(), chance.choices([s for s, _ in STATES], [w for _, w in STATES])[0]
        length = min(LONGEST, 1 + int(chance.expovariate(1 / 4.4)))
        age = YEARS * chance.random() if state in ("closed", "resolved") else timedelta(days=20) * chance.random()
        begun = NOW - age
        name, address = f"{chance.choice(FIRST)} {chance.choice(LAST)}", f"warga{number}@contoh{number % 97}.example"
        self._add("citizen", id=number, name=name, created_at=begun)
        self._add("citizen_address", address=address, citizen_id=number, position=0, created_at=begun)
        held = chance.random() < 0.002
        last, newest, at = begun, first, begun
        rows: list[tuple[int, bool, Sample, datetime]] = []
        for place in range(length):
            self.message += 1
            sample = first if place == 0 else self._sample()
            ours = place % 2 == 1
            at = min(NOW, begun + timedelta(hours=20) * place)
            rows.append((self.message, ours, sample, at))
            if not ours:
                last, newest = at, sample
        is_open = state not in ("closed", "resolved")
        self._add(
            "ticket", id=number, number=f"PTSP-{begun:%Y}-{number:06d}", state=state, subject=first.subject,
            origin="email", citizen_id=number, language=first.reading["language"] or "id", held=held,
            confidential=chance.random() < 0.005, spam=chance.random() < 0.01, undeliverable=False,
            assignee_id=chance.choice(self.counselors) if chance.random() < 0.8 else None,
            needs_person=state == "drafted" and chance.random() < 0.3, created_at=begun, updated_at=at,
            last_inbound_at=last, due_at=last + timedelta(days=3) if is_open else None,
            due_kind=("application" if number % 5 else "first-answer") if is_open else None,
        )  # fmt: skip
        entries = {entry for _, ours, sample, _ in rows if not ours for entry in sample.entries}
        for entry in sorted(entries):
            self._add("ticket_entry", ticket_id=number, entry_id=entry)
        self._add(
            "ticket_line", ticket_id=number, message_row_id=max(row for row, ours, _, _ in rows if not ours),
            snippet=" ".join(newest.reading["new_text"].split())[:160], entries=newest.entries, attachments=0,
            questions=len(newest.questions), confidence=newest.confidence,
        )  # fmt: skip
        for row, ours, sample, when in rows:
            self._message(row, ours, sample, when, (name, address))
        if state == "drafted" and newest.letter:
            asked = max(row for row, ours, _, _ in rows if not ours)
            self._add("draft", **{**newest.letter, "id": number, "ticket_id": number, "message_row_id": asked})

    def _message(self, row: int, ours: bool, sample: Sample, at: datetime, who: tuple[str, str]) -> None:
        digest = f"{row:064x}"
        letter = (sample.letter or {}).get("body") or sample.reading["text"]
        word = f"surat{self.chance.randrange(10**6)}"
        self._add("blob", digest=digest, size=4000, created_at=at)
        self._add(
            "message", id=row, identity=digest, message_id=f"m{row}@contoh.example", direction="out" if ours else "in",
            ticket_id=self.ticket, digest=digest, decisions=[], received_at=at, created_at=at,
        )  # fmt: skip
        text = f"{letter if ours else sample.reading['new_text']}\n{word}"
        sender = ("Penyuluhan", "penyuluhan@dpmptsp.example") if ours else who
        own = {"message_row_id": row, "from_name": sender[0], "from_address": sender[1], "text": text, "new_text": text}
        self._add("reading", **{**sample.reading, **own})
        self.index.append((row, pieces(*sender), f"{sample.words} {word}"))
        self._event(at, "send.delivered" if ours else "intake.imported", row)
        if ours:
            self._event(at, "review.approved", row)
            self._add(
                "delivery", id=row, ticket_id=self.ticket, message_row_id=row, message_id=f"d{row}@contoh.example",
                digest=digest, reverse_path="penyuluhan@dpmptsp.example", recipients=[who[1]], state="sent",
                not_before=at, created_at=at, sent_at=at,
            )  # fmt: skip
            return
        for one in sample.questions:
            self._add("question", **{**one, "message_row_id": row})
        self._add(
            "receipt", id=row, mailbox="penyuluhan", folder="INBOX", uidvalidity=1, uid=row, digest=digest,
            state="imported", received_at=at, recorded_at=at, message_row_id=row,
        )  # fmt: skip

    def _event(self, at: datetime, what: str, row: int) -> None:
        self.event += 1
        self._add(
            "event", id=self.event, at=at, actor_kind="system", actor_name="helpdesk", origin="", what=what,
            ticket_id=self.ticket, message_row_id=row, data={},
        )  # fmt: skip

    def _write(self) -> None:
        tables = [table for table in metadata.sorted_tables if table.name in self.rows]
        if self.database.sqlite:
            self._write_sqlite(tables)
            return
        with self.database.engine.begin() as connection:
            cursor = connection.connection.cursor()
            cursor.execute("SET LOCAL synchronous_commit = off")
            for table in tables:
                rows = self.rows[table.name]
                names = ", ".join(f'"{name}"' for name in rows[0])
                with cursor.copy(f'COPY "{table.name}" ({names}) FROM STDIN') as copy:
                    for row in _plain(rows):
                        copy.write_row(row)
            cursor.executemany(
                "INSERT INTO search_message VALUES (%s, array_to_tsvector(%s) || to_tsvector('simple', %s))",
                [(row, [f"@{word}" for word in who.split()], f"{who} {words}") for row, who, words in self.index],
            )

    def _write_sqlite(self, tables: Iterable[sa.Table]) -> None:
        with self.database.transaction() as tx:
            cursor = tx.connection.cursor()
            for table in tables:
                rows = self.rows[table.name]
                names = ", ".join(f'"{name}"' for name in rows[0])
                marks = ", ".join("?" for _ in rows[0])
                values = (
                    [v.strftime("%Y-%m-%d %H:%M:%S.%f") if isinstance(v, datetime) else v for v in row]
                    for row in _plain(rows)
                )
                cursor.executemany(f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', values)
            cursor.executemany("INSERT INTO search_message (rowid, who, words) VALUES (?, ?, ?)", self.index)


def _plain(rows: Iterable[Row]) -> Iterator[list[Any]]:
    for row in rows:
        yield [json.dumps(value) if isinstance(value, list | dict) else value for value in row.values()]


def after(database: Database) -> None:
    """Let identities go on after the seeded rows, and let the database know its own statistics."""
    if database.sqlite:
        with database.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA optimize")
        return
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for name in ("ticket", "message", "citizen", "delivery", "receipt", "event", "draft"):
            connection.exec_driver_sql(
                f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), (SELECT max(id) + 1 FROM {name}))"
            )
        connection.exec_driver_sql("VACUUM ANALYZE")


def open_tickets(database: Database) -> list[int]:
    """Return the tickets that a counselor would open next."""
    with database.read() as tx:
        return list(tx.scalars(sa.select(ticket.c.id).where(ticket.c.state.in_(("drafted", "new"))).limit(2000)))
