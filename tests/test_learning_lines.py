"""What counselors do with narrow answers teaches which of them the next mails need, and is unlearnt when taken back."""

from __future__ import annotations

import pytest

from helpdesk.desk import Desk
from helpdesk.intake.reparse import reparse
from helpdesk.learn import learn_lines
from helpdesk.model.asked_text import asked_text
from helpdesk.model.conversation import FiledDraft, FiledMessage
from helpdesk.model.line_choice import LineChoice, LineJudgement
from helpdesk.model.message import Body
from helpdesk.model.person import SYSTEM, Actor, ActorKind, Role
from helpdesk.review import line_offers, review
from helpdesk.store import events, judgements, line_judgements, messages, people
from helpdesk.store.messages import Selection
from tests.intake.test_intake import NOW, all_tickets, take
from tests.letters import Letterbox, mail
from tests.review.test_review import open_draft

SUBJECT = "praktik di tempat kedua"
TEXT = """Siang, saya dokter umum, SIP saya yang pertama di RS daerah. Sore nanti mau praktik juga di klinik.

Itu mengurusnya ke mana?

Apakah surat rekomendasi IDI masih perlu?"""
LIKE = """Pagi min, saya dokter, sudah punya SIP di RS daerah, mau praktik lagi di klinik teman tiap sore.

Di mana mengurusnya? Surat rekomendasi IDI masih perlu?"""
HELD = ("sip-dokter", "dua tempat")


@pytest.fixture
def drafted(desk: Desk, letterbox: Letterbox) -> FiledDraft:
    letterbox.put(mail(TEXT, subject=SUBJECT))
    take(desk, letterbox)
    return open_draft(desk, all_tickets(desk)[0].id)


@pytest.fixture
def sari(desk: Desk) -> Actor:
    """Return a counselor with an account."""
    with desk.database.transaction() as tx:
        person = people.add(tx, NOW, name="Sari", email="sari@kantor.example", role=Role.COUNSELOR, password_hash=None)
    return Actor(ActorKind.PERSON, person.name, person.id)


def asked_in(desk: Desk, draft: FiledDraft) -> FiledMessage:
    assert draft.message_row_id is not None
    with desk.database.read() as tx:
        filed = messages.get(tx, draft.message_row_id)
    assert filed is not None
    return filed


def chances(desk: Desk, text: str = LIKE) -> dict[tuple[str, str], float]:
    """Return how likely each line is in a mail, by entry and name, whatever was learnt about its entries."""
    matcher = desk.explainer.matcher
    understood = matcher.remembering(()).understand(SUBJECT, Body(text, "", ""))
    looked = matcher.lines_looked_at(asked_text(SUBJECT, text, understood.questions), understood.permits)
    return {(each.line.entry_id, each.name): each.line.confidence for each in looked}


def said(desk: Desk, draft: FiledDraft) -> dict[tuple[str, str], LineChoice]:
    """Return what stands as judged of the lines of the reply to a mail."""
    with desk.database.read() as tx:
        standing = line_judgements.of_message(tx, asked_in(desk, draft).id)
    return {(one.given.entry_id, one.given.name): one.given.choice for one in standing}


def offered(desk: Desk, draft: FiledDraft) -> list[tuple[tuple[str, str], str]]:
    """Return the lines that the page offers beside a letter: entry and name, and text."""
    looked = line_offers.look(desk, asked_in(desk, draft), {})
    names = {each.line: each.name for each in looked.lines}
    offers = looked.made(draft, desk.today(NOW))
    return [((offer.entry.id, names[offer.line]), offer.text) for offer in offers]


def text_of(desk: Desk, entry_id: str, name: str) -> str:
    entry = desk.knowledge.entry(entry_id)
    assert entry is not None
    return next(line.text for line in entry.particulars if line.about[0] == name)


def send(desk: Desk, sari: Actor, draft: FiledDraft, body: str) -> int:
    edit = review.Edit(draft.subject, body, draft.to)
    return review.approve(desk, sari, draft.id, draft.version, NOW, edit=edit)


def without_line(draft: FiledDraft) -> str:
    """Return the letter without the line that the proposal holds."""
    parts = draft.body.split("\n\n")
    kept = [part for part in parts if not part.startswith("SIP dokter kedua atau ketiga")]
    assert len(kept) == len(parts) - 1
    return "\n\n".join(kept)


def test_a_line_that_was_put_in_is_likelier_at_once_and_one_taken_out_less_likely(
    desk: Desk, drafted: FiledDraft, sari: Actor
) -> None:
    (put, text), *others = offered(desk, drafted)
    before = chances(desk)
    delivery = send(desk, sari, drafted, f"{without_line(drafted)}\n\n{text}")
    after, judged = chances(desk), said(desk, drafted)

    assert judged[put] is LineChoice.PUT
    assert judged[HELD] is LineChoice.REMOVED
    assert others
    assert all(judged[line] is LineChoice.PASSED for line, _ in others)
    assert after[put] > before[put]
    assert after[HELD] < before[HELD]
    assert {key: after[key] for key in after.keys() - judged} == {key: before[key] for key in after.keys() - judged}
    assert review.undo(desk, sari, delivery, NOW)
    assert said(desk, drafted) == {}
    assert chances(desk) == before


def test_a_line_that_a_changed_letter_keeps_is_told(desk: Desk, drafted: FiledDraft, sari: Actor) -> None:
    send(desk, sari, drafted, drafted.body.replace("Selamat siang.", "Selamat siang, Dokter."))

    assert said(desk, drafted)[HELD] is LineChoice.KEPT


