"""How many mails a second leave the outbox, against aiosmtplib alone in the same run.

python -m bench.send [--mails 2000] [--connections 1 4 16] [--postgres URL]

A sink takes the mails: Postfix's ``smtp-sink`` where it is installed, else a small one of ours in a process of its own;
both sides use the same. Composing is not counted: the octets lie in the blob store. The floor hands each mail to
aiosmtplib on connections that stay open, and keeps no account of anything. The desk claims each mail once, writes down
durably that its octets go out before they do (SQLite: WAL with synchronous=FULL, so each of these waits for the disk,
shared by the connections that happen to wait together), and records what became of it with its draft, ticket and event
(synchronous=NORMAL: a killed process loses nothing, and after a power cut it is asked).
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import multiprocessing
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import aiosmtplib
import structlog

from bench.intake import Watch
from bench.machine import describe, told
from helpdesk.blobs import Blobs
from helpdesk.config import Smtp, load
from helpdesk.desk import Desk
from helpdesk.mail.compose import Outgoing, compose
from helpdesk.model.delivery import DeliveryState
from helpdesk.model.draft import Letter
from helpdesk.model.message import Address
from helpdesk.model.ticket import Origin
from helpdesk.send.send import Sender
from helpdesk.send.submitter import Submitter
from helpdesk.store import citizens, deliveries, drafts, messages, tickets
from helpdesk.store.database import Database

ROOT = Path(__file__).parent.parent
NOW = datetime(2026, 12, 25, 3, 0, tzinfo=UTC)
OFFICE, RINA = Address("Penyuluhan", "penyuluhan@dpmptsp.example"), Address("Rina", "rina@warga.example")
TEXT = "Yth. Bapak/Ibu Rina\n\n" + "Yang perlu disiapkan: KTP, NPWP, dan surat permohonan. " * 30 + "\n\nHormat kami,\n"


class Sink(asyncio.Protocol):
    """Says yes to everything and keeps nothing."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Greet."""
        assert isinstance(transport, asyncio.Transport)
        self._transport, self._rest, self._inside = transport, b"", False
        transport.write(b"220 sink\r\n")

    def data_received(self, data: bytes) -> None:
        """Answer every line that is a command."""
        self._rest += data
        while True:
            end = b"\r\n.\r\n" if self._inside else b"\r\n"
            command, found, rest = self._rest.partition(end)
            if not found:
                return
            self._rest = rest
            if self._inside:
                self._inside = False
                self._transport.write(b"250 2.0.0 kept\r\n")
            elif command[:4].upper() == b"DATA":
                self._inside = True
                self._transport.write(b"354 go on\r\n")
            else:
                self._transport.write(b"221 bye\r\n" if command[:4].upper() == b"QUIT" else b"250 ok\r\n")


def _serve(listening: socket.socket) -> None:
    async def run() -> None:
        server = await asyncio.get_running_loop().create_server(Sink, sock=listening)
        await server.serve_forever()

    asyncio.run(run())


@contextmanager
def sink() -> Iterator[tuple[int, str]]:
    """Give the port of a sink, and what it is."""
    listening = socket.create_server(("127.0.0.1", 0), backlog=64)
    port = int(listening.getsockname()[1])
    program = shutil.which("smtp-sink")
    if program:
        listening.close()
        privileges = ["-u", "nobody"] if os.geteuid() == 0 else []  # it will not run as root
        with subprocess.Popen([program, *privileges, f"127.0.0.1:{port}", "64"]) as running:
            time.sleep(1)
            yield port, "Postfix's smtp-sink"
            running.terminate()
        return
    process = multiprocessing.get_context("fork").Process(target=_serve, args=(listening,), daemon=True)
    process.start()
    listening.close()
    yield port, "our own sink (smtp-sink is not installed)"
    process.terminate()
    process.join()


def letters(count: int) -> list[bytes]:
    """Return ``count`` replies as the desk composes them."""
    return [
        compose(Outgoing(OFFICE, (RINA,), (), "Izin", TEXT, f"m{number}@dpmptsp.example", None, (), NOW))
        for number in range(count)
    ]


