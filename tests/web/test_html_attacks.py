"""Hostile HTML in a real browser, every request written down: nothing runs, nothing phones out.

The pieces are proved twice: as the desk shows them, and uncleaned in the same frame, so that the frame's own policy is
known to hold by itself.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest
from playwright.sync_api import Page, Route, expect

from helpdesk.desk import Desk
from helpdesk.store import messages
from helpdesk.web.mail_html import POLICY, clean, remote_images
from tests.rows import every_digest
from tests.web import hostile, mails
from tests.web.browsing import Opener, log_in
from tests.web.seeds import START, deliver


def put(desk: Desk, family: str, html: str) -> tuple[int, int]:
    """Let a mail with this HTML arrive; return (ticket, message)."""
    octets = mails.mail(f"Serangan {family}", f"Apa syarat IPTM? {family}", html=html, address=f"{family}@evil.example")
    deliver(desk, octets, START + timedelta(hours=1))
    with desk.database.read() as tx:
        row_id, _ = every_digest(tx)[-1]
        filed = messages.get(tx, row_id)
    assert filed is not None
    return filed.ticket_id, row_id


LOAD = """number => new Promise(done => {
  const frame = document.querySelector(".html iframe");
  frame.addEventListener("load", done, { once: true });
  frame.src = `${frame.src.split("?")[0]}?n=${number}`;
})"""


def provoke(page: Page) -> None:
    """Do in the mail's frame what a reader may do by accident: click and point at everything but outgoing links."""
    frame = page.locator(".html iframe").element_handle().content_frame()
    assert frame is not None
    for one in frame.locator("a:not([href^=http]):not([href^='//']), button, input, svg, math").all()[:3]:
        if one.is_visible():
            one.click(force=True, no_wait_after=True, timeout=1_000)


def test_a_mail_full_of_attacks_neither_runs_nor_phones_out(opened: Opener, desk: Desk) -> None:
    ticket, _ = put(desk, "semua", hostile.mail())
    watched = opened()
    page = log_in(watched)
    page.goto(f"/tickets/{ticket}")
    url = page.url
    page.get_by_text("tampilan HTML").click()
    expect(page.frame_locator(".html iframe").get_by_text("Awal surat.")).to_be_visible()
    provoke(page)

    assert page.evaluate("window.hacked") is None
    assert page.url == url
    assert watched.foreign == []
    assert watched.errors == []


class Ear(BaseHTTPRequestHandler):
    """A machine that attacks want to reach: it notes whatever is said to it."""

    heard: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:
        self.heard.append(format % args)


@pytest.fixture
def ear() -> Iterator[str]:
    """Give the address of a machine that listens, and see at the end that nobody spoke to it."""
    Ear.heard.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Ear)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    assert Ear.heard == []


def test_the_frames_own_policy_keeps_in_what_cleaning_would_miss(
    opened: Opener, desk: Desk, ear: str, long: bool
) -> None:
    ticket, row_id = put(desk, "satu", "<p>Awal surat.</p>")
    watched = opened()
    page = log_in(watched)
    shown = [""]

    def answer(route: Route) -> None:
        headers = {"content-security-policy": POLICY, "content-type": "text/html; charset=utf-8"}
        route.fulfill(body=f"<!doctype html><body>{shown[0]}", headers=headers)

    page.route(f"**/messages/{row_id}/html*", answer)
    page.goto(f"/tickets/{ticket}")
    url = page.url
    page.get_by_text("tampilan HTML").click()
    for number, piece in enumerate(hostile.pieces(ear)[:: 1 if long else 3]):
        shown[0] = piece
        page.evaluate(LOAD, number)
        provoke(page)
        assert page.evaluate("window.hacked") is None, piece
        assert page.url == url, piece
        assert Ear.heard == [], piece
    watched.errors.clear()  # the browser says what its policy kept out


def test_a_giant_table_stays_in_its_frame(opened: Opener, desk: Desk) -> None:
    ticket, _ = put(desk, "tabel", hostile.giant_table())
    page = log_in(opened(viewport={"width": 390, "height": 800}))
    page.goto(f"/tickets/{ticket}")
    page.get_by_text("tampilan HTML").click()
    expect(page.frame_locator(".html iframe").get_by_text("Awal surat tabel.")).to_be_visible()

    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("#body").fill("Halaman ini masih dapat dipakai.")
    expect(page.locator("#autosave")).to_have_text("tersimpan")


def test_remote_images_are_counted_on_the_ticket_before_anything_is_opened(opened: Opener, desk: Desk) -> None:
    ticket, _ = put(
        desk, "gambar", '<p>Halo</p><img src="http://evil.invalid/a"><img alt="b" src=https://evil.invalid/b>'
    )
    watched = opened()
    page = log_in(watched)
    page.goto(f"/tickets/{ticket}")

    expect(page.get_by_text("2 gambar dari internet diblokir")).to_be_visible()
    assert watched.foreign == []


@pytest.mark.parametrize("piece", hostile.pieces())
def test_what_is_cleaned_names_the_attacker_in_a_link_only(piece: str) -> None:
    shown = (clean(piece).html or "").replace('href="http://evil.invalid/l2"', "")

    assert "evil.invalid" not in shown
    bare = re.sub(r'"[^"]*"', '""', shown)  # what stands in quotes is text
    assert not re.search(r"<(script|style|form|svg|math|iframe|meta|link|base)\b|<[^>]*\s(on\w+|style)\s*=", bare, re.I)


def test_the_estimate_of_remote_images_is_what_cleaning_counts() -> None:
    html = '<img src="http://a/1"><IMG alt=x SRC = \'https://b/2\'><img src=//c/3><img src="cid:x">'

    assert remote_images(html) == 3
    assert remote_images("<img " * 80_000) == 0
