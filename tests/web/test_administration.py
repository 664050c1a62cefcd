"""The administrators' pages: mailboxes, what the desk does by itself, the log; and the supervisor's calendar."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from helpdesk import switches
from helpdesk.config import Citizen, MailboxConfig
from helpdesk.desk import Desk
from helpdesk.draft.templating.notice import ACKNOWLEDGEMENT
from helpdesk.follow_up import casework
from helpdesk.follow_up.casework import Entered, Facts
from helpdesk.follow_up.follow_up import due_of
from helpdesk.mail.public_links import Purpose
from helpdesk.model.application import Stage
from helpdesk.model.conversation import Event
from helpdesk.model.person import SYSTEM
from helpdesk.send.page_links import link
from helpdesk.store import applications, calendar, events, mailboxes
from helpdesk.track.proposals import proposed
from tests.web import mails
from tests.web.applying import NOW, apply, with_term
from tests.web.conftest import Watch
from tests.web.seeds import START, configuration, deliver
from tests.web.serving import Visitor

OFFER = Citizen(url="http://127.0.0.1:8025/", status_pages=True, help_pages=True)


@pytest.fixture
def desk(seeded: Path, tmp_path: Path) -> Iterator[Desk]:
    """Give a desk with two mailboxes, whose config.toml names one notice and two of the citizens' pages."""
    folder = tmp_path / "desk"
    shutil.copytree(seeded, folder)
    config = configuration(folder)
    second = MailboxConfig(
        name="dua",
        kind="imap",
        host="imap.example",
        username="dua",
        sent_folder="Sent",
        credentials_expire=START.date() + timedelta(days=12),
    )
    send = config.send.model_copy(update={"notices": ("acknowledgement",)})
    config = config.model_copy(update={"mailbox": (*config.mailbox, second), "send": send, "citizen": OFFER})
    one = Desk.open(config, START)
    yield one
    one.close()


def told(desk: Desk, *kinds: str) -> list[Event]:
    with desk.database.read() as tx:
        return [event for event in events.since(tx, 0, 5000) if event.what in kinds]


def test_a_mailbox_tells_how_it_is_read_what_is_wrong_and_what_ends_soon(agus: Visitor, desk: Desk) -> None:
    with desk.database.transaction() as tx:
        mailboxes.enroll(tx, "dua", "INBOX", 60)
        refusal = "mailbox dua: imap.example:993 refuses the user dua: wrong password. Correct password_file."
        mailboxes.failing(tx, "dua", START, refusal, permanent=True)
        mailboxes.advance(tx, "penyuluhan", 77, 4711)
        mailboxes.differs(tx, "penyuluhan", 3)
        mailboxes.reconciled(tx, "penyuluhan", START)
    page = agus.get("/mailboxes").text

    assert "4711" in page
    assert "UIDVALIDITY 77" in page
    assert "3 surat berbeda" in page
    assert "12 hari lagi" in page
    assert "tidak terbaca sejak" in page
    assert "mencoba lagi saja tidak menolong" in page
    assert "imap.example:993 menolak pengguna dua (wrong password)" in page
    assert "Belum dibaca oleh sistem ini" in page  # the folder of sent mail


def test_a_paused_mailbox_says_so_on_every_page_until_it_is_resumed(agus: Visitor, rina: Visitor, desk: Desk) -> None:
    assert "tulis dahulu alasannya" in agus.post("/mailboxes/penyuluhan/pause", {"why": " "}).text
    agus.post("/mailboxes/penyuluhan/pause", {"why": "server dipindahkan"})
    with desk.database.read() as tx:
        assert mailboxes.wish(tx, "penyuluhan").paused

    assert "dijeda sejak" in rina.get("/queue/mine").text
    assert "server dipindahkan" in rina.get("/queue/mine").text
    assert "sudah lama tidak dibaca" not in rina.get("/queue/mine").text
    assert "Tidak berubah" in agus.post("/mailboxes/penyuluhan/pause", {"why": "lagi"}).text
    assert "Tidak berubah" in agus.post("/mailboxes/penyuluhan/check").text
    agus.post("/mailboxes/penyuluhan/resume")
    agus.post("/mailboxes/penyuluhan/check")
    assert "dijeda sejak" not in rina.get("/queue/mine").text
    assert [(event.what, event.actor_name, event.why) for event in told(desk, *WISHES)] == [
        ("admin.mailbox-paused", "Agus Salim", "server dipindahkan"),
        ("admin.mailbox-resumed", "Agus Salim", None),
        ("admin.mailbox-asked", "Agus Salim", None),
    ]
    assert agus.post("/mailboxes/lain/check").status_code == 404


WISHES = ("admin.mailbox-paused", "admin.mailbox-resumed", "admin.mailbox-asked")


