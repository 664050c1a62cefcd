from __future__ import annotations

from datetime import timedelta

import pytest

from helpdesk.desk import Desk
from helpdesk.errors import ConflictError, NotFoundError
from helpdesk.intake.reparse import reparse
from helpdesk.mail.parse import parse
from helpdesk.model.conversation import FiledDraft
from helpdesk.model.message import Body
from helpdesk.model.person import Actor, ActorKind, Role
from helpdesk.review import prepare, recut, review
from helpdesk.review.recut import Place
from helpdesk.send.send import send_due
from helpdesk.send.submitter import Submitter
from helpdesk.store import draft_files, drafts, events, judgements, mentions, messages, notes, people
from helpdesk.store.messages import Selection
from tests.intake.test_intake import NOW, SARI, all_tickets, take
from tests.letters import Letterbox, mail, smtp
from tests.servers.smtp import SmtpServer

TWO = "Selamat pagi, apa syarat perpanjang IPTM? Berapa biaya izin apotek dan berapa lama prosesnya?"


@pytest.fixture
def drafted(desk: Desk, letterbox: Letterbox) -> FiledDraft:
    letterbox.put(mail(TWO))
    take(desk, letterbox)
    return letter(desk)


def letter(desk: Desk) -> FiledDraft:
    with desk.database.read() as tx:
        draft = drafts.open_draft(tx, all_tickets(desk)[0].id)
    assert draft is not None
    return draft


def asked(desk: Desk, draft: FiledDraft) -> list[str]:
    assert draft.message_row_id is not None
    with desk.database.read() as tx:
        filed = messages.get(tx, draft.message_row_id)
    assert filed is not None
    assert all(filed.new_text[q.start : q.end] == q.text for q in filed.questions)
    return [question.text for question in filed.questions]


def employ(desk: Desk, name: str, role: Role) -> Actor:
    with desk.database.transaction() as tx:
        person = people.add(tx, NOW, name=name, email=f"{name.lower()}@d.example", role=role, password_hash=None)
    return Actor(ActorKind.PERSON, person.name, person.id)


def test_a_letter_in_another_language_keeps_its_answers_and_its_recipient(desk: Desk, drafted: FiledDraft) -> None:
    prepare.translate(desk, SARI, drafted.id, "en", NOW)
    english = letter(desk)

    assert (english.language, english.to, english.message_row_id) == ("en", drafted.to, drafted.message_row_id)
    assert "Dear" in english.body
    assert [b["answered_by"] for b in english.blocks] == [b["answered_by"] for b in drafted.blocks]
    assert english.message_row_id is not None
    review.swap(desk, SARI, english.message_row_id, 0, None, NOW)  # a later choice keeps the language
    assert "Dear" in letter(desk).body


def test_an_edited_letter_is_put_aside_whole_when_the_language_changes(desk: Desk, drafted: FiledDraft) -> None:
    review.save_draft(desk, SARI, drafted.id, 1, review.Edit("Hal", "Tulisan saya.", drafted.to), NOW)
    prepare.translate(desk, SARI, drafted.id, "en", NOW)

    with desk.database.read() as tx:
        old = drafts.put_aside(tx, drafted.ticket_id)
    assert [draft.body for draft in old] == ["Tulisan saya."]
    with pytest.raises(NotFoundError):
        prepare.translate(desk, SARI, letter(desk).id, "xx", NOW)


def test_files_of_a_letter_go_out_with_it_and_only_those(
    desk: Desk, drafted: FiledDraft, smtp_server: SmtpServer
) -> None:
    prepare.attach(desk, SARI, drafted.id, ("Formulir é.pdf", "application/pdf", b"%PDF-1.4 form"), NOW)
    wrong = prepare.attach(desk, SARI, drafted.id, ("salah.txt", "text/plain", b"salah"), NOW)
    prepare.detach(desk, SARI, drafted.id, wrong, NOW)
    with pytest.raises(NotFoundError):
        prepare.detach(desk, SARI, drafted.id, wrong, NOW)
    review.approve(desk, SARI, drafted.id, drafted.version, NOW)
    with Submitter(smtp(smtp_server)) as submitter:
        send_due(desk, submitter, NOW + timedelta(minutes=1))

    (received,) = smtp_server.mails
    files = [(a.filename, a.content_type, a.content) for a in parse(received.octets).attachments]
    assert files == [("Formulir é.pdf", "application/pdf", b"%PDF-1.4 form")]
    with pytest.raises(ConflictError):
        prepare.attach(desk, SARI, drafted.id, ("spät.pdf", "application/pdf", b"x"), NOW)


