"""What became of an application is told once, in a draft on its ticket, whatever order reports come in."""

from __future__ import annotations

import random
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from helpdesk.desk import Desk
from helpdesk.errors import UnconfirmedError
from helpdesk.explain import Explainer
from helpdesk.follow_up import closing
from helpdesk.follow_up.follow_up import VISIT, Reported, take_reports
from helpdesk.follow_up.letters import prepare
from helpdesk.intake.intake import collect, import_waiting
from helpdesk.model.application import Stage, StageReport
from helpdesk.model.conversation import FiledDraft
from helpdesk.model.delivery import DeliveryState
from helpdesk.model.follow_up import FollowUp, FollowUpKind, FollowUpState
from helpdesk.model.person import SYSTEM, Actor, ActorKind
from helpdesk.model.ticket import Origin, Ticket, TicketState
from helpdesk.review import cautions, handle, review
from helpdesk.send import outcome
from helpdesk.smtp import Reply
from helpdesk.store import calendar, deliveries, drafts, events, follow_ups, tickets
from helpdesk.track.calendar import Suspension
from helpdesk.track.closing import Holds
from tests.letters import Letterbox, mail

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
OSS = Actor(ActorKind.IMPORT, "oss", origin="import")
RINA = Actor(ActorKind.PERSON, "Rina", None, "127.0.0.1")
GOODS = "izin-angkutan-barang"
S, K = FollowUpState, FollowUpKind


def a_citizen(desk: Desk, name: str = "Sari", text: str = "") -> int:
    """Open a ticket of somebody who has an address, and put aside the first letter to them."""
    opening = handle.Opening(name, f"{name.lower()}@warga.example", "Izin angkutan", text, Origin.COUNSELOR)
    ticket_id = handle.open_ticket(desk, SYSTEM, opening, NOW)
    draft = the_draft(desk, ticket_id)
    if draft is not None and not text:
        review.discard(desk, RINA, draft.id, NOW)
        handle.move(desk, RINA, ticket_id, TicketState.WAITING_OFFICE, NOW)
    return ticket_id


def report(on: int, stage: Stage, key: str = "", **said: object) -> StageReport:
    return StageReport(key or f"{on}-{stage}", NOW + timedelta(days=on), stage, "oss", **said)  # type: ignore[arg-type]


def happened(desk: Desk, ticket_id: int, *reports: StageReport, number: str = "A-1", now: datetime = NOW) -> None:
    item = Reported(number, reports, GOODS, applicant="Sari", unit="UP PMPTSP Jakarta Timur", ticket_id=ticket_id)
    take_reports(desk, OSS, [item], now)


def the_draft(desk: Desk, ticket_id: int) -> FiledDraft | None:
    with desk.database.read() as tx:
        return drafts.open_draft(tx, ticket_id)


def body(desk: Desk, ticket_id: int) -> str:
    found = the_draft(desk, ticket_id)
    assert found is not None
    return found.body


def the_ticket(desk: Desk, ticket_id: int) -> Ticket:
    with desk.database.read() as tx:
        return tickets.get(tx, ticket_id)


def told(desk: Desk, ticket_id: int) -> list[tuple[FollowUpKind, FollowUpState]]:
    with desk.database.read() as tx:
        return [(row.kind, row.state) for row in follow_ups.of_ticket(tx, ticket_id)]


def rows(desk: Desk, ticket_id: int) -> tuple[FollowUp, ...]:
    with desk.database.read() as tx:
        return follow_ups.of_ticket(tx, ticket_id)


def approve(desk: Desk, ticket_id: int, now: datetime = NOW) -> int:
    found = the_draft(desk, ticket_id)
    assert found is not None
    return review.approve(desk, RINA, found.id, found.version, now)


def prepared(desk: Desk, ticket_id: int) -> bool:
    with desk.database.transaction() as tx:
        return prepare(desk, tx, ticket_id, NOW)


