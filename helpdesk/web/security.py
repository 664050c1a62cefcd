"""The headers that every answer carries, and a limit on what a request may send."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BODY = 2 * 1024 * 1024  # octets of a request; a reply is far shorter
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "content-security-policy": PAGE_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
# A mail's frame has no origin of its own and still needs its style sheet; nothing in /static is secret.
STATIC_HEADERS = HEADERS | {"cross-origin-resource-policy": "cross-origin", "cache-control": "no-cache"}
HSTS = {"strict-transport-security": "max-age=31536000"}


class SecureHeaders:
    """Adds the headers that an answer does not set itself; ``secure`` adds HSTS (RFC 6797).

    ``larger`` are beginnings of paths that may be sent more than MAX_BODY, with how many octets.
    """

    def __init__(self, app: ASGIApp, *, secure: bool = False, larger: Mapping[str, int] | None = None) -> None:
        self.app = app
        self.larger = dict(larger or {})
        always = HSTS if secure else {}
        self.headers, self.static_headers = HEADERS | always, STATIC_HEADERS | always

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        headers = self.static_headers if scope["path"].startswith("/static/") else self.headers

        async def send_secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = MutableHeaders(scope=message)
                for name, value in headers.items():
                    given.setdefault(name, value)
            await send(message)

        most = next((size for path, size in self.larger.items() if scope["path"].startswith(path)), MAX_BODY)
        refusal = _refusal(scope, most)
        await (refusal or self.app)(scope, receive, send_secured)


def _refusal(scope: Scope, most: int) -> ASGIApp | None:
    """Return the answer to a body whose length is not said or too large, None when it is fine (RFC 9110)."""
    headers = dict(scope["headers"])
    if b"transfer-encoding" in headers and b"content-length" not in headers:
        return PlainTextResponse("Panjang isi permintaan tidak disebutkan.", 411)
    length = headers.get(b"content-length", b"0")
    if not length.isdigit() or int(length) > most:
        return PlainTextResponse("Isi permintaan terlalu besar.", 413)
    return None
