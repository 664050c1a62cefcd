"""What the desk sends is read back as it was meant, by our parser and by the standard library's."""

from __future__ import annotations

import email
import re
from datetime import UTC, datetime, timedelta, timezone
from email.policy import default

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk.mail.compose import (
    MAX_REFERENCES,
    Outgoing,
    compose,
    envelope_address,
    references_for,
    reply_subject,
)
from helpdesk.mail.compose_html import to_html
from helpdesk.mail.html import to_text
from helpdesk.mail.parse import parse
from helpdesk.model.message import Address, Attachment

WIB = timezone(timedelta(hours=7))
OFFICE = Address("DPMPTSP DKI Jakarta – Penyuluhan", "ptsp@office.example")
DEDI = Address("Kurnia, Dedi", "dedi@example.org")


def outgoing(**changes: object) -> Outgoing:
    values: dict[str, object] = {
        "sender": OFFICE,
        "to": (DEDI,),
        "cc": (),
        "subject": "Re: izin praktik [PTSP-2026-000123]",
        "text": "Yth. Bapak/Ibu,\n\nbiayanya nol rupiah – gratis.\n",
        "message_id": "t7.abc.0123456789abcdef@office.example",
        "in_reply_to": "c1@example.org",
        "references": ("c0@example.org", "c1@example.org"),
        "date": datetime(2026, 11, 2, 8, 14, tzinfo=WIB),
    }
    return Outgoing(**(values | changes))  # type: ignore[arg-type]


def test_reply_carries_everything_that_threads_it() -> None:
    message = parse(compose(outgoing()))

    assert message.message_id == "t7.abc.0123456789abcdef@office.example"
    assert message.in_reply_to == "c1@example.org"
    assert message.references == ("c0@example.org", "c1@example.org")
    assert message.sender == OFFICE
    assert message.to == (DEDI,)
    assert message.date == datetime(2026, 11, 2, 8, 14, tzinfo=WIB)
    assert message.text == "Yth. Bapak/Ibu,\n\nbiayanya nol rupiah – gratis.\n"
    assert message.defects == ()


LETTER = """Yth. Bapak/Ibu Rina

1. Persyaratan SIP Dokter

Yang perlu disiapkan:
1. STR <asli>
2. Ijazah & transkrip
Untuk perpanjangan, siapkan juga:
14. Bukti SKP
15. SIP lama

- buka https://jakevo.example/izin?a=1&b=2.
- tulis ke ptsp@office.example

1. A

2. B

Hormat kami,

Unit
Dinas
"""


def test_a_letter_says_the_same_as_text_and_as_html() -> None:
    octets = compose(outgoing(text=LETTER, language="id"))
    ours, theirs = parse(octets), email.message_from_bytes(octets, policy=default)
    plain, html = theirs.get_body(("plain",)), theirs.get_body(("html",))

    assert theirs.get_content_type() == "multipart/alternative"
    assert plain is not None
    assert html is not None
    assert ours.text == LETTER
    assert plain.get_content().replace("\r\n", "\n") == LETTER
    assert ours.html is not None
    assert ours.html.rstrip() == html.get_content().replace("\r\n", "\n").rstrip()
    assert squeezed(to_text(ours.html)) == squeezed(LETTER.replace("\n- ", "\n* "))


def test_lettered_lists_are_lists_and_go_on_where_the_text_goes_on() -> None:
    html = to_html("Siapkan:\na. KTP\nb. Pas foto\n\nUntuk perpanjangan:\nc. SIP lama\n\nDr. Budi menjawab.", "S", "id")

    first, second = re.findall(r"<ol[^>]*>.*?</ol>", html, re.DOTALL)
    assert first.startswith('<ol type="a" style')
    assert re.findall("<li>(.*)</li>", first) == ["KTP", "Pas foto"]
    assert second.startswith('<ol type="a" start="3"')
    assert "Dr. Budi menjawab.</p>" in html
    assert [line for line in to_text(html).splitlines() if line[1:2] == "."] == ["a. KTP", "b. Pas foto", "c. SIP lama"]


def test_the_html_of_a_letter_has_headings_lists_and_links_and_loads_nothing() -> None:
    html = parse(compose(outgoing(text=LETTER, language="id"))).html or ""

    assert '<html lang="id">' in html
    assert html.count("<h2") == 1  # numbers that follow each other in blocks of their own are a list, no headings
    assert '<ol start="14"' in html
    assert "STR &lt;asli&gt;" in html
    assert 'href="https://jakevo.example/izin?a=1&amp;b=2"' in html
    assert 'href="mailto:ptsp@office.example"' in html
    assert not any(word in html.lower() for word in ("<img", "<script", "url(", "<link", "@import"))


