from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from helpdesk.desk import Desk
from helpdesk.model.delivery import DeliveryState
from helpdesk.model.person import SYSTEM
from helpdesk.review import handle, review
from helpdesk.store import deliveries, drafts, judgements, people, receipts
from helpdesk.store.receipts import Arrival
from helpdesk.web.app import now_utc
from tests import papers
from tests.web import mails
from tests.web.applying import apply
from tests.web.browsing import Opener, log_in, ready, violations
from tests.web.following import follow_up_seeds
from tests.web.seeds import START, deliver, judge_many
from tests.web.test_figures_pages import applied
from tests.web.test_late_page import late_ones

PAGES = (
    "/queue/to-review",
    "/queue/needs-person",
    "/queue/mine",
    "/queue/unsure",
    "/queue/done",
    "/queue/to-review?language=id&sort=newest",
    "/search?q=siti tahap:entah",
    "/search?q=tidakada",
    "/failed-mail",
    "/tickets/1",
    "/tickets/2",
    "/tickets/3",
    "/tickets/4",
    "/tickets/5",
    "/tickets/7",
    "/tickets/8?find=siup&at=0",
    "/tickets/new",
    "/knowledge",
    "/knowledge/iptm-baru",
    "/follow-up?of=all",
    "/visits",
    "/applications",
    "/sources",
    "/applications?q=tidakada",
    "/applications/1",
    "/applications/2",
    "/applications/3",
    "/tickets/1/applications/new",
    "/certainty",
    "/drafts",
    "/drafts?days=30",
    "/templates?name=documents&language=id",
    "/people",
    "/mailboxes",
    "/switches",
    "/calendar?year=2027",
    "/log",
    "/figures",
    "/figures?from=2020-01-01&to=2020-01-31",
    "/figures/report?month=2026-11",
    "/satisfaction",
    "/late",
    "/account",
    "/mentions",
    "/approvals",
    "/tickets/999",
)


def test_a_counselor_works_a_ticket_by_keyboard_alone(opened: Opener, desk: Desk) -> None:
    page = ready(log_in(opened()))
    page.keyboard.press("j")
    expect(page.locator(".line.current")).to_have_attribute("data-item", "1")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/tickets/1"))
    ready(page)

    page.keyboard.press("a")
    expect(page.get_by_text("ditangani Rina Kusuma")).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("#question-2")).to_have_class(re.compile("current"))
    page.keyboard.press("2")
    expect(page.locator("#question-2").get_by_text("dipilih orang")).to_be_visible()
    with desk.database.read() as tx:
        assert list(judgements.of_message(tx, 1)) == [1]

    page.keyboard.press("n")
    page.keyboard.type("Sudah ditelepon.")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Simpan catatan").press("Enter")
    expect(page.locator("#note-list")).to_contain_text("Sudah ditelepon.")


def test_an_attachment_is_confirmed_and_another_changed_by_keyboard_alone(opened: Opener, desk: Desk) -> None:
    files = [(name, b"%PDF-1.4 x", "application/pdf") for name in ("STR.pdf", "surat.pdf")]
    deliver(desk, papers.mail("SIPP", "Mohon dicek berkas SIPP perawat saya.", files), START + timedelta(hours=1))
    page = log_in(opened())
    page.goto("/tickets/9")
    ready(page)

    page.keyboard.press("y")
    expect(page.locator(".files li").first).to_contain_text("diperiksa orang")
    page.locator(".files li").nth(1).locator("summary").first.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("KTP pemohon")
    page.locator(".files li").nth(1).get_by_role("button", name="Simpan").press("Enter")
    expect(page.locator(".files li").nth(1)).to_contain_text("diperiksa orang")
    expect(page.locator(".files li").nth(1).locator(".tag").first).to_have_text("KTP pemohon")


