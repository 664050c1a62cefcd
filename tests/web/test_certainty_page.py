"""The supervisor sees whether proposals were right as often as the desk said."""

from __future__ import annotations

from helpdesk.desk import Desk
from tests.web.seeds import judge_many
from tests.web.serving import Visitor


def test_without_judgements_the_page_says_so_and_counselors_do_not_see_it(bayu: Visitor, rina: Visitor) -> None:
    assert "Angka ditampilkan mulai 20 pertanyaan" in bayu.get("/certainty").text
    assert 'href="/certainty"' in bayu.get("/knowledge").text
    assert rina.get("/certainty").status_code == 403
    assert 'href="/certainty"' not in rina.get("/knowledge").text


def test_after_many_judgements_the_page_shows_the_curve_and_what_was_swapped(bayu: Visitor, desk: Desk) -> None:
    judge_many(desk)

    page = bayu.get("/certainty?days=3650").text

    assert "<dd>30</dd>" in page
    assert "<dd>67%</dd>" in page
    assert page.count('<circle class="held"') == 10
    assert "tidak satu pun" in page
    assert "Indonesia" in page
