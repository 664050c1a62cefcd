"""Pictures on other machines, fetched for a mail that a person wants to see whole: https only, and only where allowed.

A citizen's mail decides what is asked for, so nothing that it says may lead into the office: a host must be named in
config.toml, or ``"*"`` there and every address of it public; the connection goes to the very address that was looked
at; a redirect is not followed. Nothing goes along but the path: no cookie, no referrer, no word about who reads.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Sequence
from urllib.parse import quote, urlsplit

LARGEST = 3_000_000  # octets of one picture
SECONDS = 10  # in which a picture must have come whole
HTTPS = 443
CHUNK = 64 * 1024
ANY = "*"
_IN_A_PATH = "/%:@!$&'()*+,;=-._~?"


class RefusedError(Exception):
    """A picture was not fetched; the text says why, as it is recorded."""


class _Pinned(http.client.HTTPSConnection):
    """A connection to one address, under the host's name (RFC 6066): what was looked at is what is asked."""

    def __init__(self, host: str, port: int, address: str, context: ssl.SSLContext) -> None:
        super().__init__(host, port, timeout=SECONDS, context=context)
        self._address, self._tls = address, context

    def connect(self) -> None:
        """Connect to the address."""
        plain = socket.create_connection((self._address, self.port), self.timeout)
        self.sock = self._tls.wrap_socket(plain, server_hostname=self.host)


def allowed(url: str, hosts: Sequence[str]) -> bool:
    """Return whether config.toml allows asking for ``url``: by its host, its host and port, or ``"*"`` and port 443."""
    parts = urlsplit(url)
    try:
        host, port = parts.hostname, parts.port or HTTPS
    except ValueError:
        return False
    if parts.scheme != "https" or not host or parts.username or parts.password:
        return False
    return _named(host, port, hosts) or (ANY in hosts and port == HTTPS)


def fetch(url: str, hosts: Sequence[str], clock: Callable[[], float] = time.monotonic) -> bytes:
    """Return the octets at ``url``. Raises RefusedError: not allowed, not reachable, too large, too slow."""
    if not allowed(url, hosts):
        raise RefusedError("config.toml does not allow this address")
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or HTTPS
    ends = clock() + SECONDS
    try:
        address = _address(host, port, public=not _named(host, port, hosts))
        connection = _Pinned(host, port, address, ssl.create_default_context())
        try:
            connection.request("GET", _target(parts.path, parts.query), headers={"Accept": "image/*"})
            return _body(connection.getresponse(), ends, clock)
        finally:
            connection.close()
    except (OSError, http.client.HTTPException, UnicodeError) as error:
        raise RefusedError(f"cannot be reached: {error}") from error


def _named(host: str, port: int, hosts: Sequence[str]) -> bool:
    return f"{host}:{port}" in hosts or (port == HTTPS and host in hosts)


def _address(host: str, port: int, *, public: bool) -> str:
    """Return an address of ``host``. Raises RefusedError if ``public`` and one of its addresses is not; OSError."""
    found = [str(item[4][0]) for item in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if public and not all(_is_public(address) for address in found):
        raise RefusedError("its address is not a public one")
    return found[0]


def _is_public(address: str) -> bool:
    found = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    return found.is_global and not found.is_multicast and (mapped is None or mapped.is_global)


def _target(path: str, query: str) -> str:
    """Return path and query as they may stand in a request line (RFC 9112 section 3.2.1)."""
    target = quote(path or "/", safe=_IN_A_PATH)
    return f"{target}?{quote(query, safe=_IN_A_PATH)}" if query else target


def _body(response: http.client.HTTPResponse, ends: float, clock: Callable[[], float]) -> bytes:
    if response.status != http.client.OK:
        raise RefusedError(f"it answers {response.status}")
    parts, size = [], 0
    while part := response.read1(CHUNK):
        size += len(part)
        if size > LARGEST:
            raise RefusedError(f"it has more than {LARGEST} octets")
        if clock() > ends:
            raise RefusedError(f"it did not come within {SECONDS} seconds")
        parts.append(part)
    return b"".join(parts)
