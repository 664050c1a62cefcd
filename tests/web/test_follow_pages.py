"""The bring-forward list, the card of follow-up on a ticket, and the supervisor's act for everybody at once."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from helpdesk.desk import Desk
from helpdesk.follow_up.follow_up import Reported, take_reports
from helpdesk.model.application import Stage, StageReport
from helpdesk.model.delivery import DeliveryState
from helpdesk.model.follow_up import FollowUpKind, FollowUpState
from helpdesk.model.person import SYSTEM
from helpdesk.model.ticket import TicketState
from helpdesk.review import review
from helpdesk.store import deliveries, drafts, follow_ups, tickets
from tests.web.following import EAST, follow_up_seeds
from tests.web.seeds import START
from tests.web.serving import Visitor


@pytest.fixture(autouse=True)
def seeds(desk: Desk) -> None:
    follow_up_seeds(desk)


def state(desk: Desk, ticket_id: int) -> TicketState:
    with desk.database.read() as tx:
        return tickets.get(tx, ticket_id).state


def test_a_counselor_sees_what_is_due_in_order_and_ticks_it_off(rina: Visitor) -> None:
    page = rina.get("/follow-up").text

    parts = [page.index(word) for word in ("Terlewat", "Kirim daftar syarat", "Hari ini", "Kabari hasil rapat")]
    assert parts == sorted(parts)
    assert page.index("Dua minggu ke depan") < page.index("Tiket bangun dari tundaan")
    done = re.search(r'action="/follow-up/(\d+)/done"', page)
    assert done is not None
    after = rina.post(f"/follow-up/{done[1]}/done", {"to": "list"})
    assert after.url.path == "/follow-up"
    assert "Tindak lanjut selesai." in after.text
    assert "Kirim daftar syarat" not in after.text
    again = rina.post(f"/follow-up/{done[1]}/done", {"to": "list"})
    assert again.status_code == 409


def test_something_is_put_off_until_a_later_day_only(rina: Visitor) -> None:
    number = re.findall(r'action="/follow-up/(\d+)/later"', rina.get("/follow-up").text)[0]

    assert rina.post(f"/follow-up/{number}/later", {"day": "2026-11-24"}).status_code == 409
    assert rina.post(f"/follow-up/{number}/later", {"day": "besok"}).status_code == 409
    assert "Tindak lanjut ditunda." in rina.post(f"/follow-up/{number}/later", {"day": "2026-12-01", "to": "list"}).text


def test_only_supervisors_look_at_other_peoples_lists(rina: Visitor, bayu: Visitor) -> None:
    assert "Kirim daftar syarat" not in bayu.get("/follow-up").text
    everybody = bayu.get("/follow-up?of=all").text
    assert "Kirim daftar syarat" in everybody
    assert "Rina Kusuma" in everybody
    assert "semua orang" not in rina.get("/follow-up?of=all").text
    assert rina.get("/visits").status_code == 403


def test_the_ticket_says_why_it_is_due_and_lets_it_sleep_and_promise(rina: Visitor, desk: Desk) -> None:
    page = rina.get("/tickets/1").text
    assert "8 jam kerja sejak" in page
    assert "Kabari hasil rapat" in page

    assert "Tiket ditunda." in rina.post("/tickets/1/snooze", {"days": "3"}).text
    assert "Ditunda sampai 27 November 2026" in rina.get("/tickets/1").text
    assert "Tundaan diakhiri." in rina.post("/tickets/1/wake").text
    assert rina.post("/tickets/1/snooze", {"day": "2026-11-01"}).status_code == 409
    assert "Janji dicatat." in rina.post("/tickets/1/promise", {"day": "2026-12-02", "what": "Kirim surat"}).text
    assert rina.post("/tickets/1/promise", {"day": "2026-12-02", "what": " "}).status_code == 409
    with desk.database.read() as tx:
        notes = [row.note for row in follow_ups.of_ticket(tx, 1)]
    assert notes == ["Kabari hasil rapat dengan tim teknis", "Kirim surat"]


def test_a_unit_is_asked_from_the_ticket(rina: Visitor, desk: Desk) -> None:
    assert EAST.name in rina.get("/tickets/1").text

    answer = rina.post("/tickets/1/ask-unit", {"unit": EAST.name, "text": "Sampai di mana?"})

    assert "Pertanyaan kepada unit akan segera dikirim." in answer.text
    assert state(desk, 1) is TicketState.WAITING_OFFICE
    with desk.database.read() as tx:
        (delivery,) = deliveries.of_ticket(tx, 1)
        kinds = [row.kind for row in follow_ups.of_ticket(tx, 1)]
    assert delivery.recipients == (EAST.address,)
    assert FollowUpKind.OFFICE_QUESTION in kinds
    assert rina.post("/tickets/1/ask-unit", {"unit": "Lain", "text": "x"}).status_code == 404
    assert rina.post("/tickets/1/ask-unit", {"unit": EAST.name, "text": ""}).status_code == 409


def test_one_act_prepares_and_one_sends_a_letter_to_everybody(bayu: Visitor, desk: Desk) -> None:
    page = bayu.get("/visits").text
    assert "Ditiadakan sejak 20 November 2026" in page
    assert re.search(r"Permohonan yang terkena</dt><dd>2<", page)
    bayu.post("/visits/announce")

    with desk.database.read() as tx:
        letters = {ticket_id: drafts.open_draft(tx, ticket_id) for ticket_id in (5, 7)}
    assert all(one is not None and "ditiadakan sejak 20 November 2026" in one.body for one in letters.values())
    sent = bayu.post("/visits/send").text
    assert re.search(r"(\d+) surat disetujui", sent)
    with desk.database.read() as tx:
        rows = [row for ticket_id in (5, 7) for row in follow_ups.of_ticket(tx, ticket_id)]
        out = [d for ticket_id in (5, 7) for d in deliveries.of_ticket(tx, ticket_id)]
    done = [row for row in rows if row.state is FollowUpState.DONE]
    assert len(done) == len([d for d in out if d.state is DeliveryState.HELD])


def test_visits_are_suspended_and_resumed_on_the_page(bayu: Visitor) -> None:
    assert bayu.post("/visits/suspend", {"day": "2026-11-25", "reason": "banjir"}).status_code == 409
    assert bayu.post("/visits/resume", {"day": "2026-11-01"}).status_code == 409
    assert "Peninjauan lapangan dimulai lagi." in bayu.post("/visits/resume", {"day": "2026-11-24"}).text
    assert bayu.post("/visits/suspend", {"day": "2026-12-01", "reason": " "}).status_code == 409
    again = bayu.post("/visits/suspend", {"day": "2026-12-01", "reason": "banjir"}).text
    assert "Ditiadakan sejak 1 Desember 2026" in again


def test_an_edited_letter_that_was_overtaken_says_so(rina: Visitor, desk: Desk) -> None:
    with desk.database.read() as tx:
        draft = drafts.open_draft(tx, 5)
    assert draft is not None
    assert "berubah sejak surat ini disunting" not in rina.get("/tickets/5").text
    edit = review.Edit(draft.subject, f"{draft.body} Tambahan.", draft.to)
    review.save_draft(desk, SYSTEM, draft.id, draft.version, edit, START)

    later = START + timedelta(hours=2)
    issued = StageReport("issued", later, Stage.ISSUED, "oss")
    take_reports(desk, SYSTEM, [Reported("V-5", (issued,))], later)

    assert "berubah sejak surat ini disunting" in rina.get("/tickets/5").text
