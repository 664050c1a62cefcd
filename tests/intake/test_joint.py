"""Several mails of one citizen before our answer: one letter answers all of them, each once, in their order."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from helpdesk.desk import Desk
from helpdesk.errors import UnconfirmedError
from helpdesk.intake import open_mails
from helpdesk.intake.reparse import reparse
from helpdesk.model.conversation import FiledDraft, FiledMessage
from helpdesk.model.delivery import DeliveryState
from helpdesk.model.person import SYSTEM, Actor, ActorKind, Role
from helpdesk.model.ticket import TicketState
from helpdesk.review import cautions, duplicates, handle, prepare, recut, review
from helpdesk.review.recut import Place
from helpdesk.review.review import Edit
from helpdesk.store import deliveries, document_judgements, drafts, events, judgements, messages, people
from helpdesk.store.messages import Selection
from tests import papers
from tests.intake.test_intake import NOW, SARI, all_tickets, take
from tests.letters import Letterbox, mail

PERSON = Actor(ActorKind.PERSON, "Sari", person_id=1)
FIRST = "Selamat pagi. Apa saja syarat perpanjangan izin makam? Apakah boleh diwakilkan adik saya?"
SECOND = "Lupa tanya, berapa lama prosesnya?"


def come(desk: Desk, letterbox: Letterbox, text: str, minute: int, **options: object) -> None:
    """Let a mail arrive; all but the first answer it."""
    at = NOW + timedelta(minutes=minute)
    given = {"in_reply_to": "<0@warga.example>", "subject": "Re: Tanya makam"} if minute else {"subject": "Tanya makam"}
    letterbox.put(mail(text, **{"message_id": f"<{minute}@warga.example>", **given, **options}), at)  # type: ignore[arg-type]
    take(desk, letterbox, at)


def the_draft(desk: Desk) -> FiledDraft:
    with desk.database.read() as tx:
        draft = drafts.open_draft(tx, 1)
    assert draft is not None
    return draft


def mails(desk: Desk) -> tuple[FiledMessage, ...]:
    with desk.database.read() as tx:
        return messages.conversation(tx, 1)


def cautions_of(desk: Desk, draft: FiledDraft) -> list[str]:
    """Return what must be confirmed, beside that nobody vouches for the sender."""
    with desk.database.read() as tx:
        found = cautions.look(desk, tx, all_tickets(desk)[0], draft)
    return [caution.word for caution in found if caution.confirm and caution.word != "not-vouched"]


def still_open(desk: Desk) -> tuple[FiledMessage, ...]:
    with desk.database.read() as tx:
        return open_mails.waiting(tx, messages.conversation(tx, 1))


def answered(draft: FiledDraft) -> list[tuple[int | None, int]]:
    """Return the (mail, question) that each part of a letter answers, in the order of the letter."""
    return list(dict.fromkeys(draft.place_of(block) for block in draft.blocks if block["answered_by"]))


def send(desk: Desk, at: datetime) -> None:
    draft = the_draft(desk)
    delivery_id = review.approve(desk, SARI, draft.id, draft.version, at)
    with desk.database.transaction() as tx:
        (claimed,) = deliveries.claim(tx, at + timedelta(minutes=5), "test")
        assert claimed.id == delivery_id
        deliveries.record(tx, claimed, DeliveryState.SENT, code=250, reply="ok", sent_at=at)


def test_the_letter_answers_the_questions_of_all_mails_that_wait(desk: Desk, letterbox: Letterbox) -> None:
    come(desk, letterbox, FIRST, 0)
    come(desk, letterbox, SECOND, 3)

    draft = the_draft(desk)
    one, two = mails(desk)
    assert draft.message_row_id == two.id
    assert draft.mails == (two.id, one.id)
    assert answered(draft) == [(one.id, 0), (one.id, 1), (two.id, 0)]
    assert [len(m.questions) for m in (one, two)] == [2, 1]
    assert "Lama proses" in draft.body
    assert draft.body.index("kuasa") < draft.body.index("Lama proses")
    assert cautions_of(desk, draft) == []
    assert all_tickets(desk)[0].state is TicketState.DRAFTED


def test_the_second_mail_is_understood_from_the_first(sqlite_desk: Desk, letterbox: Letterbox) -> None:
    come(sqlite_desk, letterbox, "Mau tanya syarat perpanjangan izin makam.", 0, subject="tanya")
    come(sqlite_desk, letterbox, "boleh diwakilkan ga?", 3, subject="Re: tanya")

    second = the_draft(sqlite_desk).blocks[-1]
    assert "iptm-perpanjangan" in second["answered_by"]


def test_what_was_answered_is_not_answered_again(desk: Desk, letterbox: Letterbox) -> None:
    come(desk, letterbox, FIRST, 0)
    send(desk, NOW + timedelta(minutes=1))
    come(desk, letterbox, SECOND, 10)
    assert the_draft(desk).mails == (mails(desk)[-1].id,)

    come(desk, letterbox, "Dan berapa biayanya?", 12)

    _, _, second, third = mails(desk)
    assert the_draft(desk).mails == (third.id, second.id)


def test_a_draft_that_somebody_edited_stays_and_says_that_there_is_more(
    sqlite_desk: Desk, letterbox: Letterbox
) -> None:
    come(sqlite_desk, letterbox, FIRST, 0)
    draft = the_draft(sqlite_desk)
    review.save_draft(sqlite_desk, SARI, draft.id, 1, Edit("Hal", "Baik, Bu.", draft.to), NOW)

    come(sqlite_desk, letterbox, SECOND, 3)

    kept = the_draft(sqlite_desk)
    assert (kept.id, kept.subject, kept.body, kept.mails) == (draft.id, "Hal", "Baik, Bu.", draft.mails)
    assert cautions_of(sqlite_desk, kept) == ["newer-mail"]


def test_a_reply_that_the_second_mail_stopped_stays_as_it_was_approved(sqlite_desk: Desk, letterbox: Letterbox) -> None:
    come(sqlite_desk, letterbox, FIRST, 0)
    draft = the_draft(sqlite_desk)
    review.approve(sqlite_desk, SARI, draft.id, 1, NOW + timedelta(minutes=2, seconds=55))

    come(sqlite_desk, letterbox, SECOND, 3)

    assert (the_draft(sqlite_desk).id, the_draft(sqlite_desk).body) == (draft.id, draft.body)
    assert cautions_of(sqlite_desk, the_draft(sqlite_desk)) == ["newer-mail"]


@pytest.mark.parametrize(
    ("text", "options"),
    [
        (FIRST, {"headers": {"Auto-Submitted": "auto-replied"}}),
        (FIRST, {"sender": "Budi <budi@lain.example>"}),
        ("Terima kasih banyak.", {}),
    ],
)
def test_programs_others_and_thanks_do_not_count(
    sqlite_desk: Desk, letterbox: Letterbox, text: str, options: dict[str, object]
) -> None:
    come(sqlite_desk, letterbox, "Apa saja syarat perpanjangan izin makam?", 0)
    send(sqlite_desk, NOW + timedelta(minutes=1))
    come(sqlite_desk, letterbox, text, 10, **options)
    come(sqlite_desk, letterbox, SECOND, 12)

    assert the_draft(sqlite_desk).mails == (mails(sqlite_desk)[-1].id,)


def test_what_a_colleague_passes_on_is_not_joined(sqlite_desk: Desk, letterbox: Letterbox) -> None:
    with sqlite_desk.database.transaction() as tx:
        people.add(tx, NOW, name="Rina", email="rina@warga.example", role=Role.COUNSELOR, password_hash=None)
    come(sqlite_desk, letterbox, FIRST, 0)
    come(sqlite_desk, letterbox, SECOND, 3)

    assert the_draft(sqlite_desk).mails == (mails(sqlite_desk)[-1].id,)


@pytest.mark.parametrize("state", [TicketState.RESOLVED, TicketState.WAITING_CITIZEN])
def test_what_a_person_has_settled_is_not_asked_any_more(
    sqlite_desk: Desk, letterbox: Letterbox, state: TicketState
) -> None:
    come(sqlite_desk, letterbox, FIRST, 0)
    handle.move(sqlite_desk, SARI, 1, state, NOW + timedelta(minutes=1), "sudah dijawab lewat telepon")
    come(sqlite_desk, letterbox, "Terus biayanya berapa?", 5)

    assert the_draft(sqlite_desk).mails[0] == mails(sqlite_desk)[-1].id
    assert [m.id for m in still_open(sqlite_desk)] == [mails(sqlite_desk)[-1].id]


def test_an_older_mail_that_comes_in_later_is_joined(sqlite_desk: Desk, letterbox: Letterbox) -> None:
    second = mail(SECOND, message_id="<3@warga.example>", in_reply_to="<0@warga.example>", subject="Re: Tanya makam")
    letterbox.put(second, NOW + timedelta(minutes=3))
    take(sqlite_desk, letterbox, NOW + timedelta(minutes=4))
    letterbox.put(mail(FIRST, message_id="<0@warga.example>", subject="Tanya makam"), NOW)
    take(sqlite_desk, letterbox, NOW + timedelta(minutes=5))

    (ticket,) = [one for one in all_tickets(sqlite_desk) if one.merged_into_id is None]
    with sqlite_desk.database.read() as tx:
        one, two = messages.conversation(tx, ticket.id)
        draft = drafts.open_draft(tx, ticket.id)
    assert draft is not None
    assert draft.message_row_id == two.id
    assert answered(draft) == [(one.id, 0), (one.id, 1), (two.id, 0)]


@pytest.mark.parametrize("edited", [False, True])
def test_a_letter_in_the_language_that_a_person_chose_is_joined_as_long_as_nobody_edits_it(
    sqlite_desk: Desk, letterbox: Letterbox, *, edited: bool
) -> None:
    desk = sqlite_desk
    second = mail(SECOND, message_id="<3@warga.example>", in_reply_to="<0@warga.example>", subject="Re: Tanya makam")
    letterbox.put(second, NOW + timedelta(minutes=3))
    take(desk, letterbox, NOW + timedelta(minutes=4))
    prepare.translate(desk, SARI, the_draft(desk).id, "en", NOW)
    draft = the_draft(desk)
    if edited:
        edit = Edit(draft.subject, f"{draft.body}\nP.S.", draft.to)
        review.save_draft(desk, SARI, draft.id, draft.version, edit, NOW + timedelta(minutes=4))

    letterbox.put(mail(FIRST, message_id="<0@warga.example>", subject="Tanya makam"), NOW)
    take(desk, letterbox, NOW + timedelta(minutes=5))

    kept = the_draft(desk)
    assert (kept.language, kept.may_be_replaced) == ("en", not edited)
    assert len(kept.mails) == (1 if edited else 2)
    assert ("P.S." in kept.body) == edited


def test_mails_that_are_taken_in_together_are_answered_together(desk: Desk, letterbox: Letterbox) -> None:
    third = mail("Berapa biayanya?", message_id="<5@warga.example>", in_reply_to="<3@warga.example>", subject="Lagi")
    second = mail(SECOND, message_id="<3@warga.example>", in_reply_to="<0@warga.example>", subject="Re: Tanya makam")
    first = mail(FIRST, message_id="<0@warga.example>", subject="Tanya makam")
    for minute, octets in enumerate((first, second, third)):
        letterbox.put(octets, NOW + timedelta(minutes=minute))

    take(desk, letterbox, NOW + timedelta(minutes=5))

    one, two, three = mails(desk)
    assert answered(the_draft(desk)) == [(one.id, 0), (one.id, 1), (two.id, 0), (three.id, 0)]


def test_a_mail_that_a_person_puts_on_its_ticket_is_answered_with_what_waited_there(
    sqlite_desk: Desk, letterbox: Letterbox
) -> None:
    desk = sqlite_desk
    come(desk, letterbox, FIRST, 0)
    letterbox.put(mail(SECOND, message_id="<3@warga.example>", subject="Tanya makam"), NOW + timedelta(minutes=3))
    take(desk, letterbox, NOW + timedelta(minutes=3))
    held = all_tickets(desk)[-1]
    assert held.held

    assert handle.place(desk, SARI, held.id, accept=True, now=NOW + timedelta(minutes=4)) == 1

    one, two = mails(desk)
    assert answered(the_draft(desk)) == [(one.id, 0), (one.id, 1), (two.id, 0)]
    assert cautions_of(desk, the_draft(desk)) == []


def test_tickets_that_are_united_are_answered_together_and_parted_again_apart(
    sqlite_desk: Desk, letterbox: Letterbox
) -> None:
    desk = sqlite_desk
    come(desk, letterbox, FIRST, 0)
    letterbox.put(mail("Apa syarat izin apotek?", message_id="<3@warga.example>", subject="Apotek"), NOW)
    take(desk, letterbox, NOW)
    other = all_tickets(desk)[-1]
    assert other.id != 1

    duplicates.unite(desk, SARI, (1, other.id), NOW)
    assert len(the_draft(desk).mails) == 2
    duplicates.part(desk, SARI, other.id, NOW)

    with desk.database.read() as tx:
        parted = drafts.open_draft(tx, other.id)
    assert parted is not None
    assert len(parted.mails) == 1
    assert "makam" not in parted.body.lower()


def test_what_people_choose_for_an_earlier_mail_counts_in_the_letter_and_is_learnt(
    sqlite_desk: Desk, letterbox: Letterbox
) -> None:
    desk = sqlite_desk
    come(desk, letterbox, FIRST, 0)
    come(desk, letterbox, SECOND, 3)
    one, two = mails(desk)
    before = the_draft(desk)
    with desk.database.transaction() as tx:
        people.add(tx, NOW, name="Sari", email="sari@dpmptsp.example", role=Role.COUNSELOR, password_hash=None)

    review.swap(desk, PERSON, one.id, 1, "skdp-skdu", NOW)

    draft = the_draft(desk)
    assert draft.body != before.body
    assert (draft.mails, draft.message_row_id) == (before.mails, two.id)
    chosen = {draft.place_of(block): block["answered_by"][:1] for block in draft.blocks}
    assert chosen[one.id, 1] == ["skdp-skdu"]
    come(desk, letterbox, "Berapa biayanya?", 5)  # the third mail keeps the choice
    draft = the_draft(desk)
    assert {draft.place_of(block): block["answered_by"][:1] for block in draft.blocks}[one.id, 1] == ["skdp-skdu"]
    assert len(draft.mails) == 3

    delivery_id = review.approve(desk, PERSON, draft.id, draft.version, NOW + timedelta(minutes=6))
    with desk.database.read() as tx:
        judged = [set(judgements.of_message(tx, m.id)) for m in (one, two)]
    assert judged == [{0, 1}, {0}]
    assert review.undo(desk, PERSON, delivery_id, NOW + timedelta(minutes=6))
    with desk.database.read() as tx:
        assert [set(judgements.of_message(tx, m.id)) for m in (one, two)] == [{1}, set()]


def test_a_cut_of_an_earlier_mail_another_language_and_reading_again_keep_the_letter_joint(
    sqlite_desk: Desk, letterbox: Letterbox
) -> None:
    desk = sqlite_desk
    come(desk, letterbox, FIRST, 0)
    come(desk, letterbox, SECOND, 3)
    one, two = mails(desk)

    recut.merge(desk, SARI, Place(one.id, 1), NOW)

    assert set(answered(the_draft(desk))) == {(one.id, 0), (two.id, 0)}
    recut.undo(desk, SARI, one.id, NOW)
    assert answered(the_draft(desk)) == [(one.id, 0), (one.id, 1), (two.id, 0)]
    assert [outcome.changed for outcome in reparse(desk, Selection(every=True), NOW)] == [(), ()]
    prepare.translate(desk, SARI, the_draft(desk).id, "en", NOW)
    assert the_draft(desk).language == "en"
    assert answered(the_draft(desk)) == [(one.id, 0), (one.id, 1), (two.id, 0)]


def test_an_edited_joint_letter_follows_the_questions_of_each_mail(sqlite_desk: Desk, letterbox: Letterbox) -> None:
    desk = sqlite_desk
    come(desk, letterbox, FIRST, 0)
    come(desk, letterbox, SECOND, 3)
    one, two = mails(desk)
    draft = the_draft(desk)
    review.save_draft(desk, SARI, draft.id, draft.version, Edit("Hal", draft.body, draft.to), NOW)

    recut.move(desk, SARI, Place(one.id, 1), -1, NOW)

    assert answered(the_draft(desk)) == [(one.id, 1), (one.id, 0), (two.id, 0)]


def test_a_letter_that_was_not_made_of_the_earlier_mail_says_so(sqlite_desk: Desk, letterbox: Letterbox) -> None:
    desk = sqlite_desk
    come(desk, letterbox, FIRST, 0)
    come(desk, letterbox, SECOND, 3)
    review.discard(desk, SARI, the_draft(desk).id, NOW)

    review.new_draft(desk, SARI, 1, NOW)

    draft = the_draft(desk)
    assert cautions_of(desk, draft) == ["older-mail", "unanswered"]
    with desk.database.read() as tx:
        found = cautions.look(desk, tx, all_tickets(desk)[0], draft)
    assert {c.word: c.detail for c in found}["unanswered"] == "3"  # as it is numbered on the page
    with pytest.raises(UnconfirmedError):
        review.approve(desk, SARI, draft.id, draft.version, NOW, confirmed=["unanswered", "not-vouched"])


def test_more_than_one_letter_can_answer_is_left_to_a_person(sqlite_desk: Desk, letterbox: Letterbox) -> None:
    desk = sqlite_desk
    matters = ("makam", "reklame", "apotek", "salon", "klinik", "optik", "laboratorium", "tebang pohon")
    come(desk, letterbox, "\n".join(f"{n}. Berapa biaya izin {m}?" for n, m in enumerate(matters * 3, 1)), 0)
    come(desk, letterbox, "\n".join(f"{n}. Berapa lama izin {m}?" for n, m in enumerate(matters, 1)), 3)

    draft = the_draft(desk)
    assert draft.mails == (mails(desk)[-1].id,)
    assert "older-mail" in cautions_of(desk, draft)


def test_papers_of_both_mails_are_checked_together(sqlite_desk: Desk, letterbox: Letterbox) -> None:
    desk = sqlite_desk
    said = ("Mohon dicek kelengkapan berkas perpanjangan makam saya.", "Ini susulannya, mohon dicek juga.")
    for minute, name in enumerate(("KTP ahli waris", "Kartu Keluarga")):
        octets = papers.mail("Berkas makam", said[minute], ((f"{name}.pdf", papers.pdf("x"), "application/pdf"),))
        above = b"In-Reply-To: <p0@warga.example>\n" if minute else b""
        letterbox.put(b"Message-ID: <p%d@warga.example>\n" % minute + above + octets, NOW + timedelta(minutes=minute))
        take(desk, letterbox, NOW + timedelta(minutes=minute))

    draft = the_draft(desk)

    assert len(draft.mails) == 2
    known, _, missing = draft.body.partition("Yang belum ada")
    assert "KTP" in known
    assert "Kartu Keluarga" in known
    assert "Kartu Keluarga" not in missing
    judge = document_judgements.record
    with desk.database.transaction() as tx:
        judge(tx, NOW, (mails(desk)[0].id, 0, None), "KTP ahli waris.pdf", ("kk",), None)
    review.judge_document(desk, SARI, (mails(desk)[1].id, 0, None), ("ktp",), NOW)
    assert "Kartu Keluarga" in the_draft(desk).body.partition("Yang belum ada")[0]


def test_an_answer_by_a_notice_settles_the_first_mail(desk: Desk, letterbox: Letterbox) -> None:
    come(desk, letterbox, FIRST, 0)
    with desk.database.transaction() as tx:
        data = {"kind": "acknowledgement", "answered_by": ["iptm-perpanjangan"]}
        events.record(tx, NOW, SYSTEM, "notice.queued", ticket_id=1, data=data)
        draft = drafts.open_draft(tx, 1)
        assert draft is not None
        drafts.close(tx, draft.id, "discarded", NOW)

    come(desk, letterbox, SECOND, 3)

    assert the_draft(desk).mails == (mails(desk)[-1].id,)


def test_the_status_told_by_a_notice_is_not_told_again(desk: Desk, letterbox: Letterbox) -> None:
    come(desk, letterbox, "STATUS", 0)
    with desk.database.transaction() as tx:
        events.record(tx, NOW, SYSTEM, "notice.queued", ticket_id=1, data={"kind": "status"})
        draft = drafts.open_draft(tx, 1)
        if draft is not None:
            drafts.close(tx, draft.id, "discarded", NOW)

    come(desk, letterbox, SECOND, 3)

    assert the_draft(desk).mails == (mails(desk)[-1].id,)
