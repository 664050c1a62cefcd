"""The ticket page of a citizen who wrote twice before our answer: all open questions, numbered through."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from helpdesk.desk import Desk
from helpdesk.model.person import SYSTEM
from helpdesk.review import review
from helpdesk.store import drafts, judgements, messages, people, tickets
from tests.web import mails
from tests.web.seeds import START, deliver
from tests.web.serving import Visitor

FIRST = "Apa saja syarat perpanjangan izin makam? Apakah boleh diwakilkan adik saya?"
SECOND = "Lupa tanya, berapa lama prosesnya?"


@pytest.fixture
def twice(desk: Desk) -> tuple[int, int, int]:
    """Return the ticket of such a citizen, and the rows of both mails."""
    deliver(desk, mails.mail("Makam", FIRST, address="tini@warga.example", message_id="m1"), START)
    again = mails.mail(
        "Re: Makam", SECOND, address="tini@warga.example", message_id="m2", references="m1@warga.example"
    )
    deliver(desk, again, START + timedelta(minutes=2))
    with desk.database.read() as tx:
        ticket = max(tickets.every(tx), key=lambda one: one.id)
        first, second = messages.conversation(tx, ticket.id)
    return ticket.id, first.id, second.id


def test_all_open_questions_stand_on_the_page_and_their_mails_are_open(
    rina: Visitor, twice: tuple[int, int, int]
) -> None:
    ticket, first, second = twice
    page = rina.get(f"/tickets/{ticket}").text

    assert re.findall(r'id="question-(\d)"', page) == ["1", "2", "3"]
    assert re.findall(r'class="ask" id="asked-(\d)"', page) == ["1", "2", "3"]
    assert "3 pertanyaan" in page
    for row in (first, second):
        assert re.search(rf'id="message-{row}" open', page)
    assert page.count('id="answer-text-') == 3
    assert f'action="/messages/{first}/questions/1/answer"' in page
    assert f'action="/messages/{second}/questions/0/answer"' in page
    assert f'action="/messages/{second}/questions/0/move"' not in page  # it is the only one of its mail
    assert re.findall(r'class="of-mail"><a href="#message-(\d+)">', page) == [str(first), str(second)]
    assert page.count("Dari surat 24 Nov 2026") == 2
    assert "of-mail" not in rina.get("/tickets/1").text  # one mail alone
    assert 'value="older-mail"' not in page
    assert "Hasil pencarian" in rina.get(f"/tickets/{ticket}?find=izin reklame&at=2").text


def test_a_choice_for_either_mail_comes_back_to_its_question(
    rina: Visitor, desk: Desk, twice: tuple[int, int, int]
) -> None:
    ticket, first, second = twice
    rina.get(f"/tickets/{ticket}")
    rows = {1: (first, 0), 2: (first, 1), 3: (second, 0)}
    for number, (row, position) in rows.items():
        path = f"/messages/{row}/questions/{position}/answer"
        answer = rina.post(path, {"entry": "skdp-skdu"}, follow_redirects=False)
        assert answer.headers["location"].endswith(f"#question-{number}")

    with desk.database.read() as tx:
        draft = drafts.open_draft(tx, ticket)
        judged = [len(judgements.of_message(tx, row)) for row in (first, second)]
    assert judged == [2, 1]
    assert draft is not None
    assert draft.mails == (second, first)
    assert {block["answered_by"][0] for block in draft.blocks} == {"skdp-skdu"}
    split = rina.post(f"/messages/{second}/questions/0/split", {"at": "11"}, follow_redirects=False)
    assert split.headers["location"].endswith("#question-3")
    assert "question-4" in rina.get(f"/tickets/{ticket}").text
    assert f'action="/messages/{second}/questions/undo"' in rina.get(f"/tickets/{ticket}").text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("id", "Surat pemohon yang lebih dulu belum dijawab dalam balasan ini"),
        ("en", "This reply does not answer an earlier mail of the citizen yet"),
    ],
)
def test_a_letter_without_the_earlier_mail_is_not_sent_unseen(
    rina: Visitor, desk: Desk, twice: tuple[int, int, int], language: str, said: str
) -> None:
    ticket, _, _ = twice
    with desk.database.read() as tx:
        draft = drafts.open_draft(tx, ticket)
    assert draft is not None
    review.discard(desk, SYSTEM, draft.id, START)
    review.new_draft(desk, SYSTEM, ticket, START)

    with desk.database.transaction() as tx:
        person = people.by_email(tx, "rina@dpmptsp.example")
        assert person is not None
        people.change(tx, person.id, language=language)
    page = rina.get(f"/tickets/{ticket}").text

    assert 'value="older-mail"' in page
    assert said in page
