"""An entry accepted on a page is a published version: no older file undoes it, and it is written back on request."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from helpdesk.desk import Desk
from helpdesk.errors import ConflictError
from helpdesk.knowledge.files import render
from helpdesk.model.knowledge import Entry
from helpdesk.model.person import Actor, ActorKind
from helpdesk.store import events, versions
from helpdesk.store.database import Database
from tests.web.seeds import START, configuration

BAYU = Actor(ActorKind.PERSON, "Bayu Adi", None)
LATER = START + timedelta(hours=1)


@pytest.fixture
def faq(tmp_path: Path) -> Path:
    """Give a knowledge base that a test may edit."""
    root = Path(__file__).parents[1] / "faq"
    for name in ("permits/krk.md", "permits/itr.md", "topics/jam-layanan.md", "documents.toml"):
        (tmp_path / "faq" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / name, tmp_path / "faq" / name)
    return tmp_path / "faq"


@pytest.fixture
def desk(tmp_path: Path, faq: Path) -> Iterator[Desk]:
    """Give a desk that uses it."""
    config = configuration(tmp_path)
    config = config.model_copy(update={"draft": config.draft.model_copy(update={"faq": faq})})
    database = Database(config.store.database)
    database.migrate()
    database.close()
    desk = Desk.open(config, START)
    yield desk
    desk.close()


def with_question(desk: Desk, entry_id: str, text: str) -> Entry:
    """Return an entry in use with one more question."""
    entry = desk.knowledge.entry(entry_id)
    assert entry is not None
    return replace(entry, questions=(*entry.questions, text))


def unwritten(desk: Desk) -> tuple[str, ...]:
    """Return what waits to be written back."""
    with desk.database.read() as tx:
        return desk.unwritten(tx)


def test_what_was_accepted_on_a_page_is_in_use_and_no_older_file_undoes_it(desk: Desk) -> None:
    changed = with_question(desk, "krk", "peta blok saya di mana")
    desk.amend(changed, BAYU, LATER)
    version = desk.knowledge.version

    assert desk.publish(LATER + timedelta(minutes=1)) == ()

    assert desk.knowledge.entry("krk") == changed
    assert desk.knowledge.version == version
    assert unwritten(desk) == ("krk",)
    with desk.database.read() as tx:
        published = [(e.actor_name, e.data.get("entry")) for e in events.of_kind(tx, "knowledge.published")]
        assert desk.knowledge_at(tx, versions.of_files(tx)).entry("krk") != changed
    assert published[0] == ("Bayu Adi", "krk")
    assert len(published) == 2  # the files at the start, and the page


def test_a_file_edited_meanwhile_is_taken_beside_what_the_page_changed(desk: Desk, faq: Path) -> None:
    changed = with_question(desk, "krk", "peta blok saya di mana")
    desk.amend(changed, BAYU, LATER)
    edited = with_question(desk, "itr", "zona ungu itu apa")
    (faq / "permits" / "itr.md").write_text(render(edited), "utf-8")

    assert desk.publish(LATER + timedelta(minutes=1)) == ()
    assert desk.publish(LATER + timedelta(minutes=2)) == ()

    assert desk.knowledge.entry("krk") == changed
    assert desk.knowledge.entry("itr") == edited
    assert unwritten(desk) == ("krk",)


def test_the_same_entry_changed_in_its_file_and_on_the_page_is_a_conflict_that_stays_shown(
    desk: Desk, faq: Path
) -> None:
    changed = with_question(desk, "krk", "peta blok saya di mana")
    edited = with_question(desk, "krk", "gambar situasi itu apa")
    desk.amend(changed, BAYU, LATER)
    (faq / "permits" / "krk.md").write_text(render(edited), "utf-8")

    for minutes in (1, 2):
        (problem,) = desk.publish(LATER + timedelta(minutes=minutes))
        assert "krk" in problem
        assert desk.knowledge.entry("krk") == changed
    with desk.database.read() as tx:
        (shown,) = versions.problems(tx)
    assert "krk" in shown

    (faq / "permits" / "krk.md").write_text(render(changed), "utf-8")
    assert desk.publish(LATER + timedelta(minutes=3)) == ()
    assert unwritten(desk) == ()


def test_once_the_file_says_the_same_a_later_edit_of_the_file_counts(desk: Desk, faq: Path) -> None:
    desk.amend(with_question(desk, "krk", "peta blok saya di mana"), BAYU, LATER)
    (faq / "permits" / "krk.md").write_text(render(desk.knowledge.permits["krk"]), "utf-8")
    desk.publish(LATER + timedelta(minutes=1))
    edited = with_question(desk, "krk", "gambar situasi itu apa")
    (faq / "permits" / "krk.md").write_text(render(edited), "utf-8")

    assert desk.publish(LATER + timedelta(minutes=2)) == ()
    assert desk.knowledge.entry("krk") == edited


def test_two_pages_do_not_overwrite_each_other(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    first = with_question(desk, "krk", "peta blok saya di mana")
    second = with_question(desk, "itr", "zona ungu itu apa")
    desk.amend(first, BAYU, LATER)
    desk.amend(second, BAYU, LATER + timedelta(minutes=1))
    assert (desk.knowledge.entry("krk"), desk.knowledge.entry("itr")) == (first, second)

    with desk.database.transaction() as tx:
        versions.publish(tx, "f" * 64, "{}", "another process", LATER + timedelta(minutes=2))
    monkeypatch.setattr(desk, "refresh", lambda: True)  # it published after we had looked
    with pytest.raises(ConflictError):
        desk.amend(first, BAYU, LATER + timedelta(minutes=3))
