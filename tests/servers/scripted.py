"""An SMTP server whose steps are known one by one: at a chosen one it calls the test, hangs up, or both."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from io import BufferedReader
from typing import Self

from tests.servers.smtp import Received

STEPS = ("EHLO", "AUTH", "MAIL", "RCPT", "DATA", "dot", "before 250", "after 250")
"""Where it can stop: when the command is heard; at the dot before and after the mail is kept; after its answer."""

ANSWERS = {
    "EHLO": b"250-scripted.example\r\n250-AUTH PLAIN\r\n250 8BITMIME\r\n",
    "AUTH": b"235 2.7.0 welcome\r\n",
    "DATA": b"354 go on\r\n",
    "QUIT": b"221 bye\r\n",
}
KEPT = ("before 250", "after 250")


@dataclass(frozen=True, slots=True)
class Plan:
    """Where to stop, and what to do there."""

    step: str
    act: Callable[[], None]
    freeze: Callable[[], None]


class ScriptedServer:
    """``stop_at`` says where connections that begin from then on are stopped, and what is done there."""

    host = "127.0.0.1"

    def __init__(self) -> None:
        self._plan: Plan | None = None
        self.mails: list[Received] = []
        self._lock = threading.Lock()
        self._listener = socket.create_server((self.host, 0))
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()

    def stop_at(
        self, step: str | None, act: Callable[[], None] = lambda: None, freeze: Callable[[], None] = lambda: None
    ) -> None:
        """Call ``act`` at ``step`` and hang up then; None: stop nowhere. Connections that are open keep their plan.

        ``freeze`` is called before the answer after which ``act`` is to be, so that nobody has heard it by then.
        """
        self._plan = Plan(step, act, freeze) if step is not None else None

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        sender, recipients, plan = "", list[str](), self._plan
        with suppress(OSError), connection:
            lines = connection.makefile("rb")
            connection.sendall(b"220 scripted.example\r\n")
            while line := lines.readline():
                verb, _, rest = line.decode("utf-8", "replace").strip().partition(" ")
                verb = verb.upper()
                if _stops(plan, verb):
                    return
                if verb == "MAIL":
                    sender, recipients = _path(rest), []
                elif verb == "RCPT":
                    recipients.append(_path(rest))
                connection.sendall(ANSWERS.get(verb, b"250 ok\r\n"))
                if verb == "DATA" and not self._take(connection, lines, Received(sender, tuple(recipients), b""), plan):
                    return

    def _take(self, connection: socket.socket, lines: BufferedReader, envelope: Received, plan: Plan | None) -> bool:
        """Hear the octets, keep them and answer; False: the connection ends."""
        octets = b""
        while (line := lines.readline()) not in (b".\r\n", b""):
            octets += line
        if not line or _stops(plan, "dot"):
            return False
        with self._lock:
            self.mails.append(replace(envelope, octets=octets))
        if _stops(plan, "before 250"):
            return False
        if plan is not None and plan.step == "after 250":
            plan.freeze()
        connection.sendall(b"250 2.0.0 kept\r\n")
        return not _stops(plan, "after 250")


def _stops(plan: Plan | None, step: str) -> bool:
    if plan is None or plan.step != step:
        return False
    plan.act()
    return True


def _path(rest: str) -> str:
    return rest.partition("<")[2].partition(">")[0]
