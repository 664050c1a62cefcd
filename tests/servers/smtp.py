"""A real SMTP server in a thread: it keeps what it accepts and does what a test asks of it instead."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections import deque
from dataclasses import dataclass
from enum import Enum
from typing import Any, Self

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


class Quirk(Enum):
    """What the server does at DATA instead of answering."""

    CLOSE_AT_DATA = "close when DATA is heard, before 354"
    CLOSE_AFTER_354 = "close after 354, before the octets"
    CLOSE_BEFORE_ANSWER = "keep the mail, then close instead of answering"
    STALL = "keep the mail, then say nothing until the server is stopped"


@dataclass(frozen=True, slots=True)
class Received:
    """A mail that the server took, with its envelope."""

    reverse_path: str
    recipients: tuple[str, ...]
    octets: bytes


class _Connection(SMTP):
    """One connection; a quirk at DATA is done here, before aiosmtpd asks for octets."""

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 -- aiosmtpd calls it so
        script: deque[str | Quirk] = self.event_handler.answers
        transport: asyncio.Transport = self.transport  # type: ignore[assignment]
        if script and script[0] is Quirk.CLOSE_AT_DATA:
            script.popleft()
            transport.abort()
        elif script and script[0] is Quirk.CLOSE_AFTER_354:
            script.popleft()
            await self.push("354 go on")
            transport.abort()
        else:
            await super().smtp_DATA(arg)


class SmtpServer:
    """The server. ``answers`` are used up one a mail; ``refuse`` maps a recipient to the answer at RCPT."""

    host = "127.0.0.1"

    def __init__(
        self,
        *,
        size_limit: int | None = None,
        starttls: ssl.SSLContext | None = None,
        tls: ssl.SSLContext | None = None,
        account: tuple[str, str] | None = None,
        refuse_mail: str | None = None,
    ) -> None:
        self.mails: list[Received] = []
        self.answers: deque[str | Quirk] = deque()
        self.refuse: dict[str, str] = {}
        self.refuse_mail = refuse_mail
        self.connections = 0
        self._account = account
        self._options: dict[str, Any] = {
            "data_size_limit": size_limit,
            "tls_context": starttls,
            "require_starttls": starttls is not None,
            "auth_require_tls": account is None or starttls is not None,
            "authenticator": self._authenticate if account else None,
            "enable_SMTPUTF8": True,
            "hostname": "mail.example",
        }
        self._tls = tls
        self._open: list[_Connection] = []
        self._changed = threading.Condition()
        self._loop = asyncio.new_event_loop()
        self._stopped = asyncio.Event()
        self._thread = threading.Thread(target=self._loop.run_forever, name="smtp server", daemon=True)
        self._thread.start()
        self._server = self._run(self._listen(0))
        self.port: int = self._server.sockets[0].getsockname()[1]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._run(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def wait_for(self, count: int, seconds: float = 10) -> list[Received]:
        """Return the mails when there are ``count``. Raises AssertionError when there are fewer after ``seconds``."""
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.mails) >= count, seconds), f"only {len(self.mails)} mails"
        return list(self.mails)

    def disconnect(self) -> None:
        """Close every connection, as a server does that has waited long enough."""
        self._run(self._disconnect())

    def down(self) -> None:
        """Close every connection and take no more."""
        self._run(self._close())

    def up(self) -> None:
        """Listen on the same port again."""
        self._server = self._run(self._listen(self.port))

    async def handle_MAIL(  # noqa: N802 -- aiosmtpd calls it so
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.refuse_mail:
            return self.refuse_mail
        if self._account and not session.authenticated:  # aiosmtpd's own way warns when TLS comes first
            return "530 5.7.0 Authentication required"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        answer = self.answers.popleft() if self.answers else "250 2.0.0 kept"
        if isinstance(answer, Quirk) or answer.startswith("2"):
            assert isinstance(envelope.content, bytes)
            with self._changed:
                self.mails.append(
                    Received((envelope.mail_from or "").replace("<>", ""), tuple(envelope.rcpt_tos), envelope.content)
                )
                self._changed.notify_all()
        if answer is Quirk.STALL:
            await self._stopped.wait()
        if isinstance(answer, Quirk):
            server.transport.abort()  # type: ignore[union-attr]
            return "250 nobody hears this"
        return answer

    def _authenticate(self, _server: SMTP, _session: Session, _envelope: Envelope, _way: str, data: Any) -> AuthResult:
        assert self._account
        user, password = self._account
        right = isinstance(data, LoginPassword) and data == LoginPassword(user.encode(), password.encode())
        return AuthResult(success=right, handled=right)

    def _connection(self) -> _Connection:
        connection = _Connection(self, loop=self._loop, **self._options)
        self._open.append(connection)
        self.connections += 1
        return connection

    async def _listen(self, port: int) -> asyncio.Server:
        self._stopped.clear()
        return await self._loop.create_server(self._connection, self.host, port, ssl=self._tls)

    async def _disconnect(self) -> None:
        for connection in self._open:
            if connection.transport:
                connection.transport.close()
        self._open.clear()

    async def _close(self) -> None:
        self._stopped.set()
        self._server.close()
        await self._disconnect()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        if others:
            _, pending = await asyncio.wait(others, timeout=2)
            for task in pending:
                task.cancel()

    def _run(self, work: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(20)
