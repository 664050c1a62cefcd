from __future__ import annotations

import html
import re
from datetime import UTC, datetime, timedelta

import pytest

from helpdesk.desk import Desk
from helpdesk.model.delivery import DeliveryState
from helpdesk.model.person import SYSTEM
from helpdesk.model.ticket import TicketState
from helpdesk.review import handle, review
from helpdesk.store import deliveries, drafts, events, judgements, mailboxes, notes, receipts, tickets
from helpdesk.store.receipts import Arrival
from helpdesk.web.trouble_pages import SHOWN
from tests.web import mails
from tests.web.conftest import Watch
from tests.web.seeds import START, deliver
from tests.web.serving import Visitor

LETTER = {
    "version": "1",
    "to": "Siti <siti.rahmawati@warga.example>",
    "subject": "Re: SIP",
    "body": "Yth. Ibu Siti,\r\n\r\nBaik.",
}


def letter_of(page: str) -> dict[str, str]:
    """Return the fields of the letter on a page, as a browser would send them."""
    form = page[page.index('id="letter-form"') :]
    fields = dict(re.findall(r'name="(version)" value="([^"]*)"', form))
    fields |= re.findall(r'<textarea id="(to|cc|subject|body)"[^>]*>\n(.*?)</textarea>', form, re.DOTALL)
    assert "body" in fields
    return {name: html.unescape(value) for name, value in fields.items()}


def test_a_queue_lists_requester_subject_permits_confidence_and_attachments(reader: Visitor) -> None:
    page = reader.get("/queue/to-review").text

    assert "Siti Rahmawati" in page
    assert "Perpanjang SIP dokter dan biaya makam" in page
    assert "Surat Izin Praktik" in page
    assert re.search(r"cukup yakin|ragu|yakin", page)
    assert re.search(r"\d pertanyaan", page)


def test_an_empty_queue_explains_itself(reader: Visitor) -> None:
    assert "Belum ada tiket untuk Anda" in reader.get("/queue/mine").text


def test_a_queue_is_paged_by_key_and_every_ticket_stands_on_one_page(rina: Visitor, desk: Desk) -> None:
    for number in range(60):
        octets = mails.mail(f"Tanya {number}", "Berapa biaya IPTM?", address=f"w{number}@warga.example")
        deliver(desk, octets, START + timedelta(seconds=number))
    first = rina.get("/queue/to-review").text
    following = re.search(r'href="(/queue/to-review\?after=[^"]+)"', first)
    assert following is not None
    second = rina.get(html.unescape(following[1])).text

    ids = [re.findall(r'data-item="(\d+)"', page) for page in (first, second)]
    assert len(ids[0]) == 50
    assert len(set(ids[0] + ids[1])) == len(ids[0] + ids[1]) > 60
    assert rina.get("/queue/to-review?after=nonsense").status_code == 200


def test_the_search_finds_a_ticket_by_number_name_and_address(reader: Visitor) -> None:
    for words in ("PTSP-2026-000001", "rahmawati", "siti.rahmawati@"):
        assert 'href="/tickets/1"' in reader.get("/search", params={"q": words}).text, words
    assert "Tidak ada tiket yang cocok" in reader.get("/search", params={"q": "%_<script>"}).text


def test_the_newest_mail_is_cut_into_its_questions_with_candidates_and_evidence(reader: Visitor) -> None:
    page = reader.get("/tickets/1").text

    assert page.count('class="ask"') >= 2
    assert 'id="question-2"' in page
    assert 'data-key="1"' in page
    assert "contoh pertanyaan" in page or "sebutan" in page
    assert "per 21 Januari 2024" in page


def test_personal_numbers_are_masked_until_they_are_asked_for(reader: Visitor) -> None:
    assert "3174054503900002" not in reader.get("/tickets/1").text
    assert "3174054503900002" in reader.get("/tickets/1?reveal=1").text
    assert "3174054503900002" not in reader.get("/queue/to-review").text


