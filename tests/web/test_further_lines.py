"""Narrow answers that the letter may lack: offered under their question, and put into the letter with one key."""

from __future__ import annotations

import html
import re
from datetime import timedelta

from playwright.sync_api import expect

from helpdesk.desk import Desk
from helpdesk.store import drafts, judgements, messages
from tests.web import mails
from tests.web.browsing import Opener, log_in, ready
from tests.web.seeds import START, deliver
from tests.web.serving import Visitor
from tests.web.test_letter_page import fields

SUBJECT = "praktik di tempat kedua"
TEXT = """Siang, saya dokter umum, SIP saya yang pertama di RS daerah. Sore nanti mau praktik juga di klinik.

Itu mengurusnya ke mana?

Apakah surat rekomendasi IDI masih perlu?"""
SECOND_PLACE = mails.mail(SUBJECT, TEXT, message_id="kedua", name="Andini", address="andini@surel.example")
_LINE = re.compile(r'data-insert="(line-\d+)".*?<span id="\1">(.*?)</span>.*?<q>(.*?)</q>', re.DOTALL)


def offered(page: str) -> dict[str, str]:
    """Return the words of the mail that each line on the page is on, by its text."""
    return {html.unescape(text): html.unescape(said) for _, text, said in _LINE.findall(page)}


def arrived(desk: Desk) -> int:
    """Bring the mail in; return the number of its ticket."""
    deliver(desk, SECOND_PLACE, START + timedelta(hours=1))
    return 9


def body_of(desk: Desk, ticket: int) -> str:
    with desk.database.read() as tx:
        draft = drafts.open_draft(tx, ticket)
    assert draft is not None
    return draft.body


def test_lines_that_the_letter_does_not_hold_are_offered_with_the_words_they_are_on(rina: Visitor, desk: Desk) -> None:
    ticket = arrived(desk)
    lines = offered(rina.get(f"/tickets/{ticket}").text)
    body = body_of(desk, ticket)

    assert lines
    assert not [text for text in lines if text in body]
    mail = f"{SUBJECT} {' '.join(TEXT.split())}"
    assert all(said.removesuffix(" …") in mail for said in lines.values())


def test_a_line_that_stands_in_the_letter_is_offered_no_more(rina: Visitor, desk: Desk) -> None:
    ticket = arrived(desk)
    (text, *_) = offered(rina.get(f"/tickets/{ticket}").text)
    with desk.database.transaction() as tx:
        draft = drafts.open_draft(tx, ticket)
        assert draft is not None
        drafts.save(tx, draft.id, draft.version, START, body=f"{draft.body}\n\n{text}")

    assert text not in offered(rina.get(f"/tickets/{ticket}").text)


def test_what_a_letter_taught_is_shown_with_its_sender_and_can_be_taken_back(rina: Visitor, desk: Desk) -> None:
    ticket = arrived(desk)
    (text, *_) = offered(rina.get(f"/tickets/{ticket}").text)
    letter = fields(rina, ticket)
    with desk.database.read() as tx:
        draft = drafts.open_draft(tx, ticket)
    assert draft is not None
    sent = rina.post(f"/drafts/{draft.id}/send", {**letter, "body": f"{letter['body']}\n\n{text}"})
    page = rina.get(f"/tickets/{ticket}").text
    shown = page.partition("Dipelajari dari surat yang dikirim")[2].partition("</form>")[0]
    taken_back = rina.post(f"/messages/{draft.message_row_id}/lines/unlearn").text

    assert sent.status_code == 200
    assert "disisipkan" in shown
    assert html.escape(text, quote=False) in shown
    assert re.search(r"jawaban singkat: .*1 disisipkan", page.partition('id="history"')[2])
    assert "Surat ini tidak lagi mengajarkan apa pun." in taken_back
    assert "Dipelajari dari surat" not in taken_back
    assert "membatalkan pelajaran dari surat yang dikirim" in taken_back


def test_a_question_that_the_letter_leaves_open_is_marked_as_not_answered(rina: Visitor, desk: Desk) -> None:
    text = "Apa syarat NIB?\n\nApakah kucing peliharaan guru boleh tidur di kelas?"
    deliver(desk, mails.mail("NIB", text, message_id="kucing"), START + timedelta(hours=1))
    page = rina.get("/tickets/9").text

    assert "kucing" not in body_of(desk, 9)
    assert re.findall(r'id="answer-(\d)"><summary>belum terjawab', page) == ["2"]


def test_the_lines_of_an_entry_that_a_person_chose_are_offered(rina: Visitor, desk: Desk) -> None:
    ticket = arrived(desk)
    rina.get(f"/tickets/{ticket}")
    with desk.database.read() as tx:
        message = messages.conversation(tx, ticket)[0]
    rina.post(f"/messages/{message.id}/questions/1/answer", {"entry": "sip-tanpa-rekomendasi-op"})
    with desk.database.read() as tx:
        assert judgements.of_message(tx, message.id)[1] == "sip-tanpa-rekomendasi-op"
    page = rina.get(f"/tickets/{ticket}").text

    own = {line.text for line in desk.knowledge.topics["sip-tanpa-rekomendasi-op"].particulars}
    assert own & offered(page).keys()


def test_one_key_puts_a_line_below_the_answer_to_its_question(opened: Opener, desk: Desk) -> None:
    ticket = arrived(desk)
    page = log_in(opened())
    page.goto(f"{page.url.partition('/queue')[0]}/tickets/{ticket}")
    ready(page)
    texts = page.locator(".further span[id^=line-]").all_inner_texts()
    page.keyboard.press("i")

    expect(page.locator("#autosave")).to_have_text("tersimpan")
    body = body_of(desk, ticket)
    (text,) = (one for one in texts if one in body)
    expect(page.locator(".further", has_text=text)).to_have_count(0)
    assert body.index(text) < body.index("Bila masih ada yang ingin ditanyakan")


def test_a_letter_that_was_saved_is_still_called_saved_when_the_page_comes_fresh(
    opened: Opener, bayu: Visitor, desk: Desk
) -> None:
    ticket = arrived(desk)
    page = log_in(opened())
    page.goto(f"{page.url.partition('/queue')[0]}/tickets/{ticket}")
    ready(page)
    with page.expect_response(re.compile(r"/drafts/\d+/save")):
        page.keyboard.press("i")
    page.evaluate("document.getElementById('letter').classList.add('stale')")
    bayu.post(f"/tickets/{ticket}/notes", {"text": "Tadi beliau juga menelepon."})

    expect(page.get_by_text("Tadi beliau juga menelepon.")).to_be_visible()
    expect(page.locator("#letter.stale")).to_have_count(0)
    expect(page.locator("#autosave")).to_have_text("tersimpan")
