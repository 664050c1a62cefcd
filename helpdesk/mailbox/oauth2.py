"""Log in without a password: access tokens (RFC 6749 section 6) and how IMAP takes them (RFC 7628, XOAUTH2).

An access token lasts about an hour and is asked for at every login; what lasts is the refresh token. A provider may
give a new one each time: it is written over the old one in its file, whole or not at all. What a provider says about
its end is passed on, so that somebody can renew it in time. No token and no secret stands in an error.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import subprocess
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpdesk.config import MailboxConfig, OAuth2
from helpdesk.errors import ConfigError, MailboxError

TABLE = "[mailbox.oauth2]"
LARGEST = 100_000  # octets of an answer
FINAL = ("invalid_grant", "invalid_client", "unauthorized_client", "unsupported_grant_type", "invalid_scope")
RENEW = "Sign in again with the provider and put the new refresh token into refresh_token_file"


@dataclass(frozen=True, slots=True)
class Token:
    """An access token; ``refresh_seconds`` is how long the refresh token will be taken, None when unknown.

    ``warning`` is what a person must see to before the next login.
    """

    access: str
    refresh_seconds: float | None = None
    warning: str | None = None


def access_token(config: MailboxConfig, oauth2: OAuth2) -> Token:
    """Return a new access token. Raises MailboxError; it is permanent when a person must sign in again or correct."""
    if oauth2.token_command:
        return Token(_from_command(config, oauth2.token_command))
    try:
        answer = _ask(config, oauth2)
    except ConfigError as error:
        raise MailboxError(f"mailbox {error}", permanent=True) from error
    access, seconds = answer.get("access_token"), answer.get("refresh_token_expires_in")
    if not isinstance(access, str) or not access:
        raise MailboxError(f"mailbox {config.name}: {oauth2.token_url} gave no access token.")
    lasting = float(seconds) if isinstance(seconds, int | float) and not isinstance(seconds, bool) else None
    return Token(access, lasting, _keep(oauth2, answer.get("refresh_token")))


def _from_command(config: MailboxConfig, command: tuple[str, ...]) -> str:
    place = f"mailbox {config.name}: token_command {command[0]}"
    try:
        done = subprocess.run(  # noqa: S603 -- the administrator wrote it into config.toml
            command,
            capture_output=True,
            text=True,
            timeout=config.timeout_seconds,
            stdin=subprocess.DEVNULL,
            check=False,
        )
    except FileNotFoundError as error:
        raise MailboxError(f"{place}: there is no such program. Correct it in {TABLE}.", permanent=True) from error
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError) as error:
        raise MailboxError(f"{place} failed: {error}") from error
    if done.returncode or not done.stdout.strip():
        why = " ".join(done.stderr.split())[:300] or "it printed nothing"
        raise MailboxError(f"{place} ended with {done.returncode}: {why}")
    return done.stdout.strip()


def _ask(config: MailboxConfig, oauth2: OAuth2) -> dict[str, Any]:
    form = {
        "grant_type": "refresh_token",
        "client_id": oauth2.client_id or "",
        "refresh_token": oauth2.refresh_token(config.name).get_secret_value(),
    }
    if secret := oauth2.client_secret(config.name):
        form["client_secret"] = secret.get_secret_value()
    if oauth2.scope:
        form["scope"] = oauth2.scope
    request = urllib.request.Request(  # noqa: S310 -- config.toml allows https, and http on this machine only
        oauth2.token_url or "",
        urllib.parse.urlencode(form).encode("ascii"),
        {"Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded"},
    )
    try:
        with urllib.request.urlopen(request, timeout=config.timeout_seconds) as response:  # noqa: S310 -- as above
            return _object(config, oauth2, response.read(LARGEST))
    except urllib.error.HTTPError as error:
        with error:
            raise _refused(config, oauth2, error.code, error.read(LARGEST)) from error
    except OSError as error:
        reason = getattr(error, "reason", None) or error
        raise MailboxError(f"mailbox {config.name}: {oauth2.token_url} cannot be reached: {reason}") from error


def _object(config: MailboxConfig, oauth2: OAuth2, octets: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(octets)
    except (ValueError, RecursionError) as error:
        raise MailboxError(f"mailbox {config.name}: {oauth2.token_url} did not answer in JSON.") from error
    return answer if isinstance(answer, dict) else {}


def _refused(config: MailboxConfig, oauth2: OAuth2, status: int, octets: bytes) -> MailboxError:
    try:
        answer = _object(config, oauth2, octets)
    except MailboxError:
        answer = {}
    code = str(answer.get("error", ""))
    said = " ".join(f"{code} {answer.get('error_description', '')}".split())[:300] or f"HTTP {status}"
    text = f"mailbox {config.name}: {oauth2.token_url} gives no access token for {config.username}: {said}."
    if code == "invalid_grant":
        return MailboxError(f"{text} {RENEW}.", permanent=True)
    if code in FINAL:
        return MailboxError(f"{text} Correct client_id, client_secret_file or scope in {TABLE}.", permanent=True)
    return MailboxError(text)


def _keep(oauth2: OAuth2, refresh: object) -> str | None:
    """Write a new refresh token over the old one; return what is wrong if that cannot be done."""
    path = oauth2.refresh_token_file
    if not isinstance(refresh, str) or not refresh or path is None:
        return None
    try:
        if path.read_text("utf-8").strip() == refresh:
            return None
        _write(path, refresh)
    except OSError as error:
        text = f"the provider gave a new refresh token, and {path} cannot be written: {error.strerror or error}."
        return f"{text} Let the desk's user write it and its folder, or the next login may fail."
    return None


def _write(path: Path, text: str) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


class Sasl:
    """What a client says in one of the two mechanisms; ``said`` is the server's own reason when it refuses."""

    def __init__(self, mechanism: str, user: str, host: str, port: int, token: str) -> None:
        self.mechanism, self.said = mechanism, ""
        if mechanism == "OAUTHBEARER":
            name = user.replace("=", "=3D").replace(",", "=2C")  # RFC 5801 section 4
            self._first = f"n,a={name},\x01host={host}\x01port={port}\x01auth=Bearer {token}\x01\x01"
        else:
            self._first = f"user={user}\x01auth=Bearer {token}\x01\x01"
        self._begun = False

    @property
    def respond(self) -> Callable[[bytes], bytes]:
        """What answers a challenge: the token first; then, to a refusal, what lets the server say NO."""
        return self._respond

    def _respond(self, challenge: bytes) -> bytes:
        if not self._begun:
            self._begun = True
            return self._first.encode("utf-8")
        self.said = _reason(challenge)
        return b"\x01" if self.mechanism == "OAUTHBEARER" else b""


def _reason(challenge: bytes) -> str:
    """Return the status in a server's JSON (RFC 7628 section 3.2.2), which some servers encode twice."""
    for octets in (challenge, _decoded(challenge)):
        try:
            found = json.loads(octets)
        except (ValueError, RecursionError):
            continue
        return f"status {found.get('status')}" if isinstance(found, dict) else ""
    return ""


def _decoded(octets: bytes) -> bytes:
    try:
        return base64.b64decode(octets, validate=True)
    except binascii.Error:
        return b""