def test_a_returned_application_is_drafted_for_review_and_says_that_it_goes_on(desk: Desk) -> None:
    ticket_id = a_citizen(desk)
    happened(desk, ticket_id, report(0, Stage.SUBMITTED))
    assert "telah diterima" in body(desk, ticket_id)

    happened(desk, ticket_id, report(2, Stage.RETURNED, failed=("stnk",), day=date(2026, 12, 4)))

    draft = the_draft(desk, ticket_id)
    assert draft is not None
    assert (draft.state, draft.purpose, [box.address for box in draft.to]) == (
        "proposed",
        "news",
        ["sari@warga.example"],
    )
    assert "Permohonan yang sama tetap berjalan" in draft.body
    assert "paling lambat 4 Desember 2026" in draft.body
    assert "telah diterima" not in draft.body
    assert told(desk, ticket_id) == [(K.RECEIVED, S.DROPPED), (K.RETURNED, S.DRAFTED)]
    assert the_ticket(desk, ticket_id).state is TicketState.DRAFTED
    with desk.database.read() as tx:
        assert deliveries.of_ticket(tx, ticket_id) == ()  # nothing leaves without a person


@pytest.mark.parametrize("seed", range(6))
def test_any_order_and_repetition_of_reports_ends_in_the_same_one_draft(sqlite_desk: Desk, seed: int) -> None:
    chance = random.Random(seed)
    reports = [
        report(0, Stage.SUBMITTED),
        report(1, Stage.ADMINISTRATIVE_CHECK),
        report(2, Stage.RETURNED, failed=("ktp",)),
        report(4, Stage.SUBMITTED, "again"),
        report(5, Stage.TECHNICAL_CHECK),
        report(9, Stage.REFUSED, failed=("stnk",)),
    ]
    straight = a_citizen(sqlite_desk, "Sari")
    happened(sqlite_desk, straight, *reports, number="A-0")
    shuffled = a_citizen(sqlite_desk, "Budi")
    order = [*reports, *chance.choices(reports, k=5)]
    chance.shuffle(order)
    for item in order:
        happened(sqlite_desk, shuffled, item, number="A-1")

    expected = body(sqlite_desk, straight).replace("A-0", "A-1").replace("Sari", "Budi")
    number = the_ticket(sqlite_desk, straight).number
    assert body(sqlite_desk, shuffled) == expected.replace(number, the_ticket(sqlite_desk, shuffled).number)
    assert [kind for kind, state in told(sqlite_desk, shuffled) if state is S.DRAFTED] == [K.REFUSED]


def test_a_second_source_that_tells_the_same_makes_no_second_letter(desk: Desk) -> None:
    ticket_id = a_citizen(desk)
    happened(desk, ticket_id, report(0, Stage.SUBMITTED), report(3, Stage.ISSUED, "oss"))
    approve(desk, ticket_id)

    happened(desk, ticket_id, report(3, Stage.ISSUED, "sheet", label="TERBIT"))
    happened(desk, ticket_id, report(2, Stage.ISSUED, "earlier"))

    assert the_draft(desk, ticket_id) is None
    assert told(desk, ticket_id) == [(K.ISSUED, S.DONE)]
    assert the_ticket(desk, ticket_id).state is TicketState.RESOLVED


def test_a_correction_replaces_the_unsent_draft_and_apologises_for_a_sent_one(desk: Desk) -> None:
    unsent, sent = a_citizen(desk, "Sari"), a_citizen(desk, "Budi")
    wrong, right = report(2, Stage.REFUSED, "wrong"), report(3, Stage.ISSUED, "right", corrects="wrong")
    for ticket_id, number in ((unsent, "A-1"), (sent, "A-2")):
        happened(desk, ticket_id, report(0, Stage.SUBMITTED), wrong, number=number)
    delivery_id = approve(desk, sent)
    with desk.database.transaction() as tx:
        (claimed,) = deliveries.claim(tx, NOW + timedelta(minutes=1), "w")
        assert claimed.id == delivery_id
        deliveries.record(tx, claimed, DeliveryState.SENT, code=250, reply="ok", sent_at=NOW)
        drafts.close(tx, deliveries.of_ticket(tx, sent)[0].draft_id or 0, "sent", NOW)
    for ticket_id, number in ((unsent, "A-1"), (sent, "A-2")):
        happened(desk, ticket_id, right, number=number)

    assert "Izinnya terbit" in body(desk, unsent)
    assert "tidak tepat" not in body(desk, unsent)
    assert "ditolak" not in body(desk, unsent)
    assert "Surat kami sebelumnya mengenai permohonan ini tidak tepat" in body(desk, sent)


