"""A small OAuth2 provider on loopback: refresh tokens become access tokens, and a mail server asks which are good."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs


class TokenServer:
    """The provider. ``refresh`` maps each refresh token that is taken to its user, ``access`` each good access token.

    ``answer`` is given instead, once, as (status, object); ``extra`` is added to every token that is given.
    """

    client_id = "meja-bantuan"

    def __init__(self) -> None:
        self.refresh: dict[str, str] = {}
        self.access: dict[str, str] = {}
        self.answer: tuple[int, Any] | None = None
        self.extra: dict[str, Any] = {}
        self.asked: list[dict[str, str]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                octets = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                form = {name: values[0] for name, values in parse_qs(octets.decode()).items()}
                status, answer = outer._token(form) if self.path == "/token" else outer._introspect(form)
                text = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            def log_message(self, *_: object) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _token(self, form: dict[str, str]) -> tuple[int, Any]:
        self.asked.append(form)
        if self.answer is not None:
            answer, self.answer = self.answer, None
            return answer
        if form.get("grant_type") != "refresh_token" or form.get("client_id") != self.client_id:
            return 401, {"error": "invalid_client", "error_description": "no such client"}
        user = self.refresh.get(form.get("refresh_token", ""))
        if user is None:
            return 400, {"error": "invalid_grant", "error_description": "the refresh token has expired"}
        access = f"access-{len(self.access) + 1}"
        self.access[access] = user
        return 200, {"access_token": access, "token_type": "Bearer", "expires_in": 3600, **self.extra}

    def _introspect(self, form: dict[str, str]) -> tuple[int, Any]:
        user = self.access.get(form.get("token", ""))
        return 200, {"active": True, "username": user} if user else {"active": False}
