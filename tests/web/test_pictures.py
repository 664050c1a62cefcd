"""Pictures on other machines: nothing is asked for before a person asks, then those alone, and never by the browser."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from helpdesk.desk import Desk
from helpdesk.store import events
from tests.papers import png_of
from tests.servers.certificates import make_certificate
from tests.servers.pictures import PictureServer
from tests.web import mails
from tests.web.browsing import Opener, log_in, ready
from tests.web.seeds import START, deliver
from tests.web.serving import Visitor


@pytest.fixture
def pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PictureServer]:
    certificate = make_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.certificate))
    with PictureServer(certificate) as one:
        one.pages = {
            "/a.png": (200, {}, png_of(4, 4)),
            "/3174054503900002.png": (200, {}, png_of(5, 5)),  # an address that looks like a number of a person
            "/evil.svg": (200, {"Content-Type": "image/svg+xml"}, b"<svg onload='top.hacked=1'/>"),
        }
        yield one


def put(desk: Desk, host: str, *, allow: bool) -> None:
    """Let a mail with five pictures elsewhere arrive on the ninth ticket."""
    html = "<p>Lihat tangkapan layar ini.</p>" + "".join(
        f'<img src="{address}" alt="">'
        for address in (
            f"https://{host}/a.png",
            f"https://{host}/3174054503900002.png",
            f"https://{host}/evil.svg",
            "https://lain.invalid/pelacak.gif",
            f"http://{host}/tanpa-tls.png",
        )
    )
    deliver(desk, mails.mail("Gambar", "Lihat tangkapan layar ini.", html=html), START + timedelta(hours=1))
    if allow:
        web = desk.config.web.model_copy(update={"remote_images": (host,)})
        desk.config = desk.config.model_copy(update={"web": web})


def test_nothing_is_fetched_before_the_button_and_only_those_pictures_after_and_only_by_the_desk(
    opened: Opener, desk: Desk, pictures: PictureServer
) -> None:
    put(desk, pictures.host, allow=True)
    watched = opened()
    asked: list[str] = []
    watched.context.on("request", lambda request: asked.append(request.url))
    page = log_in(watched)
    page.goto("/tickets/9")
    ready(page)
    page.get_by_text("tampilan HTML").click()
    frame = page.frame_locator(".html iframe")
    expect(frame.get_by_text("5 gambar dari internet tidak dimuat")).to_be_visible()
    page.wait_for_timeout(500)
    assert pictures.asked == []

    page.get_by_role("button", name="Muat gambar surat ini").press("Enter")
    expect(page.get_by_text("dimuat lewat server kantor.")).to_be_visible()
    expect(frame.get_by_text("3 gambar dari internet tidak dimuat")).to_be_visible()
    assert frame.locator("img[src^='data:image/png']").count() == 2
    assert pictures.paths == ["/3174054503900002.png", "/a.png", "/evil.svg"]
    page.reload()
    expect(frame.locator("img[src^='data:image/png']").first).to_be_attached()
    assert len(pictures.asked) == 3  # a second look asks nobody

    ours = urlsplit(page.url).netloc
    assert {urlsplit(url).netloc for url in asked if url.startswith("http")} == {ours}
    assert page.evaluate("window.hacked") is None
    with desk.database.read() as tx:
        (told,) = [event for event in events.of_ticket(tx, 9) if event.what == "review.pictures"]
    assert (told.actor_name, told.data) == ("Rina Kusuma", {"hosts": ["127.0.0.1"], "pictures": 2})


def test_without_a_word_in_config_toml_there_is_no_button_and_no_way(
    rina: Visitor, desk: Desk, pictures: PictureServer
) -> None:
    put(desk, pictures.host, allow=False)
    assert "Muat gambar" not in rina.get("/tickets/9").text

    assert rina.post("/messages/9/pictures").status_code == 404
    assert pictures.asked == []
