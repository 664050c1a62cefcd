"""Lists as a counselor uses them without JavaScript: filters, views, search, and several tickets at once."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from helpdesk.desk import Desk
from helpdesk.model.delivery import DeliveryState
from helpdesk.model.ticket import TicketState
from helpdesk.store import citizens, deliveries, drafts, events, lines, mailboxes, messages, tickets
from tests.web.conftest import Watch
from tests.web.seeds import START, deliver
from tests.web.serving import Visitor

NUMBER = re.compile(r'data-item="(\d+)"')


def listed(visitor: Visitor, path: str) -> list[int]:
    """Return the tickets that a list shows, in order."""
    answer = visitor.get(path)
    assert answer.status_code == 200
    return [int(found) for found in NUMBER.findall(answer.text)]


def states(desk: Desk, *ids: int) -> list[TicketState]:
    with desk.database.read() as tx:
        return [tickets.get(tx, one).state for one in ids]


def written(desk: Desk, what: str) -> list[int | None]:
    """Return the tickets of the events of one kind."""
    with desk.database.read() as tx:
        return [event.ticket_id for event in events.since(tx, 0) if event.what == what]


def a_mail(number: int, name: str, text: str, at: str = "warga.example") -> bytes:
    head = f"From: {name} <{name.split()[0].lower()}@{at}>\r\nTo: penyuluhan@dpmptsp.example\r\n"
    ids = f"Subject: Tanya {number}\r\nDate: Tue, 24 Nov 2026 10:0{number}:00 +0700\r\nMessage-ID: <l{number}@{at}>\r\n"
    return f"{head}{ids}\r\n{text}\r\n".encode()


@pytest.fixture
def twins(desk: Desk) -> tuple[int, int, int]:
    """Let one citizen ask twice, and another the same; return their tickets."""
    for number, name in ((1, "Sinta Dewi"), (2, "Sinta Dewi"), (3, "Joko Widi")):
        deliver(desk, a_mail(number, name, "Berapa lama proses izin makam?"), START + timedelta(minutes=50 + number))
    with desk.database.read() as tx:
        first, second, third = [ticket.id for ticket in tickets.every(tx)][-3:]
    return first, second, third


def test_an_unknown_queue_is_no_such_page(rina: Visitor) -> None:
    for path in ("/queue/semua", "/queue/semua/next"):
        answer = rina.get(path)
        assert answer.status_code == 404
        assert "Halaman ini tidak ada" in answer.text


def test_a_queue_is_narrowed_by_its_address(rina: Visitor, desk: Desk) -> None:
    everything = listed(rina, "/queue/to-review")
    with desk.database.read() as tx:
        entry = lines.of_tickets(tx, everything)[everything[0]].entries[0]
        about = [one for one in everything if entry in lines.of_tickets(tx, [one])[one].entries]

    narrowed = listed(rina, f"/queue/to-review?permit={entry}")
    assert everything[0] in narrowed
    assert set(about) <= set(narrowed) < set(everything)
    assert listed(rina, "/queue/to-review?sort=newest") == list(reversed(everything))
    assert listed(rina, "/queue/to-review?counselor=me") == []
    assert listed(rina, "/queue/to-review?state=closed") == []
    levels = [listed(rina, f"/queue/to-review?confidence={name}") for name in ("sure", "fairly-sure", "unsure")]
    assert sorted(one for level in levels for one in level) == sorted(everything)
    assert listed(rina, "/queue/to-review?sort=xyz&unit=abc&counselor=x&state=y") == everything


def test_a_view_is_kept_for_oneself_or_for_everybody(rina: Visitor, bayu: Visitor) -> None:
    rina.get("/queue/to-review?language=en")
    form = {"queue": "to-review", "query": "language=en&sort=newest", "name": "Surat Inggris", "shared": "true"}
    assert "Surat Inggris" in rina.post("/views", form).text
    rina.post("/views", {"queue": "to-review", "query": "counselor=none", "name": "Punya Rina"})

    page = bayu.get("/queue/to-review?language=en&sort=newest")
    assert "<h1>Surat Inggris</h1>" in page.text
    assert "Punya Rina" not in page.text
    view = re.search(r"/views/(\d+)/remove", page.text)
    assert view is not None
    assert f"/views/{view[1]}/remove" not in bayu.post(f"/views/{view[1]}/remove").text
    private = re.search(r"/views/(\d+)/remove", rina.get("/queue/to-review?counselor=none").text)
    assert private is not None
    assert bayu.post(f"/views/{private[1]}/remove").status_code == 404


def test_the_search_understands_operators_and_says_what_it_does_not(rina: Visitor, twins: tuple[int, int, int]) -> None:
    first, second, third = twins

    assert set(listed(rina, "/search?q=dari:sinta makam")) == {first, second}
    assert third in listed(rina, "/search?q=makam sejak:2026-11-24")
    assert listed(rina, "/search?q=makam sebelum:24-11-2026") == []
    assert listed(rina, "/search?q=makam adalah:spam") == []
    assert first in listed(rina, '/search?q=izin:"makam" is:open')
    answer = rina.get("/search?q=makam tahap:entah")
    assert "tahap:entah" in answer.text
    assert "tidak dikenali" in answer.text
    assert third in [int(one) for one in NUMBER.findall(answer.text)]


def test_credentials_that_end_soon_are_said_in_indonesian(rina: Visitor, desk: Desk, watch: Watch) -> None:
    text = "the credentials for kantor@x.example end on 2026-12-01, in 6 days. "
    text += "Renew them before, or mail cannot be read any more."
    with desk.database.transaction() as tx:
        mailboxes.heartbeat(tx, "penyuluhan", watch.now, text)

    assert "kredensial untuk kantor@x.example berakhir pada 2026-12-01, 6 hari lagi" in rina.get("/queue/mine").text


def test_results_appear_while_typing(rina: Visitor, twins: tuple[int, int, int]) -> None:
    brief = rina.get("/search/brief?q=joko")

    assert f'href="/tickets/{twins[2]}"' in brief.text
    assert "<html" not in brief.text


def test_several_tickets_are_taken_and_closed_and_it_says_which_were_not(rina: Visitor, desk: Desk) -> None:
    rina.get("/queue/to-review")
    answer = rina.post("/bulk", {"do": "take", "ticket": ["1", "2", "999"], "back": "/queue/to-review?sort=due"})
    assert "2 tiket berhasil, 1 tidak" in answer.text
    assert 'href="/queue/to-review?sort=due"' in answer.text
    assert written(desk, "review.assigned") == [1, 2]

    rina.post("/bulk", {"do": "closed", "ticket": ["1"]})
    answer = rina.post("/bulk", {"do": "resolved", "ticket": ["1", "2"]})
    assert states(desk, 1, 2) == [TicketState.CLOSED, TicketState.RESOLVED]
    assert "keadaannya tidak mengizinkan" in answer.text
    rina.post("/bulk", {"do": "reopen", "ticket": ["2"]})
    assert states(desk, 2) == [TicketState.DRAFTED]


def test_spam_is_marked_and_taken_back(rina: Visitor, desk: Desk) -> None:
    rina.get("/queue/to-review")
    rina.post("/bulk", {"do": "spam", "ticket": ["1", "2"]})
    assert set(listed(rina, "/queue/spam")) == {1, 2}
    assert not {1, 2} & set(listed(rina, "/queue/to-review"))

    rina.post("/bulk", {"do": "not-spam", "ticket": ["1", "2"], "back": "https://lain.example/"})
    assert {1, 2} <= set(listed(rina, "/queue/to-review"))
    assert listed(rina, "/queue/spam") == []


def test_an_act_needs_the_token_a_ticket_and_a_name(rina: Visitor, desk: Desk) -> None:
    rina.get("/queue/to-review")
    assert rina.post("/bulk", {"do": "closed", "ticket": ["1"], "token": "x"}).status_code == 403
    assert rina.post("/bulk", {"do": "delete", "ticket": ["1"]}).status_code == 404
    assert rina.post("/bulk", {"do": "assign", "ticket": ["1"], "person": "99"}).status_code == 404
    assert rina.post("/bulk", {"do": "closed"}).status_code == 200
    assert states(desk, 1) == [TicketState.DRAFTED]


def test_a_confidential_ticket_cannot_be_reached_in_bulk(rina: Visitor, desk: Desk) -> None:
    with desk.database.transaction() as tx:
        secret = tickets.change(tx, 1, START, confidential=True)
    rina.get("/queue/to-review")

    for act in ("closed", "answer"):
        answer = rina.post("/bulk", {"do": act, "ticket": ["1", "2"]})
        assert secret.number not in answer.text
    assert rina.post("/bulk", {"do": "unite", "ticket": ["1", "2"]}).status_code == 404
    assert states(desk, 1, 2) == [TicketState.DRAFTED, TicketState.CLOSED]


def test_duplicates_of_one_citizen_become_one_and_can_be_parted(
    rina: Visitor, desk: Desk, twins: tuple[int, int, int]
) -> None:
    first, second, third = twins
    rina.get("/queue/to-review")
    assert "pemohon yang sama" in rina.post("/bulk", {"do": "unite", "ticket": [str(first), str(third)]}).text

    answer = rina.post("/bulk", {"do": "unite", "ticket": [str(second), str(first)]})
    assert "Digabungkan" in answer.text
    with desk.database.read() as tx:
        assert len(messages.rows_of(tx, first)) == 2
        assert tickets.get(tx, second).merged_into_id == first
        assert second not in lines.of_tickets(tx, [second])
        assert drafts.open_draft(tx, first) is not None
    assert second not in listed(rina, "/queue/to-review")

    rina.post("/bulk", {"do": "part", "ticket": [str(second)]})
    with desk.database.read() as tx:
        assert len(messages.rows_of(tx, first)) == len(messages.rows_of(tx, second)) == 1
        assert tickets.get(tx, second).merged_into_id is None
        assert second in lines.of_tickets(tx, [second])
        assert drafts.open_draft(tx, second) is not None
    assert {first, second} <= {*listed(rina, "/queue/to-review"), *listed(rina, "/queue/needs-person")}
    assert "diubah rekan" in rina.post("/bulk", {"do": "part", "ticket": [str(second)]}).text


def test_one_answer_goes_to_each_citizen_as_a_mail_of_their_own(
    rina: Visitor, desk: Desk, twins: tuple[int, int, int]
) -> None:
    first, _, third = twins
    rina.get("/queue/to-review")
    page = rina.post("/bulk", {"do": "answer", "ticket": [str(first), str(third)]})
    assert "Jawab 2 pemohon sekaligus" in page.text
    assert rina.post("/bulk/answer", {"ticket": [str(first)], "text": " "}).status_code == 422

    text = "Kantor tutup pada 25 Desember.\r\nPermohonan tetap diproses."
    answer = rina.post("/bulk/answer", {"ticket": [str(first), str(third)], "text": text, "send": "true"})
    assert "mendapat suratnya sendiri" in answer.text
    sent = []
    with desk.database.read() as tx:
        for one in (first, third):
            (delivery,) = deliveries.of_ticket(tx, one)
            assert delivery.state is DeliveryState.HELD
            letter = messages.conversation(tx, one)[-1]
            assert "Permohonan tetap diproses." in letter.text
            citizen = citizens.get(tx, tickets.get(tx, one).citizen_id or 0)
            assert citizen is not None
            assert citizen.name.split()[0] in letter.text
            sent.append(delivery.recipients)
    assert sorted(sent) == [("joko@warga.example",), ("sinta@warga.example",)]


def test_a_colleagues_letter_is_not_overwritten_by_a_common_answer(
    rina: Visitor, desk: Desk, twins: tuple[int, int, int]
) -> None:
    first, second, _ = twins
    with desk.database.transaction() as tx:
        draft = drafts.open_draft(tx, first)
        assert draft is not None
        drafts.save(tx, draft.id, draft.version, START, state="edited", body="Tulisan rekan")
    rina.get("/queue/to-review")

    answer = rina.post("/bulk/answer", {"ticket": [str(first), str(second)], "text": "Sama.", "send": "false"})
    assert "sedang disunting" in answer.text
    with desk.database.read() as tx:
        kept, fresh = drafts.open_draft(tx, first), drafts.open_draft(tx, second)
        assert kept is not None
        assert kept.body == "Tulisan rekan"
        assert fresh is not None
        assert "Sama." in fresh.body
        assert deliveries.of_ticket(tx, second) == ()


def test_an_entry_past_its_review_date_warns_on_every_page(rina: Visitor, desk: Desk, watch: Watch) -> None:
    assert "tanggal peninjauan" not in rina.get("/queue/mine").text
    watch.now = START.replace(year=2027, month=3)
    rina.enter(desk, "rina", watch.now)

    assert "tanggal peninjauan" in rina.get("/queue/mine").text
