"""The folder of sent mail as a place to put copies: looked into before anything is added (RFC 3501 section 6.3.11)."""

from __future__ import annotations

from datetime import datetime
from types import TracebackType
from typing import Self

from imapclient import SEEN, IMAPClient

from helpdesk.config import MailboxConfig
from helpdesk.mailbox import imap_session as session


class SentFolder:
    """The ``sent_folder`` of an account, open."""

    def __init__(self, config: MailboxConfig) -> None:
        self._config = config.model_copy(update={"folder": config.sent_folder, "move_to": None})
        self._open: IMAPClient | None = None

    def __enter__(self) -> Self:
        """Connect, log in and open the folder. Raises MailboxError."""
        client = session.connect(self._config)
        try:
            session.log_in(client, self._config)
            session.open_folder(client, self._config, "sent_folder")
        except BaseException:
            session.close(client)
            raise
        self._open = client
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close the connection."""
        if self._open is not None:
            session.close(self._open)
            self._open = None

    def holds(self, message_id: str) -> bool:
        """Return whether a message with this Message-ID (without angle brackets) is there. Raises MailboxError."""
        with session.translated(self._config):
            return bool(self._client.search(["HEADER", "Message-ID", f"<{message_id}>"]))

    def put(self, octets: bytes, sent_at: datetime) -> None:
        """Add a message that counts as read, received when it was sent. Raises MailboxError."""
        with session.translated(self._config):
            self._client.append(self._config.folder, octets, flags=(SEEN,), msg_time=sent_at)

    @property
    def _client(self) -> IMAPClient:
        if self._open is None:
            raise RuntimeError("the folder is not open")
        return self._open
