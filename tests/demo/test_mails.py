"""The demo's mails are mails: two parsers read the same in them, and what was written comes out again."""

from __future__ import annotations

import email
import re
from datetime import UTC, datetime, timedelta
from email import policy
from email.message import EmailMessage
from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk.demo.inquiries import Inquiry, Shape, Trust, first_inquiries, later_inquiries
from helpdesk.demo.letter import Earlier, File, Letter
from helpdesk.demo.mails import OFFICE, compose, compose_inquiry, letter_of
from helpdesk.demo.wire import encoded
from helpdesk.mail.parse import parse
from helpdesk.mail.quote import split

EVERY = (*first_inquiries(), *later_inquiries())
AT = datetime(2026, 11, 24, 1, 12, 1, tzinfo=UTC)
EARLIER = Earlier(
    "Layanan Penyuluhan Perizinan",
    OFFICE,
    "rina@posel.example",
    "Tanya syarat",
    "Yth. Bapak/Ibu,\n\nMohon lampirkan KTP.\n\nHormat kami",
    AT - timedelta(days=1),
    "abc@dpmptsp.example",
    ("first@posel.example",),
)


@cache
def _sent(id_: str) -> bytes:
    """Return the mail of an inquiry; drawing its pictures again for every test would take long."""
    return compose_inquiry(next(inquiry for inquiry in EVERY if inquiry.id == id_), AT)


def _stdlib(octets: bytes) -> EmailMessage:
    return email.message_from_bytes(octets, policy=policy.default)


def _words(text: str) -> str:
    return " ".join(text.split())


def _plain(mail: EmailMessage) -> str:
    parts = [part for part in mail.walk() if part.get_content_type() == "text/plain" and not part.get_filename()]
    return "\n".join(str(part.get_content()) for part in parts)


@pytest.mark.parametrize("inquiry", EVERY, ids=lambda inquiry: inquiry.id)
def test_both_parsers_read_the_same_in_an_inquiry(inquiry: Inquiry) -> None:
    octets = _sent(inquiry.id)

    mail, message = _stdlib(octets), parse(octets)

    assert not mail.defects
    assert message.defects == ()
    assert message.subject == mail["Subject"].strip() == inquiry.worded(inquiry.subject)
    assert message.message_id == mail["Message-ID"].strip(" <>")
    assert message.date == mail["Date"].datetime == AT
    assert message.sender is not None
    assert (message.sender.name, message.sender.address) == (inquiry.name, inquiry.address)
    assert [to.address for to in message.to] == [OFFICE]
    assert _words(message.text) == _words(_plain(mail))
    assert _words(inquiry.worded(inquiry.body)) in _words(message.text)


@pytest.mark.parametrize("inquiry", [one for one in EVERY if one.attachments], ids=lambda inquiry: inquiry.id)
def test_both_parsers_find_the_files_of_an_inquiry(inquiry: Inquiry) -> None:
    octets = _sent(inquiry.id)
    files = letter_of(inquiry, AT).files

    mail, message = _stdlib(octets), parse(octets)

    named = [part for part in mail.walk() if part.get_filename()]
    assert [(part.get_filename(), part.get_payload(decode=True)) for part in named] == [
        (file.name, file.content) for file in files
    ]
    assert [(kept.filename, kept.content_type, kept.content) for kept in message.attachments] == [
        (file.name, file.content_type, file.content) for file in files
    ]


@pytest.mark.parametrize("inquiry", EVERY, ids=lambda inquiry: inquiry.id)
def test_an_inquiry_is_the_same_octets_each_time_and_keeps_to_the_limits_of_smtp(inquiry: Inquiry) -> None:
    octets = _sent(inquiry.id)

    assert octets == compose_inquiry(inquiry, AT)
    assert b"\n" not in octets.replace(b"\r\n", b"")
    assert b"\r" not in octets.replace(b"\r\n", b"")
    assert max(map(len, octets.split(b"\r\n"))) <= 998
    head = octets.partition(b"\r\n\r\n")[0]
    assert head.isascii()