def test_a_letter_is_edited_sent_taken_back_and_sent_again_by_keyboard_alone(opened: Opener, desk: Desk) -> None:
    page = log_in(opened())
    page.goto("/tickets/1")
    ready(page)
    page.keyboard.press("e")
    expect(page.locator("#body")).to_be_focused()
    page.keyboard.press("Control+End")
    page.keyboard.type("\nSalam hangat, Rina.")
    expect(page.locator("#autosave")).to_have_text("tersimpan")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".undo")).to_contain_text(re.compile(r"dalam \d+ detik"))
    expect(page.locator("#body")).to_have_count(0)  # else the letter would take the key
    ready(page)
    page.keyboard.press("u")
    expect(page.locator("#body")).to_have_value(re.compile(r"Salam hangat, Rina\.$"))
    ready(page)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".undo")).to_be_visible()
    with desk.database.read() as tx:
        assert [d.state for d in deliveries.of_ticket(tx, 1)] == [DeliveryState.CANCELLED, DeliveryState.HELD]
        held = deliveries.of_ticket(tx, 1)[1]
    assert b"Salam hangat, Rina." in desk.blobs.get(held.digest)


def test_the_way_from_ticket_to_ticket_and_the_search_go_by_keyboard(opened: Opener) -> None:
    page = log_in(opened())
    page.goto("/tickets/1?from=to-review")
    ready(page)
    page.keyboard.press("t")
    expect(page).to_have_url(re.compile(r"/tickets/[2-9]\?from=to-review"))
    ready(page)
    page.keyboard.press("q")
    expect(page).to_have_url(re.compile("/queue/to-review"))
    ready(page)
    page.keyboard.press("/")
    page.keyboard.type("siti")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name=re.compile("Siti Rahmawati"))).to_be_visible()
    ready(page).keyboard.press("?")
    expect(page.get_by_role("heading", name="Papan tombol")).to_be_visible()


def test_a_new_mail_is_on_the_open_queue_without_reloading(opened: Opener, desk: Desk) -> None:
    page = log_in(opened())
    page.evaluate("document.body.dataset.mark = 'same page'")
    page.wait_for_timeout(500)
    deliver(desk, mails.mail("Surat baru sekali", "Berapa biaya IPTM?", message_id="baru"), now_utc())
    page.get_by_text("Surat baru sekali").wait_for()

    assert page.locator("body").get_attribute("data-mark") == "same page"


def test_what_is_being_typed_survives_live_changes_and_quiet_actions(opened: Opener, desk: Desk) -> None:
    page = log_in(opened())
    page.goto("/tickets/1")
    page.locator("#note").fill("catatan setengah jadi")
    page.locator("#body").focus()
    page.keyboard.press("Control+Home")
    page.keyboard.type("Kalimat saya. ")
    handle.add_note(desk, SYSTEM, 1, "Catatan rekan", now_utc())
    expect(page.locator("#note-list")).to_contain_text("Catatan rekan")

    expect(page.locator("#body")).to_have_value(re.compile(r"^Kalimat saya\. "))
    expect(page.locator("#note")).to_have_value("catatan setengah jadi")
    expect(page.locator("#body")).to_be_focused()
    page.locator("#question-2 [data-key=x]").click()
    expect(page.locator("#question-2").get_by_text("dipilih orang")).to_be_visible()
    expect(page.locator("#body")).to_have_value(re.compile(r"^Kalimat saya\. "))
    with desk.database.read() as tx:
        draft = drafts.open_draft(tx, 1)
    assert draft is not None
    assert draft.body.startswith("Kalimat saya. ")