def test_a_notice_is_turned_off_and_on_again_but_never_on_beyond_config_toml(agus: Visitor, desk: Desk) -> None:
    page = agus.get("/switches").text
    assert "tidak diizinkan config.toml" in page  # answer, survey and the survey's page
    agus.post("/switches/notice.acknowledgement", {"on": "false", "why": "banyak salah kirim"})
    deliver(desk, mails.mail("Satu", "Apa syarat IPTM?", message_id="satu"), Watch().now)
    assert told(desk, "notice.queued") == []

    agus.post("/switches/notice.acknowledgement", {"on": "true"})
    deliver(desk, mails.mail("Dua", "Apa syarat IPTM?", message_id="dua", address="dua@warga.example"), Watch().now)
    assert len(told(desk, "notice.queued")) == 1

    assert "tidak mengizinkannya" in agus.post("/switches/notice.answer", {"on": "true"}).text
    with desk.database.read() as tx:
        assert switches.notices(desk, tx) == {ACKNOWLEDGEMENT}
    assert agus.post("/switches/notice.nonsense", {"on": "true"}).text.count("Tidak berubah") == 1
    assert [(e.what, e.why) for e in told(desk, "admin.switched-off", "admin.switched-on")] == [
        ("admin.switched-off", "banyak salah kirim"),
        ("admin.switched-on", None),
    ]


def test_a_page_for_citizens_that_is_turned_off_is_no_page_and_no_letter_links_to_it(
    agus: Visitor, visitor: Visitor, desk: Desk
) -> None:
    assert visitor.get("/help").status_code == 200
    with desk.database.read() as tx:
        address = link(desk, tx, Purpose.STATUS, 1, Watch().now)
    assert address is not None
    path = address.removeprefix("http://127.0.0.1:8025")
    assert visitor.get(path).status_code == 200

    agus.post("/switches/page.help", {"on": "false"})
    agus.post("/switches/page.status", {"on": "false"})

    assert visitor.get("/help").status_code == 404
    assert visitor.get(path).status_code == 404
    with desk.database.read() as tx:
        assert link(desk, tx, Purpose.STATUS, 1, Watch().now) is None
    assert "Lihat halaman pemohon" not in agus.get("/tickets/1").text


def test_the_log_tells_who_did_what_from_where_and_why_and_is_read_by_part(agus: Visitor, desk: Desk) -> None:
    agus.post("/people/1/role", {"role": "supervisor"})
    agus.post("/mailboxes/penyuluhan/pause", {"why": "dipindahkan"})
    agus.post("/tickets/1/notes", {"text": "halo"})
    everything = agus.get("/log").text
    rows = everything[everything.index('class="card log-lines"') :]

    assert "mengganti peran" in rows
    assert "akun Rina Kusuma" in rows
    assert "peran supervisor" in rows.lower()
    assert "dipindahkan" in rows
    assert "dari 127.0.0.1" in rows
    assert "menulis catatan" not in rows  # a ticket's events stand with the ticket
    assert "menulis catatan" in agus.get("/log?ticket=ptsp-2026-000001").text
    assert "menulis catatan" in agus.get("/log?person=3").text
    assert "mengganti peran" not in agus.get("/log?kind=mailboxes").text
    tomorrow = (Watch().now + timedelta(days=1)).date()
    assert "Tidak ada kejadian yang cocok" in agus.get(f"/log?from={tomorrow}").text
    assert "mengganti peran" in agus.get(f"/log?to={Watch().now.date()}").text
    assert "Tidak ada tiket dengan nomor itu" in agus.get("/log?ticket=PTSP-2026-999999").text
    assert "tidak dapat dibaca" in agus.get("/log?from=besok").text


def test_the_log_tells_which_account_somebody_tried_to_enter_and_from_where(agus: Visitor, visitor: Visitor) -> None:
    visitor.log_in("rina", "salah")
    visitor.log_in("kopi-tubruk-rahasia", "salah")
    lines = re.findall(r"(?s)<li>.*?</li>", agus.get("/log?kind=accounts").text)
    unknown, wrong = (re.sub(r"<[^>]+>|\s+", " ", line) for line in lines if "gagal masuk" in line)

    assert re.search(r"akun Rina Kusuma\W+dari 127.0.0.1", wrong)
    assert "tidak ada akun dengan alamat itu" in unknown
    assert "dari 127.0.0.1" in unknown
    assert "kopi-tubruk" not in unknown