def test_no_two_mails_share_a_message_id() -> None:
    plain = [inquiry for inquiry in EVERY if not inquiry.attachments]
    mails = [compose_inquiry(inquiry, AT) for inquiry in plain]
    mails += [
        compose_inquiry(inquiry.another(Random(minutes)), AT + timedelta(minutes=minutes))
        for inquiry in plain
        for minutes in (1, 2, 3)
    ]

    identities = {parse(octets).message_id for octets in mails}

    assert len(identities) == len(mails)
    assert None not in identities


@pytest.mark.parametrize("shape", [shape for shape in Shape if shape is not Shape.NEWSLETTER])
def test_an_answer_names_what_it_answers(shape: Shape) -> None:
    letter = Letter("Rina", "rina@posel.example", OFFICE, "Re: Tanya syarat", "Ini KTP saya.", AT, earlier=EARLIER)

    message = parse(compose(letter, shape, Trust.PASS))

    assert message.in_reply_to == "abc@dpmptsp.example"
    assert message.references == ("first@posel.example", "abc@dpmptsp.example")


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("shape", [shape for shape in Shape if shape not in (Shape.NEWSLETTER, Shape.AUTO_REPLY)])
def test_what_is_new_in_an_answer_can_be_told_from_what_is_quoted(shape: Shape, language: str) -> None:
    text = {"id": "Ini KTP saya. Apakah sudah lengkap?", "en": "Here is my card. Is anything missing?"}[language]
    letter = Letter("Rina", "rina@posel.example", OFFICE, "Re: x", text, AT, language=language, earlier=EARLIER)

    message = parse(compose(letter, shape, Trust.PASS))
    body = split(message)

    assert body.new_text.strip() == text
    assert "Mohon lampirkan KTP." in body.quoted_text


def test_programs_sign_for_their_owners_and_that_is_no_new_text() -> None:
    signed = [inquiry for inquiry in EVERY if inquiry.shape in (Shape.IPHONE, Shape.SAMSUNG, Shape.YAHOO)]

    for inquiry in signed:
        body = split(parse(_sent(inquiry.id)))
        assert re.search(r"Dikirim dari|Sent from", body.signature), inquiry.id
        assert not re.search(r"Dikirim dari|Sent from", body.new_text), inquiry.id


def test_the_border_server_vouches_for_all_but_the_one_who_failed() -> None:
    for inquiry in first_inquiries():
        (results,) = parse(_sent(inquiry.id)).header_all("Authentication-Results")
        server, _, findings = results.partition(";")
        assert server == "mx.dpmptsp.example"
        assert set(re.findall(r"(?:spf|dkim|dmarc)=(\w+)", findings)) == {inquiry.trust.value}


def test_programs_that_write_by_themselves_say_so() -> None:
    fields = {inquiry.id: parse(_sent(inquiry.id)) for inquiry in EVERY}

    assert fields["inq-40"].header("Auto-Submitted") == "auto-replied"
    assert fields["inq-40"].header("Return-Path") == "<>"
    assert fields["inq-41"].header("List-Id") is not None
    assert fields["inq-01"].header("Auto-Submitted") is None


@settings(deadline=None, max_examples=150)
@given(text=st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=120))
def test_any_subject_comes_back_from_its_encoded_words(text: str) -> None:
    subject = text.strip() or "x"
    letter = Letter("Rina", "rina@posel.example", OFFICE, subject, "isi", AT)

    octets = compose(letter, Shape.GMAIL_WEB, Trust.PASS)

    assert all(len(word) <= 75 for word in encoded(subject).split(" ") if word.startswith("=?UTF-8"))
    assert octets.partition(b"\r\n\r\n")[0].isascii()
    if not subject.isascii():
        assert parse(octets).subject == subject.strip()


@settings(deadline=None, max_examples=60)
@given(
    shape=st.sampled_from([shape for shape in Shape if shape is not Shape.NEWSLETTER]),
    lines=st.lists(
        st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=90).map(lambda word: f"a{word}"),
        min_size=1,
        max_size=8,
    ),
)
def test_any_text_comes_back_from_any_program(shape: Shape, lines: list[str]) -> None:
    file = File("data.txt", "text/plain", "\n".join(lines).encode())
    letter = Letter("Rina", "rina@posel.example", OFFICE, "Tanya", "\n".join(lines), AT, files=(file,))

    octets = compose(letter, shape, Trust.PASS)

    assert _words("\n".join(lines)) in _words(_plain(_stdlib(octets)))