def test_sending_holds_the_letter_and_undo_gives_it_back_without_any_script(rina: Visitor, desk: Desk) -> None:
    fields = letter_of(rina.get("/tickets/1").text)
    fields["body"] = fields["body"].replace("\n", "\r\n") + "\r\nTambahan."
    page = rina.post("/drafts/1/send", fields)

    assert page.status_code == 200
    assert "Tarik kembali" in page.text
    with desk.database.read() as tx:
        held = deliveries.of_ticket(tx, 1)
        assert [d.state for d in held] == [DeliveryState.HELD]
        assert held[0].recipients == ("siti.rahmawati@warga.example",)
        assert b"Tambahan." in desk.blobs.get(held[0].digest)
    page = rina.post(f"/deliveries/{held[0].id}/undo")
    assert "ditarik kembali" in page.text
    assert letter_of(page.text)["body"].endswith("\nTambahan.")
    opened = re.findall(r'<details class="message (ours|theirs)" id="message-\d+" open>', page.text)
    assert opened == ["theirs"]  # not the letter that was taken back: it is written on below
    with desk.database.read() as tx:
        assert [d.state for d in deliveries.of_ticket(tx, 1)] == [DeliveryState.CANCELLED]


def test_a_ticket_leads_back_to_the_queue_it_was_opened_from_or_else_stands_in(rina: Visitor, desk: Desk) -> None:
    handle.move(desk, SYSTEM, 4, TicketState.CLOSED, START)
    current = re.compile(r'href="/queue/([a-z-]+)" aria-current')
    back = re.compile(r'href="/queue/([a-z-]+)" data-key="q"')
    came = {"referer": f"{rina.http.base_url}/tickets/1?from=mine"}
    elsewhere = {"referer": "https://evil.example/tickets/1?from=mine"}

    for path, headers, queue in (
        ("/tickets/1", {}, "to-review"),
        ("/tickets/4", {}, "done"),
        ("/tickets/4?from=overdue", {}, "overdue"),
        ("/tickets/4?from=nonsense", {}, "done"),
        ("/tickets/1?said=noted", came, "mine"),
        ("/tickets/4", came, "done"),
        ("/tickets/1", elsewhere, "to-review"),
        ("/tickets/1", {"referer": "http://[nonsense"}, "to-review"),
    ):
        page = rina.get(path, headers=headers).text
        assert (current.findall(page), back.findall(page)) == ([queue], [queue]), (path, headers)
    refused = rina.post("/drafts/1/send", {**LETTER, "to": ""}, headers=came)
    assert current.findall(refused.text) == ["mine"]


def test_undo_after_the_window_says_that_it_is_too_late(rina: Visitor, desk: Desk, watch: Watch) -> None:
    rina.post("/drafts/1/send", letter_of(rina.get("/tickets/1").text))
    with desk.database.transaction() as tx:
        claimed = deliveries.claim(tx, watch.now + timedelta(seconds=20), "test")

    assert "Terlambat" in rina.post(f"/deliveries/{claimed[0].id}/undo").text


def test_an_untouched_letter_stays_a_proposal_when_it_is_saved(rina: Visitor, desk: Desk) -> None:
    fields = letter_of(rina.get("/tickets/1").text)
    fields["body"] = fields["body"].replace("\n", "\r\n")
    rina.post("/drafts/1/save", fields)

    with desk.database.read() as tx:
        draft = drafts.get(tx, 1)
    assert (draft.state, draft.version) == ("proposed", 1)


def test_two_editors_lose_nothing_the_second_sees_both_texts(rina: Visitor, agus: Visitor) -> None:
    fields = letter_of(rina.get("/tickets/1").text)
    agus.get("/tickets/1")
    assert agus.post("/drafts/1/save", {**fields, "body": "Dari Agus"}).status_code == 200

    answer = rina.post("/drafts/1/send", {**fields, "body": "Dari Rina"})

    assert answer.status_code == 409
    assert "Dari Agus" in answer.text
    assert letter_of(answer.text)["body"] == "Dari Rina"
    again = rina.post("/drafts/1/save", letter_of(answer.text))
    assert again.status_code == 200
    assert letter_of(again.text)["body"] == "Dari Rina"


def test_a_letter_that_a_colleague_sent_meanwhile_leaves_the_typed_text_on_the_page(
    rina: Visitor, agus: Visitor
) -> None:
    fields = letter_of(rina.get("/tickets/1").text)
    agus.get("/tickets/1")
    agus.post("/drafts/1/send", fields)

    answer = rina.post("/drafts/1/send", {**fields, "body": "Teks Rina yang panjang"})

    assert answer.status_code == 409
    assert "Teks Rina yang panjang" in answer.text