def test_a_long_log_goes_on_behind_its_last_line(agus: Visitor, desk: Desk) -> None:
    with desk.database.transaction() as tx:
        for number in range(150):
            events.record(tx, START, SYSTEM, "person.added", data={"name": f"orang {number:03}"})
    first = agus.get("/log?kind=accounts").text
    assert "orang 149" in first
    assert "orang 030" not in first
    below = first.split("below=")[1].split('"')[0]

    assert "orang 030" in agus.get(f"/log?kind=accounts&below={below}").text


def running(desk: Desk) -> int:
    """Let an application run that is due in some days, and return its id."""
    facts = Facts("OSS-10", with_term(desk), None, None, "OSS")
    return casework.add(desk, SYSTEM, 1, facts, Entered("9", Stage.TECHNICAL_CHECK, NOW - timedelta(days=1)), NOW)


def due(desk: Desk, application_id: int) -> date:
    found = due_of(desk, application_id)
    assert found is not None
    assert found.on is not None
    return found.on


def test_holidays_are_proposals_until_a_supervisor_approves_them_and_what_moves_is_known_before(
    bayu: Visitor, desk: Desk
) -> None:
    apply(desk)
    page = bayu.get("/calendar?year=2027").text
    assert "usulan, belum dihitung" in page
    estimated = [p.off.day.isoformat() for p in proposed(2027) if p.estimated]
    sure = [p.off.day.isoformat() for p in proposed(2027) if not p.estimated]
    assert estimated
    assert sure
    for day in sure:
        assert f'value="{day}" checked' in page
    assert f'value="{estimated[0]}" checked' not in page

    refused = bayu.post("/calendar/year", {"year": "2027", "wish": "do", "day": [*sure, estimated[0]]})
    assert refused.status_code == 422
    assert "tanggal perkiraan" in refused.text.lower()
    looked = bayu.post("/calendar/year", {"year": "2027", "wish": "look", "day": sure})
    assert "Belum ada yang diubah" in looked.text
    with desk.database.read() as tx:
        assert 2027 not in calendar.load(tx).years
    done = bayu.post("/calendar/year", {"year": "2027", "wish": "do", "day": sure, "source": "SKB 1/2026"})
    assert "Hari libur disetujui" in done.text
    with desk.database.read() as tx:
        found = calendar.load(tx)
    assert {day.isoformat() for day in found.days if day.year == 2027} == set(sure)
    assert {off.source for day, off in found.days.items() if day.year == 2027} == {"SKB 1/2026"}
    (event,) = told(desk, "track.calendar-approved")
    assert (event.actor_name, event.why, event.data["year"]) == ("Bayu Adi", "SKB 1/2026", 2027)


def test_a_closure_shows_what_it_moves_then_moves_it_and_is_taken_back(bayu: Visitor, desk: Desk) -> None:
    apply(desk)
    one = running(desk)
    before = due(desk, one)
    day = Watch().now.date() + timedelta(days=1)
    form = {"year": "2026", "day": day.isoformat(), "name": "pemilihan umum"}

    looked = bayu.post("/calendar/close", {**form, "wish": "look"}).text
    assert "jatuh tempo akan bergeser" in looked
    assert "OSS-10" in looked
    assert due(desk, one) == before
    done = bayu.post("/calendar/close", {**form, "wish": "do"}).text
    assert "tidak dihitung lagi" in done
    after = due(desk, one)
    assert after > before
    with desk.database.read() as tx:
        moved = applications.get(tx, one)
    assert moved is not None
    assert moved.due_on == after

    assert "akan bergeser" in bayu.post("/calendar/open", {**form, "wish": "look"}).text
    bayu.post("/calendar/open", {**form, "wish": "do"})
    assert due(desk, one) == before
    assert bayu.post("/calendar/open", {**form, "wish": "do"}).status_code == 409
    assert bayu.post("/calendar/close", {**form, "name": " ", "wish": "do"}).status_code == 422
    assert bayu.post("/calendar/close", {**form, "day": "besok", "wish": "do"}).status_code == 422
    assert [event.what for event in told(desk, "track.day-closed", "track.day-opened")] == [
        "track.day-closed",
        "track.day-opened",
    ]


def test_suspending_visits_shows_its_effect_first(bayu: Visitor, desk: Desk) -> None:
    apply(desk)
    form = {"year": "2026", "day": "2026-11-25", "reason": "banjir"}
    looked = bayu.post("/calendar/suspend", {**form, "wish": "look"}).text
    assert "permohonan yang berjalan. Belum ada yang diubah." in looked
    with desk.database.read() as tx:
        assert calendar.suspensions(tx) == ()
    assert "Kabari pemohon yang menunggu" in bayu.post("/calendar/suspend", {**form, "wish": "do"}).text
    assert bayu.post("/calendar/suspend", {**form, "wish": "do"}).status_code == 409
    assert bayu.post("/calendar/suspend", {**form, "reason": "", "wish": "do"}).status_code == 422
