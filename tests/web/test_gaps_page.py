"""The supervisor sees what citizens ask in vain; a new topic begins with their questions."""

from __future__ import annotations

import pytest

from helpdesk.desk import Desk
from helpdesk.model.person import Actor, ActorKind
from helpdesk.review import review
from helpdesk.store import events, people
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
    assert "Tulis topik baru" in page.text
    begun = bayu.get("/topics/new?question=izin jual bir&question=NIK 3174044108950000 saya").text
    assert "&#34;izin jual bir&#34;," in begun
    assert "3174044108950000" not in begun


TOPIC = """+++
question = "Bolehkah menjual minuman beralkohol di warung?"
question_en = "May a small shop sell alcoholic drinks?"
group = "usaha"
aspects = ["requirements"]
permits = []
aliases = ["izin jual bir"]
evidence = "seen"
as_of = "2026-01"
review_by = "2027-05-24"
questions = [
  "izin jual bir",
]

[[sources]]
title = "Jawaban dinas"
url = "https://dinas.example/bir"
as_of = "2026-01"
+++

## Jawaban
Tidak. Warung tidak boleh menjualnya.

## Answer
No. A small shop may not sell them.
"""


def test_a_new_topic_is_looked_at_and_then_published_with_its_authors_name(bayu: Visitor, desk: Desk) -> None:
    form = {"entry_id": "jual-bir", "text": TOPIC, "wish": "look"}
    looked = bayu.post("/topics/new", form)
    assert looked.status_code == 200
    assert "Warung tidak boleh menjualnya." in looked.text
    assert desk.knowledge.entry("jual-bir") is None

    bayu.post("/topics/new", {**form, "wish": "accept"})
    desk.refresh()
    entry = desk.knowledge.entry("jual-bir")
    assert entry is not None
    assert entry.title == "Bolehkah menjual minuman beralkohol di warung?"
    with desk.database.read() as tx:
        (event,) = [one for one in events.of_kind(tx, "knowledge.published") if one.data.get("entry") == "jual-bir"]
    assert event.actor_name == "Bayu Adi"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"entry_id": "sip-dokter"}, "Sudah ada entri dengan nama itu"),
        ({"entry_id": "Jual Bir"}, "Nama itu tidak dapat dipakai"),
        ({"text": TOPIC.replace("usaha", "").replace("## Jawaban", "## Balasan")}, "Belum dapat dipakai"),
        ({"text": "bukan berkas"}, "no front matter"),
    ],
)
def test_what_is_wrong_with_a_new_topic_is_said_and_nothing_is_lost(
    bayu: Visitor, desk: Desk, changes: dict[str, str], told: str
) -> None:
    form = {"entry_id": "jual-bir", "text": TOPIC, "wish": "accept"} | changes
    answer = bayu.post("/topics/new", form)

    assert answer.status_code == 422
    assert told in answer.text
    assert form["text"].splitlines()[-1] in answer.text
    assert desk.knowledge.entry("jual-bir") is None


def test_a_counselor_has_no_page_of_gaps(rina: Visitor) -> None:
    assert rina.get("/gaps").status_code == 403
    assert rina.get("/topics/new").status_code == 403
    assert 'href="/gaps"' not in rina.get("/knowledge").text