@given(st.text(st.sampled_from("ab <>&\"'/=-.1>*\n:@é")))
@settings(deadline=None, max_examples=200)
def test_no_text_becomes_markup_of_its_own(text: str) -> None:
    html = parse(compose(outgoing(text=text))).html or ""
    tags = set(re.findall(r"<(/?[a-z0-9]+)", html.partition("<body")[2]))

    assert {tag.lstrip("/") for tag in tags} <= {
        "div",
        "body",
        "html",
        "p",
        "ol",
        "ul",
        "li",
        "h2",
        "br",
        "blockquote",
        "a",
    }
    assert not text.strip(" >-*\n") or squeezed(to_text(html)).strip(">-*")


def test_a_survey_can_be_unsubscribed_from_with_one_click() -> None:
    message = parse(compose(outgoing(unsubscribe="https://desk.example/stop/abc")))
    assert message.header("List-Unsubscribe") == "<https://desk.example/stop/abc>"
    assert message.header("List-Unsubscribe-Post") == "List-Unsubscribe=One-Click"


@pytest.mark.parametrize("link", ["https://a.example/>,<mailto:x@y>", "javascript:x", "https://a.example/\r\nBcc: b"])
def test_a_page_that_is_none_is_refused(link: str) -> None:
    with pytest.raises(ValueError, match="page"):
        compose(outgoing(unsubscribe=link))


def test_a_domain_beyond_ascii_needs_no_utf8_in_header_or_envelope() -> None:
    octets = compose(outgoing(to=(Address("", "budi@bücher.example"),)))

    assert octets.isascii()
    assert envelope_address("budi@bücher.example") == "budi@xn--bcher-kva.example"
    assert parse(octets).to[0].address.endswith("@xn--bcher-kva.example")


def test_a_name_beyond_ascii_before_the_at_sign_stands_as_it_is() -> None:
    octets = compose(outgoing(to=(Address("Budi", "büdi@warga.example"),)))

    assert "To: Budi <büdi@warga.example>".encode() in octets
    assert envelope_address("büdi@warga.example") == "büdi@warga.example"
    assert parse(octets).to[0].address == "büdi@warga.example"


def test_no_field_tells_of_hidden_recipients_or_programs() -> None:
    names = {name.lower() for name, _ in parse(compose(outgoing(cc=(OFFICE,)))).headers}
    assert names.isdisjoint({"bcc", "user-agent", "x-mailer", "received"})


def test_notice_says_that_a_program_wrote_it() -> None:
    message = parse(compose(outgoing(auto_submitted="auto-replied", in_reply_to=None, references=())))

    assert message.header("Auto-Submitted") == "auto-replied"
    assert message.header("In-Reply-To") is None


def test_equal_mails_have_equal_octets() -> None:
    file = Attachment("surat.pdf", "application/pdf", 3, False, b"abc")
    assert compose(outgoing(attachments=(file,))) == compose(outgoing(attachments=(file,)))


@pytest.mark.parametrize("sign", ["\r", "\n", "\0", "\r\nBcc: x@example.org"], ids=["cr", "lf", "nul", "field"])
@pytest.mark.parametrize(
    "field", ["subject", "name", "address", "message_id", "in_reply_to", "references", "auto_submitted", "filename"]
)
def test_line_end_in_a_field_is_refused(field: str, sign: str) -> None:
    evil = f"a{sign}b@example.org"
    changes: dict[str, object] = {
        "subject": {"subject": evil},
        "name": {"to": (Address(evil, "a@example.org"),)},
        "address": {"to": (Address("", evil),)},
        "message_id": {"message_id": evil},
        "in_reply_to": {"in_reply_to": evil},
        "references": {"references": (evil,)},
        "auto_submitted": {"auto_submitted": evil},
        "filename": {"attachments": (Attachment(evil, "text/plain", 1, False, b"x"),)},
    }[field]  # type: ignore[assignment]

    with pytest.raises(ValueError, match=r"line end|malformed"):
        compose(outgoing(**changes))


def test_mail_to_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="nobody"):
        compose(outgoing(to=()))


def test_naive_date_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        compose(outgoing(date=datetime(2026, 11, 2)))  # noqa: DTZ001 -- the mistake itself


WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=80)
ADDRESSES = st.builds(Address, WORDS, st.from_regex(r"[a-z0-9+_-]{1,20}@[a-z0-9]{1,20}\.(example|id)", fullmatch=True))
IDENTITIES = st.from_regex(r"[a-z0-9$+-]{1,60}@[a-z0-9]{1,30}", fullmatch=True)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), max_size=400)
FILES = st.builds(
    Attachment,
    WORDS.map(lambda name: f"{name}.pdf"),
    st.just("application/pdf"),
    st.just(0),
    st.booleans(),
    st.binary(max_size=200),
)


def squeezed(text: str) -> str:
    return "".join(text.split())


