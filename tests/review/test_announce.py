"""One act writes to everybody whom the suspension of site visits hits, and to each of them once."""

from __future__ import annotations

from datetime import date

import pytest

from helpdesk.desk import Desk
from helpdesk.errors import ConflictError
from helpdesk.follow_up.follow_up import Reported, take_reports
from helpdesk.follow_up.news import VISIT_ACTIVITY
from helpdesk.model.application import Stage
from helpdesk.model.person import SYSTEM
from helpdesk.review import announce, prepare, review
from helpdesk.store import calendar, deliveries, drafts
from helpdesk.track.calendar import Suspension
from tests.follow_up.test_news import GOODS, NOW, OSS, RINA, a_citizen, body, report, the_draft

MARCH = Suspension(date(2026, 11, 24), None, VISIT_ACTIVITY, "pandemi")


def waiting_for_visits(desk: Desk, count: int) -> list[int]:
    tickets = [a_citizen(desk, f"Warga{number}") for number in range(count)]
    stages = (report(0, Stage.SUBMITTED), report(0, Stage.AWAITING_VISIT, "visit"))
    items = [Reported(f"V-{n}", stages, GOODS, ticket_id=ticket_id) for n, ticket_id in enumerate(tickets)]
    take_reports(desk, OSS, items, NOW)
    for ticket_id in tickets:  # what announced the visit has gone out
        draft = the_draft(desk, ticket_id)
        assert draft is not None
        review.approve(desk, RINA, draft.id, draft.version, NOW)
    return tickets


def suspend(desk: Desk) -> None:
    with desk.database.transaction() as tx:
        calendar.suspend(tx, MARCH, SYSTEM, NOW)


def resume(desk: Desk, last: date) -> None:
    with desk.database.transaction() as tx:
        found = calendar.lasting(tx, VISIT_ACTIVITY)
        assert found is not None
        calendar.resume(tx, found, last)


def test_each_is_written_to_once_and_again_when_visits_go_on(desk: Desk) -> None:
    tickets = waiting_for_visits(desk, 5)
    take_reports(desk, OSS, [Reported("V-9", (report(0, Stage.AWAITING_VISIT),), GOODS)], NOW)  # it has no ticket
    with pytest.raises(ConflictError, match="never suspended"):
        announce.announce(desk, SYSTEM, NOW)
    suspend(desk)

    before = announce.reach(desk)
    assert before is not None
    assert (before.hit, before.told, before.silent, before.drafted) == (6, 0, 1, 0)
    assert "ditiadakan sejak 24 November 2026, dengan alasan: pandemi." in before.sample
    assert [announce.announce(desk, SYSTEM, NOW) for _ in range(2)] == [5, 0]
    after = announce.reach(desk)
    assert after is not None
    assert (after.hit, after.told, after.drafted) == (6, 5, 5)
    assert {body(desk, ticket_id).count("V-") for ticket_id in tickets} == {1}
    assert len({body(desk, ticket_id) for ticket_id in tickets}) == 5  # each a letter of their own

    assert [o.problem for o in announce.send_untouched(desk, RINA, NOW)] == [""] * 5
    assert announce.send_untouched(desk, RINA, NOW) == ()
    resume(desk, date(2026, 12, 4))
    assert announce.announce(desk, SYSTEM, NOW) == 5
    assert announce.announce(desk, SYSTEM, NOW) == 0
    assert all("dilakukan lagi mulai 5 Desember 2026" in body(desk, ticket_id) for ticket_id in tickets)


def test_what_a_person_has_edited_is_not_sent_with_the_others(desk: Desk) -> None:
    first, second = waiting_for_visits(desk, 2)
    suspend(desk)
    announce.announce(desk, SYSTEM, NOW)
    draft = the_draft(desk, first)
    assert draft is not None
    edit = review.Edit(draft.subject, f"{draft.body}\nTambahan.", draft.to)
    review.save_draft(desk, RINA, draft.id, draft.version, edit, NOW)

    assert [outcome.ticket_id for outcome in announce.send_untouched(desk, RINA, NOW)] == [second]
    assert body(desk, first).endswith("Tambahan.")


def test_a_letter_that_asks_for_caution_is_left_to_be_opened_by_itself(desk: Desk) -> None:
    first, second = waiting_for_visits(desk, 2)
    suspend(desk)
    announce.announce(desk, SYSTEM, NOW)
    draft = the_draft(desk, first)
    assert draft is not None
    prepare.attach(desk, RINA, draft.id, ("foto.jpg", "image/jpeg", b"\xff\xd8\xff foto"), NOW)

    sent = {outcome.ticket_id: outcome for outcome in announce.send_untouched(desk, RINA, NOW)}
    assert (sent[first].problem, sent[first].words) == ("cautions", ("unread-file",))
    assert sent[second].problem == ""
    assert the_draft(desk, first) is not None


def test_who_was_not_yet_told_of_the_suspension_is_told_of_its_end_only(desk: Desk) -> None:
    (ticket_id,) = waiting_for_visits(desk, 1)
    suspend(desk)
    announce.announce(desk, SYSTEM, NOW)
    assert "ditiadakan sejak" in body(desk, ticket_id)

    resume(desk, date(2026, 11, 27))
    announce.announce(desk, SYSTEM, NOW)

    assert "dilakukan lagi mulai 28 November 2026" in body(desk, ticket_id)
    assert "untuk sementara" not in body(desk, ticket_id)


def test_whose_visit_came_after_the_suspension_is_not_hit(desk: Desk) -> None:
    with desk.database.transaction() as tx:
        old = Suspension(date(2026, 10, 1), date(2026, 10, 9), VISIT_ACTIVITY, "banjir")
        calendar.suspend(tx, old, SYSTEM, NOW)
    waiting_for_visits(desk, 2)

    found = announce.reach(desk)
    assert found is not None
    assert (found.hit, found.sample) == (0, "")
    assert announce.announce(desk, SYSTEM, NOW) == 0


def test_everybody_of_march_2020_gets_a_letter_of_their_own(sqlite_desk: Desk, long: bool) -> None:
    count = 418 if long else 12
    tickets = waiting_for_visits(sqlite_desk, count)
    suspend(sqlite_desk)

    assert announce.announce(sqlite_desk, SYSTEM, NOW) == count
    sent = announce.send_untouched(sqlite_desk, RINA, NOW)

    assert [outcome.problem for outcome in sent] == [""] * count
    with sqlite_desk.database.read() as tx:
        letters = [deliveries.of_ticket(tx, ticket_id)[-1] for ticket_id in tickets]
        assert all(drafts.open_draft(tx, ticket_id) is None for ticket_id in tickets)
    assert len({letter.recipients for letter in letters}) == count
