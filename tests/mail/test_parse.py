"""Any octets are a message: the parser, and all that reads its result, return and raise nothing."""

from __future__ import annotations

from collections.abc import Iterable
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk.mail.automatic import why_automatic
from helpdesk.mail.bounce import read_bounce
from helpdesk.mail.bounce_sentences import sentence
from helpdesk.mail.identity import identity
from helpdesk.mail.language import detect
from helpdesk.mail.parse import parse
from helpdesk.mail.quote import split
from helpdesk.mail.sender import standing
from helpdesk.mail.thread import ancestors, base_subject, ticket_tags
from helpdesk.model.message import Body, Message
from tests.watchdog import patience

CORPUS = [path.read_bytes() for path in sorted((Path(__file__).parent.parent / "messages").glob("*.eml"))]
OWN = frozenset({"ptsp@office.example"})


def read_everything(octets: bytes) -> tuple[Message, Body]:
    message = parse(octets)
    body = split(message)
    why_automatic(message, OWN)
    bounce = read_bounce(message)
    for recipient in bounce.recipients if bounce else ():
        assert recipient.address == recipient.address.lower()
        assert recipient.address in sentence(recipient)
    assert len(identity(message)) == 64
    standing(message, "mx.office.example")
    ancestors(message)
    base_subject(message.subject)
    ticket_tags(body.new_text, "PTSP")
    return message, body


def texts_of(message: Message, body: Body) -> Iterable[str]:
    yield from (message.subject, message.text, message.html or "", message.message_id or "", message.in_reply_to or "")
    yield from (body.new_text, body.quoted_text, body.signature, *message.references, *message.defects)
    for box in (*message.to, *message.cc, *message.reply_to, *([message.sender] if message.sender else [])):
        yield from (box.name, box.address)
    for item in message.attachments:
        yield from (item.filename, item.content_type, item.text or "", item.content_id or "")
    for name, value in message.headers:
        yield from (name, value)


def check(octets: bytes) -> None:
    message, body = read_everything(octets)

    for text in texts_of(message, body):
        assert "\0" not in text
        assert "\r" not in text
        text.encode("utf-8")  # raises for a lone surrogate
    names = [item.filename.lower() for item in message.attachments]
    assert len(set(names)) == len(names)
    assert all(name and "/" not in name and "\\" not in name for name in names)
    assert message.date is None or message.date.utcoffset() is not None


@given(st.binary(max_size=600))
@settings(deadline=None, max_examples=150)
def test_any_octets_are_a_message(octets: bytes) -> None:
    check(octets)


FIELDS = (
    "Content-Type Content-Disposition Content-Transfer-Encoding From To Date Subject References In-Reply-To Message-ID "
    "Return-Path X-Failed-Recipients Auto-Submitted"
)
HEADERS = st.sampled_from([f"{name}: ".encode() for name in FIELDS.split()])
ODD_VALUES = r"""
multipart/mixed; boundary=b
text/html; charset=utf-16
text/plain; format=flowed; charset=utf-7
text/plain; charset=rot13
message/rfc822
message/delivery-status
application/ms-tnef
attachment; filename*0*=utf-16''%00%D8
base64
=?utf-8?b?4?=
=?x?q?=00=D8?=
<a@b>
a@b (c
<>
a"b
@,;:<>"()[]
MAILER-DAEMON
Mon, 99 Foo 0000 99:99:99 +9999
Tue, 31 Dec 9999 23:59:60 -2359
"""
VALUES = st.one_of(st.binary(max_size=40), st.sampled_from(ODD_VALUES.strip().encode().splitlines()))
ODD_LINES = [b"--b", b"--b--", b"", b"begin 644 a", b"> a", b"-- ", b"&#xD800;"]
LINES = st.one_of(st.binary(max_size=30), st.sampled_from(ODD_LINES))


@given(st.lists(st.tuples(HEADERS, VALUES), max_size=8), st.lists(LINES, max_size=12))
@settings(deadline=None, max_examples=250)
def test_any_header_and_body_are_a_message(fields: list[tuple[bytes, bytes]], lines: list[bytes]) -> None:
    check(b"\r\n".join(name + value for name, value in fields) + b"\r\n\r\n" + b"\r\n".join(lines))


