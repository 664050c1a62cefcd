"""A mail that asks in its subject alone, from intake to what people choose, cut and teach, on both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest

from helpdesk.desk import Desk
from helpdesk.intake.reparse import reparse
from helpdesk.model.conversation import FiledDraft, FiledMessage
from helpdesk.model.message import Body
from helpdesk.model.person import Actor, ActorKind, Role
from helpdesk.model.ticket import TicketState
from helpdesk.review import recut, review
from helpdesk.review.recut import Place
from helpdesk.store import asked as asked_store
from helpdesk.store import drafts, judgements, messages, people, question_cuts
from helpdesk.store.messages import Selection
from tests.intake.test_intake import NOW, all_tickets, take
from tests.letters import Letterbox, mail

SUBJECT = "Apa syarat perpanjang IPTM? Berapa biaya izin apotek?"
FIRST, SECOND = "Apa syarat perpanjang IPTM?", "Berapa biaya izin apotek?"


@pytest.fixture
def sari(desk: Desk) -> Actor:
    """Return a counselor with an account."""
    with desk.database.transaction() as tx:
        person = people.add(tx, NOW, name="Sari", email="sari@kantor.example", role=Role.COUNSELOR, password_hash=None)
    return Actor(ActorKind.PERSON, person.name, person.id)


@pytest.fixture
def row(desk: Desk, letterbox: Letterbox) -> int:
    letterbox.put(mail("makasih", subject=SUBJECT))
    take(desk, letterbox)
    draft = letter(desk)
    assert draft.message_row_id is not None
    return draft.message_row_id


def letter(desk: Desk) -> FiledDraft:
    (ticket,) = all_tickets(desk)
    assert ticket.state is TicketState.DRAFTED
    with desk.database.read() as tx:
        draft = drafts.open_draft(tx, ticket.id)
    assert draft is not None
    return draft


def filed(desk: Desk, row: int) -> FiledMessage:
    with desk.database.read() as tx:
        message = messages.get(tx, row)
    assert message is not None
    return message


def texts(desk: Desk, row: int) -> list[str]:
    questions = filed(desk, row).questions
    assert all(question.in_subject for question in questions)
    return [question.text for question in questions]


def test_what_the_subject_asks_is_kept_and_answered(desk: Desk, row: int) -> None:
    understood = desk.explainer.matcher.understand(SUBJECT, Body("makasih", "", "")).questions

    assert texts(desk, row) == [FIRST, SECOND]
    assert [(q.words, q.form, q.start, q.end) for q in filed(desk, row).questions] == [
        (q.words, q.form, 0, 0) for q in understood
    ]
    blocks = letter(desk).blocks
    assert [block["answered_by"][0] for block in blocks] == ["iptm-perpanjangan", "izin-apotek"]
    with desk.database.read() as tx:
        assert [a.text for a in asked_store.questions_since(tx, NOW - timedelta(days=365), 9)] == [FIRST, SECOND]


def test_a_choice_is_remembered_by_the_words_of_the_subject(desk: Desk, row: int, sari: Actor) -> None:
    review.swap(desk, sari, row, 1, "izin-optik", NOW)

    with desk.database.read() as tx:
        (judged,) = judgements.standing(tx, 9)
    assert (judged.question, judged.entry_id) == (SECOND, "izin-optik")
    list(reparse(desk, Selection(), NOW))
    with desk.database.read() as tx:
        assert judgements.of_message(tx, row) == {1: "izin-optik"}


def test_its_questions_are_merged_split_moved_and_put_back(desk: Desk, row: int, sari: Actor) -> None:
    recut.move(desk, sari, Place(row, 0), 1, NOW)
    assert texts(desk, row) == [SECOND, FIRST]
    recut.merge(desk, sari, Place(row, 0), NOW)
    assert texts(desk, row) == [SUBJECT]
    list(reparse(desk, Selection(), NOW))
    assert texts(desk, row) == [SUBJECT]
    recut.split(desk, sari, Place(row, 0), SUBJECT.index("izin"), NOW)
    split = ["Apa syarat perpanjang IPTM? Berapa biaya", "izin apotek?"]
    assert texts(desk, row) == split
    with desk.database.read() as tx:
        assert question_cuts.newest(tx, 9) == [(SUBJECT, ((0, 40), (41, 53)))]

    for before in ([SUBJECT], [SECOND, FIRST], [FIRST, SECOND]):
        recut.undo(desk, sari, row, NOW)
        assert texts(desk, row) == before


def test_a_cut_of_a_subject_teaches_how_the_next_mail_is_cut(desk: Desk, row: int, sari: Actor) -> None:
    other = Body("Saya urus izin reklame perpanjang IPTM sekalian", "", "")

    def cut_out() -> list[str]:
        return [question.text for question in desk.explainer.matcher.understand("", other).questions]

    assert cut_out() == [other.new_text]
    recut.split(desk, sari, Place(row, 0), FIRST.index("perpanjang"), NOW)
    assert cut_out() == ["Saya urus izin reklame", "perpanjang IPTM sekalian"]


def test_thanks_under_an_answer_still_need_no_reply(desk: Desk, letterbox: Letterbox) -> None:
    letterbox.put(mail("makasih", subject=f"Re: {SUBJECT}"))
    take(desk, letterbox)
    (ticket,) = all_tickets(desk)
    with desk.database.read() as tx:
        assert drafts.open_draft(tx, ticket.id) is None
        assert [m.questions for m in messages.conversation(tx, ticket.id)] == [()]
