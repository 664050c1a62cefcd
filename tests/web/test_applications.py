from __future__ import annotations

import re
from datetime import timedelta

import pytest

from helpdesk.config_track import Poll, Track
from helpdesk.desk import Desk
from helpdesk.model.application import Application, Stage
from helpdesk.store import api_tokens, applications, events, messages, status_sources, tickets
from tests.web import mails
from tests.web.applying import GRAVE, apply
from tests.web.seeds import START, deliver
from tests.web.serving import Visitor


@pytest.fixture
def applied(desk: Desk) -> Desk:
    apply(desk)
    return desk


def known(desk: Desk, number: str) -> Application:
    with desk.database.read() as tx:
        return applications.by_numbers(tx, [number])[number]


def text(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_ticket_shows_its_applications_with_stage_source_word_and_due_date(applied: Desk, rina: Visitor) -> None:
    page = text(rina.get("/tickets/1").text)

    assert "Dikembalikan untuk diperbaiki di sistem asal: “Revisi”" in page
    assert "Belum ada jatuh tempo: jangka waktu resmi layanan ini belum kami ketahui." in page
    assert re.search(r"terlambat \d+ hari kerja", page)
    assert "syarat masih kurang" in page
    assert "mencatat tahap permohonan" in page  # the history says it in words


def test_a_due_date_is_explained_day_by_day_and_an_unknown_term_says_so(applied: Desk, rina: Visitor) -> None:
    late, unknown = text(rina.get("/applications/2").text), text(rina.get("/applications/1").text)

    assert re.search(r"Jangka waktu \d+ hari kerja, dihitung mulai \w+, \d+ \w+ 2026", late)
    assert re.search(r"1 \w+, \d+ \w+ 2026", late)
    assert "– Sabtu," in late
    assert "kami tidak menebak" in unknown


def test_an_application_is_added_from_the_ticket(desk: Desk, rina: Visitor) -> None:
    form = rina.get("/tickets/1/applications/new")
    assert form.status_code == 200
    page = rina.post(
        "/tickets/1/applications",
        {"key": "k", "number": " A-7 ", "permit": GRAVE, "stage": "technical-check", "channel": "JakEVO"},
    )

    assert page.url.path.startswith("/applications/")
    found = known(desk, "A-7")
    assert (found.ticket_id, found.permit_id, found.stage) == (1, GRAVE, Stage.TECHNICAL_CHECK)
    again = rina.post("/tickets/2/applications", {"key": "k2", "number": "A-7", "stage": "submitted"})
    assert "Nomor itu sudah tercatat" in again.text
    assert rina.post("/tickets/1/applications", {"permit": "tidak-ada", "stage": "issued"}).status_code == 404


def test_a_stage_without_its_reason_is_not_taken_and_what_was_typed_stays(applied: Desk, rina: Visitor) -> None:
    refused = rina.post("/applications/1/stage", {"key": "k", "stage": "refused", "other": "surat kuasa palsu"})

    assert refused.status_code == 409
    assert "Tulis alasannya" in refused.text
    assert 'value="surat kuasa palsu"' in refused.text
    assert known(applied, "JKT-2026-000123").stage is Stage.RETURNED
    done = rina.post(
        "/applications/1/stage",
        {"key": "k", "stage": "refused", "note": "KTP tidak sah", "failed": "ktp", "other": "x"},
    )
    assert "Tahap tercatat." in done.text
    assert "Tidak terpenuhi: KTP pemohon; x" in text(done.text)
    assert known(applied, "JKT-2026-000123").stage is Stage.REFUSED
    unreadable = rina.post("/applications/2/stage", {"stage": "issued", "at": "kemarin sore"})
    assert unreadable.status_code == 409
    assert rina.post("/applications/2/stage", {"stage": "nonsense"}).status_code == 400


def test_a_wrong_event_is_corrected_and_stays_readable(applied: Desk, rina: Visitor) -> None:
    page = rina.post(
        "/applications/3/correct",
        {"key": "k", "wrong": "1", "stage": "returned", "at": "2026-11-09T10:00", "note": "salah"},
    )

    found = known(applied, "X-1")
    assert (found.stage, found.contradicted) == (Stage.ISSUED, False)
    assert "sudah dikoreksi" in page.text
    gone = rina.post(
        "/applications/3/correct", {"key": "k2", "wrong": "2", "stage": "issued", "never": "true", "note": "x"}
    )
    assert gone.status_code == 200
    assert known(applied, "X-1").stage is Stage.RETURNED
    assert rina.post("/applications/3/correct", {"wrong": "1", "stage": "issued"}).status_code == 409
    assert rina.post("/applications/3/correct", {"wrong": "none", "stage": "issued", "note": "x"}).status_code == 404


def test_papers_are_confirmed_and_counted(applied: Desk, rina: Visitor) -> None:
    before = text(rina.get("/applications/1").text)
    page = rina.post("/applications/1/requirements/3", {"state": "accepted"})

    missing = re.search(r"Syarat (\d+) masih kurang", before)
    assert missing is not None
    left = int(missing[1]) - 1
    assert f"Syarat {left} masih kurang" in text(page.text)
    undone = rina.post("/applications/1/requirements/3", {"state": "undo"})
    assert f"Syarat {missing[1]} masih kurang" in text(undone.text)
    assert rina.post("/applications/1/requirements/99", {"state": "accepted"}).status_code == 404
    assert rina.post("/applications/1/requirements/3", {"state": "perfect"}).status_code == 400


def test_applications_without_a_ticket_are_listed_and_linked_by_hand(applied: Desk, rina: Visitor) -> None:
    listed = rina.get("/applications").text
    assert "Budi Hartono" in listed
    assert "JKT-2026-000123" not in listed
    assert "JKT-2026-000123" in rina.get("/applications?q=jkt-2026").text
    assert "Tidak ada permohonan yang cocok" in rina.get("/applications?q=%25").text
    with applied.database.read() as tx:
        number = tickets.get(tx, 2).number
    assert rina.post("/applications/3/link", {"ticket": "PTSP-1999-000001"}).status_code == 409

    page = rina.post("/applications/3/link", {"ticket": number})
    assert number in page.text
    assert known(applied, "X-1").ticket_id == 2
    with applied.database.read() as tx:
        assert [e.actor_name for e in events.of_ticket(tx, 2) if e.what == "track.linked"] == ["Rina Kusuma"]
    rina.post("/applications/3/link", {"ticket": "", "why": "bukan pemohonnya"})
    assert known(applied, "X-1").ticket_id is None


def test_facts_are_mended_on_the_page(applied: Desk, rina: Visitor) -> None:
    rina.post("/applications/3/facts", {"number": "X-2", "permit": GRAVE, "applicant": "Budi", "unit": "Unit A"})

    assert (known(applied, "X-2").permit_id, known(applied, "X-2").applicant) == (GRAVE, "Budi")
    taken = rina.post("/applications/3/facts", {"number": "OSS-9"})
    assert taken.status_code == 409
    assert "sudah dipakai permohonan lain" in taken.text


def test_the_application_of_a_confidential_ticket_is_hidden_with_it(
    applied: Desk, rina: Visitor, bayu: Visitor
) -> None:
    with applied.database.transaction() as tx:
        tickets.change(tx, 1, START, confidential=True)

    assert rina.get("/applications/1").status_code == 404
    assert rina.post("/applications/1/stage", {"stage": "issued"}).status_code == 404
    assert "JKT-2026-000123" not in rina.get("/applications?q=jkt").text
    assert bayu.get("/applications/1").status_code == 200


def test_silence_that_counts_as_approval_is_warned_of_where_the_office_says_it_does(
    applied: Desk, rina: Visitor
) -> None:
    assert "fiktif positif" not in rina.get("/applications/2").text
    permit = known(applied, "OSS-9").permit_id or ""
    track = applied.config.track.model_copy(update={"silent_approval": (permit,)})
    applied.config = applied.config.model_copy(update={"track": track})

    assert "fiktif positif" in rina.get("/applications/2").text
    assert "fiktif positif" in rina.get("/tickets/1").text


def test_supervisors_see_where_status_comes_from_and_what_went_wrong(
    applied: Desk, rina: Visitor, bayu: Visitor
) -> None:
    fields = {"number": "no", "stage": "status"}
    track = Track(poll=(Poll(system="simbg", url="https://simbg.example/", fields=fields),))
    applied.config = applied.config.model_copy(update={"track": track})
    with applied.database.transaction() as tx:
        api_tokens.add(tx, "jakevo", "hd-geheim", "helpdesk token", START)
        status_sources.failing(tx, "simbg", START, "simbg: https://simbg.example/ answers 401")
        status_sources.note(tx, 1, "jakevo", "refused", "no Authentication-Results of mx", START)
    assert rina.get("/sources").status_code == 403
    page = bayu.get("/sources").text

    for words in ("jakevo", "tidak terjawab sejak", "answers 401", "pengirim tidak terbukti", "berlaku"):
        assert words in page
    assert "geheim" not in page
    assert "Sistem simbg</strong> tidak menjawab sejak" in rina.get("/queue/mine").text


def test_a_mail_that_names_an_application_of_nobody_offers_it_and_links_nothing(desk: Desk, rina: Visitor) -> None:
    number = "11884/8.1/31.75.00.000/-1.785.51/2026"
    with desk.database.transaction() as tx:
        applications.add(tx, [{"number": number, "stage": "submitted", "applicant": "Budi Hartono"}], START)
    deliver(desk, mails.mail("Status", f"Sampai mana permohonan {number}?", message_id="status"))
    with desk.database.read() as tx:
        ticket = max(tickets.every(tx), key=lambda one: one.id)

    assert known(desk, number).ticket_id is None
    assert f"Surat menyebut nomor {number}" in text(rina.get(f"/tickets/{ticket.id}").text)
    page = rina.get(f"/applications/{known(desk, number).id}").text
    assert ticket.number in page
    assert "disebut dalam 1 tiket" in rina.get("/applications").text
    rina.post(f"/applications/{known(desk, number).id}/link", {"ticket": ticket.number})
    assert known(desk, number).ticket_id == ticket.id


def asks(desk: Desk, text: str, minute: int = 0, *, to: str = "") -> int:
    """Let a citizen write, and return the ticket."""
    name = f"baru{minute}"
    mail = mails.mail("Permohonan", text, address="tini@warga.example", message_id=name, references=to)
    deliver(desk, mail, START + timedelta(minutes=minute))
    with desk.database.read() as tx:
        return max(tickets.every(tx), key=lambda one: one.id).id


def test_the_form_proposes_the_number_and_the_permit_that_a_mail_names_and_says_so(desk: Desk, rina: Visitor) -> None:
    ticket = asks(desk, "Permohonan perpanjangan IPTM saya nomor JKT-2026-0004321 sudah sampai mana?")
    form = rina.get(f"/tickets/{ticket}/applications/new").text

    assert 'name="number" value="JKT-2026-0004321"' in form
    assert f'<option value="{GRAVE}" selected>' in form
    assert text(form).count("dari surat 24 Nov 2026 10.00; ubah bila keliru") == 2
    added = rina.post(
        f"/tickets/{ticket}/applications", {"key": "k", "number": "JKT-2026-0004321", "stage": "submitted"}
    )
    assert added.url.path.startswith("/applications/")
    again = rina.get(f"/tickets/{ticket}/applications/new").text
    assert 'name="number" value=""' in again  # it is recorded


def test_a_form_that_is_refused_keeps_what_was_typed(desk: Desk, rina: Visitor) -> None:
    ticket = asks(desk, "Permohonan perpanjangan IPTM saya nomor JKT-2026-0004321 sudah sampai mana?")
    typed = {"key": "k", "number": "JKT-2026-0004321", "name": "Sri", "stage": "submitted", "at": "2099-01-01T10:00"}
    refused = rina.post(f"/tickets/{ticket}/applications", typed)

    assert refused.status_code == 409
    assert 'name="number" value="JKT-2026-0004321"' in refused.text


def test_a_number_that_is_somebody_elses_is_not_proposed_to_who_writes_it(desk: Desk, rina: Visitor) -> None:
    number = "JKT-2026-0004321"
    with desk.database.transaction() as tx:
        applications.add(tx, [{"number": number, "stage": "submitted", "applicant": "Budi Hartono"}], START)
    ticket = asks(desk, f"Permohonan IPTM nomor {number} sudah sampai mana?")

    assert 'name="number" value=""' in rina.get(f"/tickets/{ticket}/applications/new").text


def test_a_permit_that_is_not_sure_and_one_number_of_several_are_left_to_a_person(desk: Desk, rina: Visitor) -> None:
    asks(desk, "Nomor permohonan saya JKT-2026-0004321 sampai mana? IMB atau PBG ya?")
    ticket = asks(desk, "Nomor permohonan JKT-2026-0004322 juga milik saya.", 5, to="baru0@warga.example")
    form = rina.get(f"/tickets/{ticket}/applications/new").text

    assert 'name="number" value=""' in form
    assert " selected" not in form.partition('name="permit"')[2].partition("</select>")[0]
    assert "Surat menyebut beberapa nomor" in form
    taken = rina.get(f"/tickets/{ticket}/applications/new?number=JKT-2026-0004322").text
    assert 'name="number" value="JKT-2026-0004322"' in taken
    assert "ubah bila keliru" in taken
    assert "ubah bila keliru" not in rina.get(f"/tickets/{ticket}/applications/new?number=lain").text


def test_a_permit_that_a_person_chose_for_a_question_is_proposed(desk: Desk, rina: Visitor) -> None:
    ticket = asks(desk, "Bagaimana cara mengurusnya? Nomornya JKT-2026-0004321.")
    with desk.database.read() as tx:
        (mail,) = messages.conversation(tx, ticket)
    rina.get(f"/tickets/{ticket}")
    rina.post(f"/messages/{mail.id}/questions/0/answer", {"entry": GRAVE})

    assert f'<option value="{GRAVE}" selected>' in rina.get(f"/tickets/{ticket}/applications/new").text
