"""What counselors say about answers teaches the matcher at once, and what they take back is unlearnt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpdesk.desk import Desk
from helpdesk.learn import learn
from helpdesk.model.conversation import FiledDraft
from helpdesk.model.message import Body
from helpdesk.model.person import SYSTEM, Actor, ActorKind, Role
from helpdesk.review import review
from helpdesk.store import events, judgements, messages, people
from helpdesk.store.judgements import Judgement, StoredTuning
from tests.intake.test_intake import NOW, all_tickets, take
from tests.letters import Letterbox, mail
from tests.review.test_review import open_draft

ASKED = "gimana cara ngurus gelumbung kedap mrengkel?"


@pytest.fixture
def drafted(desk: Desk, letterbox: Letterbox) -> FiledDraft:
    letterbox.put(mail())
    take(desk, letterbox)
    return open_draft(desk, all_tickets(desk)[0].id)


@pytest.fixture
def sari(desk: Desk) -> Actor:
    """Return a counselor with an account."""
    with desk.database.transaction() as tx:
        person = people.add(tx, NOW, name="Sari", email="sari@kantor.example", role=Role.COUNSELOR, password_hash=None)
    return Actor(ActorKind.PERSON, person.name, person.id)


def first(desk: Desk, text: str = ASKED) -> str:
    """Return the id of the best candidate for a mail's only question."""
    (question,) = desk.explainer.matcher.understand("", Body(text, "", "")).questions
    return question.candidates[0].id if question.candidates else ""


def judge(desk: Desk, sari: Actor, row_id: int, entry_id: str) -> None:
    """Store a counselor's judgement about any words."""
    with desk.database.transaction() as tx:
        judgements.record(tx, NOW, Judgement(row_id, 0, ASKED, entry_id, None), sari.person_id)
    desk.remember()


def said(desk: Desk, row_id: int) -> list[tuple[str | None, str]]:
    """Return what stands as judged, as (entry, kind)."""
    with desk.database.read() as tx:
        return [(j.entry_id, j.kind) for j in judgements.standing(tx, 10)]


def test_a_judgement_is_used_at_once_and_unlearnt_when_it_is_undone(
    desk: Desk, drafted: FiledDraft, sari: Actor
) -> None:
    row_id = drafted.message_row_id
    assert row_id is not None
    before = first(desk)
    judge(desk, sari, row_id, "izin-parkir")
    learnt = first(desk)

    assert review.unswap(desk, sari, row_id, 0, NOW)
    assert not review.unswap(desk, sari, row_id, 0, NOW)
    assert before != learnt == "izin-parkir"
    assert first(desk) == before


def test_a_bare_question_is_learnt_with_the_mail_that_stood_around_it(
    desk: Desk, letterbox: Letterbox, sari: Actor
) -> None:
    letterbox.put(mail(text="Saya punya gelumbung kedap mrengkel. Berapa lama prosesnya?", subject="Tanya"))
    take(desk, letterbox)
    ticket = all_tickets(desk)[0]
    with desk.database.read() as tx:
        (row_id,) = messages.rows_of(tx, ticket.id)
    asked = "Gelumbung kami kedap mrengkel. Berapa lama prosesnya?"
    before = first(desk, asked)
    review.swap(desk, sari, row_id, 0, "izin-parkir", NOW)
    learnt, elsewhere = first(desk, asked), first(desk, "Saya mau buka apotek. Berapa lama prosesnya?")
    review.unswap(desk, sari, row_id, 0, NOW)

    assert before != learnt == "izin-parkir"
    assert elsewhere != "izin-parkir"
    assert first(desk, asked) == before


def test_another_process_learns_what_was_judged_here(desk: Desk, drafted: FiledDraft, sari: Actor) -> None:
    other = Desk(desk.config, desk.database, desk.blobs, desk.key, desk.explainer)
    assert drafted.message_row_id is not None
    judge(desk, sari, drafted.message_row_id, "izin-parkir")
    other.remember()

    assert first(other) == "izin-parkir"


def test_sending_a_reply_accepts_its_answers_and_taking_it_back_takes_them_back(
    desk: Desk, drafted: FiledDraft, sari: Actor
) -> None:
    assert drafted.message_row_id is not None
    answered = [str(b["answered_by"][0]) for b in drafted.blocks if b["answered_by"]]
    delivery = review.approve(desk, sari, drafted.id, drafted.version, NOW)
    accepted = said(desk, drafted.message_row_id)

    assert accepted == [(entry_id, "accept") for entry_id in answered]
    assert answered
    assert review.undo(desk, sari, delivery, NOW)
    assert said(desk, drafted.message_row_id) == []