@given(
    st.lists(ADDRESSES, min_size=1, max_size=6),
    WORDS,
    TEXTS,
    st.lists(IDENTITIES, max_size=8),
    st.lists(FILES, max_size=2),
)
@settings(deadline=None, max_examples=150)
def test_any_content_comes_back_from_both_parsers(
    boxes: list[Address], subject: str, text: str, references: list[str], files: list[Attachment]
) -> None:
    octets = compose(
        outgoing(to=tuple(boxes), subject=subject, text=text, references=tuple(references), attachments=tuple(files))
    )
    ours = parse(octets)
    theirs = email.message_from_bytes(octets, policy=default)
    body = theirs.get_body(("plain",))

    assert {box.address for box in ours.to} == {box.address for box in boxes}
    assert squeezed(ours.subject) == squeezed(subject)
    assert squeezed(str(theirs["Subject"] or "")) == squeezed(subject)
    assert ours.text.rstrip("\n") == text.rstrip("\n")
    assert body is not None
    assert squeezed(body.get_content()) == squeezed(text)
    assert ours.references == tuple(dict.fromkeys(references))
    assert [item.content for item in ours.attachments] == [item.content for item in files]
    assert [part.get_content() for part in theirs.iter_attachments()] == [item.content for item in files]


@given(st.lists(ADDRESSES, min_size=1, max_size=40), WORDS, TEXTS, st.lists(FILES, max_size=1))
@settings(deadline=None, max_examples=100)
def test_lines_are_short_and_end_with_crlf(
    boxes: list[Address], subject: str, text: str, files: list[Attachment]
) -> None:
    octets = compose(outgoing(to=tuple(boxes), subject=subject, text=text, attachments=tuple(files)))
    head, _, _ = octets.partition(b"\r\n\r\n")

    assert octets.isascii()
    assert b"\n" not in octets.replace(b"\r\n", b"")
    assert b"\r" not in octets.replace(b"\r\n", b"")
    assert max(map(len, octets.split(b"\r\n"))) <= 998
    assert max(map(len, head.split(b"\r\n"))) <= 300
    assert all(len(line) <= 78 for line in octets.split(b"\r\n") if line.startswith((b" =?", b"Subject:")))


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Tanya izin", "Re: Tanya izin [PTSP-2026-000123]"),
        ("Re: Tanya izin", "Re: Tanya izin [PTSP-2026-000123]"),
        ("Bls: RE: Fwd: Tanya izin [PTSP-2026-000123]", "Re: Tanya izin [PTSP-2026-000123]"),
        ("[PTSP-2026-000123] Re: Tanya izin", "Re: Tanya izin [PTSP-2026-000123]"),
        ("", "Re: [PTSP-2026-000123]"),
        ("Re:", "Re: [PTSP-2026-000123]"),
        ("a\r\nBcc: b", "Re: a Bcc: b [PTSP-2026-000123]"),
        ("Re: Tanya izin [PTSP-***] [PTSP-***] [PTSP-2026-000123]", "Re: Tanya izin [PTSP-2026-000123]"),
        ("Permohonan IMB [ditolak]", "Re: Permohonan IMB [ditolak] [PTSP-2026-000123]"),
        ("[LUAR] Re: [LUAR] Re: Tanya [ptsp-2025-000007]", "Re: [LUAR] Tanya [PTSP-2026-000123]"),
        ("Re: [IMB]", "Re: [IMB] [PTSP-2026-000123]"),
        ("Tanya izin (fwd)", "Re: Tanya izin [PTSP-2026-000123]"),
    ],
)
def test_reply_subject_never_grows(subject: str, expected: str) -> None:
    once = reply_subject(subject, "PTSP-2026-000123")

    assert once == expected
    assert reply_subject(once, "PTSP-2026-000123") == once


def test_references_keep_the_first_and_the_newest() -> None:
    ids = [f"m{number}@example.org" for number in range(60)]
    octets = f"Message-ID: <last@example.org>\nReferences: {' '.join(f'<{name}>' for name in ids)}\n\n".encode()
    found = references_for(parse(octets))

    assert len(found) == MAX_REFERENCES
    assert found[0] == "m0@example.org"
    assert found[-2:] == ("m59@example.org", "last@example.org")


def test_references_begin_with_the_parent_when_there_are_none() -> None:
    message = parse(b"Message-ID: <b@example.org>\nIn-Reply-To: <a@example.org>\n\n")
    assert references_for(message) == ("a@example.org", "b@example.org")


def test_date_of_any_zone_comes_back() -> None:
    for hours in (-11.5, -3, 0, 5.75, 14):
        moment = datetime(2026, 1, 31, 23, 59, 58, tzinfo=UTC).astimezone(timezone(timedelta(hours=hours)))
        assert parse(compose(outgoing(date=moment))).date == moment


def test_a_point_that_stays_open_leaves_its_neighbours_their_headings() -> None:
    html = to_html(
        "1. Biaya\n\nNol.\n\n2. Pertanyaan ini perlu kami periksa dahulu.\n\n3. Lama proses\n\n14 hari.\n", "S", "id"
    )
    assert html.count("<h2") == 2
