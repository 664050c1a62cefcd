"""Hand a message to the SMTP server (RFC 5321); the only module that knows aiosmtplib.

Guarantee: what ``submit`` says of a message is true. It returns: the server has taken it, for at least one recipient.
DeliveryError: the server has not taken it, unless the error is *uncertain*: the connection ended, or the time did,
after the last octet was handed over and before an answer came. Nothing is sent a second time by this module then.
An error that is not about this message (no connection, certificate, login) has code 0 and is never permanent.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any

import aiosmtplib

from helpdesk.config import Smtp
from helpdesk.errors import ConfigError, DeliveryError
from helpdesk.mail.refusal import is_permanent
from helpdesk.network import Server, Step, explain, resolve, tls_context, walk

FINAL_SECONDS = 600  # RFC 5321 section 4.5.3.2.6: a server may think that long after the final dot
TABLE = "[smtp]"
UNAVAILABLE, AUTHENTICATION_REQUIRED, START_INPUT = 421, 530, 354
TOO_LARGE, BAD_ADDRESS = 552, 553
NO_ADDRESS = "this is no address that a mail can go to"
ADDRESS = re.compile(r"[^\x00-\x20\x7f<>]+@[^\x00-\x20\x7f<>@]+")  # what can stand between < and > in a command
LINE_END = re.compile(rb"\r\n|\r|\n")
DOT = re.compile(rb"(?m)^\.")
Failure = (aiosmtplib.SMTPException, OSError, asyncio.TimeoutError)


@dataclass(frozen=True, slots=True)
class Reply:
    """The server's answer to a message it took. ``refused``: address, code and text of each recipient it did not."""

    code: int
    text: str
    refused: tuple[tuple[str, int, str], ...] = ()


class _StaleError(Exception):
    """The server closed a connection that had been in use before: try once more on a new one."""


Begin = Callable[[], Awaitable[bool]]