@given(st.sampled_from(CORPUS), st.data())
@settings(deadline=None, max_examples=250)
def test_damaged_mail_of_the_corpus_is_a_message(octets: bytes, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(octets)))
        end = min(len(octets), start + data.draw(st.integers(0, 60)))
        other = data.draw(st.sampled_from(CORPUS))
        patch = data.draw(
            st.one_of(st.binary(max_size=20), st.just(octets[start:end] * 3), st.just(other[start : end + 200]))
        )
        octets = octets[:start] + patch + octets[end:]
    check(octets)


LINE_ENDS = "\r\0\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"  # the standard library takes them for line ends
EVIL = {
    "semicolons": b"Content-Type: multipart/mixed;" + b";" * 60_000 + b"\n\nx",
    "blanks-in-a-parameter": b"Content-Type: text/plain; a=b" + b" " * 60_000 + b"x\n\nx",
    "nested-elements": b"Content-Type: text/html\n\n" + b"<div><font>" * 20_000 + b"x",
    "unclosed-quotes": b"Content-Type: text/html\n\n" + b'<a "' * 100_000,
    "unclosed-comments": b"Content-Type: text/html\n\n" + b"<!--" * 100_000,
    "unclosed-comments-with-an-end": b"Content-Type: text/html\n\n" + b"<!-- >" * 300_000,
    "unclosed-styles": b"Content-Type: text/html\n\n" + b"<style>" * 250_000,
    "unclosed-parentheses": b"To: " + b"(a@b <" * 10_000 + b"\n\n",
    "mailboxes-without-commas": b"To: " + b"A <a@b> " * 8_000 + b"\n\n",
    "colons": b"To: a@b" + b":" * 60_000 + b";\n\n",
    "references": b"References: " + b"<a@b> " * 30_000 + b"\n\n",
    "brackets": b"References: " + b"<" * 60_000 + b"\nIn-Reply-To: <" + b" " * 60_000 + b"\n\n",
    "addresses": b"From: " + b'"a\\" <b@c>, ((' * 5_000 + b"\n\n",
    "commas": b"To: " + b"," * 60_000 + b"\n\n",
    "encoded-words": b"Subject: " + b"=?utf-8?q?a " * 5_000 + b"\n\n",
    "nested-multiparts": b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(2_000)
    ),
    "parts": b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 50_000,
    "fields": b"\n".join(b"X-%d: a" % i for i in range(100_000)),
    "date": b"Date: " + b"A " * 30_000 + b"\n\n",
    "bad-base64": b"Content-Transfer-Encoding: base64\n\n" + b"aaa=!" * 100_000,
    "blanks-in-quoted-printable": b"Content-Transfer-Encoding: quoted-printable\n\n" + b" " * 500_000 + b"x",
    "uuencode": b"\n\n" + b"begin 644 a\n" * 50_000,
    "flowed": b"Content-Type: text/plain; format=flowed\n\n" + b"a \n" * 200_000,
    "guess": b"\n\n" + bytes(range(128, 256)) * 1_000,
    "attributions": b"\n\n" + b"Pada Senin 10:00 a@b.id menulis:\n" * 20_000,
    "header-blocks": b"\n\n" + b"Dari: a@b.id\n" * 20_000,
    "disclaimers": b"\n\n" + b"Disclaimer\n\n" * 10_000,
    "disclaimers-of-a-person": b"\n\n" + b"This email is about my house and a virus\n\n" * 12_000,
    "addresses-in-a-bounce": b"From: MAILER-DAEMON@a.example\nSubject: failure notice\n\n"
    + b"<a@b.id>: 550\n" * 20_000,
    "one-long-line": b"\n\n" + b"a " * 500_000,
    "one-long-word": b"\n\n" + b"a" * 1_000_000,
    "brackets-in-text": b"From: MAILER-DAEMON@a.example\nSubject: failure notice\n\n" + b"a@" * 100_000,
}