def test_a_letter_in_its_undo_window_is_stopped_when_what_it_tells_is_taken_back(desk: Desk) -> None:
    ticket_id = a_citizen(desk)
    happened(desk, ticket_id, report(0, Stage.SUBMITTED), report(2, Stage.REFUSED, "wrong"))
    approve(desk, ticket_id)

    happened(desk, ticket_id, report(3, Stage.ISSUED, "right", corrects="wrong"))

    with desk.database.read() as tx:
        assert [d.state for d in deliveries.of_ticket(tx, ticket_id)] == [DeliveryState.CANCELLED]
    assert "Izinnya terbit" in body(desk, ticket_id)
    assert "tidak tepat" not in body(desk, ticket_id)
    assert told(desk, ticket_id) == [(K.REFUSED, S.DROPPED), (K.ISSUED, S.DRAFTED)]


def test_what_a_person_has_edited_stays_theirs_and_asks_for_a_person(desk: Desk) -> None:
    ticket_id = a_citizen(desk)
    happened(desk, ticket_id, report(0, Stage.SUBMITTED), report(1, Stage.RETURNED))
    draft = the_draft(desk, ticket_id)
    assert draft is not None
    edit = review.Edit(draft.subject, draft.body + "\nTambahan saya.", draft.to)
    review.save_draft(desk, RINA, draft.id, draft.version, edit, NOW)

    happened(desk, ticket_id, report(2, Stage.REFUSED, failed=("ktp",)))
    happened(desk, ticket_id, report(2, Stage.REFUSED, failed=("ktp",)))

    assert body(desk, ticket_id).endswith("Tambahan saya.")
    assert the_ticket(desk, ticket_id).needs_person
    with desk.database.read() as tx:
        assert [e.what for e in events.of_ticket(tx, ticket_id)].count("news.outdated") == 1
    assert told(desk, ticket_id)[-1] == (K.REFUSED, S.WAITING)
    current = the_draft(desk, ticket_id)
    assert current is not None
    for confirmed in ((), ("newer-mail",)):
        with pytest.raises(UnconfirmedError) as refused:
            review.approve(desk, RINA, current.id, current.version, NOW, confirmed=confirmed)
        assert "overtaken" in refused.value.words
    review.discard(desk, RINA, draft.id, NOW)
    assert prepared(desk, ticket_id)
    assert "ditolak pada" in body(desk, ticket_id)


def test_news_waits_while_a_reply_is_open_and_comes_after_it(desk: Desk) -> None:
    ticket_id = a_citizen(desk, text="Berapa biaya izin angkutan barang?")
    reply = body(desk, ticket_id)

    happened(desk, ticket_id, report(0, Stage.SUBMITTED))
    assert body(desk, ticket_id) == reply
    assert told(desk, ticket_id) == [(K.RECEIVED, S.WAITING)]

    approve(desk, ticket_id)
    assert prepared(desk, ticket_id)
    assert "telah diterima pada" in body(desk, ticket_id)
    assert not prepared(desk, ticket_id)  # once


def test_a_reply_takes_the_place_of_news_which_comes_again_afterwards(desk: Desk) -> None:
    ticket_id = a_citizen(desk)
    happened(desk, ticket_id, report(0, Stage.SUBMITTED))
    with desk.database.transaction() as tx:
        letter = desk.explainer.blank("id", "Sari", "PTSP-2026-000001", "tanya")
        drafts.propose(tx, NOW, ticket_id=ticket_id, message_row_id=None, letter=letter, to=())
        assert follow_ups.undrafted(tx, NOW) == 1

    assert told(desk, ticket_id) == [(K.RECEIVED, S.WAITING)]
    assert not prepared(desk, ticket_id)


def test_news_that_a_person_puts_aside_does_not_come_again(desk: Desk) -> None:
    ticket_id = a_citizen(desk)
    happened(desk, ticket_id, report(0, Stage.SUBMITTED))
    draft = the_draft(desk, ticket_id)
    assert draft is not None
    review.discard(desk, RINA, draft.id, NOW)

    happened(desk, ticket_id, report(1, Stage.ADMINISTRATIVE_CHECK))

    assert the_draft(desk, ticket_id) is None
    assert told(desk, ticket_id) == [(K.RECEIVED, S.DISMISSED)]
    assert the_ticket(desk, ticket_id).state is TicketState.WAITING_OFFICE