def test_files_that_are_empty_or_too_large_together_are_refused(desk: Desk, drafted: FiledDraft) -> None:
    half = b"x" * (desk.config.send.attachment_megabytes * prepare.MEGABYTE // 2)
    prepare.attach(desk, SARI, drafted.id, ("a.bin", "application/octet-stream", half), NOW)
    prepare.attach(desk, SARI, drafted.id, ("b.bin", "application/octet-stream", half), NOW)
    for content in (b"x", b""):
        with pytest.raises(ConflictError):
            prepare.attach(desk, SARI, drafted.id, ("c.bin", "application/octet-stream", content), NOW)
    with desk.database.read() as tx:
        assert [file.filename for file in draft_files.of_draft(tx, drafted.id)] == ["a.bin", "b.bin"]


@pytest.mark.parametrize(
    "rule", [{"people": ("sari@d.example",)}, {"first_replies": 1}, {"permits": ("iptm-perpanjangan",)}]
)
def test_a_reply_that_needs_a_second_pair_of_eyes_waits_and_comes_back_or_goes(
    desk: Desk, drafted: FiledDraft, rule: dict[str, object]
) -> None:
    if "permits" in rule:
        rule = {"permits": tuple(str(b["answered_by"][0]) for b in drafted.blocks if b["answered_by"])[:1]}
    desk.config = desk.config.model_copy(update={"review": desk.config.review.model_copy(update=rule)})
    sari, bayu = employ(desk, "Sari", Role.COUNSELOR), employ(desk, "Bayu", Role.SUPERVISOR)
    edit = review.Edit(drafted.subject, drafted.body, drafted.to)

    assert not prepare.submit(desk, bayu, drafted.id, drafted.version, edit, NOW)
    assert prepare.submit(desk, sari, drafted.id, drafted.version, edit, NOW)
    assert letter(desk).submitted_by_id == sari.person_id
    prepare.send_back(desk, bayu, drafted.id, "Sebut dasar hukumnya.", NOW)
    assert letter(desk).submitted_at is None
    with desk.database.read() as tx:
        person = people.get(tx, sari.person_id or 0)
        assert person is not None
        assert [m.text for m in mentions.of_person(tx, person)] == ["Sebut dasar hukumnya."]
        assert notes.of_ticket(tx, drafted.ticket_id)[0].author_name == "Bayu"
    with pytest.raises(ConflictError):
        prepare.send_back(desk, bayu, drafted.id, "lagi", NOW)
    assert prepare.submit(desk, sari, drafted.id, letter(desk).version, edit, NOW)
    review.save_draft(desk, sari, drafted.id, letter(desk).version, review.Edit("Hal", "Baru.", drafted.to), NOW)
    assert letter(desk).submitted_at is None  # who writes on has not handed it over
    review.approve(desk, bayu, drafted.id, letter(desk).version, NOW)
    with desk.database.read() as tx:
        whats = [event.what for event in events.of_ticket(tx, drafted.ticket_id)]
    assert whats.count("review.submitted") == 2


def test_after_the_first_replies_a_counselor_sends_alone(desk: Desk, drafted: FiledDraft) -> None:
    first = desk.config.review.model_copy(update={"first_replies": 1})
    sari = employ(desk, "Sari", Role.COUNSELOR)
    review.approve(desk, sari, drafted.id, drafted.version, NOW)
    desk.config = desk.config.model_copy(update={"review": first})
    with desk.database.transaction() as tx:
        drafts.reopen(tx, drafted.id, NOW)

    assert review.approve(desk, sari, drafted.id, letter(desk).version, NOW)


def test_questions_are_merged_split_moved_and_each_step_is_undone(desk: Desk, drafted: FiledDraft) -> None:
    assert drafted.message_row_id is not None
    row, before = drafted.message_row_id, asked(desk, drafted)
    assert len(before) >= 2
    recut.move(desk, SARI, Place(row, 0), 1, NOW)
    moved = asked(desk, drafted)
    assert moved == [before[1], before[0], *before[2:]]
    first_block = letter(desk).blocks[0]
    assert first_block["question"] == 0
    recut.merge(desk, SARI, Place(row, moved.index(before[1])), NOW)
    merged = asked(desk, drafted)
    assert len(merged) == len(before) - 1
    assert any(before[0] in text and before[1] in text for text in merged)
    long = next(i for i, text in enumerate(merged) if before[0] in text)
    recut.split(desk, SARI, Place(row, long), merged[long].index(before[1]), NOW)
    assert set(before) <= set(asked(desk, drafted))

    for expected in (merged, moved, before):
        recut.undo(desk, SARI, row, NOW)
        assert asked(desk, drafted) == expected
    with pytest.raises(ConflictError):
        recut.undo(desk, SARI, row, NOW)


def test_a_split_teaches_how_the_next_mail_is_cut_until_it_is_undone(desk: Desk, drafted: FiledDraft) -> None:
    assert drafted.message_row_id is not None
    row, long = drafted.message_row_id, "apa syarat perpanjang IPTM?"
    position, at = asked(desk, drafted).index(long), long.index("perpanjang")
    other = Body("Saya urus izin reklame perpanjang IPTM sekalian", "", "")

    def cut_out() -> list[str]:
        return [question.text for question in desk.explainer.matcher.understand("", other).questions]

    before = cut_out()
    recut.split(desk, SARI, Place(row, position), at, NOW)
    assert before == [other.new_text]
    assert cut_out() == ["Saya urus izin reklame", "perpanjang IPTM sekalian"]
    recut.undo(desk, SARI, row, NOW)
    assert cut_out() == before
    assert long in asked(desk, drafted)


def test_a_choice_follows_its_question_and_the_cut_outlives_reparsing(desk: Desk, drafted: FiledDraft) -> None:
    assert drafted.message_row_id is not None
    row, before = drafted.message_row_id, asked(desk, drafted)
    review.swap(desk, SARI, row, 1, "izin-apotek", NOW)
    recut.move(desk, SARI, Place(row, 1), -1, NOW)

    def judged() -> dict[int, str | None]:
        with desk.database.read() as tx:
            return judgements.of_message(tx, row)

    assert judged() == {0: "izin-apotek"}
    assert letter(desk).blocks[0]["answered_by"][0] == "izin-apotek"
    list(reparse(desk, Selection(), NOW))
    assert asked(desk, drafted)[0] == before[1]
    recut.merge(desk, SARI, Place(row, 0), NOW)
    assert judged().get(0) is None  # the question that was judged is no longer there
    recut.undo(desk, SARI, row, NOW)
    assert judged() == {0: "izin-apotek"}


def test_a_cut_that_leaves_nothing_is_refused_and_an_edited_letter_stays(desk: Desk, drafted: FiledDraft) -> None:
    assert drafted.message_row_id is not None
    row = drafted.message_row_id
    review.save_draft(desk, SARI, drafted.id, 1, review.Edit("Hal", "Tulisan saya.", drafted.to), NOW)
    for at in (-1, 0, 10_000):
        with pytest.raises(ConflictError):
            recut.split(desk, SARI, Place(row, 0), at, NOW)
    with pytest.raises(ConflictError):
        recut.merge(desk, SARI, Place(row, 0), NOW)
    with pytest.raises(ConflictError):
        recut.move(desk, SARI, Place(row, 0), -1, NOW)
    with pytest.raises(NotFoundError):
        recut.merge(desk, SARI, Place(row, 99), NOW)
    recut.move(desk, SARI, Place(row, 0), 1, NOW)

    assert letter(desk).body == "Tulisan saya."