def test_two_counselors_who_edit_the_same_letter_are_told_and_lose_nothing(opened: Opener) -> None:
    rina, bayu = log_in(opened()), log_in(opened(), "bayu")
    rina.goto("/tickets/1")
    bayu.goto("/tickets/1")
    bayu.route("**/live*", lambda route: route.abort())
    rina.locator("#body").fill("Teks Rina")
    expect(rina.locator("#autosave")).to_have_text("tersimpan")
    expect(bayu.locator("#body")).to_have_value("Teks Rina")

    with rina.expect_response(re.compile("/drafts/1/save")):
        rina.locator("#body").fill("Teks Rina lagi")
    bayu.evaluate("document.querySelector('[name=version]').value = '1'")
    bayu.locator("#body").fill("Teks Bayu")

    expect(bayu.locator("#collision")).to_contain_text("Teks Rina lagi")
    expect(bayu.locator("#body")).to_have_value("Teks Bayu")
    bayu.get_by_role("button", name="Pakai teks Rina Kusuma").click()
    bayu.get_by_role("button", name="Simpan gabungan").click()
    expect(bayu.locator("#autosave")).to_have_text("tersimpan")
    expect(bayu.locator("#body")).to_have_value("Teks Rina lagi")


def test_an_edited_letter_takes_a_block_at_a_click(opened: Opener) -> None:
    page = log_in(opened())
    page.goto("/tickets/1")
    page.locator("#body").fill("Halo.\n\nSalam,\nPenyuluh\n\nDPMPTSP")
    expect(page.locator("#autosave")).to_have_text("tersimpan")
    others = page.locator("#others-2 summary")
    if others.count() and not page.locator("#others-2[open]").count():
        others.click()
    page.locator("#question-2 .candidate:not(.chosen) .pick").first.click()
    page.locator("#question-2 .offer [data-insert]").click()

    expect(page.locator("#body")).to_have_value(re.compile(r"^Halo\.\n\n.{20,}Salam,\nPenyuluh\n\nDPMPTSP$", re.DOTALL))


def test_the_basics_work_without_javascript(opened: Opener, desk: Desk) -> None:
    page = log_in(opened(java_script_enabled=False))
    page.get_by_role("link", name=re.compile("Siti Rahmawati")).first.click()
    page.locator("#question-1 .pick").first.click()
    expect(page.get_by_text("Pilihan jawaban tersimpan.")).to_be_visible()
    page.locator("#body").fill("Tanpa skrip.")
    page.get_by_role("button", name=re.compile("Kirim")).click()
    page.get_by_role("button", name="Tarik kembali").click()
    expect(page.locator("#body")).to_have_value("Tanpa skrip.")
    page.get_by_role("button", name="Buang konsep").click()
    page.get_by_role("button", name="Tulis balasan").click()
    expect(page.locator("#body")).to_be_visible()
    with desk.database.read() as tx:
        assert [d.state for d in deliveries.of_ticket(tx, 1)] == [DeliveryState.CANCELLED]


def test_hostile_html_neither_runs_nor_phones_out(opened: Opener) -> None:
    watched = opened()
    page = log_in(watched)
    page.goto("/tickets/5")
    page.get_by_text("tampilan HTML").click()
    frame = page.frame_locator(".html iframe")
    expect(frame.get_by_text("2 gambar dari internet tidak dimuat")).to_be_visible()
    expect(frame.get_by_text("Halo, apa syarat IPTM?")).to_be_visible()
    page.wait_for_timeout(500)

    assert page.evaluate("window.hacked") is None
    assert watched.foreign == []
    assert frame.locator("img[src^='data:image/png']").count() == 1
    colour = frame.locator(".blocked").evaluate("node => getComputedStyle(node).backgroundColor")
    assert colour == "rgb(252, 241, 216)"  # the frame's own style sheet was let in


def test_a_page_says_when_it_is_offline_and_goes_on_by_itself(opened: Opener, desk: Desk) -> None:
    watched = opened()
    page = log_in(watched)
    page.wait_for_timeout(500)
    watched.context.set_offline(True)
    page.route("**/live*", lambda route: route.abort())
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("#offline")).to_be_visible()
    deliver(desk, mails.mail("Selagi putus", "Berapa biaya IPTM?", message_id="putus"), now_utc())
    page.unroute("**/live*")
    watched.context.set_offline(False)

    expect(page.locator("#offline")).to_be_hidden()
    expect(page.get_by_text("Selagi putus")).to_be_visible()
    watched.errors.clear()  # the broken connection itself