def floor(port: int, mails: list[bytes], connections: int) -> tuple[float, float]:
    """Return (wall, processor) seconds in which aiosmtplib hands over all mails on ``connections`` connections."""

    async def work(left: list[bytes]) -> None:
        client = aiosmtplib.SMTP(hostname="127.0.0.1", port=port, start_tls=False)
        await client.connect()
        while left:
            await client.sendmail(OFFICE.address, [RINA.address], left.pop())
        await client.quit()

    async def run() -> None:
        left = list(mails)
        await asyncio.gather(*(work(left) for _ in range(connections)))

    watch = Watch()
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        runner.run(run())
    return watch.took()


def fill(desk: Desk, mails: list[bytes]) -> list[int]:
    """Put an approved reply for each mail into the outbox, each on a ticket of its own; return the deliveries."""
    ids: list[int] = []
    for number, octets in enumerate(mails):
        digest = desk.blobs.put(octets)
        with desk.database.transaction() as tx:
            messages.note_blob(tx, digest, len(octets), NOW)
            citizen = citizens.meet(tx, RINA.address, RINA.name, NOW)
            ticket = tickets.add(
                tx, NOW, prefix="PTSP", subject="Izin", citizen_id=citizen, language="id", origin=Origin.EMAIL
            )
            letter = Letter("id", "Izin", TEXT, ())
            draft = drafts.propose(tx, NOW, ticket_id=ticket.id, message_row_id=None, letter=letter, to=(RINA,))
            drafts.close(tx, draft, "approved", NOW)
            ids.append(
                deliveries.queue(
                    tx,
                    NOW,
                    ticket_id=ticket.id,
                    draft_id=draft,
                    message_row_id=None,
                    message_id=f"m{number}@dpmptsp.example",
                    digest=digest,
                    reverse_path=OFFICE.address,
                    recipients=(RINA.address,),
                    not_before=NOW,
                )
            )
    return ids


def send(desk: Desk, port: int, ids: list[int], connections: int) -> tuple[float, float]:
    """Return (wall, processor) seconds in which the desk empties its outbox; ends the program if one was not sent."""
    config = Smtp(host="127.0.0.1", port=port, tls="none")
    watch = Watch()
    with Submitter(config, connections) as submitter:
        sender = Sender(desk, submitter)
        while sender.step(NOW) or sender.flying:
            pass
    took = watch.took()
    with desk.database.read() as tx:
        states = [found.state for each in ids if (found := deliveries.get(tx, each))]
    if states != [DeliveryState.SENT] * len(ids):
        raise SystemExit("some mails were not sent")
    return took


def measure(port: int, mails: list[bytes], connections: int, url: str | None) -> None:
    """Print one pair of lines."""
    least = floor(port, mails, connections)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = Database(url or f"sqlite:///{folder / 'helpdesk.sqlite3'}")
        database.migrate()
        desk = Desk(load(ROOT / "config.toml"), database, Blobs(folder / "blobs"), b"k" * 32)
        ours = send(desk, port, fill(desk, mails), connections)
        desk.close()
    count, s = len(mails), "s" if connections > 1 else ""
    for at, what in enumerate(("wall time", "processor time")):
        print(told(f"floor, {connections} connection{s}, {what}", count / least[at], count / least[at]))
        print(told(f"sender, {connections} connection{s}, {what}", count / ours[at], count / least[at]))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mails", type=int, default=2000, help="how many mails (default 2000)")
    parser.add_argument("--connections", type=int, nargs="+", default=[1, 4, 16], help="how many (default 1 4 16)")
    parser.add_argument("--postgres", help="the URL of an empty PostgreSQL database instead of SQLite; one count only")
    arguments = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    print(describe())
    mails = letters(arguments.mails)
    with sink() as (port, what):
        print(f"{len(mails)} mails of {len(mails[0])} octets into {what}")
        for connections in arguments.connections:
            measure(port, mails, connections, arguments.postgres)
    print(f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
