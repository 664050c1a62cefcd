"""The letter in a real browser: sent once however often the key is struck, and what a refusal leaves on the page."""

from __future__ import annotations

import re

from playwright.sync_api import Page, Route, expect

from helpdesk.desk import Desk
from helpdesk.model.delivery import DeliveryState
from helpdesk.model.person import SYSTEM
from helpdesk.review import handle
from helpdesk.store import deliveries, people
from helpdesk.web.app import now_utc
from tests.web.browsing import Opener, log_in, ready
from tests.web.seeds import PASSWORD


def on_ticket(opened: Opener, path: str = "/tickets/1?from=mine", **options: object) -> Page:
    page = log_in(opened(**options))
    page.goto(path)
    return ready(page)


def test_the_key_that_sends_sends_once_whether_it_is_held_or_struck_again(opened: Opener, desk: Desk) -> None:
    page = on_ticket(opened)
    sent: list[Route] = []
    page.route("**/drafts/1/send", lambda route: sent.append(route))  # the server takes its time
    page.locator("#body").focus()
    page.keyboard.down("Control")
    for key in ("Enter", "Enter"):  # held: the second is a repetition
        page.keyboard.down(key)
    page.keyboard.up("Enter")
    page.keyboard.press("Enter")
    page.keyboard.up("Control")
    page.wait_for_timeout(300)
    assert len(sent) == 1
    sent[0].continue_()

    expect(page.locator(".undo")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/tickets/1\?from=mine$"))
    with desk.database.read() as tx:
        assert [d.state for d in deliveries.of_ticket(tx, 1)] == [DeliveryState.HELD]


def test_a_long_address_and_subject_are_read_whole_on_a_phone(opened: Opener) -> None:
    page = on_ticket(opened, viewport={"width": 390, "height": 844})
    address = "Raden Ayu Siti Rahmawati Kusumaningrum <siti.rahmawati.kusumaningrum@perusahaan.warga.example>"
    page.locator("#to").fill(address)
    page.locator("#subject").fill("Re: " + "Perpanjang SIP dokter dan biaya makam " * 2)

    for field in ("#to", "#cc", "#subject"):
        hidden = "e => [e.scrollWidth - e.clientWidth, e.scrollHeight - e.clientHeight]"
        assert page.locator(field).evaluate(hidden) == [0, 0]
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.locator("#to")).to_have_value(address)


def test_a_letter_that_came_back_shows_why_keeps_its_text_and_the_page_lives_on(opened: Opener, desk: Desk) -> None:
    page = on_ticket(opened, viewport={"width": 1366, "height": 768})
    page.evaluate("document.getElementById('letter-form').noValidate = true")  # as a browser without that check
    page.locator("#to").fill("")
    page.locator("#body").fill("Teks yang belum tersimpan.")
    page.keyboard.press("Control+Enter")

    expect(page.locator("#letter > .problem").first).to_be_in_viewport()
    expect(page.locator("#to")).to_be_focused()
    expect(page).to_have_url(re.compile(r"/tickets/1\?from=mine$"))
    expect(page.locator(".rail [aria-current]")).to_contain_text("Tugas saya")
    expect(page.locator("#autosave")).to_have_text("tersimpan")
    page.locator("#to").blur()
    handle.add_note(desk, SYSTEM, 1, "Catatan rekan", now_utc())
    expect(page.locator("#note-list")).to_contain_text("Catatan rekan")
    expect(page.locator("#body")).to_have_value("Teks yang belum tersimpan.")
    expect(page.locator("#letter > .problem").first).to_contain_text("Isi dahulu alamat penerima")
    page.reload()
    expect(page.locator("#body")).to_have_value("Teks yang belum tersimpan.")


