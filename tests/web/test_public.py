"""The pages for citizens: what a token opens, what it reveals when it opens nothing, papers, survey, help."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from helpdesk import citizen
from helpdesk.config import Citizen
from helpdesk.desk import Desk
from helpdesk.follow_up.follow_up import Reported, take_reports
from helpdesk.mail.parse import parse
from helpdesk.mail.public_links import Claim, Purpose, token_for
from helpdesk.model.application import Stage, StageReport
from helpdesk.model.person import SYSTEM
from helpdesk.model.ticket import TicketState
from helpdesk.report.satisfaction import Element
from helpdesk.review import handle
from helpdesk.review.review import approve
from helpdesk.send.page_links import link
from helpdesk.store import drafts, events, messages, surveys, tickets
from helpdesk.web import public_help
from tests import papers
from tests.web.conftest import Watch
from tests.web.seeds import START, configuration, reopened
from tests.web.serving import Visitor, serve

OFFER = Citizen(url="http://127.0.0.1:8025/", status_pages=True, survey=True, help_pages=True, upload_megabytes=1)
TICKET = 1


def opened(seeded: Path, folder: Path, offer: Citizen) -> Desk:
    shutil.copytree(seeded, folder)
    return reopened(configuration(folder).model_copy(update={"citizen": offer}))


@pytest.fixture
def desk(seeded: Path, tmp_path: Path) -> Iterator[Desk]:
    """Give a desk that offers every page to citizens."""
    one = opened(seeded, tmp_path / "desk", OFFER)
    yield one
    one.close()


def path_of(desk: Desk, purpose: Purpose, ticket_id: int = TICKET, watch: Watch | None = None) -> str:
    with desk.database.read() as tx:
        address = link(desk, tx, purpose, ticket_id, (watch or Watch()).now)
    assert address is not None
    return address.removeprefix("http://127.0.0.1:8025")


def report(desk: Desk, stage: Stage, days: int = 0) -> None:
    """Let an application of the ticket reach a stage."""
    at = START - timedelta(days=20 - days)
    told = Reported(
        "12/3.4/31.74/-1.837/2026",
        (StageReport(f"{stage}", at, stage, "test"),),
        permit_id="sip-dokter",
        applicant="Sari Wulandari",
        ticket_id=TICKET,
    )
    take_reports(desk, SYSTEM, [told], START)


def test_the_page_says_where_a_matter_stands_and_no_name(desk: Desk, visitor: Visitor) -> None:
    report(desk, Stage.SUBMITTED)
    page = visitor.get(path_of(desk, Purpose.STATUS))

    assert page.status_code == 200
    with desk.database.read() as tx:
        ticket = tickets.get(tx, TICKET)
        found = messages.conversation(tx, TICKET)[0]
    for word in (ticket.number, "12/3.4/31.74/-1.837/2026", "Sudah diajukan"):
        assert word in page.text
    assert found.sender is not None
    for secret in (found.sender.address, found.sender.name, "Wulandari", ticket.subject):
        assert secret not in page.text
    assert page.headers["x-robots-tag"].startswith("noindex")
    assert page.headers["referrer-policy"] == "no-referrer"
    assert page.headers["cache-control"] == "no-store"
    assert "unsafe" not in page.headers["content-security-policy"]


def test_papers_are_asked_for_when_the_citizen_has_the_file_and_not_while_the_office_has_it(
    desk: Desk, visitor: Visitor
) -> None:
    asked = []
    for days, stage in enumerate((Stage.PREPARING, Stage.SUBMITTED, Stage.RETURNED, Stage.TECHNICAL_CHECK)):
        report(desk, stage, days)
        asked.append("Yang masih kami perlukan" in visitor.get(path_of(desk, Purpose.STATUS)).text)

    assert asked == [True, False, True, False]


def test_without_an_application_the_page_tells_of_the_question(desk: Desk, visitor: Visitor) -> None:
    assert "disiapkan" in visitor.get(path_of(desk, Purpose.STATUS)).text


def test_every_token_that_opens_nothing_gets_one_answer(desk: Desk, visitor: Visitor, watch: Watch) -> None:
    good = path_of(desk, Purpose.STATUS)
    over = path_of(desk, Purpose.STATUS)
    until = desk.today(watch.now) - timedelta(days=1)
    expired = f"/status/{token_for(desk.key, Purpose.STATUS, Claim(TICKET, until, 0))}"
    nowhere = f"/status/{token_for(desk.key, Purpose.STATUS, Claim(9999, until + timedelta(days=9), 0))}"
    other = path_of(desk, Purpose.SURVEY).replace("/survey/", "/status/")
    touched = good[:-1] + ("0" if good[-1] != "0" else "1")
    assert visitor.get(over).status_code == 200
    citizen.revoke(desk, SYSTEM, TICKET, START)

    answers = [visitor.get(path) for path in (over, expired, nowhere, other, touched, "/status/x", "/status/1.2.3.4")]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.text for answer in answers}) == 1
    assert all(answer.headers["x-robots-tag"].startswith("noindex") for answer in answers)
    assert visitor.http.post(over, files={"files": ("a.pdf", b"%PDF-1.4")}).text == answers[0].text
    assert visitor.get(path_of(desk, Purpose.STATUS)).status_code == 200  # a new letter carries a new link


def test_guessing_is_slowed_down_for_the_place_that_guesses(desk: Desk, visitor: Visitor) -> None:
    codes = [visitor.get(f"/status/{number}.2.3.4").status_code for number in range(31)]

    assert codes == [404] * 29 + [429] * 2
    assert visitor.get(path_of(desk, Purpose.STATUS)).status_code == 429


def test_papers_become_a_mail_on_the_ticket(desk: Desk, visitor: Visitor) -> None:
    report(desk, Stage.RETURNED)
    path = path_of(desk, Purpose.STATUS)
    with desk.database.read() as tx:
        before = messages.conversation(tx, TICKET)
    octets = papers.pdf("KARTU TANDA PENDUDUK\nNIK 3174000000000000\nPROVINSI DKI JAKARTA")

    page = visitor.http.post(path, files=[("files", ("scan 1.pdf", octets))], data={"remark": "ini ktp saya"})

    assert page.status_code == 200
    assert "sudah kami terima" in page.text
    with desk.database.read() as tx:
        after = messages.conversation(tx, TICKET)
        what = [event.what for event in events.of_ticket(tx, TICKET)]
        draft = drafts.open_draft(tx, TICKET)
    assert len(after) == len(before) + 1
    new = after[-1]
    assert new.sender == before[0].sender
    assert new.new_text.strip() == "ini ktp saya"
    assert parse(desk.blobs.get(new.digest)).attachments[0].content == octets
    assert "citizen.sent" in what
    assert draft is not None


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("virus.exe", b"MZ\x90\0" * 10, "Jenis berkas ini"),
        ("foto.jpg", b"<html><script>alert(1)</script>", "Jenis berkas ini"),
        ("kosong.pdf", b"", "Berkas ini kosong"),
        ("besar.pdf", b"%PDF-1.4" + bytes(1_000_001), "terlalu besar"),
        ("", b"", "Belum ada berkas"),
    ],
)
def test_what_cannot_be_taken_is_named_and_nothing_is_kept(
    desk: Desk, visitor: Visitor, name: str, content: bytes, said: str
) -> None:
    path = path_of(desk, Purpose.STATUS)
    with desk.database.read() as tx:
        last = events.last_id(tx)

    page = visitor.http.post(path, files=[("files", (name, content))], data={"remark": "catatan saya"})

    assert page.status_code == 422
    assert said in page.text
    assert name in page.text
    assert "catatan saya" in page.text
    with desk.database.read() as tx:
        assert events.last_id(tx) == last


@pytest.mark.parametrize(("code", "taken"), [(0, True), (1, False), (2, False)])
def test_the_scanner_decides_and_one_that_fails_has_not_said_yes(
    seeded: Path, tmp_path: Path, watch: Watch, code: int, taken: bool
) -> None:
    command = (sys.executable, "-c", f"import sys; sys.stdin.buffer.read(); sys.exit({code})")
    desk = opened(seeded, tmp_path / "desk", OFFER.model_copy(update={"scan_command": command}))
    with serve(desk, watch) as url, Visitor(url) as visitor:
        files = [("files", ("a.pdf", papers.pdf("ijazah")))]
        page = visitor.http.post(path_of(desk, Purpose.STATUS), files=files)
    desk.close()

    assert page.status_code == (200 if taken else 422)
    assert ("pemeriksaan keamanan" in page.text) != taken


def test_sending_is_limited_for_a_place(desk: Desk, visitor: Visitor) -> None:
    path = path_of(desk, Purpose.STATUS)
    codes = [visitor.http.post(path, data={"remark": "x"}).status_code for _ in range(21)]

    assert codes == [422] * 20 + [429]


def test_a_letter_carries_the_link_to_its_citizen_alone(desk: Desk, visitor: Visitor, watch: Watch) -> None:
    with desk.database.read() as tx:
        draft = drafts.open_draft(tx, TICKET)
    assert draft is not None
    approve(desk, SYSTEM, draft.id, draft.version, watch.now)
    with desk.database.read() as tx:
        text = messages.conversation(tx, TICKET)[-1].text
    address = next(line for line in text.split("\n") if "/status/" in line)

    assert visitor.get(address.removeprefix("http://127.0.0.1:8025")).status_code == 200

    with desk.database.read() as tx:
        other = drafts.open_draft(tx, 2)
    assert other is not None
    with desk.database.transaction() as tx:
        tickets.change(tx, 2, watch.now, citizen_id=None)
    approve(desk, SYSTEM, other.id, other.version, watch.now)
    with desk.database.read() as tx:
        assert "/status/" not in messages.conversation(tx, 2)[-1].text


def test_the_survey_is_kept_once_for_a_matter_that_is_over(desk: Desk, visitor: Visitor) -> None:
    path = path_of(desk, Purpose.SURVEY)
    answers = {str(element): "4" for element in Element}
    assert "setelah urusan Anda selesai" in visitor.http.post(path, data=answers).text
    handle.move(desk, SYSTEM, TICKET, TicketState.RESOLVED, START)

    assert "Belum ada pertanyaan" in visitor.http.post(path, data={"fee": "9", "remark": "x"}).text
    assert "Penilaian Anda sudah kami catat" in visitor.http.post(path, data={**answers, "remark": "cepat"}).text
    assert "Penilaian Anda" in visitor.http.post(path, data={**answers, "fee": "1"}).text

    with desk.database.read() as tx:
        (form,) = surveys.between(tx, START - timedelta(days=1), START + timedelta(days=1))
    assert form.answers[Element.FEE] == 1
    assert form.answers[Element.TIME] == 4
    assert 'name="fee" value="1" checked' in visitor.get(path).text


def test_a_button_and_a_mail_program_can_end_the_surveys(desk: Desk, visitor: Visitor) -> None:
    for form in ({"stop": "1"}, {"List-Unsubscribe": "One-Click"}):
        assert "tidak akan mengirim survei lagi" in visitor.http.post(path_of(desk, Purpose.SURVEY), data=form).text
    with desk.database.read() as tx:
        found = messages.conversation(tx, TICKET)[0].sender
        assert found is not None
        assert surveys.is_refused(tx, [found.address])
        assert not surveys.is_refused(tx, ["lain@contoh.example"])


def test_the_help_pages_find_and_show_what_the_office_knows(desk: Desk, visitor: Visitor) -> None:
    assert 'href="/help/sip-dokter"' in visitor.get("/help?q=syarat izin praktik dokter").text
    page = visitor.get("/help/sip-dokter")

    assert page.status_code == 200
    assert "Persyaratan" in page.text
    assert "GovernmentService" in page.text
    assert "x-robots-tag" not in page.headers
    permit = desk.knowledge.permits["sip-dokter"]
    assert all(basis.name in page.text for basis in permit.legal_basis if basis.state == "in-force")
    assert permit.note is None or permit.note not in page.text
    assert visitor.get("/help/no-such-entry").status_code == 404
    assert visitor.get("/help").text.count('href="/help/') > 80


def test_an_english_help_page_says_in_english_what_the_office_knows_in_it(desk: Desk, visitor: Visitor) -> None:
    entry = desk.knowledge.permits["iptm-baru"]
    page = visitor.get("/help/iptm-baru?lang=en").text

    assert entry.requirements is not None
    for text in (entry.name_en, entry.definition_en, entry.validity_en, entry.requirements[0].text_en):
        assert text
        assert text in page
    assert entry.requirements[0].text not in page
    assert f'lang="id">{entry.name}<' in page
    assert f'<li lang="id">{entry.legal_basis[0].name}' in page
    assert entry.name_en in visitor.get("/help?q=burial&lang=en").text
    assert {one.sector for one in desk.knowledge.permits.values()} <= set(public_help.SECTORS)


def test_every_entry_has_a_page_unless_it_needs_a_person(desk: Desk, visitor: Visitor) -> None:
    for entry in desk.knowledge.entries():
        closed = entry.kind == "topic" and (getattr(entry, "case_data", False) or getattr(entry, "escalate", False))
        assert visitor.get(f"/help/{entry.id}").status_code == (404 if closed else 200), entry.id


def test_a_question_becomes_a_ticket_with_a_draft(desk: Desk, visitor: Visitor) -> None:
    form = {"address": "warga@contoh.example", "name": "Tuti", "subject": "SIP", "text": "syarat sip dokter apa saja?"}
    page = visitor.http.post("/help/ask", data=form)

    assert "sudah kami terima" in page.text
    with desk.database.read() as tx:
        newest = list(tickets.every(tx))[-1]
        draft = drafts.open_draft(tx, newest.id)
    assert newest.subject == "SIP"
    assert draft is not None
    assert [box.address for box in draft.to] == ["warga@contoh.example"]


def test_a_program_that_fills_every_field_opens_no_ticket(desk: Desk, visitor: Visitor) -> None:
    with desk.database.read() as tx:
        before = len(list(tickets.every(tx)))
    form = {"address": "warga@contoh.example", "text": "beli murah", "website": "https://spam.example"}
    assert visitor.http.post("/help/ask", data=form).status_code == 200
    for wrong in ({"address": "x@y@z", "text": "halo"}, {"address": "a@b.example\r\nBcc: c@d.example", "text": "halo"}):
        assert visitor.http.post("/help/ask", data=wrong).status_code == 422
    with desk.database.read() as tx:
        assert len(list(tickets.every(tx))) == before


def test_what_the_office_does_not_offer_does_not_exist(seeded: Path, tmp_path: Path, watch: Watch) -> None:
    desk = opened(seeded, tmp_path / "desk", Citizen())
    with desk.database.read() as tx:
        assert link(desk, tx, Purpose.STATUS, TICKET, START) is None
    token = token_for(desk.key, Purpose.STATUS, Claim(TICKET, desk.today(START) + timedelta(days=1), 0))
    with serve(desk, watch) as url, Visitor(url) as visitor:
        for path in (f"/status/{token}", f"/survey/{token}", "/help", "/help/ask", "/help/sip-dokter"):
            assert visitor.get(path).status_code == 404, path
    desk.close()
