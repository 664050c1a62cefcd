"""The commands of follow-up as a person types them."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from helpdesk.cli.main import app
from tests.conftest import ROOT


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return the configuration of an office whose database is made."""
    file = tmp_path / "config.toml"
    file.write_text(f'[draft]\nfaq = "{ROOT}/faq"\ntemplates = "{ROOT}/templates"\n')
    assert run(file, "migrate").exit_code == 0
    return file


def run(file: Path, *words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--config", str(file)])


def test_visits_are_suspended_and_announced_and_reminders_looked_for(office: Path) -> None:
    without = run(office, "announce")
    assert without.exit_code == 1
    assert "helpdesk calendar suspend" in without.output

    assert "ditiadakan sejak 2026-11-20" in run(office, "calendar", "suspend", "2026-11-20", "cuaca ekstrem").output
    dry = run(office, "announce", "--dry-run")
    assert "0 permohonan menunggu peninjauan, 0 sudah dikabari, 0 tanpa tiket." in dry.output
    assert "Tidak ada yang masih perlu dikabari." in dry.output
    assert "0 konsep disiapkan." in run(office, "announce").output
    early = run(office, "calendar", "resume", "2026-11-01")
    assert (early.exit_code, "2026-11-20" in early.output) == (1, True)
    assert "0 konsep disiapkan, 0 tindak lanjut baru, 0 tiket dihitung." in run(office, "remind").output
