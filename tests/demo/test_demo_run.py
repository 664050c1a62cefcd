"""The first minute of somebody who tries the desk: what `helpdesk run --demo` says, does, and how it ends."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from tests.conftest import ROOT
from tests.servers.processes import free_ports
from tests.web.serving import Visitor

T = TypeVar("T")
PATIENCE_S = 120.0  # of a test on a busy machine, not of a person


def until(found: Callable[[], T | None]) -> T:
    """Ask again and again until there is an answer."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        if (answer := found()) is not None:
            return answer
        time.sleep(0.2)
    raise AssertionError(f"nothing came in {PATIENCE_S} s")


def test_the_login_stays_in_sight_and_mails_become_tickets(tmp_path: Path) -> None:
    folder, said = tmp_path / "office", tmp_path / "said"
    [port] = free_ports(1)
    command = [sys.executable, "-m", "helpdesk", "run", "--demo", str(folder), "--port", str(port)]
    with said.open("wb") as both, subprocess.Popen(command, cwd=ROOT, stdout=both, stderr=both) as process:
        try:
            login = until(lambda: re.search(r"login: +(\S+) +password: (\S+)", said.read_text("utf-8")))
            with Visitor(f"http://127.0.0.1:{port}") as visitor:
                visitor.get("/login")
                assert visitor.post("/login", {"email": login[1], "password": login[2]}).status_code == 200
                until(lambda: re.search(r"/tickets/\d+", visitor.get("/").text))
            until(lambda: "intake.collected" in (folder / "log").read_text("utf-8") or None)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(PATIENCE_S)

    lines = said.read_text("utf-8").splitlines()
    assert len(lines) < 12, lines
    assert str(folder / "log") in said.read_text("utf-8")
    assert process.returncode in (0, 130, -signal.SIGINT)
