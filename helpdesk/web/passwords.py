"""Passwords (argon2id) and the limit on guessing them."""

from __future__ import annotations

import secrets

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from pwdlib import PasswordHash

SHORTEST = 12  # characters of a password that a person chooses (NIST SP 800-63B asks for 8 and recommends more)
LONGEST = 512  # characters; hashing more is only work for us
PER_ACCOUNT = RateLimitItemPerMinute(5, 10)
PER_PLACE = RateLimitItemPerMinute(50, 10)

_hasher = PasswordHash.recommended()
_decoy = _hasher.hash(secrets.token_hex(8))


def hashed(password: str) -> str:
    """Return the hash to keep of a password."""
    return _hasher.hash(password)


def fits(password: str, kept: str | None) -> bool:
    """Whether a password is right; it takes as long when there is no such account, so that none can be probed."""
    if len(password) > LONGEST:
        return False
    right = _hasher.verify(password, kept or _decoy)
    return right and kept is not None


def suggestion() -> str:
    """Return a random password that can be read over the telephone."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(4)) for _ in range(4))


class Attempts:
    """Failed logins lately, by account and by place; kept in this process."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def allowed(self, email: str, place: str) -> bool:
        """Whether another attempt may be made."""
        account = self._limiter.test(PER_ACCOUNT, "account", email.lower(), place)
        return account and self._limiter.test(PER_PLACE, "place", place)

    def failed(self, email: str, place: str) -> None:
        """Note a failed attempt."""
        self._limiter.hit(PER_ACCOUNT, "account", email.lower(), place)
        self._limiter.hit(PER_PLACE, "place", place)