def test_a_choice_made_by_hand_outlives_an_undone_sending(desk: Desk, drafted: FiledDraft, sari: Actor) -> None:
    assert drafted.message_row_id is not None
    review.swap(desk, sari, drafted.message_row_id, 0, "izin-apotek", NOW)
    delivery = review.approve(desk, sari, drafted.id, open_draft(desk, drafted.ticket_id).version, NOW)
    review.undo(desk, sari, delivery, NOW)

    assert said(desk, drafted.message_row_id) == [("izin-apotek", "swap")]


def test_an_answer_that_was_taken_out_of_the_letter_teaches_nothing(
    desk: Desk, drafted: FiledDraft, sari: Actor
) -> None:
    edit = review.Edit(drafted.subject, "Kami tulis sendiri jawabannya.", drafted.to)
    review.approve(desk, sari, drafted.id, drafted.version, NOW, edit=edit)

    assert drafted.message_row_id is not None
    assert said(desk, drafted.message_row_id) == []


def test_what_no_person_touched_teaches_nothing(desk: Desk, drafted: FiledDraft) -> None:
    review.approve(desk, SYSTEM, drafted.id, drafted.version, NOW)
    assert drafted.message_row_id is not None
    with desk.database.transaction() as tx:
        judgements.record(tx, NOW, Judgement(drafted.message_row_id, 0, ASKED, "izin-parkir", None), None)

    assert said(desk, drafted.message_row_id) == []


def test_a_mail_that_is_read_anew_after_a_judgement_shows_the_learnt_entry(
    desk: Desk, letterbox: Letterbox, drafted: FiledDraft, sari: Actor
) -> None:
    assert drafted.message_row_id is not None
    judge(desk, sari, drafted.message_row_id, "izin-parkir")
    letterbox.put(mail(ASKED, subject="Tanya", message_id="<dua@warga.example>"))
    take(desk, letterbox)

    newest = max(all_tickets(desk), key=lambda t: t.id)
    with desk.database.read() as tx:
        (message,) = messages.conversation(tx, newest.id)
    assert message.questions[0].candidates[0].id == "izin-parkir"


def test_the_newest_tuning_is_in_use(desk: Desk) -> None:
    before = desk.explainer.matcher.understand("", Body("syarat izin reklame apa saja?", "", ""))
    with desk.database.transaction() as tx:
        for shift in (0.0, -2.0):
            judgements.keep_tuning(tx, NOW, StoredTuning(6.0, 1.0, shift, 40))
    desk.remember()
    after = desk.explainer.matcher.understand("", Body("syarat izin reklame apa saja?", "", ""))

    assert after.questions[0].candidates[0].confidence < before.questions[0].candidates[0].confidence
    assert replace(after, questions=()).permits == before.permits


def test_fitting_keeps_what_is_better_and_uses_it_at_once(sqlite_desk: Desk, letterbox: Letterbox) -> None:
    """Six mails of eight questions, each judged to be about an unlikely entry: confidence must fall."""
    desk = sqlite_desk
    with desk.database.transaction() as tx:
        person = people.add(tx, NOW, name="Sari", email="sari@kantor.example", role=Role.COUNSELOR, password_hash=None)
    permits = list(desk.knowledge.permits.values())
    for number in range(6):
        asked = "\n".join(f"{n}. Apa syarat {permit.name}?" for n, permit in enumerate(permits[number * 8 :][:8], 1))
        letterbox.put(mail(asked, subject="Tanya", message_id=f"<m{number}@warga.example>"))
    take(desk, letterbox)
    with desk.database.transaction() as tx:
        for ticket in all_tickets(desk):
            (message,) = messages.conversation(tx, ticket.id)
            for position, question in enumerate(message.questions):
                given = Judgement(message.id, position, question.text, permits[-1 - position].id, None)
                judgements.record(tx, NOW, given, person.id)
    tried = learn(desk, SYSTEM, NOW, keep=False)
    with desk.database.read() as tx:
        assert judgements.current_tuning(tx) is None
    found = learn(desk, SYSTEM, NOW)

    assert tried == found
    assert found.kept
    assert found.after > found.before
    with desk.database.read() as tx:
        stored = judgements.current_tuning(tx)
        assert stored is not None
        assert (stored.gain, stored.judgements) == (found.tuning.gain, found.lessons)
        assert events.newest(tx, ["learn.kept"]) is not None
