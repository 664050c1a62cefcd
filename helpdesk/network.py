"""What goes wrong between the desk and a mail server, said in words that a person can act on."""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from helpdesk.errors import ConfigError, HelpdeskError

NOT_TLS = ("WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE", "PACKET_LENGTH_TOO_LONG", "HTTP_REQUEST")
OLD_TLS = ("UNSUPPORTED_PROTOCOL", "TLSV1_ALERT_PROTOCOL_VERSION", "SSLV3_ALERT_HANDSHAKE_FAILURE")
EXPIRED, NOT_YET_VALID = 10, 9  # X509_V_ERR_... of OpenSSL
WRONG_NAME = (62, 64)
UNKNOWN_ISSUER = (2, 18, 19, 20, 21)
PERMANENT = (socket.EAI_NONAME, socket.EAI_NODATA, socket.EAI_FAMILY)


@dataclass(frozen=True, slots=True)
class Server:
    """A server that config.toml names: ``owner`` is what it serves, ``table`` the table to correct."""

    owner: str
    table: str
    host: str
    port: int

    @property
    def place(self) -> str:
        """Return host and port as a person writes them."""
        return f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a check: what was tried, whether it worked, and what was found or has to be changed."""

    name: str
    ok: bool
    text: str


def walk(steps: Iterable[tuple[str, Callable[[], str]]]) -> tuple[Step, ...]:
    """Return what each step found, up to the first one that failed: the later ones need it."""
    done: list[Step] = []
    for name, step in steps:
        try:
            done.append(Step(name, True, step()))
        except HelpdeskError as error:
            done.append(Step(name, False, str(error)))
            break
    return tuple(done)


def resolve(server: Server) -> str:
    """Return the addresses of a server as text. Raises OSError."""
    found = socket.getaddrinfo(server.host, server.port, type=socket.SOCK_STREAM)
    return ", ".join(dict.fromkeys(str(entry[4][0]) for entry in found))


def tls_context(ca_file: Path | None) -> ssl.SSLContext:
    """Return what checks a server's certificate: against ``ca_file`` alone, else against the system's issuers.

    Raises ConfigError when the file cannot be used.
    """
    try:
        return ssl.create_default_context(cafile=str(ca_file) if ca_file else None)
    except OSError as error:
        raise ConfigError(f"ca_file {ca_file} holds no certificates in PEM form, or cannot be read: {error}") from error


def explain(error: BaseException, server: Server) -> tuple[str, bool]:
    """Return a sentence about a failed connection, and whether a person must act before it can work."""
    text, permanent = _reason(_root(error), server)
    return f"{server.owner}: {text}", permanent


def _root(error: BaseException) -> BaseException:
    """Return the operating system's error at the bottom of what a library raised, else ``error`` itself."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError | socket.gaierror) or (isinstance(cause, OSError) and cause.errno):
            return cause
        cause = cause.__cause__ or cause.__context__
    return error


def _reason(error: BaseException, server: Server) -> tuple[str, bool]:
    match error:
        case ssl.SSLCertVerificationError():
            return _certificate(error, server), True
        case ssl.SSLError():
            return _tls(error, server)
        case socket.gaierror():
            permanent = error.errno in PERMANENT
            remedy = f"Correct host in {server.table}." if permanent else "The name service does not answer now."
            return f"the host name {server.host} is not known. {remedy}", permanent
        case TimeoutError():
            return (
                f"{server.place} does not answer in time. Is port in {server.table} right, tls too, and the way open?",
                False,
            )
        case OSError():
            return _system(error, server), False
        case _:
            return f"the connection to {server.place} broke: {error}", False


def _system(error: OSError, server: Server) -> str:
    if error.errno == errno.ECONNREFUSED:
        return f"nobody listens on {server.place}. Is the server up, and port in {server.table} right?"
    if error.errno in (errno.ENETUNREACH, errno.EHOSTUNREACH):
        return f"there is no way to {server.place}. Is the network up, and host in {server.table} right?"
    return f"the connection to {server.place} broke: {error.strerror or error}"


def _certificate(error: ssl.SSLCertVerificationError, server: Server) -> str:
    code = error.verify_code
    if code == EXPIRED:
        return f"the certificate of {server.place} has expired. Its administrator has to renew it."
    if code == NOT_YET_VALID:
        return f"the certificate of {server.place} is not valid yet. Is the clock of this machine right?"
    if code in WRONG_NAME:
        return (
            f"the certificate of {server.place} is for another name. Use the name it is for as host in {server.table}."
        )
    if code in UNKNOWN_ISSUER:
        return (
            f"the issuer of the certificate of {server.place} is not known here. "
            f'If it is your own, name its certificate: ca_file = "..." in {server.table}.'
        )
    return f"the certificate of {server.place} is refused: {error.verify_message}."


def _tls(error: ssl.SSLError, server: Server) -> tuple[str, bool]:
    reason = error.reason or ""
    if reason in NOT_TLS:
        remedy = f'Set tls = "starttls" in {server.table}, or the port that speaks TLS from the start.'
        return f"{server.place} does not speak TLS from the start. {remedy}", True
    if reason in OLD_TLS:
        return f"{server.place} speaks only versions of TLS that are no longer safe. It has to be updated.", True
    return f"the TLS connection to {server.place} broke: {reason or error}", False
