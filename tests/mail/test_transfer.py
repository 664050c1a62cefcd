"""Encoded texts with plain lines below, as list servers, gateways and scanners append them."""

from __future__ import annotations

import base64
import quopri

import pytest

from helpdesk.mail.parse import parse

TEXT = "Kapan loket buka? Terima kasih banyak. Über die Ä-Straße, 何時ですか。" * 4
FOOTERS = {
    "list": "_______________________________________________\nWarga mailing list\nhttps://lists.example/listinfo/warga?id=ab12",
    "dashes": "-- \nDiese E-Mail wurde von Avast auf Viren geprüft.",
    "no rule": "This email has been scanned for viruses.",
    "equals": "==========\nSent through the gateway of Example Ltd",
    "chinese": "本邮件已经过病毒扫描，请放心打开。",
    "link": "https://lists.example/listinfo/warga",
}


def wrapped(text: str, width: int) -> str:
    coded = base64.b64encode(text.encode()).decode()
    return "\n".join(coded[start : start + width] for start in range(0, len(coded), width))


def read(body: str, encoding: str, kind: str = "plain") -> tuple[str, tuple[str, ...]]:
    head = "Message-ID: <1@a.example>\nDate: Mon, 2 Nov 2026 08:14:00 +0700\nFrom: a@a.example\n"
    head += f"Content-Type: text/{kind}; charset=utf-8\n"
    message = parse(f"{head}Content-Transfer-Encoding: {encoding}\n\n{body}\n".encode())
    return message.text, message.defects


@pytest.mark.parametrize("footer", FOOTERS.values(), ids=FOOTERS)
@pytest.mark.parametrize("width", [60, 76, 10_000])
@pytest.mark.parametrize("text", [TEXT, TEXT[:-1], TEXT[:-2], "Ya!", "a"])
@pytest.mark.parametrize("between", ["\n", "\n\n\n"])
def test_a_plain_footer_below_base64_is_text_and_damages_nothing(
    footer: str, width: int, text: str, between: str
) -> None:
    if len(text) < 4 and not wrapped(text, width).endswith("="):
        return  # four letters may be a word
    found, defects = read(wrapped(text, width) + between + footer, "base64")

    assert found == f"{text}\n\n{footer}\n"
    assert defects == ("plain text below encoded text",)


def test_a_plain_footer_below_html_in_base64_is_its_last_lines() -> None:
    body = wrapped("<html><body><p>Kapan buka?</p></body></html>", 76) + "\n" + FOOTERS["list"]
    assert read(body, "base64", "html")[0] == f"Kapan buka?\n\n{FOOTERS['list']}"


@pytest.mark.parametrize("damage", ["!", "*", " ", "\n\n", "é"])
@pytest.mark.parametrize("at", [10, 76, 100, 300])
def test_base64_that_is_damaged_in_the_middle_goes_on(damage: str, at: int) -> None:
    coded = wrapped(TEXT, 76)
    found, defects = read(coded[:at] + damage + coded[at:], "base64")

    assert found == TEXT
    assert "plain text below encoded text" not in defects


@pytest.mark.parametrize(
    "text", ["Halo\nkapan loket di sini buka lagi?\nTerima kasih", "Selamat pagi bapak\nkapan buka?"]
)
def test_plain_text_that_says_base64_is_whole(text: str) -> None:
    assert read(text, "base64") == (f"{text}\n", ("says base64 and is plain text",))


@pytest.mark.parametrize("name", ["list", "equals"])
def test_a_plain_footer_below_quoted_printable_damages_nothing(name: str) -> None:
    coded = quopri.encodestring(TEXT.encode()).decode()
    assert read(f"{coded}\n\n{FOOTERS[name]}", "quoted-printable")[0].split() == f"{TEXT}\n{FOOTERS[name]}".split()


def test_a_rule_of_the_writer_within_quoted_printable_ends_nothing() -> None:
    text = f"{TEXT}\n-------\nGrüße, Jürgen\n_____\nÄ = B"
    coded = quopri.encodestring(text.encode()).decode()
    assert read(coded, "quoted-printable") == (f"{text}\n", ())
