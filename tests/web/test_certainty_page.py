"""The supervisor sees whether proposals were right as often as the desk said."""

from __future__ import annotations

import sqlalchemy as sa

from helpdesk.desk import Desk
from helpdesk.store import judgements, people
from helpdesk.store.judgements import Judgement
from helpdesk.store.schema import question
from tests.web.seeds import START
from tests.web.serving import Visitor


def test_without_judgements_the_page_says_so_and_counselors_do_not_see_it(bayu: Visitor, rina: Visitor) -> None:
    assert "Angka ditampilkan mulai 20 pertanyaan" in bayu.get("/certainty").text
    assert 'href="/certainty"' in bayu.get("/knowledge").text
    assert rina.get("/certainty").status_code == 403


def test_after_many_judgements_the_page_shows_the_curve_and_what_was_swapped(bayu: Visitor, desk: Desk) -> None:
    with desk.database.read() as tx:
        (person, *_) = people.every(tx)
        rows = tx.execute(sa.select(question)).mappings().all()
    (first, *_) = [row for row in rows if row["candidates"]]
    with desk.database.transaction() as tx:
        more = [{**first, "position": place} for place in range(100, 130)]
        tx.execute(sa.insert(question), more)
        for place in range(100, 130):
            none = Judgement(first["message_row_id"], place, first["text"], None, None, "none")
            judgements.record(tx, START, none, person.id)

    page = bayu.get("/certainty?days=3650").text

    assert "Usulan pertama benar" in page
    assert "<polyline" in page
    assert "tidak satu pun" in page
    assert "Indonesia" in page
