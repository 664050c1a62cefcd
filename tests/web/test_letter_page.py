"""The letter on the ticket page without any script: cautions, second eyes, snippets, files, language, merged texts."""

from __future__ import annotations

import html
import re
from datetime import timedelta

import pytest

from helpdesk.desk import Desk
from helpdesk.mail.parse import parse
from helpdesk.model.person import SYSTEM
from helpdesk.review import prepare, review
from helpdesk.store import deliveries, drafts, events, people
from tests import papers
from tests.web import mails
from tests.web.seeds import START, deliver
from tests.web.serving import Visitor
from tests.web.test_tickets import letter_of

NIK = "3174054503900002"


def fields(visitor: Visitor, ticket: int = 1) -> dict[str, str]:
    """Return the letter on a ticket's page as a browser would send it, its base included."""
    page = visitor.get(f"/tickets/{ticket}").text
    base = re.search(r'name="base" value="([^"]*)"', page)
    assert base is not None
    return {**letter_of(page), "base": html.unescape(base[1])}


def states(desk: Desk, ticket: int = 1) -> list[str]:
    with desk.database.read() as tx:
        return [delivery.state for delivery in deliveries.of_ticket(tx, ticket)]


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"body": f"NIK Anda {NIK}."}, "personal-number"),
        ({"body": "NIK 3171012345670001"}, "other-citizen"),
        ({"body": "Tulis ke john.carter@visitor.example"}, "other-citizen"),
        ({"to": "siti.rahmawati@warga.example, orang@lain.example"}, "recipient-differs"),
    ],
)
def test_a_letter_with_a_caution_goes_only_when_it_is_confirmed_by_name(
    rina: Visitor, desk: Desk, change: dict[str, str], word: str
) -> None:
    letter = {**fields(rina), **change}
    refused = rina.post("/drafts/1/send", letter)

    assert refused.status_code == 422
    assert "Surat belum dikirim" in refused.text
    assert f'name="confirmed" value="{word}"' in refused.text
    assert html.escape(next(iter(change.values())), quote=False)[:12] in refused.text
    assert states(desk) == []
    assert rina.post("/drafts/1/send", {**letter, "confirmed": "unanswered"}).status_code == 422
    assert "Balasan disetujui" in rina.post("/drafts/1/send", {**letter, "confirmed": word}).text
    assert states(desk) == ["held"]
    assert "setelah memeriksa" in rina.get("/tickets/1").text


def test_a_question_without_an_answer_must_be_confirmed(rina: Visitor, desk: Desk) -> None:
    with desk.database.transaction() as tx:
        draft = drafts.get(tx, 1)
        drafts.follow(tx, draft, 1, {})  # the blocks no longer stand for any question
    letter = fields(rina)

    assert 'value="unanswered"' in rina.post("/drafts/1/send", letter).text
    assert rina.post("/drafts/1/send", {**letter, "confirmed": "unanswered"}).status_code == 200
    assert states(desk) == ["held"]


def test_a_snippet_stands_before_the_closing_and_asks_for_what_is_missing(rina: Visitor, desk: Desk) -> None:
    octets = papers.mail(
        "SIPP", "Mohon dicek berkas SIPP perawat saya.", [("STR.pdf", b"%PDF-1.4 x", "application/pdf")]
    )
    deliver(desk, octets, START + timedelta(hours=1))
    assert "Minta yang kurang" in rina.get("/tickets/9").text
    with desk.database.read() as tx:
        draft = drafts.open_draft(tx, 9)
    assert draft is not None
    letter = {**fields(rina, 9), "body": "Yth.\n\nBaik.\n\nHormat kami,\n\nKantor"}
    page = rina.post(f"/drafts/{draft.id}/insert", {**letter, "snippet": "minta-berkas"})
    body = letter_of(page.text)["body"]

    assert body.startswith("Yth.\n\nBaik.\n\nSetelah kami periksa")
    assert "- Ijazah" in body
    assert body.endswith("Hormat kami,\n\nKantor")
    assert rina.post(f"/drafts/{draft.id}/insert", {**letter_of(page.text), "snippet": "../x"}).status_code == 404


def test_another_language_keeps_what_was_typed_among_the_old_drafts(rina: Visitor, desk: Desk) -> None:
    page = rina.post("/drafts/1/language", {**fields(rina), "body": "Tulisan saya.", "language": "en"}).text

    assert letter_of(page)["body"].startswith("Dear")
    assert "konsep yang disisihkan" in page
    assert "Tulisan saya." in page
    assert "Tulis dalam bahasa Indonesia" in page
    assert "menulis ulang surat dalam bahasa Inggris" in page


