"""A TCP proxy between a client and a line-based server that cuts, stalls and garbles on demand."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Self

Act = Callable[["Pair", bytes], bool]


@dataclass
class Pair:
    """A client's connection and ours to the server."""

    client: socket.socket
    server: socket.socket
    stalled: threading.Event = field(default_factory=threading.Event)

    def close(self) -> None:
        for each in (self.client, self.server):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)


def cut(pair: Pair, line: bytes) -> bool:
    """Close both connections instead of passing on ``line``."""
    pair.close()
    return False


def stall(pair: Pair, line: bytes) -> bool:
    """Pass on nothing any more, and keep the connections open."""
    pair.stalled.set()
    return False


def say(text: bytes) -> Act:
    """Return an act that answers instead of the server; TAG stands for the tag of the command."""

    def act(pair: Pair, line: bytes) -> bool:
        pair.client.sendall(text.replace(b"TAG", line.split(b" ", 1)[0]))
        return False

    return act


class Proxy:
    """The proxy. ``rules`` are pairs of a pattern of a client's line and what to do then, ``True`` to pass it on.

    A rule that was added is for good; ``once`` makes one that acts a single time.
    """

    host = "127.0.0.1"

    def __init__(self, port: int) -> None:
        self._target = port
        self.rules: list[tuple[re.Pattern[bytes], Act]] = []
        self.pairs: list[Pair] = []
        self.lines: list[bytes] = []
        self._hidden: tuple[bytes, ...] = ()
        self._listener = socket.create_server((self.host, 0))
        self.port: int = self._listener.getsockname()[1]
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for pair in self.pairs:
            pair.close()
        for thread in self._threads:
            thread.join(5)
        for pair in self.pairs:
            pair.client.close()
            pair.server.close()

    def on(self, pattern: bytes, act: Act) -> None:
        """Do ``act`` whenever a client's line matches."""
        self.rules.append((re.compile(pattern, re.IGNORECASE), act))

    def once(self, pattern: bytes, act: Act) -> None:
        """Do ``act`` the first time that a client's line matches."""
        used: list[bytes] = []

        def first(pair: Pair, line: bytes) -> bool:
            if used:
                return True
            used.append(line)
            return act(pair, line)

        self.on(pattern, first)

    def hide(self, *capabilities: str) -> None:
        """Take these words out of every line in which the server says what it can do."""
        self._hidden = tuple(word.encode() for word in capabilities)

    def wait_for(self, pattern: bytes, seconds: float = 10) -> None:
        """Return when a client has sent a line like this. Raises AssertionError when none has in time."""
        deadline = time.monotonic() + seconds
        while not any(re.search(pattern, line, re.IGNORECASE) for line in list(self.lines)):
            assert time.monotonic() < deadline, self.lines[-5:]
            time.sleep(0.01)

    def to_clients(self, octets: bytes) -> None:
        """Say something to every client that the server did not say."""
        for pair in self.pairs:
            with suppress(OSError):
                pair.client.sendall(octets)

    def cut(self) -> None:
        """Close every connection now."""
        for pair in self.pairs:
            pair.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            try:
                server = socket.create_connection((self.host, self._target), 5)
            except OSError:
                client.close()
                continue
            server.settimeout(None)
            pair = Pair(client, server)
            self.pairs.append(pair)
            for work in (self._from_client, self._from_server):
                thread = threading.Thread(target=work, args=(pair,), daemon=True)
                self._threads.append(thread)
                thread.start()

    def _from_client(self, pair: Pair) -> None:
        with suppress(OSError), pair.client.makefile("rb") as lines:
            for line in lines:
                self.lines.append(line)
                passed = all(act(pair, line) for pattern, act in self.rules if pattern.search(line))
                if passed and not pair.stalled.is_set():
                    pair.server.sendall(line)
        pair.close()

    def _poorer(self, octets: bytes) -> bytes:
        """Servers write their capabilities in one piece, at the greeting and at login."""
        for word in self._hidden:
            pattern = rb"(CAPABILITY[^\r\n]*?) " + re.escape(word) + rb"(?=[ \]\r])"
            octets = re.sub(pattern, rb"\1", octets)
        return octets

    def _from_server(self, pair: Pair) -> None:
        with suppress(OSError):
            while octets := pair.server.recv(65536):
                if not pair.stalled.is_set():
                    pair.client.sendall(self._poorer(octets))
        pair.close()
