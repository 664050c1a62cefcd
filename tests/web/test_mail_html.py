from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk.model.message import Attachment
from helpdesk.web.mail_html import MAX_SPANS, clean, picture_type
from tests.web.mails import HOSTILE, PNG

LOGO = Attachment("logo.png", "image/png", len(PNG), inline=True, content=PNG, content_id="logo@here")
RUNS = re.compile(r"<(script|style|form|input|button|svg|math|iframe|object|embed|meta|base|link|video)|\son\w+=", re.I)


def test_nothing_that_runs_or_loads_is_left_of_a_hostile_mail() -> None:
    shown = clean(HOSTILE, [LOGO])

    assert shown.html is not None
    assert not RUNS.search(shown.html)
    assert "evil.invalid" not in shown.html
    assert "javascript:" not in shown.html
    assert "data:text" not in shown.html
    assert "style=" not in shown.html
    assert "Halo, apa syarat IPTM?" in shown.html


def test_remote_images_are_counted_and_images_of_the_mail_become_part_of_the_page() -> None:
    shown = clean(HOSTILE, [LOGO])

    assert shown.blocked == 2
    assert (shown.html or "").count("data:image/png;base64,") == 1


def test_an_attachment_that_only_claims_to_be_an_image_is_not_embedded() -> None:
    fake = Attachment("a.png", "image/png", 5, inline=True, content=b"<svg>", content_id="logo@here")

    assert "data:" not in (clean('<img src="cid:logo@here">', [fake]).html or "")


@pytest.mark.parametrize("html", ["<div>" * 30_000, "x" * 500_000, "<b" + " a" * 250_000])
def test_html_that_is_too_large_is_not_shown(html: str) -> None:
    assert clean(html).html is None


@given(st.text(alphabet=st.sampled_from("<>=\"'/ abscriptonxhef:&;"), max_size=200))
@settings(deadline=None)
def test_whatever_is_cleaned_holds_nothing_that_runs(text: str) -> None:
    assert not re.search(
        r"<script|<[^>]*\son\w+\s*=", clean(f"<script>{text}</script><p {text}>{text}").html or "", re.I
    )


def test_an_image_is_known_by_its_first_octets() -> None:
    assert picture_type(PNG) == "image/png"
    assert picture_type(b"\xff\xd8\xff\xe0") == "image/jpeg"
    assert picture_type(b"RIFF\0\0\0\0WEBPVP8 ") == "image/webp"
    assert picture_type(b"<svg xmlns='http://www.w3.org/2000/svg'/>") is None
    assert picture_type(b"") is None


def test_a_table_keeps_the_spans_of_a_letter_and_loses_those_that_stop_a_browser() -> None:
    kept = clean("<table width='100%' border=1><tr><td colspan=3 rowspan=2>a</td></tr></table>").html or ""
    lost = clean("<table width=999999 border=9999><tr><td colspan=1000 rowspan=65534>a</td></tr></table>").html or ""

    assert 'colspan="3"' in kept
    assert 'rowspan="2"' in kept
    assert 'width="100%"' in kept
    assert not re.search("span=|width=|border=", lost)
    many = clean("<table><tr>" + "<td colspan=9>a</td>" * 5_000)
    assert 0 < (many.html or "").count("colspan") <= MAX_SPANS