def test_a_file_is_put_into_the_letter_looked_at_taken_out_and_sent(rina: Visitor, desk: Desk) -> None:
    rina.get("/tickets/1")
    token, form = {"token": rina.token}, b"%PDF-1.4 a"  # nobody can read it: it goes when that is confirmed
    for name, content in (("C:\\data\\Formulir.pdf", form), ("salah.txt", b"b")):
        page = rina.http.post("/drafts/1/files", data=token, files={"file": (name, content)})
        assert "Berkas dilampirkan" in page.text
    assert rina.get("/drafts/1/files/1").content == form
    assert "attachment" in rina.get("/drafts/1/files/1").headers["content-disposition"]
    assert "Berkasnya kosong" in rina.http.post("/drafts/1/files", data=token, files={"file": ("x", b"")}).text
    assert "salah.txt" not in rina.post("/drafts/1/files/2/remove").text.partition('id="history"')[0]
    assert rina.get("/drafts/1/files/2").status_code == 404
    assert rina.http.post("/drafts/1/files", data={"token": "x"}, files={"file": ("x", b"x")}).status_code == 403
    rina.post("/drafts/1/send", {**fields(rina), "confirmed": "unread-file"})

    with desk.database.read() as tx:
        (sent,) = deliveries.of_ticket(tx, 1)
    assert [a.filename for a in parse(desk.blobs.get(sent.digest)).attachments] == ["Formulir.pdf"]


def test_a_file_larger_than_the_office_allows_is_refused_with_the_remedy(rina: Visitor, desk: Desk) -> None:
    page = rina.get("/tickets/1").text
    assert re.search(r'id="file" type="file"[^>]* accept="\.pdf,\.jpg,[^"]*\.docx,[^"]*\.zip"', page)
    assert f"bersama paling besar {desk.config.send.attachment_megabytes} MB" in page
    room = desk.config.send.attachment_megabytes * prepare.MEGABYTE
    large = rina.http.post("/drafts/1/files", data={"token": rina.token}, files={"file": ("a", b"x" * (room + 1))})
    huge = rina.http.post(
        "/drafts/1/files", data={"token": rina.token}, files={"file": ("a", b"x" * (room + 3_000_000))}
    )

    assert "Kecilkan, atau kirim terpisah" in large.text
    assert huge.status_code == 413


def test_changes_of_two_people_in_different_places_are_put_together(rina: Visitor, agus: Visitor) -> None:
    letter = fields(rina)
    agus.get("/tickets/1")
    agus.post("/drafts/1/save", {**letter, "body": letter["body"].replace("Yth.", "Kepada Yth.", 1)})
    answer = rina.post("/drafts/1/save", {**letter, "body": f"{letter['body']}\nSalam."})
    merged = letter_of(answer.text)["body"]

    assert answer.status_code == 409
    assert "sudah digabungkan" in answer.text
    assert merged.startswith("Kepada Yth.")
    assert merged.endswith("\nSalam.")
    assert rina.post("/drafts/1/save", letter_of(answer.text)).status_code == 200


def test_changes_of_the_same_place_are_shown_side_by_side(rina: Visitor, agus: Visitor) -> None:
    letter = fields(rina)
    agus.get("/tickets/1")
    agus.post("/drafts/1/save", {**letter, "body": letter["body"].replace("Yth.", "Halo", 1)})
    answer = rina.post("/drafts/1/send", {**letter, "body": letter["body"].replace("Yth.", "Kepada", 1)})

    assert answer.status_code == 409
    assert "Anda berdua mengubah bagian ini" in answer.text
    assert "Teks rekan" in answer.text
    assert letter_of(answer.text)["body"].startswith("Kepada")


def test_what_was_changed_of_the_proposal_is_marked(rina: Visitor) -> None:
    letter = fields(rina)
    page = rina.post("/drafts/1/save", {**letter, "body": letter["body"].replace("Terima kasih", "Syukur", 1)}).text

    assert "<del>Terima</del>" in page or "<del>Terima kasih</del>" in page
    assert "<ins>Syukur</ins>" in page


