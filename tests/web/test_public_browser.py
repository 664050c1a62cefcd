"""The pages for citizens in a browser: both themes, a phone's width, no script, no rule of accessibility broken."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, FilePayload

from helpdesk import citizen
from helpdesk.desk import Desk
from helpdesk.mail.public_links import Purpose
from helpdesk.model.application import Stage
from helpdesk.model.person import SYSTEM
from helpdesk.model.ticket import TicketState
from helpdesk.report.satisfaction import Element
from helpdesk.review import handle
from helpdesk.store import tickets
from tests.web.browsing import Watched, violations
from tests.web.conftest import Watch
from tests.web.seeds import START, configuration, reopened
from tests.web.serving import serve
from tests.web.test_public import OFFER, TICKET, path_of, report


@pytest.fixture
def desk(seeded: Path, tmp_path: Path) -> Iterator[Desk]:
    """Give a desk with a matter in each state that the pages tell apart."""
    shutil.copytree(seeded, tmp_path / "desk")
    one = reopened(configuration(tmp_path / "desk").model_copy(update={"citizen": OFFER}))
    report(one, Stage.SUBMITTED)
    report(one, Stage.RETURNED, 3)
    with one.database.transaction() as tx:
        tickets.change(tx, 3, START, language="en")
    handle.move(one, SYSTEM, 2, TicketState.RESOLVED, START)
    with one.database.read() as tx:
        second = tickets.get(tx, 2)
    citizen.answer_survey(one, second, dict.fromkeys(Element, 3), "Terima kasih", START)
    yield one
    one.close()


@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 1024)])
def test_no_page_for_citizens_breaks_a_rule_or_overflows(
    browser: Browser, desk: Desk, watch: Watch, scheme: Literal["light", "dark"], width: int
) -> None:
    paths = [path_of(desk, Purpose.STATUS, number) for number in (TICKET, 2, 3)]
    paths += [path_of(desk, Purpose.SURVEY, 2), f"{path_of(desk, Purpose.SURVEY, 2)}?said=thanks", "/status/wrong"]
    paths += ["/help", "/help?q=syarat+sip+dokter", "/help?q=zzzz", "/help/sip-dokter", "/help/iptm-baru", "/help/ask"]
    paths += ["/help/imb", "/help/ask?said=asked", f"{paths[0]}?said=sent"]
    found: list[str] = []
    with serve(desk, watch) as url:
        context = browser.new_context(
            base_url=url,
            color_scheme=scheme,
            reduced_motion="reduce",
            viewport={"width": width, "height": 900},
        )
        watched = Watched(context)
        page = watched.page()
        for path in paths:
            page.goto(path)
            page.evaluate("for (const one of document.querySelectorAll('main details')) one.open = true")
            found += [f"{path}: {rule['id']}: {rule['nodes']}" for rule in violations(page)]
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                found.append(f"{path}: wider than {width} pixels")
        context.close()
    assert found == []
    assert watched.foreign == []
    assert not [error for error in watched.errors if "404" not in error]


def test_papers_and_survey_need_no_script(browser: Browser, desk: Desk, watch: Watch) -> None:
    with serve(desk, watch) as url:
        context = browser.new_context(base_url=url, java_script_enabled=False, viewport={"width": 390, "height": 800})
        page = context.new_page()
        page.goto(path_of(desk, Purpose.STATUS))
        photo = FilePayload(name="foto.png", mimeType="image/png", buffer=b"\x89PNG\r\n\x1a\n" + bytes(100))
        page.set_input_files("#files", [photo])
        page.click("#kirim button")
        assert "sudah kami terima" in page.inner_text("main")
        page.goto(path_of(desk, Purpose.SURVEY, 2))
        page.check("input[name=time][value='4']")
        page.click("form button")
        assert "Your rating has been recorded" in page.inner_text("main")
        context.close()
