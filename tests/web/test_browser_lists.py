"""Lists in a real browser: ticks by keyboard and mouse, results while typing, and what an error or a sleep leaves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from helpdesk.desk import Desk
from helpdesk.store import mailboxes
from tests.web.browsing import Opener, Watched, log_in, violations
from tests.web.conftest import Watch
from tests.web.serving import Visitor


@pytest.fixture
def watched(browser: Browser, address: str, rina: Visitor) -> Iterator[Watched]:
    """Give a browser in which Rina has logged in; it speaks to nobody else and meets no error."""
    context = browser.new_context(base_url=address, reduced_motion="reduce")
    context.set_default_timeout(60_000)
    context.add_cookies([{"name": c.name, "value": c.value or "", "url": address} for c in rina.http.cookies.jar])
    one = Watched(context)
    yield one
    context.close()
    assert one.foreign == []
    assert one.errors == []


def shown(watched: Watched, path: str) -> Page:
    page = watched.page()
    page.goto(path)
    expect(page.locator("html.js")).to_be_attached()
    return page


def test_tickets_are_ticked_by_keyboard_and_taken_together(watched: Watched, desk: Desk) -> None:
    page = shown(watched, "/queue/to-review")
    expect(page.get_by_role("button", name="Jawab bersama")).to_be_hidden()
    for key in ("j", "x", "j", "j", "Shift+X"):
        page.keyboard.press(key)
    expect(page.locator("#ticked")).to_have_text("3 tiket dipilih")
    page.keyboard.press("x")
    expect(page.locator("#ticked")).to_have_text("2 tiket dipilih")

    page.get_by_role("button", name="Ambil").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Selesai: 2 tiket")
    assert violations(page) == []
    page.keyboard.press("q")
    expect(page).to_have_url(re.compile("/queue/to-review"))


def test_ticks_stay_while_the_list_renews_itself(watched: Watched, desk: Desk, rina: Visitor) -> None:
    page = shown(watched, "/queue/to-review")
    mine, other = (page.locator(".line").nth(number).get_attribute("data-item") for number in (1, 2))
    page.locator(f"#tick-{mine}").check()
    rina.post(f"/tickets/{other}/assign", {"person": "1"})

    expect(page.locator(f"[data-item='{other}'] .mine")).to_contain_text("Rina")
    expect(page.locator(f"#tick-{mine}")).to_be_checked()
    expect(page.locator("#ticked")).to_have_text("1 tiket dipilih")


def test_one_answer_for_many_is_written_on_a_page_without_faults(watched: Watched) -> None:
    page = shown(watched, "/queue/to-review")
    page.get_by_role("checkbox", name="Pilih semua di halaman ini").check()
    page.get_by_role("button", name="Jawab bersama").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("pemohon sekaligus")
    assert violations(page) == []


def test_results_appear_while_typing_and_are_reached_by_arrows(watched: Watched) -> None:
    page = shown(watched, "/queue/to-review")
    page.keyboard.press("/")
    page.keyboard.type("siti")
    expect(page.locator("#brief a").first).to_contain_text("Siti Rahmawati")
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("#brief")).to_be_hidden()

    page.keyboard.type(" r")
    expect(page.locator("#brief a").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/tickets/1"))


def test_results_while_typing_leave_room_for_what_the_mails_are_about(watched: Watched) -> None:
    for width, least in ((1366, 200), (1024, 200), (390, 250)):
        page = shown(watched, "/queue/to-review")
        page.set_viewport_size({"width": width, "height": 768})
        page.locator("#q").fill("siti")
        line = page.locator("#brief a").first
        expect(line).to_be_visible()
        about, number = line.locator(".brief-what").bounding_box(), line.locator(".soft").bounding_box()
        assert about is not None
        assert number is not None
        assert about["width"] >= least, width
        assert number["height"] < 30, width  # in one line
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
        page.close()


def test_on_a_phone_the_queue_that_is_shown_is_in_view_and_stays_there(watched: Watched, rina: Visitor) -> None:
    page = watched.page()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/queue/done")
    current = page.locator("#rail [aria-current]")
    expect(current).to_be_in_viewport(ratio=1)
    page.evaluate("document.getElementById('rail').dataset.old = 'yes'")
    rina.post("/tickets/1/notes", {"text": "halo"})

    expect(page.locator("#rail[data-old]")).to_have_count(0)
    expect(current).to_be_in_viewport(ratio=1)


def test_the_whole_menu_is_seen_on_a_small_screen(opened: Opener) -> None:
    page = log_in(opened(viewport={"width": 1366, "height": 640}), "agus")
    page.locator(".menu > summary").click()
    for words in ("Akun saya", "Catatan kejadian", "Keluar"):
        expect(page.locator(".sheet").get_by_text(words)).to_be_in_viewport(ratio=1)
    assert page.locator(".sheet").evaluate("sheet => sheet.scrollHeight <= sheet.clientHeight")


def test_a_filter_is_chosen_saved_and_taken_away_by_keyboard(watched: Watched) -> None:
    page = shown(watched, "/queue/to-review")
    page.locator("#filters > summary").press("Enter")
    page.get_by_label("Bahasa", exact=True).select_option("en")
    page.get_by_role("button", name="Terapkan").press("Enter")
    expect(page).to_have_url(re.compile("language=en"))
    expect(page.locator(".chip")).to_contain_text("Bahasa: Inggris")
    page.locator("#save-view > summary").press("Enter")
    page.get_by_label("Nama tampilan").fill("Surat Inggris")
    page.get_by_role("button", name="Simpan", exact=True).press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Surat Inggris")
    expect(page.locator("#rail [aria-current=page]")).to_contain_text("Surat Inggris")
    assert violations(page) == []


def test_what_time_alone_changes_is_shown_without_reloading(watched: Watched, desk: Desk, watch: Watch) -> None:
    with desk.database.transaction() as tx:
        mailboxes.heartbeat(tx, "penyuluhan", watch.now)
    page = watched.page()
    page.clock.install()
    page.goto("/queue/to-review")
    expect(page.locator("html.js")).to_be_attached()
    expect(page.get_by_text("sudah lama tidak dibaca")).to_be_hidden()
    watch.now += timedelta(hours=1)

    page.clock.run_for(61_000)
    expect(page.get_by_text("sudah lama tidak dibaca")).to_be_visible()
