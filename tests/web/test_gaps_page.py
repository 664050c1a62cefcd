"""The supervisor sees what citizens ask in vain; a new topic begins with their questions."""

from __future__ import annotations

from helpdesk.desk import Desk
from helpdesk.model.person import Actor, ActorKind
from helpdesk.review import review
from helpdesk.store import people
from tests.web.seeds import START
from tests.web.serving import Visitor


def test_a_question_that_nothing_answers_is_on_the_page_and_begins_a_topic(bayu: Visitor, desk: Desk) -> None:
    with desk.database.read() as tx:
        (person, *_) = people.every(tx)
    before = bayu.get("/gaps").text
    review.swap(desk, Actor(ActorKind.PERSON, person.name, person.id), 1, 1, None, START)
    page = bayu.get("/gaps")

    assert page.status_code == 200
    assert page.text.count('href="/tickets/1"') > before.count('href="/tickets/1"')
    assert "Unduh konsep topik baru" in page.text
    drafted = bayu.get("/gaps/draft?question=izin jual bir&question=NIK 3174044108950000 saya")
    assert drafted.headers["content-disposition"].endswith('"topik-baru.md"')
    assert '"izin jual bir",' in drafted.text
    assert "3174044108950000" not in drafted.text


def test_a_counselor_has_no_page_of_gaps(rina: Visitor) -> None:
    assert rina.get("/gaps").status_code == 403
    assert rina.get("/gaps/draft").status_code == 403
    assert 'href="/gaps"' not in rina.get("/knowledge").text
