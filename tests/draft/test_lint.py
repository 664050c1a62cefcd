import shutil
from pathlib import Path

import pytest

from helpdesk.draft.templating.lint import check as checked
from helpdesk.draft.templating.lint import check_text
from helpdesk.draft.templating.templates import NAMES, Templates
from helpdesk.errors import Problem, TemplateError
from helpdesk.mail.compose_html import fragment
from tests.draft.conftest import TEMPLATES


def check(folder: Path) -> tuple[Problem, ...]:
    return checked(folder, fragment)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the templates that may be broken."""
    for kind in ("reply", "notice"):
        shutil.copytree(TEMPLATES / kind, tmp_path / kind)
    return tmp_path


def test_the_shipped_templates_have_no_problem() -> None:
    assert check(TEMPLATES) == ()


def test_a_broken_mark_is_named_with_its_line(folder: Path) -> None:
    (folder / "reply/id/fee.txt.j2").write_text("satu\n{{ text \n", "utf-8")
    (problem,) = check(folder)
    assert problem.file == "reply/id/fee.txt.j2"
    assert problem.line in (2, 3)
    assert problem.remedy
    with pytest.raises(TemplateError, match=r"fee\.txt\.j2"):
        Templates(folder)


def test_an_unknown_name_is_named_with_what_is_known(folder: Path) -> None:
    (folder / "reply/en/term.txt.j2").write_text("It takes\n{{ dayz }} days.\n", "utf-8")
    problems = check(folder)
    assert problems[0].line == 2
    assert '"dayz"' in problems[0].text
    assert "days" in problems[0].remedy


def test_a_template_that_would_lose_a_fact_is_named(folder: Path) -> None:
    (folder / "reply/id/fee.txt.j2").write_text("Biayanya ada. {{ basis }} {{ name }} {{ changed }}\n", "utf-8")
    (problem,) = [one for one in check(folder) if not one.warning and "lost" in one.text]
    assert problem.file == "reply/id/fee.txt.j2"
    assert '"text"' in problem.text
    text = (folder / "reply/id/term.txt.j2").read_text("utf-8")
    assert check_text(folder, "id", "term", text) == ()
    assert "days" in check_text(folder, "id", "term", "Sebentar.")[0].text


def test_a_missing_and_a_spare_file_are_told(folder: Path) -> None:
    (folder / "reply/id/status.txt.j2").rename(folder / "reply/id/statuz.txt.j2")
    texts = {(problem.file, problem.warning) for problem in check(folder)}
    assert texts == {("reply/id/status.txt.j2", False), ("reply/id/statuz.txt.j2", True)}


def test_a_template_that_reaches_for_pythons_insides_is_refused(folder: Path) -> None:
    (folder / "reply/id/topic.txt.j2").write_text("{{ answer.__class__.__mro__ }}\n", "utf-8")
    assert [problem.file for problem in check(folder)] == ["reply/id/topic.txt.j2"]


def test_an_empty_value_must_not_show(folder: Path) -> None:
    (folder / "reply/id/when.txt.j2").write_text("Berlaku {{ validity }}.\n", "utf-8")
    (problem,) = check(folder)
    assert "None" in problem.text


def test_every_template_stands_in_both_languages() -> None:
    for language in ("id", "en"):
        assert {path.name for path in (TEMPLATES / "reply" / language).iterdir()} == {f"{n}.txt.j2" for n in NAMES}


def test_the_notices_are_checked_too(folder: Path) -> None:
    (folder / "notice/id/acknowledgement.txt.j2").write_text("Nomor {{ nomor }}\n", "utf-8")
    (folder / "notice/en/acknowledgement.txt.j2").unlink()
    english, unknown, unrendered = check(folder)
    assert (english.file, english.text) == ("notice/en/acknowledgement.txt.j2", "the template is missing")
    assert unknown.file == unrendered.file == "notice/id/acknowledgement.txt.j2"
    assert "nomor" in unknown.text


def test_a_notice_whose_html_says_other_words_than_its_text_is_named(folder: Path) -> None:
    path = folder / "notice/id/acknowledgement.html.j2"
    path.write_text(path.read_text("utf-8").replace("Petugas penyuluhan akan membacanya", "Kami diam"), "utf-8")
    found = {problem.file: problem.text for problem in check(folder)}
    assert "penyuluhan" in found["notice/id/acknowledgement.html.j2"]


def test_each_part_of_a_notice_is_looked_at(folder: Path) -> None:
    (folder / "notice/en/status.subject.j2").unlink()
    (folder / "notice/en/news.html.j2").write_text('{% extends "en/layout.html.j2" %}{{ tolld }}', "utf-8")
    (folder / "notice/id/survey.txt.j2").write_text("Isi survei.", "utf-8")
    (folder / "notice/id/extra.txt.j2").write_text("x", "utf-8")
    (folder / "notice/id/layout.txt.j2").write_text("{% block main %}", "utf-8")
    found = {problem.file: problem.text for problem in check(folder) if "layout" not in problem.text}
    assert found["notice/en/status.subject.j2"] == "the template is missing"
    assert '"tolld"' in found["notice/en/news.html.j2"]
    assert '"address"' in found["notice/id/survey.txt.j2"]
    assert found["notice/id/extra.txt.j2"] == "no notice uses this file"
    assert "notice/id/layout.txt.j2" in found