def test_a_script_saves_and_learns_the_version_or_the_conflict_as_data(rina: Visitor) -> None:
    fields = letter_of(rina.get("/tickets/1").text)
    accept = {"accept": "application/json"}

    assert rina.post("/drafts/1/save", {**fields, "body": "a"}, headers=accept).json() == {"version": 2}
    stale = rina.post("/drafts/1/save", {**fields, "body": "b"}, headers=accept)
    assert stale.status_code == 409
    assert stale.json() == {
        "error": "conflict",
        "version": 2,
        "who": "Rina Kusuma",
        "theirs": "a",
        "merged": "b",
        "clashes": [{"ours": "b", "theirs": "a"}],
    }
    rina.http.cookies.clear()
    assert rina.post("/drafts/1/save", fields, headers=accept).json() == {"error": "login"}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"to": ""}, "Isi dahulu alamat penerima"),
        ({"body": "  \r\n "}, "Isi surat masih kosong"),
        ({"to": "siti at warga"}, "tidak dapat dibaca"),
        ({"cc": "a@b.example; nonsense"}, "tidak dapat dibaca"),
    ],
)
def test_a_letter_that_cannot_go_is_kept_with_the_reason(
    rina: Visitor, desk: Desk, change: dict[str, str], words: str
) -> None:
    answer = rina.post("/drafts/1/send", {**LETTER, **change})

    assert answer.status_code == 422
    assert words in answer.text
    assert "Re: SIP" in answer.text
    with desk.database.read() as tx:
        assert deliveries.of_ticket(tx, 1) == ()


def test_the_page_warns_when_a_letter_goes_to_somebody_else_or_repeats_a_nik(rina: Visitor) -> None:
    fields = {**LETTER, "to": "lain@warga.example", "body": "NIK Anda 3174054503900002 sudah kami terima."}
    page = rina.post("/drafts/1/save", fields).text

    assert "Penerima bukan pengirim surat" in page
    assert "memuat nomor pribadi" in page


def test_choosing_another_candidate_rewrites_a_proposal_and_is_remembered(rina: Visitor, desk: Desk) -> None:
    before = letter_of(rina.get("/tickets/1").text)["body"]
    page = rina.post("/messages/1/questions/1/answer", {"entry": "iptm-tumpang"})

    assert page.status_code == 200
    assert "dipilih orang" in page.text
    assert letter_of(page.text)["body"] != before
    with desk.database.read() as tx:
        assert judgements.of_message(tx, 1) == {1: "iptm-tumpang"}
    assert rina.post("/messages/1/questions/1/answer", {"entry": ""}).status_code == 200
    with desk.database.read() as tx:
        assert judgements.of_message(tx, 1) == {1: None}
    assert rina.post("/messages/1/questions/1/answer", {"entry": "no-such-entry"}).status_code == 404
    assert rina.post("/messages/1/questions/99/answer", {"entry": "iptm-baru"}).status_code == 404


def test_a_choice_after_an_edit_leaves_the_letter_and_offers_the_block(rina: Visitor) -> None:
    fields = letter_of(rina.get("/tickets/1").text)
    rina.post("/drafts/1/save", {**fields, "body": "Tulisan saya sendiri."})
    page = rina.post("/messages/1/questions/1/answer", {"entry": "iptm-tumpang"}).text

    assert letter_of(page)["body"] == "Tulisan saya sendiri."
    assert "Surat sudah disunting" in page


def test_the_knowledge_base_is_searched_in_place(reader: Visitor) -> None:
    page = reader.get("/tickets/1?find=izin reklame&at=0").text

    assert "Hasil pencarian" in page
    assert re.search(r'name="entry" value="[^"]*reklame[^"]*"', page)