def test_papers_of_an_application_are_confirmed_by_keyboard_alone(opened: Opener, desk: Desk) -> None:
    apply(desk)
    page = log_in(opened())
    page.goto("/applications/1")
    ready(page)
    for _ in range(4):
        page.keyboard.press("j")
    paper = page.locator("#item-3")
    expect(paper).to_have_class(re.compile("current"))
    expect(paper.get_by_text("belum ada")).to_be_visible()
    page.keyboard.press("y")

    expect(paper.get_by_text("diterima", exact=True)).to_be_visible()
    expect(paper).to_have_class(re.compile("current"))  # the next key belongs to it still


def trouble(desk: Desk) -> None:
    """Bring a desk into every state that pages show in their own way."""
    apply(desk)
    applied(desk)
    late_ones(desk)
    digest = desk.blobs.put(b"rusak")
    delivery_id = review.approve(desk, SYSTEM, 2, 1, START)
    with desk.database.transaction() as tx:
        receipts.record(tx, [Arrival("penyuluhan", "INBOX", 1, 9999, START, digest, 5, "failed", "rusak")], START)
        (claimed,) = deliveries.claim(tx, START + timedelta(minutes=1), "test")
        assert claimed.id == delivery_id
        deliveries.begin(tx, [(claimed.id, claimed.attempts)], START + timedelta(minutes=1))
        deliveries.record(tx, claimed, DeliveryState.UNCERTAIN, code=None, reply="connection lost")
        rina = people.by_email(tx, "rina@dpmptsp.example")
    assert rina is not None
    handle.assign(desk, SYSTEM, 1, rina.id, START)
    handle.add_note(desk, SYSTEM, 1, "Catatan rekan", START)
    review.swap(desk, SYSTEM, 1, 1, None, START)
    with desk.database.read() as tx:
        third = drafts.open_draft(tx, 4)
    if third is not None:
        review.approve(desk, SYSTEM, third.id, third.version, now_utc())
    follow_up_seeds(desk)


def faults(page: Page, path: str, width: int) -> list[str]:
    """Return the rules of accessibility that a page breaks, and whether it is wider than the screen."""
    page.goto(path)
    page.evaluate("for (const one of document.querySelectorAll('main details')) one.open = true")
    found = [
        f"{path}: {rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in violations(page, iframes=False)
        for node in rule["nodes"]
    ]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append(f"{path}: wider than {width} pixels")
    return found


def test_a_page_that_breaks_rules_is_told_with_every_element(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<img src=data:,><img src=data:,><p style='color: #ddd; background: #fff'>pale</p>")

    found = {rule["id"]: len(rule["nodes"]) for rule in violations(page)}
    page.close()

    assert (found["image-alt"], found["color-contrast"]) == (2, 1)


@pytest.mark.parametrize(
    ("scheme", "width", "always"),
    [("light", 1440, True), ("dark", 390, True), ("dark", 1440, False), ("light", 390, False)],
)
def test_no_page_breaks_a_rule_of_accessibility_or_overflows(
    opened: Opener, desk: Desk, long: bool, scheme: str, width: int, always: bool
) -> None:
    if not (always or long):
        pytest.skip("a campaign: --long runs both themes at both widths")
    trouble(desk)
    # without motion: a colour on its way to another is no colour of ours
    options = {"color_scheme": scheme, "viewport": {"width": width, "height": 900}, "reduced_motion": "reduce"}
    page = log_in(opened(**options), "agus")
    found = [fault for path in PAGES for fault in faults(page, path, width)]
    judge_many(desk)
    found += faults(page, "/certainty?days=3650", width)
    page.context.clear_cookies()
    page.goto("/login")
    found += [rule["id"] for rule in violations(page)]

    assert found == []
