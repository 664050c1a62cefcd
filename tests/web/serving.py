"""A real server for a desk, in a thread of the test."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

import httpx
import uvicorn
from starlette.responses import Response

from helpdesk.desk import Desk
from helpdesk.store import people
from helpdesk.web.app import create_app, now_utc
from helpdesk.web.session import Sessions
from tests.web.seeds import PASSWORD

TOKEN = re.compile(r'name="token" value="([^"]+)"')


@contextmanager
def serve(desk: Desk, clock: Callable[[], datetime] = now_utc) -> Iterator[str]:
    """Serve a desk and yield its address."""
    app = create_app(desk, clock)
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="on", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        app.state.live.stop()
        server.should_exit = True
        thread.join(10)
        listening.close()


class Visitor:
    """A browser without a screen: it keeps its cookie, and sends the token of the last page along."""

    def __init__(self, address: str) -> None:
        self.http = httpx.Client(base_url=address, follow_redirects=True, timeout=60)
        self.token = ""

    def __enter__(self) -> Visitor:
        return self

    def __exit__(self, *error: object) -> None:
        self.http.close()

    def get(self, path: str, **options: object) -> httpx.Response:
        """Open a page."""
        response = self.http.get(path, **options)  # type: ignore[arg-type]
        if found := TOKEN.search(response.text):
            self.token = found[1]
        return response

    def post(self, path: str, data: Mapping[str, str | list[str]] | None = None, **options: object) -> httpx.Response:
        """Send a form with the token."""
        return self.http.post(path, data={"token": self.token, **(data or {})}, **options)  # type: ignore[arg-type]

    def enter(self, desk: Desk, who: str, now: datetime) -> Visitor:
        """Begin a session for ``who`` without the login form, whose hashing takes its time."""
        with desk.database.read() as tx:
            person = people.by_email(tx, f"{who}@dpmptsp.example")
        assert person is not None
        sessions, response = Sessions(desk.key, desk.config.web), Response()
        session = sessions.begin(person.id, person.session_epoch, now)
        sessions.attach(response, session)
        name, _, value = response.headers["set-cookie"].partition(";")[0].partition("=")
        self.http.cookies.set(name, value, domain="127.0.0.1")
        self.token = session.token
        return self

    def log_in(self, who: str, password: str = PASSWORD) -> httpx.Response:
        """Log in as ``who`` at the office and keep the session's token."""
        self.get("/login")
        response = self.post("/login", {"email": f"{who}@dpmptsp.example", "password": password})
        if found := TOKEN.search(response.text):
            self.token = found[1]
        return response