def test_a_reply_of_a_watched_counselor_waits_for_the_supervisor(
    rina: Visitor, bayu: Visitor, agus: Visitor, desk: Desk
) -> None:
    watched = desk.config.review.model_copy(update={"people": ("Rina@dpmptsp.example",)})
    desk.config = desk.config.model_copy(update={"review": watched})
    letter = fields(rina)
    assert "Serahkan ke supervisor" in rina.get("/tickets/1").text
    page = rina.post("/drafts/1/send", {**letter, "body": f"{letter['body']}\nRina."}).text

    assert "Menunggu persetujuan supervisor" in page
    assert states(desk) == []
    assert rina.get("/approvals").status_code == 403
    assert "PTSP-2026-000001" in bayu.get("/approvals").text
    assert "Tulis dahulu" in bayu.post("/drafts/1/send-back", {"why": " "}).text
    assert "Balasan dikembalikan" in bayu.post("/drafts/1/send-back", {"why": "Sebut dasarnya."}).text
    mentions = rina.get("/mentions").text
    assert "Sebut dasarnya." in mentions
    assert "belum dibaca" in mentions
    assert "belum dibaca" not in rina.post("/mentions/seen", {"ticket": "1"}).text.partition("<main")[2]
    rina.post("/drafts/1/send", fields(rina))
    assert "Balasan disetujui" in agus.post("/drafts/1/send", fields(agus)).text
    assert states(desk) == ["held"]


def test_questions_are_recut_on_the_page_and_put_back(rina: Visitor) -> None:
    def asked(text: str) -> int:
        return text.count('class="question"')

    before = asked(rina.get("/tickets/1").text)
    merged = rina.post("/messages/1/questions/1/merge").text
    assert asked(merged) == before - 1
    assert "Pertanyaan ini dipotong oleh petugas" in merged
    place = re.search(r'<select id="split-1" name="at">.*?<option value="(\d+)" selected', merged, re.DOTALL)
    assert place is not None
    assert asked(rina.post("/messages/1/questions/0/split", {"at": place[1]}).text) == before
    rina.post("/messages/1/questions/0/move", {"direction": "down"})
    for _ in range(2):
        rina.post("/messages/1/questions/undo")
    page = rina.post("/messages/1/questions/undo").text
    assert asked(page) == before
    assert "dipotong oleh petugas" not in page
    assert rina.post("/messages/1/questions/undo").status_code == 409
    assert rina.post("/messages/1/questions/0/move", {"direction": "up"}).status_code == 409


def test_colleagues_see_who_has_the_ticket_open_and_who_types(rina: Visitor, bayu: Visitor) -> None:
    assert rina.post("/tickets/1/here", {"typing": "true"}).json() == {"here": []}
    assert bayu.post("/tickets/1/here").json() == {"here": [{"name": "Rina Kusuma", "typing": True}]}
    assert rina.post("/tickets/1/here").json() == {"here": [{"name": "Bayu Adi", "typing": False}]}
    assert "Rina Kusuma juga membuka tiket ini" in bayu.get("/tickets/1").text
    rina.post("/tickets/1/here", {"leaving": "true"})
    assert bayu.post("/tickets/1/here").json() == {"here": []}


def test_many_saves_of_one_letter_are_one_line_of_history(rina: Visitor, desk: Desk) -> None:
    for number in range(5):
        rina.post("/drafts/1/save", {**fields(rina), "body": f"Teks {number}"})

    assert "menyunting konsep (5 kali)" in rina.get("/tickets/1").text
    with desk.database.read() as tx:
        assert len([e for e in events.of_ticket(tx, 1) if e.what == "review.edited"]) == 5


def test_a_mail_that_comes_while_one_writes_must_be_read_before_sending(rina: Visitor, desk: Desk) -> None:
    rina.post("/drafts/1/save", {**fields(rina), "body": "Jawaban saya."})
    again = mails.mail(
        "Re: SIP", "Maaf, ralat: yang saya maksud SIP bidan.", message_id="lagi", references="dua@warga.example"
    )
    deliver(desk, again, START + timedelta(hours=1))
    letter = fields(rina)

    assert 'value="newer-mail"' in rina.post("/drafts/1/send", letter).text
    assert rina.post("/drafts/1/send", {**letter, "confirmed": "newer-mail"}).status_code == 200


def test_an_unvouched_sender_must_be_confirmed_where_a_border_server_is_configured(rina: Visitor, desk: Desk) -> None:
    office = desk.config.office.model_copy(update={"authserv_id": "mx.dpmptsp.example"})
    desk.config = desk.config.model_copy(update={"office": office})
    letter = fields(rina)

    assert 'value="not-vouched"' in rina.post("/drafts/1/send", letter).text
    assert rina.post("/drafts/1/send", {**letter, "confirmed": "not-vouched"}).status_code == 200
    assert states(desk) == ["held"]
    with desk.database.read() as tx:
        rina_id = people.by_email(tx, "rina@dpmptsp.example")
        assert rina_id is not None
    assert review.undo(desk, SYSTEM, 1, START)
