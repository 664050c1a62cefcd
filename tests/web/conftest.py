"""A seeded desk, copied for every test that changes it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from helpdesk.desk import Desk
from helpdesk.model.person import Role
from helpdesk.web.app import now_utc
from tests.web import mails
from tests.web.browsing import Opener, Watched, chromium
from tests.web.seeds import START, configuration, employ, fill, open_desk, reopened
from tests.web.serving import Visitor, serve


class Watch:
    """A clock that a test can set."""

    def __init__(self) -> None:
        self.now = START + timedelta(hours=1)

    def __call__(self) -> datetime:
        """Return the time."""
        return self.now


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a desk with the sample mails and three people; nobody may change it."""
    folder = tmp_path_factory.mktemp("seeded")
    desk = open_desk(folder)
    fill(desk, mails.SAMPLES)
    employ(desk, "Rina Kusuma")
    employ(desk, "Bayu Adi", Role.SUPERVISOR)
    employ(desk, "Agus Salim", Role.ADMINISTRATOR)
    desk.close()
    return folder


@pytest.fixture
def desk(seeded: Path, tmp_path: Path) -> Iterator[Desk]:
    """Give a seeded desk of the test's own."""
    folder = tmp_path / "desk"
    shutil.copytree(seeded, folder)
    desk = reopened(configuration(folder))
    yield desk
    desk.close()


@pytest.fixture
def watch() -> Watch:
    """Give the clock of ``address``."""
    return Watch()


@pytest.fixture
def address(desk: Desk, watch: Watch) -> Iterator[str]:
    """Serve the desk of this test."""
    with serve(desk, watch) as url:
        yield url


@pytest.fixture
def visitor(address: str) -> Iterator[Visitor]:
    """Give a browser in which nobody has logged in."""
    with Visitor(address) as one:
        yield one


@pytest.fixture
def rina(visitor: Visitor, desk: Desk, watch: Watch) -> Visitor:
    """Give the browser of Rina, a counselor."""
    return visitor.enter(desk, "rina", watch.now)


@pytest.fixture
def bayu(address: str, desk: Desk, watch: Watch) -> Iterator[Visitor]:
    """Give the browser of Bayu, a supervisor."""
    with Visitor(address) as one:
        yield one.enter(desk, "bayu", watch.now)


@pytest.fixture
def agus(address: str, desk: Desk, watch: Watch) -> Iterator[Visitor]:
    """Give the browser of Agus, the administrator."""
    with Visitor(address) as one:
        yield one.enter(desk, "agus", watch.now)


@pytest.fixture(scope="session")
def library(seeded: Path) -> Iterator[Desk]:
    """Give a seeded desk that all tests share, to read only."""
    desk = reopened(configuration(seeded))
    yield desk
    desk.close()


@pytest.fixture(scope="session")
def reader(library: Desk) -> Iterator[Visitor]:
    """Give the browser of Agus at the shared desk; it changes nothing."""
    clock = Watch()
    with serve(library, clock) as url, Visitor(url) as one:
        yield one.enter(library, "agus", clock.now)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start one browser for the tests of a module: its loop may not run on while others use asyncio."""
    with chromium() as started:
        yield started


@pytest.fixture
def live_address(desk: Desk) -> Iterator[str]:
    """Serve the desk by the true clock, as a browser's countdown needs it."""
    with serve(desk, now_utc) as url:
        yield url


@pytest.fixture
def opened(browser: Browser, live_address: str) -> Iterator[Opener]:
    """Open browser contexts, and see at the end that none spoke to anybody else or met an error."""
    with ExitStack() as stack:
        everyone: list[Watched] = []

        def open_one(**options: object) -> Watched:
            context = browser.new_context(base_url=live_address, **options)  # type: ignore[arg-type]
            context.set_default_timeout(60_000)
            stack.callback(context.close)
            everyone.append(Watched(context))
            return everyone[-1]

        yield open_one
        for one in everyone:
            assert one.foreign == []
            assert [error for error in one.errors if not re.search("404|409|422", error)] == []
