"""Processes that recover, send what is due and end: one is forked for each line of standard input."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from helpdesk.blobs import Blobs
from helpdesk.config import Smtp, load
from helpdesk.desk import Desk
from helpdesk.explain import Explainer
from helpdesk.model.knowledge import Knowledge
from helpdesk.send.send import recover, send_due
from helpdesk.send.submitter import Submitter
from helpdesk.store.database import Database

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


def main(folder: Path, url: str, port: int) -> None:
    """Read a line, fork, print the child's process id, then how it ended."""
    config = load(Path(__file__).parents[2] / "config.toml")
    password = folder / "password"
    password.write_text("rahasia")
    smtp = Smtp(host="127.0.0.1", port=port, tls="none", username="penyuluhan", password_file=password)
    explainer = Explainer(config, Knowledge(version=""))  # made once: each child would compile the letters anew
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            database = Database(url)
            desk = Desk(config, database, Blobs(folder / "blobs"), b"k" * 32, explainer)
            recover(desk, NOW)
            with Submitter(smtp, 2) as submitter:
                send_due(desk, submitter, NOW)
            database.close()
            os._exit(0)
        print(f"child {child}", flush=True)
        print(f"ended {os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