def test_assigning_noting_moving_and_spam_work_from_the_page(rina: Visitor, desk: Desk) -> None:
    page = rina.post("/tickets/1/assign", {"person": "1"}).text
    assert "ditangani Rina Kusuma" in page
    assert rina.post("/tickets/1/assign", {"person": "999"}).status_code == 404
    assert "Telepon dulu &lt;b&gt;" in rina.post("/tickets/1/notes", {"text": "Telepon dulu <b>"}).text
    assert "masih kosong" in rina.post("/tickets/1/notes", {"text": " "}).text
    rina.post("/tickets/1/move", {"state": "waiting-office"})
    rina.post("/tickets/1/spam", {"spam": "true"})
    with desk.database.read() as tx:
        ticket = tickets.get(tx, 1)
        assert (ticket.state, ticket.spam, ticket.assignee_id) == (TicketState.WAITING_OFFICE, True, 1)
        assert [note.author_name for note in notes.of_ticket(tx, 1)] == ["Rina Kusuma"]
    rina.post("/tickets/1/spam", {"spam": "false"})
    rina.post("/tickets/1/move", {"state": "closed", "why": "dijawab lewat telepon"})
    page = rina.post("/tickets/1/move", {"state": "open"}).text
    assert "Ada konsep" in page
    assert rina.post("/tickets/1/move", {"state": "nonsense"}).status_code == 404


def test_a_held_ticket_is_joined_or_kept_apart(rina: Visitor, desk: Desk) -> None:
    page = rina.get("/tickets/8").text
    assert "Milik tiket mana surat ini?" in page
    assert "bukan peserta" in page

    joined = rina.post("/tickets/8/place", {"accept": "true"})

    assert joined.url.path == "/tickets/1"
    assert "Apakah STR asli harus dibawa?" in joined.text
    assert rina.post("/tickets/8/place", {"accept": "true"}).status_code == 409


def test_a_call_becomes_a_ticket_with_questions_and_a_draft(rina: Visitor) -> None:
    page = rina.post(
        "/tickets/new",
        {"origin": "phone", "name": "Pak Joko", "address": "joko@warga.example", "text": "Apa syarat IPTM baru?"},
    )

    assert page.url.path.startswith("/tickets/")
    assert "Telepon" in page.text
    assert 'id="question-1"' in page.text
    assert letter_of(page.text)["to"] == "Pak Joko <joko@warga.example>"


def test_a_call_without_an_address_has_no_letter_and_a_form_with_gaps_comes_back(rina: Visitor) -> None:
    page = rina.post("/tickets/new", {"origin": "counter", "name": "Bu Ani", "text": "Berapa biaya IPTM?"})
    assert "Tidak ada konsep balasan" in page.text

    answer = rina.post(
        "/tickets/new", {"origin": "counselor", "name": "Bu Ani", "subject": "Halo", "text": "Simpan saya"}
    )
    assert answer.status_code == 422
    assert "memerlukan alamat" in answer.text
    assert "Simpan saya" in answer.text


def test_discarding_and_beginning_anew(rina: Visitor) -> None:
    assert "Tidak ada konsep balasan" in rina.post("/drafts/1/discard").text
    page = rina.post("/tickets/1/draft").text
    assert "siti.rahmawati@warga.example" in letter_of(page)["to"]
    assert rina.post("/drafts/1/discard").status_code == 409


def test_attachments_are_saved_not_shown_and_previews_are_locked(reader: Visitor) -> None:
    saved = reader.get("/messages/1/attachments/1")
    assert saved.headers["content-disposition"].startswith('attachment; filename="STR_dokter.txt"')
    assert saved.headers["content-type"] == "application/octet-stream"
    assert saved.content == b"Surat Tanda Registrasi dokter umum"
    image = reader.get("/messages/1/attachments/0/preview")
    assert image.headers["content-type"] == "image/png"
    text = reader.get("/messages/1/attachments/1/preview")
    assert text.headers["content-type"].startswith("text/plain")
    for answer in (saved, image, text):
        assert "sandbox" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
    assert reader.get("/messages/1/attachments/9").status_code == 404
    assert reader.get("/messages/1/attachments/-1").status_code == 404


def test_a_hostile_file_name_cannot_break_out_of_the_header(rina: Visitor, desk: Desk) -> None:
    name = 'a"; filename=evil.html\r\nX-Evil: 1 \u202egpj.exe'
    deliver(
        desk, mails.mail("Berkas", "Apa syarat IPTM?", files=((name.replace("\r\n", " "), "text/html", b"<script>"),))
    )
    headers = rina.get("/messages/9/attachments/0").headers

    assert "x-evil" not in headers
    assert headers["content-disposition"].count('"') == 2
    assert headers["content-type"] == "application/octet-stream"


def test_the_original_is_given_octet_for_octet(reader: Visitor) -> None:
    answer = reader.get("/messages/1/original")

    assert answer.content == mails.TWO_QUESTIONS
    assert answer.headers["content-disposition"].startswith("attachment")


