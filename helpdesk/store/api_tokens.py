"""The tokens of systems, and what was answered to each of their requests (idempotency keys)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from helpdesk.model.system import ApiToken
from helpdesk.store.database import Tx
from helpdesk.store.schema import api_request, api_token

_COLUMNS = [api_token.c[name] for name in ApiToken.__slots__]


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered to a request: its HTTP status and JSON; ``digest`` is the SHA-256 of what was asked."""

    digest: str
    status: int
    answer: Mapping[str, Any]


def digest(secret: str) -> str:
    """Return what is kept of a token. Its 256 random bits need no slow hash: nobody can try them out."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def add(tx: Tx, system: str, secret: str, by: str, now: datetime) -> ApiToken:
    """Record a token of ``system``."""
    values = {"system": system, "digest": digest(secret), "created_by": by, "created_at": now}
    row = tx.execute(sa.insert(api_token).values(**values).returning(*_COLUMNS)).one()
    return ApiToken(**row._asdict())


def by_secret(tx: Tx, secret: str) -> ApiToken | None:
    """Return the token with this secret that nobody has revoked."""
    query = sa.select(*_COLUMNS).where(api_token.c.digest == digest(secret), api_token.c.revoked_at.is_(None))
    row = tx.execute(query).one_or_none()
    return ApiToken(**row._asdict()) if row else None


def every(tx: Tx) -> tuple[ApiToken, ...]:
    """Return all tokens, revoked ones too, by system."""
    rows = tx.execute(sa.select(*_COLUMNS).order_by(api_token.c.system, api_token.c.id))
    return tuple(ApiToken(**row._asdict()) for row in rows)


def revoke(tx: Tx, token_id: int, now: datetime) -> bool:
    """End a token for good; return whether it was still valid."""
    here = (api_token.c.id == token_id, api_token.c.revoked_at.is_(None))
    return tx.execute(sa.update(api_token).where(*here).values(revoked_at=now)).rowcount > 0


def used(tx: Tx, token_id: int, now: datetime) -> None:
    """Note that a token was used."""
    tx.execute(sa.update(api_token).where(api_token.c.id == token_id).values(used_at=now))


def answered(tx: Tx, system: str, key: str) -> Answered | None:
    """Return what was answered to this system under an idempotency key."""
    c = api_request.c
    query = sa.select(c.digest, c.status, c.answer).where(c.system == system, c.key == key)
    row = tx.execute(query).one_or_none()
    return Answered(row.digest, row.status, row.answer) if row else None


def remember(tx: Tx, system: str, key: str, answer: Answered, now: datetime) -> None:
    """Keep an answer for the case that the same request comes again."""
    values = {"digest": answer.digest, "status": answer.status, "answer": dict(answer.answer), "at": now}
    tx.execute(sa.insert(api_request).values(system=system, key=key, **values))
