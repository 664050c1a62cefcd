"""A throw-away PostgreSQL cluster on a free port of 127.0.0.1, without durability."""

from __future__ import annotations

import itertools
import shutil
import signal
import subprocess
from pathlib import Path
from typing import Self

from tests.servers.processes import free_ports, ordinary_user, program, start, stop


class Postgres:
    """The server. ``url`` is its first database; ``new_database`` makes empty ones."""

    def __init__(self) -> None:
        versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
        self._programs = program("initdb", "postgresql", *map(str, reversed(versions))).resolve().parent
        self.user = ordinary_user("postgres")
        self.folder = self.user.folder("postgres")
        (self.port,) = free_ports(1)
        self._numbers = itertools.count(1)
        self._data = self.folder / "data"
        self._run("initdb", "-D", self._data, "-U", "helpdesk", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
        options = {
            "port": self.port,
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": self.folder,
            "fsync": "off",
            "synchronous_commit": "off",
            "full_page_writes": "off",
            "max_connections": 100,
        }
        command: list[str | Path] = [*self.user.prefix, self._programs / "postgres", "-D", self._data]
        for name, value in options.items():
            command += ["-c", f"{name}={value}"]
        self._process = start(command, self.folder / "log", self._ready)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        stop(self._process, signal.SIGQUIT)
        shutil.rmtree(self.folder)

    @property
    def url(self) -> str:
        """The database that is there from the beginning."""
        return self._url("postgres")

    def new_database(self) -> str:
        """Make an empty database and return its URL."""
        name = f"helpdesk{next(self._numbers)}"
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "helpdesk", name)
        return self._url(name)

    def _url(self, name: str) -> str:
        return f"postgresql+psycopg://helpdesk@127.0.0.1:{self.port}/{name}"

    def _ready(self) -> bool:
        command: list[str | Path] = [
            self._programs / "pg_isready",
            "-q",
            "-h",
            "127.0.0.1",
            "-p",
            str(self.port),
            "-U",
            "helpdesk",
        ]
        return subprocess.run(command, check=False).returncode == 0

    def _run(self, name: str, *words: str | Path) -> None:
        command: list[str | Path] = [*self.user.prefix, self._programs / name, *words]
        subprocess.run(command, check=True, capture_output=True, cwd=self.folder)
