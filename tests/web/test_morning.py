"""A counselor's morning, by keyboard alone; and what two people or a lost connection do to a letter."""

from __future__ import annotations

import re
from datetime import timedelta

from playwright.sync_api import Page, Route, expect

from helpdesk.desk import Desk
from helpdesk.model.delivery import DeliveryState
from helpdesk.model.person import SYSTEM
from helpdesk.model.ticket import TicketState
from helpdesk.review import review
from helpdesk.store import deliveries, drafts, judgements, notes, tickets
from helpdesk.web.app import now_utc
from tests.web.browsing import Opener, log_in, ready
from tests.web.seeds import PASSWORD, START


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until an element has the focus."""
    for _ in range(80):
        if page.evaluate("selector => document.activeElement?.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never comes to {selector}")


def begin(page: Page, who: str) -> Page:
    """Log in with the keyboard."""
    page.goto("/login")
    tab_to(page, "[name=email]")
    page.keyboard.type(f"{who}@dpmptsp.example")
    tab_to(page, "[name=password]")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/queue/"))
    return ready(page)


def back_to(page: Page, selector: str) -> None:
    """Press Shift+Tab until an element has the focus."""
    for _ in range(80):
        if page.evaluate("selector => document.activeElement?.matches(selector)", selector):
            return
        page.keyboard.press("Shift+Tab")
    raise AssertionError(f"Shift+Tab never comes to {selector}")


def answered(desk: Desk, *ticket_ids: int) -> None:
    """Let the replies on these tickets have gone out an hour ago."""
    for ticket_id in ticket_ids:
        with desk.database.read() as tx:
            draft = drafts.open_draft(tx, ticket_id)
        assert draft is not None
        review.approve(desk, SYSTEM, draft.id, draft.version, START)
        with desk.database.transaction() as tx:
            for claimed in deliveries.claim(tx, START + timedelta(minutes=1), "test", 9):
                deliveries.record(tx, claimed, DeliveryState.SENT, code=250, reply="ok", sent_at=START)
            tickets.change(tx, ticket_id, START, answered_at=now_utc())


def swap_edit_and_ask(page: Page, desk: Desk) -> None:
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("2")  # swap one answer
    expect(page.locator("#question-2").get_by_text("dipilih orang")).to_be_visible()
    with desk.database.read() as tx:
        assert list(judgements.of_message(tx, 1)) == [1]

    page.keyboard.press("e")  # edit one
    page.keyboard.press("Control+Home")
    page.keyboard.type("Salam dari Rina. ")
    page.keyboard.press("Escape")
    page.keyboard.press("m")  # ask for what is missing
    expect(page.locator("#body")).to_have_value(re.compile("berkas berikut belum kami terima"))
    expect(page.locator("#autosave")).to_have_text("tersimpan")


def search(page: Page) -> None:
    ready(page).keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("rahmawati")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/search"))
    expect(page.locator("main")).to_contain_text("Siti Rahmawati")


def close_what_is_answered(page: Page) -> None:
    ready(page).keyboard.press("Control+k")
    page.keyboard.type("menunggu pemohon")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/queue/waiting-citizen"))
    ready(page)
    expect(page.locator(".line")).to_have_count(3)
    for key in ("j", "j", "x", "j", "Shift+X"):  # the first of the list is the letter of a minute ago
        page.keyboard.press(key)
    expect(page.locator("#ticked")).to_have_text("2 tiket dipilih")
    back_to(page, "#bulk [value=closed]")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("2 tiket"))


def collide(bayu: Page) -> None:
    """Send, from a page that is an hour old, what a colleague has sent meanwhile."""
    ready(bayu).keyboard.press("e")
    expect(bayu.locator("#body")).to_be_focused()  # else what is typed are commands
    bayu.keyboard.press("Control+End")
    bayu.keyboard.type(" Dari Bayu.")
    bayu.keyboard.press("Control+Enter")
    expect(bayu.get_by_text("diubah atau dikirim orang lain").first).to_be_visible()
    expect(bayu.locator("#typed")).to_have_value(re.compile(r"Dari Bayu\.$"))


def send_undo_and_send_again(page: Page) -> None:
    page.keyboard.press("Control+Enter")
    expect(page.locator(".undo")).to_be_visible()
    expect(page.locator("#body")).to_have_count(0)  # else the letter would take the key
    ready(page).keyboard.press("u")
    expect(page.locator("#body")).to_have_value(re.compile("^Salam dari Rina"))
    ready(page).keyboard.press("Control+Enter")
    expect(page.locator(".undo")).to_be_visible()


def test_a_counselors_morning_by_keyboard_alone_while_a_second_one_collides(opened: Opener, desk: Desk) -> None:
    answered(desk, 2, 3)
    page = begin(opened().page(), "rina")
    second = opened()
    bayu = begin(second.page(), "bayu")
    bayu.goto("/tickets/1")
    ready(bayu).route("**/live?*", lambda route: route.abort())
    bayu.route("**/tickets/1*", lambda route: route.fallback() if route.request.is_navigation_request() else None)
    second.context.set_offline(True)  # it sleeps from now on: what Rina does is not seen there
    page.keyboard.press("j")
    page.keyboard.press("Enter")  # take the next ticket
    expect(page).to_have_url(re.compile("/tickets/1"))
    ready(page).keyboard.press("a")
    expect(page.get_by_text("ditangani Rina Kusuma")).to_be_visible()

    swap_edit_and_ask(page, desk)
    send_undo_and_send_again(page)
    with desk.database.read() as tx:
        assert [d.state for d in deliveries.of_ticket(tx, 1)] == [DeliveryState.CANCELLED, DeliveryState.HELD]

    second.context.set_offline(False)
    collide(bayu)
    bayu.close()
    second.errors.clear()  # the connection that sleeps
    with desk.database.read() as tx:
        assert len(deliveries.of_ticket(tx, 1)) == 2  # nothing goes out twice
    search(page)
    close_what_is_answered(page)
    with desk.database.read() as tx:
        states = [tickets.get(tx, number).state for number in (1, 2, 3)]
    assert states == [TicketState.WAITING_CITIZEN, TicketState.CLOSED, TicketState.CLOSED]


def test_a_caution_is_confirmed_by_keyboard_before_the_letter_goes(opened: Opener, desk: Desk) -> None:
    page = log_in(opened())
    page.goto("/tickets/1")
    ready(page).keyboard.press("e")
    page.keyboard.press("Control+End")
    page.keyboard.type("\nNIK 3174054503900002")
    expect(page.locator("[name=confirmed]")).to_have_count(1)
    page.keyboard.press("Control+Enter")
    page.keyboard.press("Escape")
    with desk.database.read() as tx:
        assert deliveries.of_ticket(tx, 1) == ()
    page.keyboard.press("Escape")
    page.locator("#letter-title").click()
    page.keyboard.press("p")
    expect(page.locator("[name=confirmed]")).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Control+Enter")

    expect(page.locator(".undo")).to_be_visible()


def test_every_command_is_found_by_its_name_and_a_note_calls_a_colleague(opened: Opener, desk: Desk) -> None:
    page = log_in(opened())
    page.goto("/tickets/1")
    ready(page).keyboard.press("Control+k")
    page.keyboard.type("tulis cat")
    expect(page.locator("#palette-list [aria-selected=true]")).to_contain_text("Tulis catatan")
    page.keyboard.press("Enter")
    expect(page.locator("#note")).to_be_focused()
    page.keyboard.type("Tolong @ba")
    expect(page.locator(".mention-list")).to_contain_text("Bayu Adi")
    page.keyboard.press("Enter")
    expect(page.locator("#note")).to_have_value("Tolong @Bayu Adi ")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#note-list")).to_contain_text("@Bayu Adi")
    page.keyboard.press("Control+k")
    page.keyboard.type("bahasa inggris")
    page.keyboard.press("Enter")
    expect(page.locator("#body")).to_have_value(re.compile("^Dear"))

    bayu = log_in(opened(), "bayu")
    expect(bayu.locator("#mentions-tool .count")).to_contain_text("1")
    with desk.database.read() as tx:
        assert [note.text for note in notes.of_ticket(tx, 1)] == ["Tolong @Bayu Adi"]


def test_a_second_counselor_is_seen_and_both_texts_come_together(opened: Opener, desk: Desk) -> None:
    rina, bayu = log_in(opened()), log_in(opened(), "bayu")
    rina.goto("/tickets/1")
    bayu.goto("/tickets/1")
    ready(bayu).route("**/live*", lambda route: route.abort())
    ready(rina).locator("#body").focus()
    rina.keyboard.press("Control+Home")
    rina.keyboard.type("Dari Rina. ")
    expect(rina.locator("#autosave")).to_have_text("tersimpan")
    expect(bayu.locator("#here")).to_contain_text("Rina Kusuma")

    bayu.locator("#body").focus()
    bayu.keyboard.press("Control+End")
    bayu.keyboard.type("\nDari Bayu.")
    expect(bayu.locator("#body")).to_have_value(re.compile(r"^Dari Rina\. .*\nDari Bayu\.$", re.DOTALL))
    expect(rina.locator("#body")).to_have_value(re.compile(r"^Dari Rina\. .*\nDari Bayu\.$", re.DOTALL))
    expect(bayu.locator("#collision")).to_be_hidden()
    with desk.database.read() as tx:
        draft = drafts.open_draft(tx, 1)
    assert draft is not None
    assert draft.body.startswith("Dari Rina. ")
    assert draft.body.endswith("Dari Bayu.")


def test_what_is_typed_while_the_answer_is_under_way_loses_no_text_of_a_colleague(opened: Opener, desk: Desk) -> None:
    rina, bayu = log_in(opened()), log_in(opened(), "bayu")
    rina.goto("/tickets/1")
    bayu.goto("/tickets/1")
    held: list[Route] = []

    def type_on(route: Route) -> None:
        answer = route.fetch()
        if answer.status == 409 and not held:
            held.append(route)
            bayu.evaluate("b => document.querySelector(b).setRangeText(' Dan lagi.', 1e6, 1e6)", "#body")
        route.fulfill(response=answer)

    ready(bayu).route("**/tickets/1*", lambda _: None)  # the page never hears of the colleague by itself
    bayu.route("**/save", type_on)
    ready(rina).locator("#body").focus()
    rina.keyboard.press("Control+Home")
    rina.keyboard.type("Dari Rina. ")
    expect(rina.locator("#autosave")).to_have_text("tersimpan")

    bayu.locator("#body").focus()
    bayu.keyboard.press("Control+End")
    bayu.keyboard.type("\nDari Bayu.")
    both = re.compile(r"^Dari Rina\. .*\nDari Bayu\. Dan lagi\.$", re.DOTALL)
    expect(bayu.locator("#body")).to_have_value(both)
    expect(rina.locator("#body")).to_have_value(both)
    assert held


def test_a_letter_outlives_a_lost_connection_and_a_closed_browser(opened: Opener, desk: Desk) -> None:
    watched = opened()
    page = log_in(watched)
    page.goto("/tickets/1")
    ready(page)
    watched.context.set_offline(True)
    page.locator("#body").fill("Ditulis tanpa sambungan.")
    expect(page.locator("#autosave")).to_contain_text("teks tersimpan di komputer ini")
    page.evaluate("navigator.sendBeacon = undefined")  # a browser that is killed has no last word that comes through
    page.close(run_before_unload=False)
    watched.context.set_offline(False)
    again = watched.page()
    again.goto("/tickets/1")
    ready(again)

    expect(again.locator("#restore")).to_contain_text("Ditulis tanpa sambungan.")
    again.get_by_role("button", name="Pulihkan").press("Enter")
    expect(again.locator("#autosave")).to_have_text("tersimpan")
    with desk.database.read() as tx:
        draft = drafts.open_draft(tx, 1)
    assert draft is not None
    assert draft.body == "Ditulis tanpa sambungan."
    assert again.evaluate("Object.keys(localStorage).filter(key => key.startsWith('konsep')).length") == 0
    watched.errors.clear()  # the broken connection itself


def test_large_text_and_still_pictures(opened: Opener) -> None:
    page = log_in(opened(viewport={"width": 640, "height": 900}, reduced_motion="reduce"))
    page.goto("/tickets/1")
    page.add_style_tag(url="/static/tokens.css")
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter(e => getComputedStyle(e).transitionDuration !== '0s').length"
    )
    assert moving == 0


def test_how_sure_the_desk_is_can_be_read_as_a_number_without_a_mouse(opened: Opener) -> None:
    page = log_in(opened())
    page.goto("/tickets/1")
    ready(page)
    number = page.locator(".candidate .percent").first
    expect(number).to_be_hidden()
    tab_to(page, "#numbers summary")
    page.keyboard.press("Enter")

    expect(number).to_be_visible()
    expect(number).to_have_text(re.compile(r"^\d+ %$"))
