"""An IMAP folder as a mailbox (RFC 3501, RFC 9051).

Guarantees: nothing changes a message before ``settle``: the folder is opened read-only unless messages are to be moved,
and octets are read with BODY.PEEK. The position is UIDVALIDITY and UID. A connection that died without a word is
noticed: every command has a time limit, and IDLE is issued anew long before servers give it up (RFC 2177: 29 minutes).
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Any, Self

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

from helpdesk.config import MailboxConfig
from helpdesk.errors import MailboxError
from helpdesk.mailbox import imap_session as session
from helpdesk.mailbox.imap_fetch import fetch
from helpdesk.mailbox.oauth2 import Token
from helpdesk.mailbox.protocol import BATCH_COUNT, Fetched, Listing, Stop

SEARCH_WINDOW = 50_000  # imaplib refuses lines over a million octets, and a found UID takes up to eleven
IDLE_SECONDS = 540  # providers drop idle connections after ten minutes, whatever RFC 2177 says
IDLE_REFUSALS = 3  # after so many the desk only looks from time to time
TICK_SECONDS = 0.1
WARN_BEFORE = timedelta(days=30)
END_OF_FILE_TICKS = 3  # a TLS record without mail wakes us once; an ended connection does for ever


class ImapMailbox:
    """The folder of an account. It may be opened again after a MailboxError."""

    def __init__(self, config: MailboxConfig, *, sent: bool = False) -> None:
        """Take the folder that ``config`` names, or with ``sent`` the one of sent mail, which is only read."""
        self.name = config.sent_name if sent else config.name
        self._key = "sent_folder" if sent else "folder"
        if sent:
            config = config.model_copy(update={"folder": config.sent_folder, "move_to": None})
        self._config = config
        self._open: IMAPClient | None = None
        self._uidvalidity: int | None = None
        self._shown: tuple[object, object] = (None, None)
        self._can_idle = config.idle
        self._refusals = 0
        self._idling = False
        self._unsettled: str | None = None
        self._token: Token | None = None
        self._logged_in = 0.0

    def __enter__(self) -> Self:
        """Connect, log in and open the folder. Raises MailboxError."""
        client = session.connect(self._config)
        try:
            self._note(session.log_in(client, self._config))
            session.check_target(client, self._config)
            self._uidvalidity = session.open_folder(client, self._config, self._key)[b"UIDVALIDITY"]
        except BaseException:
            session.close(client)
            raise
        self._open, self._idling = client, False
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Log out if the connection is in order, else just close it."""
        client, self._open = self._open, None
        if client is None:
            return
        try:
            if error is None and not self._idling:
                client.logout()
        except (OSError, IMAPClientError):
            return  # the server was faster
        finally:
            session.close(client)

    def list(self, after: int) -> Listing:
        """Return the UIDs over ``after``, ascending, and those of them that are marked as deleted."""
        state = self._select()
        self._uidvalidity = state[b"UIDVALIDITY"]
        exists, following = state.get(b"EXISTS", 0), state.get(b"UIDNEXT")
        if not exists or (following is not None and following <= after + 1):
            return Listing(self._config.folder, state[b"UIDVALIDITY"], ())
        uids = self._search(exists, after, "")
        deleted = self._search(exists, after, " DELETED") & uids
        return Listing(self._config.folder, state[b"UIDVALIDITY"], tuple(sorted(uids)), tuple(sorted(deleted)))

    def fetch(self, uids: Sequence[int]) -> Iterator[Fetched]:
        """Yield each message; see ``imap_fetch`` for what happens to those that cannot be given."""
        return fetch(self, uids)

    def wait(self, seconds: float, stop: Stop) -> bool:
        """Wait by IDLE where the server has it, else until the time is over."""
        if not (self._can_idle and self.client.has_capability("IDLE")):
            stop.wait(seconds)
            return False
        deadline = time.monotonic() + seconds
        while not stop.is_set() and time.monotonic() < deadline:
            before = self._shown
            self._select()
            if self._shown != before:  # arrived since the listing: IDLE would not announce it
                return True
            if self._idle(min(deadline, time.monotonic() + IDLE_SECONDS), stop):
                return True
        return False

    def settle(self, uids: Sequence[int]) -> None:
        """Move the messages to ``move_to`` if that is configured; those that are gone are passed over."""
        target = self._config.move_to
        if target is None:
            return
        for start in range(0, len(uids), BATCH_COUNT):
            try:
                with session.translated(self._config):
                    self._move(uids[start : start + BATCH_COUNT], target)
            except MailboxError as error:
                if not session.is_refusal(error):
                    raise
                self._unsettled = f'{error}. Mail is read all the same, and not moved to "{target}".'
                return
            self._unsettled = None

    def warning(self, now: datetime) -> str | None:
        """Return what a person must see to: mail that cannot be moved, credentials that end soon or cannot be kept."""
        ends = self._ends(now)
        soon = None
        if ends is not None and ends - now <= WARN_BEFORE:
            soon = f"the credentials for {self._config.username} end on {ends:%Y-%m-%d}, in {max((ends - now).days, 0)}"
            soon += " days. Renew them before, or mail cannot be read any more."
        kept = self._token.warning if self._token else None
        return " ".join(filter(None, (kept, soon, self._unsettled))) or None

    def _ends(self, now: datetime) -> datetime | None:
        """Return when the credentials end, as far as the provider or config.toml say."""
        known = []
        if self._token and self._token.refresh_seconds is not None:
            left = self._token.refresh_seconds - (time.monotonic() - self._logged_in)
            known.append(now + timedelta(seconds=left))
        if day := self._config.credentials_expire:
            known.append(datetime(day.year, day.month, day.day, tzinfo=UTC))
        return min(known, default=None)

    def _note(self, token: Token | None) -> None:
        self._token, self._logged_in = token, time.monotonic()

    @property
    def client(self) -> IMAPClient:
        """The connection. Raises MailboxError outside the context."""
        if self._open is None:
            raise MailboxError(f"mailbox {self.name}: not connected")
        return self._open

    def reconnect(self) -> None:
        """Open the same folder on a new connection. Raises MailboxError, also when its UIDs mean something else now."""
        before = self._uidvalidity
        if self._open is not None:
            session.close(self._open)
            self._open = None
        self.__enter__()
        if self._uidvalidity != before:
            raise MailboxError(f"mailbox {self.name}: the folder was made anew while it was read")

    def _select(self) -> dict[bytes, Any]:
        """Open the folder again, which tells what is in it now, and remember what distinguishes that."""
        state = session.open_folder(self.client, self._config, self._key)
        self._shown = (state[b"UIDVALIDITY"], state.get(b"UIDNEXT", state.get(b"EXISTS")))
        return state

    def _search(self, exists: int, after: int, criterion: str) -> set[int]:
        found: set[int] = set()
        for start in range(1, exists + 1, SEARCH_WINDOW):
            end = start + SEARCH_WINDOW - 1
            window = f"{start}:{end if end < exists else '*'}"
            with session.translated(self._config):
                found.update(self.client.search(f"{window} UID {after + 1}:*{criterion}"))
        return {uid for uid in found if uid > after}  # "n:*" always holds the last message (RFC 9051 section 9)

    def _idle(self, deadline: float, stop: Stop) -> bool:
        """Return whether the server announced a message before ``deadline``. Raises MailboxError when it is gone."""
        with session.translated(self._config):
            try:
                self.client.idle()
            except IMAPClientAbortError:
                raise
            except IMAPClientError as error:
                self._refused(str(error))
                return True
            self._idling = True
            arrived = self._listen(deadline, stop)
            if not stop.is_set():  # else we are leaving, and the server may be slow
                self.client.idle_done()
                self._idling = False
        return arrived

    def _refused(self, answer: str) -> None:
        """Go on with a new connection: imapclient cannot use one on which IDLE was not answered with "+"."""
        self._refusals += 1
        announced = "b'* " in answer  # news came before the "+", which may happen; a server that always does it may not
        self._can_idle = announced and self._refusals < IDLE_REFUSALS
        self.reconnect()

    def _listen(self, deadline: float, stop: Stop) -> bool:
        idle_ticks = 0
        while not stop.is_set() and (left := deadline - time.monotonic()) > 0:
            tick = min(TICK_SECONDS, left)
            began = time.monotonic()
            responses = self.client.idle_check(timeout=tick)
            if any(b"BYE" in response[:1] for response in responses):
                raise IMAPClientAbortError("the server said BYE")
            if any(b"EXISTS" in response[1:2] for response in responses):
                return True
            early = not responses and time.monotonic() - began < tick / 2
            idle_ticks = idle_ticks + 1 if early else 0
            if idle_ticks >= END_OF_FILE_TICKS:  # imapclient tells an ended connection by nothing else
                raise IMAPClientAbortError("the server closed it without a word")
        return False

    def _move(self, uids: Sequence[int], target: str) -> None:
        client = self.client
        if client.has_capability("MOVE"):
            client.move(uids, target)
            return
        client.copy(uids, target)
        client.add_flags(uids, [b"\\Deleted"], silent=True)
        if client.has_capability("UIDPLUS"):  # a plain EXPUNGE would also remove what others marked
            client.uid_expunge(uids)