def test_undo_and_sending_again_tells_the_news_once(desk: Desk) -> None:
    ticket_id = a_citizen(desk)
    happened(desk, ticket_id, report(0, Stage.SUBMITTED), report(1, Stage.RETURNED))
    delivery_id = approve(desk, ticket_id)
    assert told(desk, ticket_id)[-1] == (K.RETURNED, S.DONE)
    assert the_ticket(desk, ticket_id).state is TicketState.WAITING_CITIZEN

    assert review.undo(desk, RINA, delivery_id, NOW)
    assert told(desk, ticket_id)[-1] == (K.RETURNED, S.DRAFTED)
    approve(desk, ticket_id)

    assert told(desk, ticket_id) == [(K.RETURNED, S.DONE)]
    assert the_draft(desk, ticket_id) is None


def test_news_of_several_applications_of_a_ticket_is_one_letter(desk: Desk) -> None:
    ticket_id = a_citizen(desk)
    happened(desk, ticket_id, report(0, Stage.SUBMITTED), number="A-1")
    happened(desk, ticket_id, report(0, Stage.SUBMITTED), report(1, Stage.RETURNED), number="A-2")

    text = body(desk, ticket_id)
    assert "1. Permohonan diterima" in text
    assert "2. Permohonan dikembalikan untuk diperbaiki" in text
    assert [state for _kind, state in told(desk, ticket_id)] == [S.DRAFTED, S.DRAFTED]


def test_a_day_that_is_set_anew_is_told_again_and_only_then(desk: Desk) -> None:
    ticket_id = a_citizen(desk)
    happened(desk, ticket_id, report(0, Stage.SUBMITTED), report(1, Stage.AWAITING_VISIT))
    approve(desk, ticket_id)
    happened(desk, ticket_id, report(2, Stage.AWAITING_VISIT, "planned", day=date(2026, 12, 1)))
    assert "dijadwalkan pada 1 Desember 2026" in body(desk, ticket_id)
    approve(desk, ticket_id)

    happened(desk, ticket_id, report(3, Stage.AWAITING_VISIT, "repeated", day=date(2026, 12, 1)))

    assert the_draft(desk, ticket_id) is None


def test_a_visit_is_not_announced_while_visits_are_suspended(desk: Desk) -> None:
    with desk.database.transaction() as tx:
        calendar.suspend(tx, Suspension(date(2026, 11, 20), None, VISIT, "pandemi"), SYSTEM, NOW)
    ticket_id = a_citizen(desk)

    happened(desk, ticket_id, report(0, Stage.SUBMITTED), report(1, Stage.AWAITING_VISIT))

    assert "ditiadakan sejak 20 November 2026, dengan alasan: pandemi." in body(desk, ticket_id)
    assert told(desk, ticket_id) == [(K.VISIT_SUSPENDED, S.DRAFTED)]


def test_a_refusal_without_a_reason_asks_for_a_person(desk: Desk) -> None:
    with_reason, without = a_citizen(desk, "Sari"), a_citizen(desk, "Budi")
    happened(desk, with_reason, report(0, Stage.REFUSED, failed=("ktp",)), number="A-1")
    happened(desk, without, report(0, Stage.REFUSED), number="A-2")

    assert not the_ticket(desk, with_reason).needs_person
    assert the_ticket(desk, without).needs_person


def test_what_was_overtaken_before_it_was_sent_leaves_no_draft(desk: Desk) -> None:
    ticket_id = a_citizen(desk)
    happened(desk, ticket_id, report(0, Stage.SUBMITTED), report(1, Stage.AWAITING_PAYMENT))
    assert "pembayaran retribusi" in body(desk, ticket_id)

    happened(desk, ticket_id, report(2, Stage.AWAITING_SIGNATURE))

    assert the_draft(desk, ticket_id) is None
    assert the_ticket(desk, ticket_id).state is TicketState.WAITING_OFFICE


