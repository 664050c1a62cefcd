"""Several SMTP connections behind one door: hand messages over, hear how they went.

The connections live on an event loop in a thread of their own. Whoever hands a message over is asked once, when the
server waits for its octets (``Ready``), so that this moment can be written down before any goes out; then told how it
ended (``Done``). What these say is true in the sense of ``smtp``.
"""

from __future__ import annotations

import asyncio
import queue
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import structlog

from helpdesk.config import Smtp
from helpdesk.errors import DeliveryError
from helpdesk.smtp import FINAL_SECONDS, Begin, Reply, SmtpConnection

MOMENT = 0.001  # seconds for which news of one connection wait for those of others: less than a disk takes
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Ready:
    """The server waits for the octets of message ``key``: call ``go``."""

    key: int


@dataclass(frozen=True, slots=True)
class Done:
    """Message ``key`` was taken, or was not."""

    key: int
    outcome: Reply | DeliveryError


class Submitter:
    """``size`` connections, each opened when it is first needed and used for many messages."""

    def __init__(self, config: Smtp, size: int = 1, final_seconds: float = FINAL_SECONDS) -> None:
        self.size = size
        self._news: queue.SimpleQueue[Ready | Done] = queue.SimpleQueue()
        self._answers: dict[int, asyncio.Future[bool]] = {}
        self._connections = [SmtpConnection(config, final_seconds) for _ in range(size)]
        self._free: asyncio.LifoQueue[SmtpConnection] = asyncio.LifoQueue()  # the one used last is the warmest
        for connection in self._connections:
            self._free.put_nowait(connection)
        self._ending = False
        self._tasks: set[asyncio.Task[None]] = set()
        self._loop = asyncio.SelectorEventLoop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="smtp", daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Break off what is under way, say QUIT and close."""
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def submit(self, reverse_path: str, recipients: Sequence[str], octets: bytes) -> Reply:
        """Hand over one message and wait for the answer. Raises DeliveryError; see ``smtp`` for what it means."""
        work = self._submit(reverse_path, recipients, octets, None)
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    def hand_over(self, key: int, reverse_path: str, recipients: Sequence[str], octets: bytes) -> None:
        """Hand over message ``key``, as soon as a connection is free."""
        self._loop.call_soon_threadsafe(self._begin, key, reverse_path, tuple(recipients), octets)

    def begin_no_more(self) -> None:
        """Give up the messages that still wait for a connection; those under way go on."""
        self._ending = True

    def go(self, key: int, allowed: bool) -> None:
        """Answer a Ready: let the octets of ``key`` go out, or give the message up."""
        self._loop.call_soon_threadsafe(self._answer, key, allowed)

    def news(self, seconds: float, expected: int = 1) -> list[Ready | Done]:
        """Return what has happened, after at most ``seconds`` of waiting for something.

        What happens within a moment of it comes along, until there are ``expected`` news: they share what is done then.
        """
        found: list[Ready | Done] = []
        try:
            found.append(self._news.get(timeout=seconds) if seconds > 0 else self._news.get_nowait())
            until = time.monotonic() + MOMENT
            while True:
                left = until - time.monotonic() if len(found) < expected else 0
                found.append(self._news.get(timeout=left) if left > 0 else self._news.get_nowait())
        except queue.Empty:
            return found

    def _begin(self, key: int, reverse_path: str, recipients: tuple[str, ...], octets: bytes) -> None:
        task = self._loop.create_task(self._carry(key, reverse_path, recipients, octets))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _carry(self, key: int, reverse_path: str, recipients: tuple[str, ...], octets: bytes) -> None:
        """Hand over one message and tell how it went, whatever happens."""

        async def begin() -> bool:
            self._answers[key] = self._loop.create_future()
            self._news.put(Ready(key))
            return await self._answers[key]

        outcome: Reply | DeliveryError
        try:
            outcome = await self._submit(reverse_path, recipients, octets, begin)
        except DeliveryError as error:
            outcome = error
        except Exception as error:  # a fault of ours must not leave a message without an end
            log.exception("smtp.fault", key=key)
            answer = self._answers.get(key)
            gone = answer is not None and answer.done() and not answer.cancelled() and answer.result()
            outcome = DeliveryError(0, f"smtp: {type(error).__name__}: {error}", uncertain=gone)
        self._answers.pop(key, None)
        self._news.put(Done(key, outcome))

    async def _submit(self, reverse_path: str, recipients: Sequence[str], octets: bytes, begin: Begin | None) -> Reply:
        connection = await self._free.get()
        try:
            if self._ending:
                raise DeliveryError(0, "the desk stopped before a connection was free", stopped=True)
            return await connection.submit(reverse_path, recipients, octets, begin)
        finally:
            self._free.put_nowait(connection)

    def _answer(self, key: int, allowed: bool) -> None:
        answer = self._answers.get(key)
        if answer is not None and not answer.done():
            answer.set_result(allowed)

    async def _close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(connection.close() for connection in self._connections))
