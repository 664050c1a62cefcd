"""How long pages take at a full desk: queue, ticket and search, with counselors clicking and mail coming in.

python -m bench.desk [--tickets 50000] [--postgresql] [--seconds 60] [--counselors 5] [--plans]

Seeds a throw-away database (see ``bench.desk_seed``), serves it with ``helpdesk web`` in a process of its own, lets
mail come in through the real intake in another, and asks for pages over HTTP as counselors do: each reads what came,
thinks a second or so, and clicks on. Times are of whole answers, as the client sees them. ``--plans`` prints instead
how the database finds the rows.
"""

from __future__ import annotations

import argparse
import logging
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
import sqlalchemy as sa
import structlog

from bench import desk_seed
from bench.machine import describe
from bench.mails import varied_mails
from helpdesk.model.person import Role
from helpdesk.store import people, queues
from helpdesk.store.database import Database
from helpdesk.store.queues import Queue
from helpdesk.store.schema import message
from helpdesk.track.calendar import Calendar
from helpdesk.track.office_hours import OfficeHours
from helpdesk.track.soon import Soon
from helpdesk.web import passwords
from tests.servers.postgres import Postgres
from tests.web.serving import TOKEN

ROOT = Path(__file__).parent.parent
PASSWORD = "kopi-tubruk-tanpa-gula"
WORDS = (
    "syarat izin makam", "berapa lama", "siti", "warga777@contoh1.example", "PTSP-2026-000123", "4711", "surat123456",
    "perpanjangan SIP dokter", "biaya retribusi", "dari:budi", "dari:rina izin:makam", "adalah:terlambat", "mohon info",
    "adalah:selesai syarat", "bahasa:inggris", "sebelum:2026-01-01 izin", "reklame", "rapat koordinasi", "santoso",
    "izi",
)  # fmt: skip
FILTERS = ("", "", "", "?permit=iptm-baru", "?language=en", "?confidence=unsure", "?sort=due", "?counselor=me")


NEAR = Soon.after(desk_seed.NOW, OfficeHours(Calendar(), ZoneInfo("Asia/Jakarta")))


def config_of(folder: Path, url: str, port: int) -> Path:
    """Write the configuration of the desk that is measured."""
    path = folder / "config.toml"
    (folder / "maildir").mkdir(exist_ok=True)
    path.write_text(
        f'[store]\ndatabase = "{url}"\nblobs = "{folder}/blobs"\n'
        f'[draft]\nfaq = "{ROOT}/faq"\ntemplates = "{ROOT}/templates"\n'
        f'[web]\nport = {port}\nsecret_file = "{folder}/secret"\n'
        f'[[mailbox]]\nname = "penyuluhan"\nkind = "maildir"\npath = "{folder}/maildir"\n',
        "utf-8",
    )
    return path


def employ(database: Database, count: int) -> list[int]:
    """Give the counselors accounts."""
    hashed = passwords.hashed(PASSWORD)
    roles = [Role.COUNSELOR] * (count - 1) + [Role.SUPERVISOR]
    found = []
    with database.transaction() as tx:
        for number, role in enumerate(roles):
            who = {"name": f"Penyuluh {number}", "email": f"p{number}@dpmptsp.example"}
            found.append(people.add(tx, desk_seed.NOW, **who, role=role, password_hash=hashed).id)
    return found


@contextmanager
def running(*command: str, cwd: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command of the desk while the block runs."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with (cwd / f"{command[0]}.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "helpdesk", *command], cwd=cwd, env=environment, stdout=log, stderr=log
        )
        try:
            yield process
        finally:
            process.terminate()
            process.wait(20)