def test_the_letter_goes_on_from_the_citizens_mail_under_a_subject_of_its_own(desk: Desk) -> None:
    ticket_id = a_citizen(desk, text="Berapa biaya izin angkutan barang?")
    approve(desk, ticket_id)
    happened(desk, ticket_id, report(0, Stage.SUBMITTED))
    assert prepared(desk, ticket_id) or the_draft(desk, ticket_id) is not None
    approve(desk, ticket_id)

    with desk.database.read() as tx:
        digest = deliveries.of_ticket(tx, ticket_id)[-1].digest
    octets = desk.blobs.get(digest).decode()
    assert "Subject: Permohonan diterima" in octets
    assert "Re:" not in octets.split("\n\n")[0]
    assert "In-Reply-To: <" in octets


def test_news_goes_to_the_address_that_is_registered_on_the_application(desk: Desk) -> None:
    ticket_id = a_citizen(desk)
    item = Reported("A-1", (report(0, Stage.ISSUED),), GOODS, "Ita", ticket_id=ticket_id, contact="Ita@Pemohon.example")
    take_reports(desk, OSS, [item], NOW)

    draft = the_draft(desk, ticket_id)
    assert draft is not None
    assert [box.address for box in draft.to] == ["ita@pemohon.example"]
    with desk.database.read() as tx:
        found = cautions.look(desk, tx, tickets.get(tx, ticket_id), draft)
    assert [caution.word for caution in found] == ["recipient-differs"]  # a person must confirm it by name


def test_news_for_whom_nobody_vouches_must_be_confirmed(desk: Desk, letterbox: Letterbox) -> None:
    vouched = {"Authentication-Results": "mx.dpmptsp.example; dkim=pass header.d=warga.example"}
    for ticket_id, headers in ((1, {}), (2, vouched)):
        octets = mail(
            f"Terima kasih {ticket_id}", subject=f"Kabar {ticket_id}", message_id=f"<{ticket_id}@w>", headers=headers
        )
        letterbox.put(octets, NOW)
        with letterbox.open() as mailbox:
            collect(desk, mailbox, NOW)
        import_waiting(desk, NOW)
        happened(desk, ticket_id, report(0, Stage.ISSUED), number=f"A-{ticket_id}")
        draft = the_draft(desk, ticket_id)
        assert draft is not None
        assert draft.purpose == "news"
        with desk.database.read() as tx:
            words = [caution.word for caution in cautions.look(desk, tx, tickets.get(tx, ticket_id), draft)]
        assert words == ([] if headers else ["not-vouched"])


def test_a_refusal_is_explained_once_its_letter_has_gone_out(desk: Desk) -> None:
    ticket_id = a_citizen(desk)
    happened(desk, ticket_id, report(-1, Stage.SUBMITTED), report(-1, Stage.REFUSED, "no", failed=("ktp",)))
    with desk.database.read() as tx:
        assert closing.holds_of(tx, tickets.get(tx, ticket_id)) == (Holds.UNEXPLAINED,)
    approve(desk, ticket_id)
    with desk.database.transaction() as tx:
        (claimed,) = deliveries.claim(tx, NOW + timedelta(minutes=1), "w")
        outcome.delivered(tx, [(claimed, Reply(250, "ok"))], NOW + timedelta(minutes=1))

    handle.move(desk, RINA, ticket_id, TicketState.WAITING_CITIZEN, NOW)
    with desk.database.read() as tx:
        assert closing.holds_of(tx, tickets.get(tx, ticket_id)) == ()


def test_news_waits_while_its_template_is_broken_and_comes_when_it_is_mended(sqlite_desk: Desk, tmp_path: Path) -> None:
    desk = sqlite_desk
    whole, broken = desk.explainer, tmp_path / "templates"
    shutil.copytree(desk.config.draft.templates, broken)
    (broken / "reply/id/news_issued.txt.j2").write_text("{{ entah }}", "utf-8")
    config = desk.config.model_copy(update={"draft": desk.config.draft.model_copy(update={"templates": broken})})
    ticket_id = a_citizen(desk)
    desk._explainer = Explainer(config, desk.knowledge)

    happened(desk, ticket_id, report(0, Stage.ISSUED))
    assert (the_draft(desk, ticket_id), told(desk, ticket_id)) == (None, [(K.ISSUED, S.WAITING)])

    desk._explainer = whole
    assert prepared(desk, ticket_id)
    assert "Izinnya terbit" in body(desk, ticket_id)
