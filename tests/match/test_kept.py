"""The index of the knowledge base is kept between starts, and never an old or a damaged one."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from helpdesk.knowledge.load import load
from helpdesk.match.kept import MOST, Kept
from helpdesk.match.rank import Index
from helpdesk.match.understand import Matcher
from helpdesk.model.message import Body
from tests.conftest import ROOT


@pytest.fixture
def faq(tmp_path: Path) -> Path:
    """Return a small knowledge base that may be changed."""
    folder = tmp_path / "faq"
    for kind in ("permits", "topics"):
        (folder / kind).mkdir(parents=True)
    shutil.copy(ROOT / "faq" / "documents.toml", folder)
    for name in ("permits/krk.md", "topics/jam-layanan.md"):
        shutil.copy(ROOT / "faq" / name, folder / name)
    return folder


def make(folder: Path, faq: Path) -> Kept:
    kept = Kept(folder, faq)
    knowledge = load(faq)
    kept.write(knowledge, Index(knowledge))
    return kept


def test_what_is_kept_answers_as_what_was_made(tmp_path: Path, faq: Path) -> None:
    make(tmp_path / "kept", faq)

    found = Kept(tmp_path / "kept", faq).read()

    assert found is not None
    knowledge, index = found
    fresh = load(faq)
    assert knowledge == fresh
    words = "syarat KRK apa saja dan buka jam berapa"
    assert Matcher(knowledge, index=index).search(words) == Matcher(fresh).search(words)
    mail = Body("Syarat KRK apa saja? Sertifikat tanahnya masih atas nama penjual.", "", "")
    lines = Matcher(knowledge, index=index).understand("", mail).lines
    assert lines
    assert lines == Matcher(fresh).understand("", mail).lines


def test_a_changed_entry_is_seen_at_once(tmp_path: Path, faq: Path) -> None:
    make(tmp_path / "kept", faq)
    entry = faq / "permits" / "krk.md"
    before = entry.stat()

    entry.write_text(entry.read_text("utf-8").replace("Rencana", "Rancana", 1), "utf-8")
    os.utime(entry, ns=(before.st_atime_ns, before.st_mtime_ns))  # even if its date says nothing

    assert not Kept(tmp_path / "kept", faq).is_there
    assert Kept(tmp_path / "kept", faq).read() is None


def test_what_was_learnt_anew_is_seen_at_once(tmp_path: Path, faq: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = shutil.copytree(ROOT / "helpdesk", tmp_path / "helpdesk", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr("helpdesk.match.kept._CODE", code)
    make(tmp_path / "kept", faq)
    assert Kept(tmp_path / "kept", faq).is_there

    (code / "match" / "stranger_weights.json").write_text("{}")

    assert not Kept(tmp_path / "kept", faq).is_there


def test_what_changed_while_it_was_read_is_not_kept(tmp_path: Path, faq: Path) -> None:
    kept = Kept(tmp_path / "kept", faq)
    knowledge = load(faq)
    (faq / "topics" / "jam-layanan.md").unlink()

    kept.write(knowledge, Index(knowledge))

    assert not (tmp_path / "kept").exists()


@pytest.mark.parametrize("octets", [0, 20, 40, -1])
def test_a_half_file_is_made_again(tmp_path: Path, faq: Path, octets: int) -> None:
    kept = make(tmp_path / "kept", faq)
    file = next((tmp_path / "kept").iterdir())
    file.write_bytes(file.read_bytes()[:octets])

    assert kept.is_there
    assert kept.read() is None


def test_a_file_that_others_could_have_written_is_not_believed(tmp_path: Path, faq: Path) -> None:
    kept = make(tmp_path / "kept", faq)
    next((tmp_path / "kept").iterdir()).chmod(0o666)

    assert kept.read() is None


def test_a_folder_that_cannot_be_written_keeps_nothing_and_stops_nothing(tmp_path: Path, faq: Path) -> None:
    (tmp_path / "kept").write_text("a file, no folder")

    kept = make(tmp_path / "kept", faq)

    assert kept.read() is None


def test_only_the_latest_are_kept(tmp_path: Path, faq: Path) -> None:
    for number in range(MOST + 2):
        text = (faq / "topics" / "jam-layanan.md").read_text("utf-8")
        (faq / "topics" / "jam-layanan.md").write_text(f"{text}\n{number}\n", "utf-8")
        make(tmp_path / "kept", faq)

    assert len(list((tmp_path / "kept").iterdir())) == MOST
    assert make(tmp_path / "kept", faq).read() is not None