class SmtpConnection:
    """One connection, opened at the first message and used for many. One message at a time, on one event loop."""

    def __init__(self, config: Smtp, final_seconds: float = FINAL_SECONDS) -> None:
        self._config = config
        self._final_seconds = final_seconds
        self._server = Server("smtp", TABLE, config.host, config.port)
        self._client: aiosmtplib.SMTP | None = None
        self._transport: asyncio.WriteTransport | None = None

    async def submit(
        self, reverse_path: str, recipients: Sequence[str], octets: bytes, begin: Begin | None = None
    ) -> Reply:
        """Hand over one message for ``recipients``. Raises DeliveryError; see the module for what it means.

        ``begin`` is asked when the server waits for the octets; False: none go out, and the error says ``stopped``.
        """
        reused = self._client is not None and self._client.is_connected
        try:
            return await self._transaction(reverse_path, recipients, octets, begin, reused)
        except _StaleError:
            return await self._transaction(reverse_path, recipients, octets, begin, reused=False)

    async def close(self) -> None:
        """Say QUIT and close."""
        await self._quit()

    def steps(self, run: Callable[[Coroutine[Any, Any, str]], str]) -> tuple[Step, ...]:
        """Connect and log in step by step, sending nothing, and say what each step found; ``run`` waits for one."""
        steps: list[tuple[str, Callable[[], str]]] = [
            ("host", self._resolve),
            ("connection", lambda: run(self._connect())),
            ("tls", lambda: run(self._secure())),
            ("login", lambda: run(self._log_in())),
            ("size", self._size_text),
        ]
        return walk(steps)

    async def _transaction(
        self, reverse_path: str, recipients: Sequence[str], octets: bytes, begin: Begin | None, reused: bool
    ) -> Reply:
        if not reused:
            await self._open()
        client = self._connected()
        message = _lines(octets)
        options = self._options(client, (reverse_path, *recipients), message)
        try:
            await self._mail(client, reverse_path, options, reused)
            refused = await self._rcpt(client, recipients, options)
            return await self._data(client, message, refused, begin)
        except DeliveryError as error:
            await self._reset(client, keep=bool(error.code) and error.code != UNAVAILABLE)
            raise
        except BaseException:
            self._drop()
            raise

    def _options(self, client: aiosmtplib.SMTP, addresses: Sequence[str], message: bytes) -> list[str]:
        """Return the parameters of MAIL. Raises DeliveryError when the server cannot take such a message at all."""
        options: list[str] = []
        if client.supports_extension("size"):
            limit = _limit(client)
            if limit and len(message) > limit:
                text = f"the message has {_megabytes(len(message))}, and the server takes at most {_megabytes(limit)}"
                raise DeliveryError(TOO_LARGE, text)
            options.append(f"SIZE={len(message)}")
        if not message.isascii() and client.supports_extension("8bitmime"):
            options.append("BODY=8BITMIME")
        if not all(address.isascii() for address in addresses):
            if not client.supports_extension("smtputf8"):
                raise DeliveryError(BAD_ADDRESS, "the server takes no address with letters beyond ASCII (RFC 6531)")
            options.append("SMTPUTF8")
        return options

    async def _mail(self, client: aiosmtplib.SMTP, reverse_path: str, options: list[str], reused: bool) -> None:
        encoding = "utf-8" if "SMTPUTF8" in options else "ascii"
        if reverse_path and not ADDRESS.fullmatch(reverse_path):
            raise DeliveryError(BAD_ADDRESS, f"{reverse_path!r}: {NO_ADDRESS}")
        try:
            await client.mail(reverse_path, options=options, encoding=encoding)
        except aiosmtplib.SMTPResponseException as error:
            if reused and error.code == UNAVAILABLE:
                raise _StaleError from error
            if error.code == AUTHENTICATION_REQUIRED:
                text = f"the server wants a login: {error.message}. Set username and password_file in {TABLE}."
                raise DeliveryError(0, text) from error
            raise self._failure(error) from error
        except Failure as error:
            if reused:
                raise _StaleError from error
            raise self._failure(error) from error

    async def _rcpt(
        self, client: aiosmtplib.SMTP, recipients: Sequence[str], options: list[str]
    ) -> tuple[tuple[str, int, str], ...]:
        """Name each recipient and return the refused ones. Raises DeliveryError when none was accepted."""
        encoding = "utf-8" if "SMTPUTF8" in options else "ascii"
        refused: list[tuple[str, int, str]] = []
        for recipient in recipients:
            if not ADDRESS.fullmatch(recipient):
                refused.append((recipient, BAD_ADDRESS, NO_ADDRESS))
                continue
            try:
                await client.rcpt(recipient, encoding=encoding)
            except aiosmtplib.SMTPRecipientRefused as error:
                if error.code == UNAVAILABLE:
                    raise self._failure(error) from error
                refused.append((recipient, error.code, error.message))
            except Failure as error:
                raise self._failure(error) from error
        if len(refused) == len(recipients):
            # one that may be accepted later is worth another try of all
            later = [item for item in refused if not is_permanent(item[1], item[2], of_recipient=True)]
            code = min((code for _, code, _ in later or refused), default=BAD_ADDRESS)
            text = "; ".join(f"{address}: {code} {text}" for address, code, text in refused) or "no recipient"
            raise DeliveryError(code, text, permanent=not later)
        return tuple(refused)

    async def _data(
        self,
        client: aiosmtplib.SMTP,
        message: bytes,
        refused: tuple[tuple[str, int, str], ...],
        begin: Begin | None,
    ) -> Reply:
        """Hand over the octets. Not ``client.data``, whose errors do not tell on which side of 354 they fell."""
        protocol = client.protocol
        try:
            reply = await client.execute_command(b"DATA")
        except Failure as error:
            raise self._failure(error) from error
        if reply.code != START_INPUT or protocol is None:
            raise _refusal(reply.code, reply.message)
        if begin is not None and not await begin():
            raise DeliveryError(0, "stopped before the octets went out", stopped=True)
        try:
            protocol.write(DOT.sub(b"..", message) + b".\r\n")
            reply = await protocol.read_response(timeout=self._final_seconds)
        except Failure as error:
            text = f"the answer to the message is missing: {_words(error)}"
            raise DeliveryError(0, text, uncertain=True) from error
        if 200 <= reply.code < 300:
            return Reply(reply.code, reply.message, refused)
        if not 400 <= reply.code < 600:
            raise DeliveryError(0, f"the answer to the message is no answer: {reply.code}", uncertain=True)
        raise _refusal(reply.code, reply.message)

    async def _open(self) -> None:
        try:
            await self._connect()
            await self._secure()
            await self._log_in()
        except BaseException:
            self._drop()
            raise

    async def _connect(self) -> str:
        self._drop()
        try:
            context = None if self._config.tls == "none" else tls_context(self._config.ca_file)
        except ConfigError as error:
            raise DeliveryError(0, f"smtp: {error}") from error
        self._client = aiosmtplib.SMTP(
            hostname=self._config.host,
            port=self._config.port,
            use_tls=self._config.tls == "tls",
            start_tls=False,
            tls_context=context,
            timeout=self._config.timeout_seconds,
        )
        try:
            await self._client.connect()
            self._remember(self._client)
            await self._client.ehlo()
        except Failure as error:
            raise self._unavailable(error) from error
        return f"{self._server.place} answers"

    async def _secure(self) -> str:
        client = self._connected()
        if self._config.tls == "none":
            return "not encrypted, as configured"
        if self._config.tls == "starttls":
            if not client.supports_extension("starttls"):
                remedy = f'Set tls = "tls" and its port (465), or tls = "none" within one machine, in {TABLE}.'
                raise DeliveryError(0, f"smtp: {self._server.place} does not offer STARTTLS. {remedy}")
            try:
                await client.starttls()
                self._remember(client)
                await client.ehlo()
            except Failure as error:
                raise self._unavailable(error) from error
        return f"encrypted, and the certificate is for {self._config.host}"

    async def _log_in(self) -> str:
        client = self._connected()
        username = self._config.username
        if username is None:
            return f"not wanted (no username in {TABLE})"
        try:
            password = self._config.password
            await client.login(username, password.get_secret_value() if password else "")
        except ConfigError as error:
            raise DeliveryError(0, str(error)) from error
        except aiosmtplib.SMTPAuthenticationError as error:
            text = f"smtp: {self._server.place} refuses the user {username}: {error.code} {error.message}"
            raise DeliveryError(0, f"{text}. Correct username or the password file in {TABLE}.") from error
        except (aiosmtplib.SMTPResponseException, aiosmtplib.SMTPServerDisconnected, OSError) as error:
            raise self._unavailable(error) from error
        except aiosmtplib.SMTPException as error:
            text = f"smtp: {self._server.place} offers no login: {_words(error)}"
            raise DeliveryError(0, f"{text}. Remove username from {TABLE}, or correct host, port or tls.") from error
        return f"{username} is accepted"

    async def _reset(self, client: aiosmtplib.SMTP, keep: bool) -> None:
        """Make the connection ready for the next message, or give it up."""
        if keep and client.is_connected:
            try:
                await client.rset()
            except Failure:
                self._drop()
        else:
            self._drop()

    async def _quit(self) -> None:
        if self._client is not None and self._client.is_connected:
            try:
                await self._client.quit(timeout=2)
            except Failure:
                self._drop()
        self._drop()
        for _ in range(2):  # the loop closes first the TLS transport and then the socket's
            await asyncio.sleep(0)

    def _drop(self) -> None:
        """Give the connection up at once: a polite end of TLS would wait for the server."""
        if self._client is not None:
            self._client.close()
            self._client = None
        if self._transport is not None:
            self._transport.abort()
            self._transport = None

    def _remember(self, client: aiosmtplib.SMTP) -> None:
        if isinstance(client.transport, asyncio.WriteTransport):
            self._transport = client.transport

    def _connected(self) -> aiosmtplib.SMTP:
        if self._client is None:
            raise DeliveryError(0, "smtp: not connected")
        return self._client

    def _resolve(self) -> str:
        try:
            return resolve(self._server)
        except OSError as error:
            raise self._unavailable(error) from error

    def _size_text(self) -> str:
        limit = _limit(self._connected())
        return f"takes messages up to {_megabytes(limit)}" if limit else "tells no limit"

    def _unavailable(self, error: BaseException) -> DeliveryError:
        """Return an error that is not about a message: it can be tried again once the server is in order."""
        if isinstance(error, aiosmtplib.SMTPResponseException):
            return DeliveryError(0, f"smtp: {self._server.place} takes no mail from us: {error.code} {error.message}")
        return DeliveryError(0, explain(error, self._server)[0])

    def _failure(self, error: BaseException) -> DeliveryError:
        """Return what the server said about this message, or that it said nothing."""
        if isinstance(error, aiosmtplib.SMTPResponseException) and 400 <= error.code < 600:
            return _refusal(error.code, error.message)
        return self._unavailable(error)


def check_smtp(config: Smtp) -> tuple[Step, ...]:
    """Try the way to the SMTP server without sending anything."""
    connection = SmtpConnection(config)
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        try:
            return connection.steps(runner.run)
        finally:
            runner.run(connection.close())


def _refusal(code: int, text: str) -> DeliveryError:
    return DeliveryError(code, text, permanent=is_permanent(code, text))


def _lines(octets: bytes) -> bytes:
    """Return ``octets`` with CRLF at each line's end, as they go over the wire (RFC 5321 section 2.3.8)."""
    lines = LINE_END.sub(b"\r\n", octets)
    return lines if lines.endswith(b"\r\n") else lines + b"\r\n"


def _limit(client: aiosmtplib.SMTP) -> int | None:
    """Return the largest message in octets that the server announced (RFC 1870), or None."""
    value = client.esmtp_extensions.get("size", "").strip()
    return int(value) or None if value.isascii() and value.isdigit() else None


def _megabytes(octets: int) -> str:
    return f"{octets / 1e6:.1f} MB" if octets >= 100_000 else f"{octets} octets"


def _words(error: BaseException) -> str:
    return str(error) or type(error).__name__