@pytest.mark.parametrize("octets", EVIL.values(), ids=EVIL)
def test_crafted_mail_is_read_in_time(octets: bytes) -> None:
    with patience(20):  # what is quadratic takes minutes
        check(octets)


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=60),
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=30),
    st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\r\0\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"),
        max_size=300,
    ),
    st.binary(max_size=80),
)
@settings(deadline=None, max_examples=80)
def test_what_the_standard_library_writes_is_read_back(subject: str, name: str, text: str, content: bytes) -> None:
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = subject.strip()
    mail["From"] = "dedi@example.org"
    mail.set_content(text)
    mail.add_attachment(content, maintype="image", subtype="x-test", filename=f"a{name}.bin".replace("/", "_"))
    message = parse(mail.as_bytes())

    assert "".join(message.subject.split()) == "".join(subject.split())
    assert message.text.rstrip("\n") == text.rstrip("\n")
    assert message.attachments[0].content == content
    assert message.attachments[0].filename.endswith(".bin")


def test_language_is_not_asked_of_what_has_none() -> None:
    assert [detect(text) for text in ("", " \n", "😀👍", "12345", "https://example.org")] == [None] * 5


def test_unencoded_names_are_in_the_charset_of_the_text_beside_them() -> None:
    name = "测试主题".encode("gb2312")
    text = b"--b\nContent-Type: text/plain; charset=gb2312\n\nhi\n"
    file = (
        b"--b\nContent-Type: application/zip\nContent-Disposition: attachment; filename=" + name + b".zip\n\nx\n--b--\n"
    )
    head = b"Subject: " + name + b"\nFrom: " + name + b" <a@b.example>\nContent-Type: multipart/mixed; boundary=b\n\n"
    message = parse(head + text + file)

    assert message.subject == "测试主题"
    assert message.sender is not None
    assert message.sender.name == "测试主题"
    assert [item.filename for item in message.attachments] == ["测试主题.zip"]


def test_plain_and_html_side_by_side_that_say_the_same_are_one_text() -> None:
    plain = b"--b\nContent-Type: text/plain\n\nHalo  Bapak,\nterima kasih\n"
    html = b"--b\nContent-Type: text/html\n\n<p>Halo Bapak,<br>terima kasih</p>\n--b--\n"
    message = parse(b"Content-Type: multipart/mixed; boundary=b\n\n" + plain + html)

    assert message.text == "Halo  Bapak,\nterima kasih"
    assert message.html == "<p>Halo Bapak,<br>terima kasih</p>"


def test_a_message_within_an_attached_message_is_read_and_what_it_encloses_is_named() -> None:
    inner = b"From: dua@b.example\nSubject: Kedua\n\nKata paling dalam.\n"
    middle = (
        b"From: satu@b.example\nSubject: Kesatu\nContent-Type: multipart/mixed; boundary=k\n\n--k\n\nKata di tengah.\n"
        b"--k\nContent-Type: message/rfc822\n\n"
        + inner
        + b"--k\nContent-Type: application/pdf; name=izin.pdf\n\n%PDF\n--k--\n"
    )
    outer = (
        b'From: a@b.example\nContent-Type: multipart/mixed; boundary="x"\n\n--x\n\nLihat terlampir.\n'
        b"--x\nContent-Type: message/rfc822\n\n" + middle + b"--x--\n"
    )

    (attached,) = parse(outer).attachments

    assert attached.text is not None
    for words in ("Kesatu", "Kata di tengah.", "Kedua", "Kata paling dalam.", "[izin.pdf]"):
        assert words in attached.text


def test_messages_within_messages_end_somewhere() -> None:
    octets = b"Subject: x\n\nend"
    for _ in range(400):
        octets = b"Content-Type: message/rfc822\n\n" + octets

    assert parse(octets).attachments


def test_a_subject_behind_a_thousand_other_fields_is_kept() -> None:
    many = b"".join(b"X-Filler-%d: y\n" % number for number in range(5_000))

    assert parse(many + b"Subject: di belakang\nX-Last: y\n\nisi").subject == "di belakang"
