"""Try the way to a mailbox step by step and say in plain words where it ends. Nothing in the mailbox changes."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from imapclient import IMAPClient

from helpdesk.config import MailboxConfig
from helpdesk.errors import MailboxError
from helpdesk.mailbox import imap_session as session
from helpdesk.mailbox.maildir import MaildirMailbox
from helpdesk.network import Step, resolve, walk

Steps = list[tuple[str, Callable[[], str]]]


def check_mailbox(config: MailboxConfig) -> tuple[Step, ...]:
    """Return what each step found, up to the first one that failed."""
    if config.kind == "maildir":
        return walk(_maildir_steps(config))
    with ExitStack() as stack:
        return walk(_ImapCheck(config, stack).steps())


class _ImapCheck:
    """The steps share one connection, which the stack closes."""

    def __init__(self, config: MailboxConfig, stack: ExitStack) -> None:
        self._config = config
        self._stack = stack
        self._server = session.server(config)
        self._open: IMAPClient | None = None

    def steps(self) -> Steps:
        return [
            ("host", self._host),
            ("connection", self._connection),
            ("login", self._login),
            ("folder", self._folder),
            ("move_to", self._move_to),
            ("new mail", self._new_mail),
        ]

    @property
    def _client(self) -> IMAPClient:
        if self._open is None:
            raise MailboxError(f"mailbox {self._config.name}: not connected")
        return self._open

    def _host(self) -> str:
        with session.translated(self._config):
            return resolve(self._server)

    def _connection(self) -> str:
        self._open = session.connect(self._config)
        self._stack.callback(session.close, self._open)
        if self._config.tls == "none":
            return f"{self._server.place} answers; not encrypted, as configured"
        return f"{self._server.place} answers, encrypted, and the certificate is for {self._server.host}"

    def _login(self) -> str:
        session.log_in(self._client, self._config)
        return f"{self._config.username} is accepted"

    def _folder(self) -> str:
        state = session.open_folder(self._client, self._config)
        return f"{self._config.folder} holds {state.get(b'EXISTS', 0)} messages"

    def _move_to(self) -> str:
        session.check_target(self._client, self._config)
        if self._config.move_to is None:
            return "messages stay where they are, as configured"
        return f"{self._config.move_to} is there"

    def _new_mail(self) -> str:
        with session.translated(self._config):
            announced = self._config.idle and self._client.has_capability("IDLE")
        return "announced by IDLE" if announced else f"looked for every {self._config.poll_seconds} seconds"


def _maildir_steps(config: MailboxConfig) -> Steps:
    path = config.path or Path()

    def folder() -> str:
        if not path.is_dir():
            text = f"mailbox {config.name}: there is no maildir {path}. Correct path in {session.TABLE}"
            raise MailboxError(f"{text}, or make the folder; the desk then makes the rest.", permanent=True)
        missing = [part for part in ("new", "cur", "tmp") if not (path / part).is_dir()]
        return f"{path} is there" + (f"; the desk will make {', '.join(missing)}" if missing else "")

    def access() -> str:
        folders = [folder for folder in (path, path / "new", path / "cur", path / "tmp") if folder.exists()]
        if refused := [str(folder) for folder in folders if not os.access(folder, os.R_OK | os.W_OK | os.X_OK)]:
            text = f"mailbox {config.name}: the desk's user may not read and write {', '.join(refused)}"
            raise MailboxError(f"{text}. Give it access.", permanent=True)
        return "may be read and written"

    def messages() -> str:
        if not (path / "new").is_dir() or not (path / "cur").is_dir():
            return "none yet"
        return f"{len(MaildirMailbox(config).list(0).uids)} messages"

    return [("folder", folder), ("access", access), ("messages", messages)]
