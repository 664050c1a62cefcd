"""Sessions: a signed cookie that names a person, their session epoch and when it began.

Nothing about a session is kept on the server. It ends when it is too old, or when the person's epoch has grown (a new
password, another role, a logout): every cookie signed before is worthless from then on.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from itsdangerous import BadSignature, URLSafeSerializer
from starlette.responses import Response

from helpdesk.config import Web

NOBODY = 0  # the person of a session that has not logged in yet; it only carries the token of the login form
FUTURE = timedelta(minutes=5)  # how far another machine's clock may be ahead of ours


@dataclass(frozen=True, slots=True)
class Session:
    """What the cookie says. ``token`` must come along with every change (CSRF)."""

    person_id: int
    epoch: int
    began: datetime
    token: str


class Sessions:
    """Signs and reads session cookies."""

    def __init__(self, key: bytes, web: Web) -> None:
        self._serializer = URLSafeSerializer(key, salt="helpdesk.web.session")
        self._lifetime = timedelta(hours=web.session_hours)
        self._secure = web.secure_cookies
        self.cookie = "__Host-helpdesk" if web.secure_cookies else "helpdesk"

    def begin(self, person_id: int, epoch: int, now: datetime) -> Session:
        """Return a new session with a token of its own."""
        return Session(person_id, epoch, now, secrets.token_urlsafe(24))

    def read(self, cookie: str | None, now: datetime) -> Session | None:
        """Return the session of a cookie, or None when it is not ours or too old."""
        session = self.once(cookie)
        return session if session and now - self._lifetime < session.began <= now + FUTURE else None

    def once(self, cookie: str | None) -> Session | None:
        """Return the session of a cookie however old it is, or None when it is not ours."""
        if not cookie:
            return None
        try:
            person_id, epoch, began, token = self._serializer.loads(cookie)
            return Session(int(person_id), int(epoch), datetime.fromtimestamp(began, UTC), str(token))
        except (BadSignature, ValueError, TypeError, OverflowError):
            return None

    def attach(self, response: Response, session: Session) -> None:
        """Let ``response`` give the browser this session; it ends with the browser or its lifetime."""
        value = [session.person_id, session.epoch, session.began.timestamp(), session.token]
        sealed = str(self._serializer.dumps(value))
        response.set_cookie(self.cookie, sealed, httponly=True, samesite="lax", secure=self._secure, path="/")

    def detach(self, response: Response) -> None:
        """Let ``response`` take the session from the browser."""
        response.delete_cookie(self.cookie, httponly=True, samesite="lax", secure=self._secure, path="/")
