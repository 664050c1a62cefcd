"""The steps to an open IMAP folder, each of which says in plain words what is wrong: connect, log in, open."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import CapabilityError, IMAPClientAbortError, IMAPClientError

from helpdesk.config import MailboxConfig, OAuth2
from helpdesk.errors import ConfigError, MailboxError
from helpdesk.mailbox.oauth2 import Sasl, Token, access_token
from helpdesk.network import Server, explain, tls_context

TABLE = "[[mailbox]]"
_BUSY = (  # RFC 5530 section 3, and how servers say it that do not know that RFC
    r"\[(UNAVAILABLE|INUSE|LIMIT|THROTTLED|OVERQUOTA)\]"
    r"|too many|try again|temporar|throttl|time ?out|backoff|bandwidth|exceeded (?:the )?(?:command|rate)|rate limit"
)
BUSY = re.compile(_BUSY, re.IGNORECASE)  # says nothing about the message that was asked for
PASSING = re.compile(_BUSY + r"|\[SERVERBUG\]|internal error", re.IGNORECASE)


def server(config: MailboxConfig) -> Server:
    """Return what ``config`` says about the server."""
    port = config.port or (993 if config.tls == "tls" else 143)
    return Server(f"mailbox {config.name}", TABLE, config.host or "", port)


@contextmanager
def translated(config: MailboxConfig) -> Iterator[None]:
    """Raise what imapclient and the operating system raise as a temporary MailboxError."""
    try:
        yield
    except IMAPClientAbortError as error:
        raise MailboxError(f"mailbox {config.name}: the connection ended: {words(error)}") from error
    except IMAPClientError as error:
        raise MailboxError(f"mailbox {config.name}: the server says: {words(error)}") from error
    except OSError as error:
        text, permanent = explain(error, server(config))
        raise MailboxError(text, permanent=permanent) from error


def is_refusal(error: MailboxError) -> bool:
    """Return whether the server said no, so that the connection is still in order."""
    cause = error.__cause__
    return isinstance(cause, IMAPClientError) and not isinstance(cause, IMAPClientAbortError)


def connect(config: MailboxConfig) -> IMAPClient:
    """Return a connection that is encrypted as configured. Raises MailboxError."""
    where = server(config)
    timeout = SocketTimeout(config.timeout_seconds, config.timeout_seconds)
    try:
        context = None if config.tls == "none" else tls_context(config.ca_file)
    except ConfigError as error:
        raise MailboxError(f"mailbox {config.name}: {error}", permanent=True) from error
    with translated(config):
        client = IMAPClient(where.host, where.port, ssl=config.tls == "tls", ssl_context=context, timeout=timeout)
        client._imap.debug = 0  # imapclient formats every response for a debug log: six times slower
        client.normalise_times = False  # received times keep their offset
        client.socket().setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        if config.tls == "starttls":
            try:
                client.starttls(context)
            except CapabilityError as error:
                close(client)
                text = f'{where.place} does not offer STARTTLS. Set tls = "tls" and its port (993) in {TABLE}.'
                raise MailboxError(f"{where.owner}: {text}", permanent=True) from error
            except (OSError, IMAPClientError):
                close(client)
                raise
    return client


def close(client: IMAPClient) -> None:
    """Close a connection without asking the server."""
    with suppress(OSError, IMAPClientError):
        client.shutdown()


def log_in(client: IMAPClient, config: MailboxConfig) -> Token | None:
    """Log in, and return the token that was used, if any.

    Raises MailboxError without the password or token; it is permanent unless the server is only busy.
    """
    if config.oauth2 is not None:
        return _by_token(client, config, config.oauth2)
    try:
        password = config.password.get_secret_value()
    except ConfigError as error:
        raise MailboxError(f"mailbox {error}", permanent=True) from error
    try:
        if client.has_capability("AUTH=PLAIN"):  # unlike LOGIN it takes any characters
            client.plain_login(config.username, password)
        elif client.has_capability("LOGINDISABLED"):
            text = f'{server(config).place} takes no login without TLS. Set tls = "starttls" or "tls" in {TABLE}.'
            raise MailboxError(f"mailbox {config.name}: {text}", permanent=True)
        else:
            client.login(config.username, password)
    except (IMAPClientError, OSError, UnicodeEncodeError) as error:
        remedy = f"Correct username or the password file in {TABLE}."
        raise _login_error(config, error, words(error).replace(password, "***"), remedy) from error
    return None


def _by_token(client: IMAPClient, config: MailboxConfig, oauth2: OAuth2) -> Token:
    where = server(config)
    offered = [name for name in ("OAUTHBEARER", "XOAUTH2") if client.has_capability(f"AUTH={name}")]
    if not offered:
        text = f"{where.place} takes no OAuth2 tokens. Remove [mailbox.oauth2] and set password_file in {TABLE}."
        raise MailboxError(f"mailbox {config.name}: {text}", permanent=True)
    token = access_token(config, oauth2)
    sasl = Sasl(offered[0], config.username or "", where.host, where.port, token.access)
    try:
        client.sasl_login(sasl.mechanism, sasl.respond)
    except (IMAPClientError, OSError, UnicodeEncodeError) as error:
        said = ", ".join(filter(None, (words(error).replace(token.access, "***"), sasl.said)))
        remedy = "Does the token belong to this user, and does its scope allow IMAP?"
        raise _login_error(config, error, f"with its OAuth2 token: {said}", remedy) from error
    return token


def _login_error(config: MailboxConfig, error: BaseException, said: str, remedy: str) -> MailboxError:
    """Return what a failed login means. Raises the temporary MailboxError of a broken connection itself."""
    if isinstance(error, OSError) or isinstance(error.__context__, IMAPClientAbortError):  # imapclient hides it
        with translated(config):
            raise error.__context__ or error from None
    place = f"mailbox {config.name}: {server(config).place}"
    if PASSING.search(said):
        return MailboxError(f"{place} does not take a login now: {said}.")
    return MailboxError(f"{place} refuses the user {config.username}: {said}. {remedy}", permanent=True)


def open_folder(client: IMAPClient, config: MailboxConfig, key: str = "folder") -> dict[bytes, Any]:
    """Select the folder, read-only unless messages are to be moved, and return what the server says of it.

    Raises MailboxError; it is permanent when there is no such folder. ``key`` names it in config.toml.
    """
    try:
        state: dict[bytes, Any] = client.select_folder(config.folder, readonly=config.move_to is None)
    except (IMAPClientAbortError, OSError):
        with translated(config):
            raise
    except IMAPClientError as error:
        raise _no_folder(client, config, key, config.folder, error) from error
    if not isinstance(state.get(b"UIDVALIDITY"), int):
        text = f'mailbox {config.name}: folder "{config.folder}" has no UIDVALIDITY, so positions in it mean nothing.'
        raise MailboxError(f"{text} Use another server for it.", permanent=True)
    return state


def check_target(client: IMAPClient, config: MailboxConfig) -> None:
    """Raise a permanent MailboxError when the folder to move messages to is not there."""
    if config.move_to is None:
        return
    try:
        client.folder_status(config.move_to, ["UIDVALIDITY"])
    except (IMAPClientAbortError, OSError):
        with translated(config):
            raise
    except IMAPClientError as error:
        raise _no_folder(client, config, "move_to", config.move_to, error) from error


def _no_folder(client: IMAPClient, config: MailboxConfig, key: str, folder: str, error: Exception) -> MailboxError:
    said = words(error)
    if PASSING.search(said):
        return MailboxError(f'mailbox {config.name}: folder "{folder}" cannot be opened now: {said}')
    text = f'mailbox {config.name}: {config.username} has no folder "{folder}" on {server(config).place}: {said}.'
    remedy = f"Correct {key} in {TABLE}{_known(client)}."
    return MailboxError(f"{text} {remedy}", permanent=True)


def _known(client: IMAPClient) -> str:
    """Return the names of the folders there, so that a person sees the right one."""
    try:
        names = sorted(str(name) for _, _, name in client.list_folders())
    except (IMAPClientError, OSError, ValueError):
        return ""
    return f" (there are: {', '.join(names[:20])}{', ...' if len(names) > 20 else ''})" if names else ""


def words(error: BaseException) -> str:
    """Return what a server said as one line of text, without the library's own frame and the final full stop."""
    text = str(error)
    if bracketed := re.search(r"""\[?b(['"])(.*)\1""", text, re.DOTALL):
        text = bracketed.group(2)
    return " ".join(text.split())[:300].rstrip(". ")
