"""Get messages out of an IMAP folder, whatever single ones of them do to the server or to the parser of its answers.

Guarantee: each UID asked for is given back once: with octets, or as gone, or with the problem. A batch that fails is
asked for one by one; one that fails alone is asked for in simpler words, on a new connection if the old one broke. So
one poison message never stops the next. Memory stays flat: a round trip brings at most BATCH_OCTETS, or one message.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

from helpdesk.errors import MailboxError
from helpdesk.mailbox.imap_session import BUSY, words
from helpdesk.mailbox.protocol import BATCH_COUNT, BATCH_OCTETS, GONE, MAX_OCTETS, TOO_LARGE, Fetched

WAYS = (  # from what we want to what even an odd server manages; none of them sets \Seen
    ("BODY.PEEK[]", "INTERNALDATE"),
    ("BODY.PEEK[]",),
    ("BODY.PEEK[HEADER]", "BODY.PEEK[TEXT]"),
)
BROKEN = "the connection broke whenever the message was asked for"
REFUSED = "the server refuses to give it"
Answer = Mapping[int, Mapping[bytes, Any]]


class Connection(Protocol):
    """An open folder that can be opened again."""

    name: str

    @property
    def client(self) -> IMAPClient:
        """The present connection."""
        ...

    def reconnect(self) -> None:
        """Open the same folder on a new connection. Raises MailboxError."""
        ...


def fetch(connection: Connection, uids: Sequence[int]) -> Iterator[Fetched]:
    """Yield each of ``uids`` in order.

    Raises MailboxError when the server cannot be reached any more, or has no time for us: what only its next message
    can show. So a message whose failure may be the server's is held back until then.
    """
    held: Fetched | None = None
    for fetched in _each(connection, uids):
        doubtful = _by_server(fetched.problem)
        if held and doubtful:  # twice in a row: the server is at fault, not the mail
            raise _server_error(connection, fetched.problem or "")
        if held:
            yield held
        held = fetched if doubtful else None
        if not doubtful:
            yield fetched
    if held and not (held.problem or "").startswith(BROKEN):
        raise _server_error(connection, held.problem or "")
    if held:
        yield held


def _by_server(problem: str | None) -> bool:
    """Return whether a failure may be the server's and not the message's."""
    return problem is not None and (
        problem.startswith(BROKEN) or (problem.startswith(REFUSED) and bool(BUSY.search(problem)))
    )


def _server_error(connection: Connection, problem: str) -> MailboxError:
    if problem.startswith(BROKEN):
        return MailboxError(f"mailbox {connection.name}: the connection keeps breaking while messages are read")
    return MailboxError(f"mailbox {connection.name}: {problem}. The desk asks again later.")


def _each(connection: Connection, uids: Sequence[int]) -> Iterator[Fetched]:
    for start in range(0, len(uids), BATCH_COUNT):
        group = uids[start : start + BATCH_COUNT]
        sizes = _sizes(connection, group)
        for batch in _batches(group, sizes):
            yield from _batch(connection, batch, sizes)


def _sizes(connection: Connection, uids: Sequence[int]) -> dict[int, int]:
    """Return the size in octets by UID where the server tells it (RFC 9051: RFC822.SIZE)."""
    answer = _ask(connection, uids, ("RFC822.SIZE",))
    if isinstance(answer, str):
        return {}
    return {uid: item[b"RFC822.SIZE"] for uid, item in answer.items() if isinstance(item.get(b"RFC822.SIZE"), int)}


def _batches(uids: Sequence[int], sizes: Mapping[int, int]) -> Iterator[list[int]]:
    """Cut ``uids`` into runs of at most BATCH_OCTETS; one of unknown or larger size stands alone."""
    batch: list[int] = []
    total = 0
    for uid in uids:
        size = sizes.get(uid, BATCH_OCTETS)
        if batch and total + size > BATCH_OCTETS:
            yield batch
            batch, total = [], 0
        batch.append(uid)
        total += size
    if batch:
        yield batch


def _batch(connection: Connection, uids: list[int], sizes: Mapping[int, int]) -> Iterator[Fetched]:
    if len(uids) > 1:
        answer = _ask(connection, uids, WAYS[0])
        found = {} if isinstance(answer, str) else dict(answer)
        del answer
        for uid in uids:
            yield _fetched(uid, found.pop(uid, {})) or _alone(connection, uid)
    elif sizes.get(uids[0], 0) > MAX_OCTETS:
        yield Fetched(uids[0], None, None, TOO_LARGE)
    else:
        yield _alone(connection, uids[0])


def _alone(connection: Connection, uid: int) -> Fetched:
    """Ask for one message in every way there is."""
    reason = "the server shows the message and does not give it"
    for way in WAYS:
        answer = _ask(connection, [uid], way)
        if isinstance(answer, str):
            reason = answer
            if reason.startswith(REFUSED) and BUSY.search(reason):
                break  # asking more often makes it worse
        elif uid not in answer and not _there(connection, uid):
            return Fetched(uid, None, None, GONE, gone=True)
        elif fetched := _fetched(uid, answer.get(uid, {})):
            return fetched
    return Fetched(uid, None, None, reason)


def _there(connection: Connection, uid: int) -> bool:
    answer = _ask(connection, [uid], ("FLAGS",))
    return isinstance(answer, str) or uid in answer


def _fetched(uid: int, item: Mapping[bytes, Any]) -> Fetched | None:
    """Return the message if it is in the server's answer."""
    octets = item.get(b"BODY[]")
    if octets is None and isinstance(item.get(b"BODY[HEADER]"), bytes):
        octets = item[b"BODY[HEADER]"] + (item.get(b"BODY[TEXT]") or b"")
    received_at = item.get(b"INTERNALDATE")
    if not isinstance(octets, bytes):
        return None
    return Fetched(uid, octets, received_at if isinstance(received_at, datetime) else None)


def _ask(connection: Connection, uids: Sequence[int], items: Sequence[str]) -> Answer | str:
    """Return what the server answers, or why there is no answer to be had for these.

    A broken connection has been opened again by then. Raises MailboxError when that fails.
    """
    try:
        answer: Answer = connection.client.fetch(uids, items)
    except (IMAPClientAbortError, OSError) as error:
        connection.reconnect()
        return f"{BROKEN}: {words(error)}"
    except IMAPClientError as error:
        return f"{REFUSED}: {words(error)}"
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        return f"the server's answer cannot be read: {words(error)}"
    return answer