def test_a_line_in_other_words_is_told(desk: Desk, drafted: FiledDraft, sari: Actor) -> None:
    own = (
        "Untuk tempat kedua, SIP diajukan di wilayah tempat praktik yang baru dengan izin yang sudah dimiliki ya, Dok."
    )
    send(desk, sari, drafted, f"{without_line(drafted)}\n\n{own}")

    assert said(desk, drafted)[HELD] is LineChoice.REWORDED


def test_nothing_is_said_where_a_new_paragraph_may_mean_a_line_or_not(
    desk: Desk, drafted: FiledDraft, sari: Actor
) -> None:
    own = "Untuk tempat kedua, SIP diurus di wilayah tempat praktik itu; bawa izin yang ada."
    send(desk, sari, drafted, f"{without_line(drafted)}\n\n{own}")

    assert HELD not in said(desk, drafted)


def test_a_letter_that_nobody_changed_teaches_nothing_about_its_lines(
    desk: Desk, drafted: FiledDraft, sari: Actor
) -> None:
    before = chances(desk)
    review.approve(desk, sari, drafted.id, drafted.version, NOW)

    assert said(desk, drafted) == {}
    assert chances(desk) == before


def test_a_letter_written_anew_says_nothing_about_the_lines_that_it_lacks(
    desk: Desk, drafted: FiledDraft, sari: Actor
) -> None:
    (put, text), *_ = offered(desk, drafted)
    send(desk, sari, drafted, f"Selamat siang.\n\nKami tulis sendiri jawabannya.\n\n{text}")
    judged = said(desk, drafted)

    assert judged == {put: LineChoice.PUT}


def test_what_the_desk_sends_by_itself_teaches_nothing(desk: Desk, drafted: FiledDraft) -> None:
    send(desk, SYSTEM, drafted, without_line(drafted))

    assert said(desk, drafted) == {}


def test_another_process_learns_what_was_chosen_here(desk: Desk, drafted: FiledDraft, sari: Actor) -> None:
    other = Desk(desk.config, desk.database, desk.blobs, desk.key, desk.explainer)
    send(desk, sari, drafted, without_line(drafted))
    other.remember()

    assert chances(other) == chances(desk)


def test_what_was_chosen_outlives_reading_the_mail_again(desk: Desk, drafted: FiledDraft, sari: Actor) -> None:
    send(desk, sari, drafted, without_line(drafted))
    judged, after = said(desk, drafted), chances(desk)
    assert {outcome.error for outcome in reparse(desk, Selection(every=True), NOW)} == {None}

    assert said(desk, drafted) == judged
    assert chances(desk) == after


def test_a_person_may_say_that_a_letter_teaches_nothing(desk: Desk, drafted: FiledDraft, sari: Actor) -> None:
    before = chances(desk)
    send(desk, sari, drafted, without_line(drafted))
    row_id = asked_in(desk, drafted).id

    assert review.unlearn_lines(desk, sari, row_id, NOW)
    assert not review.unlearn_lines(desk, sari, row_id, NOW)
    assert said(desk, drafted) == {}
    assert chances(desk) == before
    with desk.database.read() as tx:
        told = [(event.what, event.data.get("lines")) for event in events.of_ticket(tx, drafted.ticket_id)]
    assert [what for what, _ in told].count("review.lines-unjudged") == 1
    assert [lines["removed"] for _, lines in told if lines] == [1]


def test_a_second_letter_need_not_repeat_what_the_first_one_told(desk: Desk, drafted: FiledDraft, sari: Actor) -> None:
    row_id, person = asked_in(desk, drafted).id, sari.person_id
    assert person is not None
    first = [LineJudgement("sip-dokter", name, LineChoice.PUT, 0.2, "") for name in ("HRD", "vakum")]
    second = [
        LineJudgement("sip-dokter", "HRD", LineChoice.PASSED, 0.2, ""),
        LineJudgement("sip-dokter", "vakum", LineChoice.REMOVED, 0.2, ""),
    ]
    with desk.database.transaction() as tx:
        assert line_judgements.record(tx, NOW, row_id, first, person) == {"put": 2}
        assert line_judgements.record(tx, NOW, row_id, second, person) == {"removed": 1}

    assert said(desk, drafted) == {("sip-dokter", "HRD"): LineChoice.PUT, ("sip-dokter", "vakum"): LineChoice.REMOVED}


def test_a_night_bends_chances_that_do_not_hold_and_only_these(
    desk: Desk, letterbox: Letterbox, drafted: FiledDraft, sari: Actor
) -> None:
    """Of what was held likely in twelve mails a tenth was told: every chance must fall."""
    assert sari.person_id is not None
    before = chances(desk)
    for number in range(11):
        letterbox.put(mail(TEXT, subject=SUBJECT, message_id=f"<m{number}@warga.example>"))
    take(desk, letterbox)
    with desk.database.transaction() as tx:
        rows = [row_id for ticket in all_tickets(desk) for row_id in messages.rows_of(tx, ticket.id)]
        for row_id in rows:
            told = [LineChoice.KEPT, *[LineChoice.REMOVED] * 9]
            given = [LineJudgement("izin-parkir", str(at), choice, 0.8, "parkir") for at, choice in enumerate(told)]
            line_judgements.record(tx, NOW, row_id, given, sari.person_id)
    tried = learn_lines(desk, SYSTEM, NOW, keep=False)
    found = learn_lines(desk, SYSTEM, NOW)
    after = chances(desk)

    assert tried == found
    assert found.kept
    assert found.after > found.before
    likely = [key for key, chance in before.items() if chance >= 0.3]
    assert likely
    assert all(after[key] < before[key] for key in likely)
    with desk.database.read() as tx:
        assert events.newest(tx, ["learn.lines-kept"]) is not None
        assert judgements.current_tuning(tx) is None
    assert not learn_lines(desk, SYSTEM, NOW).kept