def test_hostile_html_comes_without_anything_that_runs_under_its_own_policy(reader: Visitor) -> None:
    answer = reader.get("/messages/5/html")

    assert "2 gambar dari internet tidak dimuat" in answer.text
    assert "evil.invalid" not in answer.text
    assert "<script" not in answer.text
    assert "script-src" not in answer.headers["content-security-policy"]
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert reader.get("/messages/1/html").status_code == 404


def test_mail_that_failed_is_shown_with_its_reason_downloaded_and_tried_again(rina: Visitor, desk: Desk) -> None:
    digest = desk.blobs.put(b"rusak")
    with desk.database.transaction() as tx:
        receipts.record(
            tx, [Arrival("penyuluhan", "INBOX", 1, 9999, START, digest, 5, "failed", "ValueError: <b>rusak</b>")], START
        )
    page = rina.get("/failed-mail").text
    number = re.search(r"/receipts/(\d+)/original", page)
    assert number is not None
    assert "&lt;b&gt;rusak" in page
    assert "1 surel tidak terbaca" in rina.get("/queue/mine").text
    assert rina.get(number[0]).content == b"rusak"

    assert "masuk antrean lagi" in rina.post(f"/receipts/{number[1]}/retry").text
    with desk.database.read() as tx:
        assert receipts.counts(tx)["received"] == 1
    assert rina.get("/receipts/1/original").status_code == 404
    with desk.database.read() as tx:
        told = [event for event in events.since(tx, 0) if event.what == "intake.downloaded"]
    assert [(event.actor_name, event.data) for event in told] == [("Rina Kusuma", {"receipt": int(number[1])})]


def test_every_failed_mail_is_tried_again_at_once(rina: Visitor, desk: Desk) -> None:
    digest = desk.blobs.put(b"rusak")
    mailbox = desk.config.mailbox[0].name
    failed = [Arrival(mailbox, "INBOX", 1, 9000 + n, START, digest, 5, "failed", "x") for n in range(3)]
    never_had = [Arrival(name, "INBOX", 1, 9010, START, None, 0, "failed", "y") for name in (mailbox, "files")]
    with desk.database.transaction() as tx:
        receipts.record(tx, [*failed, *never_had], START)
    page = rina.get("/failed-mail").text
    assert "Coba lagi semua (5)" in page
    assert "Ambil lagi dari server" in page

    assert "Semua surat gagal masuk antrean lagi" in rina.post("/receipts/retry").text

    with desk.database.read() as tx:
        counts = receipts.counts(tx)
        (left,) = receipts.failed(tx)
    assert (counts["received"], counts["wanted"]) == (3, 1)
    assert left.mailbox == "files"  # no server to ask again
    assert "1 surat sedang diambil lagi" in rina.get("/failed-mail").text


def test_more_failed_mail_than_one_page_holds_is_all_listed(rina: Visitor, desk: Desk) -> None:
    many = [Arrival("penyuluhan", "INBOX", 1, 9000 + n, START, None, 0, "failed", "x") for n in range(SHOWN + 3)]
    with desk.database.transaction() as tx:
        receipts.record(tx, many, START)

    first = rina.get("/failed-mail").text
    more = re.search(r"/failed-mail\?below=\d+", first)
    assert more is not None
    second = rina.get(more[0]).text

    listed = [re.findall(r"INBOX, nomor (\d+)", page) for page in (first, second)]
    assert [len(page) for page in listed] == [SHOWN, 3]
    assert {int(n) for page in listed for n in page} == {9000 + n for n in range(SHOWN + 3)}
    assert f"{SHOWN + 3} surel tidak terbaca" in first


def test_what_is_counted_as_stuck_is_what_the_person_may_see(
    rina: Visitor, bayu: Visitor, desk: Desk, watch: Watch
) -> None:
    for draft_id in (1, 2):
        review.approve(desk, SYSTEM, draft_id, 1, START)
    with desk.database.transaction() as tx:
        one, two = deliveries.claim(tx, START + timedelta(minutes=1), "test", 2)
        deliveries.record(tx, one, DeliveryState.UNCERTAIN, code=None, reply="connection lost")
        deliveries.record(tx, two, DeliveryState.FAILED, code=550, reply="no such user")
        tickets.change(tx, one.ticket_id, START, confidential=True)

    for visitor, seen in ((rina, 1), (bayu, 2)):
        page = visitor.get("/failed-mail").text
        counted = re.search(r'href="/failed-mail"[^>]*>\s*<span>Surel gagal</span>\s*<span[^>]*>(\d+)<', page)
        assert counted is not None
        assert int(counted[1]) == seen
        assert len(re.findall(r'action="/deliveries/(\d+)/settle"', page)) == {1: 2, 2: 5}[seen]
        assert ("belum pasti sampai" in page) == (seen == 2)