class Counselor(threading.Thread):
    """Somebody who clicks: a list, its next pages, tickets in it, a search; with a moment's thought between."""

    def __init__(self, address: str, number: int, ends: float, think: float) -> None:
        super().__init__(daemon=True)
        self.http = httpx.Client(base_url=address, follow_redirects=True, timeout=60)
        self.chance, self.ends, self.think = random.Random(number), ends, think
        self.number, self.took = number, defaultdict[str, list[float]](list)
        self.failed: list[str] = []

    def run(self) -> None:
        self._log_in()
        while time.monotonic() < self.ends:
            queue = self.chance.choice([one for one in Queue if one is not Queue.FAILED_MAIL])
            text = self._get("queue", f"/queue/{queue}{self.chance.choice(FILTERS)}")
            for _ in range(self.chance.randrange(3)):
                if following := _next_page(text):
                    text = self._get("queue", following)
            for ticket in self.chance.sample(_items(text), min(2, len(_items(text)))):
                self._get("ticket", f"/tickets/{ticket}?from={queue}")
            word = self.chance.choice(WORDS)
            self._get("brief", "/search/brief", q=word[: max(3, len(word) // 2)])
            self._get("search", "/search", q=word)

    def _log_in(self) -> None:
        token = TOKEN.search(self.http.get("/login").text)
        form = {"token": token[1] if token else "", "email": f"p{self.number}@dpmptsp.example", "password": PASSWORD}
        answer = self.http.post("/login", data=form)
        if "/queue/" not in str(answer.url):
            raise SystemExit(f"counselor {self.number} cannot log in: {answer.status_code}")

    def _get(self, kind: str, path: str, **params: str) -> str:
        time.sleep(self.chance.expovariate(1 / self.think) if self.think else 0)
        begun = time.perf_counter()
        answer = self.http.get(path, params=params or None)
        self.took[kind].append((time.perf_counter() - begun) * 1000)
        if answer.status_code != 200:
            self.failed.append(f"{answer.status_code} {path}")
        return answer.text


def _next_page(text: str) -> str:
    """Return the address of a list's next page, or an empty string on its last."""
    before, there, _ = text.partition('">Halaman berikut')
    return before.rpartition('href="')[2].replace("&amp;", "&") if there else ""


def _items(text: str) -> list[str]:
    return [part.partition('"')[0] for part in text.split('data-item="')[1:]]


def click(address: str, args: argparse.Namespace) -> None:
    """Let everybody click and print how long pages took."""
    ends = time.monotonic() + args.seconds
    crowd = [Counselor(address, number, ends, args.think) for number in range(args.counselors)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    print(f"\n{'page':8} {'asked':>6} {'median':>8} {'p95':>8} {'worst':>8}  ms")
    for kind in ("queue", "ticket", "search", "brief"):
        took = sorted(value for one in crowd for value in one.took[kind])
        if took:
            p95 = took[min(len(took) - 1, int(len(took) * 0.95))]
            print(f"{kind:8} {len(took):6} {statistics.median(took):8.1f} {p95:8.1f} {took[-1]:8.1f}")
    for failure in sorted({text for one in crowd for text in one.failed})[:10]:
        print("failed:", failure)


def pour(folder: Path, stop: threading.Event) -> None:
    """Let a mail arrive every so often, so that intake has something to do all the time."""
    new, tmp = folder / "maildir" / "new", folder / "maildir" / "tmp"
    for one in (new, tmp, folder / "maildir" / "cur"):
        one.mkdir(parents=True, exist_ok=True)
    for number, octets in enumerate(varied_mails(100_000)):
        if stop.wait(0.1):
            return
        (tmp / str(number)).write_bytes(octets)
        (tmp / str(number)).rename(new / f"{time.time_ns()}.{number}.bench")


def plans(database: Database, person_id: int) -> None:
    """Print how long the statements of a page take in the database alone, and how it finds the rows of each."""
    seen: list[tuple[str, object]] = []
    sa.event.listen(
        database.engine, "before_cursor_execute", lambda _c, _u, text, values, *_: seen.append((text, values))
    )
    with database.read() as tx:
        person = people.get(tx, person_id)
        assert person is not None
        for name, what in (
            ("counts", lambda: queues.counts(tx, person, desk_seed.NOW, NEAR)),
            *(
                (str(q), lambda q=q: queues.page(tx, q, person, desk_seed.NOW, NEAR))
                for q in Queue
                if q != "failed-mail"
            ),
        ):
            seen.clear()
            begun = time.perf_counter()
            what()
            print(f"\n== {name}: {(time.perf_counter() - begun) * 1000:.1f} ms")
            explain = (
                "EXPLAIN QUERY PLAN" if database.sqlite else "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF)"
            )
            for row in tx.exec_driver_sql(f"{explain} {seen[0][0]}", seen[0][1]):  # type: ignore[call-overload]
                print("   ", row[-1])


def measure(database: Database, args: argparse.Namespace, folder: Path) -> None:
    """Seed, serve, click."""
    database.migrate()
    counselors = employ(database, args.counselors)
    begun = time.perf_counter()
    messages = desk_seed.Seeder(database, desk_seed.samples(args.samples), counselors).fill(args.tickets)
    desk_seed.after(database)
    print(f"{args.tickets:,} tickets, {messages:,} messages, seeded in {time.perf_counter() - begun:.0f} s")
    if args.plans:
        plans(database, counselors[0])
        return
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    config = config_of(folder, database.url.render_as_string(hide_password=False), port)
    stop = threading.Event()
    with running("web", "--config", str(config), cwd=folder), running("poll", "--config", str(config), cwd=folder):
        wait_for(f"http://127.0.0.1:{port}/health")
        threading.Thread(target=pour, args=(folder, stop), daemon=True).start()
        click(f"http://127.0.0.1:{port}", args)
        stop.set()
    with database.read() as tx:
        came = tx.scalar(sa.select(sa.func.count()).where(message.c.id > messages))
    print(f"{came} mails came in meanwhile")


def wait_for(address: str) -> None:
    """Wait until the desk answers."""
    for _ in range(600):
        try:
            if httpx.get(address).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise SystemExit("the desk does not answer; see web.log")


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tickets", type=int, default=50_000)
    parser.add_argument("--postgresql", action="store_true", help="a throw-away PostgreSQL instead of SQLite")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--counselors", type=int, default=5)
    parser.add_argument("--think", type=float, default=1.0, help="seconds between two clicks, on average")
    parser.add_argument("--samples", type=int, default=desk_seed.SAMPLES)
    parser.add_argument("--plans", action="store_true")
    args = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    print(describe())
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="helpdesk-bench-")))
        url = (
            stack.enter_context(Postgres()).new_database()
            if args.postgresql
            else f"sqlite:///{folder}/helpdesk.sqlite3"
        )
        database = Database(url)
        try:
            measure(database, args, folder)
        finally:
            database.close()


if __name__ == "__main__":
    main()
