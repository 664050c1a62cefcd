from __future__ import annotations

from pathlib import Path

import pytest

from helpdesk.draft.templating.snippets import PAPERS, Snippet, filled, inserted, load

TEMPLATES = Path(__file__).parents[2] / "templates"


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_snippet_of_the_office_has_a_title_and_a_text(language: str) -> None:
    files = list((TEMPLATES / "snippet").glob(f"*.{language}.txt"))

    assert len(load(TEMPLATES, language)) == len(files) >= 5
    assert "minta-berkas" in [snippet.name for snippet in load(TEMPLATES, language)]


def test_both_languages_have_the_same_snippets() -> None:
    assert [s.name for s in load(TEMPLATES, "id")] == [s.name for s in load(TEMPLATES, "en")]


def test_a_file_that_is_no_snippet_is_left_out(tmp_path: Path) -> None:
    folder = tmp_path / "snippet"
    folder.mkdir()
    (folder / "a.id.txt").write_text("Judul\r\n\r\nIsi\r\nlagi\r\n", "utf-8")
    (folder / "b.id.txt").write_text("Hanya judul\n", "utf-8")
    (folder / "c.id.txt").write_bytes(b"\xff\xfe")

    assert load(tmp_path, "id") == (Snippet("a", "Judul", "Isi\nlagi"),)
    assert load(tmp_path / "nowhere", "id") == ()


def test_asking_for_papers_is_offered_only_where_some_are_missing() -> None:
    ask = Snippet("ask", "Minta", f"Kurang:\n\n{PAPERS}")

    assert filled([ask], []) == ()
    assert filled([ask], ["KTP", "STR"]) == (Snippet("ask", "Minta", "Kurang:\n\n- KTP\n- STR"),)


@pytest.mark.parametrize(
    ("letter", "expected"),
    [
        ("Yth.\n\nIsi.\n\nSalam,\nA\n\nKantor", "Yth.\n\nIsi.\n\nbaru\n\nSalam,\nA\n\nKantor"),
        ("Halo.", "Halo.\n\nbaru"),
        ("", "\n\nbaru"),
    ],
)
def test_a_text_stands_before_the_closing(letter: str, expected: str) -> None:
    assert inserted(letter, "baru") == expected
