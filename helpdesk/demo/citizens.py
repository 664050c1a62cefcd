"""The citizens' mail server: it takes every mail over SMTP and keeps its octets in a Maildir, unchanged."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Coroutine
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from aiosmtpd.smtp import SMTP, Envelope, Session

from helpdesk.demo import maildir

log = logging.getLogger(__name__)

HOST = "127.0.0.1"
PATIENCE = 10  # seconds
Result = TypeVar("Result")


class CitizensServer:
    """An SMTP server on ``port`` of this machine, 0 for any free one; use it in a ``with``.

    Raises OSError when the port is taken or the Maildir cannot be made.
    """

    def __init__(self, folder: Path, port: int = 0) -> None:
        self.port = port
        self._folder = folder
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="citizens", daemon=True)
        self._open: set[asyncio.BaseTransport] = set()
        self._server: asyncio.Server | None = None

    def __enter__(self) -> Self:
        maildir.make(self._folder)
        self._thread.start()
        try:
            self._server = self._run(self._loop.create_server(self._connection, HOST, self.port))
        except OSError:
            self._end()
            raise
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._run(self._close())
        self._end()

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 -- aiosmtpd's
        """Keep a mail, once whatever the number of its recipients."""
        octets = envelope.original_content or b""
        try:
            await asyncio.to_thread(maildir.deliver, self._folder, octets, datetime.now(UTC))
        except OSError as error:
            log.warning("demo.not-kept", extra={"reason": str(error)})
            return "452 4.3.1 no room to keep it"
        return "250 2.0.0 kept"

    def _connection(self) -> SMTP:
        return _Connection(self, self._open)

    async def _close(self) -> None:
        if self._server is not None:
            self._server.close()
        for transport in tuple(self._open):
            transport.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        if others:
            _, late = await asyncio.wait(others, timeout=1)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def _run(self, work: Coroutine[Any, Any, Result]) -> Result:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)

    def _end(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)
        self._loop.run_until_complete(self._loop.shutdown_default_executor())
        self._loop.close()


class _Connection(SMTP):
    """One connection, remembered while it is open so that the server can end it."""

    def __init__(self, handler: CitizensServer, opened: set[asyncio.BaseTransport]) -> None:
        super().__init__(handler, hostname="mx.citizens.example", enable_SMTPUTF8=True)
        self._opened = opened

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._opened.add(transport)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        if self.transport is not None:
            self._opened.discard(self.transport)
        super().connection_lost(error)
