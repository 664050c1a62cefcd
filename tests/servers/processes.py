"""What the throw-away servers have in common: ports, folders, an ordinary user, and a certain end."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


def free_ports(count: int) -> list[int]:
    """Return ports of 127.0.0.1 that nobody listens on now, each only once."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def program(name: str, package: str, *folders: str) -> Path:
    """Return the path of a program. Raises RuntimeError naming the Debian package when it is not installed."""
    path = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/sbin", *folders))
    found = shutil.which(name, path=path)
    if not found:
        raise RuntimeError(f"{name} is not installed: apt-get install {package}")
    return Path(found)


@dataclass(frozen=True, slots=True)
class User:
    """Who a server runs as: the present user, or an ordinary one when the present one is root."""

    name: str
    uid: int
    gid: int

    @property
    def prefix(self) -> list[str]:
        """Return the words before a command that make it run as this user, and end when the tests do."""
        words = ["setpriv", "--pdeathsig=TERM"]
        if self.uid != os.getuid():
            words += [f"--reuid={self.uid}", f"--regid={self.gid}", "--clear-groups"]
        return words

    def own(self, folder: Path) -> None:
        """Give ``folder`` and what is in it to this user."""
        for path in (folder, *folder.rglob("*")):
            os.chown(path, self.uid, self.gid)

    def folder(self, purpose: str) -> Path:
        """Return a new folder of this user's; pytest's own lie where only their maker may go."""
        folder = Path(tempfile.mkdtemp(prefix=f"helpdesk-{purpose}-"))
        self.own(folder)
        return folder


def ordinary_user(*wanted: str) -> User:
    """Return the present user, or the first of ``wanted`` that exists when root runs the tests."""
    if os.getuid() != 0:
        entry = pwd.getpwuid(os.getuid())
        return User(entry.pw_name, entry.pw_uid, entry.pw_gid)
    for name in (*wanted, "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return User(entry.pw_name, entry.pw_uid, entry.pw_gid)
    raise RuntimeError("root runs the tests, and there is no ordinary user to run servers as")


def start(command: Sequence[str | Path], log: Path, ready: Callable[[], bool]) -> subprocess.Popen[bytes]:
    """Start a server and return when ``ready()``. Raises RuntimeError with its log when it ends or takes too long."""
    with log.open("ab") as output:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )
    deadline = time.monotonic() + 60
    while not ready():
        if process.poll() is not None or time.monotonic() > deadline:
            stop(process)
            raise RuntimeError(f"{command} did not start:\n{log.read_text('utf-8', 'replace')[-3000:]}")
        time.sleep(0.02)
    return process


def stop(process: subprocess.Popen[bytes], how: signal.Signals = signal.SIGTERM) -> None:
    """End a server, gently if it will and certainly within ten seconds."""
    if process.poll() is None:
        process.send_signal(how)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            kill(process)
    process.wait()


def kill(process: subprocess.Popen[bytes]) -> None:
    """End a server and the processes that it started without a word."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def answers(port: int) -> bool:
    """Return whether somebody greets on this port."""
    try:
        with socket.create_connection(("127.0.0.1", port), 1) as connection:
            connection.settimeout(2)
            return bool(connection.recv(100))
    except OSError:
        return False
