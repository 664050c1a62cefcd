"""What a mail says never decides what the desk asks for inside the office, and little else goes along."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from helpdesk.remote import LARGEST, RefusedError, allowed, fetch
from tests.papers import png_of
from tests.servers.certificates import make_certificate
from tests.servers.pictures import PictureServer


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PictureServer]:
    certificate = make_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.certificate))
    with PictureServer(certificate) as one:
        yield one


@pytest.mark.parametrize(
    ("url", "hosts", "may"),
    [
        ("https://cdn.example.go.id/a.png", ("cdn.example.go.id",), True),
        ("https://CDN.example.go.id/a.png", ("cdn.example.go.id",), True),
        ("https://cdn.example.go.id:8443/a.png", ("cdn.example.go.id",), False),
        ("https://cdn.example.go.id:8443/a.png", ("cdn.example.go.id:8443",), True),
        ("https://a.cdn.example.go.id/a.png", ("cdn.example.go.id",), False),
        ("http://cdn.example.go.id/a.png", ("cdn.example.go.id", "*"), False),
        ("https://user:secret@cdn.example.go.id/a.png", ("*",), False),
        ("https://lain.example/a.png", ("*",), True),
        ("https://lain.example:22/a.png", ("*",), False),
        ("https://lain.example:99999/a.png", ("*",), False),
        ("ftp://lain.example/a.png", ("*",), False),
        ("//lain.example/a.png", ("*",), False),
        ("https:///a.png", ("*",), False),
        ("https://lain.example/a.png", (), False),
    ],
)
def test_only_what_config_toml_names_is_asked_for(url: str, hosts: tuple[str, ...], may: bool) -> None:
    assert allowed(url, hosts) is may


@pytest.mark.parametrize(
    "host",
    ["localhost", "127.0.0.1", "0x7f.1", "2130706433", "10.0.0.1", "169.254.169.254", "[::1]", "[::ffff:10.0.0.1]"],
)
def test_a_star_leads_nowhere_inside_the_office(host: str) -> None:
    with pytest.raises(RefusedError, match="not a public one"):
        fetch(f"https://{host}/admin", ("*",))


def test_a_picture_comes_and_nothing_about_its_reader_goes(server: PictureServer) -> None:
    picture = png_of(3, 3)
    server.pages["/a%20b.png?x=1"] = (200, {"Content-Type": "text/plain"}, picture)

    assert fetch(f"https://{server.host}/a b.png?x=1", (server.host,)) == picture
    ((_, headers),) = server.asked
    assert set(headers) == {"host", "accept", "accept-encoding"}


def test_no_redirect_no_error_page_and_nothing_too_large_is_taken(server: PictureServer) -> None:
    server.pages["/away"] = (302, {"Location": f"https://{server.host}/other"}, b"")
    server.pages["/large"] = (200, {}, b"x" * (LARGEST + 1))
    for path, why in (("/away", "302"), ("/gone", "404"), ("/large", "more than")):
        with pytest.raises(RefusedError, match=why):
            fetch(f"https://{server.host}{path}", (server.host,))
    assert server.paths == ["/away", "/gone", "/large"]


def test_a_server_that_trickles_is_given_up(server: PictureServer) -> None:
    server.pages["/slow"] = (200, {}, b"x" * 1000)
    times = iter([0.0, *range(11, 100)])
    with pytest.raises(RefusedError, match="seconds"):
        fetch(f"https://{server.host}/slow", (server.host,), lambda: next(times))


def test_a_server_whose_certificate_is_not_trusted_gives_nothing(
    server: PictureServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    server.pages["/a.png"] = (200, {}, png_of(2, 2))
    with pytest.raises(RefusedError, match="cannot be reached"):
        fetch(f"https://{server.host}/a.png", (server.host,))
