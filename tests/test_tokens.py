"""`helpdesk token`: made once, shown once, listed, revoked."""

from __future__ import annotations

import re
from pathlib import Path

from typer.testing import CliRunner

from helpdesk.cli.main import app
from helpdesk.store.database import Database
from tests.conftest import ROOT


def test_a_token_is_shown_once_listed_without_its_secret_and_revoked_for_good(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(f'[draft]\nfaq = "{ROOT / "faq"}"\ntemplates = "{ROOT / "templates"}"\n')
    database = Database(f"sqlite:///{tmp_path / 'data' / 'helpdesk.sqlite3'}")
    database.migrate()
    database.close()

    def run(*words: str) -> tuple[int, str]:
        done = CliRunner().invoke(app, ["token", *words, "--config", str(config)])
        return done.exit_code, done.output

    status, made = run("create", "JakEVO")
    secret = re.search(r"hd-\S+", made)
    assert status == 0
    assert secret is not None
    listed = run("list")[1]
    assert "jakevo" in listed
    assert "valid" in listed
    assert secret[0] not in listed
    assert run("revoke", "1")[0] == 0
    assert "revoked" in run("list")[1]
    status, error = run("revoke", "1")
    assert (status, "token list" in error) == (1, True)
    status, error = run("create", "Jak EVO!")
    assert (status, "letters" in error) == (2, True)