def test_what_must_be_confirmed_is_shown_above_the_bar_and_asked_for_in_our_words(opened: Opener) -> None:
    page = on_ticket(opened, viewport={"width": 1366, "height": 768})
    page.locator("#to").fill("lain@warga.example")
    page.locator("#body").fill("NIK Anda 3174054503900002 sudah kami terima.\n" * 30)
    expect(page.locator("#autosave")).to_have_text("tersimpan")
    box = page.locator("[name=confirmed]").first
    expect(box).to_be_attached()
    for top in range(0, 2400, 40):  # wherever one is on the page
        page.evaluate("top => { document.body.focus(); scrollTo(0, top); }", top)
        page.keyboard.press("Control+Enter")
        expect(box).to_be_focused()
        row, bar = box.locator("..").bounding_box(), page.locator(".letter > .send").bounding_box()
        assert row is not None
        assert bar is not None
        assert 0 <= row["y"] <= row["y"] + row["height"] <= bar["y"], top
    assert box.evaluate("box => box.validationMessage") == "Baca peringatan ini dahulu, lalu centang."

    for one in page.locator("[name=confirmed]").all():
        one.check()
    page.keyboard.press("Control+Enter")
    expect(page.locator(".undo")).to_be_visible()


def test_without_an_address_the_field_is_shown_and_nothing_is_sent(opened: Opener, desk: Desk) -> None:
    page = on_ticket(opened)
    page.locator("#to").fill("")
    page.locator("#body").focus()
    page.keyboard.press("Control+Enter")

    expect(page.locator("#to")).to_be_focused()
    expect(page.locator("#to")).to_be_in_viewport()
    assert page.locator("#to").evaluate("to => to.validationMessage") == "Isi dahulu alamat penerima."
    page.keyboard.type("siti.rahmawati@warga.example")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".undo")).to_be_visible()
    with desk.database.read() as tx:
        assert [d.state for d in deliveries.of_ticket(tx, 1)] == [DeliveryState.HELD]


def test_whether_the_letter_is_saved_stands_beside_the_button_and_in_amber_while_it_is_not(opened: Opener) -> None:
    watched = opened(viewport={"width": 1366, "height": 768}, reduced_motion="reduce")
    page = on_ticket(lambda: watched)
    colour = "node => getComputedStyle(node).color"
    page.locator("#body").fill("Baris.\n" * 60)
    saved = page.locator("#autosave")
    expect(saved).to_have_text("tersimpan")
    calm = saved.evaluate(colour)
    page.route("**/save", lambda route: route.fulfill(status=401, json={"error": "login"}))
    page.locator("#body").press("Control+End")
    page.keyboard.type("Lagi.")

    expect(saved).to_contain_text("sesi berakhir: masuk lagi")
    expect(saved).to_be_in_viewport()
    assert saved.evaluate(colour) != calm
    watched.errors.clear()  # the refused saving itself


def test_who_sends_after_the_session_ended_logs_in_and_is_back_at_the_letter_with_its_text(
    opened: Opener, desk: Desk
) -> None:
    watched = opened()
    page = on_ticket(lambda: watched)
    with desk.database.transaction() as tx:
        rina = people.by_email(tx, "rina@dpmptsp.example")
        assert rina is not None
        people.change(tx, rina.id, session_epoch=rina.session_epoch + 1)
    page.locator("#body").fill("Teks sesudah sesi berakhir.")
    expect(page.locator("#autosave")).to_contain_text("sesi berakhir")
    page.keyboard.press("Control+Enter")

    expect(page.get_by_text("Sesi Anda sudah berakhir")).to_be_visible()
    page.get_by_label("Alamat surel").fill("rina@dpmptsp.example")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()
    expect(page).to_have_url(re.compile(r"/tickets/1\?from=mine$"))
    page.get_by_role("button", name="Pulihkan").click()
    expect(page.locator("#body")).to_have_value("Teks sesudah sesi berakhir.")
    watched.errors.clear()  # the refused saving itself


def test_a_letter_that_was_taken_back_folds_in_the_conversation(opened: Opener) -> None:
    page = on_ticket(opened)
    page.keyboard.press("Control+Enter")
    letter = page.locator(".message.ours")
    expect(letter).to_have_attribute("open", "")
    ready(page).keyboard.press("u")

    expect(page.locator("#body")).to_be_visible()
    expect(letter).to_contain_text("dibatalkan")
    assert letter.get_attribute("open") is None