def test_an_uncertain_delivery_is_in_the_red_bar_and_a_person_decides(rina: Visitor, desk: Desk) -> None:
    delivery_id = review.approve(desk, SYSTEM, 1, 1, START)
    with desk.database.transaction() as tx:
        (claimed,) = deliveries.claim(tx, START + timedelta(minutes=1), "test")
        assert claimed.id == delivery_id
        deliveries.record(tx, claimed, DeliveryState.UNCERTAIN, code=None, reply="connection lost")

    assert "1 balasan belum pasti sampai" in rina.get("/queue/mine").text
    page = rina.get("/tickets/1").text
    assert "Sudah sampai" in page
    assert "Server tidak sempat menjawab" in page
    assert "sambungan putus" in page
    assert "Dicatat: balasan sudah sampai" in rina.post(f"/deliveries/{delivery_id}/settle", {"decision": "sent"}).text
    assert rina.post(f"/deliveries/{delivery_id}/settle", {"decision": "again"}).status_code == 409
    assert "belum pasti" not in rina.get("/queue/mine").text


def test_a_mailbox_that_config_no_longer_names_is_not_in_the_red_bar(rina: Visitor, desk: Desk, watch: Watch) -> None:
    with desk.database.transaction() as tx:
        mailboxes.heartbeat(tx, "penyuluhan", watch.now)
        mailboxes.enroll(tx, "dulu", "INBOX", 60)
        mailboxes.failing(tx, "dulu", START, "no such host", permanent=True)

    assert "Kotak surat dulu" not in rina.get("/queue/mine").text


def test_a_silent_mailbox_is_in_the_red_bar_of_every_page(rina: Visitor, watch: Watch) -> None:
    for path in ("/queue/mine", "/tickets/1", "/knowledge", "/failed-mail", "/tickets/new", "/account"):
        assert "Kotak surat penyuluhan" in rina.get(path).text, path


def test_a_new_mail_of_the_citizen_stops_the_reply_and_the_letter_is_there_again(rina: Visitor, desk: Desk) -> None:
    rina.post("/drafts/1/send", letter_of(rina.get("/tickets/1").text))
    more = mails.mail("Re: SIP", "Maaf, satu lagi: berapa biayanya?", message_id="tiga", references="dua@warga.example")
    deliver(desk, more)

    page = rina.get("/tickets/1").text
    assert "berapa biayanya?" in page
    assert "menahan balasan karena ada surat baru" in page
    assert 'id="letter-form"' in page


def test_every_reason_to_hold_a_ticket_and_every_event_has_words(rina: Visitor, desk: Desk) -> None:
    handle.place(desk, SYSTEM, 8, accept=False, now=START)
    for number in range(1, 9):
        history = rina.get(f"/tickets/{number}").text.split('id="history"')[1]
        assert not re.search(r"</strong> [a-z]+\.[a-z-]+", history), number


def test_a_letter_can_wait_for_a_time_of_the_office_and_be_taken_back(rina: Visitor, desk: Desk, watch: Watch) -> None:
    letter = letter_of(rina.get("/tickets/1").text)
    for wrong in ("kemarin", "2026-11-23T08:00", "2029-01-01T08:00"):
        refused = rina.post("/drafts/1/send", letter | {"send_at": wrong})
        assert "Waktu kirim tidak dapat dipakai" in refused.text
    page = rina.post("/drafts/1/send", letter | {"send_at": "2026-11-25T08:00"}).text
    assert "25 Nov 2026 08.00" in page
    with desk.database.read() as tx:
        (held,) = deliveries.of_ticket(tx, 1)
    assert held.not_before == datetime(2026, 11, 25, 1, 0, tzinfo=UTC)
    watch.now += timedelta(hours=5)
    assert "ditarik kembali" in rina.post(f"/deliveries/{held.id}/undo").text
