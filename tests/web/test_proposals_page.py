"""What people choose becomes a proposal that a supervisor accepts; an entry's file can be changed there as well."""

from __future__ import annotations

import html
import re

from helpdesk.desk import Desk
from helpdesk.knowledge.files import render
from helpdesk.model.person import Actor, ActorKind
from helpdesk.review import review
from helpdesk.store import messages, people
from tests.web.seeds import START
from tests.web.serving import Visitor

CHOSEN = "sip-okupasi-terapis"


def choose(desk: Desk) -> str:
    """Let a person choose another entry for the first question of ticket 1; return the question."""
    with desk.database.read() as tx:
        (person, *_) = people.every(tx)
        (filed, *_) = messages.conversation(tx, 1)
    review.swap(desk, Actor(ActorKind.PERSON, person.name, person.id), filed.id, 0, CHOSEN, START)
    return " ".join(filed.questions[0].text.split())


def offer(page: str) -> dict[str, str]:
    """Return the fields of the first proposal's form."""
    form = page.split('<article class="card proposal">', 1)[1]
    return {
        name: html.unescape(value) for name, value in re.findall(r'name="(entry|field|text)" value="([^"]*)"', form)[:3]
    }


def questions(desk: Desk) -> tuple[str, ...]:
    """Return the questions of the chosen entry, as they are in use."""
    return desk.knowledge.permits[CHOSEN].questions


def test_what_a_person_chose_is_offered_with_its_difference_and_accepted_with_one_click(
    bayu: Visitor, desk: Desk
) -> None:
    asked = choose(desk)
    page = bayu.get("/proposals").text
    fields = offer(page)

    assert fields == {"entry": CHOSEN, "field": "questions", "text": asked}
    assert f"faq/permits/{CHOSEN}.md" in page
    assert f"<ins>  &#34;{html.escape(asked)}" in page
    answer = bayu.post("/proposals", {**fields, "wish": "accept"})

    assert "Diterima" in answer.text
    assert questions(desk)[-1] == asked
    assert '<article class="card proposal">' not in answer.text
    assert "Belum tertulis dalam berkas" in answer.text


def test_what_was_declined_is_not_offered_again(bayu: Visitor, desk: Desk) -> None:
    asked = choose(desk)
    answer = bayu.post("/proposals", {**offer(bayu.get("/proposals").text), "wish": "decline"})

    assert '<article class="card proposal">' not in answer.text
    assert asked not in questions(desk)


def test_a_changed_fact_is_looked_at_before_it_is_published(bayu: Visitor, desk: Desk) -> None:
    before = render(desk.knowledge.permits["krk"])
    after = re.sub('channel = ".*"', 'channel = "SIMBG"', before)
    form = {"seen": before, "text": after}

    looked = bayu.post("/knowledge/krk/file", {**form, "wish": "look"}).text
    assert "Yang berubah" in looked
    assert desk.knowledge.permits["krk"].channel != "SIMBG"
    assert "Entri diubah" in bayu.post("/knowledge/krk/file", {**form, "wish": "accept"}).text
    assert desk.knowledge.permits["krk"].channel == "SIMBG"
    stale = bayu.post("/knowledge/krk/file", {**form, "wish": "accept"})
    assert stale.status_code == 409


def test_a_mistake_in_the_file_is_named_and_nothing_is_published(bayu: Visitor, desk: Desk) -> None:
    before = render(desk.knowledge.permits["krk"])
    version = desk.knowledge.version
    for after in (
        before.replace("name =", "nama =", 1),
        before.replace("evidence =", 'replaced_by = ["x"]\nevidence =', 1),
    ):
        page = bayu.post("/knowledge/krk/file", {"seen": before, "text": after, "wish": "accept"})
        assert page.status_code == 422
        assert "faq/permits/krk.md:" in page.text
    assert desk.knowledge.version == version


def test_a_counselor_changes_no_entry(rina: Visitor) -> None:
    form = {"entry": "krk", "field": "questions", "text": "x", "wish": "accept"}
    for refused in (rina.get("/proposals"), rina.get("/knowledge/krk/file"), rina.post("/proposals", form)):
        assert refused.status_code == 403
    assert "/proposals" not in rina.get("/knowledge").text
