"""What the desk asks of a mailbox, whatever kind it is.

An adapter only reads until ``settle`` is called, which the caller does after its commit. Nothing here relies on
``\\Seen``, and nothing is ever lost without a word: a message that cannot be given is a ``Fetched`` with a problem.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self

MAX_OCTETS = 64 * 1024 * 1024  # a larger message is not read: it would not fit beside the others
BATCH_OCTETS = 8 * 1024 * 1024  # what one round trip may bring, so that memory stays flat
BATCH_COUNT = 200
GONE = "another program removed the message before it could be read"
TOO_LARGE = f"larger than {MAX_OCTETS // 1024**2} MB; take it from the mailbox by hand"


@dataclass(frozen=True, slots=True)
class Listing:
    """The messages that a mailbox shows now: their UIDs in the order to read them (ascending, for IMAP).

    Another ``uidvalidity`` than last time means that old UIDs say nothing any more: list again after 0. ``deleted``
    are those of ``uids`` that are marked as deleted (RFC 9051 section 2.3.2): to be recorded as ignored, not read.
    """

    folder: str
    uidvalidity: int
    uids: tuple[int, ...]
    deleted: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Fetched:
    """One message as it was received, or the ``problem`` why it cannot be given (``octets`` is None then).

    ``received_at`` is when the server took it. ``gone`` says that another program removed it before it was read.
    """

    uid: int
    octets: bytes | None
    received_at: datetime | None
    problem: str | None = None
    gone: bool = False


class Stop(Protocol):
    """What ends a wait: an event, or something that looks like one."""

    def is_set(self) -> bool:
        """Return whether to stop."""
        ...

    def wait(self, timeout: float | None = None) -> bool:
        """Wait for that, at most ``timeout`` seconds, and return whether it is so."""
        ...


class Mailbox(Protocol):
    """A mailbox that is open between ``__enter__`` and ``__exit__``. Every method may raise MailboxError.

    After a MailboxError the connection is unusable: leave the context and open another one. One thread at a time.
    """

    @property
    def name(self) -> str:
        """The mailbox's name in config.toml."""
        ...

    def warning(self, now: datetime) -> str | None:
        """Return what a person must see to although mail is read, in words; None when all is well."""
        ...

    def __enter__(self) -> Self:
        """Connect. Raises MailboxError in plain words; it is permanent when a person must act."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close quietly."""
        ...

    def list(self, after: int) -> Listing:
        """Return what the mailbox shows now, without the UIDs up to ``after`` where UIDs grow."""
        ...

    def fetch(self, uids: Sequence[int]) -> Iterator[Fetched]:
        """Yield each of ``uids`` once, without changing its flags; bounded batches, so that memory stays flat."""
        ...

    def wait(self, seconds: float, stop: Stop) -> bool:
        """Wait until something may have arrived (True) or ``seconds`` are over or ``stop`` is set (False).

        True may be a false alarm, and after False a caller should list as well: not every change is announced.
        """
        ...

    def settle(self, uids: Sequence[int]) -> None:
        """Do to messages that are safely stored what the configuration wants done. Idempotent.

        A server that refuses it stops nothing: mail stays where it is, and ``warning`` says so.
        """
        ...
