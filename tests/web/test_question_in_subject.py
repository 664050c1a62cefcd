"""The ticket of a mail that asks in its subject alone: what is asked is shown, marked, and cut like any other."""

from __future__ import annotations

import html
import re
from datetime import timedelta

import pytest

from helpdesk.desk import Desk
from tests.web import mails
from tests.web.seeds import START, deliver
from tests.web.serving import Visitor

SUBJECT = "Apa syarat perpanjang IPTM? Berapa biaya izin apotek?"
MAIL = mails.mail(SUBJECT, "makasih", message_id="subjek", name="Andini", address="andini@surel.example")
PRACTICE = (
    "Saya dokter umum, SIP pertama di RS daerah, sore mau praktik di klinik. Apakah surat rekomendasi IDI masih perlu?"
)
SECOND_PLACE = mails.mail(PRACTICE, "mohon info", message_id="kedua", name="Andini", address="andini@surel.example")
TICKET, MESSAGE = 9, re.compile(r"/messages/(\d+)/questions/0/answer")


@pytest.fixture
def page(rina: Visitor, desk: Desk) -> str:
    deliver(desk, MAIL, START + timedelta(hours=1))
    return rina.get(f"/tickets/{TICKET}").text


def plain(found: list[str]) -> list[str]:
    return [html.unescape(re.sub(r"<[^>]+>", "", one)) for one in found]


def test_the_subject_is_shown_above_the_mail_with_its_questions_marked(page: str) -> None:
    text = re.search(r'<div class="text">(.*?)</div>', page, re.DOTALL)
    assert text is not None
    marks = plain(re.findall(r'<mark class="ask" id="asked-\d">.*?</a>(.*?)</mark>', text[1], re.DOTALL))

    assert marks == ["Apa syarat perpanjang IPTM?", "Berapa biaya izin apotek?"]
    assert text[1].endswith("\n\nmakasih")
    assert plain(re.findall(r'<span class="quote">(.*?)</span></h3>', page, re.DOTALL)) == marks


def test_only_the_second_question_can_be_joined_to_the_one_before(page: str, rina: Visitor) -> None:
    found = MESSAGE.search(page)
    assert found is not None
    assert re.findall(r"questions/(\d)/merge", page) == ["1"]
    merged = rina.post(f"/messages/{found[1]}/questions/1/merge").text
    assert plain(re.findall(r'<span class="quote">(.*?)</span></h3>', merged, re.DOTALL)) == [SUBJECT]


def test_lines_that_the_letter_may_lack_are_shown_with_the_words_of_the_subject(rina: Visitor, desk: Desk) -> None:
    deliver(desk, SECOND_PLACE, START + timedelta(hours=1))
    page = rina.get(f"/tickets/{TICKET}").text
    said = plain(re.findall(r'data-insert="line-\d+".*?<q>(.*?)</q>', page, re.DOTALL))

    assert said
    assert all(one.removesuffix(" …") in PRACTICE for one in said)
