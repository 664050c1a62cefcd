"""The page of notice templates: subject, text and HTML are seen, a change is tried, and nothing is stored."""

from __future__ import annotations

import itertools

from helpdesk.draft.templating.notice_samples import NOTICES
from tests.web.serving import Visitor


def test_every_notice_and_every_part_is_shown(bayu: Visitor) -> None:
    parts = itertools.cycle(("subject", "txt", "html"))
    for name, part in zip(sorted(NOTICES), parts, strict=False):
        page = bayu.get(f"/templates/notices?name={name}&part={part}&language=en")
        assert page.status_code == 200
        assert "PTSP-2026-000123" in page.text
        assert f"{name}.{part}.j2" in page.text
        assert f'<option value="{name}" selected>' in page.text
        assert f'<option value="{part}" selected>' in page.text
        assert f">{name}</option>" not in page.text  # a word for people, not the file's


def test_the_html_stands_in_a_frame_that_can_do_nothing(bayu: Visitor) -> None:
    page = bayu.get("/templates/notices?name=status").text
    assert 'src="/templates/notices/html?name=status&amp;language=id" sandbox=""' in page
    shown = bayu.get("/templates/notices/html?name=status")
    assert "<h1" in shown.text
    assert "sandbox" in shown.headers["content-security-policy"]
    assert "default-src 'none'" in shown.headers["content-security-policy"]


def test_a_change_is_tried_and_its_mistakes_are_named(bayu: Visitor) -> None:
    given = {"name": "status", "language": "id", "part": "txt"}
    text = '{% extends "id/layout.txt.j2" %}{% block main %}Ini keadaannya: {{ told }}{% endblock %}'
    tried = bayu.post("/templates/notices", {**given, "text": text}).text
    assert "Ini keadaannya: Izin Contoh" in tried
    broken = bayu.post("/templates/notices", {**given, "text": "{{ tolld }}"}).text
    assert "tolld" in broken
    assert "tidak dikenal di sini" in broken
    assert "Ini keadaannya" not in bayu.get("/templates/notices?name=status").text


def test_the_changed_text_is_given_as_a_file(bayu: Visitor) -> None:
    given = {"name": "news", "language": "en", "part": "subject", "text": "{{ about }}!", "wish": "file"}
    answer = bayu.post("/templates/notices", given)
    assert answer.text == "{{ about }}!"
    assert 'filename="news.subject.j2"' in answer.headers["content-disposition"]


def test_only_supervisors_see_it_and_an_unknown_notice_is_no_page(bayu: Visitor, rina: Visitor) -> None:
    assert bayu.get("/templates/notices?name=nonsense").status_code == 404
    assert rina.get("/templates/notices").status_code == 403
