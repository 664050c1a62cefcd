"""Templates are compiled once; a changed file, another language and escaping are never mistaken for what was kept."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from jinja2 import TemplateSyntaxError

from helpdesk.draft.templating.templates import Templates, environment_for
from helpdesk.errors import TemplateError
from tests.draft.conftest import TEMPLATES


def test_a_text_is_compiled_once_however_often_templates_are_made() -> None:
    first, second = environment_for(TEMPLATES / "reply", "id"), environment_for(TEMPLATES / "reply", "id")
    codes = [each.get_template("id/greeting.txt.j2").root_render_func.__code__ for each in (first, second)]

    assert codes[0] is codes[1]


def test_a_changed_file_is_read_anew_and_a_broken_one_told(tmp_path: Path) -> None:
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    file = tmp_path / "templates" / "reply" / "en" / "closing.txt.j2"
    for words in ("First words.", "Other words."):
        file.write_text(words)
        assert Templates(tmp_path / "templates").render("closing", "en") == words

    file.write_text("{% if %}")
    with pytest.raises(TemplateError, match=r"closing\.txt\.j2:1"):
        Templates(tmp_path / "templates")


def test_what_is_compiled_for_one_language_or_as_text_is_not_used_for_another(tmp_path: Path) -> None:
    (tmp_path / "list.txt.j2").write_text('{{ ["a", "b", "<c>"] | listing }} {{ name }}')

    said = {
        (language, html): environment_for(tmp_path, language, html=html).get_template("list.txt.j2").render(name="<i>")
        for language in ("id", "en")
        for html in (False, True)
        for _ in range(2)
    }

    assert said == {
        ("id", False): "a, b, dan <c> <i>",
        ("en", False): "a, b and <c> <i>",
        ("id", True): "a, b, dan &lt;c&gt; &lt;i&gt;",
        ("en", True): "a, b and &lt;c&gt; &lt;i&gt;",
    }


def test_a_broken_text_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "one.txt.j2").write_text("{% if %}")
    for _ in range(2):
        with pytest.raises(TemplateSyntaxError):
            environment_for(tmp_path, "id").get_template("one.txt.j2")
