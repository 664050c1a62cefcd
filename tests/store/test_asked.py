"""Questions with what was proposed and what stands as judged, on both databases."""

from __future__ import annotations

from datetime import timedelta

from helpdesk.desk import Desk
from helpdesk.model.person import Role
from helpdesk.store import asked, judgements, messages, people
from helpdesk.store.judgements import Judgement
from tests.intake.test_intake import NOW, all_tickets, take
from tests.letters import Letterbox, mail


def test_each_question_comes_once_with_the_judgement_that_stands(desk: Desk, letterbox: Letterbox) -> None:
    letterbox.put(mail("1. Syarat KRK?\n2. Biaya SLF?", subject="Tanya"))
    take(desk, letterbox)
    with desk.database.transaction() as tx:
        (message,) = messages.conversation(tx, all_tickets(desk)[0].id)
        sari = people.add(tx, NOW, name="Sari", email="sari@kantor.example", role=Role.COUNSELOR, password_hash=None)
        for chosen in ("krk", "itr"):
            given = Judgement(message.id, 0, message.questions[0].text, chosen, None)
            judgements.record(tx, NOW, given, sari.id)
    with desk.database.read() as tx:
        found = asked.questions_since(tx, NOW - timedelta(days=365), 100)
        later = asked.questions_since(tx, NOW + timedelta(days=365), 100)

    assert [a.text for a in found] == [question.text for question in message.questions]
    assert [(a.judged, a.chosen) for a in found] == [(True, "itr"), (False, None)]
    assert found[0].proposed == message.questions[0].candidates[0].id
    assert later == []
