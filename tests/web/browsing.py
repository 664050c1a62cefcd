"""A headless Chromium that talks to 127.0.0.1 only, and writes down every request it makes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.web.seeds import PASSWORD

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


expect.set_options(timeout=40_000)  # milliseconds: how long a busy machine may take, not what a page may


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield browser
        browser.close()


class Watched:
    """A browser context and what happened in it that should not."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.foreign: list[str] = []
        self.errors: list[str] = []
        context.on("request", lambda request: self._note(request.url))
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        context.on("console", lambda message: self._said(message.type, message.text))

    def page(self) -> Page:
        """Open a tab."""
        return self.context.new_page()

    def _note(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname != "127.0.0.1":
            self.foreign.append(url)

    def _said(self, kind: str, text: str) -> None:
        if kind == "error":
            self.errors.append(text)


Opener = Callable[..., Watched]


def log_in(watched: Watched, who: str = "rina") -> Page:
    """Log in through the form, and wait for the first queue."""
    page = watched.page()
    page.goto("/login")
    page.get_by_label("Alamat surel").fill(f"{who}@dpmptsp.example")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()
    expect(page).to_have_url(re.compile("/queue/"))
    return page


def ready(page: Page) -> Page:
    """Wait until the page's script listens."""
    expect(page.locator("html.js")).to_be_attached()
    return page


def violations(page: Page, *, iframes: bool = True) -> list[dict[str, Any]]:
    """Return the rules of accessibility that a page breaks, each with all elements that break it.

    All rules are looked at; but of what passes one element is told: most of the time went to describing the others.
    """
    options = {"iframes": iframes, "resultTypes": ["violations"]}
    found: list[dict[str, Any]] = Axe().run(page, options=options).response["violations"]
    return found
