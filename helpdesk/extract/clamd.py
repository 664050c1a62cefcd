"""ClamAV's daemon: a file is sent to it over its socket (INSTREAM of clamd's protocol), and it says what it found.

The daemon need not run on this machine, nor be able to read our files. It unpacks archives itself. INSTREAM: the octets
come in chunks, each behind its length as four octets in network order; a length of zero ends them.
"""

from __future__ import annotations

import re
import socket
import struct
from dataclasses import dataclass

SECONDS = 60  # within which the daemon must answer
CHUNK = 256 * 1024
LONGEST_ANSWER = 4096
_FOUND = re.compile(r"stream: (.+) FOUND")


class ScannerError(Exception):
    """The daemon said nothing about a file; the text says why. A file that was not looked at is not clean."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the daemon says of a file: the name of what it found, empty when the file is clean."""

    found: str

    @property
    def clean(self) -> bool:
        """Whether nothing was found."""
        return not self.found


def scan(place: str, content: bytes) -> Verdict:
    """Return what the daemon at ``place`` (path of its socket, or host:port) says of a file. Raises ScannerError."""
    try:
        with _connect(place) as connection:
            connection.sendall(b"zINSTREAM\0")
            for start in range(0, len(content), CHUNK):
                part = content[start : start + CHUNK]
                connection.sendall(struct.pack("!L", len(part)) + part)
            connection.sendall(struct.pack("!L", 0))
            answer = _answer(connection)
    except OSError as error:
        raise ScannerError(f"the scanner at {place} does not answer: {error}") from error
    if answer == "stream: OK":
        return Verdict("")
    if found := _FOUND.fullmatch(answer):
        return Verdict(found[1])
    raise ScannerError(f"the scanner at {place} says: {answer or 'nothing'}")


def _connect(place: str) -> socket.socket:
    host, _, port = place.rpartition(":")
    if not place.startswith("/") and port.isdecimal():
        return socket.create_connection((host.strip("[]"), int(port)), SECONDS)
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connection.settimeout(SECONDS)
    try:
        connection.connect(place)
    except OSError:
        connection.close()
        raise
    return connection


def _answer(connection: socket.socket) -> str:
    octets = b""
    while b"\0" not in octets and len(octets) < LONGEST_ANSWER and (part := connection.recv(LONGEST_ANSWER)):
        octets += part
    return octets.partition(b"\0")[0].decode("utf-8", "replace").strip()
